package org.leakproof.redact.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which characters differ by case only, by Unicode's simple mappings; dotted and dotless i are alike. */
final class CaseFolding {

    private static final int LAST_CASED = 0x1EFFF;

    /** A set of no more members is closed member by member. */
    private static final int SMALL = 300;

    private static final Map<Integer, List<Integer>> ALIKE = new HashMap<>();
    private static final List<Integer> CASED = new ArrayList<>();

    static {
        for (int c = 0; c <= LAST_CASED; c = CodePoints.lastAlike(c) + 1) {
            if (Character.toLowerCase(c) != c || Character.toUpperCase(c) != c) {
                ALIKE.computeIfAbsent(key(c), k -> new ArrayList<>()).add(c);
                CASED.add(c);
            }
        }
    }

    private CaseFolding() {}

    /** The same for all characters that differ by case only. */
    static int key(int codePoint) {
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    /** The set with everything that differs from its members by case only. */
    static CodePoints close(CodePoints set) {
        CodePoints closed = set;
        if (set.count() <= SMALL) {
            int[] ranges = set.ranges();
            for (int i = 0; i < ranges.length; i += 2) {
                for (int c = ranges[i]; c <= ranges[i + 1]; c++) {
                    closed = withAlike(closed, c);
                }
            }
            return closed;
        }
        for (int c : CASED) {
            if (set.contains(c)) {
                closed = withAlike(closed, c);
            }
        }
        return closed;
    }

    private static CodePoints withAlike(CodePoints set, int c) {
        CodePoints with = set;
        for (int alike : ALIKE.getOrDefault(key(c), List.of())) {
            if (!with.contains(alike)) {
                with = with.and(CodePoints.of(alike));
            }
        }
        return with;
    }
}
