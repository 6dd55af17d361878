package org.leakproof.redact.catalogue;

/**
 * With which others an identifier is searched for. One automaton for all would have to remember every combination of what is
 * under way in a text: names of streets times words of dates times digits of numbers. Some passes over the text, each with
 * few combinations, are far faster than one with many.
 */
public enum Pass {
    /** Whatever is not put elsewhere. */
    MAIN,
    /** What begins with a letter sequence of its own, stands behind a word that names it, or is short. */
    LABELS,
    /** Streets and towns: long runs of names. */
    ADDRESSES,
    /** Days, months, ages. */
    DATES
}
