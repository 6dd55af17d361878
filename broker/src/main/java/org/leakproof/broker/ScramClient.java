package org.leakproof.broker;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;
import org.apache.kafka.common.security.scram.internals.ScramMessages.ClientFinalMessage;
import org.apache.kafka.common.security.scram.internals.ScramMessages.ClientFirstMessage;
import org.apache.kafka.common.security.scram.internals.ScramMessages.ServerFinalMessage;
import org.apache.kafka.common.security.scram.internals.ScramMessages.ServerFirstMessage;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of SCRAM-SHA-256 as Kafka's own plays it, but for the salted password, which it asks for at {@link
 * SaltedPassword}. Neither channel binding nor Kafka's extensions. One thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5802#section-3">RFC 5802</a>
 */
final class ScramClient implements SaslClient {
    private static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_256;
    private static final byte[] NO_CHANNEL_BINDING = ScramFormatter.toBytes("n,,");

    private enum Next {
        CLIENT_FIRST,
        SERVER_FIRST,
        SERVER_FINAL,
        NOTHING
    }

    private final CallbackHandler callbacks;
    private final ScramFormatter formatter;
    private final ClientFirstMessage clientFirst;
    private byte[] expectedSignature = {};
    private Next next = Next.CLIENT_FIRST;
    private boolean complete;

    ScramClient(CallbackHandler callbacks) throws SaslException {
        this(callbacks, formatter().secureRandomString());
    }

    /** @param nonce never used before */
    ScramClient(CallbackHandler callbacks, String nonce) throws SaslException {
        this.callbacks = callbacks;
        this.formatter = formatter();
        NameCallback name = new NameCallback("name");
        ask(name);
        this.clientFirst = new ClientFirstMessage(ScramFormatter.saslName(name.getName()), nonce, Map.of());
    }

    @Override
    public String getMechanismName() {
        return MECHANISM.mechanismName();
    }

    @Override
    public boolean hasInitialResponse() {
        return true;
    }

    @Override
    public byte @Nullable [] evaluateChallenge(byte[] challenge) throws SaslException {
        Next now = next;
        // what fails stays failed
        next = Next.NOTHING;
        switch (now) {
            case CLIENT_FIRST -> {
                if (challenge.length > 0) {
                    throw new SaslException("the server spoke first");
                }
                next = Next.SERVER_FIRST;
                return clientFirst.toBytes();
            }
            case SERVER_FIRST -> {
                byte[] proven = prove(new ServerFirstMessage(challenge));
                next = Next.SERVER_FINAL;
                return proven;
            }
            case SERVER_FINAL -> {
                check(new ServerFinalMessage(challenge));
                // an empty answer would be sent
                return null;
            }
            default -> throw new SaslException("the exchange is over");
        }
    }

    private byte[] prove(ServerFirstMessage serverFirst) throws SaslException {
        String nonce = serverFirst.nonce();
        if (!nonce.startsWith(clientFirst.nonce())
                || nonce.length() == clientFirst.nonce().length()) {
            throw new SaslException("the server's nonce is none");
        }
        // fewer would let whoever plays the server guess passwords faster
        if (serverFirst.iterations() < MECHANISM.minIterations()) {
            throw new SaslException("the server asks for " + serverFirst.iterations() + " iterations, too few");
        }
        PasswordCallback password = new PasswordCallback("password", false);
        ask(password);
        ClientFinalMessage clientFinal = new ClientFinalMessage(NO_CHANNEL_BINDING, nonce);
        try {
            byte[] salted = SaltedPassword.of(
                    formatter, new String(password.getPassword()), serverFirst.salt(), serverFirst.iterations());
            clientFinal.proof(formatter.clientProof(salted, clientFirst, serverFirst, clientFinal));
            expectedSignature =
                    formatter.serverSignature(formatter.serverKey(salted), clientFirst, serverFirst, clientFinal);
        } catch (GeneralSecurityException e) {
            throw new SaslException("the proof could not be made", e);
        }
        return clientFinal.toBytes();
    }

    private void check(ServerFinalMessage serverFinal) throws SaslException {
        if (serverFinal.error() != null) {
            throw new SaslException("the server refused: " + serverFinal.error());
        }
        if (!MessageDigest.isEqual(expectedSignature, serverFinal.serverSignature())) {
            throw new SaslException("the server does not know the password");
        }
        complete = true;
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public byte[] unwrap(byte[] incoming, int offset, int length) {
        throw new IllegalStateException("SCRAM protects no messages");
    }

    @Override
    public byte[] wrap(byte[] outgoing, int offset, int length) {
        throw new IllegalStateException("SCRAM protects no messages");
    }

    @Override
    public Object getNegotiatedProperty(String name) {
        throw new IllegalStateException("SCRAM negotiates nothing");
    }

    @Override
    public void dispose() {}

    private void ask(Callback callback) throws SaslException {
        try {
            callbacks.handle(new Callback[] {callback});
        } catch (IOException | UnsupportedCallbackException e) {
            throw new SaslException("user or password are not known", e);
        }
    }

    private static ScramFormatter formatter() throws SaslException {
        try {
            return new ScramFormatter(MECHANISM);
        } catch (GeneralSecurityException e) {
            throw new SaslException("SCRAM-SHA-256 is not available", e);
        }
    }
}
