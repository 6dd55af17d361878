package org.leakproof.redact.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leakproof.redact.scan.Pattern;
import org.leakproof.redact.scan.Scanner;

/**
 * Identifiers, own expressions and dictionaries of a policy, to be found together, in one pass or in a few ({@link Pass}).
 *
 * <p>Immutable and shareable; each thread takes a {@link Finder} of its own.
 */
public final class CatalogueScanner {

    /** What a pattern's or a dictionary's hits become. */
    record Target(
            int ruleIndex,
            String rule,
            String entity,
            double score,
            String form,
            boolean needsContext,
            Optional<Identifier> identifier,
            ContextWords words) {}

    private static final ContextWords NO_WORDS = new ContextWords(Context.NONE);

    /** One for each pass over a text; the first has the dictionaries. */
    private final List<Scanner> scanners;

    private final List<Target> targets;
    private final List<Target> dictionaryTargets;
    private final int expressionRules;

    private CatalogueScanner(
            List<Scanner> scanners, List<Target> targets, List<Target> dictionaryTargets, int expressionRules) {
        this.scanners = List.copyOf(scanners);
        this.targets = List.copyOf(targets);
        this.dictionaryTargets = List.copyOf(dictionaryTargets);
        this.expressionRules = expressionRules;
    }

    /** @throws IllegalArgumentException if two of them have one name */
    public static CatalogueScanner of(
            List<Identifier> identifiers, List<OwnExpression> expressions, List<NamedDictionary> dictionaries) {
        Map<Pass, List<Pattern>> passes = new EnumMap<>(Pass.class);
        passes.put(Pass.MAIN, new ArrayList<>());
        List<Target> targets = new ArrayList<>();
        int rule = 0;
        for (Identifier identifier : identifiers) {
            ContextWords words = new ContextWords(identifier.context());
            List<Pattern> patterns = passes.computeIfAbsent(identifier.pass(), pass -> new ArrayList<>());
            for (Form form : identifier.forms()) {
                patterns.add(new Pattern(targets.size(), form.expression(), form.left(), form.right()));
                targets.add(new Target(
                        rule,
                        identifier.id(),
                        identifier.entity(),
                        form.score(),
                        form.name(),
                        form.needsContext(),
                        Optional.of(identifier),
                        words));
            }
            rule++;
        }
        for (OwnExpression own : expressions) {
            passes.get(Pass.MAIN).add(new Pattern(targets.size(), own.expression(), own.left(), own.right()));
            targets.add(
                    new Target(rule++, own.name(), own.entity(), own.score(), "", false, Optional.empty(), NO_WORDS));
        }
        List<Scanner> scanners = new ArrayList<>();
        passes.values().forEach(patterns -> scanners.add(Scanner.of(patterns, List.of())));
        return new CatalogueScanner(scanners, targets, List.of(), rule).withDictionaries(dictionaries);
    }

    /**
     * The same with other dictionaries (an archive's address book); what was compiled is shared.
     *
     * @throws IllegalArgumentException if a dictionary has a name that something else has
     */
    public CatalogueScanner withDictionaries(List<NamedDictionary> dictionaries) {
        Set<String> names = new HashSet<>();
        int previous = -1;
        for (Target target : targets) {
            if (target.ruleIndex() != previous && !names.add(target.rule())) {
                throw new IllegalArgumentException("two rules are called " + target.rule());
            }
            previous = target.ruleIndex();
        }
        List<Target> found = new ArrayList<>();
        for (NamedDictionary named : dictionaries) {
            if (!names.add(named.name())) {
                throw new IllegalArgumentException("two rules are called " + named.name());
            }
            found.add(new Target(
                    expressionRules + found.size(),
                    named.name(),
                    named.entity(),
                    named.score(),
                    "",
                    false,
                    Optional.empty(),
                    NO_WORDS));
        }
        List<Scanner> others = new ArrayList<>(scanners);
        others.set(
                0,
                scanners.get(0)
                        .withDictionaries(dictionaries.stream()
                                .map(NamedDictionary::dictionary)
                                .toList()));
        return new CatalogueScanner(others, targets, found, expressionRules);
    }

    /** For one thread; make it once and keep it, its automata warm up. */
    public Finder newFinder() {
        return new Finder(this, scanners.stream().map(Scanner::newScan).toList());
    }

    int ruleCount() {
        return expressionRules + dictionaryTargets.size();
    }

    Target target(int pattern) {
        return targets.get(pattern);
    }

    Target dictionaryTarget(int dictionary) {
        return dictionaryTargets.get(dictionary);
    }
}
