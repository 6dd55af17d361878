package org.leakproof.ingest.inspect;

import java.util.Optional;

/** Messages that are known already, by hashes of 64 bits: two of them are alike by chance once in 4 million times 4 million
 * comparisons. Holds 4 million and says if there were more. Not thread-safe. */
public final class KnownMessages {
    private final HashCount ids = new HashCount(HashCount.MOST);
    private final HashCount contents = new HashCount(HashCount.MOST);
    private long count;

    /** What a message was recognised by. */
    public enum By {
        MESSAGE_ID,
        CONTENT
    }

    public void add(MessageTrace message) {
        count++;
        if (message.idHash() != 0) {
            ids.add(message.idHash());
        }
        if (message.contentHash() != 0) {
            contents.add(message.contentHash());
        }
    }

    /** What the message is known by; empty if it is new. */
    public Optional<By> find(MessageTrace message) {
        if (message.idHash() != 0 && ids.contains(message.idHash())) {
            return Optional.of(By.MESSAGE_ID);
        }
        return message.contentHash() != 0 && contents.contains(message.contentHash())
                ? Optional.of(By.CONTENT)
                : Optional.empty();
    }

    /** Messages that were added. */
    public long count() {
        return count;
    }

    /** Whether there were more than it could hold: some that are known will count as new. */
    public boolean isFull() {
        return ids.isFull() || contents.isFull();
    }

    @Override
    public String toString() {
        return "KnownMessages[" + count + "]";
    }
}
