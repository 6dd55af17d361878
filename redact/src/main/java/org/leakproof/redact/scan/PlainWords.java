package org.leakproof.redact.scan;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Most words of a text are plain: some ASCII letters, or any word characters beyond ASCII, with a space, a comma or the like
 * behind them and no digit behind that. Most patterns want something else in or behind the word that they begin with (a digit, a sign,
 * many letters), so only few can begin with a plain one. Which these are is told by the patterns themselves.
 */
final class PlainWords {

    /** A word of more ASCII letters is not plain. */
    static final int MOST_LETTERS = 15;

    private static final String SIGNS = ",;?\"()<>[]";
    private static final String BLANKS = " \t\r\n";
    private static final String DIGITS = "0123456789";

    /** Signs of writing beyond ASCII that a normalised text has, and that no identifier has in it. */
    private static final String FOREIGN_SIGNS = "。、「」『』【】《》〈〉・…“”„«»—";

    /** By byte. */
    private static final boolean[] IS_SIGN = marked(SIGNS);

    private static final boolean[] IS_BLANK = marked(BLANKS);
    private static final boolean[] IS_DIGIT = marked(DIGITS);

    private static final long[] NOTHING = {};

    private static final byte OTHER = 0;
    private static final byte FOREIGN_WORD = 1;
    private static final byte FOREIGN_SIGN = 2;

    private final int[] ofLetters;
    private final int[] foreign;

    /** By class, what its characters beyond ASCII are. */
    private final byte[] kinds;

    /** @param kinds by class, what its characters beyond ASCII are: what {@link #kinds} gave */
    PlainWords(int[] ofLetters, int[] foreign, byte[] kinds) {
        this.ofLetters = ofLetters;
        this.foreign = foreign;
        this.kinds = kinds;
    }

    static PlainWords of(Program program) {
        Alphabet alphabet = program.alphabet;
        long[] words = new long[alphabet.words()];
        long[] others = words.clone();
        long[] signs = alphabet.classesOf(FOREIGN_SIGNS);
        alphabet.sortBeyondAscii(CharacterClasses.word(), words, others);
        byte[] kinds = new byte[alphabet.size()];
        for (int c = 0; c < kinds.length; c++) {
            boolean word = (words[c >> 6] >> c & 1) != 0;
            boolean other = (others[c >> 6] >> c & 1) != 0;
            boolean sign = (signs[c >> 6] >> c & 1) != 0;
            kinds[c] = word && !other ? FOREIGN_WORD : sign && !word ? FOREIGN_SIGN : OTHER;
        }
        Search search = new Search(program, words, signs);
        return new PlainWords(
                search.beginners(search::mayBeginWithLetters), search.beginners(search::mayBeginBeyondAscii), kinds);
    }

    /** The patterns that can begin with a plain word of ASCII letters, by their indexes. */
    int[] ofLetters() {
        return ofLetters;
    }

    /** The patterns that can begin with a plain word of characters beyond ASCII, by their indexes. */
    int[] foreign() {
        return foreign;
    }

    /** By class, what its characters beyond ASCII are; not to be written. */
    byte[] kinds() {
        return kinds;
    }

    /** Whether all characters beyond ASCII of a class are word characters. */
    boolean isForeignWord(int characterClass) {
        return kinds[characterClass] == FOREIGN_WORD;
    }

    /** Whether what stands behind a word of characters beyond ASCII makes it plain; the text's end does not. */
    boolean isForeignEnd(Alphabet alphabet, byte[] bytes, int at, int length) {
        return at < length && bytes[at] < 0
                ? kinds[alphabet.classAt(bytes, at)] == FOREIGN_SIGN
                : isEnd(bytes, at, length);
    }

    /** Whether what stands behind a word of ASCII letters makes it plain; the text's end does not. */
    static boolean isEnd(byte[] bytes, int at, int length) {
        if (at >= length || bytes[at] < 0) {
            return false;
        }
        int end = bytes[at];
        if (IS_BLANK[end]) {
            return !isOne(IS_DIGIT, bytes, at + 1, length);
        }
        boolean blankBehind = isOne(IS_BLANK, bytes, at + 1, length);
        boolean digitBehind = isOne(IS_DIGIT, bytes, blankBehind ? at + 2 : at + 1, length);
        return (IS_SIGN[end] || end == '.' && blankBehind) && !digitBehind;
    }

    private static boolean isOne(boolean[] marked, byte[] bytes, int at, int length) {
        return at < length && bytes[at] >= 0 && marked[bytes[at]];
    }

    private static boolean[] marked(String characters) {
        boolean[] marked = new boolean[128];
        characters.chars().forEach(c -> marked[c] = true);
        return marked;
    }

    /** Finds the patterns that can begin with plain words. */
    private static final class Search {
        private final Program program;
        private final Walk walk;
        private final long[] letters;
        private final long[] foreignWords;
        private final long[] foreignSigns;
        private final long[] signs;
        private final long[] blanks;
        private final long[] stops;
        private final long[] noDigits;
        private final long[] neitherDigitsNorBlanks;
        private NumberSet now;
        private NumberSet next;
        private final NumberSet behind;
        private final NumberSet beyond;

        Search(Program program, long[] foreignWords, long[] foreignSigns) {
            this.program = program;
            this.walk = new Walk(program);
            this.foreignWords = foreignWords;
            this.foreignSigns = foreignSigns;
            Alphabet alphabet = program.alphabet;
            this.letters = alphabet.classesOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
            this.signs = alphabet.classesOf(SIGNS);
            this.blanks = alphabet.classesOf(BLANKS);
            this.stops = alphabet.classesOf(".");
            this.noDigits = alphabet.classesOf(DIGITS);
            this.neitherDigitsNorBlanks = new long[noDigits.length];
            for (int i = 0; i < noDigits.length; i++) {
                noDigits[i] = ~noDigits[i];
                neitherDigitsNorBlanks[i] = noDigits[i] & ~blanks[i];
            }
            this.now = new NumberSet(program.size());
            this.next = new NumberSet(program.size());
            this.behind = new NumberSet(program.size());
            this.beyond = new NumberSet(program.size());
        }

        int[] beginners(IntPredicate mayBegin) {
            return Arrays.stream(program.patterns()).filter(mayBegin).toArray();
        }

        private boolean mayBeginBeyondAscii(int pattern) {
            now.clear();
            walk.begin(pattern, now);
            walk.over(now, foreignWords, next);
            walk.addOver(next, foreignWords, next); // until nothing comes, as the set grows on the way
            return goesOn(next) || walk.endsOrMeets(next, foreignSigns);
        }

        private boolean mayBeginWithLetters(int pattern) {
            now.clear();
            walk.begin(pattern, now);
            for (int i = 0; i < MOST_LETTERS; i++) {
                walk.over(now, letters, next);
                if (goesOn(next)) {
                    return true;
                }
                NumberSet last = now;
                now = next;
                next = last;
            }
            return false;
        }

        /** Whether a match may have ended, or go on over what ends a plain word. */
        private boolean goesOn(NumberSet states) {
            return walk.endsOrMeets(states, NOTHING)
                    || goesOnOverBlank(states)
                    || walk.endsOrMeets(walk.over(states, signs, behind), neitherDigitsNorBlanks)
                    || goesOnOverBlank(behind)
                    || goesOnOverBlank(walk.over(states, stops, behind));
        }

        private boolean goesOnOverBlank(NumberSet states) {
            return walk.endsOrMeets(walk.over(states, blanks, beyond), noDigits);
        }
    }
}
