package org.leakproof.redact.gate;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.Place;

/** Searches a cleaned record for what was redacted in it. One thread at a time. */
public final class RecordGate {
    private final Forms forms;
    private final Search search;

    public RecordGate(GateSettings settings, List<KeptTerm> kept) {
        this.forms = new Forms(settings);
        this.search = new Search(new Kept(kept), settings.encodings());
    }

    /** A value that was taken out of the record.
     *
     *  @param value as it stood there */
    public record Value(String value, ValueScope scope) {
        @Override
        public String toString() {
            return "Value[" + value.length() + " chars]";
        }
    }

    /** Where the record still shows one of the values, if it does.
     *
     *  @param keptTexts what an editor's decision keeps in this record */
    public Optional<Place.Kind> check(CleanRecord record, Collection<Value> values, Collection<String> keptTexts) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Map<Set<Place.Kind>, FormSet> byPlaces = new HashMap<>();
        ValueScope scope = null;
        FormSet set = Kept.NOTHING;
        for (Value value : values) {
            // mostly the same as before, and places are slow to look up
            if (value.scope() != scope) {
                scope = value.scope();
                set = byPlaces.computeIfAbsent(scope.places(), places -> new FormSet(4 * values.size()));
            }
            forms.add(value.value(), value.scope().name(), Forms.Reach.RECORD, set);
        }
        return search.firstHit(record, byPlaces, Kept.of(keptTexts));
    }
}
