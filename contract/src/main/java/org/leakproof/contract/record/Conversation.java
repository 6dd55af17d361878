package org.leakproof.contract.record;

import java.util.Optional;

/** What a message belongs to: a chat, a channel, a mail thread. Secret.
 *
 *  @param id stable within its platform: a chat's id, or the Message-ID of the first mail of a thread */
public record Conversation(String id, Optional<String> title) {
    public Conversation {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a conversation has an id");
        }
    }

    @Override
    public String toString() {
        return "Conversation[id of " + id.length() + " chars]";
    }
}
