package org.leakproof.bench;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/** Counts how regression cases went, by rule. */
final class CaseScores {
    private static final class Count {
        private int positives;
        private int found;
        private int negatives;
        private int silent;
    }

    private final PrintWriter misses;
    private final Map<String, Count> counts = new TreeMap<>();
    private final Map<String, String> reasons = Table.excluded();
    private final Map<String, Integer> excluded = new TreeMap<>();

    CaseScores(PrintWriter misses) {
        this.misses = misses;
    }

    /** Whether the case is left out; it is then listed with its reason. */
    boolean excludes(String rule, String text) {
        String reason = reasons.get(Table.key(rule, text));
        if (reason == null) {
            return false;
        }
        excluded.merge(rule + ": " + reason, 1, Integer::sum);
        return true;
    }

    void exclude(String rule, String reason) {
        excluded.merge(rule + ": " + reason, 1, Integer::sum);
    }

    void add(String rule, boolean positive, boolean good, String text, Object found) {
        Count count = counts.computeIfAbsent(rule, r -> new Count());
        if (positive) {
            count.positives++;
            count.found += good ? 1 : 0;
        } else {
            count.negatives++;
            count.silent += good ? 1 : 0;
        }
        if (!good) {
            misses.printf(
                    "%s\t%s\t%s\t%s%n",
                    positive ? "missed" : "false",
                    Table.key(rule, text),
                    text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t"),
                    found);
        }
    }

    /** All rules, or only those that failed somewhere. */
    void print(PrintStream out, boolean all) {
        out.printf("%-40s %15s %15s%n", "rule", "positives", "negatives");
        Count sum = new Count();
        counts.forEach((rule, count) -> {
            sum.positives += count.positives;
            sum.found += count.found;
            sum.negatives += count.negatives;
            sum.silent += count.silent;
            if (all || count.found < count.positives || count.silent < count.negatives) {
                line(out, rule, count);
            }
        });
        line(out, "all", sum);
        out.println("positives " + LabelledScores.share(sum.found, sum.positives) + ", negatives "
                + LabelledScores.share(sum.silent, sum.negatives));
        excluded.forEach((what, times) -> out.println("left out (" + times + ") " + what));
    }

    private static void line(PrintStream out, String rule, Count count) {
        out.printf("%-40s %6d of %5d %6d of %5d%n", rule, count.found, count.positives, count.silent, count.negatives);
    }
}
