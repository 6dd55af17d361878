package org.leakproof.redact.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leakproof.redact.catalogue.Catalogue;
import org.leakproof.redact.catalogue.CatalogueScanner;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.NamedDictionary;
import org.leakproof.redact.catalogue.OwnExpression;
import org.leakproof.redact.scan.Boundary;
import org.leakproof.redact.scan.Dictionary;
import org.leakproof.redact.scan.Expression;

/** Compiles what rules find. The scanner knows each rule by {@link #key}, which no identifier's id can be. */
public final class RuleScanner {
    private RuleScanner() {}

    /** What the spans of the rule at this place are called; rules with the same identifier share its id. */
    public static String key(Rule rule, int index) {
        return rule.finds() instanceof Rule.Finds.Identifier identifier ? identifier.id() : "rule:" + index;
    }

    /** @param more further dictionaries */
    public static CatalogueScanner of(List<Rule> rules, List<NamedDictionary> more, Catalogue catalogue) {
        Map<String, Identifier> identifiers = new LinkedHashMap<>();
        List<OwnExpression> expressions = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule.finds() instanceof Rule.Finds.Identifier identifier) {
                identifiers.put(identifier.id(), catalogue.find(identifier.id()).orElseThrow());
            } else if (rule.finds() instanceof Rule.Finds.Expression own) {
                Boundary boundary = own.wholeWords() ? Boundary.WORD : Boundary.NONE;
                Expression expression =
                        own.ignoreCase() ? Expression.parseIgnoringCase(own.source()) : Expression.parse(own.source());
                expressions.add(new OwnExpression(key(rule, i), rule.entity(), expression, boundary, boundary, 1));
            }
        }
        List<NamedDictionary> dictionaries = new ArrayList<>(dictionaries(rules));
        dictionaries.addAll(more);
        return CatalogueScanner.of(List.copyOf(identifiers.values()), expressions, dictionaries);
    }

    /** The dictionaries of the rules. */
    public static List<NamedDictionary> dictionaries(List<Rule> rules) {
        List<NamedDictionary> dictionaries = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule.finds() instanceof Rule.Finds.Terms terms) {
                dictionaries.add(new NamedDictionary(key(rule, i), rule.entity(), dictionary(terms), 1));
            }
        }
        return dictionaries;
    }

    static Dictionary dictionary(Rule.Finds.Terms terms) {
        List<Dictionary.Term> list = new ArrayList<>();
        for (int entry = 0; entry < terms.terms().size(); entry++) {
            list.add(new Dictionary.Term(terms.terms().get(entry), entry));
        }
        return Dictionary.of(list, terms.ignoreCase() ? Dictionary.Folding.ALL : Dictionary.Folding.NONE);
    }
}
