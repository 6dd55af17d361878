package org.leakproof.redact.operate;

import java.nio.ByteBuffer;
import org.leakproof.contract.record.CiteCode;

/** Makes keyed labels for one message. The same thing has the same label in its scope, on every worker and in every run
 *  with the same key; without the key nobody can tell what it stands for. */
public final class Labels {
    /** 65 bits: two of a billion things meet once in 70 runs. */
    private static final int CHARACTERS = 13;
    /** 130 bits, for what is compared over releases. */
    private static final int HASH_CHARACTERS = 26;

    private static final String PERSON = "person";

    private final LabelKeys keys;
    private final Canonical canonical;
    private final String archive;
    private final String conversation;
    private final String message;

    /** @param archive names the archive
     *  @param conversation names the conversation within it
     *  @param message names the message, in every run */
    public Labels(LabelKeys keys, Canonical canonical, String archive, String conversation, String message) {
        this.keys = keys;
        this.canonical = canonical;
        this.archive = archive;
        this.conversation = conversation;
        this.message = message;
    }

    /** {@code EMAIL-7KQ2M4XWPZ3TB}. */
    public String pseudonym(Passage passage, Scope scope) {
        return passage.identity()
                .map(identity -> person(identity, passage.label(), scope))
                .orElseGet(() -> label(passage.label(), scope, passage.entity(), canonical.of(passage)));
    }

    /** The label of somebody, as a participant and in every text. */
    public String person(String identity, String label, Scope scope) {
        return label(label, scope, PERSON, identity);
    }

    /** {@code EMAIL-} and 26 characters, the same wherever the same key is used. */
    public String hash(Passage passage) {
        byte[] mac = keys.hashes().mac(passage.entity(), passage.identity().orElseGet(() -> canonical.of(passage)));
        return passage.label() + "-" + CiteCode.encode(mac, HASH_CHARACTERS);
    }

    /** By how many days the dates of this conversation are shifted: from {@code -most} to {@code most}, never 0. */
    int shiftDays(int most) {
        byte[] mac = keys.shifts().mac("shift", archive, conversation);
        // 63 bits over some thousands: the rest of the division favours nothing that could be seen
        int step = (int) ((ByteBuffer.wrap(mac).getLong() & Long.MAX_VALUE) % (2L * most));
        return step < most ? step - most : step - most + 1;
    }

    private String label(String label, Scope scope, String entity, String value) {
        byte[] mac = switch (scope) {
            case MESSAGE -> keys.pseudonyms().mac("message", message, entity, value);
            case CONVERSATION -> keys.pseudonyms().mac("conversation", archive, conversation, entity, value);
            case ARCHIVE -> keys.pseudonyms().mac("archive", archive, entity, value);
            case PROJECT -> keys.pseudonyms().mac("project", entity, value);
        };
        return label + "-" + CiteCode.encode(mac, CHARACTERS);
    }

    @Override
    public String toString() {
        return "Labels";
    }
}
