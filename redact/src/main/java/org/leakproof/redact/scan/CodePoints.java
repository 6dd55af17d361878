package org.leakproof.redact.scan;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** An immutable set of code points, as sorted ranges that neither overlap nor touch. */
final class CodePoints {

    static final CodePoints NONE = new CodePoints(new int[0]);
    static final CodePoints ALL = range(0, Character.MAX_CODE_POINT);

    /** First and last of blocks of many characters that are alike in all that may be asked of one alone. */
    private static final int[] ALIKE = {
        0x3400, 0x4DBF, // Han
        0x4E00, 0x9FEF,
        0xAC00, 0xD7A3, // Hangul
        0xE000, 0xF8FF, // of private use
        0x20000, 0x2A6D6, // Han
        0xE0200, 0xEFFFD, // of none
    };

    /** First and last of each range, both inclusive, in turns. */
    private final int[] ranges;

    /** 0 until it is asked for. */
    private int hash;

    private CodePoints(int[] ranges) {
        this.ranges = ranges;
    }

    static CodePoints of(int codePoint) {
        return range(codePoint, codePoint);
    }

    static CodePoints of(String characters) {
        CodePoints all = NONE;
        for (int c : characters.codePoints().toArray()) {
            all = all.and(of(c));
        }
        return all;
    }

    static CodePoints range(int first, int last) {
        return new CodePoints(new int[] {first, last});
    }

    /** Of ranges that are sorted and neither overlap nor touch; kept, not copied. */
    static CodePoints sorted(int[] ranges) {
        return new CodePoints(ranges);
    }

    /** How many code points. */
    int count() {
        int count = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            count += ranges[i + 1] - ranges[i] + 1;
        }
        return count;
    }

    /** @param member says the same of the characters from each to {@link #lastAlike} */
    static CodePoints where(IntPredicate member) {
        int[] ranges = new int[64];
        int size = 0;
        int c = 0;
        while (c <= Character.MAX_CODE_POINT) {
            int last = lastAlike(c);
            if (member.test(c)) {
                if (size > 0 && ranges[size - 1] == c - 1) {
                    ranges[size - 1] = last;
                } else {
                    if (size == ranges.length) {
                        ranges = Arrays.copyOf(ranges, size * 2);
                    }
                    ranges[size++] = c;
                    ranges[size++] = last;
                }
            }
            c = last + 1;
        }
        return new CodePoints(Arrays.copyOf(ranges, size));
    }

    /**
     * The last of the characters that begin with this one and are alike: letters of one category and script without case, of
     * private use, or of none. It is itself where no such block begins.
     */
    static int lastAlike(int c) {
        int plane = c >> 16;
        if (plane >= 4 && plane != 14 && (c & 0xFFFF) == 0) { // 4 to 13 are empty, the last two for private use
            return c + 0xFFFD;
        }
        for (int i = 0; i < ALIKE.length; i += 2) {
            if (ALIKE[i] == c) {
                return ALIKE[i + 1];
            }
        }
        return c;
    }

    /** Both together. */
    CodePoints and(CodePoints other) {
        if (ranges.length == 0) {
            return other;
        }
        if (other.ranges.length == 0) {
            return this;
        }
        int[] merged = new int[ranges.length + other.ranges.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < ranges.length || j < other.ranges.length) {
            boolean mine = j == other.ranges.length || i < ranges.length && ranges[i] <= other.ranges[j];
            int first = mine ? ranges[i] : other.ranges[j];
            int last = mine ? ranges[i + 1] : other.ranges[j + 1];
            if (mine) {
                i += 2;
            } else {
                j += 2;
            }
            if (size > 0 && first <= merged[size - 1] + 1) {
                merged[size - 1] = Math.max(merged[size - 1], last);
            } else {
                merged[size++] = first;
                merged[size++] = last;
            }
        }
        return new CodePoints(Arrays.copyOf(merged, size));
    }

    CodePoints negated() {
        int[] gaps = new int[ranges.length + 2];
        int size = 0;
        int from = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            if (ranges[i] > from) {
                gaps[size++] = from;
                gaps[size++] = ranges[i] - 1;
            }
            from = ranges[i + 1] + 1;
        }
        if (from <= Character.MAX_CODE_POINT) {
            gaps[size++] = from;
            gaps[size++] = Character.MAX_CODE_POINT;
        }
        return new CodePoints(Arrays.copyOf(gaps, size));
    }

    CodePoints without(CodePoints other) {
        return negated().and(other).negated();
    }

    boolean contains(int codePoint) {
        int low = 0;
        int high = ranges.length / 2 - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (codePoint < ranges[2 * middle]) {
                high = middle - 1;
            } else if (codePoint > ranges[2 * middle + 1]) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    boolean containsAll(CodePoints other) {
        int mine = 0;
        for (int i = 0; i < other.ranges.length; i += 2) {
            while (mine < ranges.length && ranges[mine + 1] < other.ranges[i]) {
                mine += 2;
            }
            if (mine == ranges.length || ranges[mine] > other.ranges[i] || ranges[mine + 1] < other.ranges[i + 1]) {
                return false;
            }
        }
        return true;
    }

    boolean isEmpty() {
        return ranges.length == 0;
    }

    /** First and last of each range in turns; not to be written. */
    int[] ranges() {
        return ranges;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodePoints set && Arrays.equals(ranges, set.ranges);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = Arrays.hashCode(ranges);
        }
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ranges.length; i += 2) {
            text.append(String.format("%04X-%04X ", ranges[i], ranges[i + 1]));
        }
        return text.toString().trim();
    }
}
