package org.leakproof.contract.stream;

import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.Cleaned;
import org.leakproof.contract.record.Ingested;
import org.leakproof.contract.record.LearnedName;
import org.leakproof.contract.record.Quarantined;
import org.leakproof.contract.record.RedactedValue;

/** One type of record as JSON in UTF-8. Thread-safe. Equal records give equal bytes.
 *
 *  <p>Fields stand in the order of the record's components; an empty Optional is an absent field; a sealed type says
 *  which one it is in {@code type}; instants are ISO 8601 with their full precision; sets are sorted. On secret topics
 *  unknown fields and missing ones are refused, and any Java string survives, lone surrogates included. */
public final class Codec<T> {
    private Codec() {}

    public static Codec<Ingested> ingested() {
        throw new UnsupportedOperationException();
    }

    public static Codec<Cleaned> cleaned() {
        throw new UnsupportedOperationException();
    }

    public static Codec<ArchiveEvent> archiveEvent() {
        throw new UnsupportedOperationException();
    }

    public static Codec<LearnedName> learnedName() {
        throw new UnsupportedOperationException();
    }

    public static Codec<RedactedValue> redactedValue() {
        throw new UnsupportedOperationException();
    }

    public static Codec<Quarantined> quarantined() {
        throw new UnsupportedOperationException();
    }

    /** For the output topic: unknown fields are ignored when reading; a lone surrogate, which is no text, leaves as
     *  U+FFFD (offsets in UTF-16 units stay right). */
    public static Codec<PublishedPart> published() {
        throw new UnsupportedOperationException();
    }

    public byte[] encode(T value) {
        throw new UnsupportedOperationException();
    }

    /** @throws CodecException if the bytes are not exactly one such record */
    public T decode(byte[] bytes) {
        throw new UnsupportedOperationException();
    }
}
