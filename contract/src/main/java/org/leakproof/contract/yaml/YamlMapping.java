package org.leakproof.contract.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The keys and values of one YAML mapping, with its keys checked. Each getter notes a problem and gives nothing where the value is not what it should
 *  be. */
public final class YamlMapping {
    private final Problems problems;
    private final Node node;
    private final String where;
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Map<String, Node> values = new LinkedHashMap<>();

    private YamlMapping(Problems problems, Node node, String where) {
        this.problems = problems;
        this.node = node;
        this.where = where;
    }

    /** @param where what the mapping is, for messages: {@code rule "phones"}, or empty for the file itself */
    public static Optional<YamlMapping> of(Node node, String where, Problems problems) {
        if (!(node instanceof MappingNode mapping)) {
            problems.at(node, found(node) + in(where) + "; expected keys with values");
            return Optional.empty();
        }
        YamlMapping read = new YamlMapping(problems, node, where);
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            if (!(key instanceof ScalarNode scalar)) {
                problems.at(key, found(key) + " as a key" + in(where) + "; expected a word");
            } else if (read.values.put(scalar.getValue(), tuple.getValueNode()) != null) {
                problems.at(key, "key \"" + scalar.getValue() + "\"" + in(where) + " stands here twice");
            } else {
                read.keys.put(scalar.getValue(), key);
            }
        }
        return Optional.of(read);
    }

    /** Notes every other key. */
    public YamlMapping only(String... expected) {
        return only(Set.of(expected), List.of(expected));
    }

    public YamlMapping only(Set<String> expected, List<String> shown) {
        keys.forEach((name, key) -> {
            if (!expected.contains(name)) {
                String instead = shown.isEmpty() ? "; expected none here" : "; expected " + oneOf(shown);
                problems.at(key, "unknown key \"" + name + "\"" + in(where) + instead);
            }
        });
        return this;
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public Node node() {
        return node;
    }

    /** The node of the value, or of the whole mapping where the key is missing: a place to point at. */
    public Node at(String key) {
        return values.getOrDefault(key, node);
    }

    public void problem(String key, String message) {
        problems.at(at(key), message);
    }

    /** Any scalar, as written. */
    public Optional<String> text(String key) {
        Node value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        Optional<String> text = scalar(value);
        if (text.isEmpty()) {
            problems.at(value, found(value) + " for \"" + key + "\"" + in(where) + "; expected text");
        }
        return text;
    }

    public Optional<String> required(String key, String what) {
        if (!has(key)) {
            problems.at(node, "missing key \"" + key + "\"" + in(where) + "; expected " + what);
            return Optional.empty();
        }
        return text(key);
    }

    public Optional<Boolean> flag(String key) {
        return text(key).flatMap(text -> {
            if (text.equals("true") || text.equals("false")) {
                return Optional.of(text.equals("true"));
            }
            problem(key, "\"" + text + "\" for \"" + key + "\"" + in(where) + "; expected true or false");
            return Optional.empty();
        });
    }

    public OptionalInt number(String key, int least, int most) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        problem(
                key,
                "\"" + text.get() + "\" for \"" + key + "\"" + in(where) + "; expected a number from " + least + " to "
                        + most);
        return OptionalInt.empty();
    }

    public Optional<Double> share(String key) {
        return text(key).flatMap(text -> {
            try {
                double number = Double.parseDouble(text);
                if (number >= 0 && number <= 1) {
                    return Optional.of(number);
                }
            } catch (NumberFormatException notANumber) {
                // said below
            }
            problem(key, "\"" + text + "\" for \"" + key + "\"" + in(where) + "; expected a number from 0 to 1");
            return Optional.empty();
        });
    }

    public <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return text(key).flatMap(text -> choose(text, type, at(key), key));
    }

    private <E extends Enum<E>> Optional<E> choose(String text, Class<E> type, Node place, String key) {
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(text)) {
                return Optional.of(constant);
            }
            words.add(word(constant));
        }
        problems.at(place, "\"" + text + "\" for \"" + key + "\"" + in(where) + "; expected " + oneOf(words));
        return Optional.empty();
    }

    public <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
        List<E> chosen = new ArrayList<>();
        for (Node item : items(key)) {
            scalar(item)
                    .ifPresentOrElse(
                            text -> choose(text, type, item, key).ifPresent(chosen::add),
                            () -> problems.at(
                                    item, found(item) + " in \"" + key + "\"" + in(where) + "; expected a word"));
        }
        return chosen;
    }

    /** A list of texts; a single text counts as a list of one. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            scalar(item)
                    .ifPresentOrElse(
                            texts::add,
                            () -> problems.at(
                                    item, found(item) + " in \"" + key + "\"" + in(where) + "; expected text"));
        }
        return texts;
    }

    /** The nodes of a list; a single value counts as a list of one. */
    public List<Node> items(String key) {
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        return value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
    }

    public Optional<YamlMapping> mapping(String key, String name) {
        Node value = values.get(key);
        return value == null ? Optional.empty() : of(value, name, problems);
    }

    public Set<String> keys() {
        return new TreeSet<>(keys.keySet());
    }

    public Problems problems() {
        return problems;
    }

    public String where() {
        return where;
    }

    /** How an enum constant is written in YAML: {@code HOLD_MESSAGE} as {@code holdMessage}. */
    public static String word(Enum<?> constant) {
        StringBuilder word = new StringBuilder();
        for (String part : constant.name().toLowerCase(Locale.ROOT).split("_")) {
            word.append(word.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return word.toString();
    }

    public static String oneOf(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    public static Optional<String> scalar(Node node) {
        return node instanceof ScalarNode scalar && !scalar.getTag().equals(org.snakeyaml.engine.v2.nodes.Tag.NULL)
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    private static String found(Node node) {
        if (node instanceof MappingNode) {
            return "keys with values";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        return scalar(node).isEmpty() ? "nothing" : "text";
    }

    private static String in(String where) {
        return where.isEmpty() ? "" : " in " + where;
    }
}
