package org.leakproof.redact.scan;

/**
 * Terms to be found as whole words, 100,000 and more of them.
 *
 * <p>A text is a row of tokens: a run of letters, marks and digits is one; a character of a script without spaces between
 * words (see {@link Boundary}) and a symbol are one each. A term matches where its tokens stand in this order. Between two
 * of them the text may have up to four of white space, {@code -'’.,_/}, or nothing where both can stand side by side; so
 * {@code Anne-Marie O’Neill} is found in {@code anne marie o'neill}, and {@code 田中太郎} in {@code 田中 太郎}. The longest term
 * wins, then the search goes on behind it.
 *
 * <p>Immutable and shareable. Takes about 50 bytes for a term of two tokens.
 */
public final class Dictionary {

    /**
     * What does not matter when terms are compared.
     *
     * @param ignoreCase upper and lower case
     * @param ignoreDiacritics accents and other marks, and the stroke of {@code ł ø đ}; {@code ß} is {@code ss}, {@code æ}
     *     is {@code ae}
     */
    public record Folding(boolean ignoreCase, boolean ignoreDiacritics) {
        public static final Folding ALL = new Folding(true, true);
        public static final Folding NONE = new Folding(false, false);
    }

    /**
     * One term.
     *
     * @param text as an editor writes it; needs at least one token
     * @param entry whose it is; told to the sink. Several terms may belong to one entry
     */
    public record Term(String text, int entry) {
        /** Ids and lengths only. */
        @Override
        public String toString() {
            return "Term[entry " + entry + ", " + text.length() + " chars]";
        }
    }

    private Dictionary() {}

    /**
     * If two terms are alike under the folding, the one with the lower entry stays.
     *
     * @throws IllegalArgumentException if a term has no token, or more than 32; its message has the entry, not the term
     */
    public static Dictionary of(Iterable<Term> terms, Folding folding) {
        throw new UnsupportedOperationException();
    }

    /** How many different terms. */
    public int size() {
        return 0;
    }
}
