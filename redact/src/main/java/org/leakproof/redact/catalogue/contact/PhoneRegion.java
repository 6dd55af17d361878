package org.leakproof.redact.catalogue.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/**
 * A region's numbers, asked for by length first: most numbers of a text are of no length that the region has.
 *
 * @param id ISO 3166-1 alpha-2
 * @param countryCode without plus
 * @param trunkPrefix what is dialled before a national number ({@code 0}); empty if nothing is
 * @param lengths possible lengths of a national number without the trunk prefix
 * @param plan its numbers
 */
record PhoneRegion(String id, String countryCode, String trunkPrefix, BitSet lengths, NumberingPlan plan) {

    private static final int LONGEST = 15;

    /** Where a carrier's code may be dialled between trunk prefix and number; and how long it is at most. */
    private static final Set<String> WITH_CARRIER_CODE = Set.of("AR", "BR", "CL", "CO", "CR", "KR", "MX");

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
        return new PhoneRegion(id, Integer.toString(countryCode), trunk, lengths, NumberingPlans.WORLD.plan(id));
    }

    /** Whether a number with so many digits may be one, with or without trunk prefix, carrier or country code. */
    boolean mayHave(int length) {
        int least = Math.max(1, length - Math.max(CARRIER_CODE + 1, countryCode.length()));
        return !lengths.get(least, length + 1).isEmpty();
    }

    /** Whether the numbering plan has this number, with or without trunk prefix or country code. */
    boolean has(String digits, PhoneNumberUtil util) {
        int length = digits.length();
        if (!trunkPrefix.isEmpty() && digits.startsWith(trunkPrefix)) {
            int rest = length - trunkPrefix.length();
            if (has(rest) && isValid(digits.substring(trunkPrefix.length()))) {
                return true;
            }
            if (WITH_CARRIER_CODE.contains(id)
                    && !lengths.get(Math.max(0, rest - CARRIER_CODE), rest).isEmpty()
                    && isValidAsDialled(digits, util)) {
                return true;
            }
        }
        if (has(length) && isValid(digits)) {
            return true;
        }
        return digits.startsWith(countryCode)
                && has(length - countryCode.length())
                && isValid(digits.substring(countryCode.length()));
    }

    private boolean has(int length) {
        return length > 0 && lengths.get(length);
    }

    /** The region's own plan first: of countries that share a code all would be asked. */
    private boolean isValid(String national) {
        return plan.has(national, 0) || NumberingPlans.WORLD.isValid(Integer.parseInt(countryCode), national);
    }

    /** Leaves carrier codes and other national habits to libphonenumber; slow. */
    private boolean isValidAsDialled(String digits, PhoneNumberUtil util) {
        try {
            return util.isValidNumber(util.parse(digits, id));
        } catch (NumberParseException notANumber) {
            return false; // its way to say no
        }
    }
}
