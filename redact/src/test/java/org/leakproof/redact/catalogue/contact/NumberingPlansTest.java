package org.leakproof.redact.catalogue.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.leakproof.redact.catalogue.contact.NumberingPlans.Answer;

/** What libphonenumber says is what counts. */
final class NumberingPlansTest {

    private static final long SEED = 20_240_115;
    private static final int EACH = 100;

    private final PhoneNumberUtil util = PhoneNumberUtil.getInstance();
    private final Random random = new Random(SEED);

    @Test
    void saysOfNumbersOfAllCountriesWhatLibphonenumberSays() {
        for (int code : List.copyOf(util.getSupportedCallingCodes())) {
            for (String national : nationals(code)) {
                String digits = code + national;
                assertThat(NumberingPlans.WORLD.ask(digits))
                        .as("+%s, seed %s", digits, SEED)
                        .isEqualTo(expected(digits));
            }
        }
    }

    @Test
    void knowsTheNumbersOfEachRegionOfACountryCode() {
        for (String region : List.of("US", "CA", "BS", "GB", "GG", "IT", "VA", "AU", "RU", "KZ")) {
            NumberingPlan plan = NumberingPlans.WORLD.plan(region);
            int code = util.getCountryCodeForRegion(region);
            for (String national : nationals(code)) {
                PhoneNumber number = number(code, national);
                assertThat(plan.has(national, 0))
                        .as("%s %s, seed %s", region, national, SEED)
                        .isEqualTo(util.isValidNumberForRegion(number, region));
                assertThat(NumberingPlans.WORLD.isValid(code, national))
                        .as("+%s %s, seed %s", code, national, SEED)
                        .isEqualTo(util.isValidNumber(number));
            }
        }
    }

    /** Numbers that are right, the same with a digit changed, and any digits. */
    private List<String> nationals(int code) {
        List<String> examples = new ArrayList<>();
        for (String region : util.getRegionCodesForCountryCode(code)) {
            for (PhoneNumberUtil.PhoneNumberType type : PhoneNumberUtil.PhoneNumberType.values()) {
                PhoneNumber example = region.equals("001")
                        ? util.getExampleNumberForNonGeoEntity(code)
                        : util.getExampleNumberForType(region, type);
                if (example != null) {
                    examples.add(util.getNationalSignificantNumber(example));
                }
            }
        }
        List<String> all = new ArrayList<>(examples);
        for (int i = 0; i < EACH; i++) {
            StringBuilder changed = new StringBuilder(examples.get(random.nextInt(examples.size())));
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                changed.setCharAt(random.nextInt(changed.length()), (char) ('0' + random.nextInt(10)));
            }
            all.add(changed.toString());
            StringBuilder any = new StringBuilder();
            for (int length = 1 + random.nextInt(14); length > 0; length--) {
                any.append(random.nextInt(10));
            }
            all.add(any.toString());
        }
        return all;
    }

    private Answer expected(String digits) {
        PhoneNumber number;
        try {
            number = util.parse("+" + digits, "ZZ");
        } catch (NumberParseException notANumber) {
            return Answer.NONE;
        }
        if (util.isValidNumber(number)) {
            return Answer.VALID;
        }
        return util.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE ? Answer.POSSIBLE : Answer.NONE;
    }

    private static PhoneNumber number(int code, String national) {
        PhoneNumber number = new PhoneNumber().setCountryCode(code).setNationalNumber(Long.parseLong(national));
        int zeros = 0;
        while (zeros < national.length() - 1 && national.charAt(zeros) == '0') {
            zeros++;
        }
        return zeros == 0 ? number : number.setItalianLeadingZero(true).setNumberOfLeadingZeros(zeros);
    }
}
