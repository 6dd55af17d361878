package org.leakproof.redact.catalogue.contact;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Set;

/**
 * Where national phone numbers come from.
 *
 * @param regions regions whose numbers are found without a country code (ISO 3166-1 alpha-2, upper case), in the order in
 *     which they are tried; numbers with a country code are found of all regions
 */
public record PhoneConfig(List<String> regions) {

    /** @throws IllegalArgumentException naming a region that is not known */
    public PhoneConfig {
        regions = List.copyOf(regions);
        Set<String> known = knownRegions();
        for (String region : regions) {
            if (!known.contains(region)) {
                throw new IllegalArgumentException(
                        "unknown phone region \"" + region + "\"; expected two upper-case letters, such as GB");
            }
        }
    }

    public static Set<String> knownRegions() {
        return PhoneNumberUtil.getInstance().getSupportedRegions();
    }
}
