package org.leakproof.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leakproof.contract.yaml.YamlMapping;
import org.leakproof.redact.catalogue.Refusal;
import org.leakproof.redact.explain.Explanation;
import org.leakproof.redact.policy.Field;
import org.leakproof.redact.policy.Policy;
import org.leakproof.redact.policy.Rule;
import org.leakproof.redact.policy.Treatment;
import org.leakproof.redact.record.Trail;
import org.leakproof.redact.scan.Span;

/** An explanation for a terminal, in an editor's words. */
final class ExplanationPage {
    private static final int MOST_PASSAGE = 100;
    private static final int MOST_TEXT = 2000;

    private final Explanation explanation;
    private final Policy policy;
    private final Field field;
    private final boolean knowsPeople;

    ExplanationPage(Explanation explanation, Policy policy, Field field, boolean knowsPeople) {
        this.explanation = explanation;
        this.policy = policy;
        this.field = field;
        this.knowsPeople = knowsPeople;
    }

    void print(PrintWriter out) {
        Treatment treatment = policy.fields().get(field);
        if (treatment != Treatment.REDACT) {
            out.println("The policy " + (treatment == Treatment.KEEP ? "keeps" : "drops") + " the field "
                    + YamlMapping.word(field) + ": no rule looks at it.");
            out.println();
        }
        found(out);
        notRedacted(out);
        if (!knowsPeople && policy.rules().stream().anyMatch(rule -> rule.finds() instanceof Rule.Finds.People)) {
            out.println("The detector \"people\" knows nobody here; name people with --person \"Jane Doe"
                    + " <jane@example.org>\".");
            out.println();
        }
        leaves(out);
    }

    private void found(PrintWriter out) {
        if (explanation.edits().isEmpty()) {
            out.println("Nothing is redacted.");
        } else {
            out.println("Found:");
        }
        out.println();
        for (Trail.Edit edit : explanation.edits()) {
            boolean piece = edit.end() - edit.start() != edit.whole().length();
            out.println("  " + quoted(edit.passage()) + "  "
                    + (!edit.redacts()
                            ? "stays: the operator is keep"
                            : edit.replacement().isEmpty()
                                    ? "is taken out"
                                            + (piece && !edit.operator().equals("remove") ? " with the rest of it" : "")
                                    : "becomes " + TerminalText.of(edit.replacement(), MOST_PASSAGE)));
            if (piece) {
                out.println("      a piece of " + quoted(whole(edit)) + ": something stronger has the rest of it");
            }
            if (!edit.plain().equals(whole(edit))) {
                out.println("      stands encoded, reads as " + quoted(edit.plain()));
            }
            edit.rule().ifPresent(rule -> {
                out.println("      rule \"" + rule.name() + "\" (" + finds(rule) + "), operator " + edit.operator());
                out.println("      " + sureness(edit.whole(), rule));
            });
            for (Trail.PassedOver over : explanation.passedOver()) {
                if (isToldOf(over, edit) && !over.rule().equals(edit.rule())) {
                    out.println("      went before " + quoted(over) + " of rule \""
                            + over.rule().map(Rule::name).orElse("") + "\", score "
                            + score(over.span().score()));
                }
            }
            out.println();
        }
    }

    /** Whether what was passed over is told of where its winner is. */
    private static boolean isToldOf(Trail.PassedOver over, Trail.Edit winner) {
        return over.why() == Trail.Why.OVERLAPPED
                && over.by().filter(winner.whole()::equals).isPresent();
    }

    private static String whole(Trail.Edit edit) {
        return edit.text().substring(edit.whole().start(), edit.whole().end());
    }

    private static String sureness(Span span, Rule rule) {
        StringBuilder line =
                new StringBuilder("score " + score(span.score()) + ", the rule asks for " + score(rule.minimumScore()));
        if (!span.evidence().form().isEmpty()) {
            line.append("; written form: ").append(span.evidence().form());
        }
        if (!span.evidence().validator().isEmpty()) {
            line.append("; checked by: ").append(span.evidence().validator());
        }
        line.append(
                span.evidence().context().isEmpty()
                        ? ""
                        : "; word near it: " + span.evidence().context());
        return line.toString();
    }

    private static String finds(Rule rule) {
        if (rule.finds() instanceof Rule.Finds.Identifier identifier) {
            return "detector " + identifier.id();
        }
        if (rule.finds() instanceof Rule.Finds.People) {
            return "detector people";
        }
        return rule.finds() instanceof Rule.Finds.Expression ? "expression of your own" : "your list of words";
    }

    private void notRedacted(PrintWriter out) {
        List<Trail.PassedOver> over = explanation.passedOver().stream()
                .filter(each -> explanation.edits().stream().noneMatch(edit -> isToldOf(each, edit)))
                .toList();
        if (over.isEmpty() && explanation.refused().isEmpty()) {
            return;
        }
        out.println("Looked at, and not redacted by this:");
        out.println();
        for (Trail.PassedOver each : over) {
            out.println("  " + quoted(each) + "  " + why(each));
        }
        for (Refusal refusal : explanation.refused()) {
            out.println("  " + quoted(explanation.text().substring(refusal.start(), refusal.end())) + "  "
                    + (refusal.validator().isEmpty()
                            ? "no " + refusal.rule() + ": no word near it says so"
                            : "no " + refusal.rule() + ": the check \"" + refusal.validator() + "\" refused it")
                    + (refusal.form().isEmpty() ? "" : " (written form: " + refusal.form() + ")"));
        }
        out.println();
    }

    private static String why(Trail.PassedOver over) {
        String rule = over.rule()
                .map(r -> "rule \"" + r.name() + "\"")
                .orElse("detector " + over.span().rule());
        String by = over.byRule().map(r -> "rule \"" + r.name() + "\"").orElse("an editor's decision");
        return switch (over.why()) {
            case BELOW_MINIMUM ->
                rule + ": score " + score(over.span().score()) + ", the rule asks for "
                        + over.rule().map(r -> score(r.minimumScore())).orElse("more")
                        + Optional.of(over.span().evidence().form())
                                .filter(form -> !form.isEmpty())
                                .map(form -> " (written form: " + form + ")")
                                .orElse("");
            case NOT_IN_THIS_FIELD -> rule + ": it is not for this field";
            case KEPT -> rule + ": stands in what the policy keeps";
            case PART_OF_LONGER -> rule + ": part of what " + by + " found";
            case OVERLAPPED -> rule + ": " + by + " went before it";
        };
    }

    private void leaves(PrintWriter out) {
        if (explanation.held().isPresent()) {
            out.println("A message with this text would be held: "
                    + explanation.held().get()
                    + explanation
                            .gateHit()
                            .map(place -> " (what was taken out stands somewhere else too: "
                                    + place.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")")
                            .orElse(""));
            return;
        }
        out.println(explanation.clean().isEmpty() ? "Nothing of it leaves." : "What leaves:");
        explanation.clean().ifPresent(clean -> {
            out.println();
            out.println("  " + TerminalText.of(clean, MOST_TEXT));
        });
    }

    private static String quoted(Trail.PassedOver over) {
        return quoted(over.text().substring(over.span().start(), over.span().end()));
    }

    private static String quoted(String passage) {
        return "\"" + TerminalText.of(passage, MOST_PASSAGE) + "\"";
    }

    private static String score(double score) {
        String text = String.format(Locale.ROOT, "%.2f", score);
        return text.endsWith("0") ? text.substring(0, text.length() - 1) : text;
    }
}
