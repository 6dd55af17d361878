package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.check.Days.ddmmyy;
import static org.leakproof.redact.catalogue.check.Days.number;
import static org.leakproof.redact.catalogue.check.Days.yymmdd;
import static org.leakproof.redact.catalogue.check.Sums.digit;
import static org.leakproof.redact.catalogue.check.Sums.icao;
import static org.leakproof.redact.catalogue.check.Sums.mod11;
import static org.leakproof.redact.catalogue.check.Sums.of;
import static org.leakproof.redact.catalogue.national.Kind.CHECKED;
import static org.leakproof.redact.catalogue.national.Kind.LIKELY;
import static org.leakproof.redact.catalogue.national.Kind.WEAK;

import java.util.List;
import org.leakproof.redact.catalogue.LettersAndDigits;
import org.leakproof.redact.catalogue.check.Days;
import org.leakproof.redact.catalogue.check.Luhn;

/** Romania, Bulgaria, Greece, Cyprus, Turkey and Moldova. */
final class SoutheastEurope {

    private SoutheastEurope() {}

    private static final List<String> MONTHS = List.of(
            "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC", "PM", "AM", "MAI",
            "OKT", "DEZ", "KM", "MB", "GB", "KG", "USD", "EUR", "GBP", "TL", "M", "X");

    static List<Kind> people() {
        return List.of(
                // Legea 105/1996: sex and century, day of birth, county
                Kind.of("ro-cnp", "RO_CNP")
                        .shape(0.7, "[1-9]#{12}")
                        .possible(n ->
                                yymmdd(n, 1) && (number(n, 7, 2) <= 52 || number(n, 7, 2) == 70) && number(n, 7, 2) > 0)
                        .check("mod 11", n -> mod11(n, 1, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9))
                        .names("cnp", "cod numeric personal")
                        .finds("CNP «1800101221144»", "cod numeric personal: «2900101410014»")
                        .leaves("1800101221145", "1801301221144"),
                Kind.of("ro-id-card", "RO_ID_CARD")
                        .near("@{2}[ ]?#{6}")
                        .nearFromEnd("@{2}[ ]?", "nr\\.?[ ]?#{6}")
                        .names("carte de identitate", "buletin", "c.i. seria", "ci seria", "seria", "serie")
                        .finds("carte de identitate «RX 123456»", "C.I. seria «XB nr. 654321»")
                        .leaves("RX 123456", "carte de identitate RX 12345"),
                Kind.of("ro-passport", "RO_PASSPORT")
                        .near("#{8,9}")
                        .names("pașaport", "paşaport", "passport")
                        .finds("pașaport «12345678»", "pasaport nr. «051234567»")
                        .leaves("12345678", "pasaport 1234"),
                // Наредба за функционирането на ЕСГРАОН: 20 or 40 on the month
                Kind.of("bg-egn", "BG_EGN")
                        .shape(CHECKED, "#{10}")
                        .possible(n -> Days.isShort(number(n, 0, 2), number(n, 2, 2) % 20, number(n, 4, 2)))
                        .check("mod 11", n -> mod11(n, 0, 2, 4, 8, 5, 10, 9, 7, 3, 6))
                        .names("егн", "egn", "единен граждански номер")
                        .finds("ЕГН «7523169263»", "EGN: «8032056031»")
                        .leaves("7523169264", "7513169263"),
                Kind.of("bg-lnch", "BG_LNCH")
                        .shape(0.3, "#{10}")
                        .check("mod 10", n -> of(n, 21, 19, 17, 13, 11, 9, 7, 3, 1) % 10 == digit(n, 9))
                        .names("лнч", "lnch", "личен номер на чужденец")
                        .finds("ЛНЧ «7111042925»", "ЛНЧ: «7111042925»")
                        .leaves("7111042922", "711104292"),
                Kind.of("bg-id-card", "BG_ID_CARD")
                        .near("#{9}", "[A-Z]{2}#{7}")
                        .names("лична карта", "л.к", "лк №", "паспорт")
                        .finds("лична карта № «641234567»", "Л.К. «AA1234567»")
                        .leaves("641234567", "AA1234567"),
                // https://www.aade.gr: of firms too
                Kind.of("gr-afm", "GR_AFM")
                        .shape(CHECKED, "#{9}")
                        .shape(LIKELY, "EL#{9}")
                        .check(
                                "mod 11",
                                n -> of(n.replace("EL", ""), 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(n, -1))
                        .names("αφμ", "α.φ.μ", "afm", "tin")
                        .finds("ΑΦΜ «094259216»", "Α.Φ.Μ.: «094259216»")
                        .leaves("094259217", "0942592160"),
                Kind.of("gr-amka", "GR_AMKA")
                        .shape(LIKELY, "#{11}")
                        .possible(n -> ddmmyy(n, 0))
                        .check("luhn", Luhn::isValid)
                        .names("αμκα", "α.μ.κ.α", "amka")
                        .finds("ΑΜΚΑ «01013099997»", "AMKA: «01013099997»")
                        .leaves("01013099998", "32013099997"),
                Kind.of("gr-id-card", "GR_ID_CARD")
                        .near("[A-ZΑ-Ω]{1,2}[ -]?#{6}", "[A-ZΑ-Ω]{2}#{7}")
                        .names(
                                "αδτ",
                                "α.δ.τ",
                                "ταυτότητα",
                                "αρ. ταυτότητας",
                                "δελτίο ταυτότητας",
                                "διαβατήριο",
                                "αρ. διαβατηρίου")
                        .finds("ΑΔΤ «ΑΒ 123456»", "διαβατήριο «AE1234567»")
                        .leaves("ΑΒ 123456", "AE1234567"),
                Kind.of("cy-tic", "CY_TIC")
                        .shape(0.3, "[013459]#{7}[A-Z]")
                        .check("mod 26", n -> cypriot(n))
                        .names("tic", "φπα", "αριθμός φορολογικού μητρώου", "vat")
                        .finds("TIC «10259033P»", "ΦΠΑ «10259033P»")
                        .leaves("10259033Z", "20259033P"),
                // Nüfus ve Vatandaşlık İşleri: two check digits
                Kind.of("tr-national-id", "TR_NATIONAL_ID")
                        .shape(LIKELY, "[1-9]#{10}")
                        .check("two sums", n -> {
                            int odd = of(n, 1, 0, 1, 0, 1, 0, 1, 0, 1);
                            int even = of(n, 0, 1, 0, 1, 0, 1, 0, 1);
                            return Math.floorMod(odd * 7 - even, 10) == digit(n, 9)
                                    && of(n, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1) % 10 == digit(n, 10);
                        })
                        .names(
                                "t.c. kimlik no",
                                "tc kimlik",
                                "tckn",
                                "kimlik numarası",
                                "tc no",
                                "kimlik no",
                                "turkish id")
                        .finds("TC Kimlik No: «10000000146»", "TCKN «36493665440»")
                        .leaves("76543210780", "11798724308"),
                Kind.of("tr-tax-number", "TR_TAX_NUMBER")
                        .shape(0.3, "#{10}")
                        .check("mod 9 and 10", SoutheastEurope::isTurkishTaxNumber)
                        .names("vergi no", "vergi numarası", "vkn", "vergi kimlik no", "vergi kimlik numarası")
                        .finds("Vergi No: «4540536920»", "VKN «4540536920»")
                        .leaves("4540536921", "454053692"),
                Kind.of("tr-passport", "TR_PASSPORT")
                        .shape(WEAK, "[USZ]#{8}|[USZ] #{8}")
                        .names("pasaport", "pasaport no", "passport")
                        .finds("pasaport no «U12345678»", "Pasaport: «S 12345678»")
                        .leaves("U1234567", "A12345678"),
                // Karayolları Trafik Yönetmeliği: province 01 to 81
                Kind.of("tr-vehicle-registration", "TR_LICENSE_PLATE")
                        .shape(0.2, "(?:0[1-9]|[1-7]#|8[01])[ ]?[A-Z]{1,3}[ ]?#{2,5}")
                        .possible(n -> !MONTHS.contains(LettersAndDigits.withoutDigits(n)))
                        .words("tr", "plaka", "plakalı", "araç", "plakası", "otomobil")
                        .words("en", "plate", "turkish plate")
                        .finds("Plaka «34 ABC 123»", "plakalı araç «06JK567»")
                        .leaves("82 ABC 123", "00 ABC 123", "12 May 2019"),
                Kind.of("md-idnp", "MD_IDNP")
                        .shape(0.3, "[02]#{12}")
                        .check("7-3-1", n -> icao(n))
                        .names("idnp", "cod personal", "idno")
                        .finds("IDNP «2004036001071»", "IDNP: «0972212346576»")
                        .leaves("2004036001073", "1004036001072"));
    }

    static List<Kind> companies() {
        return List.of(
                Kind.of("ro-cui", "RO_CUI")
                        .shape(LIKELY, "RO[ ]?#{6,10}")
                        .near("#{6,10}")
                        .check("mod 11", n -> {
                            String ten = "0".repeat(12 - n.length()) + n.substring(2);
                            return of(ten, 7, 5, 3, 2, 1, 7, 5, 3, 2) * 10 % 11 % 10 == digit(ten, 9);
                        })
                        .possible(n -> n.length() <= 12)
                        .names("cui", "cif", "cod fiscal")
                        .finds("CUI «RO18547290»", "cod fiscal: «RO 18547290»")
                        .leaves("RO18547291", "18547290"),
                Kind.of("bg-eik", "BG_EIK")
                        .shape(0.3, "#{9}")
                        .check("mod 11", n -> {
                            int first = of(n, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
                            return (first < 10 ? first : of(n, 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10) == digit(n, 8);
                        })
                        .names("еик", "булстат", "eik", "bulstat")
                        .finds("ЕИК «175074752»", "Булстат: «175074752»")
                        .leaves("175074753", "17507475"));
    }

    static boolean cypriot(String number) {
        int[] even = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += i % 2 == 0 ? even[digit(number, i)] : digit(number, i);
        }
        return 'A' + sum % 26 == number.charAt(8);
    }

    private static boolean isTurkishTaxNumber(String number) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            int moved = (digit(number, i) + 9 - i) % 10;
            int power = moved * (1 << (9 - i)) % 9;
            sum += moved != 0 && power == 0 ? 9 : power;
        }
        return (10 - sum % 10) % 10 == digit(number, 9);
    }
}
