package org.leakproof.redact.catalogue.secret;

import java.util.List;
import org.leakproof.redact.catalogue.Identifier;

/** The registry of all that opens something. */
public final class Secrets {

    private Secrets() {}

    /** What begins as its issuer lets it begin. */
    public static List<Identifier> tokens() {
        return List.of(ApiToken.identifier(), WebToken.identifier());
    }

    /** What a word or a sign names. */
    public static List<Identifier> labelled() {
        return List.of(
                CredentialUrl.identifier(),
                PrivateKey.identifier(),
                Authorization.identifier(),
                Password.identifier(),
                AccessCode.identifier(),
                WalletKey.identifier(),
                SecretValue.identifier(),
                Webhook.identifier());
    }
}
