package org.leakproof.redact.scan;

/** An expression that cannot be used; an operator's mistake, to be shown with the place it was written at. */
public final class ExpressionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int position;
    private final String reason;
    private final String hint;

    /**
     * @param position UTF-16 unit of the expression's source at which it goes wrong, from 0
     * @param reason what was found: {@code back-reference}
     * @param hint what would be right; may be empty
     */
    ExpressionException(int position, String reason, String hint) {
        super("at " + position + ": " + reason + (hint.isEmpty() ? "" : "; " + hint));
        this.position = position;
        this.reason = reason;
        this.hint = hint;
    }

    public int position() {
        return position;
    }

    public String reason() {
        return reason;
    }

    public String hint() {
        return hint;
    }
}
