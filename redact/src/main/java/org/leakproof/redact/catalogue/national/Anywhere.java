package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.national.Kind.LIKELY;

import java.util.List;
import org.leakproof.redact.catalogue.check.Iso7064;

/** Papers of any country, behind the words that announce their number. */
final class Anywhere {

    private Anywhere() {}

    /** Letters and digits, at least four digits. */
    private static final String NUMBER = "(?:[A-Z0-9]{6,14})";

    static List<Kind> people() {
        return List.of(
                any(
                                "passport",
                                "PASSPORT_NUMBER",
                                "[A-Z]{1,2}#{7,8}",
                                "passport no",
                                "passport number",
                                "passport nr",
                                "passport #",
                                "passport",
                                "reisepass",
                                "reisepassnummer",
                                "passnummer",
                                "pass-nr",
                                "passeport",
                                "pasaporte",
                                "passaporto",
                                "passaporte",
                                "paspoort",
                                "paszport",
                                "numer paszportu",
                                "paszportu",
                                "pasaport",
                                "паспорт",
                                "загранпаспорт",
                                "номер паспорта",
                                "pašaport",
                                "útlevél",
                                "passi",
                                "护照号码",
                                "护照",
                                "護照",
                                "パスポート",
                                "여권번호",
                                "여권",
                                "جواز سفر",
                                "رقم الجواز",
                                "דרכון",
                                "διαβατήριο",
                                "travel document")
                        .finds(
                                "passport no. «X1234567»",
                                "Reisepass Nr.: «C4VK6W1N2»",
                                "паспорт «MP3456789»",
                                "护照号码：«G12345678»")
                        .leaves("X1234567", "passport office 2019", "passport photographs"),
                // https://support.orcid.org: ISO 7064 11-2; ISNI has the same numbers
                Kind.of("orcid", "ORCID")
                        .shape(LIKELY, "0000-#{4}-#{4}-#{3}[#X]")
                        .check("mod 11-2", Iso7064::mod11x2)
                        .names("orcid", "orcid id", "isni")
                        .finds("ORCID «0000-0002-1825-0097»", "«0000-0002-1694-233X»")
                        .leaves("0000-0002-1825-0098", "4000-0002-1825-0097"),
                any(
                                "driving-licence",
                                "DRIVING_LICENCE",
                                "",
                                "driving licence",
                                "driving license",
                                "driver's licence",
                                "driver's license",
                                "drivers license",
                                "driver license",
                                "driver licence",
                                "führerschein",
                                "führerscheinnummer",
                                "permis de conduire",
                                "carné de conducir",
                                "permiso de conducir",
                                "licencia de conducir",
                                "patente di guida",
                                "patente",
                                "carta de condução",
                                "rijbewijs",
                                "prawo jazdy",
                                "körkort",
                                "førerkort",
                                "kørekort",
                                "ajokortti",
                                "vezetői engedély",
                                "řidičský průkaz",
                                "vodičský preukaz",
                                "permis auto",
                                "ehliyet",
                                "ehliyet no",
                                "водительское удостоверение",
                                "посвідчення водія")
                        .finds("driving licence no. «AB123456C»", "permiso de conducir «12345678X»")
                        .leaves("AB123456C", "driving licence holders"),
                any(
                                "national-id",
                                "NATIONAL_ID",
                                "[A-Z]{1,2}#{6,9}",
                                "identity card",
                                "identity card no",
                                "id card",
                                "id card no",
                                "id card number",
                                "national id",
                                "national id no",
                                "national identity number",
                                "id number",
                                "id no",
                                "identification number",
                                "personal number",
                                "personal id",
                                "citizen id",
                                "ausweisnummer",
                                "personalausweis",
                                "identitätskarte",
                                "carte d'identité",
                                "carte nationale d'identité",
                                "documento de identidad",
                                "cédula",
                                "número de identidad",
                                "carta d'identità",
                                "bilhete de identidade",
                                "carteira de identidade",
                                "identiteitskaart",
                                "dowód osobisty",
                                "nr dowodu",
                                "občanský průkaz",
                                "osobna iskaznica",
                                "лична карта",
                                "удостоверение личности",
                                "személyi igazolvány",
                                "id-kort",
                                "legitimation",
                                "nationellt id",
                                "carte de identitate",
                                "kimlik no",
                                "证件号码",
                                "證件號碼",
                                "رقم الهوية",
                                "מספר זהות",
                                "αριθμός ταυτότητας")
                        .finds(
                                "ID card no. «AB1234567»",
                                "documento de identidad: «12345678A»",
                                "Ausweisnummer «L4VK6W1N2»")
                        .leaves("AB1234567", "identity card for the 2019 meeting"),
                any(
                                "tax-id",
                                "TAX_ID",
                                "",
                                "tax id",
                                "tax id no",
                                "tax number",
                                "tax identification number",
                                "taxpayer id",
                                "taxpayer identification number",
                                "tin",
                                "steuernummer",
                                "steuer-id",
                                "numéro fiscal",
                                "número fiscal",
                                "número de identificación fiscal",
                                "codice fiscale",
                                "numer identyfikacji podatkowej",
                                "belastingnummer",
                                "skattenummer",
                                "налоговый номер",
                                "adószám",
                                "adóazonosító",
                                "cod fiscal",
                                "daňové číslo",
                                "vergi no",
                                "税号",
                                "納税者番号")
                        .finds("Tax ID: «123456789»", "Steuernummer «9381508152»")
                        .leaves("123456789", "tax number of 2019"),
                any(
                                "social-security",
                                "SOCIAL_SECURITY_NUMBER",
                                "",
                                "social security number",
                                "social security no",
                                "social insurance number",
                                "social security",
                                "national insurance no",
                                "sozialversicherungsnummer",
                                "sozialversicherungs-nr",
                                "numéro de sécurité sociale",
                                "seguridad social",
                                "número de seguridad social",
                                "segurança social",
                                "ubezpieczenia społecznego",
                                "sociale zekerheid",
                                "страховой номер",
                                "社会保障号",
                                "社保号",
                                "insurance number",
                                "health insurance number",
                                "health card number",
                                "versichertennummer",
                                "versicherungsnummer",
                                "krankenversicherungsnummer",
                                "tarjeta sanitaria",
                                "tessera sanitaria",
                                "carte vitale",
                                "numer ubezpieczenia",
                                "medicare number",
                                "health insurance no",
                                "european health insurance card",
                                "ehic")
                        .finds("social security number: «AB12345678»", "Versichertennummer «Z987654321»")
                        .leaves("AB12345678", "social security in 2019"));
    }

    /** @param near what is one also with a word beside it; may be empty */
    private static Kind any(String id, String entity, String near, String... names) {
        Kind kind = Kind.of(id, entity).announced(NUMBER);
        return (near.isEmpty() ? kind : kind.near(near)).digits(4).names(names);
    }
}
