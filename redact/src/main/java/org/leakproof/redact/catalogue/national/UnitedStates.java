package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.check.Days.number;
import static org.leakproof.redact.catalogue.check.Sums.digit;
import static org.leakproof.redact.catalogue.check.Sums.of;
import static org.leakproof.redact.catalogue.national.Kind.CHECKED;
import static org.leakproof.redact.catalogue.national.Kind.LIKELY;
import static org.leakproof.redact.catalogue.national.Kind.SURE;
import static org.leakproof.redact.catalogue.national.Kind.WEAK;

import java.util.List;
import java.util.Set;
import org.leakproof.redact.catalogue.check.Luhn;
import org.leakproof.redact.catalogue.check.Sums;

/** The United States and Canada. */
final class UnitedStates {

    /** Once printed on cards in wallets and in advertisements. */
    private static final Set<String> ADVERTISED = Set.of("078051120", "219099999", "123456789", "987654320");

    private UnitedStates() {}

    static List<Kind> people() {
        return List.of(
                // https://www.ssa.gov/employer/randomization.html
                Kind.of("us-ssn", "US_SSN")
                        .shape(LIKELY, "#{3}[ .-]#{2}[ .-]#{4}")
                        .shape(WEAK, "#{9}")
                        .possible(n -> !ADVERTISED.contains(n) && isSocialSecurity(n))
                        .names(
                                "ssn",
                                "social security number",
                                "social security no",
                                "social security",
                                "soc sec",
                                "ss#")
                        .words("es", "seguro social", "número de seguro social")
                        .finds(
                                "SSN «536-22-8045»",
                                "born 1970, «536.22.8045»",
                                "ssn: «536228045»",
                                "«536 22 8045» was hers")
                        .leaves("000-12-3456", "666-12-3456", "078-05-1120", "536-22.8045", "x536-22-8045"),
                // https://www.irs.gov/individuals/individual-taxpayer-identification-number
                Kind.of("us-itin", "US_ITIN")
                        .shape(LIKELY, "9#{2}[ .-](?:5#|6[0-5]|7#|8[0-8]|9[0-24-9])[ .-]#{4}")
                        .shape(WEAK, "9#{2}-?(?:5#|6[0-5]|7#|8[0-8]|9[0-24-9])-?#{4}")
                        .names("itin", "individual taxpayer identification number", "taxpayer id", "tax id")
                        .finds("ITIN «912-72-1234»", "«912-72-1234»", "taxpayer id: «912721234»")
                        .leaves("912-89-1234", "tax id 912-89-1234", "812-72-1234"),
                // 26 CFR 301.6109-1: of sole traders too
                Kind.of("us-ein", "US_EIN")
                        .near("#{2}-#{7}")
                        .names("ein", "employer identification number", "federal tax id", "fein", "tax id number")
                        .finds("EIN: «12-3456789»", "the employer identification number is «98-7654321»")
                        .leaves("12-3456789", "part 98-7654321"),
                // AAMVA DL/ID card design standard, and the states' lists
                Kind.of("us-driving-licence", "US_DRIVER_LICENSE")
                        .shape(WEAK, "[A-Z]\\d{8}|[A-Z]\\d{12}|[A-Z]\\d{14}")
                        .near(
                                "[A-Z]{1,2}\\d{3,7}|[A-Z]\\d{9,11}|[A-Z]\\d{13}|[A-Z]\\d{18}|\\d{2}[A-Z]{3}\\d{5,6}"
                                        + "|[A-Z]\\d{6}R|\\d{8,9}[A-Z]{1,2}|\\d{3}[A-Z]{2}\\d{4}|\\d{7}[A-Z]",
                                "[A-Z]\\d{3}[ -]\\d{4}[ -]\\d{4}|[A-Z]\\d{3}(?:[ -]\\d{3}){2}[ -]\\d{2,3}[ -]\\d",
                                "\\d{4}-\\d{2}-\\d{4}|\\d{2}-\\d{3}-\\d{4}|\\d{3}[ -]\\d{3}[ -]\\d{3}",
                                "\\d{6,12}")
                        .names(
                                "driver's license",
                                "driver’s license",
                                "drivers license",
                                "driver license",
                                "driving license",
                                "driver's licence",
                                "drivers licence",
                                "driver permit",
                                "license number",
                                "dl number",
                                "dl#")
                        .finds(
                                "driver's license «D1234567»",
                                "Driver License no. «F255-9215-0094»",
                                "DL# «B1234567»",
                                "drivers license: «98765432»")
                        .leaves("order D1234567", "98765432", "the license of 2019", "license number ABC"),
                // https://travel.state.gov/content/travel/en/passports.html
                Kind.of("us-passport", "US_PASSPORT")
                        .shape(WEAK, "[A-Z]#{8}")
                        .near("#{9}")
                        .names(
                                "us passport",
                                "passport number",
                                "passport no",
                                "passport",
                                "passport card",
                                "travel document")
                        .words("es", "pasaporte")
                        .finds("passport «A12345678»", "US passport no. «530192847»", "travel document: «C01234567»")
                        .leaves("530192847", "AB12345678", "part A1234567"),
                // https://www.cms.gov/medicare/new-medicare-card: positions of digits and letters
                Kind.of("us-mbi", "US_MBI")
                        .shape(LIKELY, mbi("-"))
                        .shape(CHECKED, mbi(""))
                        .names("mbi", "medicare beneficiary identifier", "medicare number", "medicare id", "medicare")
                        .finds("«1EG4-TE5-MK72»", "Medicare «2AG9XC4NN23»", "mbi «3ac4-cd5-ef67»")
                        .leaves("1EG4-TE5-OK72", "0EG4-TE5-MK72", "1EG4-TE5-MK7"),
                // 45 CFR 162.406
                Kind.of("us-npi", "US_NPI")
                        .shape(CHECKED, "[12]#{9}")
                        .shape(CHECKED, "[12]#{3}[ -]#{3}[ -]#{3}")
                        .possible(n -> !Sums.isUniform(n.substring(0, 9)))
                        .check("luhn", n -> Luhn.isValid("80840" + n))
                        .names("npi", "national provider identifier", "provider id", "provider identifier")
                        .finds("NPI «1234567893»", "«1234-567-893»", "provider identifier: «1245319599»")
                        .leaves("1234567890", "3234567893", "12345678934"),
                // 21 CFR 1301: two letters, a check digit last
                Kind.of("us-dea", "MEDICAL_LICENSE")
                        .shape(LIKELY, "[A-HJ-NP-UX-Z][A-Z9]#{7}")
                        .check("DEA", n -> (of(n.substring(2), 1, 2, 1, 2, 1, 2)) % 10 == digit(n, -1))
                        .strict()
                        .names("dea", "dea number", "dea registration", "medical certificate", "certificate number")
                        .finds("DEA «BB1388568»", "«GL0285191» and «EU4488929»")
                        .leaves("DEA number BB1388569", "BB138856", "IB1388568"),
                // https://www.uscis.gov/glossary-term/50684
                Kind.of("us-alien-number", "US_ALIEN_NUMBER")
                        .near("A[ -]?#{8,9}", "A#{3}-#{3}-#{3}", "#{3}-#{3}-#{3}")
                        .names(
                                "a-number",
                                "alien registration number",
                                "alien number",
                                "uscis number",
                                "uscis#",
                                "alien registration")
                        .finds(
                                "alien registration number «A087654321»",
                                "USCIS# «087-654-321»",
                                "A-Number: «A12345678»")
                        .leaves("A087654321", "087-654-321"),
                // https://www.canada.ca/en/employment-social-development/services/sin.html
                Kind.of("ca-sin", "CA_SIN")
                        .shape(CHECKED, "[1-79]#{2}_#{3}_#{3}")
                        .check("luhn", Luhn::isValid)
                        .names(
                                "sin",
                                "social insurance number",
                                "social insurance",
                                "nas",
                                "numéro d'assurance sociale",
                                "assurance sociale")
                        .finds("SIN «130 692 544»", "NAS: «258-933-688»", "mon nas est «130692544»")
                        .leaves("130 692 545", "812 345 678", "046-454 286", "130692544x"),
                // https://www.canada.ca/en/immigration-refugees-citizenship/services/canadian-passports.html
                Kind.of("ca-passport", "CA_PASSPORT")
                        .near("@{2}#{6}", "@#{6}@{2}")
                        .names("canadian passport", "passeport canadien", "passport number", "passport", "passeport")
                        .finds("passport «GA302922»", "passeport n° «HK123456»", "Canadian passport: «P123456AA»")
                        .leaves("GA302922", "flight GA3029"),
                // RAMQ: three letters of the name, one of the first name, date with 50 on the month for women
                Kind.of("ca-ramq", "CA_HEALTH_NUMBER")
                        .shape(LIKELY, "@{4}[ -]?#{4}[ -]?#{4}")
                        .possible(n -> isMonth(number(n, 6, 2) % 50) && number(n, 8, 2) >= 1 && number(n, 8, 2) <= 31)
                        .cased()
                        .names("ramq", "nam", "numéro d'assurance maladie", "carte soleil", "assurance maladie")
                        .finds("RAMQ «TREM 8061 1519»", "NAM: «BOUF94032911»")
                        .leaves("TREM 8073 1519", "ABCD 1234 5678"),
                // https://www.ontario.ca/page/apply-ohip-and-get-health-card
                Kind.of("ca-ohip", "CA_HEALTH_NUMBER")
                        .shape(CHECKED, "[1-9]#{3}[ -]#{3}[ -]#{3}(?:[ -]?[A-Z]{2})?")
                        .check("luhn", n -> Luhn.isValid(n.substring(0, 10)))
                        .near("#{10}@{2}")
                        .names("ohip", "health card", "health card number", "carte santé", "health number", "hcn")
                        .finds("OHIP «1234-567-897-AB»", "health card «9876-543-217»")
                        .leaves("1234-567-890", "0234-567-897"),
                // provinces: Ontario and Québec, and what is told from context
                Kind.of("ca-driving-licence", "CA_DRIVER_LICENSE")
                        .shape(LIKELY, "@#{4}-#{5}-#{5}")
                        .shape(LIKELY, "@#{4}-#{6}-#{2}")
                        .near("@#{14}|@#{12}|\\d{6}-\\d{3}|[A-Z]{2}-?[A-Z]{2}-?[A-Z]{2}-?[A-Z]\\d{3}[A-Z]{2}")
                        .names("driver's licence", "drivers licence", "driving licence", "permis de conduire")
                        .finds(
                                "«J6120-40706-60905»",
                                "permis de conduire «T1234-010170-12»",
                                "driver's licence: «A12345678901234»")
                        .leaves("J6120-40706-6090", "A12345678901234"));
    }

    static List<Kind> companies() {
        return List.of(
                // https://www.canada.ca/en/revenue-agency/services/tax/businesses/topics/registering-your-business.html
                Kind.of("ca-business-number", "CA_BUSINESS_NUMBER")
                        .shape(SURE, "#{9}[ -]?R[CMPRTZ][ -]?#{4}")
                        .check("luhn", n -> Luhn.isValid(n.substring(0, 9)))
                        .names("business number", "gst number", "hst number", "numéro d'entreprise", "gst/hst")
                        .finds("GST «123456782RT0001»", "«123456782 RC 0001»")
                        .leaves("123456781RT0001", "123456782XX0001"));
    }

    private static boolean isSocialSecurity(String number) {
        int area = number(number, 0, 3);
        return area != 0 && area != 666 && area < 900 && number(number, 3, 2) != 0 && number(number, 5, 4) != 0;
    }

    private static boolean isMonth(int month) {
        return month >= 1 && month <= 12;
    }

    /** Letters without S, L, O, I, B and Z. */
    private static String mbi(String separator) {
        String letter = "[AC-HJKMNP-RT-Y]";
        String either = "[AC-HJKMNP-RT-Y0-9]";
        return "[1-9]" + letter + either + "\\d" + separator + letter + either + "\\d" + separator + letter
                + "{2}\\d{2}";
    }
}
