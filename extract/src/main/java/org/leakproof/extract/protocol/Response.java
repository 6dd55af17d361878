package org.leakproof.extract.protocol;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the child has found. With text, the text follows as UTF-8.
 *
 * @param reason why there is no text; empty when there is
 * @param doubts about the text; none without text
 * @param partialText whether some text had been found before the reason came up
 * @param textBytes of the text in UTF-8; 0 without text
 * @param textChars UTF-16 units of the text; 0 without text
 * @param retire whether the child is not to be used again
 */
public record Response(
        Optional<Reason> reason,
        Set<Doubt> doubts,
        boolean partialText,
        long textBytes,
        int textChars,
        boolean retire) {
    private static final Reason[] REASONS = Reason.values();
    private static final Doubt[] DOUBTS = Doubt.values();

    /** UTF-8 needs at most three bytes for a UTF-16 unit (RFC 3629). */
    private static final int MAX_BYTES_PER_CHAR = 3;

    public Response {
        doubts = Set.copyOf(doubts);
        if (textChars < 0 || textBytes < textChars || textBytes > (long) MAX_BYTES_PER_CHAR * textChars) {
            throw new IllegalArgumentException(textBytes + " bytes for " + textChars + " UTF-16 units");
        }
        if (reason.isPresent() && (textChars > 0 || !doubts.isEmpty())) {
            throw new IllegalArgumentException("text and a reason for none");
        }
    }

    public static Response text(Set<Doubt> doubts, long textBytes, int textChars) {
        return new Response(Optional.empty(), doubts, false, textBytes, textChars, false);
    }

    public static Response none(Reason reason, boolean partialText, boolean retire) {
        return new Response(Optional.of(reason), Set.of(), partialText, 0, 0, retire);
    }

    public byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(reason.map(Reason::ordinal).orElse(-1));
            int bits = 0;
            for (Doubt doubt : doubts) bits |= 1 << doubt.ordinal();
            out.writeByte(bits);
            out.writeBoolean(partialText);
            out.writeLong(textBytes);
            out.writeInt(textChars);
            out.writeBoolean(retire);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws ProtocolException when the payload is none of ours */
    public static Response decode(byte[] payload) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
            int reason = in.readByte();
            if (reason >= REASONS.length) throw new ProtocolException("unknown reason");
            int bits = in.readUnsignedByte();
            if (bits >= 1 << DOUBTS.length) throw new ProtocolException("unknown doubt");
            EnumSet<Doubt> doubts = EnumSet.noneOf(Doubt.class);
            for (Doubt doubt : DOUBTS) if ((bits & 1 << doubt.ordinal()) != 0) doubts.add(doubt);
            Response response = new Response(
                    reason < 0 ? Optional.empty() : Optional.of(REASONS[reason]),
                    doubts,
                    in.readBoolean(),
                    in.readLong(),
                    in.readInt(),
                    in.readBoolean());
            if (in.read() >= 0) throw new ProtocolException("bytes after a response");
            return response;
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("a response that contradicts itself");
        }
    }
}
