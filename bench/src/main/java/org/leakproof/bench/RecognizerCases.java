package org.leakproof.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.leakproof.redact.catalogue.Catalogue;
import org.leakproof.redact.catalogue.CatalogueConfig;
import org.leakproof.redact.catalogue.CatalogueScanner;
import org.leakproof.redact.catalogue.Finder;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.contact.PhoneConfig;
import org.leakproof.redact.scan.Text;

/** Cases of another engine's recognizers, each run with the identifier that finds the same, whatever its score: in these
 *  cases nothing stands around a number that would tell what it is. */
final class RecognizerCases {
    private final PrintStream out;
    private final PrintWriter misses;

    private record Place(int start, int end) {}

    RecognizerCases(PrintStream out, PrintWriter misses) {
        this.out = out;
        this.misses = misses;
    }

    void run(JsonNode cases) {
        Map<String, Optional<Finder>> finders = new HashMap<>();
        for (String[] row : Table.rows("recognizers.tsv")) {
            finders.put(row[0], finder(row));
        }
        CaseScores scores = new CaseScores(misses);
        Map<String, Integer> without = new TreeMap<>();
        for (JsonNode one : cases) {
            String recognizer = one.get("recognizer").asText();
            String text = one.get("text").asText();
            Optional<Finder> finder = finders.getOrDefault(recognizer, Optional.empty());
            if (!one.get("kind").asText().equals("span")) {
                scores.exclude(recognizer, "calls a function and searches nothing");
            } else if (one.path("expected_len").isNull()
                    && one.path("expected_spans").isNull()) {
                scores.exclude(recognizer, "says neither how many nor where");
            } else if (finder.isEmpty()) {
                without.merge(recognizer, 1, Integer::sum);
            } else if (!scores.excludes(recognizer, text)) {
                score(one, recognizer, text, finder.get(), scores);
            }
        }
        out.println();
        out.println(
                "Cases by recognizer, at any score: positives with the exact place, negatives in which nothing is found");
        scores.print(out, true);
        out.println("without an identifier: " + without);
    }

    private static void score(JsonNode one, String recognizer, String text, Finder finder, CaseScores scores) {
        List<Place> found = finder.find(Text.of(text)).stream()
                .map(span -> new Place(span.start(), span.end()))
                .distinct()
                .toList();
        List<Place> expected = new ArrayList<>();
        one.path("expected_spans")
                .forEach(span -> expected.add(new Place(
                        text.offsetByCodePoints(0, span.get(0).asInt()),
                        text.offsetByCodePoints(0, span.get(1).asInt()))));
        int count = one.path("expected_len").asInt();
        if (expected.isEmpty() && count == 1) {
            // where a case gives a count and no places, the whole text is the place
            expected.add(new Place(0, text.length()));
        }
        boolean positive = one.get("polarity").asText().equals("positive");
        // a case that lists fewer places than it counts leaves the others open
        boolean good = positive
                ? found.containsAll(expected) && (count != expected.size() || found.size() == count)
                : found.isEmpty();
        scores.add(recognizer, positive, good, text, found + " expected " + expected);
    }

    /** Columns: recognizer, ids of identifiers, regions of telephone numbers. */
    private static Optional<Finder> finder(String[] row) {
        List<String> regions = row.length > 2 ? List.of(row[2].split(",")) : List.of("US");
        Catalogue catalogue = Catalogue.of(new CatalogueConfig(new PhoneConfig(regions)));
        List<Identifier> identifiers = new ArrayList<>();
        for (String id : row[1].split(",")) {
            catalogue.find(id).ifPresent(identifiers::add);
        }
        return identifiers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        CatalogueScanner.of(identifiers, List.of(), List.of()).newFinder());
    }
}
