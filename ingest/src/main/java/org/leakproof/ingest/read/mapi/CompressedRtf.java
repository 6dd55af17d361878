package org.leakproof.ingest.read.mapi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.leakproof.contract.record.HeldReason;

/** Expands the compressed rich text of messages. Each two bytes give at most seventeen: it cannot blow up.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxrtfcp/">MS-OXRTFCP</a> */
final class CompressedRtf {
    private static final int COMPRESSED = 0x75465A4C;
    private static final int UNCOMPRESSED = 0x414C454D;
    private static final int HEADER = 16;
    private static final int WINDOW = 4096;

    private static final byte[] KNOWN =
            ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss "
                            + "\\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier"
                            + "{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
                    .getBytes(StandardCharsets.US_ASCII);

    private CompressedRtf() {}

    /** The rich text, as far as it goes: what is cut off or broken ends where it breaks. Empty for what is none.
     *
     *  @throws BrokenData TOO_LARGE beyond the limit */
    static byte[] expand(byte[] bytes, int limit) throws BrokenData {
        if (bytes.length < HEADER) {
            return new byte[0];
        }
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long size = header.getInt(4) & 0xFFFFFFFFL;
        int kind = header.getInt(8);
        if (kind == UNCOMPRESSED) {
            return Arrays.copyOfRange(bytes, HEADER, (int) Math.min(bytes.length, HEADER + size));
        }
        return kind == COMPRESSED ? expand(bytes, HEADER, limit) : new byte[0];
    }

    private static byte[] expand(byte[] in, int from, int limit) throws BrokenData {
        byte[] window = new byte[WINDOW];
        System.arraycopy(KNOWN, 0, window, 0, KNOWN.length);
        int write = KNOWN.length;
        byte[] out = new byte[Math.max(64, in.length * 2)];
        int length = 0;
        int at = from;
        while (at < in.length) {
            int control = in[at++];
            for (int bit = 0; bit < 8 && at < in.length; bit++, control >>= 1) {
                if (length + 17 > out.length) {
                    if (length > limit) {
                        throw new BrokenData(HeldReason.TOO_LARGE);
                    }
                    out = Arrays.copyOf(out, out.length * 2);
                }
                if ((control & 1) == 0) {
                    out[length++] = in[at];
                    window[write] = in[at++];
                    write = (write + 1) % WINDOW;
                    continue;
                }
                if (at + 1 >= in.length) {
                    return Arrays.copyOf(out, length);
                }
                int token = (in[at] & 0xFF) << 8 | in[at + 1] & 0xFF;
                at += 2;
                int read = token >> 4;
                if (read == write) {
                    return Arrays.copyOf(out, length);
                }
                for (int i = (token & 15) + 2; i > 0; i--) {
                    byte b = window[read];
                    read = (read + 1) % WINDOW;
                    out[length++] = b;
                    window[write] = b;
                    write = (write + 1) % WINDOW;
                }
            }
        }
        return Arrays.copyOf(out, length);
    }
}
