package org.leakproof.redact.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A nondeterministic automaton (Thompson's construction) of one or more patterns over the classes of an {@link Alphabet}.
 *
 * <p>State {@code x} is of {@code kind[x]}: CHAR goes to {@code out[x]} over a character of set {@code other[x]}; SPLIT goes
 * to {@code out[x]} and {@code other[x]}; BEHIND and AHEAD go to {@code out[x]} if the neighbour is in set
 * {@code other[x]}; ACCEPT says that the pattern at index {@code other[x]} has matched. All but CHAR consume nothing.
 */
final class Program {

    static final byte CHAR = 0;
    static final byte SPLIT = 1;
    static final byte BEHIND = 2;
    static final byte AHEAD = 3;
    static final byte ACCEPT = 4;

    final Alphabet alphabet;
    final byte[] kind;
    final int[] out;
    final int[] other;
    final long[][] sets;

    /** First state of each pattern. */
    final int[] starts;

    /** By state, the index of its pattern. */
    private final int[] owners;

    /** By class of the character before a place: places with one number are alike to every BEHIND. */
    final int[] groups;

    /** How many numbers there are in {@link #groups}. */
    final int groupCount;

    /** A class of each group. */
    final int[] groupClasses;

    /** By pattern, where its states end; they begin where those of the pattern before end. */
    final int[] bounds;

    /** @param bounds by pattern, where its states end */
    Program(Alphabet alphabet, byte[] kind, int[] out, int[] other, long[][] sets, int[] starts, int[] bounds) {
        this.alphabet = alphabet;
        this.kind = kind;
        this.out = out;
        this.other = other;
        this.sets = sets;
        this.starts = starts;
        this.bounds = bounds;
        this.owners = new int[size()];
        for (int pattern = 0, state = 0; pattern < bounds.length; pattern++) {
            Arrays.fill(owners, state, bounds[pattern], pattern);
            state = bounds[pattern];
        }
        this.groups = new int[alphabet.size() + 2];
        this.groupClasses = new int[groups.length];
        this.groupCount = group();
    }

    /** Finds one pattern within its boundaries. */
    static Program of(Pattern pattern) {
        return of(List.of(bounded(pattern)));
    }

    /** One automaton for all; matches of the one at index i are accepted as i. */
    static Program of(List<Node> roots) {
        Set<CodePoints> sets = new LinkedHashSet<>();
        roots.forEach(root -> collect(root, sets));
        Builder builder = new Builder(Alphabet.of(sets));
        int[] starts = new int[roots.size()];
        int[] bounds = new int[roots.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = builder.build(roots.get(i), builder.add(ACCEPT, -1, i));
            bounds[i] = builder.size;
        }
        return builder.program(starts, bounds);
    }

    /** The pattern within its boundaries. */
    static Node bounded(Pattern pattern) {
        List<Node> parts = new ArrayList<>(3);
        if (!pattern.left().forbidden().isEmpty()) {
            parts.add(new Node.Behind(pattern.left().allowed(), true));
        }
        parts.add(pattern.expression().root());
        if (!pattern.right().forbidden().isEmpty()) {
            parts.add(new Node.Ahead(pattern.right().allowed(), true));
        }
        return new Node.Sequence(parts);
    }

    private static void collect(Node node, Set<CodePoints> sets) {
        if (node instanceof Node.Chars chars) {
            sets.add(chars.set());
        } else if (node instanceof Node.Behind behind) {
            sets.add(behind.set());
        } else if (node instanceof Node.Ahead ahead) {
            sets.add(ahead.set());
        } else if (node instanceof Node.Sequence sequence) {
            sequence.parts().forEach(part -> collect(part, sets));
        } else if (node instanceof Node.Choice choice) {
            choice.options().forEach(option -> collect(option, sets));
        } else if (node instanceof Node.Repeat repeat) {
            collect(repeat.body(), sets);
        }
    }

    int size() {
        return kind.length;
    }

    /** The indexes of all patterns. */
    int[] patterns() {
        return IntStream.range(0, starts.length).toArray();
    }

    /** The index of the pattern that a state is of. */
    int owner(int state) {
        return owners[state];
    }

    /** Whether the class is in the set of a CHAR, BEHIND or AHEAD state. */
    boolean admits(int state, int characterClass) {
        return (sets[other[state]][characterClass >> 6] >> characterClass & 1) != 0;
    }

    private int group() {
        Set<Integer> behind = new LinkedHashSet<>();
        for (int x = 0; x < kind.length; x++) {
            if (kind[x] == BEHIND) {
                behind.add(other[x]);
            }
        }
        Map<List<Boolean>, Integer> numbers = new HashMap<>();
        for (int c = 0; c < groups.length; c++) {
            if (c == alphabet.end()) {
                continue; // nothing stands behind the end
            }
            List<Boolean> answers = new ArrayList<>(behind.size());
            for (int set : behind) {
                answers.add((sets[set][c >> 6] >> c & 1) != 0);
            }
            Integer number = numbers.get(answers);
            if (number == null) {
                number = numbers.size();
                numbers.put(answers, number);
                groupClasses[number] = c;
            }
            groups[c] = number;
        }
        return numbers.size();
    }

    private static final class Builder {
        private record SetKey(CodePoints set, boolean edge) {}

        private final Alphabet alphabet;
        private final Map<SetKey, Integer> setNumbers = new HashMap<>();
        private final List<long[]> sets = new ArrayList<>();
        private byte[] kind = new byte[256];
        private int[] out = new int[256];
        private int[] other = new int[256];
        private int size;

        Builder(Alphabet alphabet) {
            this.alphabet = alphabet;
        }

        Program program(int[] starts, int[] bounds) {
            return new Program(
                    alphabet,
                    Arrays.copyOf(kind, size),
                    Arrays.copyOf(out, size),
                    Arrays.copyOf(other, size),
                    sets.toArray(new long[0][]),
                    starts,
                    bounds);
        }

        int add(byte newKind, int newOut, int newOther) {
            if (size == kind.length) {
                kind = Arrays.copyOf(kind, size * 2);
                out = Arrays.copyOf(out, size * 2);
                other = Arrays.copyOf(other, size * 2);
            }
            kind[size] = newKind;
            out[size] = newOut;
            other[size] = newOther;
            return size++;
        }

        /** Returns the first state of what matches the node and goes on at {@code next}. */
        int build(Node node, int next) {
            if (node instanceof Node.Chars chars) {
                return add(CHAR, next, set(chars.set(), false));
            }
            if (node instanceof Node.Behind behind) {
                return add(BEHIND, next, set(behind.set(), behind.atEdge()));
            }
            if (node instanceof Node.Ahead ahead) {
                return add(AHEAD, next, set(ahead.set(), ahead.atEdge()));
            }
            if (node instanceof Node.Sequence sequence) {
                int first = next;
                for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                    first = build(sequence.parts().get(i), first);
                }
                return first;
            }
            if (node instanceof Node.Choice choice) {
                int first = build(choice.options().get(choice.options().size() - 1), next);
                for (int i = choice.options().size() - 2; i >= 0; i--) {
                    first = add(SPLIT, build(choice.options().get(i), next), first);
                }
                return first;
            }
            return repeat((Node.Repeat) node, next);
        }

        private int repeat(Node.Repeat repeat, int next) {
            int min = repeat.min();
            int max = repeat.max();
            int first = next;
            int copies = min;
            if (max == Node.UNBOUNDED) {
                int loop = add(SPLIT, -1, next);
                int body = build(repeat.body(), loop);
                out[loop] = body;
                first = min == 0 ? loop : body;
                copies = Math.max(0, min - 1);
            } else {
                for (int i = min; i < max; i++) {
                    first = add(SPLIT, build(repeat.body(), first), next);
                }
            }
            for (int i = 0; i < copies; i++) {
                first = build(repeat.body(), first);
            }
            return first;
        }

        private int set(CodePoints set, boolean edge) {
            return setNumbers.computeIfAbsent(new SetKey(set, edge), key -> {
                sets.add(alphabet.members(set, edge));
                return sets.size() - 1;
            });
        }
    }
}
