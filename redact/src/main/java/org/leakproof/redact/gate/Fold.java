package org.leakproof.redact.gate;

import java.text.Normalizer;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Brings characters to the form in which values are compared: compatibility forms resolved, lower case, without
 *  diacritics. Everything that is neither letter nor digit separates, except what is invisible, which is skipped. */
final class Fold {
    /** Stands for a separator. */
    static final char SEPARATOR = 0;
    /** Stands for nothing at all: combining marks, zero-width and formatting characters. */
    static final char SKIP = 1;
    /** Folds to several characters: see {@link #expand}. */
    static final char SEVERAL = 2;

    private static final AtomicReferenceArray<char[]> PAGES = new AtomicReferenceArray<>(256);

    private Fold() {}

    /** The folded character, or one of the three marks. Surrogates are {@link #SEVERAL}. */
    static char fold(char c) {
        char[] page = PAGES.get(c >>> 8);
        if (page == null) {
            page = page(c >>> 8); // a race makes the same page twice
            PAGES.set(c >>> 8, page);
        }
        return page[c & 0xff];
    }

    /** What a character folds to that folds to more or less than one; empty for a separator. */
    static String expand(int codePoint) {
        if (Character.getType(codePoint) == Character.SURROGATE) {
            return "";
        }
        return lettersOf(Character.toString(codePoint));
    }

    /** The letters and digits of the text, folded; what is left when everything else is dropped. */
    static String lettersOf(String text) {
        String plain = Normalizer.normalize(special(text), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder(plain.length());
        plain.codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                letters.append((char) ('0' + Character.digit(c, 10)));
            } else if (Character.isLetter(c)) {
                // once more: some letters have a lower case that decomposes
                letters.append(special(Character.toString(c)));
            }
        });
        return letters.toString();
    }

    /** Letters that Unicode does not take apart and people write without their stroke. */
    private static String special(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            String plain = special(text.charAt(i));
            if (plain != null && out == null) {
                out = new StringBuilder(text.length() + 4).append(text, 0, i);
            }
            if (out != null) {
                if (plain != null) {
                    out.append(plain);
                } else {
                    out.append(text.charAt(i));
                }
            }
        }
        return out == null ? text : out.toString();
    }

    private static @org.jspecify.annotations.Nullable String special(char c) {
        return switch (c) {
            case 'ß', 'ẞ' -> "ss";
            case 'æ', 'Æ' -> "ae";
            case 'œ', 'Œ' -> "oe";
            case 'ø', 'Ø' -> "o";
            case 'ł', 'Ł' -> "l";
            case 'đ', 'Đ', 'ð', 'Ð' -> "d";
            case 'þ', 'Þ' -> "th";
            case 'ı', 'İ' -> "i";
            case 'ħ', 'Ħ' -> "h";
            case 'ς' -> "σ";
            default -> null;
        };
    }

    private static char[] page(int high) {
        char[] page = new char[256];
        for (int low = 0; low < 256; low++) {
            page[low] = slowly((char) (high << 8 | low));
        }
        return page;
    }

    private static char slowly(char c) {
        if (Character.isSurrogate(c)) {
            return SEVERAL;
        }
        int type = Character.getType(c);
        if (type == Character.FORMAT
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK) {
            return SKIP;
        }
        String letters = lettersOf(String.valueOf(c));
        return switch (letters.length()) {
            case 0 -> SEPARATOR;
            case 1 -> letters.charAt(0);
            default -> SEVERAL;
        };
    }
}
