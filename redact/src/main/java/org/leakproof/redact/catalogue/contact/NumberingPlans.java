package org.leakproof.redact.catalogue.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import com.google.i18n.phonenumbers.metadata.source.MetadataSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leakproof.redact.catalogue.check.DigitTemplates;

/**
 * Whether numbers with a country code exist: what libphonenumber would say of them, from its tables. libphonenumber itself is
 * asked for the few that have a trunk prefix behind their country code, of which it knows how to take it off.
 *
 * <p>Shareable; a country code's plan is made when its first number is met.
 */
final class NumberingPlans {

    static final NumberingPlans WORLD = new NumberingPlans();

    private static final String NOT_A_REGION = "001";
    private static final int LONGEST_COUNTRY_CODE = 3;

    /** Of a national number; shorter ones libphonenumber does not read, longer ones neither. */
    private static final int LEAST = 2;

    private static final int MOST = 17;

    private final PhoneNumberUtil util = PhoneNumberUtil.getInstance();
    private final MetadataSource tables =
            DefaultMetadataDependenciesProvider.getInstance().getPhoneNumberMetadataSource();
    private final Set<Integer> countryCodes = util.getSupportedCallingCodes();
    private final Map<Integer, Code> codes = new ConcurrentHashMap<>();

    /**
     * A country code.
     *
     * @param plans of its regions, in the order in which they are asked
     * @param leading which of the regions are told by their first digits; an empty template for the others
     * @param told a bit for each of these
     * @param lengths of its numbers
     * @param trunkDigits with which of the digits something may begin that is taken off the number before it is looked up
     */
    private record Code(
            List<NumberingPlan> plans, DigitTemplates leading, int told, BitSet lengths, BitSet trunkDigits) {}

    private NumberingPlans() {}

    /** What is known of a number. */
    enum Answer {
        NONE,

        /** Of a length that the country has. */
        POSSIBLE,
        VALID
    }

    /** @param digits country code first, without plus */
    Answer ask(String digits) {
        int length = countryCodeLength(digits);
        int national = digits.length() - length;
        if (length == 0 || national < LEAST) {
            return Answer.NONE;
        }
        Code code = code(Integer.parseInt(digits.substring(0, length)));
        if (code.trunkDigits.get(digits.charAt(length) - '0') || national > MOST) {
            return parse(digits).map(this::answer).orElse(Answer.NONE);
        }
        if (isValid(code, digits, length)) {
            return Answer.VALID;
        }
        return code.lengths.get(national) ? Answer.POSSIBLE : Answer.NONE;
    }

    /** Whether any region of a country code has the number. @param national without country code and trunk prefix */
    boolean isValid(int countryCode, String national) {
        return isValid(code(countryCode), national, 0);
    }

    /** Of one region alone. */
    NumberingPlan plan(String region) {
        return NumberingPlan.of(tables.getMetadataForRegion(region));
    }

    private static boolean isValid(Code code, String digits, int from) {
        if (code.plans.size() == 1) {
            return code.plans.get(0).has(digits, from);
        }
        int told = code.leading.matchingBeginning(digits, from) & code.told;
        for (int i = 0; i < code.plans.size(); i++) {
            int region = 1 << i;
            if ((told & region) != 0) {
                return code.plans.get(i).has(digits, from);
            }
            if ((code.told & region) == 0 && code.plans.get(i).has(digits, from)) {
                return true;
            }
        }
        return false;
    }

    private Code code(int countryCode) {
        Code known = codes.get(countryCode);
        return known != null ? known : codes.computeIfAbsent(countryCode, this::make);
    }

    private Code make(int countryCode) {
        List<String> regions = util.getRegionCodesForCountryCode(countryCode);
        List<NumberingPlan> plans = new ArrayList<>();
        List<String> leading = new ArrayList<>();
        int told = 0;
        for (String region : regions) {
            PhoneMetadata table = metadata(countryCode, region);
            told |= table.hasLeadingDigits() ? 1 << plans.size() : 0;
            leading.add(table.getLeadingDigits());
            plans.add(NumberingPlan.of(table));
        }
        PhoneMetadata main = metadata(countryCode, regions.get(0));
        BitSet lengths = new BitSet();
        main.getGeneralDesc().getPossibleLengthList().stream()
                .filter(length -> length > 0)
                .forEach(lengths::set);
        return new Code(List.copyOf(plans), DigitTemplates.of(leading), told, lengths, trunkDigits(main));
    }

    private PhoneMetadata metadata(int countryCode, String region) {
        return region.equals(NOT_A_REGION)
                ? tables.getMetadataForNonGeographicalRegion(countryCode)
                : tables.getMetadataForRegion(region);
    }

    private static BitSet trunkDigits(PhoneMetadata region) {
        BitSet digits = new BitSet();
        if (region.getNationalPrefixForParsing().isEmpty()) {
            return digits;
        }
        Pattern prefix = Pattern.compile(region.getNationalPrefixForParsing());
        for (int digit = 0; digit <= 9; digit++) {
            Matcher matcher = prefix.matcher(Integer.toString(digit));
            boolean found = matcher.lookingAt();
            digits.set(digit, found || matcher.hitEnd());
        }
        return digits;
    }

    private Optional<Phonenumber.PhoneNumber> parse(String digits) {
        try {
            return Optional.of(util.parse("+" + digits, "ZZ")); // of no region: it begins with a plus
        } catch (NumberParseException notANumber) {
            return Optional.empty(); // its way to say no; what went wrong stays a secret
        }
    }

    private Answer answer(Phonenumber.PhoneNumber number) {
        if (util.isValidNumber(number)) {
            return Answer.VALID;
        }
        return util.isPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE
                ? Answer.POSSIBLE
                : Answer.NONE;
    }

    /** 0 if it begins with no country code. No code is the beginning of another. */
    private int countryCodeLength(String digits) {
        int code = 0;
        for (int i = 0; i < Math.min(digits.length(), LONGEST_COUNTRY_CODE); i++) {
            code = code * 10 + digits.charAt(i) - '0';
            if (code == 0) {
                return 0;
            }
            if (countryCodes.contains(code)) {
                return i + 1;
            }
        }
        return 0;
    }
}
