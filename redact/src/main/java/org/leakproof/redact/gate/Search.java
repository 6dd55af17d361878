package org.leakproof.redact.gate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.Place;

/** Looks through everything that a record would show. Holds buffers: one thread at a time. */
final class Search {
    private final Kept kept;
    private final boolean encodings;
    private final Tokens tokens = new Tokens();
    private final Tokens keptTokens = new Tokens();

    Search(Kept kept, boolean encodings) {
        this.kept = kept;
        this.encodings = encodings;
    }

    /** Where the first hit is.
     *
     *  @param forms what to search for, by the places in which it must not stand
     *  @param keptTexts what stands in this record by an editor's decision */
    Optional<Place.Kind> firstHit(CleanRecord record, Map<Set<Place.Kind>, FormSet> forms, FormSet keptTexts) {
        for (Leaving leaving : Leaving.of(record)) {
            if (hits(leaving.place(), leaving.text(), forms, keptTexts)) {
                return Optional.of(leaving.place());
            }
            if (encodings) {
                List<String> decoded = Decodings.of(leaving.text());
                for (String text : decoded) {
                    if (hits(leaving.place(), text, forms, keptTexts)) {
                        return Optional.of(leaving.place());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean hits(Place.Kind place, String text, Map<Set<Place.Kind>, FormSet> forms, FormSet keptTexts) {
        for (Map.Entry<Set<Place.Kind>, FormSet> entry : forms.entrySet()) {
            if (entry.getKey().contains(place)
                    && entry.getValue()
                            .search(
                                    text,
                                    tokens,
                                    (from, to) -> !kept.covers(place, keptTexts, text, from, to, keptTokens))) {
                return true;
            }
        }
        return false;
    }
}
