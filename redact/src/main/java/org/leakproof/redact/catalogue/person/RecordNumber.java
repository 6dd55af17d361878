package org.leakproof.redact.catalogue.person;

import java.util.List;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Labelled;
import org.leakproof.redact.catalogue.Labelled.Way;

/**
 * Numbers under which somebody is kept: a hospital's record, a customer's or an employee's number, a booking, and, for those who want
 * them gone, case numbers of courts and offices. All of them only behind a word that says so.
 *
 * @see <a href="https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html">HIPAA, 45 CFR
 *     164.514(b)(2)(i)(H), medical record numbers</a>
 * @see <a href="https://hudoc.echr.coe.int/">European Court of Human Rights, application numbers</a>
 */
public final class RecordNumber {

    private static final String SEPARATOR = "(?: is| ist)?\\s{0,2}[:=#№./|-]{0,2}\\s{0,3}";

    private RecordNumber() {}

    public static List<Identifier> all() {
        return List.of(medical(), member(), booking(), caseNumber());
    }

    private static boolean hasDigits(String value) {
        return value.chars().filter(Character::isDigit).count() >= 3;
    }

    private static Identifier medical() {
        return Labelled.identifier(
                "medical-record",
                "MEDICAL_RECORD",
                List.of(Way.of(
                        "",
                        "(?i)(?:mrn|m\\.r\\.n\\.|medical[ -]record(?:[ -](?:number|no\\.?|#))?|chart (?:number|no\\.?|#)|patient[ _-]?(?:id|number|no\\.?|nr\\.?|#)|hospital (?:number|no\\.?|id)"
                                + "|encounter (?:id|number|no\\.?)|patientennummer|patienten-?(?:id|nr\\.?)|fallnummer|fall-?nr\\.?|aufnahmenummer|nhc|nhs?cl[ií]nica|n[º°.o]{0,2} ?(?:de )?historia(?: cl[ií]nica)?"
                                + "|historia cl[ií]nica(?: n[º°.o]{1,2})?|cipa|nass|n[uú]mero de afiliaci[oó]n|n[º°]? ?col(?:egiad[oa])?|episodio|n[º°.] ?episodio|num[eé]ro de dossier|dossier m[eé]dical|ipp|cartella clinica"
                                + "|nr (?:karty|historii choroby)|numer pacjenta|номер (?:карты|истории болезни)|история болезни ?№|病历号|患者番号|patientnummer)"
                                + SEPARATOR
                                + "(?<v>(?-i)(?:[A-Za-z]{1,4}[ /-]?)?\\d[\\dA-Za-z]{0,14}(?:[ ./-]\\d{1,12}){0,4})",
                        0.75)),
                "digits",
                RecordNumber::hasDigits,
                0,
                Context.NONE,
                new Examples(
                        List.of(
                                "MRN: «12345678»",
                                "NHC: «5467980».",
                                "CIPA: «nhc-987654» ü",
                                "NASS: «14 9096265001 02».",
                                "NºCol: «46 28 52938».",
                                "Patientennummer «A-4711»",
                                "patient id #«00123»"),
                        List.of("12345678", "the patient is 46", "medical records of 12", "NHC pending")));
    }

    private static Identifier member() {
        return Labelled.identifier(
                "member-number",
                "MEMBER_NUMBER",
                List.of(Way.of(
                        "",
                        "(?i)(?:(?:customer|client|member(?:ship)?|employee|staff|personnel|student|badge|policy|insurance|user|subscriber|frequent flyer|loyalty|bonus card|rewards?|passenger|inmate|prisoner|soldier|service)"
                                + "[ _-]?(?:id|number|no\\.?|nr\\.?|#)|kundennummer|kunden-?nr\\.?|mitgliedsnummer|personalnummer|versichertennummer|matrikelnummer|num[eé]ro (?:de )?client|n[uú]mero de (?:cliente|socio|empleado)"
                                + "|numero cliente|nr klienta|numer klienta|nr polisy|номер клиента|табельный номер|客户号|会員番号|klantnummer"
                                + "|lidmaatschapsnummer|kundenummer|kundnummer|asiakasnumero|zákaznické číslo|ügyfélszám|müşteri no|miles ?(?:&|and) ?more|vielfliegernummer|n[uú]mero de alumno|номер студенческого|табельный №|numer indeksu)"
                                + SEPARATOR
                                + "(?<v>(?-i)(?:[A-Z]{1,4}[ /-]?)?\\d[\\dA-Za-z]{0,14}(?:[/-][\\dA-Za-z]{1,8}){0,3})",
                        0.6)),
                "digits",
                RecordNumber::hasDigits,
                0,
                Context.NONE,
                new Examples(
                        List.of(
                                "customer number: «8839201»",
                                "Kundennummer «K-4711-22», ü",
                                "employee ID «00451»",
                                "Номер клиента: «123456»"),
                        List.of("customer no 1", "the members number 12", "staff of 1999")));
    }

    /** Who has it and the name sees the whole journey. */
    private static Identifier booking() {
        return Labelled.identifier(
                "booking-reference",
                "BOOKING_REFERENCE",
                List.of(
                        Way.of(
                                "",
                                "(?i)(?:pnr|(?:booking|reservation|confirmation) (?:reference|ref\\.?|code|number|no\\.?|id)|record locator"
                                        + "|buchungs(?:code|nummer|-?nr\\.?)|reservierungs(?:code|nummer)|localizador|c[oó]digo de reserva|n[uú]mero de reserva"
                                        + "|(?:num[eé]ro|r[eé]f[eé]rence|code) de r[eé]servation|codice (?:di )?prenotazione|numer rezerwacji"
                                        + "|код бронирования|номер (?:брони|бронирования)|boekings(?:nummer|code))"
                                        + SEPARATOR + "(?<v>(?-i)[A-Z0-9]{5,13})",
                                0.7),
                        Way.of(
                                "ticket",
                                "(?i)e-?ticket(?: (?:number|no\\.?))?" + SEPARATOR + "(?<v>\\d{3}[ -]?\\d{10})",
                                0.8)),
                Context.NONE,
                new Examples(
                        List.of(
                                "PNR: «X7Y8Z9»",
                                "booking reference «KLMNOP», ü",
                                "Buchungscode «AB12CD»",
                                "код бронирования «5QXYZ1»",
                                "e-ticket no. «220-2401234567»"),
                        List.of("booking reference to follow", "PNR data", "confirmation number")));
    }

    private static Identifier caseNumber() {
        return Labelled.identifier(
                "case-number",
                "CASE_NUMBER",
                List.of(
                        Way.of(
                                "labelled",
                                "(?i)(?:case|docket|application|file|claim|petition|complaint|incident|ticket|ref(?:erence)?|invoice|order|proceedings)s?[ ]?(?:\\(?nos?\\.?\\)?|numbers?|nr\\.?|#|id)"
                                        + SEPARATOR
                                        + "(?<v>(?-i)(?:[A-Za-z]{1,5}[ /:-]{0,2})?\\d[\\dA-Za-z]{0,12}(?:[./:-][\\dA-Za-z]{1,10}){0,5})",
                                0.65),
                        Way.of(
                                "office",
                                "(?i)(?:az\\.?|aktenzeichen|geschäftszeichen|gz\\.?|sygn(?:atura)?\\.?(?: akt)?|дело ?№|exp(?:ediente|te\\.?)|autos n[º°.o]{1,2}|procedimiento n[º°.o]{1,2}|rg n\\.?|dossier n[°º.o]{1,2}|zaaknummer)"
                                        + SEPARATOR
                                        + "(?<v>(?-i)(?:[\\dA-ZIVX]{1,5} )?[A-Za-zА-Я]{0,5}[ -]?\\d[\\dA-Za-z]{0,8}(?:[./ -][\\dA-Za-z]{1,6}){1,4})",
                                0.65),
                        Way.of("application", "(?i)nos?\\. (?<v>\\d{2,6}/\\d{2,4})", 0.6),
                        Way.of("us docket", "\\d:\\d{2}-(?:cv|cr|mc|md|mj|bk|ap)-\\d{3,6}(?:-[A-Z]{2,4}){0,3}", 0.9)),
                "digits",
                value -> value.chars().anyMatch(Character::isDigit),
                0,
                Context.NONE,
                new Examples(
                        List.of(
                                "(no. «18403/91»)",
                                "case no. «2019-CV-00123»",
                                "Az. «12 O 345/19», ü",
                                "«1:19-cv-00123-ABC»",
                                "дело № «А40-12345/2019»"),
                        List.of("in any case no", "file 12", "the docket")));
    }
}
