package org.leakproof.redact.catalogue.secret;

import java.util.List;
import org.leakproof.redact.catalogue.Identifier;

/** The registry of all that opens something. */
public final class Secrets {

    private Secrets() {}

    public static List<Identifier> all() {
        return List.of(
                CredentialUrl.identifier(),
                PrivateKey.identifier(),
                ApiToken.identifier(),
                WebToken.identifier(),
                Authorization.identifier(),
                Password.identifier(),
                SecretValue.identifier(),
                Webhook.identifier());
    }
}
