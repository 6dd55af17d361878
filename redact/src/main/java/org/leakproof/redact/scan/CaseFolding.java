package org.leakproof.redact.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which characters differ by case only, by Unicode's simple mappings; dotted and dotless i are alike. */
final class CaseFolding {

    private static final int LAST_CASED = 0x1EFFF;

    private static final Map<Integer, List<Integer>> ALIKE = new HashMap<>();
    private static final List<Integer> CASED = new ArrayList<>();

    static {
        for (int c = 0; c <= LAST_CASED; c++) {
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
        for (int c : CASED) {
            if (set.contains(c)) {
                for (int alike : ALIKE.getOrDefault(key(c), List.of())) {
                    if (!closed.contains(alike)) {
                        closed = closed.and(CodePoints.of(alike));
                    }
                }
            }
        }
        return closed;
    }
}
