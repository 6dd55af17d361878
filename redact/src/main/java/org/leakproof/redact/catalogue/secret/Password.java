package org.leakproof.redact.catalogue.secret;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.leakproof.redact.catalogue.Candidate;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Validator;
import org.leakproof.redact.catalogue.Verdict;
import org.leakproof.redact.scan.Boundary;

/** A password, pass phrase or PIN behind a word that says so, in settings, connection strings and letters, in a dozen
 *  languages. The value alone counts. A plain word in prose ({@code password: required}) counts doubtfully. */
final class Password {

    private static final String NAME =
            "(?i)(?:pass ?words?|passwds?|pass[ -]?phrases?|pass ?codes?|passwrd|pswd|pwd|passwort|passwörter|kennwort"
                    + "|losungswort|contraseñ?as?|mots? de passe|motdepasse|hasł[oa]|haslo|парол[ьяею]|senhas?|palavra-passe"
                    + "|wachtwoord(?:en)?|密码|密碼|口令|パスワード|비밀번호|lösenord|salasana|heslo|jelszó|şifre|passord|adgangskode"
                    + "|סיסמה|كلمة المرور|كلمة السر)(?-i)";

    private static final String SHORT_NAME = "(?i)(?:pass|pw|mdp|clave|parola|psw|pin(?:[ -]?code)?|код|otp)(?-i)";

    private static final String IS =
            "(?: (?:is|ist|est|es|è|jest|é|war|was|lautet|remains|:)(?: now| jetzt)?:? | [-–] |は|是|：|为)";

    private static final Pattern NAMED = Pattern.compile("(?u)(?:" + NAME.replace("(?-i)", "") + "|"
            + SHORT_NAME.replace("(?-i)", "").replace("(?i)", "") + ")");

    private Password() {}

    static Identifier identifier() {
        Boundary none = Boundary.NONE;
        String said = IS + "[\"'„“«]?[^\\s\"'<>“”„«»]{4,60}";
        return new Identifier(
                "password",
                "PASSWORD",
                Stream.of(
                                Keyed.forms("", NAME + Keyed.TAIL, none, 0.85),
                                Keyed.forms("short", SHORT_NAME, Boundary.WORD.and(Boundary.notBeside("[.-]")), 0.75),
                                List.of(Form.of(
                                                "said",
                                                NAME + "(?: (?:for|für|pour|para|per|do|na|of) [\\p{L}\\d.-]{1,20})?"
                                                        + said,
                                                0.7)
                                        .between(none, none)),
                                List.of(
                                        Form.of("said shortly", "(?i)(?:pw|psw)(?-i)" + said, 0.7)
                                                .between(Boundary.WORD, none),
                                        Form.of("directly", NAME + " [\"'„“«]?[^\\s\"'<>“”„«»=:/]{6,60}", 0.6)
                                                .between(none, none)))
                        .flatMap(List::stream)
                        .toList(),
                Optional.of(new Looks()),
                Context.NONE,
                new Examples(
                        List.of(
                                "Password: «Harbour42!»",
                                "password = \"«rootpasswd»\"",
                                "DB_PASSWORD=«zoë_4711»;Port=5432",
                                "Server=db;User Id=app;Password=«pä55-word;x»;Encrypt=true",
                                "Passwort: «Möwe#19», danke",
                                "mot de passe : «soleil2020»",
                                "hasło: «Krakow77»",
                                "пароль: «Ленин1917»",
                                "密码：«Abc12345»",
                                "the password is «hunter2!».",
                                "Das Kennwort lautet «Elbe-2019»",
                                "PIN: «4711»",
                                "the pw is «qwerty12!»",
                                "пароль «zima2020» и логин",
                                "<add key=\"ClearTextPassword\" value=\"«CleartextPassword1»\" />",
                                "pass: «h4rbour»",
                                "jdbc:mysql://db/app?user=zoe&password=«f1sh&chips»&ssl=true"),
                        List.of(
                                "password = ${DB_PASSWORD}",
                                "administrator_login_password = var.db_password",
                                "password: <none>",
                                "Password: ********",
                                "pass: xxxxxx",
                                "password protected, password 2019-2020",
                                "password SHA-256",
                                "a passport: C01X00047",
                                "password=password")));
    }

    private static final class Looks implements Validator {

        private static final int SHORTEST = 4;
        private static final Pattern REFERENCE = Pattern.compile(
                "[A-Za-z_$][\\w$]*(?:(?:\\.|::|->)[A-Za-z_$][A-Za-z_$]*)+|[A-Za-z_$][\\w.$]*[(\\[].*|https?://.*");
        private static final Pattern NUMBER = Pattern.compile("\\d{4,8}");
        private static final Pattern PASSPORT = Pattern.compile("(?i)passwortlos|passport|passage|passed|passing");
        private static final Pattern SAID =
                Pattern.compile("(?u)^(?:" + NAME + "|(?i:pw|psw))(?:.{0,26}?)" + IS + "[\"'„“«]?");
        private static final Pattern ALGORITHM = Pattern.compile(
                "(?i)(?:sha|md|aes|des|rsa|utf|iso|base|rfc|tls|ssl|oauth|bcrypt|pbkdf|scrypt|argon)-?\\d");
        private static final Pattern DIRECTLY = Pattern.compile("(?u)^" + NAME + " [\"'„“«]?");

        @Override
        public String name() {
            return "password";
        }

        @Override
        public Verdict check(Candidate candidate) {
            String text = candidate.text();
            if (PASSPORT.matcher(text).lookingAt()) {
                return Verdict.rejected();
            }
            if (candidate.form().startsWith("said")) {
                return said(candidate, SAID);
            }
            if (candidate.form().equals("directly")) {
                return directly(candidate);
            }
            Matcher name = NAMED.matcher(text);
            if (!name.lookingAt()) {
                return Verdict.rejected();
            }
            Keyed.Value value = Keyed.valueOf(candidate, name.end());
            String found = value.text();
            if (found.length() < SHORTEST
                    || Placeholder.is(found)
                    || !value.quoted() && REFERENCE.matcher(found).matches()) {
                return Verdict.rejected();
            }
            boolean pin = text.regionMatches(true, 0, "pin", 0, 3) || text.regionMatches(true, 0, "otp", 0, 3);
            if (pin) {
                return NUMBER.matcher(found).matches() ? value.at(candidate.score()) : Verdict.rejected();
            }
            boolean sure = isMixed(found) || value.quoted() && value.assigned() && found.indexOf(' ') < 0;
            return value.at(sure ? candidate.score() : 0.3);
        }

        /** Letters and digits, as no word of a sentence has them. */
        private static Verdict directly(Candidate candidate) {
            Verdict verdict = said(candidate, DIRECTLY);
            return verdict.parts().stream()
                            .map(part -> candidate.text().substring(part.from(), part.to()))
                            .allMatch(Looks::isNoWord)
                    ? verdict
                    : Verdict.rejected();
        }

        private static boolean isNoWord(String value) {
            long letters = value.chars().filter(Character::isLetter).count();
            long digits = value.chars().filter(Character::isDigit).count();
            return letters > 1 && digits > 1 && !ALGORITHM.matcher(value).lookingAt();
        }

        private static Verdict said(Candidate candidate, Pattern before) {
            Matcher matcher = before.matcher(candidate.text());
            if (!matcher.find()) {
                return Verdict.rejected();
            }
            String value = candidate.text().substring(matcher.end());
            int to = value.length();
            while (to > 0 && ".,;:?)]}".indexOf(value.charAt(to - 1)) >= 0) {
                to--;
            }
            String bare = value.substring(0, to);
            return bare.length() < SHORTEST || !isMixed(bare) || Placeholder.is(bare) || bare.startsWith("http")
                    ? Verdict.rejected()
                    : Verdict.part(matcher.end(), matcher.end() + to, candidate.score());
        }

        /** No plain word: a digit or a sign stands in it, or a capital behind its first letter. */
        private static boolean isMixed(String value) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                boolean plain = c == '-' || c == '\'' || c == '.' || c == '/' || c == '(' || c == ')' || c == ',';
                if (Character.isDigit(c)
                        || i > 0 && Character.isUpperCase(c) && !value.equals(value.toUpperCase(java.util.Locale.ROOT))
                        || !Character.isLetterOrDigit(c) && !plain) {
                    return true;
                }
            }
            return false;
        }
    }
}
