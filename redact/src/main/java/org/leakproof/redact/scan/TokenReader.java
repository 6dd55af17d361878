package org.leakproof.redact.scan;

/** Reads a normalised text token by token, see {@link Dictionary}. */
final class TokenReader {

    /** More than so many gap characters between two tokens part them. */
    private static final int MAX_GAP = 4;

    private static final byte[] ASCII_KINDS = new byte[128];

    static {
        for (int c = 0; c < ASCII_KINDS.length; c++) {
            ASCII_KINDS[c] = Tokens.kind(c);
        }
    }

    private byte[] bytes = {};
    private int length;
    private int start;
    private int end;
    private long hash;
    private boolean joined;
    private int codePoint;
    private int width;

    void begin(byte[] newBytes, int newLength) {
        bytes = newBytes;
        length = newLength;
        start = 0;
        end = 0;
    }

    /** Goes to the next token; false at the end. */
    boolean next() {
        int at = end;
        int gap = 0;
        while (at < length) {
            int lead = bytes[at];
            byte kind;
            if (lead >= 0) {
                kind = ASCII_KINDS[lead];
                width = 1;
                codePoint = lead;
            } else {
                decode(at);
                kind = Tokens.kind(codePoint);
            }
            if (kind == Tokens.GAP) {
                gap++;
                at += width;
                continue;
            }
            joined = gap <= MAX_GAP;
            start = at;
            hash = Tokens.addFolded(0, codePoint);
            at += width;
            end = kind == Tokens.SINGLE ? at : word(at);
            return true;
        }
        end = length;
        return false;
    }

    private int word(int from) {
        int at = from;
        long sum = hash;
        while (at < length) {
            int lead = bytes[at];
            if (lead >= 0) {
                if (ASCII_KINDS[lead] != Tokens.WORD) {
                    break;
                }
                sum = Tokens.add(sum, lead >= 'A' && lead <= 'Z' ? lead | 0x20 : lead);
                at++;
            } else {
                decode(at);
                if (Tokens.kind(codePoint) != Tokens.WORD) {
                    break;
                }
                sum = Tokens.addFolded(sum, codePoint);
                at += width;
            }
        }
        hash = sum;
        return at;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Of the token, case and marks folded. */
    long hash() {
        return hash;
    }

    /** Whether a term may reach over from the token before it to this one. */
    boolean joined() {
        return joined;
    }

    private void decode(int at) {
        int lead = bytes[at];
        if (lead < -32) {
            width = 2;
            codePoint = (lead & 0x1F) << 6 | bytes[at + 1] & 0x3F;
        } else if (lead < -16) {
            width = 3;
            codePoint = (lead & 0x0F) << 12 | (bytes[at + 1] & 0x3F) << 6 | bytes[at + 2] & 0x3F;
        } else {
            width = 4;
            codePoint = (lead & 0x07) << 18
                    | (bytes[at + 1] & 0x3F) << 12
                    | (bytes[at + 2] & 0x3F) << 6
                    | bytes[at + 3] & 0x3F;
        }
    }
}
