package org.leakproof.redact.catalogue.secret;

import java.util.List;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Labelled;
import org.leakproof.redact.catalogue.Labelled.Way;
import org.leakproof.redact.scan.Boundary;

/**
 * A short number that opens something, beside the word for it: a one-time code as banks and networks send it, a PIN, the code of
 * a door, the security code of a card.
 *
 * @see <a href="https://wicg.github.io/sms-one-time-codes/">Origin-bound one-time codes</a>
 * @see <a href="https://docs-prv.pcisecuritystandards.org/">PCI DSS, card verification codes</a>
 */
final class AccessCode {

    private static final String OF =
            "verification|security|confirmation|log-?in|sign-?in|authenti(?:cation|fication)|access|one[- ]time|sms|2fa|mfa"
                    + "|activation|unlock|door|gate|alarm|entry|garage|lock ?box|safe|building|keypad|voicemail|recovery";

    private static final String NAME = "(?i)(?:(?:" + OF
            + ") (?:pass)?codes?|(?:your|use|enter|ihr|dein|votre|ton|su|tu|il tuo|twój|ваш|введите) (?:code|c[óo]digo|codice|kod|код)|otp|passcode|pin(?:[ -]?(?:code|number))?|(?-i:m?TAN)"
            + "|(?:tür|zugangs|bestätigungs|sicherheits|verifizierungs|freischalt|alarm|anmelde)code"
            + "|code (?:d['’](?:acc[èe]s|entr[ée]e)|de (?:v[ée]rification|s[ée]curit[ée]|confirmation|la porte)|pin)|digicode"
            + "|c[óo]digo (?:de (?:verificaci[óo]n|acceso|seguridad|confirmaci[óo]n|verifica[çc][ãa]o|acesso|seguran[çc]a)|pin)"
            + "|codice (?:di )?(?:verifica|accesso|sicurezza|conferma|pin)|kod (?:weryfikacyjny|dost[ęe]pu|pin|do (?:bramy|drzwi|domofonu))"
            + "|код (?:подтверждения|доступа|проверки|безопасности|домофона|двери|из смс)|код подтвердження|пин(?:-?код)?"
            + "|验证码|驗證碼|認証コード|暗証番号|인증번호)";

    private static final String IS =
            "(?: (?:is|ist|lautet|est|es|è|to|jest|for [\\p{L}\\d.-]{1,20}(?: is|:)))?:?\\s{0,2}[:=#–-]?\\s{0,3}[\"'„“«]?";

    private AccessCode() {}

    static Identifier identifier() {
        return Labelled.identifier(
                "access-code",
                "ACCESS_CODE",
                List.of(
                        Way.of(
                                        "",
                                        NAME + IS
                                                + "(?<v>(?:[A-Z]-)?\\d{4,8}|\\d{3}[ -]\\d{3}|\\d{1,4}[KkКк]\\d{1,4}|#\\d{3,6}#?|\\d{3,6}#)",
                                        0.7)
                                .between(Boundary.WORD, Boundary.WORD),
                        Way.of(
                                "combination",
                                "(?i)(?:combination|kombination|combinaison)" + IS + "(?<v>\\d{1,2}-\\d{1,2}-\\d{1,2})",
                                0.6),
                        Way.of(
                                "behind",
                                "(?<v>(?:[A-Z]-)?\\d{4,8}) (?i:is|ist|est|es|—|–|-) (?i:your|the|ihr|dein|votre|ton|su|tu|ваш|ist) (?:[\\p{L}]{2,20} ){0,4}"
                                        + "(?i:(?:pass)?code|pin|otp|c[óo]digo|код)",
                                0.7),
                        Way.of(
                                "card",
                                "(?i)(?:cvv2?|cvc2?|cvn|csc|card (?:security|verification) (?:code|number|value)|kartenprüfnummer|prüfziffer"
                                        + "|cryptogramme(?: visuel)?|c[óo]digo cvv|код cvv)" + IS + "(?<v>\\d{3,4})",
                                0.8)),
                Context.NONE,
                new Examples(
                        List.of(
                                "Your verification code is «482913».",
                                "«G-482913» is your Google verification code",
                                "OTP «482913», ü",
                                "my PIN is «4821», use code «482913» to log in",
                                "the safe's combination is «12-34-56»",
                                "passcode «123 456»",
                                "the gate code: «4821#»",
                                "код подтверждения «4829»",
                                "код домофона «45К1234»",
                                "Türcode «4711»",
                                "验证码：«482913»",
                                "CVV: «123» exp 12/25"),
                        List.of(
                                "pin 12",
                                "code 482913",
                                "security codes are sent in 2019",
                                "sin/cos/tan\n\n2007",
                                "shopping 4821")));
    }
}
