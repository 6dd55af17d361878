package org.leakproof.redact.scan;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    public static final Boundary NONE = new Boundary(List.of());

    /** No word character. */
    public static final Boundary WORD = notBeside("[\\p{Bounded}]");

    /** No decimal digit. */
    public static final Boundary DIGIT = notBeside("[0-9]");

    /** Of what may not stand there. */
    private final List<String> classes;

    /** Read when first asked for. */
    private volatile @Nullable CodePoints forbidden;

    private Boundary(List<String> classes) {
        this.classes = List.copyOf(classes);
    }

    /**
     * None of the characters of a class.
     *
     * @param characterClass one, written as in an expression of the program's own: {@code [\w.-]}; tests have read it
     */
    public static Boundary notBeside(String characterClass) {
        return new Boundary(List.of(characterClass));
    }

    /** Neither what this nor what the other forbids. */
    public Boundary and(Boundary other) {
        return new Boundary(
                Stream.concat(classes.stream(), other.classes.stream()).toList());
    }

    /** Whether a character is a word character as defined here. */
    public static boolean isWordCharacter(int codePoint) {
        return CharacterClasses.isBoundedWord(codePoint);
    }

    /** The classes of what may not stand there, as they were written. */
    String written() {
        return String.join("", classes);
    }

    /** @throws ExpressionException if something is not one class */
    CodePoints forbidden() {
        CodePoints known = forbidden;
        if (known == null) {
            known = CodePoints.NONE;
            for (String each : classes) {
                known = known.and(ExpressionParser.parseClass(each));
            }
            forbidden = known;
        }
        return known;
    }

    /** All others. */
    CodePoints allowed() {
        return forbidden().negated();
    }

    /** Written alike. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Boundary boundary && classes.equals(boundary.classes);
    }

    @Override
    public int hashCode() {
        return classes.hashCode();
    }

    @Override
    public String toString() {
        return "Boundary" + classes;
    }
}
