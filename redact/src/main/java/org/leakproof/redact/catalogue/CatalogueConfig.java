package org.leakproof.redact.catalogue;

import java.util.List;

/**
 * What the catalogue needs to know of the editor's archive.
 *
 * @param phoneRegions regions whose national phone numbers are found without a country code (ISO 3166-1 alpha-2, upper
 *     case), in the order in which they are tried; numbers with a country code are found of all regions
 */
public record CatalogueConfig(List<String> phoneRegions) {

    public CatalogueConfig {
        phoneRegions = List.copyOf(phoneRegions);
    }
}
