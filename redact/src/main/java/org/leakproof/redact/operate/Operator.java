package org.leakproof.redact.operate;

/** Turns a passage into what may leave in its place. An immutable record of its settings, shareable between threads. What
 *  it throws holds the whole message: a passage is never left standing because its operator failed. */
public interface Operator {
    /** As a policy and a release name it. */
    String name();

    /** Whether the passage is gone afterwards: the gate then searches for it everywhere else. */
    default boolean redacts() {
        return true;
    }

    /** The replacement; must not hold any of the passage beyond what the settings say. */
    String apply(Passage passage, Labels labels);
}
