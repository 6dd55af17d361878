package org.leakproof.redact.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.leakproof.redact.scan.Boundary;
import org.leakproof.redact.scan.Evidence;
import org.leakproof.redact.scan.Expression;
import org.leakproof.redact.scan.Head;
import org.leakproof.redact.scan.Pattern;
import org.leakproof.redact.scan.Scanner;

/**
 * Identifiers, own expressions and dictionaries of a policy, to be found together in one pass.
 *
 * <p>Immutable and shareable; each thread takes a {@link Finder} of its own.
 */
public final class CatalogueScanner {

    /**
     * What one of a pattern's or a dictionary's hits becomes.
     *
     * @param evidence what speaks for it beside a context word
     */
    record Target(
            int ruleIndex,
            String rule,
            String entity,
            double score,
            boolean needsContext,
            Optional<Identifier> identifier,
            ContextWords words,
            Evidence evidence) {

        /** Name of the form that matches. */
        String form() {
            return evidence.form();
        }

        Evidence evidence(Optional<String> word) {
            return word.isEmpty()
                    ? evidence
                    : new Evidence(form(), evidence.validator(), word.get(), OptionalInt.empty());
        }
    }

    private static final ContextWords NO_WORDS = new ContextWords(Context.NONE, new Vocabulary(List.of()));

    /** What a pattern looks like; identifiers of one look share it. */
    private record Look(Expression expression, Boundary left, Boundary right, Optional<Head> head) {}

    private final Scanner scanner;

    /** By pattern. */
    private final List<List<Target>> targets;

    private final List<Target> dictionaryTargets;
    private final Set<String> expressionNames;
    private final int expressionRules;

    /** All words that make something more likely where they stand near it. */
    private final Vocabulary vocabulary;

    private CatalogueScanner(
            Scanner scanner,
            Set<String> expressionNames,
            List<List<Target>> targets,
            List<Target> dictionaryTargets,
            int expressionRules,
            Vocabulary vocabulary) {
        this.scanner = scanner;
        this.expressionNames = expressionNames;
        this.targets = targets;
        this.dictionaryTargets = dictionaryTargets;
        this.expressionRules = expressionRules;
        this.vocabulary = vocabulary;
    }

    /** @throws IllegalArgumentException if two of them have one name */
    public static CatalogueScanner of(
            List<Identifier> identifiers, List<OwnExpression> expressions, List<NamedDictionary> dictionaries) {
        Map<Look, List<Target>> looks = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        Vocabulary vocabulary = vocabulary(identifiers);
        int rule = 0;
        for (Identifier identifier : identifiers) {
            add(identifier.id(), names);
            ContextWords words = new ContextWords(identifier.context(), vocabulary);
            String validator = identifier.validator().map(Validator::name).orElse("");
            for (Form form : identifier.forms()) {
                looks.computeIfAbsent(
                                new Look(form.expression(), form.left(), form.right(), form.head()),
                                look -> new ArrayList<>())
                        .add(new Target(
                                rule,
                                identifier.id(),
                                identifier.entity(),
                                form.score(),
                                form.needsContext(),
                                Optional.of(identifier),
                                words,
                                new Evidence(form.name(), validator, "", OptionalInt.empty())));
            }
            rule++;
        }
        for (OwnExpression own : expressions) {
            add(own.name(), names);
            looks.computeIfAbsent(
                            new Look(own.expression(), own.left(), own.right(), Optional.empty()),
                            look -> new ArrayList<>())
                    .add(new Target(
                            rule++,
                            own.name(),
                            own.entity(),
                            own.score(),
                            false,
                            Optional.empty(),
                            NO_WORDS,
                            Evidence.NONE));
        }
        List<Pattern> patterns = new ArrayList<>();
        List<List<Target>> targets = new ArrayList<>();
        looks.forEach((look, shared) -> {
            patterns.add(new Pattern(targets.size(), look.expression(), look.left(), look.right(), look.head()));
            targets.add(List.copyOf(shared));
        });
        Scanner scanner = expressions.isEmpty() ? Scanner.ofKnown(patterns) : Scanner.of(patterns, List.of());
        return new CatalogueScanner(scanner, Set.copyOf(names), List.copyOf(targets), List.of(), rule, vocabulary)
                .withDictionaries(dictionaries);
    }

    private static Vocabulary vocabulary(List<Identifier> identifiers) {
        return new Vocabulary(identifiers.stream()
                .map(Identifier::context)
                .map(ContextWords::firstWords)
                .flatMap(List::stream)
                .toList());
    }

    private static void add(String name, Set<String> names) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("two rules are called " + name);
        }
    }

    /**
     * The same with other dictionaries (an archive's address book); what was compiled is shared.
     *
     * @throws IllegalArgumentException if a dictionary has a name that something else has
     */
    public CatalogueScanner withDictionaries(List<NamedDictionary> dictionaries) {
        Set<String> names = new HashSet<>(expressionNames);
        List<Target> found = new ArrayList<>();
        for (NamedDictionary named : dictionaries) {
            add(named.name(), names);
            found.add(new Target(
                    expressionRules + found.size(),
                    named.name(),
                    named.entity(),
                    named.score(),
                    false,
                    Optional.empty(),
                    NO_WORDS,
                    Evidence.NONE));
        }
        Scanner with = scanner.withDictionaries(
                dictionaries.stream().map(NamedDictionary::dictionary).toList());
        return new CatalogueScanner(with, expressionNames, targets, List.copyOf(found), expressionRules, vocabulary);
    }

    /** For one thread; make it once and keep it, its automata warm up. */
    public Finder newFinder() {
        return new Finder(this, scanner.newScan());
    }

    int ruleCount() {
        return expressionRules + dictionaryTargets.size();
    }

    List<Target> targets(int pattern) {
        return targets.get(pattern);
    }

    /** The words that some rule looks for around its candidates. */
    Vocabulary vocabulary() {
        return vocabulary;
    }

    Target dictionaryTarget(int dictionary) {
        return dictionaryTargets.get(dictionary);
    }
}
