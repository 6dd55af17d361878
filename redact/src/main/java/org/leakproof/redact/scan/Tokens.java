package org.leakproof.redact.scan;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a {@link Dictionary} sees a character: what it does to tokens, and what is left of it when terms are compared. */
final class Tokens {

    /** May stand between two tokens of a term. */
    static final byte GAP = 0;

    /** Belongs to a token together with its neighbours. */
    static final byte WORD = 1;

    /** A token by itself: a symbol, or a character of a script without spaces. */
    static final byte SINGLE = 2;

    private static final String GAPS = "-'\u2019\u02BC.,_/";

    /** What marks and strokes hide, and Unicode does not take apart; in turns the character and what is compared. */
    private static final String[] TAKEN_APART = {
        "ß", "ss", "ẞ", "SS", "æ", "ae", "Æ", "AE", "œ", "oe", "Œ", "OE", "ø", "o", "Ø", "O", "ł", "l", "Ł", "L", "đ",
                "d",
        "Đ", "D", "ð", "d", "Ð", "D", "þ", "th", "Þ", "TH", "ħ", "h", "Ħ", "H", "ı", "i", "ŧ", "t", "Ŧ", "T", "ŀ", "l",
        "Ŀ", "L", "ĸ", "k", "ŋ", "n", "Ŋ", "N"
    };

    private static final Map<Integer, String> APART = new HashMap<>();

    private static final byte[] KINDS = new byte[0x10000];

    /** By BMP character, everything folded: the character it becomes, 0 for none, or -1 - index of {@link #LONG}. */
    private static final int[] FOLDED = new int[0x10000];

    private static final char[][] LONG;

    static {
        for (int i = 0; i < TAKEN_APART.length; i += 2) {
            APART.put(TAKEN_APART[i].codePointAt(0), TAKEN_APART[i + 1]);
        }
        List<char[]> longer = new ArrayList<>();
        for (int c = 0; c < KINDS.length; c++) {
            KINDS[c] = findKind(c);
            if (KINDS[c] == GAP || Character.isSurrogate((char) c)) {
                FOLDED[c] = c;
                continue;
            }
            String folded = fold(Character.toString(c), Dictionary.Folding.ALL);
            if (folded.length() <= 1) {
                FOLDED[c] = folded.isEmpty() ? 0 : folded.charAt(0);
            } else {
                FOLDED[c] = -1 - longer.size();
                longer.add(folded.toCharArray());
            }
        }
        LONG = longer.toArray(new char[0][]);
    }

    private Tokens() {}

    static byte kind(int codePoint) {
        return codePoint < 0x10000 ? KINDS[codePoint] : findKind(codePoint);
    }

    private static byte findKind(int c) {
        if (CharacterClasses.SPACE.contains(c) || GAPS.indexOf(c) >= 0) {
            return GAP;
        }
        return CharacterClasses.isBoundedWord(c) && c != '_' ? WORD : SINGLE;
    }

    /** Adds a character to a token's hash, case and marks folded. */
    static long addFolded(long hash, int codePoint) {
        if (codePoint >= 0x10000) {
            return add(hash, CaseFolding.key(codePoint));
        }
        int folded = FOLDED[codePoint];
        if (folded > 0) {
            return add(hash, folded);
        }
        long sum = hash;
        if (folded < 0) {
            for (char c : LONG[-1 - folded]) {
                sum = add(sum, c);
            }
        }
        return sum;
    }

    static long add(long hash, int c) {
        return (hash ^ c) * 0x9E3779B97F4A7C15L + 0x7F4A7C15;
    }

    /** Spreads a hash over all bits. */
    static long mix(long hash) {
        long h = hash ^ hash >>> 32;
        h *= 0xD6E8FEB86659FD93L;
        return h ^ h >>> 32;
    }

    /** What is compared of a text under a folding; canonically equal texts give the same. */
    static String fold(String text, Dictionary.Folding folding) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder folded = new StringBuilder(decomposed.length());
        int at = 0;
        while (at < decomposed.length()) {
            int c = decomposed.codePointAt(at);
            at += Character.charCount(c);
            if (!folding.ignoreDiacritics()) {
                folded.appendCodePoint(folding.ignoreCase() ? CaseFolding.key(c) : c);
            } else if (!isMark(c)) {
                String apart = apart(c);
                apart.codePoints()
                        .forEach(part -> folded.appendCodePoint(folding.ignoreCase() ? CaseFolding.key(part) : part));
            }
        }
        return folded.toString();
    }

    /** A mark that may be left out; the Japanese sound marks make other letters. */
    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK && c != 0x3099 && c != 0x309A;
    }

    private static String apart(int c) {
        String parts = c < 0x80 ? null : APART.get(c);
        return parts == null ? Character.toString(c) : parts;
    }
}
