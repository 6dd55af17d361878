package org.leakproof.redact.scan;

import java.util.Arrays;

/**
 * Runs an automaton from every place at which a pattern can begin: one of all patterns, or at {@link PlainWords} one of the
 * few that can begin there. Most patterns begin at the first letter or digit of a word or at another character, and most of
 * these places lead nowhere, as {@link Prospects} and {@link Openings} remember. At its end a run knows of each pattern the
 * longest match that begins at its place. It is cut after a number of characters, which keeps the time linear in the text;
 * patterns that are under way there are told to the {@link Finds#region}, to be searched for one by one until no match of
 * theirs is under way. As far as that reaches, runs in which nothing else is under way are cut short.
 */
final class Starts {

    /** How often a run looks whether it goes on for nothing but patterns that are told already or have no head, in characters. */
    private static final int LOOK = 16;

    /** How many bytes tell where a character leads that is neither a letter nor a digit. */
    private static final int SIGN_WIDTH = 3;

    /** By byte: ASCII letters and digits. */
    private static final boolean[] WORD = new boolean[256];

    private static final boolean[] LETTER = new boolean[256];

    static {
        for (int c = 0; c < 128; c++) {
            WORD[c] = Character.isLetterOrDigit(c);
            LETTER[c] = Character.isLetter(c);
        }
    }

    static boolean isWord(int asciiCharacter) {
        return WORD[asciiCharacter];
    }

    /** Takes what is found; places of one pattern grow. */
    interface Finds {
        /** Whether a pattern that has a head may match at a place: it stands before it. */
        boolean hasHead(int pattern, int place);

        /** The longest match of a widened pattern that begins at a place; the next may begin before its end. */
        void match(int pattern, int start, int end);

        /**
         * A pattern to be searched for from a place on.
         *
         * @return behind that place, where the pattern's matches may begin that are still to be told
         */
        int region(int pattern, int from);
    }

    private final Alphabet alphabet;
    private final int[] groups;

    /** By character of ASCII, the group of the place behind it. */
    private final int[] asciiGroups = new int[128];

    private final PlainWords words;
    private final Beginners all;
    private final Beginners plain;
    private final Beginners foreign;
    private final Prospects insideWords;
    private final WordEnds wordEnds;
    private final int longestRun;

    /** Patterns that matched in the run, and by pattern the end of the longest match, or -1 if it is not known. */
    private final NumberSet matched;

    private final int[] ends;

    /** By pattern, in this text: matches that begin before this place are told already. */
    private final int[] told;

    /** The farthest of these places. */
    private int farthest;

    private long steps;

    /** Patterns that can begin at places of one kind, and where these lead. */
    private record Beginners(ForwardAutomaton anchored, Openings openings, Prospects prospects) {

        static Beginners of(Program program, int[] patterns, boolean[] headed, StateBudget budget) {
            ForwardAutomaton anchored = new ForwardAutomaton(program, patterns, false, budget, 16);
            return new Beginners(anchored, new Openings(anchored, headed), Prospects.anywhere(anchored));
        }
    }

    /**
     * @param headed by pattern, whether it has a head
     * @param longestRun in characters; few matches are longer
     */
    Starts(Scanner.Compiled compiled, boolean[] headed, StateBudget budget, int longestRun) {
        Program program = compiled.program();
        this.words = compiled.words();
        this.longestRun = longestRun;
        this.alphabet = program.alphabet;
        this.groups = program.groups;
        Arrays.setAll(asciiGroups, c -> groups[alphabet.ascii()[c]]);
        this.all = Beginners.of(program, program.patterns(), headed, budget);
        this.plain = Beginners.of(program, words.ofLetters(), headed, budget);
        this.foreign = Beginners.of(program, words.foreign(), headed, budget);
        this.insideWords = Prospects.insideWords(all.anchored);
        this.wordEnds = new WordEnds(program);
        int patterns = program.starts.length;
        this.ends = new int[patterns];
        this.matched = new NumberSet(patterns);
        this.told = new int[patterns];
    }

    /** Characters stepped over so far. */
    long steps() {
        return steps + all.openings.steps() + plain.openings.steps() + foreign.openings.steps();
    }

    void run(byte[] bytes, int length, Finds finds) {
        if (farthest > 0) {
            Arrays.fill(told, 0);
            farthest = 0;
        }
        matched.clear(); // the last text may have ended with a failure
        int at = 0;
        while (at < length) {
            byte first = bytes[at];
            if (first < 0) {
                at = beyondAscii(bytes, at, length, finds);
            } else if (WORD[first]) {
                at = word(bytes, at, length, finds);
            } else {
                sign(bytes, at, length, finds);
                at++;
            }
        }
        steps += length;
    }

    /** Runs from the places of a word of ASCII letters and digits; returns where it ends. */
    private int word(byte[] bytes, int from, int length, Finds finds) {
        int letters = over(LETTER, bytes, from, length);
        int count = letters - from;
        int end = letters;
        if (count > 0 && count <= PlainWords.MOST_LETTERS && PlainWords.isEnd(bytes, letters, length)) {
            if (count < Prospects.LETTERS || plain.prospects.ofLetters(bytes, from)) {
                begin(plain, bytes, from, Math.min(Openings.WIDTH, count + 1), length, finds);
            }
        } else {
            end = over(WORD, bytes, letters, length);
            begin(all, bytes, from, Math.min(Openings.WIDTH, end - from + 1), length, finds);
        }
        int inside = count > 1 && wordEnds.mayLead(bytes, from, letters) ? from + 1 : Math.max(letters, from + 1);
        for (int at = inside; at < end; at++) {
            if (insideWords.mayBegin(bytes, at, length)) {
                begin(all, bytes, at, Math.min(Openings.WIDTH, end - at + 1), length, finds);
            }
        }
        return end;
    }

    private static int over(boolean[] characters, byte[] bytes, int from, int length) {
        int at = from;
        while (at < length && bytes[at] >= 0 && characters[bytes[at]]) {
            at++;
        }
        return at;
    }

    private void sign(byte[] bytes, int at, int length, Finds finds) {
        if (at + 1 == length || bytes[at + 1] < 0 || all.prospects.ofPair(bytes[at] << 7 | bytes[at + 1])) {
            begin(all, bytes, at, SIGN_WIDTH, length, finds);
        }
    }

    /** Runs from the places of characters beyond ASCII; returns where these end. */
    private int beyondAscii(byte[] bytes, int from, int length, Finds finds) {
        int at = from;
        int before = alphabet.classBefore(bytes, from);
        while (at < length && bytes[at] < 0) {
            int end = at;
            while (end < length && bytes[end] < 0 && words.isForeignWord(alphabet.classAt(bytes, end))) {
                end += Alphabet.width(bytes[end]);
            }
            Beginners beginners = end > at && words.isForeignEnd(alphabet, bytes, end, length) ? foreign : all;
            int to = Math.max(end, at + Alphabet.width(bytes[at]));
            while (at < to) {
                int characterClass = alphabet.classAt(bytes, at);
                if (beginners.prospects.ofFirst(groups[before], characterClass)) {
                    begin(beginners, bytes, at, Openings.WIDTH, length, finds);
                }
                before = characterClass;
                at += Alphabet.width(bytes[at]);
            }
        }
        return at;
    }

    private void begin(Beginners beginners, byte[] bytes, int at, int width, int length, Finds finds) {
        long opening = beginners.openings.at(bytes, at, width, length, group(bytes, at));
        boolean wantHeads = Openings.allWantHeads(opening);
        if (Openings.leadsOn(opening, bytes, at, length)
                && (!wantHeads || anyHasHead(beginners.anchored, Openings.state(opening), at, finds))) {
            go(beginners.anchored, bytes, at, opening, length, wantHeads, finds);
        }
    }

    private static boolean anyHasHead(ForwardAutomaton anchored, int state, int at, Finds finds) {
        for (int pattern : anchored.owners(state)) {
            if (finds.hasHead(pattern, at)) {
                return true;
            }
        }
        return false;
    }

    private int group(byte[] bytes, int at) {
        int before = at == 0 ? -1 : bytes[at - 1];
        return before >= 0 ? asciiGroups[before] : groups[alphabet.classBefore(bytes, at)];
    }

    /**
     * Runs on from a place.
     *
     * @param wantHeads whether all that begins there wants a head, of which some have theirs: soon these may have ended
     */
    private void go(
            ForwardAutomaton anchored,
            byte[] bytes,
            int from,
            long opening,
            int length,
            boolean wantHeads,
            Finds finds) {
        int state = Openings.state(opening);
        int at = from + Openings.bytes(opening);
        int left = longestRun - Openings.bytes(opening);
        int run = left;
        boolean asksForHeads = wantHeads;
        while (true) {
            boolean looks = farthest > from || asksForHeads;
            int gone = anchored.glide(state, bytes, at, Math.min(length, at + (looks ? Math.min(LOOK, left) : left)));
            state = anchored.reached();
            left -= gone - at;
            at = gone;
            if (asksForHeads && at - from >= LOOK) {
                asksForHeads = false;
                if (!anyHasHead(anchored, state, from, finds)) {
                    break;
                }
            }
            if (left <= 0 || farthest > from && isTold(anchored, state, from)) {
                for (int member : anchored.members(state)) {
                    int pattern = anchored.program.owner(member);
                    matched.add(pattern);
                    ends[pattern] = -1;
                }
                break;
            }
            int next = anchored.pending();
            if (next == 0) {
                next = anchored.step(state, alphabet.classAtOrEnd(bytes, at, length));
            }
            if (LazyAutomaton.accepts(next)) {
                for (int pattern : anchored.accepted(LazyAutomaton.state(next))) {
                    matched.add(pattern);
                    ends[pattern] = at;
                }
            }
            if (LazyAutomaton.isEmpty(next)) {
                break;
            }
            if (at == length) {
                break;
            }
            state = LazyAutomaton.state(next);
            at += Alphabet.width(bytes[at]);
            left--;
        }
        steps += run - left;
        if (matched.size() > 0) {
            tell(from, finds);
        }
    }

    /** Whether all that is under way in a run from this place is told already. */
    private boolean isTold(ForwardAutomaton anchored, int state, int from) {
        for (int member : anchored.members(state)) {
            if (told[anchored.program.owner(member)] <= from) {
                return false;
            }
        }
        return true;
    }

    private void tell(int from, Finds finds) {
        for (int i = 0; i < matched.size(); i++) {
            int pattern = matched.get(i);
            if (told[pattern] > from) {
                continue;
            }
            if (ends[pattern] < 0) {
                told[pattern] = finds.region(pattern, from);
                farthest = Math.max(farthest, told[pattern]);
            } else {
                finds.match(pattern, from, ends[pattern]);
            }
        }
        matched.clear();
    }
}
