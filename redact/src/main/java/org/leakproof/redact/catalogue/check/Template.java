package org.leakproof.redact.catalogue.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * An expression for letters and digits: characters, classes, groups, alternatives and repeats with an upper bound, all of
 * which {@code java.util.regex} would have, at several times the price. Most numbers are refused for their length, before a
 * character is looked at.
 *
 * <p>Immutable and shareable.
 */
public final class Template {

    private static final int ASCII = 0x80;

    /** Sets of characters above a ceiling no template needs. */
    private static final int HIGHEST = 0x800;

    /** What matches one character; in place of it, the next step is a choice or the end. */
    private static final int CHOICE = -1;

    private static final int END = -2;

    /** By step: the number of its set, or what else it is. */
    private final int[] kinds;

    /** By step: where to go on, the first of a choice's ways. */
    private final int[] next;

    /** By step: the other way of a choice. */
    private final int[] other;

    private final BitSet[] sets;
    private final int first;
    private final int shortest;
    private final int longest;

    private Template(Parser parser, Part whole) {
        List<int[]> steps = parser.steps;
        int end = step(steps, END, 0, 0);
        this.first = link(whole, end, steps);
        this.kinds = steps.stream().mapToInt(step -> step[0]).toArray();
        this.next = steps.stream().mapToInt(step -> step[1]).toArray();
        this.other = steps.stream().mapToInt(step -> step[2]).toArray();
        this.sets = parser.sets.toArray(BitSet[]::new);
        this.shortest = shortest(whole);
        this.longest = longest(whole);
    }

    /** @throws IllegalArgumentException if the expression has anything else */
    public static Template of(String expression) {
        Parser parser = new Parser(expression);
        Part whole = parser.choice();
        if (parser.at < expression.length()) {
            throw new IllegalArgumentException("unexpected sign at " + parser.at + " of " + expression);
        }
        return new Template(parser, whole);
    }

    /** Whether all of the text is what the expression says. */
    public boolean matches(String text) {
        int length = text.length();
        return length >= shortest && length <= longest && matches(text, 0, first);
    }

    int first() {
        return first;
    }

    int steps() {
        return kinds.length;
    }

    /**
     * Adds the steps that match a character, and the end, which a step leads to without one.
     *
     * @param base added to each of their numbers
     */
    void addReached(int step, int base, BitSet into) {
        if (kinds[step] == CHOICE) {
            addReached(next[step], base, into);
            addReached(other[step], base, into);
        } else {
            into.set(base + step);
        }
    }

    boolean isEnd(int step) {
        return kinds[step] == END;
    }

    /** Where a step goes on that matches the character; or -1. */
    int after(int step, char c) {
        return kinds[step] >= 0 && sets[kinds[step]].get(c) ? next[step] : -1;
    }

    private boolean matches(String text, int from, int step) {
        int at = from;
        int now = step;
        while (true) {
            int kind = kinds[now];
            if (kind == END) {
                return at == text.length();
            }
            if (kind == CHOICE) {
                if (matches(text, at, next[now])) {
                    return true;
                }
                now = other[now];
            } else {
                if (at == text.length() || !sets[kind].get(text.charAt(at))) {
                    return false;
                }
                at++;
                now = next[now];
            }
        }
    }

    /** A piece of an expression. */
    private sealed interface Part {}

    private record One(int set) implements Part {}

    private record Row(List<Part> parts) implements Part {}

    private record Either(List<Part> ways) implements Part {}

    private record Times(Part part, int least, int most) implements Part {}

    private static int shortest(Part part) {
        if (part instanceof Row row) {
            return row.parts.stream().mapToInt(Template::shortest).sum();
        }
        if (part instanceof Either either) {
            return either.ways.stream().mapToInt(Template::shortest).min().orElse(0);
        }
        return part instanceof Times times ? times.least * shortest(times.part) : 1;
    }

    private static int longest(Part part) {
        if (part instanceof Row row) {
            return row.parts.stream().mapToInt(Template::longest).sum();
        }
        if (part instanceof Either either) {
            return either.ways.stream().mapToInt(Template::longest).max().orElse(0);
        }
        return part instanceof Times times ? times.most * longest(times.part) : 1;
    }

    private static int step(List<int[]> steps, int kind, int next, int other) {
        steps.add(new int[] {kind, next, other});
        return steps.size() - 1;
    }

    /** The first step of a part that goes on at a step. */
    private static int link(Part part, int then, List<int[]> steps) {
        if (part instanceof One one) {
            return step(steps, one.set, then, 0);
        }
        int begin = then;
        if (part instanceof Row row) {
            for (int i = row.parts.size() - 1; i >= 0; i--) {
                begin = link(row.parts.get(i), begin, steps);
            }
        } else if (part instanceof Either either) {
            begin = link(either.ways.get(either.ways.size() - 1), then, steps);
            for (int i = either.ways.size() - 2; i >= 0; i--) {
                begin = step(steps, CHOICE, link(either.ways.get(i), then, steps), begin);
            }
        } else if (part instanceof Times times) {
            for (int i = times.least; i < times.most; i++) {
                begin = step(steps, CHOICE, link(times.part, begin, steps), then);
            }
            for (int i = 0; i < times.least; i++) {
                begin = link(times.part, begin, steps);
            }
        }
        return begin;
    }

    private static final class Parser {
        private final String source;
        private final List<BitSet> sets = new ArrayList<>();
        private final List<int[]> steps = new ArrayList<>();
        private int at;

        Parser(String source) {
            this.source = source;
        }

        private IllegalArgumentException unexpected() {
            return new IllegalArgumentException("unexpected sign at " + at + " of " + source);
        }

        private boolean isNext(char c) {
            return at < source.length() && source.charAt(at) == c;
        }

        Part choice() {
            List<Part> ways = new ArrayList<>();
            ways.add(row());
            while (isNext('|')) {
                at++;
                ways.add(row());
            }
            return ways.size() == 1 ? ways.get(0) : new Either(ways);
        }

        private Part row() {
            List<Part> parts = new ArrayList<>();
            while (at < source.length() && !isNext('|') && !isNext(')')) {
                parts.add(times(one()));
            }
            return parts.size() == 1 ? parts.get(0) : new Row(parts);
        }

        private Part times(Part part) {
            if (isNext('?')) {
                at++;
                return new Times(part, 0, 1);
            }
            if (!isNext('{')) {
                return part;
            }
            int end = source.indexOf('}', at);
            String[] bounds = source.substring(at + 1, end).split(",", -1);
            at = end + 1;
            return new Times(part, Integer.parseInt(bounds[0]), Integer.parseInt(bounds[bounds.length - 1]));
        }

        private Part one() {
            if (source.startsWith("(?:", at)) {
                at += 3;
                Part group = choice();
                if (!isNext(')')) {
                    throw unexpected();
                }
                at++;
                return group;
            }
            char c = source.charAt(at);
            BitSet set = new BitSet(ASCII);
            if (c == '\\') {
                addEscaped(set);
            } else if (c == '[') {
                addClass(set);
            } else if (Character.isLetterOrDigit(c)) {
                set.set(c);
                at++;
            } else {
                throw unexpected();
            }
            int known = sets.indexOf(set);
            if (known >= 0) {
                return new One(known);
            }
            sets.add(set);
            return new One(sets.size() - 1);
        }

        private void addEscaped(BitSet set) {
            if (!source.startsWith("\\d", at)) {
                throw unexpected();
            }
            set.set('0', '9' + 1);
            at += 2;
        }

        private void addClass(BitSet set) {
            at++;
            if (isNext('^')) {
                throw unexpected();
            }
            while (!isNext(']')) {
                if (isNext('\\')) {
                    addEscaped(set);
                    continue;
                }
                char from = source.charAt(at++);
                char to = from;
                if (isNext('-') && source.charAt(at + 1) != ']') {
                    to = source.charAt(at + 1);
                    at += 2;
                }
                if (from == '[' || from == '&' && isNext('&') || from > to || to >= HIGHEST) {
                    throw unexpected();
                }
                set.set(from, to + 1);
            }
            at++;
        }
    }
}
