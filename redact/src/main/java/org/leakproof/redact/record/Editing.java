package org.leakproof.redact.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leakproof.contract.key.Subkey;
import org.leakproof.contract.record.CiteCode;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.record.Redaction;
import org.leakproof.redact.operate.Canonical;
import org.leakproof.redact.operate.Labels;
import org.leakproof.redact.operate.Operator;
import org.leakproof.redact.operate.Operators;
import org.leakproof.redact.operate.Passage;
import org.leakproof.redact.policy.Decision;
import org.leakproof.redact.policy.Rule;
import org.leakproof.redact.scan.Claim;
import org.leakproof.redact.scan.Spans;

/** Writes the clean texts of one message and lists what was done. For one message. */
final class Editing {
    private static final int ID_CHARACTERS = 13;
    private static final Operator EDITORS = Operators.replacing();

    private final RuleSet rules;
    private final Claims claims;
    private final Labels labels;
    private final Subkey ids;
    private final PublicId message;
    private final Trail trail;
    private final List<Redaction> redactions = new ArrayList<>();
    private final Map<Counted, Integer> occurrences = new HashMap<>();
    private final Map<Claims.Value, Boolean> values = new LinkedHashMap<>();

    /** What is counted to tell redactions apart. */
    private record Counted(Place place, String entity) {}

    Editing(RuleSet rules, Claims claims, Labels labels, Subkey ids, PublicId message, Trail trail) {
        this.rules = rules;
        this.claims = claims;
        this.labels = labels;
        this.ids = ids;
        this.message = message;
        this.trail = trail;
    }

    /** The clean text of each part. */
    List<String> clean(Unit unit) throws Hold {
        List<Spans.Settled> settled = detect(unit);
        List<String> clean = new ArrayList<>(unit.parts().size());
        if (settled.isEmpty()) {
            for (Unit.Part part : unit.parts()) {
                clean.add(unit.text().substring(part.start(), part.end()));
            }
            return clean;
        }
        Map<Claim, Work> works = new IdentityHashMap<>();
        int next = 0;
        for (Unit.Part part : unit.parts()) {
            StringBuilder out = new StringBuilder(part.end() - part.start() + 64);
            int at = part.start();
            while (next < settled.size() && settled.get(next).span().end() <= part.start()) {
                next++;
            }
            for (int i = next; i < settled.size() && settled.get(i).span().start() < part.end(); i++) {
                Spans.Settled one = settled.get(i);
                int start = Math.max(part.start(), one.span().start());
                int end = Math.min(part.end(), one.span().end());
                out.append(unit.text(), at, start);
                Work work = works.computeIfAbsent(one.claim(), claim -> new Work());
                edit(unit, part, one, start, end, work, out);
                at = end;
            }
            out.append(unit.text(), at, part.end());
            clean.add(out.toString());
        }
        return clean;
    }

    /** Whether a passage has its replacement: one that stands in several pieces has it in the first. */
    private static final class Work {
        private boolean replaced;
    }

    /** Looks through all texts before the first is written: an address in one tells whose names stand in another. */
    void learn(List<Unit> units) throws Hold {
        try {
            claims.learn(units);
        } catch (RuntimeException | StackOverflowError e) {
            throw Failures.hold(HeldReason.DETECTOR_FAILED, e);
        }
    }

    private List<Spans.Settled> detect(Unit unit) throws Hold {
        try {
            return claims.settle(unit);
        } catch (RuntimeException | StackOverflowError e) {
            throw Failures.hold(HeldReason.DETECTOR_FAILED, e);
        }
    }

    private void edit(
            Unit unit, Unit.Part part, Spans.Settled settled, int start, int end, Work work, StringBuilder out)
            throws Hold {
        String piece = unit.text().substring(start, end);
        Claim claim = settled.claim();
        Optional<Decision.Redact> decision = claims.decision(claim);
        Optional<Rule> rule = decision.isPresent()
                ? Optional.empty()
                : Optional.of(rules.policy().rules().get(claim.order()));
        Operator operator = rule.map(Rule::operator).orElse(EDITORS);
        String whole = unit.text().substring(claim.span().start(), claim.span().end());
        // of what stands encoded an operator must keep no more than it would of the thing itself
        String plain = claims.plain(unit, claim).orElse(whole);
        if (!operator.redacts()) {
            claims.keepText(whole);
            claims.keepText(plain);
            out.append(piece);
            told(unit, part, claim, start, end, rule, rule.map(Rule::label).orElse(""), operator, plain, piece);
            return;
        }
        if (isLeft(settled, piece)) {
            out.append(piece);
            return;
        }
        String entity = rule.map(Rule::entity).orElse(RuleSet.EDITOR);
        String label =
                rule.map(Rule::label).orElseGet(() -> decision.orElseThrow().label());
        if (decision.isEmpty() || decision.get().occurrence().isEmpty()) {
            takenOut(entity, plain);
            takenOut(entity, whole);
            claims.values(unit, claim).forEach(value -> takenOut(value.entity(), value.text()));
        }
        String replacement = "";
        if (!work.replaced) {
            Canonical.Written written = rule.map(rules::written).orElse(Canonical.Written.PLAIN);
            replacement = apply(operator, new Passage(entity, label, plain, written, claims.identity(claim)));
            work.replaced = true;
        }
        int from = out.length();
        out.append(replacement);
        if (part.place().isPresent()) {
            list(part.place().get(), from, out.length(), entity, label, operator, decision.isPresent());
        }
        told(unit, part, claim, start, end, rule, label, operator, plain, replacement);
    }

    private void told(
            Unit unit,
            Unit.Part part,
            Claim claim,
            int start,
            int end,
            Optional<Rule> rule,
            String label,
            Operator operator,
            String plain,
            String replacement) {
        if (trail.watches()) {
            trail.edited(new Trail.Edit(
                    part.place(),
                    unit.field(),
                    start - part.start(),
                    unit.text(),
                    start,
                    end,
                    claim.span(),
                    plain,
                    rule,
                    label,
                    operator.name(),
                    operator.redacts(),
                    replacement));
        }
    }

    /** Whether a piece that a stronger claim left of a weaker one is but a comma or a space, and stays. */
    static boolean isLeft(Spans.Settled settled, String piece) {
        return settled.isPiece() && piece.codePoints().noneMatch(c -> Character.isLetterOrDigit(c) || c > 0x2190);
    }

    private String apply(Operator operator, Passage passage) throws Hold {
        try {
            return operator.apply(passage, labels);
        } catch (RuntimeException e) {
            throw Failures.hold(HeldReason.OPERATOR_FAILED, e);
        }
    }

    private void list(Place place, int start, int end, String entity, String label, Operator operator, boolean editor) {
        int occurrence = occurrences.merge(new Counted(place, entity), 1, Integer::sum);
        byte[] mac = ids.mac("redaction", message.value(), place.toString(), entity, String.valueOf(occurrence));
        redactions.add(new Redaction(
                "R" + CiteCode.encode(mac, ID_CHARACTERS),
                place,
                start,
                end,
                entity,
                label,
                operator.name(),
                editor ? Redaction.Status.EDITOR : Redaction.Status.AUTOMATIC));
    }

    /** Somebody or something that does not leave though it stood in no text. */
    void takenOut(String entity, String value) {
        values.put(new Claims.Value(entity, value), true);
    }

    /** How many passages were taken out so far. */
    int redacted() {
        return redactions.size();
    }

    /** Sorted by place and start. */
    List<Redaction> redactions() {
        List<Redaction> sorted = new ArrayList<>(redactions);
        sorted.sort(java.util.Comparator.comparing(Redaction::place).thenComparingInt(Redaction::start));
        return sorted;
    }

    /** Each once, in the order in which they were found: as they read, and as they stood where that is something else. */
    List<Claims.Value> values() {
        return List.copyOf(values.keySet());
    }
}
