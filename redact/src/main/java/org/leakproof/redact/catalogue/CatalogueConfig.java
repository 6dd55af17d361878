package org.leakproof.redact.catalogue;

import java.util.Objects;
import org.leakproof.redact.catalogue.contact.PhoneConfig;

/** What the catalogue needs to know of the editor's archive. */
public record CatalogueConfig(PhoneConfig phone) {

    public CatalogueConfig {
        Objects.requireNonNull(phone);
    }
}
