package org.leakproof.contract.stream;

/** Surrogates, the halves of which UTF-16 makes characters beyond U+FFFF. */
final class Surrogates {
    private Surrogates() {}

    /** The text with U+FFFD in place of each half that stands alone; the same length in UTF-16 units. */
    static String whole(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (pairAt(text, i)) {
                    i++;
                } else {
                    return replaced(text, i);
                }
            }
        }
        return text;
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
