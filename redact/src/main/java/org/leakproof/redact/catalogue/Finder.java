package org.leakproof.redact.catalogue;

import java.util.List;
import org.leakproof.redact.scan.Span;
import org.leakproof.redact.scan.Text;

/** One thread's session with a {@link CatalogueScanner}. Not thread-safe. */
public final class Finder {

    Finder() {}

    /**
     * What was found and confirmed, sorted by {@link Span#BY_PLACE}. Spans of different rules may overlap; of one rule they
     * do not, but for a dictionary's beside another dictionary's.
     *
     * @throws RuntimeException whatever a validator throws: the text has then not been searched, and its record must be held
     */
    public List<Span> find(Text text) {
        throw new UnsupportedOperationException();
    }
}
