package org.leakproof.redact.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.yaml.Problems;
import org.leakproof.contract.yaml.YamlFile;
import org.leakproof.contract.yaml.YamlMapping;
import org.leakproof.contract.yaml.YamlMistake;
import org.snakeyaml.engine.v2.nodes.Node;

/** The decisions of the editors, replayed in every run. Immutable. */
public final class Decisions {
    public static final Decisions NONE = new Decisions(List.of());

    private static final List<String> KEYS =
            List.of("cite_id", "action", "place", "text", "occurrence", "label", "author", "reason");

    /** Fields of which a message has several. */
    private static final Set<Field> SEVERAL = Set.of(Field.ATTACHMENT_NAMES, Field.ATTACHMENT_TEXT, Field.REACTIONS);

    private final Map<PublicId, List<Decision>> byMessage = new LinkedHashMap<>();
    private final String hash;

    private Decisions(List<Decision> decisions) {
        for (Decision decision : decisions) {
            byMessage
                    .computeIfAbsent(decision.message(), id -> new ArrayList<>())
                    .add(decision);
        }
        byMessage.replaceAll((id, list) -> List.copyOf(list));
        this.hash = CanonicalHash.of(decisions.stream().map(Decision::effect).toList());
    }

    private enum Action {
        REDACT,
        KEEP,
        WITHHOLD
    }

    /** @throws YamlMistake if the file cannot be used */
    public static Decisions load(Path file) {
        String text;
        try {
            text = YamlFile.read(file);
        } catch (YamlFile.Unreadable e) {
            throw new YamlMistake(List.of(file + ": " + e.reason() + "; expected a file of decisions"));
        }
        Problems problems = new Problems(file.toString());
        List<Decision> decisions = new ArrayList<>();
        Node root = YamlFile.compose(file.toString(), text);
        Set<Decision> effects = new HashSet<>();
        YamlMapping.of(root, "", problems).map(m -> m.only("decisions")).ifPresent(m -> {
            for (Node node : m.items("decisions")) {
                YamlMapping.of(node, "a decision", problems)
                        .map(d -> d.only(Set.copyOf(KEYS), KEYS))
                        .flatMap(Decisions::decision)
                        .ifPresent(decision -> {
                            if (!effects.add(decision.effect())) {
                                problems.at(node, "the same decision stands here twice");
                            }
                            decisions.add(decision);
                        });
            }
        });
        problems.throwIfAny();
        return new Decisions(decisions);
    }

    private static Optional<Decision> decision(YamlMapping mapping) {
        int before = mapping.problems().size();
        Optional<PublicId> message = mapping.required("cite_id", "the message's cite_id")
                .flatMap(text -> {
                    if (PublicId.isValid(text)) {
                        return Optional.of(new PublicId(text));
                    }
                    mapping.problem("cite_id", "\"" + text + "\" is no cite_id: a character is missing or wrong");
                    return Optional.empty();
                });
        Decision.Note note = new Decision.Note(
                mapping.required("author", "who decided").orElse(""),
                mapping.required("reason", "why").orElse(""));
        mapping.required("action", "redact, keep or withhold");
        Optional<Action> action = mapping.choice("action", Action.class);
        if (message.isEmpty() || action.isEmpty()) {
            return Optional.empty();
        }
        if (action.get() == Action.WITHHOLD) {
            for (String key : List.of("place", "text", "occurrence", "label")) {
                if (mapping.has(key)) {
                    mapping.problem(key, "\"" + key + "\" has no meaning for withhold, which takes the whole message");
                }
            }
            return mapping.problems().size() > before
                    ? Optional.empty()
                    : Optional.of(new Decision.Withhold(message.get(), note));
        }
        Optional<Decision.Where> where =
                mapping.required("place", "a place such as body or subject").flatMap(text -> where(text, mapping));
        Optional<String> text = mapping.required("text", "the passage").filter(passage -> {
            if (passage.isBlank()) {
                mapping.problem("text", "no passage; expected the text that is meant");
            }
            return !passage.isBlank();
        });
        OptionalInt occurrence = mapping.number("occurrence", 1, 1_000_000);
        if (occurrence.isPresent()
                && where.filter(w -> w.index().isEmpty() && SEVERAL.contains(w.field()))
                        .isPresent()) {
            mapping.problem(
                    "place",
                    "\"occurrence\" needs to know which one is meant: write the place with its number, such as "
                            + YamlMapping.word(where.get().field()) + "/0");
        }
        String label = mapping.text("label").orElse("REDACTED");
        if (action.get() == Action.KEEP && mapping.has("label")) {
            mapping.problem("label", "\"label\" has no meaning for keep");
        } else if (!RuleReader.isLabel(label)) {
            mapping.problem("label", RuleReader.notALabel(label));
        }
        if (mapping.problems().size() > before || where.isEmpty() || text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                action.get() == Action.REDACT
                        ? new Decision.Redact(message.get(), where.get(), text.get(), occurrence, label, note)
                        : new Decision.Keep(message.get(), where.get(), text.get(), occurrence, note));
    }

    /** {@code body}, {@code attachmentText/2}, or as a release lists it: {@code SEGMENT/0}. */
    private static Optional<Decision.Where> where(String text, YamlMapping mapping) {
        int slash = text.indexOf('/');
        String word = slash < 0 ? text : text.substring(0, slash);
        OptionalInt index = OptionalInt.empty();
        if (slash >= 0) {
            if (!text.substring(slash + 1).matches("\\d{1,6}")) {
                mapping.problem("place", "\"" + text + "\" for \"place\"; expected a number behind the /");
                return Optional.empty();
            }
            index = OptionalInt.of(Integer.parseInt(text.substring(slash + 1)));
        }
        for (Field field : Field.values()) {
            if (YamlMapping.word(field).equals(word) && field != Field.PARTICIPANTS) {
                return Optional.of(new Decision.Where(field, index));
            }
        }
        for (Place.Kind kind : Place.Kind.values()) {
            if (kind.name().equals(word.toUpperCase(Locale.ROOT)) && Field.of(kind) != Field.PARTICIPANTS) {
                return Optional.of(new Decision.Where(Field.of(kind), index));
            }
        }
        mapping.problem(
                "place",
                "\"" + text
                        + "\" for \"place\"; expected subject, body, attachmentNames, attachmentText, conversationTitle"
                        + " or reactions, or a place as a release lists it, such as SEGMENT/0");
        return Optional.empty();
    }

    /** What was decided about a message, in the order of the file. */
    public List<Decision> of(PublicId message) {
        return byMessage.getOrDefault(message, List.of());
    }

    /** The messages that something was decided about: whoever has seen a whole run can tell which of them it did not hold. */
    public Set<PublicId> messages() {
        return Set.copyOf(byMessage.keySet());
    }

    /** SHA-256 over what the decisions do; authors and reasons do not change it. */
    public String hash() {
        return hash;
    }

    @Override
    public String toString() {
        return "Decisions[" + byMessage.size() + " messages]";
    }
}
