package org.leakproof.redact.catalogue.money;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.leakproof.redact.catalogue.Candidate;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Validator;
import org.leakproof.redact.catalogue.Verdict;

/**
 * An international bank account number of a known country, with that country's length and structure, in letters of one case,
 * also over a line break, and with O, I and l for digits as scanners read them. With wrong check digits it counts, doubtfully, where the word IBAN stands before it: a mistyped account is still
 * somebody's.
 *
 * @see <a href="https://www.iso.org/standard/81090.html">ISO 13616-1</a>
 */
public final class Iban {

    private Iban() {}

    public static Identifier identifier() {
        return new Identifier(
                "iban",
                "IBAN",
                List.of(Form.of("", IbanCountry.expression(), 0.98)),
                Optional.of(new CheckDigits()),
                Context.of(Map.of("en", List.of("iban"))),
                new Examples(
                        List.of(
                                "«GB29 NWBK 6016 1331 9268 19»",
                                "GB: «GB29NWBK60161331926819».",
                                "«de89370400440532013000», eilt",
                                "«FR14 2004 1010 0505 0001 3M02 606» ALL CAPS",
                                "«NO93-8601-1117-947»",
                                "konto «PL61\u00A01090\u00A01014\u00A00000\u00A00712\u00A01981\u00A02874»",
                                "«ＤＥ８９３７０４００４４０５３２０１３０００»",
                                "«DE89\u200B370400440532013000»",
                                "Nr konta: «PL61109010140000\r\n071219812874».",
                                "misread «PL6l1O9O1O14OOOOO71219812874»",
                                "IBAN: «GB29 NWBK 6016 1331 9268 18» with a slip"),
                        List.of(
                                "GB29 NWBK 6016 1331 9268 18",
                                "DE89 3704 0044 0532 0130",
                                "AM47212110090000000235698740",
                                "GI75 aWBK 0000 0000 7099 453",
                                "XGB29NWBK60161331926819",
                                "AL47/2121/1009/0000/0002/3569/8741")));
    }

    /** ISO 7064 MOD 97-10. */
    private static final class CheckDigits implements Validator {

        private static final Pattern GAPS = Pattern.compile("[ .\\r\\n-]+");
        private static final Pattern NAMED = Pattern.compile("(?i)\\biban\\b[^a-z0-9]*(?:nr|no|is)?[^a-z0-9]*$");

        @Override
        public String name() {
            return "mod 97";
        }

        @Override
        public Verdict check(Candidate candidate) {
            String compact = GAPS.matcher(candidate.text()).replaceAll("");
            String iban = IbanCountry.straightened(compact);
            if (!iban.equals(iban.toUpperCase(Locale.ROOT)) && !iban.equals(iban.toLowerCase(Locale.ROOT))) {
                return Verdict.rejected();
            }
            if (isValid(iban.toUpperCase(Locale.ROOT))) {
                return Verdict.accepted(candidate, candidate.score());
            }
            return NAMED.matcher(candidate.before(16)).find() ? Verdict.accepted(candidate, 0.3) : Verdict.rejected();
        }

        private static boolean isValid(String iban) {
            int remainder = 0;
            for (int i = 0; i < iban.length(); i++) {
                int value = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
                remainder = (value < 10 ? remainder * 10 + value : remainder * 100 + value) % 97;
            }
            return remainder == 1;
        }
    }
}
