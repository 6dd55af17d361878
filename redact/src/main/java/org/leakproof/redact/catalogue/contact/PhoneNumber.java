package org.leakproof.redact.catalogue.contact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.scan.Boundary;
import org.leakproof.redact.scan.Expression;

/**
 * A telephone number: with a country code of all regions, without one of the configured regions, or of any plan directly behind
 * a word for it ({@link AnnouncedPhone}). Candidates are found by
 * expressions of our own (seven digits or more with what people put between them); libphonenumber's tables say
 * whether a region has such numbers.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-E.123">ITU-T E.123, written forms</a>
 * @see <a href="https://www.itu.int/rec/T-REC-E.164">ITU-T E.164, numbering plan</a>
 */
public final class PhoneNumber {

    private static final String BETWEEN = "(?:\\h{0,2}[()./\u2014-]{1,3}\\h{0,2}|\\h{1,2})";
    private static final String DIGITS = "(?:\\(\\h?)?\\d(?:" + BETWEEN + "?\\d)";
    private static final String EXTENSION =
            "(?i)(?:\\h?[,;]?\\h?(?:ext(?:n|ension)?|extension|доб(?:авочный)?|poste|anexo|durchwahl"
                    + "|dw|int|wew|x|#|;ext=)[.:]?\\h?\\d{1,6})?";

    private PhoneNumber() {}

    public static Identifier identifier(PhoneConfig config) {
        Boundary start = Boundary.WORD.and(Boundary.notBeside("[+]"));
        return new Identifier(
                "phone",
                "PHONE_NUMBER",
                List.of(
                        new Form(
                                PhoneCheck.INTERNATIONAL,
                                Expression.known("(?:\\+\\h?|\\(\\+)" + DIGITS + "{6,16}" + EXTENSION),
                                Boundary.DIGIT,
                                Boundary.WORD,
                                0.9,
                                false),
                        new Form(
                                PhoneCheck.NATIONAL,
                                Expression.known(DIGITS + "{6,}" + EXTENSION),
                                start,
                                Boundary.WORD,
                                0.7,
                                false),
                        new Form(
                                PhoneCheck.ANNOUNCED,
                                Expression.known(AnnouncedPhone.expression(DIGITS) + EXTENSION),
                                Boundary.notBeside("[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}\\p{Nd}]"),
                                Boundary.WORD,
                                0.75,
                                false)),
                Optional.of(new PhoneCheck(config)),
                context(),
                examples());
    }

    private static Context context() {
        return new Context(
                Map.ofEntries(
                        Map.entry("ar", List.of("هاتف", "جوال", "موبايل", "اتصل")),
                        Map.entry(
                                "de", List.of("telefon", "handy", "mobil", "rufnummer", "durchwahl", "anrufen", "fon")),
                        Map.entry(
                                "en",
                                List.of(
                                        "phone",
                                        "tel",
                                        "telephone",
                                        "mobile",
                                        "cell",
                                        "call",
                                        "fax",
                                        "whatsapp",
                                        "sms",
                                        "ring",
                                        "dial",
                                        "hotline")),
                        Map.entry(
                                "es",
                                List.of(
                                        "teléfono",
                                        "telefono",
                                        "telf",
                                        "tfno",
                                        "tel",
                                        "fax",
                                        "móvil",
                                        "movil",
                                        "celular",
                                        "llamar",
                                        "tlf")),
                        Map.entry("fr", List.of("tél", "téléphone", "portable", "appeler", "fixe")),
                        Map.entry("he", List.of("טלפון", "נייד")),
                        Map.entry("it", List.of("cellulare", "chiamare")),
                        Map.entry("ja", List.of("電話", "携帯")),
                        Map.entry("ko", List.of("전화", "핸드폰", "휴대폰")),
                        Map.entry("nl", List.of("telefoon", "mobiel", "bellen")),
                        Map.entry("pl", List.of("komórka", "kom", "dzwonić", "faks")),
                        Map.entry("pt", List.of("telefone", "telemóvel")),
                        Map.entry("ru", List.of("телефон", "тел", "моб", "мобильный", "звоните", "звонить", "факс")),
                        Map.entry("tr", List.of("cep", "gsm", "arayın")),
                        Map.entry("uk", List.of("дзвоніть", "мобільний")),
                        Map.entry("zh", List.of("电话", "手机", "手機", "传真"))),
                48,
                0.25);
    }

    /** For the regions US, GB, DE, FR, ES, RU and CN. */
    private static Examples examples() {
        return new Examples(
                List.of(
                        "Call «+44 (0)20 7946 0000», or «0049 30 901820».",
                        "«(212) 555-0100» and «212-555-0101», «212.555.0102 ext. 34»",
                        "Tél. «01 42 68 53 00» ou «+33 1 42 68 53 00»",
                        "тел. «8 (495) 123-45-67», «+7 495 123-45-67»",
                        "电话«13800138000»。",
                        "«+1-984-182-0190»",
                        "tel:«+442079460000»",
                        "«＋４４　２０　７９４６　００００»",
                        "«020\u00A07946\u00A00000», «020\u20117946\u20110001»",
                        "«+44\u200B2079460000»",
                        "«030/901820»",
                        "Movil «637 909 232», fax «981.33.40.15» o «+0034948255400»",
                        "Phone «( 713 ) 853-3242»",
                        "at 12:30 «020 7946 0000» 10:15",
                        "2024-01-15 «020 7946 0000»",
                        "«020 7946 0000» «020 7946 0001» «020 7946 0002»",
                        "«212-555-0100» «212-555-0101» «212-555-0102»",
                        "Tel: «(11) 96123-4567»",
                        "mobile «61 412 345 678», fax number: «22158»",
                        "Mob.: «70 12 34 56», 12.03.2024",
                        "тел.: «8 0152 45-09-11»",
                        "tel. «011 15-2345-6789», phone #«212-555-0100»",
                        "telefono «7012 3456», ☎ «321-2345», GSM: «70 12 34 56», phone: «+999 321 2345»"),
                List.of(
                        "2024-01-15 10:22:33",
                        "on 12.03.2024 at 10:15",
                        "15/01/2024 12:00",
                        "total 1 234 567.89 EUR",
                        "$12,345,678.00",
                        "1.234.567.890",
                        "192.168.10.25",
                        "version 10.0.19041.1234",
                        "1914-1918 and 2019/2020",
                        "slope 0.1171 ( 0.0022 )",
                        "1 2 3 4 5 6 7 8 9",
                        "4012 8888 8888 1881",
                        "id=ab1234567890cd",
                        "mobile 500 000, phone 1 200 000",
                        "Fax: 12.03.2019 10:15",
                        "tel 12345 and hotel: 1234567",
                        "phone 10.0.19041.1234",
                        "GSM 900/1800",
                        "ISBN 978-3-16-148410-0"));
    }
}
