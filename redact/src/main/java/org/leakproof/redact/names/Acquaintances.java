package org.leakproof.redact.names;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.leakproof.contract.record.Participant;

/** Remembers what is known of the participants that came last: a mailbox names the same few people again and again. Bounded;
 *  one thread at a time. */
public final class Acquaintances {
    private static final int MOST = 2048;
    /** Characters; who has more is not remembered. */
    private static final int LONGEST = 300;

    private final Identities identities;
    private final Map<Key, CallNames> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, CallNames> eldest) {
            return size() > MOST;
        }
    };

    public Acquaintances(Identities identities) {
        this.identities = identities;
    }

    private record Key(Optional<String> name, Optional<String> address, Optional<String> handle) {
        int length() {
            return length(name) + length(address) + length(handle);
        }

        private static int length(Optional<String> text) {
            return text.isPresent() ? text.get().length() : 0;
        }

        @Override
        public String toString() {
            return "Key[" + length() + " chars]";
        }
    }

    /** As {@link Identities#of(Participant)}. */
    public Optional<String> identity(Participant participant) {
        return callNames(participant).identity();
    }

    CallNames callNames(Participant participant) {
        Key key = new Key(participant.name(), participant.address(), participant.handle());
        CallNames names = known.get(key);
        if (names == null) {
            names = CallNames.of(participant, identities.of(participant));
            if (key.length() <= LONGEST) {
                known.put(key, names);
            }
        }
        return names;
    }

    /** As {@link Identities#ofName}. */
    String ofName(String name) {
        return identities.ofName(name);
    }
}
