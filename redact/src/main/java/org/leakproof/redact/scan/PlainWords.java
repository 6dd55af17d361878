package org.leakproof.redact.scan;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Most words of a text are plain: some ASCII letters, or any word characters beyond ASCII, with a space or the like behind them
 * and no digit behind that. Most patterns want something else in or behind the word that they begin with (a digit, a sign,
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

    private static final byte OTHER = 0;
    private static final byte FOREIGN_WORD = 1;
    private static final byte FOREIGN_SIGN = 2;

    private final int[] ofLetters;
    private final int[] foreign;

    /** By class, what its characters beyond ASCII are. */
    private final byte[] kinds;

    private PlainWords(int[] ofLetters, int[] foreign, byte[] kinds) {
        this.ofLetters = ofLetters;
        this.foreign = foreign;
        this.kinds = kinds;
    }

    static PlainWords of(Program program) {
        Alphabet alphabet = program.alphabet;
        long[] words = new long[(alphabet.size() + 2 + 63) / 64];
        long[] others = words.clone();
        long[] signs = alphabet.classesOf(FOREIGN_SIGNS);
        alphabet.sortBeyondAscii(CharacterClasses.WORD, words, others);
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
        int behind = at + 1 < length ? bytes[at + 1] : -1;
        return IS_BLANK[end]
                ? behind < 0 || !IS_DIGIT[behind]
                : IS_SIGN[end] || end == '.' && behind >= 0 && IS_BLANK[behind];
    }

    private static boolean[] marked(String characters) {
        boolean[] marked = new boolean[128];
        characters.chars().forEach(c -> marked[c] = true);
        return marked;
    }

    /** Finds the patterns that can begin with plain words. */
    private static final class Search {
        private final Program program;
        private final long[] letters;
        private final long[] foreignWords;
        private final long[] foreignSigns;
        private final long[] signs;
        private final long[] blanks;
        private final long[] stops;
        private final long[] noDigits;
        private NumberSet now;
        private NumberSet next;
        private final NumberSet behind;

        Search(Program program, long[] foreignWords, long[] foreignSigns) {
            this.program = program;
            this.foreignWords = foreignWords;
            this.foreignSigns = foreignSigns;
            Alphabet alphabet = program.alphabet;
            this.letters = alphabet.classesOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
            this.signs = alphabet.classesOf(SIGNS);
            this.blanks = alphabet.classesOf(BLANKS);
            this.stops = alphabet.classesOf(".");
            this.noDigits = alphabet.classesOf(DIGITS);
            for (int i = 0; i < noDigits.length; i++) {
                noDigits[i] = ~noDigits[i];
            }
            this.now = new NumberSet(program.size());
            this.next = new NumberSet(program.size());
            this.behind = new NumberSet(program.size());
        }

        int[] beginners(IntPredicate mayBegin) {
            return IntStream.range(0, program.starts.length)
                    .filter(pattern -> mayBegin.test(program.starts[pattern]))
                    .toArray();
        }

        private boolean mayBeginBeyondAscii(int start) {
            now.clear();
            open(start, now);
            next.clear();
            over(now, foreignWords, next);
            over(next, foreignWords, next); // until nothing comes, as the set grows on the way
            return goesOn(next) || endsOrMeets(next, foreignSigns);
        }

        private boolean mayBeginWithLetters(int start) {
            now.clear();
            open(start, now);
            for (int i = 0; i < MOST_LETTERS; i++) {
                next.clear();
                over(now, letters, next);
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
            return endsOrMeets(states, signs)
                    || endsOrMeets(over(states, blanks), noDigits)
                    || endsOrMeets(over(states, stops), blanks);
        }

        private NumberSet over(NumberSet states, long[] classes) {
            behind.clear();
            over(states, classes, behind);
            return behind;
        }

        private boolean endsOrMeets(NumberSet states, long[] classes) {
            for (int i = 0; i < states.size(); i++) {
                int state = states.get(i);
                if (program.kind[state] == Program.ACCEPT
                        || program.kind[state] == Program.CHAR && meets(state, classes)) {
                    return true;
                }
            }
            return false;
        }

        /** Adds what follows the states over a character of these classes. */
        private void over(NumberSet states, long[] classes, NumberSet into) {
            for (int i = 0; i < states.size(); i++) {
                int state = states.get(i);
                if (program.kind[state] == Program.CHAR && meets(state, classes)) {
                    open(program.out[state], into);
                }
            }
        }

        /** Adds a state and what follows it without a character, whatever its neighbours are. */
        private void open(int state, NumberSet into) {
            int from = into.size();
            into.add(state);
            for (int i = from; i < into.size(); i++) {
                int each = into.get(i);
                switch (program.kind[each]) {
                    case Program.SPLIT -> {
                        into.add(program.out[each]);
                        into.add(program.other[each]);
                    }
                    case Program.BEHIND, Program.AHEAD -> into.add(program.out[each]);
                    default -> {}
                }
            }
        }

        private boolean meets(int state, long[] classes) {
            long[] set = program.sets[program.other[state]];
            for (int i = 0; i < set.length; i++) {
                if ((set[i] & classes[i]) != 0) {
                    return true;
                }
            }
            return false;
        }
    }
}
