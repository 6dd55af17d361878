package org.leakproof.ingest.read.mail;

/** Guesses the charset of 8-bit bytes that are no UTF-8 and carry no usable label, from the shape of the bytes alone.
 * Right for running text in Cyrillic or in an East Asian charset; short text in any other alphabet is read as
 * windows-1252, which is wrong as often as any other guess. */
public final class CharsetGuess {
    /** What is left where nothing speaks for another. */
    public static final Encoding WESTERN = Charsets.certain("windows-1252");

    private static final Encoding CYRILLIC = Charsets.certain("windows-1251");
    private static final Encoding KOI8 = Charsets.certain("KOI8-R");
    private static final Encoding CHINESE = Charsets.certain("GB18030");
    private static final Encoding JAPANESE = Charsets.certain("windows-31j");
    private static final Encoding ISO_2022_JP = Charsets.certain("x-windows-iso2022jp");
    private static final Encoding ISO_2022_KR = Charsets.certain("ISO-2022-KR");

    /** Bytes that are looked at. */
    private static final int ENOUGH = 16 * 1024;

    private CharsetGuess() {}

    /** The seven-bit charset that switches with escapes, for text that holds an escape byte; null if there is none. */
    static Encoding escapes(byte[] bytes, int from, int to) {
        for (int i = from; i + 2 < to; i++) {
            if (bytes[i] == 0x1B && bytes[i + 1] == '$') {
                if (bytes[i + 2] == ')') {
                    return ISO_2022_KR;
                }
                if (bytes[i + 2] == 'B' || bytes[i + 2] == '@' || bytes[i + 2] == '(') {
                    return ISO_2022_JP;
                }
            }
        }
        return null;
    }

    /** A charset for bytes that are no UTF-8. */
    public static Encoding guess(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + ENOUGH);
        int high = 0;
        int letters = 0;
        int upperHalf = 0;
        int lowerHalf = 0;
        int highPairs = 0;
        for (int i = from; i < end; i++) {
            int b = bytes[i] & 0xFF;
            if (b >= 0x80) {
                high++;
                if (i + 1 < end && bytes[i + 1] < 0) {
                    highPairs++;
                }
                if (b >= 0xE0) {
                    upperHalf++;
                } else if (b >= 0xC0) {
                    lowerHalf++;
                }
            } else if ((b | 0x20) >= 'a' && (b | 0x20) <= 'z') {
                letters++;
            }
        }
        if (high == 0 || highPairs * 3 < high) {
            return shiftJis(bytes, from, end, high) ? JAPANESE : WESTERN;
        }
        // alphabets of letters from 0xC0 on: words of such bytes, hardly a byte between 0x80 and 0xBF
        if (high >= 5 && (upperHalf + lowerHalf) * 100 >= high * 92 && high > letters && highPairs * 2 > high) {
            return upperHalf >= lowerHalf ? CYRILLIC : KOI8;
        }
        if (shiftJis(bytes, from, end, high)) {
            return JAPANESE;
        }
        return high >= 4 && high > letters && pairs(bytes, from, end) ? CHINESE : WESTERN;
    }

    /** Whether all bytes above 127 come in the pairs of EUC charsets. */
    private static boolean pairs(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int b = bytes[i] & 0xFF;
            if (b >= 0x80) {
                if (i + 1 < to && (b < 0xA1 || b > 0xFE || (bytes[i + 1] & 0xFF) < 0xA1)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Whether the bytes are valid Shift_JIS with kana in it. */
    private static boolean shiftJis(byte[] bytes, int from, int to, int high) {
        int kana = 0;
        for (int i = from; i < to; i++) {
            int b = bytes[i] & 0xFF;
            if (b >= 0x81 && b <= 0x9F || b >= 0xE0 && b <= 0xFC) {
                if (i + 1 == to) {
                    break;
                }
                int trail = bytes[i + 1] & 0xFF;
                if (trail < 0x40 || trail == 0x7F || trail > 0xFC) {
                    return false;
                }
                if (b == 0x82 && trail >= 0x9F || b == 0x83 && trail <= 0x96) {
                    kana++;
                }
                i++;
            } else if (b == 0x80 || b == 0xA0 || b >= 0xFD) {
                return false;
            }
        }
        return kana * 8 >= high && kana > 1;
    }
}
