package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Unfit;

/** Finds the parts of a message in its bytes, in one pass and without recursion. Nothing is lost to a broken structure:
 * a multipart that is never closed ends with what is around it, one whose boundary never occurs is searched for the
 * boundary that it evidently uses and else becomes text, and a delimiter behind the closing one opens a part again.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2046#section-5">RFC 2046, 5</a> */
final class MimeWalker {
    /** Multiparts and messages within each other. */
    static final int MAX_DEPTH = 100;

    /** Parts of one message, those of messages within it included. */
    static final int MAX_PARTS = 10_000;

    /** All headers of one message together: they are kept until it is done. */
    static final int MAX_HEADERS = 8 << 20;

    static final int MAX_FIELDS = 100_000;

    /** Gives the decoded body of a part that is a message in an encoding. */
    interface Decoder {
        Bytes decode(Part part) throws IOException;
    }

    private final Decoder decoder;
    private final Set<Flag> flags;
    private int parts;
    private long headerBytes;
    private int headerFields;

    MimeWalker(Decoder decoder, Set<Flag> flags) {
        this.decoder = decoder;
        this.flags = flags;
    }

    /** The tree of the message that begins at {@code from}. */
    Part walk(Bytes bytes, int from, int to) throws Unfit, IOException {
        return new Level(bytes, to, 0).run(from);
    }

    /** The tree of an entity that was found inside another one's content.
     *
     *  @param depth how many multiparts and messages it lies in */
    Part walkInside(Bytes bytes, int depth) throws Unfit, IOException {
        return new Level(bytes, bytes.length(), depth).run(0);
    }

    /** A multipart whose parts are being read. */
    private static final class Frame {
        private final Part part;
        private final int depth;

        /** Null where none is declared or evident. */
        private byte[] delimiter;

        private boolean closed;
        private boolean searched;

        Frame(Part part, int depth, byte[] delimiter) {
            this.part = part;
            this.depth = depth;
            this.delimiter = delimiter;
        }
    }

    /** A message whose end is not found yet.
     *
     *  @param frames how many multiparts were open around it */
    private record OpenMessage(Part part, int frames) {}

    /** The walk over one run of bytes; a message in an encoding is a level of its own. */
    private final class Level {
        private final Bytes bytes;
        private final int to;
        private final int baseDepth;
        private final List<Frame> open = new ArrayList<>();
        private final List<OpenMessage> messages = new ArrayList<>();

        private int matched;
        private Boundary.Line matchedLine = Boundary.Line.NONE;

        Level(Bytes bytes, int to, int baseDepth) {
            this.bytes = bytes;
            this.to = to;
            this.baseDepth = baseDepth;
        }

        Part run(int from) throws Unfit, IOException {
            Part root = entity(skipBlankLines(from), null, baseDepth, "text/plain");
            Part current = innermost(root);
            int scan = current.start();
            while (true) {
                int line = delimiter(scan);
                int regionEnd = line < to ? beforeLineEnd(scan, line) : to;
                Frame top = top();
                boolean before =
                        top != null && current == top.part && current.children().isEmpty();
                boolean preamble = before && line < to && opens(top);
                if (before && !preamble && searchAgain(top, scan, regionEnd)) {
                    continue;
                }
                if (!preamble) {
                    region(current, scan, regionEnd);
                }
                if (line >= to) {
                    break;
                }
                Frame frame = unwind(matched, regionEnd);
                int next = Math.min(to, bytes.lineFeed(line, to) + 1);
                if (matchedLine == Boundary.Line.CLOSES) {
                    frame.closed = true;
                    current = frame.part;
                    scan = next;
                    continue;
                }
                if (frame.closed) {
                    frame.closed = false;
                    flags.add(Flag.STRUCTURE_REPAIRED);
                }
                if (parts >= MAX_PARTS) {
                    rest(frame.part, next);
                    unwind(-1, to);
                    return root;
                }
                boolean digest = frame.part.mediaType().equals("multipart/digest");
                Part child = entity(next, frame.part, frame.depth + 1, digest ? "message/rfc822" : "text/plain");
                current = innermost(child);
                scan = current.start();
            }
            unwind(-1, to);
            return root;
        }

        private boolean opens(Frame frame) {
            return open.get(matched) == frame && matchedLine == Boundary.Line.OPENS;
        }

        private Frame top() {
            return open.isEmpty() ? null : open.get(open.size() - 1);
        }

        /** Ends the multiparts above the one at this place, which is returned, and the messages within it. */
        private Frame unwind(int place, int end) {
            while (open.size() - 1 > place) {
                if (!open.remove(open.size() - 1).closed) {
                    flags.add(Flag.STRUCTURE_REPAIRED);
                }
            }
            while (!messages.isEmpty() && messages.get(messages.size() - 1).frames > place) {
                messages.remove(messages.size() - 1).part.end(end);
            }
            return place < 0 ? null : open.get(place);
        }

        /** Everything from here on, as one attachment that nobody looks into. */
        private void rest(Part parent, int from) {
            Part rest = Part.leftover(bytes, from, to, Parameters.NONE, TransferDecoder.Kind.IDENTITY);
            rest.hold(HeldReason.TOO_MANY_ENTRIES);
            parent.children().add(rest);
            flags.add(Flag.STRUCTURE_REPAIRED);
        }

        /** What lies between the last structure and the next one: a leaf's body, or text outside any part. */
        private void region(Part current, int from, int end) {
            if (current.kind() == Part.Kind.LEAF) {
                current.end(end);
                return;
            }
            boolean instead = current.children().isEmpty();
            if (instead) {
                flags.add(Flag.STRUCTURE_REPAIRED);
            }
            if (!blank(from, end) && (instead || behindParts(current))) {
                current.children()
                        .add(Part.leftover(
                                bytes,
                                from,
                                end,
                                instead ? current.type() : Parameters.NONE,
                                instead ? current.encoding() : TransferDecoder.Kind.IDENTITY));
            }
        }

        private boolean behindParts(Part multipart) {
            Frame top = top();
            return top != null && top.part == multipart && top.closed;
        }

        private boolean blank(int from, int end) {
            for (int i = from; i < end; i++) {
                if (bytes.at(i) > ' ' || bytes.at(i) < 0) {
                    return false;
                }
            }
            return true;
        }

        /** Whether a multipart without parts evidently uses another boundary than it declares. */
        private boolean searchAgain(Frame frame, int from, int end) {
            if (frame.searched || frame.closed) {
                return false;
            }
            frame.searched = true;
            byte[] evident = Boundary.evident(bytes, from, end);
            if (evident == null) {
                return false;
            }
            frame.delimiter = evident;
            flags.add(Flag.STRUCTURE_REPAIRED);
            return true;
        }

        /** The next line at or behind {@code from} that is a delimiter of an open multipart, or {@link #to}. Which one
         * goes to {@link #matched}. */
        private int delimiter(int from) {
            if (open.isEmpty()) {
                return to;
            }
            int line = bytes.dashes(from, to);
            while (line < to && !match(line)) {
                line = bytes.dashes(line + 2, to);
            }
            return line;
        }

        /** The innermost multipart whose delimiter this is; one that is closed already only if there is no other. */
        private boolean match(int line) {
            int closed = -1;
            Boundary.Line closedLine = Boundary.Line.NONE;
            for (int i = open.size() - 1; i >= 0; i--) {
                Frame frame = open.get(i);
                Boundary.Line found =
                        frame.delimiter == null ? Boundary.Line.NONE : Boundary.at(bytes, line, to, frame.delimiter);
                if (found != Boundary.Line.NONE && !frame.closed) {
                    matched = i;
                    matchedLine = found;
                    return true;
                }
                if (found == Boundary.Line.OPENS && closed < 0) {
                    closed = i;
                    closedLine = found;
                }
            }
            matched = closed;
            matchedLine = closedLine;
            return closed >= 0;
        }

        private int beforeLineEnd(int from, int line) {
            int end = line;
            if (end > from && bytes.at(end - 1) == Bytes.LF) {
                end--;
                if (end > from && bytes.at(end - 1) == Bytes.CR) {
                    end--;
                }
            }
            return end;
        }

        /** Reads the header of an entity, and of the messages that it is or holds, down to the first that has a body of
         * its own. */
        private Part entity(int from, Part parent, int depth, String defaultType) throws Unfit, IOException {
            Part first = null;
            Part above = parent;
            int at = from;
            int level = depth;
            String type = defaultType;
            while (true) {
                parts++;
                MimeHeader header = MimeHeader.read(bytes, at, to, this::match);
                headerBytes += header.bodyStart() - at;
                headerFields += header.fields().size();
                if (headerBytes > MAX_HEADERS || headerFields > MAX_FIELDS) {
                    throw new Unfit(HeldReason.HEADER_TOO_LONG);
                }
                if (header.repaired()) {
                    flags.add(Flag.STRUCTURE_REPAIRED);
                }
                Part part = PartTypes.part(header, type, bytes);
                if (above != null) {
                    above.children().add(part);
                }
                first = first == null ? part : first;
                if (part.kind() != Part.Kind.LEAF && level >= MAX_DEPTH) {
                    part.hold(HeldReason.TOO_DEEP);
                    flags.add(Flag.DEPTH_LIMITED);
                }
                if (part.kind() == Part.Kind.MULTIPART) {
                    push(part, level);
                }
                if (part.kind() != Part.Kind.MESSAGE || encoded(part, level)) {
                    return first;
                }
                messages.add(new OpenMessage(part, open.size()));
                above = part;
                at = skipBlankLines(part.start());
                level++;
                type = "text/plain";
            }
        }

        private void push(Part part, int depth) {
            Optional<String> boundary = part.type().latin("boundary").filter(b -> b.length() <= Boundary.MAX);
            Frame frame = new Frame(part, depth, Boundary.delimiter(boundary.orElse("")));
            if (boundary.filter(b -> !b.isBlank()).isEmpty()) {
                // "--" alone would be everywhere: a multipart without boundary has to show one
                int end = delimiter(part.start());
                frame.searched = true;
                flags.add(Flag.STRUCTURE_REPAIRED);
                frame.delimiter = Boundary.evident(bytes, part.start(), end);
            }
            open.add(frame);
        }

        /** Walks a message that lies in an encoding. Its body still has to be passed over here. */
        private boolean encoded(Part part, int depth) throws Unfit, IOException {
            if (part.encoding() == TransferDecoder.Kind.IDENTITY) {
                return false;
            }
            part.end(beforeLineEnd(part.start(), delimiter(part.start())));
            if (part.encoding() == TransferDecoder.Kind.BASE64 && looksPlain(part)) {
                flags.add(Flag.STRUCTURE_REPAIRED);
                return false;
            }
            Bytes decoded = decoder.decode(part);
            part.children().add(new Level(decoded, decoded.length(), depth + 1).run(0));
            return true;
        }

        /** Whether the first line has a colon: then it is a header field and no base64. */
        private boolean looksPlain(Part part) {
            int end = bytes.lineFeed(part.start(), part.end());
            for (int i = part.start(); i < end; i++) {
                if (bytes.at(i) == ':') {
                    return true;
                }
            }
            return false;
        }

        /** The part that bytes now belong to. */
        private Part innermost(Part part) {
            Part inner = part;
            while (inner.kind() == Part.Kind.MESSAGE
                    && inner.children().size() == 1
                    && inner.children().get(0).bytes() == bytes) {
                inner = inner.children().get(0);
            }
            return inner;
        }

        private int skipBlankLines(int from) {
            int i = from;
            while (i < to && (bytes.at(i) == Bytes.LF || bytes.at(i) == Bytes.CR)) {
                i++;
            }
            if (i == from || i - from > 64 || i == to) {
                return from;
            }
            int end = bytes.lineFeed(i, to);
            int colon = i;
            while (colon < end && bytes.at(colon) > ' ' && bytes.at(colon) != ':') {
                colon++;
            }
            if (colon < end && bytes.at(colon) == ':' && HeaderNames.known(FieldNames.of(bytes, i, colon))) {
                flags.add(Flag.STRUCTURE_REPAIRED);
                return i;
            }
            return from;
        }
    }
}
