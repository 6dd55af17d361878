package org.leakproof.contract.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.leakproof.contract.record.CleanAttachment;
import org.leakproof.contract.record.CleanParticipant;
import org.leakproof.contract.record.CleanReaction;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.CleanSegment;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.record.Redaction;

/** The parts of the output topic in JSON. Part 0 is the record's own object with {@code part} and {@code parts} put before
 *  its fields, so that a consumer of short messages needs to know nothing of parts. */
final class PublishedJson implements Codec.Format<PublishedPart> {
    private static final JsonMapper MAPPER = Json.output();
    private static final ObjectWriter WRITE_RECORD = MAPPER.writerFor(CleanRecord.class);
    private static final ObjectReader READ_RECORD = MAPPER.readerFor(CleanRecord.class);
    private static final ObjectWriter WRITE_TEXT = MAPPER.writerFor(Text.class);
    private static final ObjectReader READ_TEXT = MAPPER.readerFor(Text.class);
    private static final ObjectWriter WRITE_ELEMENTS = MAPPER.writerFor(Elements.class);
    private static final ObjectReader READ_ELEMENTS = MAPPER.readerFor(Elements.class);

    @Override
    public void write(PublishedPart part, OutputStream out) throws IOException {
        if (part instanceof PublishedPart.First first) {
            out.write(("{\"part\":0,\"parts\":" + first.parts()).getBytes(StandardCharsets.US_ASCII));
            WRITE_RECORD.writeValue(new FirstByteReplaced(out, ','), first.record());
            return;
        }
        if (part instanceof PublishedPart.MoreText more) {
            WRITE_TEXT.writeValue(
                    out,
                    new Text(more.part(), more.parts(), CleanRecord.VERSION, more.id(), more.place(), more.text()));
            return;
        }
        PublishedPart.MoreElements more = (PublishedPart.MoreElements) part;
        WRITE_ELEMENTS.writeValue(
                out,
                new Elements(
                        more.part(),
                        more.parts(),
                        CleanRecord.VERSION,
                        more.id(),
                        more.recipients(),
                        more.segments(),
                        more.attachments(),
                        more.reactions(),
                        more.redactions()));
    }

    @Override
    public PublishedPart read(InputStream json) throws IOException {
        return read(json.readAllBytes());
    }

    @Override
    public PublishedPart read(byte[] json) throws IOException {
        Head head = Head.of(json);
        if (head.part == 0) {
            return new PublishedPart.First(head.parts, READ_RECORD.readValue(json));
        }
        if (head.text) {
            Text text = READ_TEXT.readValue(json);
            checkVersion(text.version);
            return new PublishedPart.MoreText(text.id, text.part, text.parts, text.place, text.text);
        }
        Elements more = READ_ELEMENTS.readValue(json);
        checkVersion(more.version);
        return new PublishedPart.MoreElements(
                more.id,
                more.part,
                more.parts,
                more.recipients,
                more.segments,
                more.attachments,
                more.reactions,
                more.redactions);
    }

    /** How many parts there are of the record of which this is one. */
    static int parts(byte[] json) {
        try {
            return Head.of(json).parts;
        } catch (IOException e) {
            throw new CodecException("no PublishedPart: " + e.getClass().getSimpleName());
        }
    }

    private static void checkVersion(int version) throws IOException {
        if (version != CleanRecord.VERSION) {
            throw MismatchedInputException.from(null, CleanRecord.class, "another version");
        }
    }

    /** What must be known of a part before the rest of it can be read. */
    private record Head(int part, int parts, boolean text) {
        static Head of(byte[] json) throws IOException {
            int part = -1;
            int parts = -1;
            boolean text = false;
            try (JsonParser in = MAPPER.createParser(json)) {
                in.nextToken();
                // Part 0 begins with these two, so that its text need not be looked at twice.
                while ((part != 0 || parts < 0) && in.nextToken() == JsonToken.FIELD_NAME) {
                    String name = in.currentName();
                    in.nextToken();
                    switch (name) {
                        case "part" -> part = in.getIntValue();
                        case "parts" -> parts = in.getIntValue();
                        case "text" -> text = true;
                        default -> in.skipChildren();
                    }
                }
            }
            if (part < 0 || parts <= part) {
                throw MismatchedInputException.from(null, PublishedPart.class, "not a part");
            }
            return new Head(part, parts, text);
        }
    }

    /** Passes bytes on, the first one changed: the opening brace of an object that continues another. */
    private static final class FirstByteReplaced extends FilterOutputStream {
        private final int replacement;
        private boolean first = true;

        FirstByteReplaced(OutputStream out, int replacement) {
            super(out);
            this.replacement = replacement;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(first ? replacement : b);
            first = false;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (first && length > 0) {
                write(bytes[offset]);
                out.write(bytes, offset + 1, length - 1);
            } else {
                out.write(bytes, offset, length);
            }
        }
    }

    private record Text(int part, int parts, int version, PublicId id, Place place, String text) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Elements(
            int part,
            int parts,
            int version,
            PublicId id,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<CleanParticipant> recipients,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<CleanSegment> segments,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<CleanAttachment> attachments,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<CleanReaction> reactions,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<Redaction> redactions) {}
}
