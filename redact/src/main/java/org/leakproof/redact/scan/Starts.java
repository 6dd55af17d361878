package org.leakproof.redact.scan;

import java.util.stream.IntStream;

/**
 * Runs one automaton of all patterns from every place at which one can begin. Most patterns begin at the first letter or digit
 * of a word or at another character, and most of these places lead nowhere, as {@link Openings} remember. At its end a run
 * knows of each pattern the longest match that begins at its place. It is cut after a number of characters, which keeps the
 * time linear in the text; patterns that are under way there are told to the {@link Finds#rest}, to be searched for one by
 * one from that place to the text's end, and runs in which nothing else is under way are cut short from then on.
 */
final class Starts {

    /** How often a run looks whether it goes on for nothing but patterns that were told to the rest, in characters. */
    private static final int LOOK = 16;

    /** How many bytes tell where a character leads that is neither a letter nor a digit. */
    private static final int SIGN_WIDTH = 3;

    /** By byte: ASCII letters and digits. */
    private static final boolean[] WORD = new boolean[256];

    static {
        for (int c = 0; c < 128; c++) {
            WORD[c] = Character.isLetterOrDigit(c);
        }
    }

    /** Takes what is found; places of one pattern grow. */
    interface Finds {
        /** The longest match of a widened pattern that begins at a place; the next may begin before its end. */
        void match(int pattern, int start, int end);

        /** A pattern whose matches that begin at a place or behind it are told no more; told once in a text. */
        void rest(int pattern, int from);
    }

    private final ForwardAutomaton anchored;
    private final Alphabet alphabet;
    private final short[] ascii;
    private final int[] groups;
    private final Openings openings;
    private final InsideWords insideWords;
    private final int longestRun;

    /** Patterns that matched in the run, and by pattern the end of the longest match, or -1 if it is not known. */
    private final NumberSet matched;

    private final int[] ends;

    /** Patterns that were told to the rest in this text. */
    private final NumberSet rest;

    private long steps;

    /** @param longestRun in characters; few matches are longer */
    Starts(Program program, int patterns, StateBudget budget, int longestRun) {
        this.anchored = new ForwardAutomaton(program, false, true, budget, 16);
        this.longestRun = longestRun;
        this.alphabet = program.alphabet;
        this.ascii = alphabet.ascii();
        this.groups = program.groups;
        this.openings = new Openings(anchored);
        this.insideWords = new InsideWords(anchored);
        this.ends = new int[patterns];
        this.matched = new NumberSet(patterns);
        this.rest = new NumberSet(patterns);
    }

    /** Characters stepped over so far. */
    long steps() {
        return steps + openings.steps();
    }

    void run(byte[] bytes, int length, Finds finds) {
        rest.clear();
        matched.clear(); // the last text may have ended with a failure
        int at = 0;
        while (at < length) {
            byte first = bytes[at];
            if (first < 0) {
                begin(bytes, at, Openings.WIDTH, length, finds);
                at += Alphabet.width(first);
            } else if (!WORD[first]) {
                begin(bytes, at, SIGN_WIDTH, length, finds);
                at++;
            } else {
                at = word(bytes, at, length, finds);
            }
        }
        steps += length;
    }

    /** Runs from the places of a word of ASCII letters and digits; returns where it ends. */
    private int word(byte[] bytes, int from, int length, Finds finds) {
        int inside = -1;
        int end = from + 1;
        int pair = bytes[from];
        while (end < length) {
            int next = bytes[end];
            if (next < 0 || !WORD[next]) {
                break;
            }
            pair = (pair & 0x7F) << 7 | next;
            if (insideWords.mayBegin(pair) && inside < 0 && end > from + 1) {
                inside = end - 1;
            }
            end++;
        }
        begin(bytes, from, Math.min(Openings.WIDTH, end - from + 1), length, finds);
        if (inside < 0) {
            inside = end - 1;
        }
        for (int at = Math.max(inside, from + 1); at < end; at++) {
            if (at + 1 == length || bytes[at + 1] < 0 || insideWords.mayBegin(bytes[at] << 7 | bytes[at + 1])) {
                begin(bytes, at, Math.min(Openings.WIDTH, end - at + 1), length, finds);
            }
        }
        return end;
    }

    private void begin(byte[] bytes, int at, int width, int length, Finds finds) {
        int opening = openings.at(bytes, at, width, length, groups[alphabet.classBefore(bytes, at)]);
        if (opening != Openings.NOWHERE) {
            go(bytes, at, Openings.bytes(opening), length, Openings.state(opening), finds);
        }
    }

    /**
     * Runs on from a place.
     *
     * @param done bytes behind the place that led to the state
     */
    private void go(byte[] bytes, int from, int done, int length, int opened, Finds finds) {
        int[] table = anchored.table;
        int state = opened;
        int at = from + done;
        int left = longestRun - done;
        while (true) {
            int lead = at < length ? bytes[at] : -1;
            int characterClass = lead >= 0 ? ascii[lead] : alphabet.classAtOrEnd(bytes, at, length);
            int next = lead >= 0 ? table[state + characterClass] : anchored.entry(state, characterClass);
            if (next < 0) {
                if (next == LazyAutomaton.UNKNOWN) {
                    next = anchored.next(state, characterClass);
                    table = anchored.table;
                }
                if (next < 0) {
                    next = ~next;
                    for (int pattern : anchored.accepted(next)) {
                        matched.add(pattern);
                        ends[pattern] = at;
                    }
                    if (at == length || anchored.isEmpty(next)) {
                        break;
                    }
                }
            }
            if (at == length) {
                break;
            }
            state = next;
            at += lead >= 0 ? 1 : Alphabet.width((byte) lead);
            left--;
            if (left <= 0 || rest.size() > 0 && left % LOOK == 0 && isForRest(state)) {
                for (int member : anchored.members(state)) {
                    int pattern = anchored.program.owner(member);
                    matched.add(pattern);
                    ends[pattern] = -1;
                }
                break;
            }
        }
        steps += longestRun - done - left;
        if (matched.size() > 0) {
            tell(from, finds);
        }
    }

    private boolean isForRest(int state) {
        for (int member : anchored.members(state)) {
            if (!rest.contains(anchored.program.owner(member))) {
                return false;
            }
        }
        return true;
    }

    private void tell(int from, Finds finds) {
        for (int i = 0; i < matched.size(); i++) {
            int pattern = matched.get(i);
            if (rest.contains(pattern)) {
                continue;
            }
            if (ends[pattern] < 0) {
                rest.add(pattern);
                finds.rest(pattern, from);
            } else {
                finds.match(pattern, from, ends[pattern]);
            }
        }
        matched.clear();
    }

    /** Tells by two characters whether something may begin at the first within a word: few patterns can. */
    private static final class InsideWords {
        private static final byte UNKNOWN = 0;
        private static final byte DEAD = 1;
        private static final byte LIVE = 2;

        private final ForwardAutomaton anchored;

        /** By two characters of ASCII. */
        private final byte[] pairs = new byte[1 << 14];

        /** Of places behind an ASCII letter or digit. */
        private final int[] groups;

        InsideWords(ForwardAutomaton anchored) {
            this.anchored = anchored;
            Program program = anchored.program;
            this.groups = IntStream.range(0, 128)
                    .filter(c -> WORD[c])
                    .map(c -> program.groups[program.alphabet.ascii()[c]])
                    .distinct()
                    .toArray();
        }

        /** @param pair the first times 128 and the second */
        boolean mayBegin(int pair) {
            byte known = pairs[pair];
            if (known == UNKNOWN) {
                known = isLive(pair >> 7, pair & 0x7F) ? LIVE : DEAD;
                pairs[pair] = known;
            }
            return known == LIVE;
        }

        private boolean isLive(int first, int second) {
            for (int group : groups) {
                int state = follow(anchored.startOf(group), first);
                if (state >= 0 && !anchored.isEmpty(state)) {
                    state = follow(state, second);
                }
                if (state < 0 || !anchored.isEmpty(state)) {
                    return true;
                }
            }
            return false;
        }

        /** The state behind a character, or -1 if something ends before it. */
        private int follow(int state, int character) {
            int characterClass = anchored.program.alphabet.ascii()[character];
            int next = anchored.entry(state, characterClass);
            if (next == LazyAutomaton.UNKNOWN) {
                next = anchored.next(state, characterClass);
            }
            next = next < 0 ? ~next : next;
            return anchored.accepts(next) ? -1 : next;
        }
    }
}
