package org.leakproof.redact.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.leakproof.contract.yaml.YamlMapping;
import org.leakproof.redact.catalogue.Catalogue;
import org.leakproof.redact.catalogue.CatalogueScanner;
import org.leakproof.redact.scan.Span;
import org.leakproof.redact.scan.Text;

/** Checks a rule against the editor's own examples, and against ordinary text. */
final class RuleExamples {
    /** Invented; holds most kinds of words, numbers and signs that ordinary mail has. */
    private static final String ORDINARY =
            "Good morning, we met on 3 March 2019 at half past ten. The report has 48 pages and"
                    + " costs 12.50 a copy; please send two of them to the second floor. Grüße aus Köln, à bientôt!";

    private final Catalogue catalogue;

    RuleExamples(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void check(Rule rule, YamlMapping mapping) {
        if (rule.finds() instanceof Rule.Finds.People) {
            if (!rule.match().isEmpty() || !rule.noMatch().isEmpty()) {
                mapping.problem(
                        rule.match().isEmpty() ? "noMatch" : "match",
                        "the detector \"people\" finds whom an archive names: it has no examples of its own");
            }
            return;
        }
        boolean own = rule.finds() instanceof Rule.Finds.Expression;
        if (!own && rule.match().isEmpty() && rule.noMatch().isEmpty()) {
            return;
        }
        CatalogueScanner scanner = RuleScanner.of(List.of(rule), List.of(), catalogue);
        if (own) {
            int covered = find(scanner, rule, ORDINARY).stream()
                    .mapToInt(Span::length)
                    .sum();
            if (covered * 3 >= ORDINARY.length()) {
                mapping.problem(
                        "expression",
                        "the expression of " + mapping.where()
                                + " matches ordinary text; expected one that matches only what is to be redacted");
                return;
            }
        }
        for (String example : rule.match()) {
            match(scanner, rule, example, mapping);
        }
        for (String example : rule.noMatch()) {
            List<Span> found = find(scanner, rule, example);
            if (!found.isEmpty()) {
                mapping.problem(
                        "noMatch",
                        "example \"" + example + "\" of " + mapping.where() + ": found " + shown(found, example)
                                + "; expected nothing");
            }
        }
    }

    private static void match(CatalogueScanner scanner, Rule rule, String example, YamlMapping mapping) {
        List<String> expected = new ArrayList<>();
        String text = example;
        if (example.indexOf('«') >= 0) {
            for (int i = example.indexOf('«'); i >= 0; i = example.indexOf('«', i + 1)) {
                int end = example.indexOf('»', i);
                if (end < 0) {
                    mapping.problem("match", "example \"" + example + "\" of " + mapping.where() + ": « without »");
                    return;
                }
                expected.add(example.substring(i + 1, end));
            }
            text = example.replaceAll("[«»]", "");
        } else {
            expected.add(example);
        }
        String plain = text;
        List<Span> found = find(scanner, rule, plain);
        List<String> parts =
                found.stream().map(s -> plain.substring(s.start(), s.end())).toList();
        if (!parts.equals(expected)) {
            mapping.problem(
                    "match",
                    "example \"" + example + "\" of " + mapping.where() + ": found "
                            + (found.isEmpty() ? "nothing" : shown(found, plain)) + "; expected "
                            + expected.stream().map(p -> "\"" + p + "\"").collect(Collectors.joining(", "))
                            + (example.indexOf('«') < 0 && !found.isEmpty() ? " (or mark a part with « and »)" : ""));
        }
    }

    private static String shown(List<Span> found, String text) {
        return found.stream()
                .map(s -> "\"" + text.substring(s.start(), s.end()) + "\"")
                .collect(Collectors.joining(", "));
    }

    private static List<Span> find(CatalogueScanner scanner, Rule rule, String text) {
        return scanner.newFinder().find(Text.of(text)).stream()
                .filter(span -> span.score() >= rule.minimumScore())
                .toList();
    }
}
