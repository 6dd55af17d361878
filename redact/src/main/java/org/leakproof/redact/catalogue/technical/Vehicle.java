package org.leakproof.redact.catalogue.technical;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Labelled;
import org.leakproof.redact.catalogue.Labelled.Way;

/**
 * Vehicles: identification numbers, and licence plates by country. A plate alone is too like other things: it counts fully
 * beside a word of cars only.
 *
 * @see <a href="https://www.iso.org/standard/52200.html">ISO 3779, VIN</a>
 * @see <a href="https://www.ecfr.gov/current/title-49/subtitle-B/chapter-V/part-565">49 CFR 565, check digit of a VIN</a>
 * @see <a href="https://www.gov.uk/government/publications/vehicle-registration-numbers-and-number-plates">DVLA, INF104</a>
 */
public final class Vehicle {

    private static final Context CARS = new Context(
            Map.ofEntries(
                    Map.entry(
                            "en",
                            List.of(
                                    "plate",
                                    "plates",
                                    "licence",
                                    "license",
                                    "registration",
                                    "reg",
                                    "reg.",
                                    "vehicle",
                                    "car",
                                    "bike",
                                    "van",
                                    "truck")),
                    Map.entry(
                            "de",
                            List.of(
                                    "kennzeichen",
                                    "kfz",
                                    "auto",
                                    "fahrzeug",
                                    "wagen",
                                    "kfz-kennzeichen",
                                    "amtl. kennzeichen")),
                    Map.entry(
                            "fr",
                            List.of("immatriculation", "plaque", "immatriculé", "immatriculée", "voiture", "véhicule")),
                    Map.entry("es", List.of("matrícula", "matricula", "coche", "vehículo")),
                    Map.entry("it", List.of("targa", "targata", "auto", "veicolo")),
                    Map.entry(
                            "pl",
                            List.of(
                                    "rejestracyjny",
                                    "rejestracja",
                                    "rej",
                                    "nr rej",
                                    "samochód",
                                    "pojazd",
                                    "rejestracyjnym")),
                    Map.entry("ru", List.of("номер", "госномер", "машина", "автомобиль", "гос. номер")),
                    Map.entry("tr", List.of("plaka", "araç")),
                    Map.entry("nl", List.of("kenteken")),
                    Map.entry("uk", List.of("держномер", "автомобіль", "авто")),
                    Map.entry("zh", List.of("车牌", "車牌", "车牌号", "牌照")),
                    Map.entry("ja", List.of("ナンバー", "車両番号")),
                    Map.entry("ko", List.of("차량번호", "번호판", "차량"))),
            48,
            0.4);

    /** One country's plates. */
    private record Plate(
            String country,
            List<String> expressions,
            Predicate<String> check,
            List<String> match,
            List<String> noMatch) {}

    private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

    private Vehicle() {}

    public static List<Identifier> all() {
        List<Identifier> all = new ArrayList<>(List.of(vin()));
        for (Plate plate : plates()) {
            List<Way> ways = new ArrayList<>();
            for (String expression : plate.expressions()) {
                ways.add(Way.of("form " + (ways.size() + 1), expression, 0.25));
            }
            all.add(Labelled.identifier(
                    "licence-plate-" + plate.country(),
                    "LICENCE_PLATE",
                    ways,
                    "plate",
                    plate.check(),
                    0,
                    CARS,
                    new Examples(plate.match(), plate.noMatch())));
        }
        all.add(Labelled.identifier(
                "licence-plate",
                "LICENCE_PLATE",
                List.of(Way.of(
                        "",
                        "(?i)(?:(?:licen[cs]e|number|registration) ?plates?|plate (?:no\\.?|number)|vehicle reg(?:istration)?(?: no\\.?| number)?"
                                + "|(?:kfz-?)?kennzeichen|(?:plaque d')?immatriculation|matr[ií]cula|targa|nr rej(?:estracyjny|\\.)?|numer rejestracyjny"
                                + "|госномер|гос\\. ?номер|kenteken|plaka(?: no)?|车牌号?)(?: is| ist|:)?\\s{0,2}[:=#：]?\\s{0,3}"
                                + "(?<v>(?-i)(?:[A-ZА-ЯÄÖÜ]{1,3}[ -]?)?(?:[A-ZА-Я0-9]{1,4}[ -]?){1,3}[A-ZА-Я0-9]{1,4})",
                        0.7)),
                "digits",
                value -> value.chars().filter(Character::isDigit).count() >= 2 && value.length() <= 12,
                0,
                Context.NONE,
                new Examples(
                        List.of(
                                "license plate: «7ABC123»",
                                "Kennzeichen «HH-AB 1234», ü",
                                "госномер «А123ВС77»",
                                "targa «AB123CD»"),
                        List.of("license plate holder", "matricula AB", "plate 12"))));
        return all;
    }

    private static Identifier vin() {
        String letter = "[A-HJ-NPR-Za-hj-npr-z]";
        String sign = "[A-HJ-NPR-Za-hj-npr-z0-9]";
        return Labelled.identifier(
                "vin",
                "VIN",
                List.of(
                        Way.of("", sign + "{17}", 0.7),
                        // in groups, of which any word may be the first: it has a digit, or the last four signs are
                        // digits
                        Way.of(
                                "grouped",
                                "(?:\\d" + sign + "{3}|" + letter + "\\d" + sign + "{2}|" + letter + "{2}\\d" + sign
                                        + "|" + letter + "{3}\\d)(?:[ -]" + sign + "{4}){3}[ -]" + sign,
                                0.7),
                        Way.of("grouped, from its end", sign + "\\d{3}[ -]\\d", 0.7)
                                .behind("(?:" + sign + "{4}[ -]){3}"),
                        Way.of(
                                "parted",
                                "(?:\\d" + sign + "{2}|" + letter + "\\d" + sign + "|" + letter + "{2}\\d)[ -]" + sign
                                        + "{6}[ -]" + sign + "{8}",
                                0.7),
                        Way.of("parted, from its end", sign + "{4}\\d{4}", 0.7)
                                .behind(sign + "{3}[ -]" + sign + "{6}[ -]"),
                        Way.of(
                                "labelled",
                                "(?i)(?:vin|vin-code|chassis|fahrgestellnummer|fin|n[uú]mero de bastidor|numero di telaio|num[eé]ro de châssis"
                                        + "|nadwozia|шасси|вин)(?: ?(?:no\\.?|nr\\.?|number|code|pojazdu))?(?: is)?\\s{0,2}[:=#|]?\\s{0,3}(?<v>"
                                        + sign + "{17}|" + sign + "{4}(?:[ -]" + sign + "{4}){3}[ -]" + sign + ")",
                                0.85)),
                "vin",
                Vehicle::isVin,
                0.3,
                new Context(
                        Map.of(
                                "en", List.of("vin", "chassis", "vehicle"),
                                "de", List.of("fahrgestellnummer", "fin", "fahrzeug"),
                                "es", List.of("bastidor"),
                                "fr", List.of("châssis", "vin"),
                                "it", List.of("telaio"),
                                "pl", List.of("vin", "nadwozia", "pojazdu"),
                                "ru", List.of("вин", "шасси", "кузова")),
                        48,
                        0.3),
                new Examples(
                        List.of(
                                "VIN «1HGCM82633A004352»",
                                "«1M8GDM9AXKP042788» ü",
                                "numer VIN: «WVWZZZ1JZXW000001»",
                                "the van, «1HGC M826 33A0 0435 2»",
                                "«1HG-CM8263-3A004352» was sold",
                                "车辆«1HG CM8263 3A004352»"),
                        List.of(
                                "1HGCM82633A00435",
                                "INTERNATIONALISED",
                                "1HGCM82633A0043521",
                                "X1HG CM8263 3A004352")));
    }

    /** The check digit is binding in North America only; elsewhere the shape must do: letters and digits, a serial number. */
    private static boolean isVin(String value) {
        String vin = value.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
        int sum = 0;
        for (int i = 0; i < vin.length(); i++) {
            char c = vin.charAt(i);
            int digit = c <= '9' ? c - '0' : "12345678012345070923456789".charAt(c - 'A') - '0';
            sum += digit * WEIGHTS[i];
        }
        char check = "0123456789X".charAt(Math.floorMod(sum, 11));
        boolean letters = vin.chars().anyMatch(Character::isLetter);
        return letters
                && check == vin.charAt(8)
                && vin.chars().filter(Character::isDigit).count() >= 5;
    }

    private static List<Plate> plates() {
        return List.of(
                new Plate(
                        "gb",
                        List.of(
                                "[A-HJ-PR-Y][A-HJ-PR-Y](?:0[2-9]|[12]\\d|5[1-9]|[67]\\d)[ -]?[A-HJ-PR-Z]{3}",
                                "[A-HJ-NPR-TV-Y]\\d{1,3}[ -]?[A-HJ-PR-Y]{3}",
                                "[A-HJ-PR-Y]{3}[ -]?\\d{1,3}[A-HJ-NPR-TV-Y]"),
                        value -> true,
                        List.of("my car «AB51 ABC»", "«K1 ABC»", "«ABC 123D»"),
                        List.of("AB00 ABC", "AB80 ABC", "I123 BCD", "ABC 123Z")),
                new Plate(
                        "de",
                        List.of("[A-ZÄÖÜ]{1,3}[ -][A-Z]{1,2}[ -]?[1-9]\\d{0,3}[EH]?"),
                        value -> value.length() >= 5,
                        List.of("Kennzeichen «B AB 1234»", "«HH-AB-1234», ü", "«MIL EF 1234E»"),
                        List.of("B 1234", "b ab 1234", "B AB 12345")),
                new Plate(
                        "in",
                        List.of("[A-Z]{2}[ -]?\\d{1,2}[ -]?[A-Z]{1,3}[ -]?\\d{4}", "[A-HJ-Z]{3}[ -]?\\d{4}", "I\\d{5}"),
                        value -> true,
                        List.of("bike «KA53ME3456»", "«GJ 09 AB 1234» ü"),
                        List.of("ABNE123456", "ka53me3456")),
                new Plate(
                        "ng",
                        List.of("(?i)[A-Z]{3}-?\\d{3}[A-Z]{2}"),
                        value -> true,
                        List.of("car «APP-456CV»", "«kja123ab» ü"),
                        List.of("123-456AB", "ABCD-123EF")),
                new Plate(
                        "tr",
                        List.of(
                                "(?i)(?:0[1-9]|[1-7]\\d|8[01]) ?(?:[A-Z] ?\\d{4}|[A-Z]{2} ?\\d{3,4}|[A-Z]{3} ?\\d{2,4})"),
                        value -> true,
                        List.of("Plaka «34 ABC 1234»", "«06 JK 567» ü"),
                        List.of("00 ABC 123", "82 ABC 123", "1234567890")),
                new Plate(
                        "fr",
                        List.of("[A-HJ-NP-TV-Z]{2}[- ]\\d{3}[- ][A-HJ-NP-TV-Z]{2}"),
                        value -> true,
                        List.of("immatriculée «AB-123-CD»", "«GH 456 JK» é"),
                        List.of("AB-12-CD", "ab-123-cd")),
                new Plate(
                        "es",
                        List.of("\\d{4}[ -]?[BCDFGHJ-NPR-TV-Z]{3}"),
                        value -> true,
                        List.of("matrícula «1234 BCD»", "«5678-FGH» ñ"),
                        List.of("1234 AEI", "123 BCD")),
                new Plate(
                        "it",
                        List.of("[A-HJ-NPR-TV-Z]{2} ?\\d{3} ?[A-HJ-NPR-TV-Z]{2}"),
                        value -> true,
                        List.of("targa «AB 123 CD»", "«FG456HJ» è"),
                        List.of("AB 12 CD", "ab123cd")),
                new Plate(
                        "pl",
                        List.of("[A-Z]{2,3} ?(?:\\d{5}|\\d{4}[A-Z]|\\d{3}[A-Z]{2}|[A-Z]\\d{3}|[A-Z]{2}\\d{2})"),
                        value -> value.length() >= 7,
                        List.of("nr rej. «WA 12345»", "«KRA 1234A» ż"),
                        List.of("W 12345678", "wa 12345")),
                new Plate(
                        "ru",
                        List.of("[АВЕКМНОРСТУХ]\\d{3}[АВЕКМНОРСТУХ]{2} ?\\d{2,3}"),
                        value -> true,
                        List.of("номер «А123ВС77»", "«Т456ОР 199» ё"),
                        List.of("А123ЖЖ77", "А12ВС77")),
                new Plate(
                        "ua",
                        List.of("[ABCEHIKMOPTXАВСЕНІКМОРТХ]{2} ?\\d{4} ?[ABCEHIKMOPTXАВСЕНІКМОРТХ]{2}"),
                        value -> true,
                        List.of("держномер «АА1234ВВ»", "авто «AA 1234 BB» ї"),
                        List.of("AA123BB", "aa1234bb")),
                new Plate(
                        "cn",
                        List.of("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•. ]?[A-Z0-9]{5,6}"),
                        value -> true,
                        List.of("车牌号«京A12345»", "車牌 «粤B·D12345»"),
                        List.of("京12345", "A12345")),
                new Plate(
                        "jp",
                        List.of("\\p{IsHan}{2,4} ?\\d{2,3} ?\\p{IsHiragana} ?(?:\\d{2}-\\d{2}|\\d{1,4})"),
                        value -> true,
                        List.of("ナンバー «品川300あ12-34»", "車両番号：«横浜 330 さ 1234»"),
                        List.of("品川300 12-34")),
                new Plate(
                        "kr",
                        List.of("\\d{2,3}[가-힣] ?\\d{4}"),
                        value -> true,
                        List.of("차량번호 «12가3456»", "번호판: «123허 4567»"),
                        List.of("1가3456", "12가345")));
    }
}
