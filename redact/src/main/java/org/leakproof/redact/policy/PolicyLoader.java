package org.leakproof.redact.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.yaml.Problems;
import org.leakproof.contract.yaml.YamlFile;
import org.leakproof.contract.yaml.YamlMapping;
import org.leakproof.contract.yaml.YamlMistake;
import org.leakproof.redact.catalogue.contact.PhoneConfig;
import org.leakproof.redact.gate.GateSettings;
import org.leakproof.redact.operate.Scope;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads policies. Whatever is wrong with one is said at once, with its place. */
public final class PolicyLoader {
    /** Policies that come with the program and are named without a path. */
    private static final List<String> BUNDLED = List.of("newsroom", "strict", "secrets-only", "inside");

    private static final List<String> KEYS = List.of(
            "name",
            "approvable",
            "regions",
            "scope",
            "times",
            "participants",
            "fields",
            "attachments",
            "coverage",
            "rules",
            "keep",
            "gate");

    private PolicyLoader() {}

    /** The names of the bundled policies. */
    public static List<String> bundled() {
        return BUNDLED;
    }

    /** A bundled policy by its name, or a file by its path.
     *
     *  @throws YamlMistake if it cannot be used */
    public static Policy load(String nameOrPath) {
        return BUNDLED.contains(nameOrPath)
                ? load(nameOrPath + ".yaml", text(nameOrPath), Optional.empty())
                : load(Path.of(nameOrPath));
    }

    /** @throws YamlMistake if it cannot be used */
    public static Policy load(Path file) {
        try {
            return load(
                    file.toString(),
                    YamlFile.read(file),
                    Optional.ofNullable(file.toAbsolutePath().getParent()));
        } catch (YamlFile.Unreadable e) {
            throw new YamlMistake(List.of(
                    file + ": " + e.reason() + "; expected a policy file or one of " + String.join(", ", BUNDLED)));
        }
    }

    /** A bundled policy as it stands in the program, comments included. */
    public static String text(String bundled) {
        try (InputStream in = PolicyLoader.class.getResourceAsStream("/policies/" + bundled + ".yaml")) {
            if (in == null) {
                throw new IllegalArgumentException("no bundled policy of this name");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Policy load(String file, String text, Optional<Path> folder) {
        Node root = YamlFile.compose(file, text);
        Problems problems = new Problems(file);
        Optional<Policy> policy = YamlMapping.of(root, "", problems)
                .flatMap(mapping -> policy(mapping.only(Set.copyOf(KEYS), KEYS), folder));
        problems.throwIfAny();
        return policy.orElseThrow();
    }

    private static Optional<Policy> policy(YamlMapping file, Optional<Path> folder) {
        Optional<String> name = file.required("name", "a name for the policy");
        boolean approvable = file.flag("approvable").orElse(true);
        List<String> regions = regions(file);
        Scope scope = file.choice("scope", Scope.class).orElse(Scope.ARCHIVE);
        Times times = file.choice("times", Times.class).orElse(Times.DATE);
        People people = people(file, scope);
        Map<Field, Treatment> fields = new EnumMap<>(Field.class);
        boolean authenticity = fields(file, fields);
        Unreadable unreadable = file.mapping("attachments", "\"attachments\"")
                .map(m -> m.only("unreadable"))
                .flatMap(m -> m.choice("unreadable", Unreadable.class))
                .orElse(Unreadable.HOLD_ATTACHMENT);
        ScriptCoverage coverage = coverage(file);
        RuleReader reader = new RuleReader(folder, scope, people, regions, file.problems());
        List<Rule> rules = reader.rules(file.items("rules"));
        if (people.show() != People.Show.KEEP
                && file.problems().isEmpty()
                && rules.stream().noneMatch(rule -> rule.finds() instanceof Rule.Finds.People)) {
            file.problems()
                    .at(
                            file.at("participants"),
                            "participants do not leave as written, but no rule takes their names out of the texts;"
                                    + " add a rule \"detector: people\" (with \"operator: keep\" to let them stand there)");
        }
        List<Keep> keep = new KeepReader(folder, file.problems()).read(file.items("keep"));
        GateSettings gate = gate(file);
        if (name.isEmpty() || !file.problems().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Policy(
                name.get(),
                approvable,
                regions,
                times,
                people,
                fields,
                authenticity,
                unreadable,
                coverage,
                rules,
                keep,
                gate));
    }

    private static List<String> regions(YamlMapping file) {
        List<String> regions = new ArrayList<>(file.texts("regions"));
        regions.removeIf(region -> {
            boolean unknown = !PhoneConfig.knownRegions().contains(region);
            if (unknown) {
                file.problem("regions", "unknown region \"" + region + "\"; expected country codes such as GB or DE");
            }
            return unknown;
        });
        return regions;
    }

    private static People people(YamlMapping file, Scope scope) {
        Optional<YamlMapping> found =
                file.mapping("participants", "\"participants\"").map(m -> m.only("show", "scope", "label", "roles"));
        Map<Role, String> roles = new EnumMap<>(Role.class);
        roles.put(Role.FROM, "SENDER");
        roles.put(Role.TO, "RECIPIENT");
        roles.put(Role.CC, "RECIPIENT");
        roles.put(Role.BCC, "RECIPIENT");
        roles.put(Role.MEMBER, "MEMBER");
        found.flatMap(m -> m.mapping("roles", "\"roles\" of participants"))
                .map(m -> m.only("from", "to", "cc", "bcc", "member"))
                .ifPresent(m -> {
                    for (Role role : Role.values()) {
                        m.text(YamlMapping.word(role)).ifPresent(label -> roles.put(role, label));
                    }
                });
        String label = found.flatMap(m -> m.text("label")).orElse("PERSON");
        if (!RuleReader.isLabel(label)) {
            found.ifPresent(m -> m.problem("label", RuleReader.notALabel(label)));
        }
        return new People(
                found.flatMap(m -> m.choice("show", People.Show.class)).orElse(People.Show.PSEUDONYM),
                found.flatMap(m -> m.choice("scope", Scope.class)).orElse(scope),
                label,
                roles);
    }

    private static boolean fields(YamlMapping file, Map<Field, Treatment> fields) {
        for (Field field : Field.values()) {
            if (field != Field.PARTICIPANTS) {
                fields.put(field, Treatment.REDACT);
            }
        }
        List<String> words =
                new ArrayList<>(fields.keySet().stream().map(YamlMapping::word).toList());
        words.add("authenticity");
        Optional<YamlMapping> found = file.mapping("fields", "\"fields\"").map(m -> m.only(Set.copyOf(words), words));
        found.ifPresent(m -> fields.replaceAll((field, otherwise) ->
                m.choice(YamlMapping.word(field), Treatment.class).orElse(otherwise)));
        Optional<Treatment> authenticity = found.flatMap(m -> m.choice("authenticity", Treatment.class));
        if (authenticity.filter(t -> t == Treatment.REDACT).isPresent()) {
            found.ifPresent(m -> m.problem("authenticity", "\"redact\" for \"authenticity\"; expected keep or drop"));
        }
        return authenticity.filter(t -> t == Treatment.KEEP).isPresent();
    }

    private static ScriptCoverage coverage(YamlMapping file) {
        Optional<YamlMapping> found = file.mapping("coverage", "\"coverage\"").map(m -> m.only("scripts", "otherwise"));
        if (found.isEmpty()) {
            return new ScriptCoverage(true, Set.of(), false);
        }
        YamlMapping coverage = found.get();
        List<String> scripts = coverage.texts("scripts");
        boolean any = scripts.equals(List.of("any"));
        for (String script : any ? List.<String>of() : scripts) {
            if (!Scripts.isCode(script)) {
                coverage.problem(
                        "scripts",
                        "unknown script \"" + script
                                + "\"; expected any, or codes such as Latn, Cyrl or Arab (ISO 15924)");
            }
        }
        Otherwise otherwise = coverage.choice("otherwise", Otherwise.class).orElse(Otherwise.HOLD);
        return new ScriptCoverage(any, any ? Set.of() : Set.copyOf(scripts), otherwise == Otherwise.HOLD);
    }

    private enum Otherwise {
        HOLD,
        PASS
    }

    private static GateSettings gate(YamlMapping file) {
        GateSettings careful = GateSettings.CAREFUL;
        Optional<YamlMapping> found = file.mapping("gate", "\"gate\"")
                .map(m -> m.only(
                        "recordLetters",
                        "recordDigits",
                        "runLetters",
                        "runMixed",
                        "runDigits",
                        "reversedNames",
                        "localParts",
                        "encodings"));
        if (found.isEmpty()) {
            return careful;
        }
        YamlMapping gate = found.get();
        return new GateSettings(
                gate.number("recordLetters", 3, 40).orElse(careful.recordLetters()),
                gate.number("recordDigits", 4, 40).orElse(careful.recordDigits()),
                gate.number("runLetters", 4, 40).orElse(careful.runLetters()),
                gate.number("runMixed", 4, 40).orElse(careful.runMixed()),
                gate.number("runDigits", 6, 40).orElse(careful.runDigits()),
                gate.flag("reversedNames").orElse(careful.reversedNames()),
                gate.flag("localParts").orElse(careful.localParts()),
                gate.flag("encodings").orElse(careful.encodings()));
    }

    /** The fields that a rule or a kept term is for: all that are not named otherwise. */
    static Set<Field> fieldsOf(YamlMapping mapping) {
        if (!mapping.has("fields")) {
            return EnumSet.allOf(Field.class);
        }
        List<Field> chosen = mapping.choices("fields", Field.class);
        if (chosen.isEmpty()) {
            mapping.problem("fields", "no field in \"fields\" of " + mapping.where() + "; leave the key out for all");
            return EnumSet.noneOf(Field.class);
        }
        return EnumSet.copyOf(chosen);
    }
}
