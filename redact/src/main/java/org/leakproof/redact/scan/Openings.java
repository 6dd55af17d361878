package org.leakproof.redact.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers by the first bytes at a place where they lead the automaton of all patterns: nowhere, mostly. The words of a
 * language are few, so most places of a text cost one look-up.
 */
final class Openings {

    /** How many bytes are looked at, at most. */
    static final int WIDTH = 7;

    /** Nothing that begins at the place is under way behind its first bytes or has ended. */
    static final long NOWHERE = -1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Places are as many as numbers of openings can be: what of a key is not its place stands beside the number. */
    private static final int BITS = 15;

    private static final int MOST_OPENINGS = 1 << BITS;

    /** The number of what leads nowhere; 0 is none. */
    private static final int TO_NOWHERE = 1;

    /** Odd: no two keys have one product. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** Of an opening: a bit for each kind of character over which it leads on; then bytes; then state; then the bit below. */
    private static final int KIND_BITS = 28;

    private static final int BYTES_BITS = 3;
    private static final long ANY_KIND = (1L << KIND_BITS) - 1;
    private static final long ALL_WANT_HEADS = 1L << Long.SIZE - 2;

    /** By character of ASCII, letters of either case by themselves, digits and blanks each together. */
    private static final byte[] KINDS = new byte[128];

    private static final int OTHER_KIND = 0;
    private static final int DIGIT_KIND = 27;

    static {
        for (int c = 0; c < KINDS.length; c++) {
            KINDS[c] = (byte) (Character.isLetter(c) ? c & 0x1F : Character.isDigit(c) ? DIGIT_KIND : OTHER_KIND);
        }
    }

    private static final int GROUPS = 127;

    private final ForwardAutomaton anchored;
    private final boolean[] headed;

    /**
     * By the highest bits of a key's product, the other ones and an opening's number. A key is the first bytes and, in the
     * highest, the place's group and 1.
     */
    private final long[] known = new long[1 << BITS];

    /** By number: where first bytes lead, the state behind the whole characters among them and how many bytes they are. */
    private long[] openings = {NOWHERE, NOWHERE};

    private final Map<Long, Integer> numbers = new HashMap<>();

    /** By class, a bit for each kind of character in it. */
    private final int[] kindsByClass;

    private int epoch;
    private long steps;

    /** @param headed by pattern, whether it has a head */
    Openings(ForwardAutomaton anchored, boolean[] headed) {
        this.anchored = anchored;
        this.headed = headed;
        Alphabet alphabet = anchored.program.alphabet;
        this.kindsByClass = new int[alphabet.asciiClasses()];
        for (int c = 0; c < KINDS.length; c++) {
            kindsByClass[alphabet.ascii()[c]] |= 1 << KINDS[c];
        }
    }

    /** Characters stepped over so far. */
    long steps() {
        return steps;
    }

    /**
     * Where the first bytes at a place lead; to be read with {@link #state} and {@link #bytes} before the automaton is asked
     * for anything else.
     *
     * @param width how many bytes may be looked at, 1 to {@link #WIDTH}
     * @param group of the place
     */
    long at(byte[] bytes, int at, int width, int length, int group) {
        if (at + Long.BYTES > length || group >= GROUPS) {
            return anywhere(group);
        }
        long key = (long) LONGS.get(bytes, at) & -1L >>> Long.SIZE - Byte.SIZE * width
                | (long) (group + 1) << Long.SIZE - Byte.SIZE;
        if (epoch != anchored.epoch()) {
            forget();
        }
        long product = key * MIX;
        long number = known[(int) (product >>> Long.SIZE - BITS)] ^ product << BITS;
        return number != 0 && number >>> BITS == 0 ? openings[(int) number] : learn(product, bytes, at, width, group);
    }

    private long learn(long product, byte[] bytes, int at, int width, int group) {
        long opening = follow(bytes, at, at + width, group);
        if (epoch != anchored.epoch()) {
            // the states were forgotten on the way, and with them perhaps the one that was come to
            return anywhere(group);
        }
        int number = opening == NOWHERE ? TO_NOWHERE : number(opening);
        known[(int) (product >>> Long.SIZE - BITS)] = product << BITS | number;
        return openings[number];
    }

    private int number(long opening) {
        Integer known = numbers.get(opening);
        if (known == null) {
            if (numbers.size() + TO_NOWHERE == MOST_OPENINGS - 1) {
                forget();
            }
            known = numbers.size() + TO_NOWHERE + 1;
            numbers.put(opening, known);
            if (known == openings.length) {
                openings = Arrays.copyOf(openings, 2 * known);
            }
            int state = state(opening);
            openings[known] = opening | kindsBehind(state) | (allWantHeads(state) ? ALL_WANT_HEADS : 0);
        }
        return known;
    }

    private void forget() {
        Arrays.fill(known, 0);
        numbers.clear();
        epoch = anchored.epoch();
    }

    private long anywhere(int group) {
        return opening(anchored.startOf(group), 0) | ANY_KIND;
    }

    static int state(long opening) {
        return (int) ((opening & ~ALL_WANT_HEADS) >> KIND_BITS + BYTES_BITS);
    }

    /** Whether all patterns that are under way have a head. */
    static boolean allWantHeads(long opening) {
        return (opening & ALL_WANT_HEADS) != 0;
    }

    static int bytes(long opening) {
        return (int) (opening >> KIND_BITS) & (1 << BYTES_BITS) - 1;
    }

    /** Whether an opening of a place may lead on over what stands behind its bytes. */
    static boolean leadsOn(long opening, byte[] bytes, int at, int length) {
        int next = at + bytes(opening);
        return opening != NOWHERE && (next >= length || bytes[next] < 0 || (opening >> KINDS[bytes[next]] & 1) != 0);
    }

    /** Over no kind yet. */
    private static long opening(int state, int bytes) {
        return ((long) state << BYTES_BITS | bytes) << KIND_BITS;
    }

    private boolean allWantHeads(int state) {
        return Arrays.stream(anchored.owners(state)).allMatch(pattern -> headed[pattern]);
    }

    private long kindsBehind(int state) {
        long[] classes = anchored.leads(state);
        long kinds = 0;
        for (int c = 0; c < kindsByClass.length; c++) {
            kinds |= (classes[c >> 6] >> c & 1) == 0 ? 0 : kindsByClass[c];
        }
        return kinds;
    }

    private long follow(byte[] bytes, int from, int to, int group) {
        int state = anchored.startOf(group);
        int at = from;
        while (at + Alphabet.width(bytes[at]) <= to) {
            int characterClass = anchored.program.alphabet.classAt(bytes, at);
            int next = anchored.step(state, characterClass);
            steps++;
            if (next < 0) {
                if (LazyAutomaton.accepts(next)) {
                    break;
                }
                return NOWHERE;
            }
            state = next;
            at += Alphabet.width(bytes[at]);
        }
        return opening(state, at - from);
    }
}
