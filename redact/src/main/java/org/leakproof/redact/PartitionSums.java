package org.leakproof.redact;

import java.util.List;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.IdSet;
import org.leakproof.contract.record.MessageId;

/** What came from one partition of an archive so far: the sums that its end mark must match.
 *
 *  @param messages every message id
 *  @param attachments every attachment id */
record PartitionSums(IdSet messages, IdSet attachments) {
    static final PartitionSums EMPTY = new PartitionSums(IdSet.EMPTY, IdSet.EMPTY);

    PartitionSums plus(MessageId id, int attached) {
        IdSet more = attachments;
        for (int i = 0; i < attached; i++) {
            more = more.plus(Attachment.id(id, i));
        }
        return new PartitionSums(messages.plus(id.value()), more);
    }

    PartitionSums plus(IdSet moreMessages, IdSet moreAttachments) {
        return new PartitionSums(messages.plus(moreMessages), attachments.plus(moreAttachments));
    }

    /** As one word of ASCII. */
    String encode() {
        return messages.count() + ":" + messages.digest() + ":" + attachments.count() + ":" + attachments.digest();
    }

    /** The opposite of {@link #encode}; empty text means none so far. */
    static PartitionSums decode(String word) {
        if (word.isEmpty()) {
            return EMPTY;
        }
        List<String> parts = List.of(word.split(":"));
        return new PartitionSums(
                new IdSet(Long.parseLong(parts.get(0)), parts.get(1)),
                new IdSet(Long.parseLong(parts.get(2)), parts.get(3)));
    }
}
