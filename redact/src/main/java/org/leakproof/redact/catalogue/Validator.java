package org.leakproof.redact.catalogue;

/**
 * Decides whether what a form matched is the real thing. Stateless, shareable, in time linear in the candidate. What it
 * throws reaches the caller of the finder, who then holds the record: never is it taken for "no match".
 */
public interface Validator {

    /** Name for explanations: {@code luhn}. */
    String name();

    Verdict check(Candidate candidate);
}
