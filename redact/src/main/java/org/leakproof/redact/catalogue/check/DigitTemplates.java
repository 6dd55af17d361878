package org.leakproof.redact.catalogue.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Up to 32 {@link Template}s that are matched against digits at once, one step a digit.
 *
 * <p>Immutable and shareable.
 */
public final class DigitTemplates {

    private static final int DIGITS = 10;

    /** Nothing matches any more. */
    private static final int DEAD = 0;

    /** By state and digit. */
    private final int[] next;

    /** By state, the templates that match what was read. */
    private final int[] matched;

    private final int first;

    private DigitTemplates(int[] next, int[] matched, int first) {
        this.next = next;
        this.matched = matched;
        this.first = first;
    }

    /** @throws IllegalArgumentException if one is no {@link Template}, or they are too many */
    public static DigitTemplates of(List<String> expressions) {
        if (expressions.size() > Integer.SIZE) {
            throw new IllegalArgumentException(expressions.size() + " templates");
        }
        return new Builder(expressions.stream().map(Template::of).toList()).build();
    }

    /** The templates that match all of the digits, a bit each; other characters match nothing. */
    public int matching(String digits, int from) {
        int state = first;
        for (int i = from; i < digits.length() && state != DEAD; i++) {
            state = step(state, digits.charAt(i));
        }
        return matched[state];
    }

    /** The templates that match the digits or a beginning of them, a bit each. */
    public int matchingBeginning(String digits, int from) {
        int state = first;
        int all = matched[state];
        for (int i = from; i < digits.length() && state != DEAD; i++) {
            state = step(state, digits.charAt(i));
            all |= matched[state];
        }
        return all;
    }

    private int step(int state, char c) {
        return c < '0' || c > '9' ? DEAD : next[state * DIGITS + c - '0'];
    }

    /** Makes states of sets of the templates' steps. */
    private static final class Builder {
        private final List<Template> templates;
        private final int[] bases;
        private final Map<BitSet, Integer> numbers = new HashMap<>();
        private final List<BitSet> states = new ArrayList<>();

        Builder(List<Template> templates) {
            this.templates = templates;
            this.bases = new int[templates.size()];
            int base = 0;
            for (int i = 0; i < bases.length; i++) {
                bases[i] = base;
                base += templates.get(i).steps();
            }
        }

        DigitTemplates build() {
            state(new BitSet());
            BitSet begin = new BitSet();
            for (int i = 0; i < bases.length; i++) {
                add(i, templates.get(i).first(), begin);
            }
            int first = state(begin);
            int[] next = new int[DIGITS];
            for (int state = first; state < states.size(); state++) {
                if (next.length < (state + 1) * DIGITS) {
                    next = Arrays.copyOf(next, 2 * (state + 1) * DIGITS);
                }
                for (int digit = 0; digit < DIGITS; digit++) {
                    next[state * DIGITS + digit] = state(after(states.get(state), (char) ('0' + digit)));
                }
            }
            return new DigitTemplates(
                    next, states.stream().mapToInt(this::matched).toArray(), first);
        }

        private int state(BitSet steps) {
            Integer known = numbers.get(steps);
            if (known != null) {
                return known;
            }
            numbers.put(steps, states.size());
            states.add(steps);
            return states.size() - 1;
        }

        private void add(int template, int step, BitSet into) {
            templates.get(template).addReached(step, bases[template], into);
        }

        private BitSet after(BitSet state, char c) {
            BitSet after = new BitSet();
            int template = 0;
            for (int at = state.nextSetBit(0); at >= 0; at = state.nextSetBit(at + 1)) {
                while (template + 1 < bases.length && bases[template + 1] <= at) {
                    template++;
                }
                int then = templates.get(template).after(at - bases[template], c);
                if (then >= 0) {
                    add(template, then, after);
                }
            }
            return after;
        }

        private int matched(BitSet state) {
            int matched = 0;
            int template = 0;
            for (int at = state.nextSetBit(0); at >= 0; at = state.nextSetBit(at + 1)) {
                while (template + 1 < bases.length && bases[template + 1] <= at) {
                    template++;
                }
                matched |= templates.get(template).isEnd(at - bases[template]) ? 1 << template : 0;
            }
            return matched;
        }
    }
}
