package org.leakproof.ingest.read.mail;

/** Quoted-printable. An equals sign that introduces nothing stands for itself; blanks at the end of a line are dropped,
 * as RFC 2045 wants.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2045#section-6.7">RFC 2045, 6.7</a> */
final class QuotedPrintable implements TransferDecoder {
    /** Bytes that cannot be decided before more is known: an escape or blanks that may end a line. */
    private final byte[] held = new byte[SLACK / 2];

    private int heldCount;
    private boolean junk;

    @Override
    public int decode(byte[] in, int from, int to, byte[] out) {
        int o = 0;
        int i = from;
        while (i < to) {
            byte b = in[i];
            if (heldCount == 0 && b != '=' && b != ' ' && b != '\t') {
                out[o++] = b;
                i++;
            } else if (heldCount == 0 && b == ' ' && i + 1 < to && in[i + 1] > ' ') {
                out[o++] = b;
                i++;
            } else {
                o = hold(b, out, o);
                i++;
            }
        }
        return o;
    }

    /** Takes one byte while something is undecided, or one that starts that. */
    private int hold(byte b, byte[] out, int at) {
        int o = at;
        if (heldCount == 0) {
            held[heldCount++] = b;
            return o;
        }
        if (held[0] == '=') {
            return escape(b, out, o);
        }
        if (b == ' ' || b == '\t' || b == '\r' && held[heldCount - 1] != '\r') {
            if (heldCount == held.length) {
                o = release(out, o);
            }
            held[heldCount++] = b;
            return o;
        }
        if (b == '\n') {
            // blanks before a line end: only the line end itself stays
            boolean carriageReturn = held[heldCount - 1] == '\r';
            heldCount = 0;
            if (carriageReturn) {
                out[o++] = '\r';
            }
            out[o++] = b;
            return o;
        }
        o = release(out, o);
        if (b == '=') {
            held[heldCount++] = b;
        } else {
            out[o++] = b;
        }
        return o;
    }

    private int escape(byte b, byte[] out, int at) {
        int o = at;
        if (heldCount == 1 && Parameters.hex(b) >= 0) {
            held[heldCount++] = b;
            return o;
        }
        if (heldCount == 2 && Parameters.hex(held[1]) >= 0 && Parameters.hex(b) >= 0) {
            out[o++] = (byte) (Parameters.hex(held[1]) << 4 | Parameters.hex(b));
            heldCount = 0;
            return o;
        }
        boolean softSoFar = heldCount == 1 || Parameters.hex(held[1]) < 0;
        if (softSoFar && b == '\n') {
            heldCount = 0;
            return o;
        }
        if (softSoFar && (b == ' ' || b == '\t' || b == '\r') && heldCount < held.length) {
            held[heldCount++] = b;
            return o;
        }
        junk = true;
        o = release(out, o);
        if (b == '=' || b == ' ' || b == '\t') {
            held[heldCount++] = b;
        } else {
            out[o++] = b;
        }
        return o;
    }

    private int release(byte[] out, int at) {
        System.arraycopy(held, 0, out, at, heldCount);
        int o = at + heldCount;
        heldCount = 0;
        return o;
    }

    @Override
    public int finish(byte[] out) {
        if (heldCount > 0 && held[0] != '=') {
            heldCount = 0;
            return 0;
        }
        boolean soft = heldCount == 1 || heldCount > 1 && Parameters.hex(held[1]) < 0;
        if (soft) {
            heldCount = 0;
            return 0;
        }
        junk |= heldCount > 0;
        return release(out, 0);
    }

    @Override
    public boolean repaired() {
        return junk;
    }
}
