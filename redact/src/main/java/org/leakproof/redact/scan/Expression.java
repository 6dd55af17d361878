package org.leakproof.redact.scan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that can be matched in one pass, in time linear in the text, whatever the text.
 *
 * <p><strong>Syntax</strong>: literals; {@code .} (any character but a line feed); classes {@code [a-z]}, {@code [^a-z]};
 * {@code \d \D \w \W \s \S \h \R}; {@code \p{L}}, {@code \P{Lu}}, {@code \p{IsHan}}, {@code \p{Bounded}} (what {@code \b} calls a word
 * character); groups {@code (..)}, {@code (?:..)},
 * {@code (?<name>..)} (nothing is captured); {@code |}; {@code * + ? {n} {n,} {n,m}}, also followed by {@code ?};
 * {@code ^ $ \A \z \b \B}; {@code (?i) (?s) (?m)}, also switched off ({@code (?-i)}) and for a group ({@code (?i:..)});
 * {@code \t \n \r \f \e \x41 \x{1F600} \}{@code u00E9}; {@code \Q..\E}.
 *
 * <p><strong>Meaning</strong>: among matches of one expression the leftmost wins, among those the longest; lazy quantifiers
 * therefore change nothing. It is matched against the text's normalised form ({@link Text}), so {@code \d} meets every
 * decimal digit and {@code [ ]} every space; characters that {@code Text} writes differently mean in an expression what
 * they become. {@code \w} is letters, marks, decimal digits, letter numbers and the underscore of all scripts; {@code \b}
 * stands between a word character as {@link Boundary} defines it and another character or an end. {@code (?i)} is Unicode's
 * simple case folding, with dotted and dotless i alike. {@code ^} and {@code $} are the ends of the text, with {@code (?m)}
 * of the line.
 *
 * <p><strong>Refused</strong>, with the place and a hint: back-references, look-around, possessive and atomic groups (no
 * linear engine has them); what matches the empty text; repeats that make too many states.
 *
 * <p>Immutable to the eye.
 */
public final class Expression {

    private final String source;
    private final boolean ignoresCase;

    /** None until it is asked for. */
    private volatile @Nullable Node root;

    private Expression(String source, boolean ignoresCase) {
        this.source = source;
        this.ignoresCase = ignoresCase;
    }

    /** @throws ExpressionException if it is no expression, or one that is refused */
    public static Expression parse(String source) {
        return parsed(new Expression(source, false));
    }

    /** One of the program's own, which tests have parsed: it is read when it is first searched for. */
    public static Expression known(String source) {
        return new Expression(source, false);
    }

    /**
     * As if it began with {@code (?i)}.
     *
     * @throws ExpressionException if it is no expression, or one that is refused
     */
    public static Expression parseIgnoringCase(String source) {
        return parsed(new Expression(source, true));
    }

    private static Expression parsed(Expression expression) {
        if (expression.matchesEmpty()) {
            throw new ExpressionException(
                    0, "matches the empty text", "demand at least one character, + in place of *");
        }
        return expression;
    }

    /** Only a {@link Head} may. */
    boolean matchesEmpty() {
        return root().matchesEmpty();
    }

    public String source() {
        return source;
    }

    boolean ignoresCase() {
        return ignoresCase;
    }

    /** How many states it makes: a measure of what it costs to search for it together with others. */
    public int size() {
        return (int) Math.min(root().states(), Integer.MAX_VALUE);
    }

    Node root() {
        Node known = root;
        if (known == null) {
            known = ExpressionParser.parse(source, ignoresCase);
            root = known;
        }
        return known;
    }

    /** Written alike; two expressions that merely mean the same are not equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Expression expression
                && source.equals(expression.source)
                && ignoresCase == expression.ignoresCase;
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, ignoresCase);
    }

    /** Length only: an editor's expression may hold a name. */
    @Override
    public String toString() {
        return "Expression[" + source.length() + " chars]";
    }
}
