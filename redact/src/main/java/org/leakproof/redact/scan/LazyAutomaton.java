package org.leakproof.redact.scan;

import java.util.Arrays;

/**
 * A deterministic automaton that is built while it runs: a state is a set of a {@link Program}'s states, found when a text
 * first leads there and remembered within a budget.
 *
 * <p>A state is named by its offset in {@link #table}, in which each has a column for each class of ASCII characters, one for
 * the end and one for its number; what follows over other characters stands apart, since few states ever meet one, and there
 * are several times more classes of them. An entry is the next state, or {@link #UNKNOWN}, or negative where the runner must
 * look: what it leads to {@link #accepts}, or {@link #isEmpty}, and is its {@link #state}. A state's name is good until {@link
 * #next} is called again.
 */
abstract class LazyAutomaton {

    static final int UNKNOWN = Integer.MIN_VALUE;

    private static final int[] NO_PATTERN = {};

    private static final int[] NOTHING = {};

    /** What a state costs beside its row and its set, in ints: object headers, key, hash. */
    private static final int STATE_OVERHEAD = 24;

    final Program program;
    final int stride;

    /** To be read again after each call of {@link #next}. */
    int[] table;

    /** By state's number: entries for classes beyond ASCII; {@link #NOTHING} until the first one is made. */
    private int[][] others;

    private final StateBudget budget;
    private final int firstCapacity;
    private int[][] members;
    private int[] groups;
    private int[][] accepts;
    private int[] hashes;
    private int states;
    private int[] index;
    private int epoch;
    private long built;

    /** Of a state's row: its number. */
    private final int numberColumn;

    /** Classes below this number have a column in the table; the end has the next. */
    private final int asciiClasses;

    /** Of entries where the runner must look. */
    private static final int LOOK = Integer.MIN_VALUE;

    private static final int ACCEPTS = 1 << 30;
    private static final int EMPTY = 1 << 29;
    private static final int STATE = EMPTY - 1;

    /** By character of ASCII its class. */
    private final short[] ascii;

    private int reached;
    private int pending;

    /** The set under construction, and what it accepted on the way. */
    final NumberSet collected;

    final NumberSet accepting;

    LazyAutomaton(Program program, StateBudget budget, int firstCapacity) {
        this.program = program;
        this.budget = budget;
        this.firstCapacity = firstCapacity;
        this.ascii = program.alphabet.ascii();
        this.asciiClasses = program.alphabet.asciiClasses();
        this.numberColumn = asciiClasses + 1;
        this.stride = numberColumn + 1;
        this.collected = new NumberSet(program.size());
        this.accepting = new NumberSet(program.starts.length);
        this.table = new int[firstCapacity * stride];
        this.others = new int[firstCapacity][];
        this.members = new int[firstCapacity][];
        this.groups = new int[firstCapacity];
        this.accepts = new int[firstCapacity][];
        this.hashes = new int[firstCapacity];
        this.index = new int[firstCapacity * 4];
        budget.join(this);
    }

    /** Fills {@link #collected} and {@link #accepting} with what follows a state over a class; returns its group. */
    abstract int follow(int[] from, int group, int characterClass);

    /** Whether anything may follow a state, by its number, over a class: most classes lead nowhere, and to find out one by one
     *  is most of the work of building. */
    boolean leads(int number, int characterClass) {
        return true;
    }

    /** The group of a place behind a character of this class. */
    final int groupBehind(int characterClass) {
        return characterClass == program.alphabet.end() ? 0 : program.groups[characterClass];
    }

    /** Whether an entry leads to a state that has no members. */
    static boolean isEmpty(int entry) {
        return (entry & EMPTY) != 0;
    }

    /** Whether patterns had matched before the character that an entry is for. */
    static boolean accepts(int entry) {
        return (entry & ACCEPTS) != 0;
    }

    /** The state that an entry leads to, also where the runner must look. */
    static int state(int entry) {
        return entry & STATE;
    }

    final int number(int state) {
        return table[state + numberColumn];
    }

    /** Not to be written. */
    final int[] members(int state) {
        return members[number(state)];
    }

    /** Of a state by its number; not to be written. */
    final int[] membersOf(int number) {
        return members[number];
    }

    final int group(int state) {
        return groups[number(state)];
    }

    /** The patterns that had matched before the character that led here; not to be written. */
    final int[] accepted(int state) {
        return accepts[number(state)];
    }

    /** Grows when the states are forgotten: a name kept longer than this number is worthless. */
    final int epoch() {
        return epoch;
    }

    /** How many states were built in all, forgotten ones included. */
    final long built() {
        return built;
    }

    /** The entry for a character of this class or the text's end. */
    final int step(int state, int characterClass) {
        int entry = entry(state, characterClass);
        return entry == UNKNOWN ? next(state, characterClass) : entry;
    }

    /**
     * Goes on over characters of ASCII as long as these are known to lead on and the runner need not look; {@link #reached} then
     * is the state that it has come to.
     *
     * @return where it has come to, at most {@code to}
     */
    final int glide(int from, byte[] bytes, int start, int to) {
        int[] entries = table;
        short[] classes = ascii;
        int state = from;
        int at = start;
        pending = 0;
        while (at < to) {
            int lead = bytes[at];
            if (lead < 0) {
                break;
            }
            int next = entries[state + classes[lead]];
            if (next < 0) {
                pending = next == UNKNOWN ? 0 : next;
                break;
            }
            state = next;
            at++;
        }
        reached = state;
        return at;
    }

    final int reached() {
        return reached;
    }

    /** The entry for the character that ended the glide, if the runner must look there; else 0. */
    final int pending() {
        return pending;
    }

    /** What is known of what follows a state over a class. */
    private int entry(int state, int characterClass) {
        if (characterClass < asciiClasses) {
            return table[state + characterClass];
        }
        if (characterClass == program.alphabet.end()) {
            return table[state + asciiClasses];
        }
        int[] row = others[number(state)];
        return row == NOTHING ? UNKNOWN : row[characterClass - asciiClasses];
    }

    /** The entry for a state and a class whose entry is not known yet. */
    private int next(int state, int characterClass) {
        int number = number(state);
        int[] from = members[number];
        int fromGroup = groups[number];
        boolean leads = leads(number, characterClass);
        int before = epoch;
        boolean isOther = characterClass >= asciiClasses && characterClass != program.alphabet.end();
        if (isOther && others[number] == NOTHING) {
            makeOthers(number);
        }
        collected.clear();
        accepting.clear();
        int group = leads ? follow(from, fromGroup, characterClass) : groupBehind(characterClass);
        int entry = entry(intern(collected.sorted(), group, accepting.size() == 0 ? NO_PATTERN : accepting.sorted()));
        if (epoch == before) {
            if (isOther) {
                others[number][characterClass - asciiClasses] = entry;
            } else {
                table[state + Math.min(characterClass, asciiClasses)] = entry;
            }
        }
        return entry;
    }

    private void makeOthers(int number) {
        int before = epoch;
        int classes = program.alphabet.size() - asciiClasses;
        budget.take(classes);
        if (epoch == before) {
            int[] row = new int[classes];
            Arrays.fill(row, UNKNOWN);
            others[number] = row;
        }
    }

    private int entry(int state) {
        int number = number(state);
        int flags = (accepts[number].length > 0 ? ACCEPTS : 0) | (members[number].length == 0 ? EMPTY : 0);
        return flags == 0 ? state : LOOK | flags | state;
    }

    /** The state of this set. */
    final int intern(int[] set, int group, int[] accepted) {
        int hash = (Arrays.hashCode(set) * 31 + group) * 31 + Arrays.hashCode(accepted);
        hash ^= hash >>> 15;
        int found = find(hash, set, group, accepted);
        if (found >= 0) {
            return found * stride;
        }
        budget.take(stride + set.length + accepted.length + STATE_OVERHEAD);
        if (states == members.length) {
            grow();
        }
        int number = states++;
        built++;
        members[number] = set;
        groups[number] = group;
        accepts[number] = accepted;
        others[number] = NOTHING;
        hashes[number] = hash;
        Arrays.fill(table, number * stride, (number + 1) * stride, UNKNOWN);
        table[number * stride + numberColumn] = number;
        insert(number);
        return number * stride;
    }

    private int find(int hash, int[] set, int group, int[] accepted) {
        int mask = index.length - 1;
        for (int slot = hash & mask; index[slot] != 0; slot = slot + 1 & mask) {
            int number = index[slot] - 1;
            if (hashes[number] == hash
                    && groups[number] == group
                    && Arrays.equals(members[number], set)
                    && Arrays.equals(accepts[number], accepted)) {
                return number;
            }
        }
        return -1;
    }

    private void insert(int number) {
        int mask = index.length - 1;
        int slot = hashes[number] & mask;
        while (index[slot] != 0) {
            slot = slot + 1 & mask;
        }
        index[slot] = number + 1;
    }

    private void grow() {
        int capacity = members.length * 2;
        table = Arrays.copyOf(table, Math.multiplyExact(capacity, stride));
        others = Arrays.copyOf(others, capacity);
        members = Arrays.copyOf(members, capacity);
        groups = Arrays.copyOf(groups, capacity);
        accepts = Arrays.copyOf(accepts, capacity);
        hashes = Arrays.copyOf(hashes, capacity);
        index = new int[capacity * 4];
        for (int number = 0; number < states; number++) {
            insert(number);
        }
    }

    /** Drops every state; their names mean nothing any more. */
    final void forget() {
        if (states == 0) {
            return;
        }
        epoch++;
        states = 0;
        table = new int[firstCapacity * stride];
        others = new int[firstCapacity][];
        members = new int[firstCapacity][];
        groups = new int[firstCapacity];
        accepts = new int[firstCapacity][];
        hashes = new int[firstCapacity];
        index = new int[firstCapacity * 4];
    }
}
