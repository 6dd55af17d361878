package org.leakproof.cli;

/** Text of an archive as a terminal may show it: on one line, and without anything that steers a terminal or turns the
 *  direction of the line. */
final class TerminalText {
    private TerminalText() {}

    /** Control characters and marks of direction become {@code ·}, line ends {@code ⏎}, other white space a space. */
    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n') {
                out.append('⏎');
            } else if (c == '\r') {
                return;
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                out.append(' ');
            } else if (Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT && c != 0x200D
                    || Character.getType(c) == Character.SURROGATE
                    || Character.getType(c) == Character.UNASSIGNED) {
                out.append('·');
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** At most so many characters, the middle left out. */
    static String of(String text, int most) {
        if (text.length() <= most) {
            return of(text);
        }
        int half = most / 2;
        int head = Character.isHighSurrogate(text.charAt(half - 1)) ? half - 1 : half;
        int tail = text.length() - half;
        tail = Character.isLowSurrogate(text.charAt(tail)) ? tail + 1 : tail;
        return of(text.substring(0, head)) + " … " + of(text.substring(tail));
    }
}
