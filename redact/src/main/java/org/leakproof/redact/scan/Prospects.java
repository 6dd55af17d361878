package org.leakproof.redact.scan;

import java.util.stream.IntStream;

/**
 * Tells by the first characters at a place whether anything that an automaton looks for may begin there; found out when first
 * asked for.
 */
final class Prospects {

    private static final byte UNKNOWN = 0;
    private static final byte DEAD = 1;
    private static final byte LIVE = 2;

    /** By character of ASCII. */
    private static final boolean[] IS_LETTER = new boolean[128];

    static {
        for (int c = 0; c < 128; c++) {
            IS_LETTER[c] = Character.isLetter(c);
        }
    }

    /** How many {@link #ofLetters} looks at. */
    static final int LETTERS = 3;

    /** Letters of ASCII differ in so many of their lowest bits, in one more for upper and lower case. */
    private static final int LETTER_BITS = 5;

    private static final int LETTER = (1 << LETTER_BITS) - 1;
    private static final int CASED_LETTER = (2 << LETTER_BITS) - 1;

    private static final int UPPER = 'A' & ~LETTER;
    private static final int LOWER = 'a' & ~LETTER;

    private static final int NOTHING = -1;
    private static final int SOMETHING = -2;

    private final ForwardAutomaton anchored;

    /** Of the places that are asked about. */
    private final int[] groups;

    /** By two characters of ASCII. */
    private final byte[] pairs = new byte[1 << 14];

    /** By three letters of ASCII; the case of the first one matters. */
    private final byte[] triples = new byte[1 << LETTERS * LETTER_BITS + 1];

    /** By group of a place and class of a character. */
    private final byte[] firsts;

    private Prospects(ForwardAutomaton anchored, int[] groups) {
        this.anchored = anchored;
        this.groups = groups;
        this.firsts = new byte[anchored.program.groupCount * anchored.program.alphabet.size()];
    }

    /** Of places behind an ASCII letter or digit. */
    static Prospects insideWords(ForwardAutomaton anchored) {
        Program program = anchored.program;
        int[] groups = IntStream.range(0, 128)
                .filter(Starts::isWord)
                .map(c -> program.groups[program.alphabet.ascii()[c]])
                .distinct()
                .toArray();
        return new Prospects(anchored, groups);
    }

    /** Of all places. */
    static Prospects anywhere(ForwardAutomaton anchored) {
        int[] groups = IntStream.range(0, anchored.program.groupCount).toArray();
        return new Prospects(anchored, groups);
    }

    /** @param pair two characters of ASCII, the first times 128 and the second */
    boolean ofPair(int pair) {
        byte known = pairs[pair];
        if (known == UNKNOWN) {
            known = isLive(pair >> 7, pair & 0x7F) ? LIVE : DEAD;
            pairs[pair] = known;
        }
        return known == LIVE;
    }

    /** Whether something may begin at a place with a letter or digit of ASCII. */
    boolean mayBegin(byte[] bytes, int at, int length) {
        if (at + 1 == length || bytes[at + 1] < 0) {
            return true;
        }
        boolean letters = at + 2 < length
                && bytes[at + 2] >= 0
                && IS_LETTER[bytes[at]]
                && IS_LETTER[bytes[at + 1]]
                && IS_LETTER[bytes[at + 2]];
        return ofPair(bytes[at] << 7 | bytes[at + 1]) && (!letters || ofLetters(bytes, at));
    }

    /** Of a place with three letters of ASCII. */
    boolean ofLetters(byte[] bytes, int at) {
        int triple = ((bytes[at] & CASED_LETTER) << LETTER_BITS | bytes[at + 1] & LETTER) << LETTER_BITS
                | bytes[at + 2] & LETTER;
        byte known = triples[triple];
        if (known == UNKNOWN) {
            known = isLiveInAnyCase(bytes[at], bytes[at + 1] & LETTER, bytes[at + 2] & LETTER) ? LIVE : DEAD;
            triples[triple] = known;
        }
        return known == LIVE;
    }

    /** Whether something may begin at a place of this group with a character of this class. */
    boolean ofFirst(int group, int characterClass) {
        int place = group * anchored.program.alphabet.size() + characterClass;
        byte known = firsts[place];
        if (known == UNKNOWN) {
            known = follow(anchored.startOf(group), characterClass) == NOTHING ? DEAD : LIVE;
            firsts[place] = known;
        }
        return known == LIVE;
    }

    private boolean isLiveInAnyCase(int first, int second, int third) {
        return isLive(first, UPPER | second, UPPER | third)
                || isLive(first, UPPER | second, LOWER | third)
                || isLive(first, LOWER | second, UPPER | third)
                || isLive(first, LOWER | second, LOWER | third);
    }

    private boolean isLive(int... characters) {
        for (int group : groups) {
            int state = anchored.startOf(group);
            for (int i = 0; i < characters.length && state >= 0; i++) {
                state = follow(state, anchored.program.alphabet.ascii()[characters[i]]);
            }
            if (state != NOTHING) {
                return true;
            }
        }
        return false;
    }

    /** The state behind a class; {@link #NOTHING} if nothing is under way there, {@link #SOMETHING} if something ended before. */
    private int follow(int state, int characterClass) {
        int next = anchored.step(state, characterClass);
        if (LazyAutomaton.accepts(next)) {
            return SOMETHING;
        }
        return LazyAutomaton.isEmpty(next) ? NOTHING : next;
    }
}
