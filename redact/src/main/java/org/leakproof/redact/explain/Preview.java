package org.leakproof.redact.explain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.PublicId;
import org.leakproof.redact.gate.RunGate;
import org.leakproof.redact.policy.Policy;
import org.leakproof.redact.policy.Rule;
import org.leakproof.redact.record.RecordRedactor;
import org.leakproof.redact.record.Redacted;
import org.leakproof.redact.record.Trail;

/** What a policy would do to messages, counted and with examples: each is learned first, as the last look over a run knows all
 *  of them, then added. Memory does not grow with their number, but for what the gate knows: some bytes a value. Secret. */
public final class Preview {
    private static final String EDITOR = "editors' decisions";

    private final int examples;
    private final Rehearsal rehearsal;
    private final Map<String, Counting> byRule = new TreeMap<>();
    private final List<Counting> order = new ArrayList<>();
    private final Map<HeldReason, Spread<PublicId>> heldExamples = new EnumMap<>(HeldReason.class);
    private final Map<HeldReason, Long> held = new EnumMap<>(HeldReason.class);
    private long messages;
    private long passed;
    private long withheld;

    /** What one rule does.
     *
     *  @param rule the editor's name for it
     *  @param redacts whether it takes anything out
     *  @param finds passages
     *  @param messages in which it finds something
     *  @param below finds that are not sure enough for it
     *  @param examples spread over the messages
     *  @param belowExamples the same of what is not sure enough */
    public record RuleLine(
            String rule,
            String label,
            String operator,
            boolean redacts,
            long finds,
            long messages,
            long below,
            List<Example> examples,
            List<Example> belowExamples) {}

    /** @param messages spread over those that are held for this reason */
    public record HeldLine(HeldReason reason, long count, List<PublicId> messages) {}

    private final class Counting {
        private final String rule;
        private final String label;
        private final String operator;
        private final boolean redacts;
        private long finds;
        private long inMessages;
        private long below;
        private final Spread<Example> spread = new Spread<>(examples);
        private final Spread<Example> belowSpread = new Spread<>(examples);

        Counting(String rule, String label, String operator, boolean redacts) {
            this.rule = rule;
            this.label = label;
            this.operator = operator;
            this.redacts = redacts;
        }
    }

    /** @param gate the policy's, empty
     *  @param examples of each rule that are kept */
    public Preview(Policy policy, RunGate gate, int examples) {
        this.examples = examples;
        this.rehearsal = new Rehearsal(gate);
        for (Rule rule : policy.rules()) {
            counting(
                    rule.name(),
                    rule.label(),
                    rule.operator().name(),
                    rule.operator().redacts());
        }
    }

    private Counting counting(String rule, String label, String operator, boolean redacts) {
        return byRule.computeIfAbsent(rule, name -> {
            Counting counting = new Counting(name, label, operator, redacts);
            order.add(counting);
            return counting;
        });
    }

    /** Redacts a message to learn what must not stand in any other. All of them, before the first is added. */
    public void learn(Message message, RecordRedactor redactor) {
        rehearsal.learn(redactor.redact(message));
    }

    /** Redacts a message and counts what was done. */
    public void add(Message message, RecordRedactor redactor) {
        Collected collected = new Collected();
        Redacted redacted = redactor.redact(message, collected);
        PublicId id = redacted.outcome().publicId();
        String place = message.provenance().place();
        messages++;
        Outcome.Result result = rehearsal.judge(redacted);
        if (result instanceof Outcome.Held holding) {
            held.merge(holding.reason(), 1L, Long::sum);
            heldExamples
                    .computeIfAbsent(holding.reason(), reason -> new Spread<>(examples))
                    .add(Spread.hash(place), id);
        } else if (result instanceof Outcome.Withheld) {
            withheld++;
        } else {
            passed++;
        }
        Set<Counting> here = new HashSet<>();
        int number = 0;
        for (Trail.Edit edit : collected.edits) {
            Counting counting = of(edit.rule());
            String hash = Spread.hash(place, String.valueOf(number++));
            // what stands in several pieces was found once
            if (edit.start() == edit.whole().start() || !edit.replacement().isEmpty()) {
                counting.finds++;
            }
            here.add(counting);
            if (counting.spread.wants(hash)) {
                counting.spread.add(
                        hash,
                        Example.of(
                                id,
                                edit.place(),
                                edit.text(),
                                edit.start(),
                                edit.end(),
                                edit.redacts() ? Optional.of(edit.replacement()) : Optional.empty()));
            }
        }
        here.forEach(counting -> counting.inMessages++);
        for (Trail.PassedOver over : collected.passedOver) {
            if (over.why() == Trail.Why.BELOW_MINIMUM) {
                Counting counting = of(over.rule());
                String hash = Spread.hash(place, String.valueOf(number++));
                counting.below++;
                if (counting.belowSpread.wants(hash)) {
                    counting.belowSpread.add(
                            hash,
                            Example.of(
                                    id,
                                    Optional.empty(),
                                    over.text(),
                                    over.span().start(),
                                    over.span().end(),
                                    Optional.empty()));
                }
            }
        }
    }

    /** Messages that could not be read whole. */
    public void addHeld(HeldReason reason, long count) {
        messages += count;
        held.merge(reason, count, Long::sum);
    }

    private Counting of(Optional<Rule> rule) {
        return rule.map(one -> counting(
                        one.name(),
                        one.label(),
                        one.operator().name(),
                        one.operator().redacts()))
                .orElseGet(() -> counting(EDITOR, "", "redact", true));
    }

    public long messages() {
        return messages;
    }

    /** Messages that would leave. */
    public long passed() {
        return passed;
    }

    public long withheld() {
        return withheld;
    }

    /** By reason. */
    public List<HeldLine> held() {
        List<HeldLine> lines = new ArrayList<>();
        held.forEach((reason, count) -> lines.add(new HeldLine(
                reason,
                count,
                heldExamples.containsKey(reason) ? heldExamples.get(reason).all() : List.of())));
        return lines;
    }

    /** In the order of the policy, those that find nothing included. */
    public List<RuleLine> rules() {
        List<RuleLine> lines = new ArrayList<>();
        for (Counting counting : order) {
            lines.add(new RuleLine(
                    counting.rule,
                    counting.label,
                    counting.operator,
                    counting.redacts,
                    counting.finds,
                    counting.inMessages,
                    counting.below,
                    counting.spread.all(),
                    counting.belowSpread.all()));
        }
        return lines;
    }
}
