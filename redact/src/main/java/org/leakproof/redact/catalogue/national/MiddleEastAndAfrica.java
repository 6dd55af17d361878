package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.check.Days.number;
import static org.leakproof.redact.catalogue.check.Days.yymmdd;
import static org.leakproof.redact.catalogue.check.Sums.digit;
import static org.leakproof.redact.catalogue.check.Sums.of;
import static org.leakproof.redact.catalogue.national.Kind.CHECKED;
import static org.leakproof.redact.catalogue.national.Kind.SURE;

import java.util.List;
import org.leakproof.redact.catalogue.check.Days;
import org.leakproof.redact.catalogue.check.Luhn;
import org.leakproof.redact.catalogue.check.Verhoeff;

/** Israel, the Gulf, Iran, Egypt, South Africa, Nigeria, Kenya and Ghana. */
final class MiddleEastAndAfrica {

    private MiddleEastAndAfrica() {}

    static List<Kind> people() {
        return List.of(
                // https://www.gov.il: also shorter, without leading zeros
                Kind.of("il-id", "IL_ID_NUMBER")
                        .shape(0.3, "#{9}|#{8}-#")
                        .check("luhn", Luhn::isValid)
                        .near("#{9}", "#-#{7}-#", "#{8}")
                        .names(
                                "ת.ז",
                                "ת״ז",
                                "ת\"ז",
                                "תעודת זהות",
                                "מספר זהות",
                                "teudat zehut",
                                "israeli id",
                                "tz number")
                        .finds("ת.ז. «123456782»", "Teudat Zehut: «123456782»", "תעודת זהות «12345678-2»")
                        .leaves("123456789", "1234567820"),
                Kind.of("il-passport", "IL_PASSPORT")
                        .near("#{7,8}")
                        .names("דרכון", "מספר דרכון", "israeli passport", "passport")
                        .finds("דרכון «12345678»", "Israeli passport no. «1234567»")
                        .leaves("12345678", "דרכון 123"),
                // https://u.ae: 784, year of birth, serial, check digit
                Kind.of("ae-emirates-id", "AE_EMIRATES_ID")
                        .shape(SURE, "784_#{4}_#{7}_#")
                        .possible(n -> Days.is(number(n, 3, 4), 1, 1))
                        .check("luhn", Luhn::isValid)
                        .wrong(0.6)
                        .names("emirates id", "الهوية الإماراتية", "رقم الهوية", "eid")
                        .finds("Emirates ID «784-1985-1234567-8»", "رقم الهوية «784198512345671»")
                        .leaves("785-1985-1234567-8", "784-0985-1234567-8"),
                Kind.of("sa-national-id", "SA_NATIONAL_ID")
                        .shape(0.3, "[12]#{9}")
                        .check("luhn", Luhn::isValid)
                        .names("رقم الهوية", "الهوية الوطنية", "رقم الإقامة", "iqama", "saudi id", "national id")
                        .finds("رقم الهوية «1012345672»", "iqama: «2012345670»")
                        .leaves("1012345678", "3012345672"),
                Kind.of("ir-national-code", "IR_NATIONAL_CODE")
                        .shape(0.3, "#{10}|#{3}-#{6}-#")
                        .check("mod 11", n -> {
                            int rest = of(n, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
                            return digit(n, 9) == (rest < 2 ? rest : 11 - rest);
                        })
                        .names("کد ملی", "کدملی", "شماره ملی", "kode melli", "melli code")
                        .finds("کد ملی «0499370899»", "کد ملی: «049-937089-9»")
                        .leaves("0499370898", "04993708990"),
                Kind.of("eg-national-id", "EG_NATIONAL_ID")
                        .shape(0.5, "[23]#{13}")
                        .possible(n ->
                                Days.is((digit(n, 0) + 17) * 100 + number(n, 1, 2), number(n, 3, 2), number(n, 5, 2))
                                        && (number(n, 7, 2) <= 35 || number(n, 7, 2) == 88))
                        .names("الرقم القومي", "رقم قومي", "بطاقة الرقم القومي", "egyptian id", "national id")
                        .finds("الرقم القومي «28001010101234»", "national id: «30105051234567»")
                        .leaves("28013010101234", "48001010101234"),
                // Identification Act 68 of 1997: day of birth, sex, citizenship
                Kind.of("za-id", "ZA_ID_NUMBER")
                        .shape(0.7, "#{6}[ -]#{4}[ -]#{3}")
                        .shape(0.7, "[02-9]#{12}|1[0-3]#{11}")
                        .shape(CHECKED, "1[4-9]#{11}") // may be a time in milliseconds
                        .possible(n -> yymmdd(n, 0) && digit(n, 10) <= 2)
                        .check("luhn", Luhn::isValid)
                        .names("sa id", "south african id", "id number", "id-nommer", "identity number", "za id")
                        .finds(
                                "ID number «800101 5009 087»",
                                "«8001015009087»",
                                "my South African ID is «9202201234088».")
                        .leaves("8001015009176", "80010150090870", "8013015009087"),
                Kind.of("za-passport", "ZA_PASSPORT")
                        .near("[ADMT]#{8}")
                        .names("passport", "paspoort", "passport number", "passport no")
                        .finds("passport «A01234567»", "passport no. «M00123456»")
                        .leaves("A01234567", "passport B0123456"),
                // https://nimc.gov.ng
                Kind.of("ng-nin", "NG_NIN")
                        .shape(CHECKED, "#{11}")
                        .check("Verhoeff", Verhoeff::isValid)
                        .near("#{11}", "#{4}[ -]#{3}[ -]#{4}")
                        .names("nin", "national identification number", "nimc")
                        .finds("NIN: «98765432102»", "my NIN is «70123456789»")
                        .leaves("12345678901", "1234567890a"),
                Kind.of("ng-bvn", "NG_BVN")
                        .near("22#{9}")
                        .names("bvn", "bank verification number")
                        .finds("BVN «22123456789»", "bank verification number: «22987654321»")
                        .leaves("22123456789", "BVN 1234"),
                Kind.of("ng-vehicle-registration", "NG_VEHICLE_REGISTRATION")
                        .shape(0.4, "[A-Z]{3}[- ]?#{3}[A-Z]{2}")
                        .names("plate number", "vehicle registration", "number plate", "reg no")
                        .finds("plate number «APP-456CV»", "number plate: «LSR123AA»")
                        .leaves("123-456AB", "ABCD-123EF", "AB-12CD"),
                Kind.of("ng-document", "NG_DOCUMENT")
                        .near(
                                "[A-Z]#{8}",
                                "[A-Z]{3}[ -]?#{5}[ -]?[A-Z]{2}#{2}",
                                "[0-9A-F]{4}(?:[ ]?[0-9A-F]{4}){3}[ ]?[0-9A-F]{3}")
                        .mixed()
                        .names(
                                "nigerian passport",
                                "passport number",
                                "driver's licence",
                                "voter's card",
                                "voters card",
                                "vin",
                                "pvc")
                        .finds("Nigerian passport «A01234567»", "driver's licence «ABC12345AA01»")
                        .leaves("A01234567", "ABC12345AA01"),
                Kind.of("ke-id", "KE_ID")
                        .shape(0.5, "[AP]#{9}[A-Z]")
                        .near("#{7,8}")
                        .names("kra pin", "id no", "national id", "kitambulisho", "kenyan id")
                        .finds("KRA PIN «A001234567Z»", "kitambulisho «12345678»")
                        .leaves("12345678", "B001234567Z"),
                Kind.of("gh-card", "GH_CARD")
                        .shape(SURE, "GHA-#{9}-#")
                        .names("ghana card", "ghanacard")
                        .finds("Ghana Card «GHA-123456789-1»", "«GHA-000123456-7»")
                        .leaves("GHA-12345678-1", "GHB-123456789-1"));
    }

    static List<Kind> companies() {
        return List.of(Kind.of("il-company", "IL_COMPANY_NUMBER")
                .near("5#{8}")
                .names("ח.פ", "ח״פ", "עוסק מורשה", "ע.מ", "company number")
                .finds("ח.פ. «514123456»", "עוסק מורשה «512345678»")
                .leaves("514123456", "ח.פ. 51412345"));
    }
}
