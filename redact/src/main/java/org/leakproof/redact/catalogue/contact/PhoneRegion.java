package org.leakproof.redact.catalogue.contact;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.BitSet;
import java.util.Optional;

/**
 * What is asked of a region before its numbering plan is: most numbers of a text are of no length that the region has.
 *
 * @param id ISO 3166-1 alpha-2
 * @param countryCode without plus
 * @param trunkPrefix what is dialled before a national number ({@code 0}); empty if nothing is
 * @param lengths possible lengths of a national number without the trunk prefix
 */
record PhoneRegion(String id, String countryCode, String trunkPrefix, BitSet lengths) {

    private static final int LONGEST = 15;

    /** The longest carrier code that is dialled between trunk prefix and number, as in Brazil. */
    private static final int CARRIER_CODE = 3;

    static PhoneRegion of(String id, PhoneNumberUtil util) {
        BitSet lengths = new BitSet();
        int countryCode = util.getCountryCodeForRegion(id);
        long number = 0;
        for (int length = 1; length <= LONGEST; length++) {
            number = number * 10 + 2;
            PhoneNumberUtil.ValidationResult result = util.isPossibleNumberWithReason(
                    new Phonenumber.PhoneNumber().setCountryCode(countryCode).setNationalNumber(number));
            lengths.set(length, result == PhoneNumberUtil.ValidationResult.IS_POSSIBLE);
        }
        String trunk = Optional.ofNullable(util.getNddPrefixForRegion(id, true)).orElse("");
        return new PhoneRegion(id, Integer.toString(countryCode), trunk, lengths);
    }

    /** Whether it is worth while to look the digits up. */
    boolean mayHave(String digits) {
        int length = digits.length();
        if (lengths.get(length) || digits.startsWith(countryCode) && lengths.get(length - countryCode.length())) {
            return true;
        }
        if (trunkPrefix.isEmpty() || !digits.startsWith(trunkPrefix)) {
            return false;
        }
        int rest = length - trunkPrefix.length();
        return rest > 0
                && !lengths.get(Math.max(0, rest - CARRIER_CODE), rest + 1).isEmpty();
    }
}
