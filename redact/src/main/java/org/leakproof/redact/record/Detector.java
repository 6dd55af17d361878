package org.leakproof.redact.record;

import java.util.ArrayList;
import java.util.List;
import org.leakproof.redact.catalogue.Finder;
import org.leakproof.redact.names.Acquaintances;
import org.leakproof.redact.names.AddressBook;
import org.leakproof.redact.names.Identities;
import org.leakproof.redact.names.OwnPeople;
import org.leakproof.redact.operate.Canonical;
import org.leakproof.redact.policy.Field;
import org.leakproof.redact.policy.Policy;
import org.leakproof.redact.policy.Rule;
import org.leakproof.redact.scan.Spans;

/** Tells what a policy takes out of single texts, by the way that redaction goes: each text as the body of a message of its
 *  own, in an archive that names nobody. One thread at a time. */
public final class Detector {
    private final RuleSet rules;
    private final Finder finder;
    private final AddressBook nobody;
    private final Acquaintances acquaintances;

    private Detector(RuleSet rules, Identities identities) {
        this.rules = rules;
        this.nobody = new AddressBook.Builder(identities, term -> false).build();
        this.finder = rules.scanner(nobody).newFinder();
        this.acquaintances = new Acquaintances(identities);
    }

    /** The same for another thread; shares what was compiled. */
    public Detector another() {
        return of(rules);
    }

    /** A passage that would be taken out.
     *
     *  @param start first UTF-16 unit, from 0
     *  @param end behind the last
     *  @param entity the kind of thing, as the rule calls it
     *  @param score 0 to 1
     *  @param rule the rule's name in the policy */
    public record Found(int start, int end, String entity, double score, String rule) {}

    /** Compiles the policy: takes a moment, do it once. */
    public static Detector of(Policy policy) {
        return of(new RuleSet(policy));
    }

    private static Detector of(RuleSet rules) {
        return new Detector(rules, new Identities(new Canonical(rules.policy().regions())));
    }

    /** In order of place, without overlap; nothing where the policy lets bodies leave as written.
     *
     *  @throws RuntimeException whatever a rule's check throws: redaction would hold the message */
    public List<Found> find(String text) {
        Unit unit = Unit.unlisted(Field.BODY, text);
        Claims claims =
                new Claims(rules, finder, nobody, new OwnPeople(acquaintances, List.of()), List.of(), Trail.NONE);
        claims.learn(List.of(unit));
        List<Found> found = new ArrayList<>();
        for (Spans.Settled settled : settle(claims, unit)) {
            Rule rule = rules.policy().rules().get(settled.claim().order());
            int start = settled.span().start();
            int end = settled.span().end();
            if (rule.operator().redacts() && !Editing.isLeft(settled, text.substring(start, end))) {
                found.add(new Found(
                        start, end, rule.entity(), settled.claim().span().score(), rule.name()));
            }
        }
        return found;
    }

    private static List<Spans.Settled> settle(Claims claims, Unit unit) {
        try {
            return claims.settle(unit);
        } catch (Hold hold) {
            throw new IllegalStateException("held without a decision: " + hold.reason(), hold);
        }
    }

    @Override
    public String toString() {
        return "Detector[" + rules.policy() + "]";
    }
}
