package org.leakproof.redact.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.leakproof.contract.yaml.Problems;
import org.leakproof.contract.yaml.YamlMapping;
import org.leakproof.redact.catalogue.Catalogue;
import org.leakproof.redact.catalogue.CatalogueConfig;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.contact.PhoneConfig;
import org.leakproof.redact.operate.Operator;
import org.leakproof.redact.operate.Operators;
import org.leakproof.redact.operate.Scope;
import org.leakproof.redact.scan.Expression;
import org.leakproof.redact.scan.ExpressionException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the rules of a policy. */
final class RuleReader {
    /** Id of the detector that knows the participants. */
    static final String PEOPLE = "people";

    private static final int MOST_WORDS = 12;
    private static final int MOST_CHARACTERS = 200;

    private static final List<String> KEYS = List.of(
            "name",
            "detector",
            "expression",
            "terms",
            "file",
            "entity",
            "label",
            "operator",
            "with",
            "ignoreCase",
            "wholeWords",
            "minimumScore",
            "fields",
            "match",
            "noMatch");

    private final Optional<Path> folder;
    private final Scope scope;
    private final People people;
    private final Problems problems;
    private final Catalogue catalogue;
    private final RuleExamples examples;
    private final Set<String> names = new HashSet<>();

    RuleReader(Optional<Path> folder, Scope scope, People people, List<String> regions, Problems problems) {
        this.folder = folder;
        this.scope = scope;
        this.people = people;
        this.problems = problems;
        this.catalogue = Catalogue.of(new CatalogueConfig(new PhoneConfig(regions)));
        this.examples = new RuleExamples(catalogue);
    }

    List<Rule> rules(List<Node> nodes) {
        List<Rule> rules = new ArrayList<>();
        for (Node node : nodes) {
            YamlMapping.of(node, "a rule", problems)
                    .flatMap(mapping -> YamlMapping.of(node, title(mapping), problems))
                    .map(this::rule)
                    .ifPresent(rules::addAll);
        }
        return rules;
    }

    private static String title(YamlMapping mapping) {
        for (String key : List.of("name", "detector")) {
            Optional<String> text = mapping.has(key) ? YamlMapping.scalar(mapping.at(key)) : Optional.empty();
            if (text.isPresent()) {
                return "rule \"" + text.get() + "\"";
            }
        }
        return "a rule";
    }

    /** One, or one for each identifier of a group; none if there are problems. */
    private List<Rule> rule(YamlMapping mapping) {
        List<Identifier> group = group(mapping);
        if (!group.isEmpty()) {
            return ofGroup(mapping, group);
        }
        int before = problems.size();
        mapping.only(Set.copyOf(KEYS), KEYS);
        Optional<Rule.Finds> finds = finds(mapping);
        Optional<String> name = name(mapping, finds);
        String entity = entity(mapping, finds, name.orElse(""));
        String label = label(mapping, finds, entity);
        Optional<Operator> operator = operator(mapping, finds);
        double minimumScore = mapping.share("minimumScore").orElse(0.5);
        Set<Field> fields = PolicyLoader.fieldsOf(mapping);
        if (problems.size() > before || finds.isEmpty() || name.isEmpty() || operator.isEmpty()) {
            return List.of();
        }
        Rule rule = new Rule(
                name.get(),
                finds.get(),
                entity,
                label,
                operator.get(),
                minimumScore,
                fields,
                mapping.texts("match"),
                mapping.texts("noMatch"));
        examples.check(rule, mapping);
        return List.of(rule);
    }

    /** What the detector stands for, if it is a group's name. */
    private List<Identifier> group(YamlMapping mapping) {
        return mapping.has("detector")
                ? YamlMapping.scalar(mapping.at("detector"))
                        .map(id -> catalogue.groups().getOrDefault(id, List.of()))
                        .orElse(List.of())
                : List.of();
    }

    private List<Rule> ofGroup(YamlMapping mapping, List<Identifier> group) {
        int before = problems.size();
        mapping.only(Set.copyOf(KEYS), KEYS);
        String id = mapping.text("detector").orElse("");
        for (String key : List.of("expression", "terms", "file", "ignoreCase", "wholeWords", "match", "noMatch")) {
            if (mapping.has(key)) {
                mapping.problem(
                        key,
                        "\"" + key + "\" does not go with \"" + id + "\", which stands for " + group.size()
                                + " detectors");
            }
        }
        String name = mapping.text("name").orElse(id);
        unique(name, mapping);
        String label = label(mapping, Optional.empty(), id.replace('-', '_').toUpperCase(Locale.ROOT));
        Optional<Operator> operator = operator(mapping, Optional.empty());
        double minimumScore = mapping.share("minimumScore").orElse(0.5);
        Set<Field> fields = PolicyLoader.fieldsOf(mapping);
        List<Rule> rules = new ArrayList<>();
        for (Identifier identifier : group) {
            Optional<Rule.Finds> finds = Optional.of(new Rule.Finds.Identifier(identifier.id()));
            String entity = entity(mapping, finds, name);
            operator.ifPresent(does -> rules.add(new Rule(
                    name + ":" + identifier.id(),
                    finds.get(),
                    entity,
                    label,
                    does,
                    minimumScore,
                    fields,
                    List.of(),
                    List.of())));
        }
        return problems.size() > before ? List.of() : rules;
    }

    private Optional<Rule.Finds> finds(YamlMapping mapping) {
        List<String> found = new ArrayList<>(List.of("detector", "expression", "terms", "file"));
        found.removeIf(key -> !mapping.has(key));
        if (found.equals(List.of("terms", "file"))) {
            found.remove("file");
        }
        if (found.size() != 1) {
            problems.at(
                    mapping.node(),
                    (found.isEmpty() ? "nothing to find" : String.join(" and ", found) + " together") + " in "
                            + mapping.where() + "; expected detector, expression, or terms and file");
            return Optional.empty();
        }
        return switch (found.get(0)) {
            case "detector" -> detector(mapping);
            case "expression" -> expression(mapping);
            default -> terms(mapping);
        };
    }

    private Optional<Rule.Finds> detector(YamlMapping mapping) {
        for (String key : List.of("ignoreCase", "wholeWords")) {
            if (mapping.has(key)) {
                mapping.problem(key, "\"" + key + "\" is for own expressions and terms, not for a detector");
            }
        }
        return mapping.text("detector").flatMap(id -> {
            if (id.equals(PEOPLE)) {
                return Optional.of(new Rule.Finds.People());
            }
            if (catalogue.find(id).isPresent()) {
                return Optional.of(new Rule.Finds.Identifier(id));
            }
            Set<String> ids =
                    new TreeSet<>(catalogue.all().stream().map(Identifier::id).toList());
            ids.addAll(catalogue.groups().keySet());
            ids.add(PEOPLE);
            mapping.problem(
                    "detector", "unknown detector \"" + id + "\"; expected " + YamlMapping.oneOf(List.copyOf(ids)));
            return Optional.empty();
        });
    }

    private Optional<Rule.Finds> expression(YamlMapping mapping) {
        boolean ignoreCase = mapping.flag("ignoreCase").orElse(false);
        boolean wholeWords = mapping.flag("wholeWords").orElse(true);
        return mapping.text("expression").flatMap(source -> {
            try {
                if (ignoreCase) {
                    Expression.parseIgnoringCase(source);
                } else {
                    Expression.parse(source);
                }
                return Optional.of(new Rule.Finds.Expression(source, ignoreCase, wholeWords));
            } catch (ExpressionException e) {
                mapping.problem(
                        "expression",
                        "bad expression in " + mapping.where() + ", character " + (e.position() + 1) + ": " + e.reason()
                                + (e.hint().isEmpty() ? "" : "; " + e.hint()));
                return Optional.empty();
            }
        });
    }

    private Optional<Rule.Finds> terms(YamlMapping mapping) {
        if (mapping.has("wholeWords")) {
            mapping.problem("wholeWords", "\"wholeWords\" is for own expressions: terms are always whole words");
        }
        boolean ignoreCase = mapping.flag("ignoreCase").orElse(true);
        List<String> terms = new ArrayList<>(mapping.texts("terms"));
        if (mapping.has("file")) {
            mapping.text("file")
                    .ifPresent(file -> terms.addAll(TermFile.read(file, mapping.at("file"), folder, problems)));
        }
        if (terms.isEmpty() && !mapping.has("file")) {
            mapping.problem("terms", "no term in " + mapping.where());
        }
        for (String term : terms) {
            long signs = term.codePoints().filter(Character::isLetterOrDigit).count();
            if (signs < 2) {
                problems.at(
                        mapping.at(mapping.has("terms") ? "terms" : "file"),
                        "a term of " + signs + " letters or digits in " + mapping.where()
                                + "; expected two or more, a shorter one would match everywhere");
            } else if (term.split("[^\\p{L}\\p{M}\\p{N}]+").length > MOST_WORDS || term.length() > MOST_CHARACTERS) {
                problems.at(
                        mapping.at(mapping.has("terms") ? "terms" : "file"),
                        "a term of " + term.length() + " characters in " + mapping.where() + "; expected up to "
                                + MOST_WORDS + " words and " + MOST_CHARACTERS + " characters");
            }
        }
        Rule.Finds.Terms found = new Rule.Finds.Terms(terms, ignoreCase);
        try {
            RuleScanner.dictionary(found);
        } catch (IllegalArgumentException unusable) {
            problems.at(
                    mapping.node(), "unusable term in " + mapping.where() + "; expected words of letters and digits");
        }
        return Optional.of(found);
    }

    private Optional<String> name(YamlMapping mapping, Optional<Rule.Finds> finds) {
        Optional<String> name = mapping.text("name");
        if (name.isEmpty() && finds.isPresent()) {
            if (finds.get() instanceof Rule.Finds.Identifier identifier) {
                name = Optional.of(identifier.id());
            } else if (finds.get() instanceof Rule.Finds.People) {
                name = Optional.of(PEOPLE);
            } else {
                problems.at(mapping.node(), "a rule of your own has no \"name\"");
            }
        }
        name.ifPresent(text -> unique(text, mapping));
        return name;
    }

    private void unique(String name, YamlMapping mapping) {
        if (!names.add(name)) {
            problems.at(
                    mapping.at(mapping.has("name") ? "name" : "detector"),
                    "two rules are called \"" + name + "\"; give this one a \"name\" of its own");
        }
    }

    private String entity(YamlMapping mapping, Optional<Rule.Finds> finds, String name) {
        Optional<String> own = mapping.text("entity");
        if (own.isPresent()) {
            if (!own.get().matches("[A-Z][A-Z0-9_]{0,39}")) {
                mapping.problem(
                        "entity",
                        "\"" + own.get() + "\" for \"entity\"; expected capitals, digits and _, such as CASE_NUMBER");
            }
            return own.get();
        }
        if (finds.orElse(null) instanceof Rule.Finds.Identifier identifier) {
            return catalogue.find(identifier.id()).map(Identifier::entity).orElse("");
        }
        if (finds.orElse(null) instanceof Rule.Finds.People) {
            return "PERSON";
        }
        if (finds.isPresent() && !name.isEmpty()) {
            problems.at(
                    mapping.node(),
                    "missing key \"entity\" in " + mapping.where() + "; expected what it finds, such as CASE_NUMBER");
        }
        return "";
    }

    private String label(YamlMapping mapping, Optional<Rule.Finds> finds, String entity) {
        Optional<String> own = mapping.text("label");
        if (own.isPresent()) {
            if (!isLabel(own.get())) {
                mapping.problem("label", notALabel(own.get()));
            }
            return own.get();
        }
        if (finds.orElse(null) instanceof Rule.Finds.Identifier identifier) {
            return identifier.id().toUpperCase(Locale.ROOT);
        }
        return finds.orElse(null) instanceof Rule.Finds.People ? people.label() : entity.replace('_', '-');
    }

    static boolean isLabel(String label) {
        return label.matches("\\p{Lu}[\\p{Lu}\\p{Nd}-]{0,39}");
    }

    static String notALabel(String label) {
        return "\"" + label + "\" for \"label\"; expected capitals, digits and -, such as EMAIL";
    }

    private Optional<Operator> operator(YamlMapping mapping, Optional<Rule.Finds> finds) {
        List<String> known = Operators.all().stream().map(Operators.Entry::name).toList();
        Optional<String> name = mapping.required("operator", YamlMapping.oneOf(known));
        Scope otherwise = finds.orElse(null) instanceof Rule.Finds.People ? people.scope() : scope;
        return name.flatMap(text -> {
            Optional<Operators.Entry> entry = Operators.find(text);
            if (entry.isEmpty()) {
                mapping.problem("operator", "unknown operator \"" + text + "\"; expected " + YamlMapping.oneOf(known));
                return Optional.empty();
            }
            String title = "\"with\" of operator \"" + text + "\"";
            Optional<YamlMapping> with = mapping.mapping("with", title);
            List<String> needed = entry.get().needed();
            if (!needed.isEmpty()
                    && needed.stream()
                            .noneMatch(key -> with.filter(m -> m.has(key)).isPresent())) {
                mapping.problem(
                        "operator",
                        "operator \"" + text + "\" does not say of what; expected \"with\" and "
                                + YamlMapping.oneOf(needed) + ", such as with: {" + needed.get(0) + ": ...}");
            }
            with.ifPresent(m -> m.only(
                    entry.get().settings(),
                    List.copyOf(new TreeSet<>(entry.get().settings()))));
            return Optional.of(entry.get().maker().apply(new YamlOperatorSettings(with, otherwise)));
        });
    }
}
