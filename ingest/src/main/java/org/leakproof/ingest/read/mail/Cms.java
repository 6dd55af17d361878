package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.mapi.Blob;

/** Opens what S/MIME wraps, as far as the content of a signature: nothing is verified or decrypted here. Reads DER, and BER
 * with lengths left open and with strings in pieces, which is what programs write that sign as they send.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5652">RFC 5652</a> */
final class Cms {
    private static final int SEQUENCE = 0x30;
    private static final int OBJECT_ID = 0x06;
    private static final int OCTETS = 0x04;
    private static final int OCTETS_IN_PIECES = 0x24;
    private static final int EXPLICIT = 0xA0;

    /** Object ids, without tag and length. */
    private static final String PKCS7 = "2a864886f70d0107";

    private static final String SMIME_TYPES = "2a864886f70d01091001";

    /** Strings within strings. */
    private static final int MAX_DEPTH = 20;

    private static final int MAX_PIECES = 1_000_000;

    /** What was found. */
    sealed interface Found {}

    /** A signature with the content that it signs: a MIME entity. */
    record Signed(Blob content) implements Found {}

    /** Certificates or a signature alone. */
    record NoContent() implements Found {}

    /** It cannot be read. */
    record Unopened(HeldReason reason) implements Found {}

    /** Something in the bytes is not as it must be. Not for leaving this class. */
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        Broken() {
            super(null, null, false, false);
        }
    }

    /** A tag and where its value lies; without an end where the length is left open. */
    private record Element(int tag, int from, int to, boolean open) {}

    private final ByteBuffer in;

    private Cms(ByteBuffer in) {
        this.in = in;
    }

    static Found open(ByteBuffer bytes) {
        try {
            return new Cms(bytes.slice()).contentInfo();
        } catch (Broken e) {
            return new Unopened(HeldReason.DAMAGED);
        }
    }

    private Found contentInfo() throws Broken {
        Element info = element(0, in.limit());
        if (info.tag != SEQUENCE) {
            throw new Broken();
        }
        Element type = element(info.from, info.to);
        String id = id(type);
        if (id.startsWith(SMIME_TYPES)) {
            // 23: encrypted with a check value; others, such as compressed data, are rare
            return new Unopened(id.endsWith("17") ? HeldReason.ENCRYPTED : HeldReason.UNSUPPORTED);
        }
        if (!id.startsWith(PKCS7) || id.length() != PKCS7.length() + 2) {
            throw new Broken();
        }
        return switch (id.substring(PKCS7.length())) {
            case "02" -> signed(explicit(type.to, info.to));
            case "03", "04", "06" -> new Unopened(HeldReason.ENCRYPTED);
            default -> new Unopened(HeldReason.UNSUPPORTED);
        };
    }

    private Found signed(Element wrapper) throws Broken {
        Element data = element(wrapper.from, wrapper.to);
        Element version = element(data.from, data.to);
        Element digests = element(end(version), data.to);
        Element content = element(end(digests), data.to);
        if (data.tag != SEQUENCE || content.tag != SEQUENCE) {
            throw new Broken();
        }
        Element type = element(content.from, content.to);
        id(type);
        if (type.to >= content.to || in.get(type.to) == 0 && content.open) {
            return new NoContent();
        }
        Element octets = element(explicit(type.to, content.to).from, content.to);
        List<ByteBuffer> pieces = new ArrayList<>();
        gather(octets, pieces, 0);
        return new Signed(new Pieces(pieces));
    }

    private Element explicit(int from, int to) throws Broken {
        Element element = element(from, to);
        if (element.tag != EXPLICIT) {
            throw new Broken();
        }
        return element;
    }

    private String id(Element element) throws Broken {
        if (element.tag != OBJECT_ID || element.to - element.from > 40) {
            throw new Broken();
        }
        StringBuilder hex = new StringBuilder();
        for (int i = element.from; i < element.to; i++) {
            hex.append(Character.forDigit(in.get(i) >> 4 & 15, 16)).append(Character.forDigit(in.get(i) & 15, 16));
        }
        return hex.toString();
    }

    /** The content, in its pieces; one that is cut off is broken.
     *
     *  @return behind it */
    private int gather(Element octets, List<ByteBuffer> pieces, int depth) throws Broken {
        if (octets.tag == OCTETS && !octets.open) {
            if (pieces.size() >= MAX_PIECES) {
                throw new Broken();
            }
            pieces.add(in.slice(octets.from, octets.to - octets.from));
            return octets.to;
        }
        if (octets.tag != OCTETS_IN_PIECES || depth > MAX_DEPTH) {
            throw new Broken();
        }
        int at = octets.from;
        while (at < octets.to) {
            if (octets.open && isEnd(at)) {
                return at + 2;
            }
            at = gather(element(at, octets.to), pieces, depth + 1);
        }
        if (octets.open) {
            throw new Broken();
        }
        return at;
    }

    private boolean isEnd(int at) {
        return at + 1 < in.limit() && in.get(at) == 0 && in.get(at + 1) == 0;
    }

    /** Behind an element. One whose length is open is walked through: none of those looked at here holds much. */
    private int end(Element element) throws Broken {
        return element.open ? end(element, 0) : element.to;
    }

    private int end(Element element, int depth) throws Broken {
        if (!element.open) {
            return element.to;
        }
        int at = element.from;
        while (!isEnd(at)) {
            if (depth > MAX_DEPTH) {
                throw new Broken();
            }
            at = end(element(at, element.to), depth + 1);
        }
        return at + 2;
    }

    /** The element at this place. A definite one must end before {@code limit}. */
    private Element element(int at, int limit) throws Broken {
        if (at < 0 || limit - at < 2 || (in.get(at) & 0x1F) == 0x1F) {
            throw new Broken();
        }
        int tag = in.get(at) & 0xFF;
        int length = in.get(at + 1) & 0xFF;
        int from = at + 2;
        if (length == 0x80) {
            return new Element(tag, from, limit, true);
        }
        if (length > 0x80) {
            int count = length - 0x80;
            if (count > 4 || limit - from < count) {
                throw new Broken();
            }
            long value = 0;
            for (int i = 0; i < count; i++) {
                value = value << 8 | in.get(from + i) & 0xFF;
            }
            from += count;
            if (value > limit - from) {
                throw new Broken();
            }
            length = (int) value;
        }
        if (length > limit - from) {
            throw new Broken();
        }
        return new Element(tag, from, from + length, false);
    }

    /** A string in pieces, read as one. */
    private record Pieces(List<ByteBuffer> pieces) implements Blob {
        @Override
        public long size() {
            return pieces.stream().mapToLong(ByteBuffer::remaining).sum();
        }

        @Override
        public InputStream open() throws IOException {
            List<InputStream> streams = new ArrayList<>();
            for (ByteBuffer piece : pieces) {
                streams.add(Blob.of(piece).open());
            }
            return new SequenceInputStream(Collections.enumeration(streams));
        }

        @Override
        public String toString() {
            return "Pieces[" + pieces.size() + "]";
        }
    }
}
