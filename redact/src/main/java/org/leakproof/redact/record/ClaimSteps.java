package org.leakproof.redact.record;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leakproof.redact.policy.Rule;
import org.leakproof.redact.record.Trail.PassedOver;
import org.leakproof.redact.record.Trail.Why;
import org.leakproof.redact.scan.Claim;
import org.leakproof.redact.scan.Span;
import org.leakproof.redact.scan.Spans;

/** Tells a trail which finds do not count, and why. Does nothing if nobody watches. */
final class ClaimSteps {
    private final RuleSet rules;
    private final Trail trail;

    ClaimSteps(RuleSet rules, Trail trail) {
        this.rules = rules;
        this.trail = trail;
    }

    /** A find that no rule takes. */
    void passedBy(Unit unit, Span span) {
        List<Integer> candidates = rules.rulesFor(span.rule());
        Optional<Rule> here = candidates.stream()
                .map(index -> rules.policy().rules().get(index))
                .filter(rule -> rule.fields().contains(unit.field()))
                .findFirst();
        Optional<Rule> rule = here.or(() -> candidates.stream()
                .findFirst()
                .map(index -> rules.policy().rules().get(index)));
        Why why = here.isPresent() ? Why.BELOW_MINIMUM : Why.NOT_IN_THIS_FIELD;
        trail.passedOver(
                new PassedOver(unit.field(), unit.text(), span, why, rule, Optional.empty(), Optional.empty()));
    }

    /** @param left which of the claims are left */
    void dropped(Unit unit, List<Claim> claims, List<Claim> left, Why why) {
        if (!trail.watches()) {
            return;
        }
        Set<Claim> still = identities();
        still.addAll(left);
        for (Claim claim : claims) {
            if (!still.contains(claim)) {
                Optional<Claim> by = why == Why.PART_OF_LONGER
                        ? left.stream()
                                .filter(other -> other.span().covers(claim.span()))
                                .findFirst()
                        : Optional.empty();
                tell(unit, claim, why, by);
            }
        }
    }

    void settled(Unit unit, List<Claim> claims, List<Spans.Settled> settled) {
        if (!trail.watches()) {
            return;
        }
        Set<Claim> holders = identities();
        settled.forEach(one -> holders.add(one.claim()));
        for (Claim claim : claims) {
            if (!holders.contains(claim)) {
                Optional<Claim> by = settled.stream()
                        .filter(one -> one.span().overlaps(claim.span()))
                        .map(Spans.Settled::claim)
                        .findFirst();
                tell(unit, claim, Why.OVERLAPPED, by);
            }
        }
    }

    private static Set<Claim> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private void tell(Unit unit, Claim claim, Why why, Optional<Claim> by) {
        trail.passedOver(new PassedOver(
                unit.field(),
                unit.text(),
                claim.span(),
                why,
                rule(claim),
                by.map(Claim::span),
                by.flatMap(this::rule)));
    }

    /** Empty for an editor's decision. */
    private Optional<Rule> rule(Claim claim) {
        return claim.priority() == 0 ? Optional.of(rules.policy().rules().get(claim.order())) : Optional.empty();
    }
}
