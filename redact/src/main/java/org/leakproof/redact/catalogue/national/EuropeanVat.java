package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.check.Sums.digit;
import static org.leakproof.redact.catalogue.check.Sums.of;
import static org.leakproof.redact.catalogue.national.Kind.LIKELY;

import java.util.List;

/**
 * VAT numbers of the countries of the Union whose tables of numbers have none: sole traders have them too.
 *
 * @see <a href="https://ec.europa.eu/taxation_customs/vies/">VIES, structure of VAT numbers</a>
 */
final class EuropeanVat {

    private EuropeanVat() {}

    static List<Kind> companies() {
        return List.of(Kind.of("eu-vat", "EU_VAT_ID")
                .shape(LIKELY, "(?:FI|HU|LU|MT)[ -]?#{8}|CY[ -]?#{8}@|LT[ -]?#{9}|LT[ -]?#{12}")
                .shape(LIKELY, "LU #{3} #{3} #{2}|MT[ -]#{4}[ -]#{4}")
                .mixed()
                .check("by country", EuropeanVat::isChecked)
                .names(
                        "vat",
                        "vat no",
                        "vat number",
                        "tva",
                        "btw",
                        "alv",
                        "alv-nro",
                        "pvm",
                        "áfa",
                        "φπα",
                        "numru tal-vat")
                .finds(
                        "ALV «FI 20774740»",
                        "PVM kodas «LT 100001919017»",
                        "«HU-12892312»",
                        "TVA «LU 150 274 42»",
                        "VAT «MT 1167-9112»",
                        "«CY-10259033P» and «LU15027442»")
                .leaves("FI 20774741", "LT 100001919018", "HU-12892313", "MT 1167-9113", "LU15027443", "CY-10259033Z"));
    }

    private static boolean isChecked(String number) {
        String body = number.substring(2);
        return switch (number.substring(0, 2)) {
            case "CY" -> SoutheastEurope.cypriot(body);
            case "FI" -> of(body, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0;
            case "HU" -> of(body, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0;
            case "LT" -> isLithuanian(body);
            case "LU" -> Integer.parseInt(body.substring(0, 6)) % 89 == Integer.parseInt(body.substring(6));
            case "MT" -> of(body, 3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0;
            default -> false;
        };
    }

    /** Weights 1 to 9 over and over; where 10 remains, once more with those two places on. */
    private static boolean isLithuanian(String body) {
        int first = 0;
        int second = 0;
        for (int i = 0; i < body.length() - 1; i++) {
            first += digit(body, i) * (1 + i % 9);
            second += digit(body, i) * (1 + (i + 2) % 9);
        }
        int check = first % 11 < 10 ? first % 11 : second % 11 % 10;
        return digit(body, body.length() - 2) == 1 && check == digit(body, -1);
    }
}
