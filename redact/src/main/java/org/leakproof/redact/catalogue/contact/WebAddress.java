package org.leakproof.redact.catalogue.contact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leakproof.redact.catalogue.Candidate;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Validator;
import org.leakproof.redact.catalogue.Verdict;
import org.leakproof.redact.scan.Boundary;
import org.leakproof.redact.scan.Expression;
import org.leakproof.redact.scan.Head;

/**
 * Web addresses: any, and those whose query or path tells of a person.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986">RFC 3986</a>
 */
public final class WebAddress {

    /**
     * What a URL may hold; IRIs as browsers show them included, what usually stands around one not. Full-width punctuation is
     * plain in a normalised text.
     */
    private static final String IN_URL = "[^\\s\"'<>\\\\^`{|}\\[\\]「」“”«»【】。、]";

    /** A URL's last character: not the sentence's punctuation. */
    private static final String LAST = "[^\\s\"'<>\\\\^`{|}\\[\\]「」“”«»【】。、.,;:!?)]";

    private static final String HOST_LABEL =
            "[\\p{L}\\p{M}\\p{Nd}_](?:[\\p{L}\\p{M}\\p{Nd}_-]*[\\p{L}\\p{M}\\p{Nd}_])?";

    /** Without a scheme only under names that are no file extensions. */
    private static final String PLAIN_TOP =
            "(?:com|org|net|edu|gov|mil|int|info|biz|eu|io|co|me|tv|app|dev|ai|xyz|online|site"
                    + "|shop|news|blog|club|cloud|email|link|live|store|tech|agency|museum|name|pro|travel|jobs|mobi|onion"
                    + "|at|au|be|bg|br|ca|ch|cl|cn|cz|de|dk|ee|es|fi|fr|gr|hk|hr|hu|ie|il|in|ir|is|it|jp|ke|kr|kz|lt|lu|lv"
                    + "|mx|my|ng|nl|no|nz|pe|ph|pk|pl|pt|ro|ru|sa|se|sg|si|sk|th|tr|tw|ua|uk|us|uy|vn|za)";

    private static final String PERSONAL_KEY =
            "(?:e-?mail|mail|user(?:_?name|_?id)?|login|uid|phone|tel|mobile|msisdn|token"
                    + "|(?:access|auth|refresh|id)_?token|auth|session(?:_?id)?|sid|api_?key|key|password|passwd|pwd|pass|code|sig"
                    + "|signature|first_?name|last_?name|surname|fullname|dob|birthda(?:y|te)|ssn|lat|lng|lon|address|invite)";

    private WebAddress() {}

    /** Any web address. */
    public static Identifier identifier() {
        return new Identifier(
                "url",
                "URL",
                List.of(
                        url("scheme", "(?i)(?:https?|ftp)://(?-i)(?:" + IN_URL + "|\\[[0-9A-Fa-f:.]+\\])*" + LAST, 0.6),
                        url(
                                "www",
                                "(?i)www\\.(?-i)" + HOST_LABEL + "(?:\\." + HOST_LABEL + ")+(?:[/?#:]" + IN_URL + "*"
                                        + LAST + "|/)?",
                                0.6),
                        url(
                                        "domain",
                                        "(?i)\\.(?:" + HOST_LABEL + "\\.)*" + PLAIN_TOP + "(?-i)(?:[/?#]" + IN_URL + "*"
                                                + LAST + "|:\\d{1,5}(?:/" + IN_URL + "*" + LAST + "|/)?|/)?",
                                        0.5)
                                .between(Boundary.NONE, Boundary.WORD.and(Boundary.notBeside("[@-]")))
                                .behind(new Head(
                                        Expression.known(HOST_LABEL),
                                        Boundary.WORD.and(Boundary.notBeside("[@./%-]"))))),
                Optional.empty(),
                Context.NONE,
                new Examples(
                        List.of(
                                "«https://www.example.org/a/b?c=d#e», and «http://example.com».",
                                "(«https://example.org/über»)",
                                "go to «www.example.co.uk/x» or «example.org»",
                                "看«https://example.cn/页面»。"),
                        List.of("www.example", "report.pdf", "e.g. this", "jane@example.org")));
    }

    /** A web address with a person's data, or a key to it, in its query. */
    public static Identifier personal() {
        return new Identifier(
                "url-personal",
                "URL_PERSONAL",
                List.of(url(
                        "",
                        "(?i)https?://(?-i)" + IN_URL + "*[?&;#](?i)" + PERSONAL_KEY + "=(?-i)" + IN_URL + "*" + LAST,
                        0.7)),
                Optional.of(new HasValue()),
                Context.of(Map.of()),
                new Examples(
                        List.of(
                                "«https://example.org/reset?token=8f3a&x=1»",
                                "Click «https://example.org/u?a=b&email=jane%40example.org».",
                                "«https://example.org/cb#access_token=Zm9v»"),
                        List.of("https://example.org/?q=weather", "https://example.org/monkey=1", "user=jane")));
    }

    private static Form url(String name, String expression, double score) {
        return new Form(name, Expression.known(expression), Boundary.WORD, Boundary.NONE, score, false);
    }

    private static final class HasValue implements Validator {

        private static final java.util.regex.Pattern VALUE =
                java.util.regex.Pattern.compile("(?i)[?&;#]" + PERSONAL_KEY + "=[^&;#]");

        @Override
        public String name() {
            return "query value";
        }

        @Override
        public Verdict check(Candidate candidate) {
            return VALUE.matcher(candidate.text()).find()
                    ? Verdict.accepted(candidate, candidate.score())
                    : Verdict.rejected();
        }
    }
}
