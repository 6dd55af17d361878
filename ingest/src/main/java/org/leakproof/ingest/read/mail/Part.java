package org.leakproof.ingest.read.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.mapi.Blob;

/** One entity of a MIME tree: the message itself, a part of a multipart, or what an odd structure left over. */
final class Part {
    /** What an entity is made of. */
    enum Kind {
        /** Holds parts. */
        MULTIPART,
        /** Holds a message: one child, whose header is that message's header. */
        MESSAGE,
        /** Holds content. */
        LEAF
    }

    private final MimeHeader header;
    private final String mediaType;
    private final Parameters type;
    private final Parameters disposition;
    private final TransferDecoder.Kind encoding;
    private final List<Part> children = new ArrayList<>(0);
    private Kind kind;
    private Bytes bytes;
    private int start;
    private int end;
    private boolean leftover;
    private HeldReason held;

    /** What it is made of where that is no slice of the message's bytes; null else. */
    private Blob content;

    /** What it is called where no header says so; null else. */
    private String name;

    private boolean missing;
    private boolean bare;
    private boolean ownMaking;

    /** @param mediaType as it is to be taken, which is not always what the header says
     *  @param start where the body begins; its end is set once it is known */
    Part(
            Kind kind,
            MimeHeader header,
            String mediaType,
            Parameters type,
            Parameters disposition,
            TransferDecoder.Kind encoding,
            Bytes bytes,
            int start) {
        this.kind = kind;
        this.header = header;
        this.mediaType = mediaType;
        this.type = type;
        this.disposition = disposition;
        this.encoding = encoding;
        this.bytes = bytes;
        this.start = start;
        this.end = start;
    }

    /** Text that stands where no part is: in place of the parts, or behind the last one. */
    static Part leftover(Bytes bytes, int start, int end, Parameters type, TransferDecoder.Kind encoding) {
        Part part = new Part(
                Kind.LEAF,
                new MimeHeader(List.of(), start, false),
                "text/plain",
                type,
                Parameters.NONE,
                encoding,
                bytes,
                start);
        part.end = end;
        part.leftover = true;
        return part;
    }

    /** An entity that no MIME header describes.
     *
     *  @param charset of text; empty where that is unknown or nothing to ask
     *  @param content null for one that holds parts only */
    static Part of(Kind kind, String mediaType, String charset, Optional<String> name, Blob content) {
        Parameters type = charset.isEmpty()
                ? Parameters.NONE
                : Parameters.of((mediaType + "; charset=" + charset).getBytes(StandardCharsets.ISO_8859_1));
        Part part = new Part(
                kind,
                new MimeHeader(List.of(), 0, false),
                mediaType,
                type,
                Parameters.NONE,
                TransferDecoder.Kind.IDENTITY,
                Bytes.of(new byte[0]),
                0);
        part.content = content;
        part.name = name.orElse(null);
        return part;
    }

    /** The entity at the head of a message that no MIME header describes.
     *
     *  @param fields as a mail would have them */
    static Part message(List<MimeField> fields) {
        Part part = new Part(
                Kind.MULTIPART,
                new MimeHeader(fields, 0, false),
                "multipart/mixed",
                Parameters.NONE,
                Parameters.NONE,
                TransferDecoder.Kind.IDENTITY,
                Bytes.of(new byte[0]),
                0);
        part.ownMaking = true;
        return part;
    }

    /** Whether its header was made of what a database or another format says. */
    boolean isOfOwnMaking() {
        return ownMaking;
    }

    /** Makes it hold the message that its content is. */
    void nest(Part message) {
        kind = Kind.MESSAGE;
        children.add(message);
    }

    /** Makes it hold what was found in its content. */
    void unwrap(List<Part> found) {
        kind = Kind.MULTIPART;
        children.addAll(found);
    }

    Optional<Blob> content() {
        return Optional.ofNullable(content);
    }

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Bytes of its body as it stands. */
    long size() {
        return content != null ? content.size() : end - start;
    }

    /** Notes that only its name is here. */
    void missing() {
        missing = true;
    }

    /** Notes that its content was looked into and holds nothing to read. */
    void bare() {
        bare = true;
    }

    boolean isBare() {
        return bare;
    }

    Kind kind() {
        return kind;
    }

    MimeHeader header() {
        return header;
    }

    String mediaType() {
        return mediaType;
    }

    Parameters type() {
        return type;
    }

    Parameters disposition() {
        return disposition;
    }

    TransferDecoder.Kind encoding() {
        return encoding;
    }

    List<Part> children() {
        return children;
    }

    /** The bytes that its body lies in, from {@link #start()} to {@link #end()}. */
    Bytes bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    void end(int value) {
        end = Math.max(start, value);
    }

    /** Whether it is text outside any part. */
    boolean isLeftover() {
        return leftover;
    }

    /** Why its inside was not looked at, although it could have one. */
    Optional<HeldReason> held() {
        return Optional.ofNullable(held);
    }

    void hold(HeldReason reason) {
        kind = Kind.LEAF;
        held = reason;
    }

    /** Whether its content was left out on purpose. Apple Mail keeps the parts of a partial message in files beside it and
     * notes their length in a field of its own. */
    boolean isElsewhere() {
        return missing || start == end && header.first("X-Apple-Content-Length").isPresent();
    }

    boolean isAttachment() {
        return disposition.value().equals("attachment");
    }

    @Override
    public String toString() {
        return "Part[" + kind + ", " + mediaType + ", " + size() + " bytes, " + children.size() + " children]";
    }
}
