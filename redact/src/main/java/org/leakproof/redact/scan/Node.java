package org.leakproof.redact.scan;

import java.util.List;

/** The syntax tree of an expression. */
sealed interface Node {

    /** Without a bound. */
    int UNBOUNDED = -1;

    Node EMPTY = new Sequence(List.of());

    /** One character out of a set. */
    record Chars(CodePoints set) implements Node {}

    record Sequence(List<Node> parts) implements Node {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    record Choice(List<Node> options) implements Node {
        public Choice {
            options = List.copyOf(options);
        }
    }

    record Repeat(Node body, int min, int max) implements Node {}

    /** The character before this place is in the set, or there is none and {@code atEdge}. */
    record Behind(CodePoints set, boolean atEdge) implements Node {}

    /** The character behind this place is in the set, or there is none and {@code atEdge}. */
    record Ahead(CodePoints set, boolean atEdge) implements Node {}

    /** Whether it can match without consuming a character. */
    default boolean matchesEmpty() {
        if (this instanceof Sequence sequence) {
            return sequence.parts.stream().allMatch(Node::matchesEmpty);
        }
        if (this instanceof Choice choice) {
            return choice.options.stream().anyMatch(Node::matchesEmpty);
        }
        if (this instanceof Repeat repeat) {
            return repeat.min == 0 || repeat.body.matchesEmpty();
        }
        return !(this instanceof Chars);
    }

    /** How many automaton states it makes, with its repeats written out; about. */
    default long states() {
        if (this instanceof Sequence sequence) {
            return sequence.parts.stream().mapToLong(Node::states).sum();
        }
        if (this instanceof Choice choice) {
            return choice.options.stream()
                    .mapToLong(option -> option.states() + 1)
                    .sum();
        }
        if (this instanceof Repeat repeat) {
            int copies = repeat.max == UNBOUNDED ? Math.max(1, repeat.min) : repeat.max;
            return (repeat.body.states() + 1) * copies;
        }
        return 1;
    }
}
