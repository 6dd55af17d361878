package org.leakproof.redact.catalogue.secret;

import java.util.List;
import java.util.Optional;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.scan.Boundary;

/**
 * A JSON web token, signed, encrypted or neither, also where Base64 was put around it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519#section-3">RFC 7519, 3, structure</a>
 */
final class WebToken {

    private WebToken() {}

    static Identifier identifier() {
        return new Identifier(
                "jwt",
                "JWT",
                List.of(
                        Form.of(
                                        "",
                                        "ey[A-Za-z0-9_-]{12,}\\.ey[A-Za-z0-9/\\\\_-]{12,}\\.(?:[A-Za-z0-9/\\\\_-]{6,}={0,2})?",
                                        0.95)
                                .between(Boundary.WORD, Boundary.NONE),
                        Form.of(
                                "encrypted",
                                "eyJ[A-Za-z0-9_-]{12,}\\.[A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]{16,}){3}",
                                0.95),
                        Form.of("in base64", "ZXlK[A-Za-z0-9+/_-]{60,}={0,2}", 0.9)),
                Optional.empty(),
                Context.NONE,
                new Examples(
                        List.of(
                                "«eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ6b8OrIn0x.c2lnbmF0dXJlLXNpZ25hdHVyZQ», then",
                                "token=«eyJhbGciOiJub25lIn0.eyJzdWIiOiJ6b8OrIn0x.»\"",
                                "«eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..dGhpcyBpcyBhbiBpdg.Y2lwaGVydGV4dCBvZiBpdA.dGFnIHRhZyB0YWcgdGFn»"),
                        List.of("eye.eye.eye", "eyJhbGciOiJIUzI1NiJ9", "hey.hey.hey")));
    }
}
