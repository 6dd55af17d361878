package org.leakproof.redact.catalogue;

import java.util.List;

/**
 * Identifiers, own expressions and dictionaries of a policy, to be found together in one pass.
 *
 * <p>Immutable and shareable; each thread takes a {@link Finder} of its own.
 */
public final class CatalogueScanner {

    private CatalogueScanner() {}

    /** @throws IllegalArgumentException if two of them have one name */
    public static CatalogueScanner of(
            List<Identifier> identifiers, List<OwnExpression> expressions, List<NamedDictionary> dictionaries) {
        return new CatalogueScanner();
    }

    /** The same with other dictionaries (an archive's address book); what was compiled is shared. */
    public CatalogueScanner withDictionaries(List<NamedDictionary> dictionaries) {
        return this;
    }

    /** For one thread; make it once and keep it. */
    public Finder newFinder() {
        throw new UnsupportedOperationException();
    }
}
