package org.leakproof.redact.catalogue.technical;

import java.util.List;
import java.util.Map;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Labelled;
import org.leakproof.redact.catalogue.Labelled.Way;

/**
 * Numbers of telephones, their cards and of other devices.
 *
 * @see <a href="https://www.gsma.com/newsroom/wp-content/uploads/TS.06-v22.0.pdf">GSMA TS.06, IMEI</a>
 * @see <a href="https://www.itu.int/rec/T-REC-E.118">ITU-T E.118, ICCID</a>
 * @see <a href="https://www.itu.int/rec/T-REC-E.212">ITU-T E.212, IMSI</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562">RFC 9562, UUID</a>
 */
public final class Device {

    private static final String UUID = "[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}";

    private Device() {}

    public static List<Identifier> all() {
        return List.of(imei(), imsi(), iccid(), uuid(), serial());
    }

    private static Identifier imei() {
        return Labelled.identifier(
                "imei",
                "IMEI",
                List.of(
                        Way.of("", "\\d{2}[ -]\\d{6}[ -]\\d{6}[ -]\\d", 0.4),
                        Way.of("plain", "\\d{15}", 0.4).withContext(),
                        Way.of("with version", "(?i)imeisv\\s{0,2}[:=#]?\\s{0,3}(?<v>\\d{16})", 0.8)),
                "luhn",
                value -> value.length() == 16 || isLuhn(value.replaceAll("\\D", "")),
                0.3,
                new Context(
                        Map.of(
                                "en",
                                List.of("imei", "meid", "handset", "phone", "device"),
                                "ru",
                                List.of("имей", "имеи")),
                        48,
                        0.5),
                new Examples(
                        List.of(
                                "IMEI: «490154203237518»",
                                "imei «49-015420-323751-8» ü",
                                "IMEI «490154203237517» mistyped"),
                        List.of("490154203237518", "imei 49015420323751", "id 4901542032375189")));
    }

    private static Identifier imsi() {
        return Labelled.identifier(
                "imsi",
                "IMSI",
                List.of(Way.of("", "(?i)imsi(?: number| is)?\\s{0,2}[:=#]?\\s{0,3}(?<v>[2-79]\\d{13,14})", 0.9)),
                Context.NONE,
                new Examples(
                        List.of("IMSI: «262011234567890»", "imsi=«310150123456789» ü"),
                        List.of("262011234567890", "IMSI: 123")));
    }

    private static Identifier iccid() {
        return Labelled.identifier(
                "iccid",
                "ICCID",
                List.of(
                        Way.of("", "89\\d{17,18}", 0.6),
                        Way.of("grouped", "89\\d{2}(?:[ -]\\d{4}){3}[ -]\\d{3,4}", 0.6)),
                "luhn",
                value -> isLuhn(value.replaceAll("\\D", "")),
                0,
                new Context(Map.of("en", List.of("iccid", "sim", "esim", "card")), 48, 0.3),
                new Examples(
                        List.of(
                                "SIM «8914800000000000006»",
                                "«8949 0200 0010 0012 0017» ü",
                                "iccid «89490200001000120017»"),
                        List.of("8914800000000000007", "7914800000000000006", "89148000000")));
    }

    private static Identifier uuid() {
        return Labelled.identifier(
                "device-id",
                "DEVICE_ID",
                List.of(
                        Way.of("uuid", UUID, 0.3),
                        Way.of("android", "(?i)android[ _-]?id\\s{0,2}[:=\"']{1,3}\\s{0,3}\"?(?<v>[0-9a-f]{16})", 0.8),
                        Way.of(
                                "udid",
                                "(?i)udid\\s{0,2}[:=\"']{0,3}\\s{0,3}\"?(?<v>[0-9a-f]{40}|[0-9A-F]{8}-[0-9A-F]{16})",
                                0.8)),
                new Context(
                        Map.of(
                                "en",
                                List.of(
                                        "user",
                                        "device",
                                        "customer",
                                        "client",
                                        "session",
                                        "account",
                                        "pix",
                                        "idfa",
                                        "idfv",
                                        "gaid",
                                        "aaid",
                                        "advertising",
                                        "visitor",
                                        "subscriber",
                                        "install",
                                        "user_id",
                                        "userid",
                                        "device_id",
                                        "deviceid",
                                        "customer_id",
                                        "session_id",
                                        "advertisingid",
                                        "ad_id",
                                        "patient",
                                        "member",
                                        "profile",
                                        "tracking"),
                                "de",
                                List.of("gerät", "nutzer", "kunde"),
                                "es",
                                List.of("usuario", "cliente", "dispositivo"),
                                "fr",
                                List.of("utilisateur", "client", "appareil"),
                                "ru",
                                List.of("устройство", "пользователь")),
                        40,
                        0.4),
                new Examples(
                        List.of(
                                "IDFA: «6D92078A-8246-4BA4-AE5B-76104861E7DC»",
                                "user «6d92078a-8246-4ba4-ae5b-76104861e7dc» ü",
                                "android_id=«9774d56d682e549c»"),
                        List.of("6d92078a-8246-4ba4-ae5b", "android_id=12", "9774d56d682e549c")));
    }

    private static Identifier serial() {
        return Labelled.identifier(
                "serial-number",
                "SERIAL_NUMBER",
                List.of(Way.of(
                        "",
                        "(?i)(?:serial(?:[ _-]?(?:number|no\\.?|nr\\.?|#))?|s/n|seriennummer|num[eé]ro de s[eé]rie|n[uú]mero de serie"
                                + "|numer seryjny|серийный номер|序列号)(?: is)?\\s{0,2}[:=#№]\\s{0,3}(?<v>(?-i)[A-Za-z0-9][A-Za-z0-9-]{6,24}[A-Za-z0-9])",
                        0.6)),
                "digits",
                value -> value.chars().filter(Character::isDigit).count() >= 3,
                0,
                Context.NONE,
                new Examples(
                        List.of("Serial number: «C02XK1ZFJGH5»", "S/N: «5CG8-1234Q» ü"),
                        List.of("serial: production", "C02XK1ZFJGH5", "serial number: 12")));
    }

    private static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = digit * 2;
            sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }
}
