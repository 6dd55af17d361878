package org.leakproof.redact.catalogue.contact;

import java.util.List;
import java.util.Map;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Labelled;
import org.leakproof.redact.catalogue.Labelled.Way;

/**
 * Postcodes: those that are told by their letters (United Kingdom, Canada, Netherlands) as they stand, those of digits beside
 * a word for them or before a place's name.
 *
 * @see <a href="https://www.upu.int/en/Postal-Solutions/Programmes-Services/Addressing-Solutions">Universal Postal Union,
 *     addressing</a>
 */
final class Postcode {

    private static final String WORD =
            "(?i)(?:post(?:al)?[ -]?code|post-?code|zip(?:[ -]?code)?|plz|postleitzahl|code postal|c\\.?p\\.?|c[oó]digo postal"
                    + "|cap|codice postale|kod pocztowy|(?:почтовый )?индекс|postnummer|postnr\\.?|cep|psč|psc|irányítószám|邮编|邮政编码|郵便番号|〒|우편번호|pin ?code)";

    private Postcode() {}

    static Identifier identifier() {
        return Labelled.identifier(
                "postcode",
                "POSTCODE",
                List.of(
                        Way.of(
                                "gb",
                                "(?:GIR ?0AA|(?:[A-PR-UWYZ]\\d[\\dA-HJKPSTUW]?|[A-PR-UWYZ][A-HK-Y]\\d[\\dABEHMNPRVWXY]?) ?\\d[ABD-HJLNP-UW-Z]{2})",
                                0.5),
                        Way.of("ca", "[ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z][ -]?\\d[ABCEGHJ-NPRSTV-Z]\\d", 0.5),
                        Way.of("nl", "[1-9]\\d{3} ?(?:[A-RT-Z][A-Z]|S[BCE-RT-Z])", 0.3),
                        Way.of("us", "\\d{5}-\\d{4}", 0.4),
                        Way.of("us with state", "[A-Z]{2},? (?<v>\\d{5}(?:-\\d{4})?)", 0.6),
                        Way.of("pl", "\\d{2}-\\d{3}", 0.3),
                        Way.of(
                                "with place",
                                "(?<v>\\d{2}-\\d{3}|(?:[A-Z]{1,2}-)?\\d{4,5}),? (?:[A-ZÄÖÜŁŚŻŹĆÁÉÍÓÚÑÇ][\\p{L}'’-]{2,30})",
                                0.45),
                        Way.of(
                                "digits",
                                "(?:0[1-9]\\d{3}|[1-8]\\d{4}|9[0-8]\\d{3}|99[0-8]\\d{2}|999[0-8]\\d|9999[0-8])",
                                0.1),
                        Way.of("ru", "[1-6]\\d{5}", 0.1).withContext(),
                        Way.of(
                                "labelled",
                                WORD
                                        + "(?: is| ist| :| es)?\\s{0,2}[:=.：]?\\s{0,3}(?<v>(?-i)[A-Z]{0,2}-?\\d{2,6}(?:[ -]\\d{2,4})?(?: ?[A-Z]{2})?)",
                                0.75)),
                new Context(
                        Map.of(
                                "en",
                                        List.of(
                                                "postcode",
                                                "post code",
                                                "postal code",
                                                "zip",
                                                "zip code",
                                                "address",
                                                "postal",
                                                "mailing"),
                                "de", List.of("plz", "postleitzahl", "anschrift", "adresse"),
                                "fr", List.of("code postal", "adresse"),
                                "es", List.of("código postal", "cp", "c.p.", "domicilio", "dirección"),
                                "it", List.of("cap", "indirizzo"),
                                "pl",
                                        List.of(
                                                "kod pocztowy",
                                                "ul.",
                                                "al.",
                                                "os.",
                                                "adres",
                                                "skr. poczt.",
                                                "pl.",
                                                "zamieszkania"),
                                "ru", List.of("индекс", "адрес"),
                                "nl", List.of("postcode", "adres")),
                        56,
                        0.3),
                new Examples(
                        List.of(
                                "Send to «EC2A 1NT» please",
                                "«GIR 0AA», «M11AA»",
                                "PLZ: «10115» ü",
                                "Austin, TX «78701-1234»",
                                "Ottawa «K1A 0B1»",
                                "ZIP: «394 13»",
                                "my zip code is «880»",
                                "ul. Wilcza 21, «00-544» Łódź"),
                        List.of("QA1 1AA", "1A1 1AA", "00000", "99999", "101150", "1011")));
    }
}
