package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.check.Days.ddmmyy;
import static org.leakproof.redact.catalogue.check.Days.number;
import static org.leakproof.redact.catalogue.check.Sums.complement11;
import static org.leakproof.redact.catalogue.check.Sums.letter;
import static org.leakproof.redact.catalogue.check.Sums.of;
import static org.leakproof.redact.catalogue.national.Kind.CHECKED;
import static org.leakproof.redact.catalogue.national.Kind.LIKELY;
import static org.leakproof.redact.catalogue.national.Kind.SURE;

import java.util.List;
import org.leakproof.redact.catalogue.check.Days;
import org.leakproof.redact.catalogue.check.Luhn;

/** Sweden, Norway, Denmark, Finland and Iceland. */
final class Nordic {

    private Nordic() {}

    static List<Kind> people() {
        return List.of(
                // https://www.skatteverket.se; day plus 60 is a coordination number
                Kind.of("se-personnummer", "SE_PERSONNUMMER")
                        .shape(LIKELY, "(?:18|19|20)?#{6}[-+]#{4}")
                        .shape(CHECKED, "(?:18|19|20)?#{10}")
                        .shape(CHECKED, "(?:18|19|20)?#{6} #{4}")
                        .possible(n -> isSwedish(n.substring(n.length() - 10)))
                        .check("luhn", n -> Luhn.isValid(n.substring(n.length() - 10)))
                        .names(
                                "personnummer",
                                "pnr",
                                "samordningsnummer",
                                "personnr",
                                "personal identity number",
                                "person-id")
                        .words("en", "personal identity code", "swedish id")
                        .finds("personnummer «811228-9874»", "«19811228-9874»", "pnr: «8112289874»")
                        .leaves("811228-9875", "811328-9874", "19001309-2393"),
                Kind.of("se-passport", "SE_PASSPORT")
                        .near("#{8}", "@{2}#{6}")
                        .names("passnummer", "svenskt pass", "passport", "pass nr")
                        .finds("passnummer «12345678»", "Passport no. «AA123456»")
                        .leaves("12345678", "AA123456"),
                // https://www.skatteetaten.no: two check digits; D-numbers have day plus 40, others month plus 40 or 65
                Kind.of("no-fodselsnummer", "NO_FODSELSNUMMER")
                        .shape(0.7, "#{6}[ -]?#{5}")
                        .possible(n -> Days.isShort(number(n, 4, 2), month(number(n, 2, 2)), number(n, 0, 2) % 40))
                        .check(
                                "mod 11 twice",
                                n -> complement11(n, 3, 7, 6, 1, 8, 9, 4, 5, 2)
                                        && complement11(n, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2))
                        .names("fødselsnummer", "personnummer", "fnr", "d-nummer", "fødselsnr", "personnr")
                        .finds("fødselsnummer «01010750160»", "fnr: «010107 50160»")
                        .leaves("01010750161", "41130750160"),
                Kind.of("no-passport", "NO_PASSPORT")
                        .near("[A-Z]{2,3}#{6,7}", "#{8}")
                        .names("passnummer", "norsk pass", "passport")
                        .finds("passnummer «29012345»", "norsk pass «CCC123456»")
                        .leaves("29012345", "CCC123456"),
                // https://cpr.dk: since 2007 also without a check digit
                Kind.of("dk-cpr", "DK_CPR")
                        .shape(LIKELY, "#{6}-#{4}")
                        .shape(CHECKED, "#{6}[ ]?#{4}")
                        .possible(n -> ddmmyy(n, 0))
                        .check("mod 11", n -> of(n, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0)
                        .wrong(0.25)
                        .names("cpr", "cpr-nummer", "cpr-nr", "personnummer")
                        .finds("CPR «211062-5629»", "cpr-nr. «0101901234»")
                        .leaves("321062-5629", "2110625-629"),
                // https://dvv.fi/en/personal-identity-code
                Kind.of("fi-hetu", "FI_PERSONAL_IDENTITY_CODE")
                        .shape(SURE, "#{6}[-+A-FU-Y]#{3}[0-9A-FHJ-NPR-Y]")
                        .possible(n -> ddmmyy(n, 0))
                        .check(
                                "mod 31",
                                n -> letter(
                                                "0123456789ABCDEFHJKLMNPRSTUVWXY",
                                                number(
                                                        n.substring(0, 6) + n.substring(n.length() - 4, n.length() - 1),
                                                        0,
                                                        9))
                                        == n.charAt(n.length() - 1))
                        .names("henkilötunnus", "hetu", "personbeteckning", "sotu")
                        .finds("henkilötunnus «131052-308T»", "«010594Y9032»")
                        .leaves("111111-111A", "131052.308T", "012245A110G"),
                Kind.of("fi-passport", "FI_PASSPORT")
                        .near("@{2}#{7}")
                        .names("passi", "passin numero", "passport", "passnummer")
                        .finds("passi «FP1234567»", "passin numero: «PX7654321»")
                        .leaves("FP1234567", "passi FP123"),
                // https://www.skra.is
                Kind.of("is-kennitala", "IS_KENNITALA")
                        .shape(LIKELY, "#{6}-#{4}")
                        .shape(CHECKED, "#{10}")
                        .possible(n -> (n.endsWith("9") || n.endsWith("0") || n.endsWith("8"))
                                && Days.isShort(number(n, 4, 2), number(n, 2, 2), number(n, 0, 2) % 40))
                        .check("mod 11", n -> complement11(n, 3, 2, 7, 6, 5, 4, 3, 2))
                        .names("kennitala", "kt")
                        .finds("kennitala «120174-3399»", "kt. «1201743399»")
                        .leaves("120174-3389", "321174-3399"));
    }

    static List<Kind> companies() {
        return List.of(
                Kind.of("se-organisationsnummer", "SE_ORGANISATIONSNUMMER")
                        .shape(LIKELY, "(?:16)?[1-9]#[2-9]#{3}-#{4}")
                        .shape(CHECKED, "(?:16)?[1-9]#[2-9]#{7}")
                        .check("luhn", n -> Luhn.isValid(n.substring(n.length() - 10)))
                        .names("organisationsnummer", "orgnr", "org.nr", "org nr")
                        .finds("org.nr «556703-7485»", "organisationsnummer: «2120000142»")
                        .leaves("556703-7486", "19001309-2393"),
                Kind.of("no-organisasjonsnummer", "NO_ORGANISASJONSNUMMER")
                        .shape(CHECKED, "[89]#{2}[ ]?#{3}[ ]?#{3}")
                        .check("mod 11", n -> complement11(n, 3, 2, 7, 6, 5, 4, 3, 2))
                        .names("organisasjonsnummer", "org.nr", "orgnr", "foretaksregisteret", "org nr")
                        .finds("Org.nr. «988 077 917»", "organisasjonsnummer: «988077917»")
                        .leaves("988077918", "788077917"),
                Kind.of("dk-cvr", "DK_CVR")
                        .shape(CHECKED, "[1-9]#{7}|DK[ ]?#{8}")
                        .check("mod 11", n -> of(n.replace("DK", ""), 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0)
                        .names("cvr", "cvr-nr", "cvr-nummer", "se-nr")
                        .finds("CVR «13585628»", "CVR-nr. «DK13585628»")
                        .leaves("13585627", "DK13585627"),
                Kind.of("fi-ytunnus", "FI_BUSINESS_ID")
                        .shape(LIKELY, "#{7}-#")
                        .check("mod 11", n -> complement11(n, 7, 9, 10, 5, 8, 4, 2))
                        .names("y-tunnus", "fo-nummer", "business id", "alv-nro")
                        .finds("Y-tunnus «2077474-0»", "«2077474-0»")
                        .leaves("2077474-1", "20774740"));
    }

    private static int month(int month) {
        return month > 80 ? month - 80 : month > 65 ? month - 65 : month > 40 ? month - 40 : month;
    }

    private static boolean isSwedish(String ten) {
        int day = number(ten, 4, 2);
        return Days.isShort(number(ten, 0, 2), number(ten, 2, 2), day > 60 ? day - 60 : day);
    }
}
