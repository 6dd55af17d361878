package org.leakproof.redact.scan;

import java.util.Objects;

/**
 * What may not stand directly beside a match. The beginning and the end of the text never forbid one.
 *
 * <p>A <em>word character</em> is a letter, mark, decimal digit or underscore of a script that sets spaces between words.
 * Letters of Han, Hiragana, Katakana, Hangul, Thai, Lao, Khmer, Myanmar and Tibetan are none: a number stands directly
 * beside them. {@code \b} and {@code \B} in an expression mean the same characters; unlike in {@code java.util.regex} a
 * combining mark is one of them.
 */
public final class Boundary {

    /** Anything may. */
    public static final Boundary NONE = new Boundary(CodePoints.NONE);

    /** No word character. */
    public static final Boundary WORD = new Boundary(CharacterClasses.WORD_BOUNDED);

    /** No decimal digit. */
    public static final Boundary DIGIT = new Boundary(CharacterClasses.DIGIT);

    private final CodePoints forbidden;
    private final CodePoints allowed;

    private Boundary(CodePoints forbidden) {
        this.forbidden = forbidden;
        this.allowed = forbidden.negated();
    }

    /**
     * None of the characters of a class.
     *
     * @param characterClass written as in an expression: {@code [\w.-]}
     * @throws ExpressionException if it is not one class
     */
    public static Boundary notBeside(String characterClass) {
        return new Boundary(ExpressionParser.parseClass(characterClass));
    }

    /** Neither what this nor what the other forbids. */
    public Boundary and(Boundary other) {
        return new Boundary(forbidden.and(other.forbidden));
    }

    /** Whether a character is a word character as defined here. */
    public static boolean isWordCharacter(int codePoint) {
        return WORD.forbidden.contains(codePoint);
    }

    CodePoints forbidden() {
        return forbidden;
    }

    /** All others. */
    CodePoints allowed() {
        return allowed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Boundary boundary && forbidden.equals(boundary.forbidden);
    }

    @Override
    public int hashCode() {
        return Objects.hash(forbidden);
    }

    @Override
    public String toString() {
        return "Boundary[" + forbidden.ranges().length / 2 + " ranges]";
    }
}
