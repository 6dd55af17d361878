package org.leakproof.redact.catalogue.money;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leakproof.redact.catalogue.Candidate;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Validator;
import org.leakproof.redact.catalogue.Verdict;
import org.leakproof.redact.catalogue.check.Luhn;

/**
 * A payment card number: a brand's first digits and length, and the check digit. Written in one, or in the groups that are
 * printed on cards (4-4-4-4, 4-6-5, 4-6-4, and 19 digits), with one separator throughout.
 *
 * @see <a href="https://www.iso.org/standard/70484.html">ISO/IEC 7812-1</a>
 */
public final class PaymentCard {

    private PaymentCard() {}

    public static Identifier identifier() {
        return new Identifier(
                "payment-card",
                "PAYMENT_CARD",
                List.of(
                        Form.of("plain", "[1-9]\\d{11,18}", 0.9),
                        grouped("spaces", "(?:\\h{1,2}|\\h?\\r?\\n>{0,3}\\h?)"),
                        grouped("hyphens", "\\h?-\\h?"),
                        grouped("dots", "\\.")),
                Optional.of(new CardNumber()),
                Context.of(Map.of(
                        "en", List.of("card", "credit", "debit", "visa", "mastercard", "amex", "pan", "cvv", "cvc"),
                        "de", List.of("karte", "kreditkarte", "kartennummer"),
                        "fr", List.of("carte", "carte bancaire"),
                        "es", List.of("tarjeta"),
                        "it", List.of("carta"),
                        "pl", List.of("karta", "karty"),
                        "pt", List.of("cartão"),
                        "ru", List.of("карта", "карты", "номер карты"),
                        "zh", List.of("卡号", "信用卡"),
                        "ja", List.of("カード"))),
                new Examples(
                        List.of(
                                "«4111111111111111»",
                                "Visa «4012 8888 8888 1881», Amex «3714-496353-98431».",
                                "«4012-8888-8888-1881» exp 01/30",
                                "card «4012\u00A08888\u00A08888\u00A01881» 123",
                                "Karte: «５５５５５５５５５５５５４４４４»",
                                "卡号«6200000000000005»，谢谢",
                                "«4917 6100 0000 0000 003»",
                                "broken «4012 8888\n> 8888 1881» over lines",
                                "«40\u200B12888888881881»",
                                "2024 2025 «4012 8888 8888 1881» «5555 5555 5555 4444» 12",
                                "«4012888888881881» «4012-8888-8888-1881» «4012 8888 8888 1881»"),
                        List.of(
                                "4012-8888-8888-1882",
                                "4111 1111-1111 1111",
                                "1748503543012",
                                "36168002586008",
                                "order 411111111111110",
                                "id_4111111111111111",
                                "0000 0000 0000 0000")));
    }

    private static Form grouped(String name, String separator) {
        String four = separator + "\\d{4}";
        return Form.of(
                name,
                "\\d{4}(?:(?:" + four + "){3,}(?:" + separator + "\\d{1,3})?|" + separator + "\\d{6}" + separator
                        + "\\d{4,5})",
                0.95);
    }

    /** Brand, length and check digit. */
    private static final class CardNumber implements Validator {

        private static final Pattern GROUP = Pattern.compile("\\d+");

        /** 4-4-4-4-3. */
        private static final int MAX_GROUPS = 5;

        @Override
        public String name() {
            return "luhn";
        }

        @Override
        public Verdict check(Candidate candidate) {
            String text = candidate.text();
            boolean plain = candidate.form().equals("plain");
            if (isCard(text)) {
                boolean doubtful = plain && (digits(text).length() < 15 || isFraction(candidate));
                return Verdict.accepted(candidate, doubtful ? 0.5 : candidate.score());
            }
            if (isLikeACard(text)) {
                return Verdict.accepted(candidate, plain ? 0.5 : 0.7);
            }
            return within(text, candidate.score());
        }

        /** Groups too many: two numbers, years before it, a CVC behind it. */
        private static Verdict within(String text, double score) {
            List<Verdict.Part> parts = new ArrayList<>();
            Matcher group = GROUP.matcher(text);
            List<int[]> groups = new ArrayList<>();
            while (group.find()) {
                groups.add(new int[] {group.start(), group.end()});
            }
            int first = 0;
            while (first < groups.size()) {
                int last = Math.min(first + MAX_GROUPS, groups.size()) - 1;
                while (last > first && !isCard(text.substring(groups.get(first)[0], groups.get(last)[1]))) {
                    last--;
                }
                if (last > first) {
                    parts.add(new Verdict.Part(groups.get(first)[0], groups.get(last)[1], score));
                }
                first = last + 1; // one group on if there was none
            }
            return new Verdict(parts);
        }

        private static boolean isFraction(Candidate candidate) {
            return candidate.after(2).matches("[.,]\\d") || candidate.before(2).matches("\\d[.,]");
        }

        private static boolean isCard(String text) {
            String digits = digits(text);
            return digits.length() >= 12
                    && digits.length() <= 19
                    && Luhn.isValid(digits)
                    && CardBrand.of(digits).isPresent();
        }

        /** Of no brand that is known, but with its check digit, of a card's length and first digit: brands get new ranges. */
        private static boolean isLikeACard(String text) {
            String digits = digits(text);
            return (digits.length() == 15 || digits.length() == 16)
                    && digits.charAt(0) >= '3'
                    && digits.charAt(0) <= '6'
                    && Luhn.isValid(digits);
        }

        private static String digits(String text) {
            StringBuilder digits = new StringBuilder(text.length());
            text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
            return digits.toString();
        }
    }
}
