package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.check.Days.ddmmyy;
import static org.leakproof.redact.catalogue.check.Days.number;
import static org.leakproof.redact.catalogue.check.Sums.complement11;
import static org.leakproof.redact.catalogue.check.Sums.letter;
import static org.leakproof.redact.catalogue.check.Sums.of;
import static org.leakproof.redact.catalogue.national.Kind.CHECKED;
import static org.leakproof.redact.catalogue.national.Kind.LIKELY;
import static org.leakproof.redact.catalogue.national.Kind.SURE;
import static org.leakproof.redact.catalogue.national.Kind.WEAK;

import java.util.List;
import java.util.Set;

/** The United Kingdom and Ireland. */
final class BritishIsles {

    /** Never given out. */
    private static final Set<String> NO_PREFIX = Set.of("BG", "GB", "KN", "NK", "NT", "TN", "ZZ");

    private BritishIsles() {}

    static List<Kind> people() {
        return List.of(
                // https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110
                Kind.of("uk-nino", "UK_NINO")
                        .shape(0.75, "[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ .-]?#{2}[ .-]?#{2}[ .-]?#{2}[ .-]?[A-D]")
                        .possible(n -> !NO_PREFIX.contains(n.substring(0, 2)))
                        .names("nino", "national insurance number", "national insurance", "ni number", "ni no")
                        .finds("NI number «AB 12 34 56 C»", "«hh010203d»", "nino: «PR 123612C»")
                        .leaves("FQ 00 00 00 C", "nino: nt 99 88 77 a", "AB 12 34 56 E"),
                // https://www.datadictionary.nhs.uk/attributes/nhs_number.html
                Kind.of("uk-nhs", "UK_NHS")
                        .shape(CHECKED, "#{3}_#{3}_#{4}")
                        .check("mod 11", n -> complement11(n, 10, 9, 8, 7, 6, 5, 4, 3, 2))
                        .names("nhs", "nhs number", "nhs no", "health service number")
                        .finds("NHS number «943 476 5919»", "«401-023-2137»", "nhs no: «9434765919»")
                        .leaves("401-023-2138", "1-401-023-2137", "943 476 59190"),
                // NHS Scotland: day of birth, and a check digit
                Kind.of("uk-chi", "UK_CHI")
                        .shape(CHECKED, "#{6}[ ]?#{4}")
                        .possible(n -> ddmmyy(n, 0))
                        .check("mod 11", n -> complement11(n, 10, 9, 8, 7, 6, 5, 4, 3, 2))
                        .names("chi", "chi number", "community health index")
                        .finds("CHI «010190 0007»", "chi number: «0101900007»")
                        .leaves("0101900002", "4513900001"),
                // https://www.gov.uk/government/publications/inf1d: surname, decade, month (50 more for women), day,
                // year
                Kind.of("uk-driving-licence", "UK_DRIVING_LICENCE")
                        .shape(
                                SURE,
                                "(?:[A-Z]{5}|[A-Z]{4}9|[A-Z]{3}9{2}|[A-Z]{2}9{3}|[A-Z]9{4})"
                                        + "#(?:[05][1-9]|[16][0-2])(?:0[1-9]|[12]#|3[01])#[A-Z][A-Z9][0-9A-Z][A-Z]{2}")
                        .names("driving licence", "driver number", "licence number", "dvla")
                        .finds("«MORGA657054SM9IJ»", "licence: «jones710153j99ef»")
                        .leaves("MORGA663054SM9IJ", "MORGA657324SM9IJ", "MORGA657054SM9I"),
                // HM Passport Office: nine digits; older and diplomatic ones with letters
                Kind.of("uk-passport", "UK_PASSPORT")
                        .shape(WEAK, "@{2}#{7}")
                        .near("#{9}")
                        .names(
                                "uk passport",
                                "british passport",
                                "passport number",
                                "passport no",
                                "passport",
                                "passports")
                        .finds("passport «AB1234567»", "British passport no. «925665416»")
                        .leaves("925665416", "AB12345678", "A12345678"),
                // https://www.gov.uk/find-utr-number: the check digit stands first
                Kind.of("uk-utr", "UK_UTR")
                        .shape(CHECKED, "#{10}|#{5} #{5}")
                        .check(
                                "mod 11",
                                n -> "21987654321".charAt(of(n.substring(1), 6, 7, 8, 9, 10, 5, 4, 3, 2) % 11)
                                        == n.charAt(0))
                        .names("utr", "unique taxpayer reference", "tax reference", "self assessment")
                        .finds("UTR «1955839661»", "tax reference: «19558 39661»")
                        .leaves("2955839661", "195583966"),
                // Vehicle registration marks since 2001, 1983 and 1963: https://www.gov.uk/dvla
                Kind.of("uk-vehicle-registration", "UK_VEHICLE_REGISTRATION")
                        .shape(CHECKED, "[A-HJ-PR-Y]{2}(?:0[2-9]|[12]#|5[1-9]|[67]#)[ ]?[A-HJ-PR-Z]{3}")
                        .shape(WEAK, "[A-HJ-NPR-TV-Y]#{1,3}[ ]?[A-HJ-PR-Y]{3}")
                        .shape(WEAK, "[A-HJ-PR-Y]{3}[ ]?#{1,3}[A-HJ-NPR-TV-Y]")
                        .words(
                                "en",
                                "car reg",
                                "registration",
                                "vehicle registration",
                                "number plate",
                                "licence plate",
                                "reg no",
                                "vrm",
                                "vrn",
                                "car",
                                "vehicle",
                                "van",
                                "motorbike",
                                "v5c",
                                "mot")
                        .finds("my car reg is «AB51 ABC», blue", "«K1 ABC» and «ABC 123D»")
                        .leaves("AB49 ABC", "AB51 AIB", "I123 BCD", "ABC 123Z", "XXXAB51ABC"),
                // https://revenue.ie: seven digits, check letter, since 2013 a second letter
                Kind.of("ie-pps", "IE_PPS_NUMBER")
                        .shape(0.5, "#{7}[A-W][A-ITWX]?")
                        .check(
                                "mod 23",
                                n -> letter(
                                                "WABCDEFGHIJKLMNOPQRSTUV",
                                                of(n, 8, 7, 6, 5, 4, 3, 2)
                                                        + (n.length() > 8 && n.charAt(8) <= 'I'
                                                                ? 9L * (n.charAt(8) - '@')
                                                                : 0))
                                        == n.charAt(7))
                        .names("pps", "pps number", "ppsn", "pps no", "personal public service", "rsi number")
                        .finds("PPS «1234567T»", "PPSN: «1234567FA»", "PPSN «6433435FT»")
                        .leaves("1234567X", "1234567Y", "12345678T"),
                Kind.of("ie-passport", "IE_PASSPORT")
                        .near("@{1,2}#{7}")
                        .names("irish passport", "passport number", "passport no", "passport")
                        .finds("Irish passport «PA1234567»", "passport no. «L1234567»")
                        .leaves("PA1234567", "L123456"));
    }

    static List<Kind> companies() {
        return List.of(
                // https://www.gov.uk/vat-registration-number
                Kind.of("uk-vat", "UK_VAT")
                        .shape(LIKELY, "GB[ ]?#{3}[ ]?#{4}[ ]?#{2}(?:[ ]?#{3})?")
                        .check("mod 97", n -> {
                            int sum = of(n.substring(2), 8, 7, 6, 5, 4, 3, 2) + number(n, 9, 2);
                            return sum % 97 == 0 || (sum + 55) % 97 == 0;
                        })
                        .names("vat", "vat number", "vat reg no", "vat registration")
                        .finds("VAT «GB 980 7806 84»", "«GB980780684»")
                        .leaves("GB980780685", "980780684"),
                // https://www.gov.uk/get-information-about-a-company
                Kind.of("uk-company", "UK_COMPANY_NUMBER")
                        .near("#{8}|(?:SC|NI|OC|SO|NC)#{6}")
                        .names(
                                "company number",
                                "company no",
                                "companies house",
                                "registered number",
                                "registered in england")
                        .finds("company number «01234567»", "Companies House: «SC123456»")
                        .leaves("01234567", "SC123456"));
    }
}
