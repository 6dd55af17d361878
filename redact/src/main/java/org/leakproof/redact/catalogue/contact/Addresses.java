package org.leakproof.redact.catalogue.contact;

import java.util.List;
import org.leakproof.redact.catalogue.Identifier;

/** The registry of where somebody lives or has their post. */
public final class Addresses {

    private Addresses() {}

    public static List<Identifier> all() {
        return List.of(PostalAddress.identifier(), Postcode.identifier());
    }
}
