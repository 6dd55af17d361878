package org.leakproof.redact.scan;

import java.util.Arrays;

/**
 * Runs one automaton of all patterns from every place at which one can begin, and nowhere else: tables of what pairs and
 * triples of characters lead nowhere tell where that is, and most runs end with the word in which they began. At its end a run
 * knows of each pattern the longest match that begins at its place. It is cut after a number of characters, which keeps the
 * time linear in the text; patterns that are under way there are told to the {@link Rest}, to be searched for one by one
 * from that place to the text's end, and runs in which nothing else is under way are cut short from then on.
 */
final class Starts {

    /** How often a run looks whether it goes on for nothing but patterns that were told to the rest, in characters. */
    private static final int LOOK = 16;

    private static final byte UNKNOWN = 0;
    private static final byte DEAD = 1;
    private static final byte LIVE = 2;

    /** Bits of a class in the key of a {@link #dead} triple; alphabets with more classes do without. */
    private static final int CLASS_BITS = 9;

    private static final int DEAD_BITS = 14;

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
    private final int classes;

    /**
     * By group of a place, class of the character behind it and class of the next: whether something that begins there may be
     * under way behind the two, or have ended.
     */
    private final byte[] pairs;

    /**
     * Groups with the three classes that follow, packed, each at the place that its hash gives: nothing that begins there is
     * under way behind the three or has ended.
     */
    private final int[] dead = new int[1 << DEAD_BITS];

    private final boolean remembersDead;
    private final int longestRun;

    /** By number in the automaton. */
    private final int[] patterns;

    private final Gate gate;

    /** Patterns that matched in the run, and by pattern the end of the longest match, or -1 if it is not known. */
    private final NumberSet matched;

    private final int[] ends;

    /** Patterns that were told to the rest in this text. */
    private final NumberSet rest;

    private long steps;

    /** @param longestRun in characters; few matches are longer */
    Starts(Scanner.Group group, StateBudget budget, int longestRun) {
        this.anchored = new ForwardAutomaton(group.program(), false, true, budget, 16);
        this.longestRun = longestRun;
        this.alphabet = anchored.program.alphabet;
        this.ascii = alphabet.ascii();
        this.classes = alphabet.size() + 2;
        this.pairs = new byte[anchored.program.groupCount * classes * classes];
        this.remembersDead = classes < 1 << CLASS_BITS && anchored.program.groupCount < 1 << 31 - 3 * CLASS_BITS;
        this.patterns = group.patterns();
        this.ends = new int[patterns.length];
        this.matched = new NumberSet(patterns.length);
        this.rest = new NumberSet(patterns.length);
        this.gate = Gate.of(group.lead(), alphabet);
        Arrays.fill(dead, -1);
    }

    /** Characters stepped over so far. */
    long steps() {
        return steps;
    }

    void run(byte[] bytes, int length, Finds finds) {
        rest.clear();
        matched.clear(); // the last text may have ended with a failure
        if (length == 0) {
            return;
        }
        long looked = gate.open(bytes, length, (from, to) -> run(bytes, from, to, length, finds));
        steps += looked;
    }

    /** Runs from every place of a part of the text at which something can begin. */
    private void run(byte[] bytes, int from, int to, int length, Finds finds) {
        byte[] table = pairs;
        int[] groups = anchored.program.groups;
        int group = groups[alphabet.classBefore(bytes, from)];
        int at = from;
        int first = alphabet.classAt(bytes, at);
        while (at < to) {
            int behind = at + (bytes[at] >= 0 ? 1 : Alphabet.width(bytes[at]));
            int second = behind == length
                    ? alphabet.end()
                    : bytes[behind] >= 0 ? ascii[bytes[behind]] : alphabet.classAt(bytes, behind);
            byte known = table[(group * classes + first) * classes + second];
            if (known != DEAD && (known == LIVE || isLive(group, first, second))) {
                begin(bytes, at, behind, length, group << 2 * CLASS_BITS | first << CLASS_BITS | second, finds);
            }
            group = groups[first];
            first = second;
            at = behind;
        }
        steps += to - from;
    }

    private boolean isLive(int group, int first, int second) {
        int state = follow(anchored.startOf(group), first);
        boolean live = state < 0 || !anchored.isEmpty(state);
        if (live && state >= 0) {
            state = follow(state, second);
            live = state < 0 || !anchored.isEmpty(state);
        }
        pairs[(group * classes + first) * classes + second] = live ? LIVE : DEAD;
        return live;
    }

    /** The state behind a character, or -1 if something ends before it. */
    private int follow(int state, int characterClass) {
        int next = anchored.table[state + characterClass];
        if (next == LazyAutomaton.UNKNOWN) {
            next = anchored.next(state, characterClass);
        }
        next = next < 0 ? ~next : next;
        return anchored.accepted(next).length > 0 ? -1 : next;
    }

    /** Runs from a place unless it is known that nothing outlives the third character. */
    private void begin(byte[] bytes, int at, int behind, int length, int pair, Finds finds) {
        int state = anchored.startOf(pair >> 2 * CLASS_BITS);
        if (!remembersDead || behind == length) {
            go(bytes, at, length, state, finds);
            return;
        }
        int third = behind + Alphabet.width(bytes[behind]);
        int triple = pair << CLASS_BITS | alphabet.classAtOrEnd(bytes, third, length);
        int slot = triple * 0x9E3779B1 >>> 32 - DEAD_BITS;
        if (dead[slot] != triple && go(bytes, at, length, state, finds) <= third) {
            dead[slot] = triple;
        }
    }

    /** Returns the place of the last character it looked at, or one behind the text if something was found. */
    private int go(byte[] bytes, int from, int length, int start, Finds finds) {
        int[] table = anchored.table;
        int state = start;
        int at = from;
        int left = longestRun;
        while (true) {
            int lead = at < length ? bytes[at] : 0;
            int characterClass = at == length ? alphabet.end() : lead >= 0 ? ascii[lead] : alphabet.classAt(bytes, at);
            int next = table[state + characterClass];
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
            if (left == 0 || rest.size() > 0 && left % LOOK == 0 && isForRest(state)) {
                for (int member : anchored.members(state)) {
                    int pattern = anchored.program.owner(member);
                    matched.add(pattern);
                    ends[pattern] = -1;
                }
                break;
            }
        }
        steps += longestRun - left;
        if (matched.size() > 0) {
            tell(from, finds);
            return length + 1;
        }
        return at;
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
                finds.rest(patterns[pattern], from);
            } else {
                finds.match(patterns[pattern], from, ends[pattern]);
            }
        }
        matched.clear();
    }
}
