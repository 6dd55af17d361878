package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.check.Days.ddmmyy;
import static org.leakproof.redact.catalogue.check.Days.number;
import static org.leakproof.redact.catalogue.check.Sums.digit;
import static org.leakproof.redact.catalogue.check.Sums.of;
import static org.leakproof.redact.catalogue.national.Kind.CHECKED;
import static org.leakproof.redact.catalogue.national.Kind.LIKELY;

import java.util.List;
import org.leakproof.redact.catalogue.check.Days;

/** Estonia, Latvia and Lithuania. */
final class Baltics {

    private Baltics() {}

    static List<Kind> people() {
        return List.of(
                // EVS 585:2007: sex and century, day of birth, serial, check digit in two rounds
                Kind.of("ee-isikukood", "EE_ISIKUKOOD")
                        .shape(LIKELY, "[1-8]#{10}")
                        .possible(Baltics::isBorn)
                        .check("mod 11 in two rounds", Baltics::isChecked)
                        .names("isikukood", "ik", "isikukoodi", "personal code")
                        .finds("isikukood «37605030299»", "isikukood: «37605030299»")
                        .leaves("37605030298", "37613030299"),
                Kind.of("ee-document", "EE_DOCUMENT")
                        .near("[A-Z]{1,2}#{7}")
                        .names("id-kaart", "passi number", "dokumendi number", "isikutunnistus", "passport")
                        .finds("ID-kaart «AS0002262»", "passi number «K0307641»")
                        .leaves("AS0002262", "K0307641"),
                // https://www.pmlp.gov.lv: day of birth; since 2017 numbers that begin with 32 and have none
                Kind.of("lv-personas-kods", "LV_PERSONAS_KODS")
                        .shape(LIKELY, "#{6}-#{5}")
                        .shape(CHECKED, "#{11}")
                        .possible(n -> n.startsWith("32") || ddmmyy(n, 0))
                        .check(
                                "mod 11",
                                n -> n.startsWith("3") && n.charAt(1) > '1'
                                        || ((1101 - of(n, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)) % 11) % 10 == digit(n, 10))
                        .names("personas kods", "personas kodu", "p.k", "pers. kods")
                        .finds("personas kods «161175-19997»", "p.k. «16117519997»", "personas kods: «328673-00679»")
                        .leaves("161175-19998", "161375-19997"),
                Kind.of("lt-asmens-kodas", "LT_ASMENS_KODAS")
                        .shape(LIKELY, "[1-6]#{10}")
                        .possible(Baltics::isBorn)
                        .check("mod 11 in two rounds", Baltics::isChecked)
                        .names("asmens kodas", "asmens kodą", "a.k", "asm. kodas")
                        .finds("asmens kodas «33309240064»", "a.k. «33309240064»")
                        .leaves("33309240065", "33313240064"),
                Kind.of("lt-document", "LT_DOCUMENT")
                        .near("#{8}", "[A-Z]{2}#{6,7}")
                        .names("pasas", "paso numeris", "tapatybės kortelė", "pase", "passes", "numurs", "pases numurs")
                        .finds("pasas «22345678»", "pases numurs: «LV1234567»")
                        .leaves("22345678", "LV1234567"));
    }

    private static boolean isBorn(String code) {
        int century = 17 + (digit(code, 0) + 1) / 2;
        return Days.is(century * 100 + number(code, 1, 2), number(code, 3, 2), number(code, 5, 2));
    }

    private static boolean isChecked(String code) {
        int first = of(code, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
        int second = of(code, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11;
        return digit(code, 10) == (first < 10 ? first : second % 10);
    }
}
