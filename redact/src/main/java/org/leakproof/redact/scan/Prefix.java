package org.leakproof.redact.scan;

import java.util.LinkedHashSet;
import java.util.Set;

/** What an expression's matches can begin with. */
final class Prefix {

    /** Digits and ASCII signs: some percent of an ordinary text, together. */
    private static final CodePoints RARE = CodePoints.where(c -> c > ' ' && c < 0x7F && !Character.isLetter(c));

    /** All others than ASCII are taken in: a letter of either case may be one that only looks like it. */
    private static final CodePoints WORD = CodePoints.where(c -> c > 0x7F || Character.isLetterOrDigit(c));

    /** What a match may take before its first rare character; most sets come many times. */
    private final Set<CodePoints> before = new LinkedHashSet<>();

    /** What that one may be. */
    CodePoints sign = CodePoints.NONE;

    /** How many there may be before it. */
    int reach;

    CodePoints before() {
        return before.stream().reduce(CodePoints.NONE, CodePoints::and);
    }

    boolean mayHaveSpaceBefore() {
        return before.stream().anyMatch(set -> set.contains(' ') || set.contains('\n'));
    }

    /** Whether the node can match without a rare character; notes what it may take until then. */
    boolean canPass(Node node) {
        Walk walk = walk(node);
        reach = walk.reach;
        return walk.passes;
    }

    /**
     * @param passes whether the end may be reached without a rare character
     * @param length of the longest way to the end without one
     * @param reach of the longest way to the end or to a rare character
     */
    private record Walk(boolean passes, int length, int reach) {}

    private Walk walk(Node node) {
        if (node instanceof Node.Chars chars) {
            if (RARE.containsAll(chars.set())) {
                sign = sign.and(chars.set());
                return new Walk(false, 0, 0);
            }
            before.add(chars.set());
            return new Walk(true, 1, 1);
        }
        if (node instanceof Node.Sequence sequence) {
            int length = 0;
            int longest = 0;
            for (Node part : sequence.parts()) {
                Walk walk = walk(part);
                longest = longer(longest, sum(length, walk.reach));
                if (!walk.passes) {
                    return new Walk(false, 0, longest);
                }
                length = sum(length, walk.length);
            }
            return new Walk(true, length, longest);
        }
        if (node instanceof Node.Choice choice) {
            boolean passes = false;
            int length = 0;
            int longest = 0;
            for (Node option : choice.options()) {
                Walk walk = walk(option);
                passes |= walk.passes;
                length = longer(length, walk.length);
                longest = longer(longest, walk.reach);
            }
            return new Walk(passes, length, longest);
        }
        if (node instanceof Node.Repeat repeat) {
            Walk walk = walk(repeat.body());
            int times = repeat.max();
            int length = walk.passes ? times(walk.length, times) : 0;
            int longest = walk.passes ? times(walk.reach, times) : walk.reach;
            return new Walk(walk.passes || repeat.min() == 0, length, longest);
        }
        return new Walk(true, 0, 0);
    }

    static int longer(int one, int other) {
        return one == Node.UNBOUNDED || other == Node.UNBOUNDED ? Node.UNBOUNDED : Math.max(one, other);
    }

    private static int sum(int one, int other) {
        return one == Node.UNBOUNDED || other == Node.UNBOUNDED ? Node.UNBOUNDED : Math.min(one + other, 1 << 20);
    }

    private static int times(int length, int count) {
        return length == 0
                ? 0
                : count == Node.UNBOUNDED || length == Node.UNBOUNDED
                        ? Node.UNBOUNDED
                        : Math.min(length * count, 1 << 20);
    }

    /** Whether every match begins with {@link Lead#LONG} letters and digits. */
    boolean beginsWithWord(Node node) {
        return word(node) >= Lead.LONG;
    }

    /** How many ASCII letters and digits every match of the node begins with; {@code LONG} if it ends with one, too. */
    private static int word(Node node) {
        if (node instanceof Node.Chars chars) {
            return WORD.containsAll(chars.set()) ? 1 : 0;
        }
        if (node instanceof Node.Sequence sequence) {
            int length = 0;
            for (Node part : sequence.parts()) {
                length += word(part);
                if (length >= Lead.LONG || !isWord(part)) {
                    return length;
                }
            }
            return length;
        }
        if (node instanceof Node.Choice choice) {
            return choice.options().stream().mapToInt(Prefix::word).min().orElse(0);
        }
        if (node instanceof Node.Repeat repeat) {
            if (repeat.min() == 0) {
                return 0;
            }
            int once = word(repeat.body());
            return isWord(repeat.body()) ? Math.min(once * repeat.min(), 2 * Lead.LONG) : once;
        }
        return 0;
    }

    /** Whether it matches nothing but letters and digits. */
    private static boolean isWord(Node node) {
        if (node instanceof Node.Chars chars) {
            return WORD.containsAll(chars.set());
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.parts().stream().allMatch(Prefix::isWord);
        }
        if (node instanceof Node.Choice choice) {
            return choice.options().stream().allMatch(Prefix::isWord);
        }
        return !(node instanceof Node.Repeat repeat) || isWord(repeat.body());
    }
}
