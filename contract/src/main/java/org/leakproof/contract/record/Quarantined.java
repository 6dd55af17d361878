package org.leakproof.contract.record;

/** A held item as the quarantine shows it: never text, names or paths.
 *
 *  @param id a message id, an attachment id, or an entry as {@code <archive>#<ordinal>} */
public record Quarantined(String id, StageName stage, HeldReason reason) {}
