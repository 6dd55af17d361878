package org.leakproof.redact.scan;

/**
 * Tells by the last letters of a word whether something that begins inside it may go on behind these. Most of what may begin
 * inside a word is a name of a value ({@code dbPassword =}) and ends where the word's letters do, so few words need to be gone
 * through.
 */
final class WordEnds {

    private static final byte UNKNOWN = 0;
    private static final byte DEAD = 1;
    private static final byte LIVE = 2;

    /** Letters of ASCII differ in so many of their lowest bits, whatever their case; 0 is none. */
    private static final int BITS = 5;

    private static final int LETTER = (1 << BITS) - 1;

    private final Walk walk;

    /** By three letters. */
    private final byte[] known = new byte[1 << 3 * BITS];

    /** By letter, the classes of it. */
    private final long[][] letters = new long[LETTER + 1][];

    private final long[] noLetters;
    private final int[] beginnings;

    /** What may be under way inside a word. */
    private final int[] inside;

    /** Whether something may have ended before the word does. */
    private final boolean mayEndInside;

    private final NumberSet now;
    private final NumberSet next;

    WordEnds(Program program) {
        Alphabet alphabet = program.alphabet;
        long[] all = new long[alphabet.words()];
        for (int i = 0; i < letters.length; i++) {
            boolean isLetter = i >= 1 && i <= 26;
            letters[i] = isLetter
                    ? alphabet.classesOf(new String(new char[] {(char) (0x40 | i), (char) (0x60 | i)}))
                    : new long[all.length];
            for (int j = 0; j < all.length; j++) {
                all[j] |= letters[i][j];
            }
        }
        this.walk = new Walk(program, all);
        this.noLetters = new long[all.length];
        alphabet.sortBeyondAscii(CodePoints.NONE, noLetters, noLetters);
        for (int j = 0; j < all.length; j++) {
            noLetters[j] |= ~all[j];
        }
        this.now = new NumberSet(program.size());
        this.next = new NumberSet(program.size());
        for (int pattern : program.patterns()) {
            walk.begin(pattern, all, now);
        }
        this.beginnings = now.sorted();
        walk.addOver(now, all, now); // until nothing comes, as the set grows on the way
        this.inside = now.sorted();
        this.mayEndInside = walk.endsOrMeets(now, new long[0]);
    }

    /** Of the letters from one place to another, at least two. */
    boolean mayLead(byte[] bytes, int from, int end) {
        int third = end - from > 2 ? bytes[end - 3] & LETTER : 0;
        int letters = (third << BITS | bytes[end - 2] & LETTER) << BITS | bytes[end - 1] & LETTER;
        byte is = known[letters];
        if (is == UNKNOWN) {
            is = mayEndInside || isLive(letters) ? LIVE : DEAD;
            known[letters] = is;
        }
        return is == LIVE;
    }

    private boolean isLive(int three) {
        now.clear();
        now.addAll(inside);
        for (int shift = 2 * BITS; shift >= 0; shift -= BITS) {
            next.clear();
            walk.addOver(now, letters[three >> shift & LETTER], next);
            if (shift == 0) {
                return walk.endsOrMeets(next, noLetters);
            }
            now.clear();
            now.addAll(next.sorted());
            now.addAll(beginnings);
        }
        return false;
    }
}
