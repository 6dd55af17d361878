package org.leakproof.redact.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.leakproof.redact.scan.Span;

/** What the finds of one text read as that stand encoded in it: one value has one label, however a program wrote it down.
 *  Finds are told apart by all that a {@link Span} says, places being those of the original. */
final class Readings {
    static final Readings NONE = new Readings();

    private final Map<Span, String> bySpan = new HashMap<>();
    private final NavigableMap<Integer, List<Reading>> byStart = new TreeMap<>();

    /** @param span where it stands encoded
     *  @param plain what it reads as */
    record Reading(Span span, String plain) {
        @Override
        public String toString() {
            return "Reading[" + plain.length() + " chars]";
        }
    }

    /** Several may have the same place, as one run of Base64 may hold several values; the first is what it reads as.
     *
     *  @param part whether it is a part of a longer find */
    void add(Reading reading, boolean part) {
        bySpan.putIfAbsent(reading.span(), reading.plain());
        if (!part) {
            byStart.computeIfAbsent(reading.span().start(), start -> new ArrayList<>())
                    .add(reading);
        }
    }

    /** What the find reads as, if it stands encoded. */
    Optional<String> of(Span span) {
        return Optional.ofNullable(bySpan.get(span));
    }

    /** What the first find by the same rule within this one reads as. */
    Optional<String> firstWithin(Span span) {
        return byStart.subMap(span.start(), true, span.end(), false).values().stream()
                .flatMap(List::stream)
                .filter(reading -> reading.span().rule().equals(span.rule()) && span.covers(reading.span()))
                .map(Reading::plain)
                .findFirst();
    }

    /** Whatever stands at exactly the same place and is no part of anything longer there. */
    List<Reading> at(Span span) {
        return byStart.getOrDefault(span.start(), List.of()).stream()
                .filter(reading -> reading.span().end() == span.end())
                .toList();
    }

    /** Counts only. */
    @Override
    public String toString() {
        return "Readings[" + bySpan.size() + "]";
    }
}
