package org.leakproof.redact.catalogue.secret;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leakproof.redact.catalogue.Candidate;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Validator;
import org.leakproof.redact.catalogue.Verdict;
import org.leakproof.redact.scan.Boundary;

/**
 * What a request shows to be let in: the credentials of an {@code Authorization} header, a session's cookie, user and
 * password on a command line.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2">RFC 9110, 11.6.2, Authorization</a>
 * @see <a href="https://curl.se/docs/manpage.html#-u">curl, -u</a>
 */
final class Authorization {

    private static final String SCHEMES = "(?:basic|bearer|digest|token|api-?key|api-token|negotiate|key|ntlm|sso-key)";
    private static final String CREDENTIALS = "[A-Za-z0-9._~+/=:@-]{6,}";

    private Authorization() {}

    static Identifier identifier() {
        return new Identifier(
                "authorization",
                "AUTHORIZATION",
                List.of(
                        Form.of(
                                        "header",
                                        "(?i)authorization(?-i)\\\\?[\"']?\\s{0,3}[:=]\\s{0,3}\\\\?[\"']?(?:(?i)"
                                                + SCHEMES + "(?-i)[ =:]{1,4})?" + CREDENTIALS,
                                        0.9)
                                .between(Boundary.NONE, Boundary.NONE),
                        Form.of("scheme", "(?:[Bb]asic|[Bb]earer|BASIC|BEARER) {1,3}[A-Za-z0-9._~+/-]{16,}={0,2}", 0.8)
                                .between(Boundary.WORD, Boundary.NONE),
                        Form.of("cookie", "(?i)(?:set-)?cookie2?: ?(?-i)[^\\r\\n\"']{12,}", 0.8)
                                .between(Boundary.WORD, Boundary.NONE),
                        Form.of(
                                        "command line",
                                        "(?:-u|--user|--proxy-user|-U)[ =]{1,4}(?:\"[^\"\\s:]{0,100}(?:\":\")?:?[^\"\\r\\n]{2,100}\""
                                                + "|'[^'\\s:]{0,100}:[^'\\r\\n]{2,100}'|[^\\s\"':]{1,100}:[^\\s\"']{3,100})",
                                        0.8)
                                .between(Boundary.WORD.and(Boundary.notBeside("[-]")), Boundary.NONE)
                                .withContext()),
                Optional.of(new Shown()),
                new Context(java.util.Map.of("en", List.of("curl", "wget", "http", "https", "httpie")), 200, 0.05),
                new Examples(
                        List.of(
                                "Authorization: Basic «em9lOmhhcmJvdXI0Mg==»",
                                "\"authorization\": \"Bearer «q8Zr2Lw9Xt4Vb7Ny1Kd5»\"",
                                "-H 'Authorization: Token «q8Zr2Lw9Xt4Vb7Ny1Kd5»' ü",
                                "sent Bearer «q8Zr2Lw9Xt4Vb7Ny1Kd5.x_y» with it",
                                "curl -u '«zoë:h4rbour~21s»' https://example.org",
                                "curl --user «zoe@example.org:pQ9wTxu4Fg» https://example.org",
                                "Cookie: «sid=q8Zr2Lw9Xt4Vb7Ny1Kd5; theme=dark»"),
                        List.of(
                                "Authorization: Bearer $TOKEN",
                                "Authorization: Bearer XXXXXXXXXXXX",
                                "authorization: required",
                                "curl -u \"${NAME}:${PASS}\" https://example.org",
                                "curl -u user:pass https://example.org",
                                "a basic understanding",
                                "the bearer misunderstandings-come")));
    }

    private static final class Shown implements Validator {

        private static final Pattern HEADER = Pattern.compile(
                "(?is)^authorization\\\\?[\"']?\\s{0,3}[:=]\\s{0,3}\\\\?[\"']?(?:" + SCHEMES + "[ =:]{1,4})?");
        private static final Pattern SCHEME = Pattern.compile("(?i)^(?:basic|bearer) {1,3}");
        private static final Pattern COOKIE = Pattern.compile("(?i)^(?:set-)?cookie2?: ?");
        private static final Pattern COMMAND = Pattern.compile("^(?:-u|--user|--proxy-user|-U)[ =]{1,4}");
        private static final Pattern QUOTES = Pattern.compile("[\"']");
        private static final Pattern CRUMB = Pattern.compile("[=:]([\\w%+/=.-]{12,})");

        @Override
        public String name() {
            return "credentials";
        }

        @Override
        public Verdict check(Candidate candidate) {
            return switch (candidate.form()) {
                case "header" -> checkCredentials(candidate, HEADER, 6);
                case "scheme" -> checkCredentials(candidate, SCHEME, 16);
                case "cookie" -> checkCookie(candidate);
                default -> checkCommand(candidate);
            };
        }

        private static Verdict checkCredentials(Candidate candidate, Pattern prefix, int shortest) {
            String text = candidate.text();
            Matcher matcher = prefix.matcher(text);
            if (!matcher.find()) {
                return Verdict.rejected();
            }
            int to = text.length();
            while (to > matcher.end() && ".:".indexOf(text.charAt(to - 1)) >= 0) {
                to--;
            }
            String value = text.substring(matcher.end(), to);
            boolean drawn = value.chars().anyMatch(Character::isDigit)
                    || value.endsWith("=")
                    || value.length() > 24 && Placeholder.entropy(value) > 4;
            return value.length() < shortest || !drawn || Placeholder.is(value)
                    ? Verdict.rejected()
                    : Verdict.part(matcher.end(), to, candidate.score());
        }

        /** A cookie that holds something as long as a session's name. */
        private static Verdict checkCookie(Candidate candidate) {
            Matcher prefix = COOKIE.matcher(candidate.text());
            if (!prefix.find()) {
                return Verdict.rejected();
            }
            Matcher crumb = CRUMB.matcher(candidate.text());
            while (crumb.find()) {
                if (!Placeholder.is(crumb.group(1)) && Placeholder.entropy(crumb.group(1)) > 2.8) {
                    return Verdict.part(prefix.end(), candidate.text().length(), candidate.score());
                }
            }
            return Verdict.rejected();
        }

        private static Verdict checkCommand(Candidate candidate) {
            String text = candidate.text();
            Matcher prefix = COMMAND.matcher(text);
            if (!prefix.find()) {
                return Verdict.rejected();
            }
            int from = prefix.end();
            int to = text.length();
            if (text.charAt(from) == '"' || text.charAt(from) == '\'') {
                from++;
                to--;
            }
            String pair = text.substring(from, to);
            String bare = QUOTES.matcher(pair).replaceAll("");
            int colon = bare.indexOf(':');
            if (colon < 0 || bare.contains("$") || bare.startsWith("<")) {
                return Verdict.rejected();
            }
            String user = bare.substring(0, colon);
            String password = bare.substring(colon + 1);
            boolean stands = Placeholder.is(password) || password.equals(user) && !password.isEmpty();
            boolean userIsKey = password.isEmpty() && user.length() >= 8 && !Placeholder.is(user);
            return stands && !userIsKey || password.length() < 3 && !userIsKey
                    ? Verdict.rejected()
                    : Verdict.part(from, to, candidate.score());
        }
    }
}
