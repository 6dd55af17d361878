package org.leakproof.bench;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.leakproof.redact.record.Detector;

/** Scores what was found in the texts of one data set against what was labelled, by label. */
final class LabelledScores {
    static final String HEADER = String.format(
            "%n%-22s %-26s %6s %7s %8s %7s %10s %7s%n",
            "data set", "label", "n", "full", "partial", "typed", "precision", "FP/10K");

    /** @param end behind the last UTF-16 unit */
    record Mention(int start, int end, String label) {}

    private static final class Score {
        private int mentions;
        private int full;
        private int partial;
        private int typed;
        private long covered;
        private long right;
        private int falsePositives;
    }

    private final String name;
    private final PrintWriter misses;
    private final Map<String, Set<String>> entities = new HashMap<>();
    private final Map<String, Integer> unscored = new TreeMap<>();
    private final Map<String, Score> scores = new TreeMap<>();
    private long bytes;

    LabelledScores(String name, PrintWriter misses) {
        this.name = name;
        this.misses = misses;
        for (String[] row : Table.rows("labels.tsv")) {
            if (row[0].equals(name) && !row[2].equals("-")) {
                entities.put(row[1], Set.of(row[2].split(",")));
            }
        }
    }

    void add(String text, List<Mention> mentions, List<Detector.Found> found) {
        bytes += text.getBytes(StandardCharsets.UTF_8).length;
        BitSet any = cover(found, Set.of());
        for (Mention mention : mentions) {
            Set<String> wanted = entities.get(mention.label());
            if (wanted == null) {
                unscored.merge(mention.label(), 1, Integer::sum);
                continue;
            }
            Score score = scores.computeIfAbsent(mention.label(), label -> new Score());
            score.mentions++;
            boolean full = any.nextClearBit(mention.start()) >= mention.end();
            score.full += full ? 1 : 0;
            score.partial += any.get(mention.start(), mention.end()).isEmpty() ? 0 : 1;
            score.typed += cover(found, wanted).nextClearBit(mention.start()) >= mention.end() ? 1 : 0;
            if (!full) {
                miss("missed", mention.label(), text, mention.start(), mention.end());
            }
        }
        entities.forEach((label, wanted) -> precision(label, wanted, text, mentions, found));
    }

    private void precision(
            String label, Set<String> wanted, String text, List<Mention> mentions, List<Detector.Found> found) {
        Score score = scores.computeIfAbsent(label, l -> new Score());
        for (Detector.Found one : found) {
            if (!wanted.contains(one.entity())) {
                continue;
            }
            BitSet right = new BitSet();
            boolean touches = false;
            for (Mention mention : mentions) {
                if (mention.start() < one.end() && one.start() < mention.end()) {
                    touches = true;
                    if (entities.getOrDefault(mention.label(), Set.of()).contains(one.entity())) {
                        right.set(Math.max(mention.start(), one.start()), Math.min(mention.end(), one.end()));
                    }
                }
            }
            score.covered += one.end() - one.start();
            score.right += right.cardinality();
            if (!touches) {
                score.falsePositives++;
                miss("false " + one.rule(), label, text, one.start(), one.end());
            }
        }
    }

    private void miss(String what, String label, String text, int start, int end) {
        misses.printf(
                "%s\t%s\t%s\t%s«%s»%s%n",
                what,
                name,
                label,
                oneLine(text.substring(Math.max(0, start - 40), start)),
                oneLine(text.substring(start, end)),
                oneLine(text.substring(end, Math.min(text.length(), end + 20))));
    }

    private static String oneLine(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    }

    private static BitSet cover(List<Detector.Found> found, Set<String> wanted) {
        BitSet covered = new BitSet();
        for (Detector.Found one : found) {
            if (wanted.isEmpty() || wanted.contains(one.entity())) {
                covered.set(one.start(), one.end());
            }
        }
        return covered;
    }

    void print(PrintStream out) {
        scores.forEach((label, score) -> {
            if (score.mentions > 0) {
                out.printf(
                        Locale.ROOT,
                        "%-22s %-26s %6d %7s %8s %7s %10s %7.2f%n",
                        name,
                        label,
                        score.mentions,
                        share(score.full, score.mentions),
                        share(score.partial, score.mentions),
                        share(score.typed, score.mentions),
                        share(score.right, score.covered),
                        score.falsePositives * 10_000.0 / bytes);
            }
        });
        if (!unscored.isEmpty()) {
            out.printf("%-22s not scored: %s%n", name, unscored);
        }
    }

    static String share(long part, long whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }
}
