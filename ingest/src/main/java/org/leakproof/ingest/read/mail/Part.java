package org.leakproof.ingest.read.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.HeldReason;

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

    /** Whether its content was left out on purpose: Apple Mail keeps the parts of a partial message in files beside it and
     * notes their length in a field of its own. */
    boolean isElsewhere() {
        return start == end && header.first("X-Apple-Content-Length").isPresent();
    }

    boolean isAttachment() {
        return disposition.value().equals("attachment");
    }

    @Override
    public String toString() {
        return "Part[" + kind + ", " + mediaType + ", " + (end - start) + " bytes, " + children.size() + " children]";
    }
}
