package org.leakproof.redact.catalogue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

    private final class Collector implements CandidateSink {
        private final Text text;
        private final Candidate.Stretches stretches = new Candidate.Stretches();

        /** Of what stands before candidates, and behind them. */
        private final NearbyWords before;

        private final NearbyWords behind;

        /** Of the last candidate: many forms match one place. */
        private Candidate.Place place;

        Collector(Text text) {
            this.text = text;
            this.before = new NearbyWords(scanner.vocabulary(), text);
            this.behind = new NearbyWords(scanner.vocabulary(), text);
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
            Optional<Validator> validator = identifier.validator();
            Optional<Verdict> verdict = validator.map(each -> each.check(candidate));
            if (verdict.isPresent() && verdict.get().isRejected()) {
                refuse(candidate, identifier, validator.orElseThrow().name());
                return;
            }
            if (!target.needsContext()) {
                word = near(target.words(), candidate);
            }
            double boost = word.isPresent() ? identifier.context().boost() : 0;
            Evidence evidence = target.evidence(word);
            Candidate.Place at = candidate.place();
            if (verdict.isEmpty()) {
                add(target, at.start(), at.end(), Math.min(1, candidate.score() + boost), evidence);
                return;
            }
            Offsets offsets = new Offsets(candidate.text(), at.end() - at.start());
            for (Verdict.Part part : verdict.get().parts()) {
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
            int start = candidate.place().start();
            int end = candidate.place().end();
            Optional<String> word =
                    words.lastBefore(before, text.characterStart(Math.max(0, start - words.reach())), start);
            int last = (int) Math.min(text.length(), end + words.reach() / 4L);
            return word.isPresent() ? word : words.lastBehind(behind, end, text.characterStart(last));
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
            return candidate.place().start() - Stretch.bytes(part, 0, part.length());
        }

        private static int end(Candidate candidate, Offsets offsets, int to) {
            int beyond = to - offsets.text.length();
            if (beyond <= 0) {
                return candidate.place().start() + offsets.bytes(to);
            }
            return candidate.place().end() + Stretch.bytes(candidate.after(3 * beyond), 0, beyond);
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
            reached += Stretch.bytes(text, unit, units);
            unit = units;
            return reached;
        }
    }
}
