package org.leakproof.contract.stream;

/** Surrogates, the halves of which UTF-16 makes characters beyond U+FFFF. */
final class Surrogates {
    private Surrogates() {}

    /** Whether each has its other half. */
    static boolean areWhole(String text) {
        return firstHalf(text) < 0;
    }

    /** The text with U+FFFD in place of each half that stands alone; the same length in UTF-16 units. */
    static String whole(String text) {
        int half = firstHalf(text);
        return half < 0 ? text : replaced(text, half);
    }

    /** A JSON string, quotes included, in which each half that stands alone is an escape. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (pairAt(text, i)) {
                json.append(c).append(text.charAt(++i));
            } else if (c < 0x20 || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                json.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    json.append(Character.forDigit(c >> shift & 15, 16));
                }
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private static int firstHalf(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!pairAt(text, i)) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static String replaced(String text, int first) {
        StringBuilder whole = new StringBuilder(text);
        for (int i = first; i < whole.length(); i++) {
            if (Character.isSurrogate(whole.charAt(i))) {
                if (pairAt(whole, i)) {
                    i++;
                } else {
                    whole.setCharAt(i, '\uFFFD');
                }
            }
        }
        return whole.toString();
    }

    private static boolean pairAt(CharSequence text, int at) {
        return at + 1 < text.length()
                && Character.isHighSurrogate(text.charAt(at))
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}
