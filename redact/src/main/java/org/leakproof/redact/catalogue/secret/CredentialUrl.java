package org.leakproof.redact.catalogue.secret;

import java.util.List;
import java.util.Optional;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.scan.Boundary;

/**
 * A URL or connection string that carries a user name and a password, or a token in their place. All of it counts, host and
 * path too: they say what the password opens.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1">RFC 3986, 3.2.1, user information</a>
 */
public final class CredentialUrl {

    private static final String IN_USER = "[^\\s/@:?#\"'<>]";
    private static final String IN_PASSWORD = "[^\\s/@\"'<>]";
    private static final String REST = "[^\\s@\"'<>|]*[^\\s@\"'<>|.,;:!?)\\]}]";

    private CredentialUrl() {}

    public static Identifier identifier() {
        return new Identifier(
                "url-credentials",
                "URL_CREDENTIALS",
                List.of(Form.of("", "://" + IN_USER + "{0,256}:" + IN_PASSWORD + "{1,256}@" + REST, 0.95)
                        .between(Boundary.NONE, Boundary.NONE)
                        .behind("[A-Za-z][A-Za-z0-9+.-]{1,30}")),
                Optional.empty(),
                Context.NONE,
                new Examples(
                        List.of(
                                "see «https://jane:s3cret@example.org/x?y=1».",
                                "url=\"«postgresql://app:pä55@db.example.com:5432/main»\"",
                                "«redis://:p4ss@10.0.0.1:6379», then",
                                "git clone «https://x-access-token:ghp_abc@git.example.com/a/b.git»"),
                        List.of(
                                "https://example.org:8080/@jane",
                                "http://example.org/a:b@c",
                                "mailto:jane@example.org",
                                "ssh://git@example.org/x")));
    }
}
