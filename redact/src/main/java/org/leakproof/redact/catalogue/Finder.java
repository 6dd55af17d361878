package org.leakproof.redact.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.leakproof.redact.scan.CandidateSink;
import org.leakproof.redact.scan.Evidence;
import org.leakproof.redact.scan.Scan;
import org.leakproof.redact.scan.Span;
import org.leakproof.redact.scan.Text;

/** One thread's session with a {@link CatalogueScanner}. Not thread-safe. */
public final class Finder {

    private final CatalogueScanner scanner;
    private final Scan scan;
    private final List<List<Span>> byRule;

    /** Rules that have spans in this text, by number; looking at all of them would cost more than a short text. */
    private final BitSet touched = new BitSet();

    private Refusal.Watcher watcher = Refusal.Watcher.NONE;

    Finder(CatalogueScanner scanner, Scan scan) {
        this.scanner = scanner;
        this.scan = scan;
        this.byRule = new ArrayList<>();
        for (int i = 0; i < scanner.ruleCount(); i++) {
            byRule.add(new ArrayList<>());
        }
    }

    /**
     * What was found and confirmed, sorted by {@link Span#BY_PLACE}. Spans of different rules may overlap; of one rule they
     * do not: where two forms of an identifier overlap, one span covers both and has the higher score.
     *
     * @throws RuntimeException whatever a validator throws: the text has then not been searched, and its record must be held
     */
    public List<Span> find(Text text) {
        touched.stream().forEach(rule -> byRule.get(rule).clear());
        touched.clear();
        scan.scan(text, new Collector(text));
        List<Span> all = new ArrayList<>();
        touched.stream().forEach(rule -> addJoined(byRule.get(rule), all));
        all.sort(Span.BY_PLACE);
        return List.copyOf(all);
    }

    /** From now on tells what it refuses. */
    public void watch(Refusal.Watcher newWatcher) {
        watcher = newWatcher;
    }

    /** Characters stepped over since this session was made: the measure of its work. */
    public long steps() {
        return scan.steps();
    }

    private static void addJoined(List<Span> spans, List<Span> into) {
        spans.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
        Span open = spans.get(0);
        for (Span next : spans.subList(1, spans.size())) {
            if (next.start() < open.end()) {
                Span stronger = next.score() > open.score() ? next : open;
                open = stronger.at(open.start(), Math.max(open.end(), next.end()));
            } else {
                into.add(open);
                open = next;
            }
        }
        into.add(open);
    }

    /** Surroundings of one place by how far they reach; of so few kinds that a map would be slower. */
    private static final class Reached {
        private int[] reaches = new int[4];
        private Surroundings[] known = new Surroundings[4];
        private int count;

        void clear() {
            count = 0;
        }

        @Nullable
        Surroundings get(int reach) {
            for (int i = 0; i < count; i++) {
                if (reaches[i] == reach) {
                    return known[i];
                }
            }
            return null;
        }

        Surroundings put(int reach, Surroundings surroundings) {
            if (count == reaches.length) {
                reaches = Arrays.copyOf(reaches, count * 2);
                known = Arrays.copyOf(known, count * 2);
            }
            reaches[count] = reach;
            known[count++] = surroundings;
            return surroundings;
        }
    }

    private final class Collector implements CandidateSink {
        private final Text text;
        private final Candidate.Stretches stretches = new Candidate.Stretches();

        /** Of the last candidate: many forms match one place. */
        private Candidate.Place place;

        /** What stands before the place where the last candidate began, by reach; many identifiers look at one place. */
        private final Reached before = new Reached();

        private int start = -1;

        /** What stands behind the place where it ended. */
        private final Reached after = new Reached();

        private int end = -1;

        Collector(Text text) {
            this.text = text;
            this.place = new Candidate.Place(text, 0, 0, stretches);
        }

        @Override
        public void pattern(int pattern, int start, int end) {
            if (!place.isAt(start, end)) {
                place = new Candidate.Place(text, start, end, stretches);
            }
            for (CatalogueScanner.Target target : scanner.targets(pattern)) {
                if (target.identifier().isEmpty()) {
                    add(target, start, end, target.score(), Evidence.NONE);
                } else {
                    Candidate candidate = new Candidate(place, target.form(), target.score());
                    confirm(target, target.identifier().get(), candidate);
                }
            }
        }

        @Override
        public void term(int dictionary, int entry, int start, int end) {
            CatalogueScanner.Target target = scanner.dictionaryTarget(dictionary);
            Evidence evidence = new Evidence("", "", "", OptionalInt.of(entry));
            add(target, start, end, target.score(), evidence);
        }

        private void confirm(CatalogueScanner.Target target, Identifier identifier, Candidate candidate) {
            Optional<String> word = Optional.empty();
            if (target.needsContext()) {
                word = near(target.words(), candidate);
                if (word.isEmpty()) {
                    refuse(candidate, identifier, "");
                    return;
                }
            }
            Verdict verdict = identifier.validator().isEmpty()
                    ? Verdict.accepted(candidate, candidate.score())
                    : identifier.validator().get().check(candidate);
            if (verdict.isRejected()) {
                refuse(
                        candidate,
                        identifier,
                        identifier.validator().orElseThrow().name());
                return;
            }
            if (!target.needsContext()) {
                word = near(target.words(), candidate);
            }
            double boost = word.isPresent() ? identifier.context().boost() : 0;
            Evidence evidence = new Evidence(
                    candidate.form(),
                    identifier.validator().map(Validator::name).orElse(""),
                    word.orElse(""),
                    OptionalInt.empty());
            Offsets offsets = new Offsets(
                    candidate.text(),
                    candidate.place().end() - candidate.place().start());
            for (Verdict.Part part : verdict.parts()) {
                add(
                        target,
                        start(candidate, offsets, part.from()),
                        end(candidate, offsets, part.to()),
                        Math.min(1, part.score() + boost),
                        evidence);
            }
        }

        /** The context word that stands nearest before the candidate, else one behind it. */
        private Optional<String> near(ContextWords words, Candidate candidate) {
            if (words.isEmpty()) {
                return Optional.empty();
            }
            Candidate.Place at = candidate.place();
            if (at.start() != start) {
                start = at.start();
                before.clear();
            }
            Optional<String> word = words.lastIn(before(at, words.reach()));
            if (word.isPresent()) {
                return word;
            }
            if (at.end() != end) {
                end = at.end();
                after.clear();
            }
            return words.lastIn(after(at, words.reach() / 4));
        }

        private Surroundings before(Candidate.Place at, int reach) {
            Surroundings known = before.get(reach);
            return known != null ? known : before.put(reach, new Surroundings(at.before(reach), scanner.vocabulary()));
        }

        private Surroundings after(Candidate.Place at, int reach) {
            Surroundings known = after.get(reach);
            return known != null ? known : after.put(reach, new Surroundings(at.after(reach), scanner.vocabulary()));
        }

        private void refuse(Candidate candidate, Identifier identifier, String validator) {
            if (watcher != Refusal.Watcher.NONE) {
                watcher.refused(new Refusal(
                        text.originalStart(candidate.place().start()),
                        text.originalEnd(candidate.place().end()),
                        identifier.id(),
                        candidate.form(),
                        validator));
            }
        }

        private void add(CatalogueScanner.Target target, int start, int end, double score, Evidence evidence) {
            touched.set(target.ruleIndex());
            byRule.get(target.ruleIndex())
                    .add(new Span(
                            text.originalStart(start),
                            text.originalEnd(end),
                            target.entity(),
                            score,
                            target.rule(),
                            evidence));
        }

        private static int start(Candidate candidate, Offsets offsets, int from) {
            if (from >= 0) {
                return candidate.place().start() + offsets.bytes(from);
            }
            String before = candidate.before(3 * -from);
            String part = before.substring(before.length() + from);
            return candidate.place().start() - Offsets.bytes(part, 0, part.length());
        }

        private static int end(Candidate candidate, Offsets offsets, int to) {
            int beyond = to - offsets.text.length();
            if (beyond <= 0) {
                return candidate.place().start() + offsets.bytes(to);
            }
            return candidate.place().end() + Offsets.bytes(candidate.after(3 * beyond), 0, beyond);
        }
    }

    /** Where the UTF-16 units of a candidate's text begin, in bytes; goes on from where it was asked last. */
    private static final class Offsets {
        private final String text;
        private final boolean ascii;
        private int unit;
        private int reached;

        Offsets(String text, int bytes) {
            this.text = text;
            this.ascii = text.length() == bytes;
        }

        int bytes(int units) {
            if (ascii) {
                return units;
            }
            if (units < unit) {
                unit = 0;
                reached = 0;
            }
            reached += bytes(text, unit, units);
            unit = units;
            return reached;
        }

        /** How many bytes of UTF-8 some of its units make. */
        private static int bytes(String normalised, int from, int to) {
            int bytes = 0;
            for (int i = from; i < to; i++) {
                char c = normalised.charAt(i);
                bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
            return bytes;
        }
    }
}
