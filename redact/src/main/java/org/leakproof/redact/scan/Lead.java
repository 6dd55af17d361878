package org.leakproof.redact.scan;

/**
 * How every match of a pattern begins, as far as it tells where in a text one can begin at all. Most of an ordinary text is
 * then never looked at for the pattern.
 */
sealed interface Lead {

    /** Nothing is known. */
    Lead NONE = new Anywhere();

    record Anywhere() implements Lead {}

    /**
     * Some characters of one set, or none, and then a rare one: a digit or an ASCII sign.
     *
     * @param before what may stand before it
     * @param sign the rare characters
     * @param reach how many may stand before it, {@link Node#UNBOUNDED} if any number
     */
    record ToSign(CodePoints before, CodePoints sign, int reach) implements Lead {}

    /** At least {@link #LONG} ASCII letters and digits, or others than ASCII characters. */
    record LongWord() implements Lead {}

    int LONG = 8;

    /** More characters than this before a sign, with spaces among them, lead nowhere. */
    int NEAR = 8;

    static Lead of(Node node) {
        Prefix prefix = new Prefix();
        boolean withoutSign = prefix.canPass(node);
        if (!withoutSign) {
            int reach = prefix.reach;
            if (!prefix.mayHaveSpaceBefore()) {
                return new ToSign(prefix.before(), prefix.sign, Node.UNBOUNDED);
            }
            if (reach != Node.UNBOUNDED && reach <= NEAR && CharacterClasses.DIGIT.containsAll(prefix.sign)) {
                return new ToSign(prefix.before(), prefix.sign, reach);
            }
        }
        return prefix.beginsWithWord(node) ? new LongWord() : NONE;
    }

    /** Of matches that begin as one or the other says; both are of one kind. */
    default Lead or(Lead other) {
        if (this instanceof ToSign one && other instanceof ToSign two) {
            return new ToSign(one.before.and(two.before), one.sign.and(two.sign), Prefix.longer(one.reach, two.reach));
        }
        return this;
    }

    /** Patterns of one kind are searched for together, so that none widens what another may begin with by much. */
    default Kind kind() {
        if (this instanceof ToSign toSign) {
            if (toSign.reach != Node.UNBOUNDED) {
                return Kind.NEAR_DIGIT;
            }
            if (!ASCII.containsAll(toSign.before)) {
                return Kind.TO_SIGN;
            }
            boolean digit = CharacterClasses.DIGIT.containsAll(toSign.sign);
            return digit ? Kind.ASCII_TO_DIGIT : Kind.ASCII_TO_SIGN;
        }
        return this instanceof LongWord ? Kind.LONG_WORD : Kind.ANYWHERE;
    }

    /** By how much of a text can be left out. */
    enum Kind {
        NEAR_DIGIT,
        ASCII_TO_DIGIT,
        ASCII_TO_SIGN,
        TO_SIGN,
        LONG_WORD,
        ANYWHERE
    }

    CodePoints ASCII = CodePoints.range(0, 0x7F);
}
