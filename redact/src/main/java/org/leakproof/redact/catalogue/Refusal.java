package org.leakproof.redact.catalogue;

/**
 * What a form matched and what was not taken, for explanations.
 *
 * @param start first UTF-16 unit in the original
 * @param end behind the last
 * @param rule id of the identifier
 * @param form which written form matched; empty if there is only one
 * @param validator what refused it; empty if no context word stood near it, without which the form does not count
 */
public record Refusal(int start, int end, String rule, String form, String validator) {

    /** Is told what a {@link Finder} refuses. */
    public interface Watcher {

        /** Looks away. */
        Watcher NONE = refusal -> {};

        void refused(Refusal refusal);
    }
}
