package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.check.Days.number;
import static org.leakproof.redact.catalogue.check.Sums.complement11;
import static org.leakproof.redact.catalogue.check.Sums.digit;
import static org.leakproof.redact.catalogue.check.Sums.icao;
import static org.leakproof.redact.catalogue.check.Sums.of;
import static org.leakproof.redact.catalogue.check.Sums.ofDigitSums;
import static org.leakproof.redact.catalogue.national.Kind.CHECKED;
import static org.leakproof.redact.catalogue.national.Kind.LIKELY;
import static org.leakproof.redact.catalogue.national.Kind.SURE;
import static org.leakproof.redact.catalogue.national.Kind.WEAK;

import java.util.List;
import java.util.Set;
import org.leakproof.redact.catalogue.LettersAndDigits;
import org.leakproof.redact.catalogue.check.Iso7064;
import org.leakproof.redact.catalogue.check.Sums;

/** Germany, Austria and Switzerland. */
final class GermanSpeaking {

    private GermanSpeaking() {}

    private static final String GERMAN_LETTERS = "[CFGHJKLMNPRTVWXYZ]";

    static List<Kind> people() {
        return List.of(
                // § 139b AO; https://www.bzst.de
                Kind.of("de-tax-id", "DE_TAX_ID")
                        .shape(CHECKED, "[1-9]#{10}")
                        .shape(LIKELY, "[1-9]#[ ]#{3}[ ]#{3}[ ]#{3}")
                        .check("mod 11,10", Iso7064::mod11x10)
                        .names(
                                "steuer-id",
                                "steueridentifikationsnummer",
                                "steuerliche identifikationsnummer",
                                "idnr",
                                "identifikationsnummer",
                                "steuer-identifikationsnummer",
                                "tin",
                                "steuer-idnr")
                        .finds("Steuer-ID: «86095742719»", "IdNr. «86 095 742 719»", "SteuerID «47036892816»")
                        .leaves("86095742718", "06095742719", "860957427190"),
                // ELSTER: regional forms, and thirteen digits for all
                Kind.of("de-tax-number", "DE_TAX_NUMBER")
                        .shape(0.3, "#{2,3}[/]#{3,4}[/]#{4,5}")
                        .shape(WEAK, "(?:0[1-9]|1[0-6])#{11}")
                        .near("#{10,11}", "#{2,3}[ ]#{3,4}[ ]#{4,5}", "[1-9]#{3}0#{8}")
                        .names("steuernummer", "st.-nr", "steuer-nr", "stnr", "finanzamt")
                        .finds("Steuernummer «21/815/08150»", "St.-Nr. «181/815/08155»", "steuernr. «2181508150»")
                        .leaves("2181508150", "21/815/0815067"),
                // https://www.personalausweisportal.de: nine signs, the tenth is their check digit; before 2010 T and
                // digits
                Kind.of("de-id-card", "DE_ID_CARD")
                        .shape(0.2, GERMAN_LETTERS + "[0-9CFGHJKLMNPRTVWXYZ]{7}#")
                        .shape(WEAK, "T#{8}")
                        .shape(CHECKED, GERMAN_LETTERS + "[0-9CFGHJKLMNPRTVWXYZ]{8}#")
                        .digits(3)
                        .check(
                                "7-3-1",
                                n -> icao(n)
                                        || n.length() == 9
                                                && n.charAt(0) == 'T'
                                                && LettersAndDigits.isDigits(n.substring(1)))
                        .near(GERMAN_LETTERS + "[0-9CFGHJKLMNPRTVWXYZ]{8}")
                        .names(
                                "personalausweis",
                                "personalausweisnummer",
                                "ausweisnummer",
                                "ausweis",
                                "ausweis-nr",
                                "perso")
                        .words("en", "german id card", "identity card")
                        .finds("Personalausweis: «L01X00T47».", "Ausweis Nr. «T22000129» gültig", "«L01X00T471»")
                        .leaves("L01X00T47", "T220001290", "123456789"),
                // ICAO 9303
                Kind.of("de-passport", "DE_PASSPORT")
                        .shape(0.2, "[CFGHJK][0-9CFGHJKLMNPRTVWXYZ]{7}#")
                        .shape(CHECKED, "[CFGHJK][0-9CFGHJKLMNPRTVWXYZ]{8}#")
                        .digits(3)
                        .check("7-3-1", n -> icao(n))
                        .near("[CFGHJK][0-9CFGHJKLMNPRTVWXYZ]{8}", "#{10}")
                        .names("reisepass", "reisepassnummer", "passnummer", "pass-nr", "german passport", "passport")
                        .finds("Reisepass «C01X00T47»", "Pass-Nr.: «C01234565»", "«C01234565»")
                        .leaves("L01X00T47", "C01234566", "IOQSUBDE1"),
                // § 147 SGB VI: area, day of birth, letter, serial, check digit
                Kind.of("de-social-security", "DE_SOCIAL_SECURITY")
                        .shape(SURE, "#{2}[ ]?#{6}[ ]?[A-Z][ ]?#{3}")
                        .possible(
                                n -> number(n, 0, 2) >= 2 && isInsuredDay(number(n, 2, 2)) && isMonth(number(n, 4, 2)))
                        .check(
                                "cross sums mod 10",
                                n -> ofDigitSums(
                                                        n.substring(0, 8)
                                                                + (n.charAt(8) < 'J' ? "0" : "")
                                                                + (n.charAt(8) - '@')
                                                                + n.substring(9),
                                                        2,
                                                        1,
                                                        2,
                                                        5,
                                                        7,
                                                        1,
                                                        2,
                                                        1,
                                                        2,
                                                        1,
                                                        2,
                                                        1)
                                                % 10
                                        == digit(n, -1))
                        .names(
                                "rvnr",
                                "sozialversicherungsnummer",
                                "rentenversicherungsnummer",
                                "sv-nummer",
                                "svnr",
                                "versicherungsnummer",
                                "sozialversicherungsausweis")
                        .finds("RVNR: «15070649C103»", "«15 070649 C 103»", "SV-Nummer «65170839J003»")
                        .leaves("15070649C100", "15071349C103", "15070649C1030"),
                // § 290 SGB V
                Kind.of("de-health-insurance", "DE_HEALTH_INSURANCE")
                        .shape(0.5, "[A-Z]#{9}")
                        .check(
                                "mod 10",
                                n -> ofDigitSums(
                                                        (n.charAt(0) < 'J' ? "0" : "")
                                                                + (n.charAt(0) - '@')
                                                                + n.substring(1),
                                                        1,
                                                        2,
                                                        1,
                                                        2,
                                                        1,
                                                        2,
                                                        1,
                                                        2,
                                                        1,
                                                        2)
                                                % 10
                                        == digit(n, -1))
                        .names(
                                "krankenversichertennummer",
                                "kvnr",
                                "versichertennummer",
                                "krankenkasse",
                                "egk",
                                "kv-nummer")
                        .finds("KVNR «A123456780»", "Versichertennummer: «a000500015»")
                        .leaves("A123456781", "A12345678"),
                // Anlage 8 FeV: office, serial, check digit, issue
                Kind.of("de-driving-licence", "DE_FUEHRERSCHEIN")
                        .shape(0.2, "@{2}#{8}[0-9A-Z]")
                        .near("[A-Z][0-9A-Z]{3}[0-9A-Z]{5}[0-9X][0-9A-Z]")
                        .digits(3)
                        .names(
                                "führerschein",
                                "führerscheinnummer",
                                "fahrerlaubnis",
                                "führerschein-nr",
                                "driving licence")
                        .finds("Führerscheinnummer: «BO12345678A»", "Fuehrerschein «B072RRE2I55»")
                        .leaves("B12345678A", "12345678901", "B072RRE2I55"),
                // Kassenärztliche Vereinigungen: doctor, with check digit and speciality; place of practice
                Kind.of("de-lanr", "DE_LANR")
                        .near("#{9}")
                        .possible(n -> n.length() == 9 && (10 - of(n, 4, 9, 4, 9, 4, 9) % 10) % 10 == digit(n, 6))
                        .names("lanr", "lebenslange arztnummer", "arztnummer")
                        .words("de", "arzt", "behandelnder arzt", "vertragsarzt")
                        .finds("LANR: «123456601» des Arztes", "Arztnummer «987654457»")
                        .leaves("123456601", "LANR 123456701"),
                Kind.of("de-bsnr", "DE_BSNR")
                        .shape(0.1, "#{9}")
                        .possible(n -> Set.of(
                                        "01", "02", "03", "06", "07", "17", "20", "35", "38", "46", "51", "52", "55",
                                        "71", "72", "73", "74", "78", "83", "88", "93", "98", "99", "05")
                                .contains(n.substring(0, 2)))
                        .names("bsnr", "betriebsstättennummer", "betriebsstätte")
                        .finds("BSNR «021234568»", "Betriebsstättennummer: «521234567»")
                        .leaves("001234567", "02123456A"),
                // FZV, Anlage 1 and 2
                Kind.of("de-vehicle-registration", "DE_KFZ")
                        .shape(WEAK, "[A-ZÄÖÜ]{1,3}[ -][A-Z]{1,2}[ -]?[1-9]#{0,3}[EH]?")
                        .cased()
                        .words(
                                "de",
                                "kennzeichen",
                                "kfz",
                                "amtliches kennzeichen",
                                "pkw",
                                "fahrzeug",
                                "wagen",
                                "auto",
                                "halter")
                        .words("en", "german plate", "licence plate", "license plate", "registration")
                        .finds("Kennzeichen: «HH-AB-1234».", "«MIL EF 1234E»")
                        .leaves("B 1234", "HH-ab-1234"),
                // Hauptverband der Sozialversicherungsträger: serial, check digit, day of birth
                Kind.of("at-svnr", "AT_SVNR")
                        .shape(0.5, "[1-9]#{3}[ -]#{6}")
                        .shape(CHECKED, "[1-9]#{9}")
                        .possible(n -> number(n, 6, 2) >= 1
                                && number(n, 6, 2) <= 15
                                && number(n, 4, 2) <= 31
                                && number(n, 4, 2) > 0)
                        .check("mod 11", n -> of(n, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11 == digit(n, 3))
                        .names("svnr", "sozialversicherungsnummer", "sv-nummer", "versicherungsnummer", "sv-nr")
                        .finds("SVNR «1237 010180»", "Sozialversicherungsnummer: «1237010180»")
                        .leaves("1238 010180", "1237 320180"),
                // BMF: office, number, check digit
                Kind.of("at-tax-number", "AT_TAX_NUMBER")
                        .near("#{2}[- ]?#{3}/#{4}", "#{9}")
                        .names("steuernummer", "st.-nr", "abgabenkontonummer", "steuer-nr")
                        .finds("Steuernummer «12-345/6789»", "St.-Nr. «12 345/6789»")
                        .leaves("12-345/6789", "123456789"),
                Kind.of("at-passport", "AT_PASSPORT")
                        .near("@{1,2}#{7}")
                        .names("reisepass", "reisepassnummer", "passnummer", "personalausweis", "pass-nr", "passport")
                        .finds("Reisepass «P1234567»", "Passnummer: «PA1234567»")
                        .leaves("P1234567", "PA123456"),
                // https://www.zas.admin.ch: EAN-13 with the country code 756
                Kind.of("ch-ahv", "CH_AHV")
                        .shape(SURE, "756_#{4}_#{4}_#{2}")
                        .check("ean", Sums::ean)
                        .names(
                                "ahv",
                                "ahv-nummer",
                                "ahv-nr",
                                "avs",
                                "numéro avs",
                                "sozialversicherungsnummer",
                                "avs-nr",
                                "navs",
                                "ahvn13",
                                "numero avs")
                        .finds("AHV «756.9217.0769.85»", "N° AVS «7569217076985»")
                        .leaves("756.9217.0769.84", "757.9217.0769.85"),
                Kind.of("ch-passport", "CH_PASSPORT")
                        .near("[A-Z]#{7}", "[A-Z]#[A-Z0-9]{5}#")
                        .names(
                                "schweizer pass",
                                "reisepass",
                                "passnummer",
                                "identitätskarte",
                                "passeport suisse",
                                "passeport",
                                "passaporto",
                                "carte d'identité",
                                "passport")
                        .finds("Reisepass «X1234567»", "Identitätskarte Nr. «E1A2B3C4»")
                        .leaves("X1234567", "Passnummer 1234567"));
    }

    static List<Kind> companies() {
        return List.of(
                // § 27a UStG
                Kind.of("de-vat", "DE_VAT_ID")
                        .shape(LIKELY, "DE[ ]?#{3}[ .-]?#{3}[ .-]?#{3}")
                        .mixed()
                        .check("mod 11,10", n -> Iso7064.mod11x10(n.substring(2)))
                        .wrong(CHECKED)
                        .names(
                                "ust-id",
                                "ust-idnr",
                                "umsatzsteuer-id",
                                "umsatzsteuer-identifikationsnummer",
                                "vat id",
                                "vat")
                        .finds("USt-IdNr. «DE136695976»", "«DE 136-695.976»")
                        .leaves("AT136695976", "DE1366959760"),
                // HGB § 8; HRV
                Kind.of("de-commercial-register", "DE_HANDELSREGISTER")
                        .shape(LIKELY, "HR[AB][ ]?#{1,6}")
                        .words("de", "handelsregister", "amtsgericht", "registergericht")
                        .finds("Amtsgericht Köln, «HRB 12345»", "«HRA12345»")
                        .leaves("HR 12345", "HRB 1234567"),
                // UStG 1994, Art. 28
                Kind.of("at-vat", "AT_VAT")
                        .shape(LIKELY, "ATU[ ]?#{8}")
                        .check(
                                "mod 10",
                                n -> (10 - (ofDigitSums(n.substring(3), 1, 2, 1, 2, 1, 2, 1) + 4) % 10) % 10
                                        == digit(n, -1))
                        .names("uid", "uid-nummer", "uid-nr", "ust-id", "vat")
                        .finds("UID «ATU13585627»", "«ATU 13585627»")
                        .leaves("ATU13585628", "AT13585627"),
                Kind.of("at-company", "AT_COMPANY_NUMBER")
                        .shape(CHECKED, "FN[ ]?#{5,6}[ ]?[A-Z]")
                        .near("#{5,6}[ ]?[A-Z]")
                        .names("firmenbuchnummer", "firmenbuch", "fn")
                        .finds("Firmenbuch «FN 123456a»", "Firmenbuchnummer: «123456 z»")
                        .leaves("123456a", "FN 123"),
                // https://www.uid.admin.ch
                Kind.of("ch-uid", "CH_UID")
                        .shape(SURE, "CHE[ -]?#{3}[ .]?#{3}[ .]?#{3}")
                        .mixed()
                        .check("mod 11", n -> complement11(n.substring(3), 5, 4, 3, 2, 7, 6, 5, 4))
                        .names("uid", "ide", "mwst", "mwst-nr", "tva", "idi")
                        .finds("«CHE-123.456.788»", "MWST «CHE123456788»")
                        .leaves("CHE-123.456.789", "CH-123.456.788"));
    }

    /** Where somebody's number was taken, 50 more. */
    private static boolean isInsuredDay(int day) {
        return day >= 1 && day <= 81;
    }

    private static boolean isMonth(int month) {
        return month >= 1 && month <= 12;
    }
}
