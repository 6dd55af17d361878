package org.leakproof.ingest.read;

import org.leakproof.contract.record.HeldReason;

/** Where a reader's messages go. Offsets and lengths are in bytes of the entry, or in rows where the reader says so. */
public interface MessageSink {
    /** Whether a message at this offset is wanted. Where it is not (reading resumes behind it), the reader finds its
     *  end and calls neither {@link #message} nor {@link #held} for it; gaps are reported all the same. */
    boolean wants(long offset);

    /** A message. The sink owns the draft from here on and closes it; {@link Draft#original()} is good until this
     *  returns. */
    void message(Draft draft);

    /** A message that was found and cannot be handed over whole.
     *
     *  @param attachments how many attachments were counted in it */
    void held(long offset, long length, HeldReason reason, int attachments);

    /** Bytes, or rows, that belong to no message: separators, trailers. Never empty. */
    void gap(long offset, long length);

    /** What the source says of itself: that a part of it holds so many messages. The part is what was handed over, held
     *  ones included, since the last such call or since the entry's begin; whoever keeps the books compares. Called the
     *  same way whatever is wanted.
     *
     *  @param offset where the part ends: every message before it, and since the part before, is of this part
     *  @param part the part's name as the source has it, such as a folder's; empty for the whole entry. Secret
     *  @param count messages */
    void declared(long offset, String part, long count);
}
