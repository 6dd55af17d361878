package org.leakproof.redact.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Characters sorted into classes that no expression of a scanner tells apart, so that an automaton needs a column for a
 * class (some hundred) and not for a character, and one step for a character and not for a byte.
 *
 * <p>Beside the classes of characters there are two that stand for no character: {@link #end()} behind the text and
 * {@link #start()} before it.
 */
final class Alphabet {

    private static final int PAGE = 256;

    private final int size;
    private final short[] ascii = new short[128];

    /** By the upper bits of a code point, the number of its page. */
    final short[] pageStarts;

    /** By page and the lower eight bits of a code point, its class. */
    final short[] pages;

    /** By class, its first character. */
    final int[] representatives;

    Alphabet(short[] pageStarts, short[] pages, int[] representatives) {
        this.size = representatives.length;
        this.pageStarts = pageStarts;
        this.pages = pages;
        this.representatives = representatives;
        for (int c = 0; c < ascii.length; c++) {
            ascii[c] = (short) classOf(c);
        }
    }

    static Alphabet of(Collection<CodePoints> sets) {
        TreeMap<Integer, List<Integer>> changes = new TreeMap<>();
        changes.put(0, new ArrayList<>());
        int index = 0;
        for (CodePoints set : sets) {
            int[] ranges = set.ranges();
            for (int i = 0; i < ranges.length; i += 2) {
                changes.computeIfAbsent(ranges[i], c -> new ArrayList<>()).add(index);
                if (ranges[i + 1] < Character.MAX_CODE_POINT) {
                    changes.computeIfAbsent(ranges[i + 1] + 1, c -> new ArrayList<>())
                            .add(index);
                }
            }
            index++;
        }
        return partition(changes, index);
    }

    private static Alphabet partition(TreeMap<Integer, List<Integer>> changes, int sets) {
        Map<java.util.BitSet, Integer> classes = new HashMap<>();
        List<Integer> representatives = new ArrayList<>();
        java.util.BitSet members = new java.util.BitSet(sets);
        PageBuilder builder = new PageBuilder();
        int from = 0;
        int current = -1;
        for (Map.Entry<Integer, List<Integer>> change : changes.entrySet()) {
            if (current >= 0) {
                builder.fill(from, change.getKey(), (short) current);
            }
            from = change.getKey();
            change.getValue().forEach(members::flip);
            Integer known = classes.get(members);
            if (known == null) {
                known = classes.size();
                classes.put((java.util.BitSet) members.clone(), known);
                representatives.add(from);
                if (known >= Short.MAX_VALUE - 2) {
                    throw new IllegalArgumentException("too many different character classes");
                }
            }
            current = known;
        }
        builder.fill(from, Character.MAX_CODE_POINT + 1, (short) current);
        int[] firsts = representatives.stream().mapToInt(Integer::intValue).toArray();
        return new Alphabet(builder.starts, builder.pages(), firsts);
    }

    /** Number of classes of characters; they are 0 to size - 1. */
    int size() {
        return size;
    }

    int end() {
        return size;
    }

    int start() {
        return size + 1;
    }

    /** ASCII characters have classes below this number, as classes are numbered by their first character. */
    int asciiClasses() {
        int most = 0;
        for (short c : ascii) {
            most = Math.max(most, c);
        }
        return most + 1;
    }

    /** By ASCII character; not to be written. */
    short[] ascii() {
        return ascii;
    }

    int classOf(int codePoint) {
        return pages[pageStarts[codePoint >> 8] * PAGE + (codePoint & 0xFF)];
    }

    /** Of the character that begins at this byte of well-formed UTF-8. */
    int classAt(byte[] bytes, int at) {
        int lead = bytes[at];
        if (lead >= 0) {
            return ascii[lead];
        }
        if (lead < -32) { // C2 to DF
            return classOf((lead & 0x1F) << 6 | bytes[at + 1] & 0x3F);
        }
        if (lead < -16) { // E0 to EF
            return classOf((lead & 0x0F) << 12 | (bytes[at + 1] & 0x3F) << 6 | bytes[at + 2] & 0x3F);
        }
        return classOf((lead & 0x07) << 18
                | (bytes[at + 1] & 0x3F) << 12
                | (bytes[at + 2] & 0x3F) << 6
                | bytes[at + 3] & 0x3F);
    }

    /** How many bytes the character has that begins with this one. */
    static int width(byte lead) {
        return lead >= 0 ? 1 : lead < -32 ? 2 : lead < -16 ? 3 : 4;
    }

    /** Where the character begins that ends before this byte. */
    static int before(byte[] bytes, int at) {
        int start = at - 1;
        while ((bytes[start] & 0xC0) == 0x80) {
            start--;
        }
        return start;
    }

    /** The class of the character that ends before this byte, {@link #start()} at the text's beginning. */
    int classBefore(byte[] bytes, int at) {
        return at == 0 ? start() : classAt(bytes, before(bytes, at));
    }

    /** The class of the character that begins at this byte, {@link #end()} at the text's end. */
    int classAtOrEnd(byte[] bytes, int at, int length) {
        return at == length ? end() : classAt(bytes, at);
    }

    /** How many longs have a bit for each class, for start and for end. */
    int words() {
        return (size + 2 + 63) / 64;
    }

    /** A bit for each class whose characters are in the set, and one each for start and end if {@code edge}. */
    long[] members(CodePoints set, boolean edge) {
        long[] bits = new long[words()];
        for (int c = 0; c < size; c++) {
            if (set.contains(representatives[c])) {
                bits[c >> 6] |= 1L << c;
            }
        }
        if (edge) {
            bits[end() >> 6] |= 1L << end();
            bits[start() >> 6] |= 1L << start();
        }
        return bits;
    }

    /** A bit for each class that one of these characters is in. */
    long[] classesOf(String characters) {
        long[] bits = new long[words()];
        characters.codePoints().map(this::classOf).forEach(c -> bits[c >> 6] |= 1L << c);
        return bits;
    }

    /**
     * Sets a bit for each class that has a character beyond ASCII.
     *
     * @param in for classes with such a character of the set
     * @param out for classes with such a character that is not in the set
     */
    void sortBeyondAscii(CodePoints set, long[] in, long[] out) {
        int[] ranges = set.ranges();
        int next = ascii.length;
        for (int i = 0; i <= ranges.length; i += 2) {
            boolean last = i == ranges.length;
            mark(next, last ? Character.MAX_CODE_POINT : Math.min(ranges[i] - 1, Character.MAX_CODE_POINT), out);
            if (!last) {
                mark(Math.max(next, ranges[i]), ranges[i + 1], in);
                next = Math.max(next, ranges[i + 1] + 1);
            }
        }
    }

    private void mark(int first, int last, long[] bits) {
        int c = first;
        while (c <= last) {
            int characterClass = classOf(c);
            bits[characterClass >> 6] |= 1L << characterClass;
            boolean wholePage = c % PAGE == 0 && c + PAGE - 1 <= last && isUniform(c / PAGE);
            c += wholePage ? PAGE : 1;
        }
    }

    private boolean isUniform(int page) {
        int start = pageStarts[page] * PAGE;
        for (int i = 1; i < PAGE; i++) {
            if (pages[start + i] != pages[start]) {
                return false;
            }
        }
        return true;
    }

    /** Two-stage table; pages that are alike are kept once. */
    private static final class PageBuilder {
        private final short[] starts = new short[(Character.MAX_CODE_POINT + 1) / PAGE];
        private final List<short[]> pages = new ArrayList<>();
        private final Map<Integer, Short> uniform = new HashMap<>();
        private short[] open = new short[PAGE];

        void fill(int from, int to, short value) {
            int at = from;
            while (at < to) {
                int page = at / PAGE;
                int stop = Math.min(to, (page + 1) * PAGE);
                boolean whole = stop - at == PAGE;
                if (whole) {
                    starts[page] = uniform.computeIfAbsent((int) value, v -> {
                        short[] filled = new short[PAGE];
                        Arrays.fill(filled, value);
                        return add(filled);
                    });
                } else {
                    Arrays.fill(open, at % PAGE, at % PAGE + stop - at, value);
                    if (stop % PAGE == 0) {
                        starts[page] = add(open);
                        open = new short[PAGE];
                    }
                }
                at = stop;
            }
        }

        private short add(short[] page) {
            pages.add(page);
            return (short) (pages.size() - 1);
        }

        short[] pages() {
            short[] all = new short[pages.size() * PAGE];
            for (int i = 0; i < pages.size(); i++) {
                System.arraycopy(pages.get(i), 0, all, i * PAGE, PAGE);
            }
            return all;
        }
    }
}
