package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.national.Kind.CHECKED;
import static org.leakproof.redact.catalogue.national.Kind.LIKELY;
import static org.leakproof.redact.catalogue.national.Kind.SURE;

import java.util.List;
import org.leakproof.redact.catalogue.check.Luhn;

/** Italy. */
final class Italy {

    private Italy() {}

    /** Values of signs at odd places, by digit and by letter. */
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    static List<Kind> people() {
        return List.of(
                // DM 23/12/1976: letters stand for digits where two people would have one code
                Kind.of("it-fiscal-code", "IT_FISCAL_CODE")
                        .shape(SURE, "@{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]")
                        // the year's digits are the last to be replaced; with two letters there any word could be the
                        // code's
                        .shape(
                                SURE,
                                "@{3} @{3} ",
                                "(?:#[0-9LMNP-V]|[LMNP-V]#)[ABCDEHLMPRST][0-9LMNP-V]{2} [A-Z][0-9LMNP-V]{3}[A-Z]")
                        .check("odd and even", Italy::isFiscalCode)
                        .wrong(0.55)
                        .names("codice fiscale", "c.f", "cod. fisc", "cf", "tessera sanitaria")
                        .finds(
                                "codice fiscale «RSSMRA85T10A562S»",
                                "CF: «rss mra 85t10 a562s»",
                                "«RSS MRA 85T10 A562S»!")
                        .leaves("RSSMRA85F10A562S", "AAAAAA - 00B11C333N"),
                Kind.of("it-driving-licence", "IT_DRIVER_LICENSE")
                        .shape(0.3, "@{2}#{7}@")
                        .shape(0.3, "U1[B-DF-HJ-NP-Z0-9]{7}[A-Z]")
                        .names("patente", "patente di guida", "numero patente")
                        .finds("patente «AA0123456B»", "patente di guida: «U1K711J11M»")
                        .leaves("U1H00A000B", "AA012345B"),
                // Ministero dell'Interno: paper, first and present electronic card
                Kind.of("it-identity-card", "IT_IDENTITY_CARD")
                        .shape(0.1, "@{2}[ ]?#{7}")
                        .shape(0.2, "#{7}@{2}")
                        .shape(0.3, "C[A-Z]#{5}@{2}")
                        .names("carta d'identità", "carta di identità", "carta identità", "c.i", "cie")
                        .finds("carta d'identità «AA1234567»", "CIE: «CA00000AA»", "carta di identità n. «1234567AA»")
                        .leaves("AA12345678", "CA0000AA"),
                Kind.of("it-passport", "IT_PASSPORT")
                        .shape(0.1, "@{2}#{7}")
                        .names("passaporto", "passaporto italiano", "passport", "numero di passaporto")
                        .finds("passaporto «YA1234567»", "Passaporto n. «AA7654321»")
                        .leaves("AA12345678", "A1234567"),
                // Partita IVA: of the self-employed too
                Kind.of("it-vat", "IT_VAT_CODE")
                        .shape(CHECKED, "#{11}")
                        .shape(CHECKED, "#{8}_#{3}")
                        .shape(LIKELY, "IT[ ]?#{11}")
                        .check("luhn", n -> Luhn.isValid(n.replace("IT", "")))
                        .names("partita iva", "p.iva", "p. iva", "piva", "vat")
                        .finds("P.IVA «01333550323»", "partita IVA: «IT01333550323»")
                        .leaves("00000000001", "01333550324"));
    }

    private static boolean isFiscalCode(String code) {
        return code.charAt(15) == checkLetter(code.substring(0, 15));
    }

    /** Of fiscal codes and accounts. */
    static char checkLetter(String signs) {
        int sum = 0;
        for (int i = 0; i < signs.length(); i++) {
            int value = Character.digit(signs.charAt(i), 36);
            int letter = value < 10 ? value : value - 10;
            sum += i % 2 == 0 ? ODD[letter] : letter;
        }
        return (char) ('A' + sum % 26);
    }
}
