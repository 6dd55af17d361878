package org.leakproof.ingest.read.mail;

/** UTF-7, which Java does not have.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2152">RFC 2152</a> */
final class Utf7 implements Encoding {
    @Override
    public String read(byte[] bytes, int from, int to) {
        StringBuilder out = new StringBuilder(to - from);
        int i = from;
        while (i < to) {
            byte b = bytes[i++];
            if (b != '+') {
                out.append(b < 0 ? '\uFFFD' : (char) b);
            } else if (i < to && bytes[i] == '-') {
                out.append('+');
                i++;
            } else {
                i = shifted(bytes, i, to, out);
            }
        }
        return out.toString();
    }

    /** Reads base64 of UTF-16 units until a byte that is none; a hyphen there belongs to the shift. */
    private static int shifted(byte[] bytes, int from, int to, StringBuilder out) {
        int bits = 0;
        int count = 0;
        int i = from;
        while (i < to) {
            int value = Base64Decoder.value(bytes[i]);
            if (value < 0) {
                break;
            }
            bits = bits << 6 | value;
            count += 6;
            if (count >= 16) {
                count -= 16;
                out.append((char) (bits >>> count));
                bits &= (1 << count) - 1;
            }
            i++;
        }
        if (i == from) {
            out.append('\uFFFD');
        }
        return i < to && bytes[i] == '-' ? i + 1 : i;
    }

    @Override
    public boolean replaced(byte[] bytes, int from, int to, String text) {
        return text.indexOf('\uFFFD') >= 0;
    }
}
