package org.leakproof.contract.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
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
    private static final JsonMapper SECRET = Json.secret();
    private static final Codec<Ingested> INGESTED = secret(Ingested.class);
    private static final Codec<Cleaned> CLEANED = secret(Cleaned.class);
    private static final Codec<ArchiveEvent> ARCHIVE_EVENT = secret(ArchiveEvent.class);
    private static final Codec<LearnedName> LEARNED_NAME = secret(LearnedName.class);
    private static final Codec<RedactedValue> REDACTED_VALUE = secret(RedactedValue.class);
    private static final Codec<Quarantined> QUARANTINED = secret(Quarantined.class);
    private static final Codec<PublishedPart> PUBLISHED = new Codec<>("PublishedPart", new PublishedJson());

    /** How one type is written and read. */
    interface Format<T> {
        void write(T value, OutputStream out) throws IOException;

        T read(byte[] json) throws IOException;

        T read(InputStream json) throws IOException;
    }

    private final String type;
    private final Format<T> format;

    private Codec(String type, Format<T> format) {
        this.type = type;
        this.format = format;
    }

    public static Codec<Ingested> ingested() {
        return INGESTED;
    }

    public static Codec<Cleaned> cleaned() {
        return CLEANED;
    }

    public static Codec<ArchiveEvent> archiveEvent() {
        return ARCHIVE_EVENT;
    }

    public static Codec<LearnedName> learnedName() {
        return LEARNED_NAME;
    }

    public static Codec<RedactedValue> redactedValue() {
        return REDACTED_VALUE;
    }

    public static Codec<Quarantined> quarantined() {
        return QUARANTINED;
    }

    /** For the output topic: unknown fields are ignored when reading; a lone surrogate, which is no text, leaves as
     *  U+FFFD (offsets in UTF-16 units stay right). */
    public static Codec<PublishedPart> published() {
        return PUBLISHED;
    }

    private static <T> Codec<T> secret(Class<T> type) {
        ObjectWriter writer = SECRET.writerFor(type);
        ObjectReader reader = SECRET.readerFor(type);
        return new Codec<>(type.getSimpleName(), new Format<T>() {
            @Override
            public void write(T value, OutputStream out) throws IOException {
                writer.writeValue(out, value);
            }

            @Override
            public T read(byte[] json) throws IOException {
                return reader.readValue(json);
            }

            @Override
            public T read(InputStream json) throws IOException {
                return reader.readValue(json);
            }
        });
    }

    /** The record in JSON, on one line. */
    public byte[] encode(T value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        encode(value, out);
        return out.toByteArray();
    }

    /** Closes nothing that needs closing: the stream is one into memory. */
    void encode(T value, OutputStream out) {
        try {
            format.write(value, out);
        } catch (IOException e) {
            // Its message might quote the text.
            throw new CodecException(
                    "a " + type + " cannot be written: " + e.getClass().getSimpleName());
        }
    }

    /** @throws CodecException if the bytes are not exactly one such record */
    public T decode(byte[] bytes) {
        return decode(new Payload(List.of(bytes)));
    }

    T decode(Payload payload) {
        try {
            List<byte[]> pieces = payload.pieces();
            T value = pieces.size() == 1 ? format.read(pieces.get(0)) : format.read(payload.in());
            if (value != null) {
                return value;
            }
        } catch (JsonProcessingException e) {
            // Its message would quote the input.
            long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
            throw new CodecException(
                    "no " + type + ": " + e.getClass().getSimpleName() + " at byte " + at + " of " + payload.size());
        } catch (IOException e) {
            throw new CodecException("no " + type + ": " + e.getClass().getSimpleName());
        }
        throw new CodecException("no " + type + ": null");
    }

    @Override
    public String toString() {
        return "Codec[" + type + "]";
    }
}
