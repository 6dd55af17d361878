package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.check.Days.number;
import static org.leakproof.redact.catalogue.check.Days.yymmdd;
import static org.leakproof.redact.catalogue.check.Sums.digit;
import static org.leakproof.redact.catalogue.check.Sums.of;
import static org.leakproof.redact.catalogue.national.Kind.CHECKED;
import static org.leakproof.redact.catalogue.national.Kind.LIKELY;
import static org.leakproof.redact.catalogue.national.Kind.SURE;

import java.util.List;
import org.leakproof.redact.catalogue.check.Days;

/** Singapore, Malaysia, Thailand, Indonesia, the Philippines and Vietnam. */
final class SoutheastAsia {

    private SoutheastAsia() {}

    static List<Kind> people() {
        return List.of(
                // https://www.ica.gov.sg: S, T for citizens, F, G, M for foreigners
                Kind.of("sg-nric", "SG_NRIC_FIN")
                        .shape(SURE, "[STFGM]#{7}[A-Z]")
                        .check("mod 11", SoutheastAsia::isSingaporean)
                        .wrong(CHECKED)
                        .shape(0.1, "[A-Z]#{7}[A-Z]")
                        .names("nric", "fin", "nric no", "fin no", "singapore id", "ic no")
                        .finds("NRIC «S1234567D»", "FIN «G1122144L»", "«S2740116C»")
                        .leaves("PA12348L", "S123456D"),
                Kind.of("sg-passport", "SG_PASSPORT")
                        .near("[KEXB]#{7}[A-Z]")
                        .names("singapore passport", "passport", "passport number", "passport no")
                        .finds("Singapore passport «K1234567E»", "passport no. «E7654321A»")
                        .leaves("K1234567E", "passport A1234"),
                // https://www.jpn.gov.my: day of birth, place of birth
                Kind.of("my-nric", "MY_NRIC")
                        .shape(LIKELY, "#{6}-#{2}-#{4}")
                        .near("#{12}")
                        .possible(n -> yymmdd(n, 0) && number(n, 6, 2) > 0)
                        .names("mykad", "no. kp", "no kad pengenalan", "ic number", "kad pengenalan", "nric", "ic no")
                        .finds("MyKad «880101-14-5678»", "No. KP: «880101145678»")
                        .leaves("881301-14-5678", "880101145678"),
                // กรมการปกครอง
                Kind.of("th-tnin", "TH_TNIN")
                        .shape(LIKELY, "[1-8]-#{4}-#{5}-#{2}-#")
                        .shape(CHECKED, "[1-8]#{12}|[1-8] #{4} #{5} #{2} #")
                        .possible(n -> isThaiProvince(number(n, 1, 2)))
                        .check(
                                "mod 11",
                                n -> (11 - of(n, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == digit(n, 12))
                        .names(
                                "เลขบัตรประชาชน",
                                "เลขประจำตัวประชาชน",
                                "บัตรประชาชน",
                                "thai id",
                                "thai national id",
                                "เลขประจำตัวผู้เสียภาษี")
                        .finds("เลขบัตรประชาชน «2345678901234»", "Thai ID «1-2345-67890-12-1»")
                        .leaves("2345678901235", "0234567890124", "1284567890124"),
                Kind.of("th-passport", "TH_PASSPORT")
                        .near("[A-Z]{1,2}#{6,7}")
                        .names("หนังสือเดินทาง", "พาสปอร์ต", "thai passport", "passport")
                        .finds("หนังสือเดินทาง «AA1234567»", "Thai passport «B123456»")
                        .leaves("AA1234567", "passport AAA12"),
                // https://dukcapil.kemendagri.go.id: district, day of birth (40 more for women), serial
                Kind.of("id-nik", "ID_NIK")
                        .shape(0.5, "[1-9]#{15}")
                        .possible(n -> Days.isShort(number(n, 10, 2), number(n, 8, 2), number(n, 6, 2) % 40)
                                && number(n, 0, 2) >= 11
                                && number(n, 0, 2) <= 97
                                && !n.endsWith("0000"))
                        .names("nik", "ktp", "nomor induk kependudukan", "no ktp", "nomor ktp")
                        .finds("NIK «3174012501900001»", "No KTP: «3273016508950002»")
                        .leaves("3174013213900001", "0174012501900001"),
                Kind.of("id-npwp", "ID_NPWP")
                        .shape(LIKELY, "#{2}[.]#{3}[.]#{3}[.]#-#{3}[.]#{3}")
                        .mixed()
                        .near("#{15}")
                        .names("npwp", "nomor pokok wajib pajak")
                        .finds("NPWP «01.312.166.0-091.000»", "npwp: «013121660091000»")
                        .leaves("013121660091000", "01.312.166.0-091.00"),
                // BIR; the ninth digit is the check digit, the branch follows
                Kind.of("ph-tin", "PH_TIN")
                        .shape(CHECKED, "#{3}-#{3}-#{3}(?:-#{3,5})?")
                        .shape(CHECKED, "#{9}")
                        .check("mod 11", n -> of(n, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == digit(n, 8))
                        .strict()
                        .names("tin", "tax identification number", "bir", "tax id")
                        .finds("TIN is «000-123-456-000»", "TIN: «000123456»")
                        .leaves("TIN 000-123-457-000", "TIN 600-000-000", "not a TIN 123456789"),
                Kind.of("ph-social", "PH_SOCIAL_SECURITY")
                        .near("#{2}-#{7}-#|#{2}-#{9}-#|#{4}-#{7}-#|#{4}-#{4}-#{4}|#{10}|#{12}")
                        .names(
                                "sss",
                                "sss no",
                                "sss number",
                                "philhealth",
                                "umid",
                                "crn",
                                "pag-ibig",
                                "philsys",
                                "gsis")
                        .finds("SSS No. «34-1234567-8»", "PhilHealth «12-345678901-2»")
                        .leaves("34-1234567-8", "1234567890"),
                Kind.of("ph-document", "PH_DOCUMENT")
                        .near("[A-Z]#{7}[A-Z]", "[A-Z]#{2}-#{2}-#{6}", "[A-Z]{2}#{7}")
                        .names("philippine passport", "passport", "passport no", "driver's license", "lto")
                        .finds("Philippine passport «P1234567A»", "driver's license «N01-12-123456»")
                        .leaves("P1234567A", "N01-12-123456"),
                // Thông tư 59/2021/TT-BCA: place, sex and century, year
                Kind.of("vn-cccd", "VN_CCCD")
                        .near("0#{11}", "#{9}")
                        .names("cccd", "cmnd", "căn cước công dân", "chứng minh nhân dân", "số cccd", "căn cước")
                        .finds("CCCD «001090012345»", "CMND «123456789»")
                        .leaves("001090012345", "123456789"));
    }

    static List<Kind> companies() {
        return List.of(
                // https://www.uen.gov.sg: businesses, local companies, others
                Kind.of("sg-uen", "SG_UEN")
                        .shape(CHECKED, "#{8}[A-Z]")
                        .shape(LIKELY, "(?:19|20)#{7}[A-Z]")
                        .shape(SURE, "[TSR]#{2}[A-Z]{2}#{4}[A-Z]")
                        .check("mod 11", n -> {
                            String letters = "XMKECAWLJDB";
                            String company = "ZKCMDNERGWH";
                            return n.length() == 9
                                    ? letters.charAt(of(n, 10, 4, 9, 3, 8, 2, 7, 1) % 11) == n.charAt(8)
                                    : !Character.isDigit(n.charAt(0))
                                            || company.charAt(of(n, 10, 8, 6, 4, 9, 7, 5, 3, 1) % 11) == n.charAt(9);
                        })
                        .wrong(0.25)
                        .names("uen", "company registration", "roc no")
                        .finds("UEN «53125226D» was", "UEN: «201434292D»", "«T01FC6132D»")
                        .leaves("53125226", "S01F6132D"));
    }

    /** By TIS 1099, as in ISO 3166-2:TH. */
    private static boolean isThaiProvince(int code) {
        return code >= 10 && code <= 27
                || code >= 30 && code <= 58
                || code >= 60 && code <= 67
                || code >= 70 && code <= 77
                || code >= 80 && code <= 86
                || code >= 90 && code <= 96;
    }

    private static boolean isSingaporean(String id) {
        int sum = of(id.substring(1), 2, 7, 6, 5, 4, 3, 2);
        return switch (id.charAt(0)) {
            case 'S' -> "JZIHGFEDCBA".charAt(sum % 11) == id.charAt(8);
            case 'T' -> "JZIHGFEDCBA".charAt((sum + 4) % 11) == id.charAt(8);
            case 'F' -> "XWUTRQPNMLK".charAt(sum % 11) == id.charAt(8);
            case 'G' -> "XWUTRQPNMLK".charAt((sum + 4) % 11) == id.charAt(8);
            case 'M' -> "KLJNPQRTUWX".charAt(10 - (sum + 3) % 11) == id.charAt(8);
            default -> true;
        };
    }
}
