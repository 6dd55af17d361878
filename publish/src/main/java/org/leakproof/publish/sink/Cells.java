package org.leakproof.publish.sink;

/** What a text becomes so that it can stand in a file that people open.
 *
 *  <p><b>Visible.</b> Control characters but tab, line feed and carriage return become their pictures (NUL becomes
 *  {@code U+2400}), others that no file should carry become {@code U+FFFD}: one character for one, so that offsets stay.
 *
 *  <p><b>Guarded.</b> A spreadsheet takes a cell for a formula that begins with one of {@code = + - @}, their full-width
 *  forms, a tab or a line break, also behind spaces. Such a cell gets an apostrophe before it, and so does one that
 *  begins with an apostrophe: whoever takes one apostrophe away from the beginning of each cell that has one gets the
 *  text back. */
public final class Cells {
    private Cells() {}

    /** The text with control characters and half surrogate pairs made visible; the same object if there are none. */
    public static String visible(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t'
                    || c >= 0x7f && (c < 0xa0 || c >= Character.MIN_SURROGATE && isOdd(text, i, c))) {
                return replaced(text, i);
            }
        }
        return text;
    }

    private static boolean isOdd(String text, int i, char c) {
        if (c < 0xa0) {
            return true;
        }
        if (c < Character.MIN_SURROGATE) {
            return false;
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c >= 0xfffe;
    }

    private static String replaced(String text, int from) {
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                out.append((char) (0x2400 + c));
            } else if (c == 0x7f) {
                out.append('\u2421');
            } else if (c > 0x7f && isOdd(text, i, c)) {
                out.append('\ufffd');
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** The cell as it is written: no spreadsheet takes it for a formula. */
    public static String guarded(String cell) {
        int i = 0;
        while (i < cell.length() && Character.isSpaceChar(cell.charAt(i))) {
            i++;
        }
        if (i < cell.length() && (startsFormula(cell.charAt(i)) || i == 0 && cell.charAt(0) == '\'')) {
            return "'" + cell;
        }
        return cell;
    }

    /** What {@link #guarded} was given. */
    public static String unguarded(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    private static boolean startsFormula(char c) {
        return switch (c) {
            case '=', '+', '-', '@', '\t', '\r', '\n', '\uff1d', '\uff0b', '\uff0d', '\uff20' -> true;
            default -> false;
        };
    }
}
