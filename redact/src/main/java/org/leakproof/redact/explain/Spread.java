package org.leakproof.redact.explain;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.leakproof.contract.record.Hashes;

/** Keeps so many of any number of things, spread evenly and always the same ones: those whose places have the lowest hashes.
 *  In which order they come makes no difference. */
final class Spread<T> {
    private final int most;
    private final NavigableMap<String, T> kept = new TreeMap<>();

    Spread(int most) {
        this.most = most;
    }

    /** Whether a thing at this place would be kept as it looks now. */
    boolean wants(String hash) {
        return kept.size() < most || most > 0 && hash.compareTo(kept.lastKey()) < 0;
    }

    void add(String hash, T thing) {
        if (wants(hash)) {
            kept.put(hash, thing);
            if (kept.size() > most) {
                kept.pollLastEntry();
            }
        }
    }

    static String hash(String... place) {
        return Hashes.hex128(place);
    }

    /** By hash. */
    List<T> all() {
        return List.copyOf(kept.values());
    }
}
