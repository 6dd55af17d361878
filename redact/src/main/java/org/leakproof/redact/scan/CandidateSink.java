package org.leakproof.redact.scan;

/** Takes what a scan finds. Offsets are bytes of the text's normalised form, always on character boundaries. */
public interface CandidateSink {

    /** A place that the pattern with this id matches. */
    void pattern(int pattern, int start, int end);

    /**
     * A place at which a term of a dictionary stands.
     *
     * @param dictionary index of the dictionary in the scanner's list
     * @param entry the entry that the term belongs to
     */
    void term(int dictionary, int entry, int start, int end);
}
