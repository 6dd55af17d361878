package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.check.Days.number;
import static org.leakproof.redact.catalogue.national.Kind.CHECKED;
import static org.leakproof.redact.catalogue.national.Kind.LIKELY;
import static org.leakproof.redact.catalogue.national.Kind.SURE;
import static org.leakproof.redact.catalogue.national.Kind.WEAK;

import java.util.List;
import org.leakproof.redact.catalogue.check.Verhoeff;

/** India, Pakistan, Bangladesh and Sri Lanka. */
final class SouthAsia {

    private SouthAsia() {}

    /** States and union territories that issue plates and licences. */
    private static final String STATE =
            "(?:A[NPRS]|B[HR]|C[GH]|D[DLN]|G[AJ]|H[PR]|J[HK]|K[AL]|L[AD]|M[HLNPZ]|NL|O[DR]|P[BY]|RJ|SK|T[GNRS]|U[KPA]|WB)";

    static List<Kind> people() {
        return List.of(
                // https://uidai.gov.in: no 0 or 1 in front, no palindrome
                Kind.of("in-aadhaar", "IN_AADHAAR")
                        .shape(LIKELY, "[2-9]#{3}[ :-]#{4}[ :-]#{4}")
                        .shape(CHECKED, "[2-9]#{11}")
                        .possible(
                                n -> !new StringBuilder(n).reverse().toString().equals(n))
                        .check("Verhoeff", Verhoeff::isValid)
                        .names("aadhaar", "aadhar", "uidai", "आधार", "uid number", "adhaar", "ஆதார்")
                        .finds("Aadhaar «3123 4567 8909»", "आधार «3998-7654-3211»", "aadhaar no: «312345678909»")
                        .leaves("3123 4567 8908", "1234:5678:9012"),
                // Income-tax Act, section 139A: the fourth letter is the holder's kind
                Kind.of("in-pan", "IN_PAN")
                        .shape(LIKELY, "[A-Z]{3}[ABCFGHJLPT][A-Z]#{4}[A-Z]")
                        .near("[A-Z]{5}#{4}[A-Z]")
                        .names("pan", "permanent account number", "pan card", "pan no", "पैन")
                        .finds("PAN «ABCPE1234F»", "«AAAPZ1234C»", "PAN card: «abcde1234f»")
                        .leaves("ABCDE12345F", "12345ABCDE", "ABCDE1234F"),
                // https://www.eci.gov.in
                Kind.of("in-voter", "IN_VOTER")
                        .shape(0.3, "[A-Z]{3}#{7}")
                        .names(
                                "voter id",
                                "epic",
                                "epic no",
                                "voter card",
                                "election card",
                                "मतदाता",
                                "elector photo identity card")
                        .finds("voter ID «ABC1234567»", "EPIC No: «KLS1234567»")
                        .leaves("ABC12345678", "AB12345678"),
                // https://www.passportindia.gov.in: no Q, X, Z; first digit not 0
                Kind.of("in-passport", "IN_PASSPORT")
                        .shape(0.1, "[A-PR-WY][1-9]#[ ]?#{4}[1-9]")
                        .names("passport", "passport number", "passport no", "indian passport", "पासपोर्ट")
                        .finds("passport number: «J6932157»", "Passport «C3590543»")
                        .leaves("b0097650", "Q3590543", "J693215"),
                // Central Motor Vehicles Rules, 50: state, district, series, number
                Kind.of("in-vehicle-registration", "IN_VEHICLE_REGISTRATION")
                        .shape(LIKELY, STATE + "[ -]?#{1,2}[ -]?[A-Z]{1,3}[ -]?#{4}")
                        .shape(LIKELY, "#{2}BH#{4}[A-Z]{1,2}")
                        .shape(WEAK, "[A-Z]{3}[1-9]#{3}")
                        .words(
                                "en",
                                "vehicle",
                                "registration number",
                                "plate",
                                "car",
                                "bike",
                                "scooter",
                                "rto",
                                "number plate",
                                "registration")
                        .finds("bike registration «KA53ME3456»", "«GJ09AB1234»", "car «MH 12 AB 1234»")
                        .leaves("ABNE123456", "XX09AB1234"),
                Kind.of("in-driving-licence", "IN_DRIVING_LICENCE")
                        .shape(LIKELY, STATE + "[ -]?#{2}[ ]?(?:19|20)#{2}[ ]?#{7}")
                        .names("driving licence", "dl no", "driving license", "dl number")
                        .finds("DL No «MH12 20110062821»", "«KA-0120110012345»")
                        .leaves("XX12 20110062821", "MH12 30110062821"),
                // NADRA: 5-7-1
                Kind.of("pk-cnic", "PK_CNIC")
                        .shape(0.5, "[1-9]#{4}-#{7}-#")
                        .near("[1-9]#{12}")
                        .names("cnic", "nic", "nicop", "شناختی کارڈ")
                        .finds("CNIC «35202-1234567-1»", "CNIC No. «3520212345671»")
                        .leaves("05202-1234567-1", "3520212345671"),
                Kind.of("bd-nid", "BD_NID")
                        .near("#{10}|#{13}|#{17}")
                        .names("nid", "জাতীয় পরিচয়পত্র", "nid number", "smart card no")
                        .finds("NID «1234567890»", "NID No: «19901234567890123»")
                        .leaves("1234567890", "NID 123"),
                // https://drp.gov.lk: day of the year, 500 more for women
                Kind.of("lk-nic", "LK_NIC")
                        .shape(0.5, "#{9}[VX]")
                        .shape(0.3, "(?:19|20)#{10}")
                        .possible(n -> {
                            int day = number(n, n.length() == 10 ? 2 : 4, 3) % 500;
                            return day >= 1 && day <= 366;
                        })
                        .names("nic", "national identity card", "ජාතික හැඳුනුම්පත")
                        .finds("NIC «853400937V»", "NIC: «198534000937»")
                        .leaves("854000937V", "853400937Z"));
    }

    static List<Kind> companies() {
        return List.of(
                // CGST Rules, 10: state, PAN, number, Z, check sign
                Kind.of("in-gstin", "IN_GSTIN")
                        .shape(SURE, "(?:0[1-9]|[12]#|3[0-8]|9[679])[ ]?[A-Z]{5}[ ]?#{4}[ ]?[A-Z][1-9A-Z][ ]?Z[0-9A-Z]")
                        .check("mod 36", SouthAsia::isGstin)
                        .wrong(0.7)
                        .names("gstin", "gst registration", "gst no", "gst number")
                        .finds("GST registration: «07PQRST6789K1Z2»", "GSTIN «27AAPFU0939F1ZV»")
                        .leaves("27ABCDE1234F1Y5", "27ABCDE1234F1Z55", "45ABCDE1234F1Z5"));
    }

    private static boolean isGstin(String number) {
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            int product = Character.digit(number.charAt(i), 36) * (i % 2 == 0 ? 1 : 2);
            sum += product / 36 + product % 36;
        }
        return (36 - sum % 36) % 36 == Character.digit(number.charAt(14), 36);
    }
}
