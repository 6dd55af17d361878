package org.leakproof.ingest.read.mail;

import java.nio.charset.StandardCharsets;

/** Uuencode: lines that state their length in the first character. Lines before {@code begin} and behind {@code end} are
 * skipped; where no {@code begin} is found, nothing comes out.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9699919799/utilities/uuencode.html">POSIX uuencode</a> */
final class UuDecoder implements TransferDecoder {
    /** Longest line of a file: 63 bytes in 84 characters, and some slack. */
    static final int MAX_LINE = 100;

    private final byte[] line = new byte[MAX_LINE];
    private int length;
    private boolean begun;
    private boolean ended;
    private boolean junk;

    @Override
    public int decode(byte[] in, int from, int to, byte[] out) {
        int o = 0;
        for (int i = from; i < to; i++) {
            if (in[i] == '\n') {
                o += line(out, o);
                length = 0;
            } else if (in[i] != '\r') {
                if (length < line.length) {
                    line[length] = in[i];
                }
                length++;
            }
        }
        return o;
    }

    private int line(byte[] out, int at) {
        if (length > line.length) {
            junk |= begun && !ended;
            return 0;
        }
        if (!begun) {
            begun = begin(line, 0, length);
            return 0;
        }
        if (ended || length == 3 && line[0] == 'e' && line[1] == 'n' && line[2] == 'd') {
            ended = true;
            return 0;
        }
        int count = decoded(line, 0, length, out, at);
        junk |= count < 0;
        return Math.max(0, count);
    }

    /** Whether the line is {@code begin <octal mode> <name>}. */
    static boolean begin(byte[] bytes, int from, int to) {
        if (to - from < 9
                || bytes[from] != 'b'
                || !new String(bytes, from, 6, StandardCharsets.ISO_8859_1).equals("begin ")) {
            return false;
        }
        int i = from + 6;
        while (i < to && bytes[i] >= '0' && bytes[i] <= '7') {
            i++;
        }
        return i - from - 6 >= 3 && i - from - 6 <= 4 && (i == to || bytes[i] == ' ');
    }

    /** Decodes one line of data; blanks at its end may be missing.
     *
     *  @return bytes written, -1 if it is no such line */
    static int decoded(byte[] bytes, int from, int to, byte[] out, int at) {
        if (from == to) {
            return 0;
        }
        int count = bytes[from] - ' ' & 63;
        if (bytes[from] < ' ' || bytes[from] > '`') {
            return -1;
        }
        int characters = (count + 2) / 3 * 4;
        // some encoders drop blanks at the end, some add a check character
        if (to - from - 1 > characters + 2) {
            return -1;
        }
        for (int i = from + 1; i < to; i++) {
            if (bytes[i] < ' ' || bytes[i] > '`') {
                return -1;
            }
        }
        int written = 0;
        for (int i = 0; i < characters; i += 4) {
            int group = six(bytes, from + 1 + i, to) << 18
                    | six(bytes, from + 2 + i, to) << 12
                    | six(bytes, from + 3 + i, to) << 6
                    | six(bytes, from + 4 + i, to);
            for (int k = 16; k >= 0 && written < count; k -= 8) {
                out[at + written++] = (byte) (group >> k);
            }
        }
        return count;
    }

    private static int six(byte[] bytes, int at, int to) {
        return at < to ? bytes[at] - ' ' & 63 : 0;
    }

    @Override
    public int finish(byte[] out) {
        int written = length > 0 ? line(out, 0) : 0;
        length = 0;
        return written;
    }

    @Override
    public boolean repaired() {
        return junk || begun && !ended;
    }
}
