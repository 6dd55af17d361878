package org.leakproof.redact.scan;

import java.util.List;

/**
 * Makes an expression coarser; it then matches all that it matched, and more. Where it wants one of some letters it takes any
 * letter of that case, where one of some digits any digit, and a wide repeat loses its bound. Expressions of one shape are
 * then told apart no more, and an automaton of many has far fewer combinations of what is under way.
 */
final class Widening {

    /** A range of characters, and how many of them a set must have to be given all. */
    private record Range(int first, int last, int least) {}

    private static final List<Range> RANGES =
            List.of(new Range('0', '9', 2), new Range('A', 'Z', 8), new Range('a', 'z', 8));

    /** A repeat with a wider bound than this loses it, but one of an exact number of characters. */
    private static final int WIDE = 12;

    /** So many characters are asked for at most: keys and hashes, which many an ordinary word would else be taken for. */
    private static final int WIDE_COUNT = 64;

    private Widening() {}

    static Node of(Node node) {
        if (node instanceof Node.Chars chars) {
            return new Node.Chars(widened(chars.set()));
        }
        if (node instanceof Node.Sequence sequence) {
            return new Node.Sequence(sequence.parts().stream().map(Widening::of).toList());
        }
        if (node instanceof Node.Choice choice) {
            return new Node.Choice(choice.options().stream().map(Widening::of).toList());
        }
        if (node instanceof Node.Repeat repeat) {
            int most = repeat.body() instanceof Node.Chars ? WIDE_COUNT : WIDE;
            int bound = repeat.max() == repeat.min() ? most : WIDE;
            return new Node.Repeat(
                    of(repeat.body()),
                    Math.min(repeat.min(), most),
                    repeat.max() > bound ? Node.UNBOUNDED : repeat.max());
        }
        return node;
    }

    private static CodePoints widened(CodePoints set) {
        CodePoints wide = set;
        for (Range range : RANGES) {
            int members = 0;
            for (int c = range.first; c <= range.last; c++) {
                members += set.contains(c) ? 1 : 0;
            }
            if (members >= range.least) {
                wide = wide.and(CodePoints.range(range.first, range.last));
            }
        }
        return wide;
    }
}
