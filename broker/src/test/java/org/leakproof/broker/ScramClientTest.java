package org.leakproof.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import org.junit.jupiter.api.Test;

/** The example of RFC 7677, section 3, and what differs from it. */
class ScramClientTest {
    private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";
    private static final String SERVER_NONCE = NONCE + "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    private static final String SERVER_FIRST = "r=" + SERVER_NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    private static final String PROOF = "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
    private static final String SERVER_FINAL = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

    private static CallbackHandler user(String password) {
        return callbacks -> {
            for (Callback callback : callbacks) {
                if (callback instanceof NameCallback name) {
                    name.setName("user");
                } else if (callback instanceof PasswordCallback secret) {
                    secret.setPassword(password.toCharArray());
                }
            }
        };
    }

    private static String answer(ScramClient client, String challenge) throws SaslException {
        return new String(client.evaluateChallenge(challenge.getBytes(UTF_8)), UTF_8);
    }

    private static ScramClient afterHello(String password) throws SaslException {
        ScramClient client = new ScramClient(user(password), NONCE);
        assertThat(answer(client, "")).isEqualTo("n,,n=user,r=" + NONCE);
        return client;
    }

    @Test
    void saysWhatTheStandardSays() throws SaslException {
        for (int connection = 0; connection < 2; connection++) {
            ScramClient client = afterHello("pencil");
            assertThat(answer(client, SERVER_FIRST)).isEqualTo("c=biws,r=" + SERVER_NONCE + ",p=" + PROOF);
            assertThat(client.isComplete()).isFalse();
            assertThat(client.evaluateChallenge(SERVER_FINAL.getBytes(UTF_8))).isNull();
            assertThat(client.isComplete()).isTrue();
        }
    }

    @Test
    void remembersNothingForAnotherPasswordOrAnotherSalt() throws SaslException {
        answer(afterHello("pencil"), SERVER_FIRST);
        assertThat(answer(afterHello("Pencil"), SERVER_FIRST)).doesNotContain(PROOF);
        assertThat(answer(afterHello("pencil"), SERVER_FIRST)).endsWith(PROOF);
        assertThat(answer(afterHello("pencil"), SERVER_FIRST.replace("W22Z", "X22Z")))
                .doesNotContain(PROOF);
        assertThat(answer(afterHello("pencil"), SERVER_FIRST.replace("4096", "4097")))
                .doesNotContain(PROOF);
    }

    @Test
    void tellsNothingToAServerThatSavesRoundsOrRepeatsOurNonce() throws SaslException {
        for (String weak : new String[] {
            SERVER_FIRST.replace("4096", "4095"),
            SERVER_FIRST.replace(SERVER_NONCE, NONCE),
            SERVER_FIRST.replace(SERVER_NONCE, "x" + SERVER_NONCE)
        }) {
            ScramClient client = afterHello("pencil");
            assertThatThrownBy(() -> answer(client, weak)).isInstanceOf(SaslException.class);
            assertThatThrownBy(() -> answer(client, SERVER_FIRST)).isInstanceOf(SaslException.class);
        }
    }

    @Test
    void trustsNoServerThatDoesNotKnowThePassword() throws SaslException {
        for (String stranger : new String[] {SERVER_FINAL.replace("v=6", "v=7"), "e=other-error", "v="}) {
            ScramClient client = afterHello("pencil");
            answer(client, SERVER_FIRST);
            assertThatThrownBy(() -> answer(client, stranger)).isInstanceOf(SaslException.class);
            assertThat(client.isComplete()).isFalse();
        }
    }

    @Test
    void standsBeforeTheOneOfKafka() throws SaslException {
        ScramClients.install();
        assertThat(Sasl.createSaslClient(
                        new String[] {"SCRAM-SHA-256"}, null, "kafka", "127.0.0.1", Map.of(), user("pencil")))
                .isInstanceOf(ScramClient.class);
    }
}
