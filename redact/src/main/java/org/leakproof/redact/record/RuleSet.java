package org.leakproof.redact.record;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Place;
import org.leakproof.redact.catalogue.Catalogue;
import org.leakproof.redact.catalogue.CatalogueConfig;
import org.leakproof.redact.catalogue.CatalogueScanner;
import org.leakproof.redact.catalogue.NamedDictionary;
import org.leakproof.redact.catalogue.contact.PhoneConfig;
import org.leakproof.redact.gate.KeptTerm;
import org.leakproof.redact.gate.ValueScope;
import org.leakproof.redact.names.AddressBook;
import org.leakproof.redact.operate.Canonical;
import org.leakproof.redact.policy.Field;
import org.leakproof.redact.policy.Keep;
import org.leakproof.redact.policy.Policy;
import org.leakproof.redact.policy.Rule;
import org.leakproof.redact.policy.RuleScanner;
import org.leakproof.redact.policy.Treatment;
import org.leakproof.redact.scan.Dictionary;
import org.leakproof.redact.scan.Span;

/** A policy, compiled: what to search for, which rule a span belongs to, what the gate has to know. Immutable and
 *  shareable. */
public final class RuleSet {
    /** What spans are called that no rule of the file names. No identifier's id and no {@link RuleScanner#key} is alike. */
    static final String KEPT = "kept:";

    static final String NAMES = "people:names";
    static final String ADDRESSES = "people:addresses";
    static final String OWN_PEOPLE = "people:own";

    /** The entity of what an editor redacted. */
    static final String EDITOR = "EDITOR";
    /** The entity of what a withheld message says. */
    static final String WITHHELD = "WITHHELD";
    /** The entity of participants, where the rules do not say it. */
    private static final String PERSON = "PERSON";
    /** Id of the identifier whose finds hold names. */
    static final String EMAIL = "email";

    /** A name may be a word, an address is none. */
    private static final double NAME_SCORE = 0.85;

    static final double OWN_PEOPLE_SCORE = 0.9;
    private static final double ADDRESS_SCORE = 1;

    private final Policy policy;
    private final CatalogueScanner scanner;
    private final List<NamedDictionary> dictionaries;
    private final Map<String, List<Integer>> rulesByKey = new HashMap<>();
    private final Map<String, ValueScope> scopes = new HashMap<>();
    private final Map<String, String> figures = new HashMap<>();
    private final Set<Place.Kind> searched = EnumSet.noneOf(Place.Kind.class);
    private final Set<Field> searchedFields = EnumSet.noneOf(Field.class);
    /** Ids of identifiers whose separators mean nothing. */
    private final Set<String> plain = new HashSet<>();

    private final String peopleEntity;
    private final List<String> labels;
    private final boolean redactsPeople;

    public RuleSet(Policy policy) {
        this.policy = policy;
        List<Rule> rules = policy.rules();
        List<NamedDictionary> always = new ArrayList<>(RuleScanner.dictionaries(rules));
        kept(policy.keep()).ifPresent(always::add);
        this.dictionaries = List.copyOf(always);
        Catalogue catalogue = Catalogue.of(new CatalogueConfig(new PhoneConfig(policy.regions())));
        this.scanner = RuleScanner.of(rules, kept(policy.keep()).stream().toList(), catalogue);
        plain.addAll(List.of("payment-card", "iban"));
        catalogue.groups().values().forEach(group -> group.forEach(identifier -> plain.add(identifier.id())));
        for (int i = 0; i < rules.size(); i++) {
            List<String> keys = rules.get(i).finds() instanceof Rule.Finds.People
                    ? List.of(NAMES, ADDRESSES, OWN_PEOPLE)
                    : List.of(RuleScanner.key(rules.get(i), i));
            for (String key : keys) {
                rulesByKey.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
            }
        }
        for (Field field : Field.values()) {
            if (policy.fields().getOrDefault(field, Treatment.REDACT) == Treatment.REDACT) {
                searched.addAll(field.places());
                searchedFields.add(field);
            }
        }
        this.peopleEntity = rules.stream()
                .filter(rule -> rule.finds() instanceof Rule.Finds.People)
                .map(Rule::entity)
                .findFirst()
                .orElse(PERSON);
        this.redactsPeople = rules.stream()
                .anyMatch(rule -> rule.finds() instanceof Rule.Finds.People
                        && rule.operator().redacts());
        this.labels = rules.stream().map(Rule::label).distinct().sorted().toList();
        rules.forEach(this::scope);
        for (Keep keep : policy.keep()) {
            if (!keep.name().isEmpty() && keep.fields().contains(Field.PARTICIPANTS)) {
                keep.terms().forEach(term -> figures.putIfAbsent(figureKey(term), keep.name()));
            }
        }
    }

    private static Optional<NamedDictionary> kept(List<Keep> keep) {
        List<Dictionary.Term> terms = new ArrayList<>();
        for (int i = 0; i < keep.size(); i++) {
            for (String term : keep.get(i).terms()) {
                terms.add(new Dictionary.Term(term, i));
            }
        }
        return terms.isEmpty()
                ? Optional.empty()
                : Optional.of(new NamedDictionary(KEPT, "KEPT", Dictionary.of(terms, Dictionary.Folding.ALL), 1));
    }

    private void scope(Rule rule) {
        if (rule.operator().redacts()) {
            boolean name = rule.finds() instanceof Rule.Finds.People;
            Set<Place.Kind> places = Field.places(rule.fields());
            places.retainAll(searched);
            scopes.merge(rule.entity(), new ValueScope(name, places), RuleSet::union);
        }
    }

    private static ValueScope union(ValueScope one, ValueScope other) {
        Set<Place.Kind> places = new HashSet<>(one.places());
        places.addAll(other.places());
        return new ValueScope(one.name() || other.name(), places);
    }

    Policy policy() {
        return policy;
    }

    /** All that the policy searches for, and the people of an archive. */
    CatalogueScanner scanner(AddressBook book) {
        if (!findsPeople()) {
            return scanner;
        }
        List<NamedDictionary> all = new ArrayList<>(dictionaries);
        book.names().ifPresent(names -> all.add(new NamedDictionary(NAMES, peopleEntity, names, NAME_SCORE)));
        book.addresses()
                .ifPresent(
                        addresses -> all.add(new NamedDictionary(ADDRESSES, peopleEntity, addresses, ADDRESS_SCORE)));
        return scanner.withDictionaries(all);
    }

    boolean findsPeople() {
        return rulesByKey.containsKey(OWN_PEOPLE);
    }

    /** Whether names and addresses of participants must stand nowhere. */
    boolean redactsPeople() {
        return redactsPeople;
    }

    /** Whether the rules look at the field; an editor's decisions hold for all. */
    boolean looksAt(Field field) {
        return searchedFields.contains(field);
    }

    /** The place in the policy of the first rule that takes such a span in this field. */
    Optional<Integer> ruleOf(String key, double score, Field field) {
        for (int index : rulesByKey.getOrDefault(key, List.of())) {
            Rule rule = policy.rules().get(index);
            if (score >= rule.minimumScore() && rule.fields().contains(field)) {
                return Optional.of(index);
            }
        }
        return Optional.empty();
    }

    /** The places in the policy of all rules for such spans. */
    List<Integer> rulesFor(String key) {
        return rulesByKey.getOrDefault(key, List.of());
    }

    /** Whether the span is an address that a rule takes out of this field, so that the names in it are to go too. */
    boolean isRedactedAddress(Span span, Field field) {
        return redactsPeople
                && span.rule().equals(EMAIL)
                && ruleOf(span.rule(), span.score(), field)
                        .filter(rule -> policy.rules().get(rule).operator().redacts())
                        .isPresent();
    }

    /** Whether the rule that takes such a span in this field lets it stand. */
    boolean letsStand(Span span, Field field) {
        return ruleOf(span.rule(), span.score(), field)
                .filter(rule -> !policy.rules().get(rule).operator().redacts())
                .isPresent();
    }

    Canonical.Written written(Rule rule) {
        if (!(rule.finds() instanceof Rule.Finds.Identifier identifier)) {
            return Canonical.Written.PLAIN;
        }
        if (plain.contains(identifier.id())) {
            return Canonical.Written.PLAIN;
        }
        return identifier.id().equals("phone") ? Canonical.Written.PHONE : Canonical.Written.STRUCTURED;
    }

    String peopleEntity() {
        return peopleEntity;
    }

    /** Where the values of an entity must not stand. */
    public ValueScope scope(String entity) {
        ValueScope scope = scopes.get(entity);
        return scope != null ? scope : new ValueScope(false, searched);
    }

    /** What the gate lets stand. */
    public List<KeptTerm> keptTerms() {
        List<KeptTerm> kept = new ArrayList<>();
        for (Keep keep : policy.keep()) {
            keep.terms().forEach(term -> kept.add(new KeptTerm(term, Field.places(keep.fields()))));
        }
        return kept;
    }

    /** The name under which the policy keeps whoever has this name, address or handle. */
    public Optional<String> figure(String term) {
        return figures.isEmpty() ? Optional.empty() : Optional.ofNullable(figures.get(figureKey(term)));
    }

    private static String figureKey(String term) {
        String letters =
                Canonical.folded(term).replaceAll("[^\\p{L}\\p{N}@]+", " ").strip();
        int comma = term.indexOf(',');
        if (comma > 0 && comma == term.lastIndexOf(',')) {
            return figureKey(term.substring(comma + 1) + " " + term.substring(0, comma));
        }
        return letters;
    }

    /** The public labels of all rules, sorted. */
    List<String> labels() {
        return labels;
    }
}
