package org.leakproof.redact.catalogue;

/**
 * With which others an identifier is searched for. One automaton for all would have to remember every combination of what is
 * under way in a text: names of streets times words of dates times digits of numbers. Some passes over the text, each with
 * few combinations, are far faster than one with many.
 */
public enum Pass {
    /** Whatever is not put elsewhere. */
    MAIN,
    /** What begins with letters of its own or behind a word that names it. */
    LABELS,
    /** Access tokens: hundreds of beginnings of their own. */
    TOKENS,
    /** Short things told by their shape alone, which may begin at any word: plates, postcodes, bank codes. */
    SHAPES,
    /** Streets and towns: long runs of names. */
    ADDRESSES,
    /** Days, months, ages. */
    DATES,
    /** The numbers of states and authorities. */
    NATIONAL
}
