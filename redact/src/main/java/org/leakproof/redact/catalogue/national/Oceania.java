package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.check.Sums.digit;
import static org.leakproof.redact.catalogue.check.Sums.of;
import static org.leakproof.redact.catalogue.national.Kind.CHECKED;
import static org.leakproof.redact.catalogue.national.Kind.LIKELY;

import java.util.List;
import org.leakproof.redact.catalogue.check.Sums;

/** Australia and New Zealand. */
final class Oceania {

    private Oceania() {}

    static List<Kind> people() {
        return List.of(
                // https://www.ato.gov.au
                Kind.of("au-tfn", "AU_TFN")
                        .shape(CHECKED, "#{3}_#{3}_#{3}")
                        .check("mod 11", n -> of(n, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0)
                        .names("tfn", "tax file number", "tfn number")
                        .finds("TFN «876 543 210»", "tax file number: «123456782»")
                        .leaves("824 753 557", "876543211"),
                // https://www.servicesaustralia.gov.au
                Kind.of("au-medicare", "AU_MEDICARE")
                        .shape(0.5, "[2-6]#{3}[ -]#{5}[ -]#(?:[/ -]?#)?")
                        .shape(CHECKED, "[2-6]#{9}")
                        .mixed()
                        .check("mod 10", n -> of(n, 1, 3, 7, 9, 1, 3, 7, 9) % 10 == digit(n, 8))
                        .names("medicare", "medicare number", "medicare card", "medicare no")
                        .finds("Medicare «2123 45670 1»", "medicare number: «2123456701»")
                        .leaves("2123 45671 1", "212345670221", "2123456702AF"),
                // https://abr.business.gov.au: of sole traders too
                Kind.of("au-abn", "AU_ABN")
                        .shape(LIKELY, "[1-9]#[ ]#{3}[ ]#{3}[ ]#{3}")
                        .shape(CHECKED, "[1-9]#{10}|[1-9]#-#{3}-#{3}-#{3}")
                        .check("mod 89", n -> (of(n, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19) - 10) % 89 == 0)
                        .names("abn", "australian business number")
                        .finds("ABN «51 824 753 556»", "abn: «51824753556»")
                        .leaves("52 824 753 556", "00000000560", "5282475355632"),
                Kind.of("au-passport", "AU_PASSPORT")
                        .near("[A-Z]{1,2}#{7}")
                        .names("australian passport", "passport", "passport number", "passport no")
                        .finds("Australian passport «N1234567»", "passport no. «PA1234567»")
                        .leaves("N1234567", "passport N12345"),
                Kind.of("au-driving-licence", "AU_DRIVING_LICENCE")
                        .near("#{6,10}|[A-Z]#{5}|[A-Z0-9]{2}#{2}[A-Z0-9]{2}|[A-Z]{2}#{4}[A-Z]")
                        .digits(4)
                        .names(
                                "driver licence",
                                "driver's licence",
                                "drivers licence",
                                "driver licence no",
                                "licence number")
                        .finds("driver licence «12345678»", "driver's licence: «A12345»")
                        .leaves("12345678", "A12345"),
                // https://www.ird.govt.nz
                Kind.of("nz-ird", "NZ_IRD")
                        .shape(CHECKED, "#{2,3}[ -]#{3}[ -]#{3}")
                        .shape(0.3, "[1-9]#{7,8}")
                        .check("mod 11 in two rounds", Oceania::isInlandRevenue)
                        .names("ird", "ird number", "inland revenue")
                        .finds("IRD «49-091-850»", "IRD number: «035-901-981»", "ird «49091850»")
                        .leaves("49-091-851", "9-125-568"),
                // HISO 10046: three letters without I and O, digits, check
                Kind.of("nz-nhi", "NZ_NHI")
                        .shape(CHECKED, "[A-HJ-NP-Z]{3}#{4}")
                        .near("[A-HJ-NP-Z]{3}#{2}[A-HJ-NP-Z]{2}")
                        .check("mod 11", n -> {
                            String letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
                            int sum = of(n.substring(3), 4, 3, 2);
                            for (int i = 0; i < 3; i++) {
                                sum += (letters.indexOf(n.charAt(i)) + 1) * (7 - i);
                            }
                            return sum % 11 != 0 && (11 - sum % 11) % 10 == digit(n, 6);
                        })
                        .names("nhi", "nhi number", "national health index")
                        .finds("NHI «ZZZ0016»", "NHI number: «ZZZ00AX»")
                        .leaves("ZZZ0017", "ZZZ00AX"),
                Kind.of("nz-document", "NZ_DOCUMENT")
                        .near("[A-Z]{1,2}#{6}")
                        .names("new zealand passport", "nz passport", "driver licence", "passport", "passport no")
                        .finds("NZ passport «LA123456»", "driver licence: «DA654321»")
                        .leaves("LA123456", "passport LA12"));
    }

    static List<Kind> companies() {
        return List.of(
                // https://asic.gov.au
                Kind.of("au-acn", "AU_ACN")
                        .shape(CHECKED, "#{3}_#{3}_#{3}")
                        .possible(n -> Sums.isUniform(n) == false)
                        .check("mod 10", n -> (10 - of(n, 8, 7, 6, 5, 4, 3, 2, 1) % 10) % 10 == digit(n, 8))
                        .names("acn", "australian company number")
                        .finds("ACN «005 499 981»", "acn: «000000019»")
                        .leaves("824 753 557", "005499982"));
    }

    private static boolean isInlandRevenue(String number) {
        String nine = number.length() == 8 ? "0" + number : number;
        int first = of(nine, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        int second = of(nine, 7, 4, 3, 2, 5, 2, 7, 6) % 11;
        int check = first == 0 ? 0 : 11 - first;
        int again = second == 0 ? 0 : 11 - second;
        return digit(nine, 8) == (check < 10 ? check : again);
    }
}
