package org.leakproof.redact.catalogue;

import java.util.Locale;

/** A number without what separates its parts. */
public final class LettersAndDigits {

    private LettersAndDigits() {}

    /** The letters and digits of a text, letters in capitals. */
    public static String of(String text) {
        StringBuilder compact = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' || c >= 'A' && c <= 'Z') {
                compact.append(c);
            } else if (c >= 'a' && c <= 'z') {
                compact.append((char) (c - 'a' + 'A'));
            } else if (c >= 0x80 && Character.isLetterOrDigit(c)) {
                compact.append(Character.toString(c).toUpperCase(Locale.ROOT));
            }
        }
        return compact.toString();
    }

    /** How many digits a text has. */
    public static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits;
    }

    public static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    public static boolean hasLetter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text has one of the signs. */
    public static boolean hasAny(String text, String signs) {
        for (int i = 0; i < text.length(); i++) {
            if (signs.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is nothing but ASCII digits; also if there is nothing. */
    public static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Where the first ASCII digit stands, or the text's length. */
    public static int firstDigit(String text) {
        int at = 0;
        while (at < text.length() && (text.charAt(at) < '0' || text.charAt(at) > '9')) {
            at++;
        }
        return at;
    }

    /** All but the ASCII digits. */
    public static String withoutDigits(String text) {
        StringBuilder rest = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                rest.append(text.charAt(i));
            }
        }
        return rest.toString();
    }
}
