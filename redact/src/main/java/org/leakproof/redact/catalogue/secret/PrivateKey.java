package org.leakproof.redact.catalogue.secret;

import java.util.List;
import java.util.Optional;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.scan.Boundary;

/**
 * A private key as files carry it, whole or broken off, also within quoted lines: PEM and OpenPGP blocks, PuTTY, minisign, a
 * JSON web key, an extended key of a wallet.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468#section-10">RFC 7468, 10, one asymmetric key</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9580#section-6.2">RFC 9580, 6.2, ASCII armor</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517, JSON web keys</a>
 */
final class PrivateKey {

    private static final String KIND = "[A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?";
    private static final String BODY = "(?:[^-]|-{1,4}[^-])";

    private PrivateKey() {}

    static Identifier identifier() {
        String line = "MIIEpQIBAAKCAQEAq7Zb93mXy0uQkz5vW8rYt2nF6gLh1cJdSa";
        return new Identifier(
                "private-key",
                "PRIVATE_KEY",
                List.of(
                        form(
                                "block",
                                "-{4,5} ?BEGIN " + KIND + " ?-{4,5}" + BODY + "{64,}-{4,5} ?END " + KIND + " ?-{4,5}"),
                        form(
                                "broken off",
                                "-{4,5} ?BEGIN " + KIND
                                        + " ?-{4,5}(?:\\s*(?:> ?)*[A-Za-z][A-Za-z-]{2,30}: [^\\r\\n]{0,100})*"
                                        + "(?:(?:\\s|> ?|\\\\[rn])*[A-Za-z0-9+/=]{20,100})+"),
                        form(
                                "putty",
                                "Private-Lines: {0,3}\\d{1,3}\\s+(?:[A-Za-z0-9+/=]{2,80}\\s+)+Private-(?:MAC|Hash):"
                                        + " {0,3}[0-9A-Fa-f]{40,64}"),
                        form("minisign", "RWRTY0Iy[A-Za-z0-9+/]{100,220}={0,2}").between(Boundary.WORD, Boundary.WORD),
                        form("jwk", "\"d\"\\s{0,3}:\\s{0,3}\"[A-Za-z0-9_-]{40,1000}\""),
                        form(
                                        "age",
                                        "AGE-SECRET-KEY-(?:PQ-)?1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7Lqpzry9x8gf2tvdw0s3jn54khce6mua7l]{58,}")
                                .between(Boundary.WORD, Boundary.WORD),
                        form("extended", "[xyzt]prv[1-9A-HJ-NP-Za-km-z]{107,108}")
                                .between(Boundary.WORD, Boundary.WORD)),
                Optional.empty(),
                Context.NONE,
                new Examples(
                        List.of(
                                "key:\n«-----BEGIN RSA PRIVATE KEY-----\n" + line + "\n" + line
                                        + "\n-----END RSA PRIVATE KEY-----»\nbye",
                                "> «-----BEGIN PGP PRIVATE KEY BLOCK-----\n> Version: X-1\n>\n> " + line + "\n> " + line
                                        + "\n> -----END PGP PRIVATE KEY BLOCK-----» ü",
                                "cut: «-----BEGIN OPENSSH PRIVATE KEY-----\n" + line + "\n" + line + "»",
                                "{\"k\": \"«-----BEGIN PRIVATE KEY-----\\n" + line + "\\n" + line
                                        + "\\n-----END PRIVATE KEY-----»\\n\"}",
                                "«Private-Lines: 2\n" + line + "\n" + line + "\nPrivate-MAC: " + "0a1b2c3d4e".repeat(4)
                                        + "»",
                                "«AGE-SECRET-KEY-1" + "QYZ9W8F7G6".repeat(5) + "QYZ9W8F7»",
                                "{\"kty\":\"EC\",«\"d\":\"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE\"»}"),
                        List.of(
                                "-----BEGIN PRIVATE KEY-----\nanything\n-----END PRIVATE KEY-----",
                                "-----BEGIN PUBLIC KEY-----\n" + line + "\n" + line + "\n-----END PUBLIC KEY-----",
                                "-----BEGIN OPENSSH PRIVATE KEY----------END OPENSSH PRIVATE KEY-----",
                                "the words PRIVATE KEY alone")));
    }

    private static Form form(String name, String expression) {
        return Form.of(name, expression, 0.98).between(Boundary.NONE, Boundary.NONE);
    }
}
