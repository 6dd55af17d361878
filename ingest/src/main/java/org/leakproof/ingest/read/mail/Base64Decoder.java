package org.leakproof.ingest.read.mail;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Base64 as mails carry it: line ends, blanks and junk are skipped, padding may be missing or stand in the middle where
 * pieces were joined. */
final class Base64Decoder implements TransferDecoder {
    private static final byte[] VALUES = new byte[256];
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final byte JUNK = -1;
    private static final byte BLANK = -2;
    private static final byte PAD = -3;

    static {
        Arrays.fill(VALUES, JUNK);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            VALUES[alphabet.charAt(i)] = (byte) i;
        }
        VALUES[' '] = VALUES['\t'] = VALUES['\r'] = VALUES['\n'] = BLANK;
        VALUES['='] = PAD;
    }

    private int bits;
    private int count;
    private boolean junk;

    /** The six bits of a base64 character, negative if it is none. */
    static int value(byte b) {
        return VALUES[b & 0xFF];
    }

    /** The first line that cannot be base64, since it holds another character or a blank between two; {@code to} if
     * there is none. */
    static int foreignLine(Bytes bytes, int from, int to) {
        int line = from;
        boolean blank = false;
        for (int i = from; i < to; i++) {
            byte b = bytes.at(i);
            byte value = VALUES[b & 0xFF];
            if (b == '\n') {
                line = i + 1;
                blank = false;
            } else if (value == JUNK || blank && value != BLANK) {
                return line;
            } else {
                blank |= (b == ' ' || b == '\t') && i > line;
            }
        }
        return to;
    }

    @Override
    public int decode(byte[] in, int from, int to, byte[] out) {
        byte[] values = VALUES;
        int o = 0;
        int i = from;
        while (i < to) {
            if (count == 0) {
                // whole groups without a look at each character
                for (int last = to - 4; i <= last; i += 4, o += 3) {
                    int group = values[in[i] & 0xFF] << 18
                            | values[in[i + 1] & 0xFF] << 12
                            | values[in[i + 2] & 0xFF] << 6
                            | values[in[i + 3] & 0xFF];
                    if (group < 0) {
                        break;
                    }
                    // the fourth byte is written over by the next group
                    INTS.set(out, o, group << 8);
                }
                if (i == to) {
                    break;
                }
            }
            byte value = values[in[i++] & 0xFF];
            if (value >= 0) {
                bits = bits << 6 | value;
                if (++count == 4) {
                    out[o++] = (byte) (bits >> 16);
                    out[o++] = (byte) (bits >> 8);
                    out[o++] = (byte) bits;
                    bits = 0;
                    count = 0;
                }
            } else if (value == PAD) {
                o += flush(out, o);
            } else if (value == JUNK) {
                junk = true;
            }
        }
        return o;
    }

    private int flush(byte[] out, int at) {
        int written = 0;
        if (count == 2) {
            out[at] = (byte) (bits >> 4);
            written = 1;
        } else if (count == 3) {
            out[at] = (byte) (bits >> 10);
            out[at + 1] = (byte) (bits >> 2);
            written = 2;
        } else if (count == 1) {
            junk = true;
        }
        bits = 0;
        count = 0;
        return written;
    }

    @Override
    public int finish(byte[] out) {
        return flush(out, 0);
    }

    @Override
    public boolean repaired() {
        return junk;
    }
}
