package org.leakproof.redact.scan;

import java.util.Random;
import java.util.stream.Collectors;

/** Writes texts that an expression matches, at random. */
public final class Written {

    /** How often something stands at most for which there is no bound. */
    private static final int MOST = 12;

    private Written() {}

    /** What stands around a match is not thought of. */
    public static String by(Expression expression, Random random) {
        return by(expression.root(), random);
    }

    private static String by(Node node, Random random) {
        if (node instanceof Node.Chars chars) {
            return Character.toString(character(chars.set(), random));
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.parts().stream().map(part -> by(part, random)).collect(Collectors.joining());
        }
        if (node instanceof Node.Choice choice) {
            return by(choice.options().get(random.nextInt(choice.options().size())), random);
        }
        if (node instanceof Node.Repeat repeat) {
            int most = repeat.max() == Node.UNBOUNDED ? repeat.min() + MOST : repeat.max();
            StringBuilder all = new StringBuilder();
            int times = repeat.min() + random.nextInt(most - repeat.min() + 1);
            for (int i = 0; i < times; i++) {
                all.append(by(repeat.body(), random));
            }
            return all.toString();
        }
        return "";
    }

    /** Mostly one of ASCII, if there is one. */
    private static int character(CodePoints set, Random random) {
        int[] ranges = set.ranges();
        int count = ranges.length / 2;
        while (count > 1 && ranges[2 * count - 2] >= 0x80 && random.nextInt(4) > 0) {
            count--;
        }
        int range = 2 * random.nextInt(count);
        int last = ranges[range] < 0x80 ? Math.min(0x7E, ranges[range + 1]) : ranges[range + 1];
        return ranges[range] + random.nextInt(Math.max(1, last - ranges[range] + 1));
    }
}
