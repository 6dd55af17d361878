package org.leakproof.broker;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/** Has every Kafka client of this JVM, those of the broker itself included, authenticate by {@link ScramClient}. */
final class ScramClients extends Provider {
    private static final long serialVersionUID = 1L;
    private static final String NAME = "Leakproof SCRAM clients";

    private ScramClients() {
        super(NAME, "1", "SCRAM-SHA-256 that salts a password once");
        putService(
                new Service(
                        this,
                        "SaslClientFactory",
                        BrokerProperties.MECHANISM,
                        Factory.class.getName(),
                        List.of(),
                        Map.of()) {
                    @Override
                    public Object newInstance(@Nullable Object parameter) {
                        return new Factory();
                    }
                });
    }

    /** Once is enough. First, since Kafka adds its own behind whatever is there. */
    static void install() {
        Security.insertProviderAt(new ScramClients(), 1);
    }

    private static final class Factory implements SaslClientFactory {
        @Override
        public @Nullable SaslClient createSaslClient(
                String[] mechanisms,
                @Nullable String authorizationId,
                String protocol,
                String serverName,
                @Nullable Map<String, ?> properties,
                @Nullable CallbackHandler callbacks)
                throws SaslException {
            // by contract: whoever is asked next may do what we cannot
            boolean ours = callbacks != null && List.of(mechanisms).contains(BrokerProperties.MECHANISM);
            return ours ? new ScramClient(callbacks) : null;
        }

        @Override
        public String[] getMechanismNames(@Nullable Map<String, ?> properties) {
            return new String[] {BrokerProperties.MECHANISM};
        }
    }
}
