package org.leakproof.redact.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.leakproof.redact.catalogue.contact.PhoneConfig;
import org.leakproof.redact.scan.Span;
import org.leakproof.redact.scan.Text;

/**
 * Another engine's regression cases for the identifiers that we have too: 99 % of its positives with the exact place, 98 %
 * of its negatives. Needs {@code shared/pii} beside the repository; skipped without.
 */
class PresidioCasesTest {

    private static final Map<String, String> IDENTIFIERS = Map.of(
            "email_recognizer", "email",
            "phone_recognizer", "phone",
            "tr_phone_number_recognizer", "phone",
            "credit_card_recognizer", "payment-card",
            "iban_recognizer", "iban",
            "ip_recognizer", "ip-address",
            "mac_recognizer", "mac-address",
            "crypto_recognizer", "crypto-address",
            "url_recognizer", "url");

    /** Cases that ask for what we hold to be wrong, with the reason. */
    private static final Map<String, String> EXCLUDED = Map.of(
            "'https://presidio.dataprivacystack.org/'",
            "the quotation mark before the address is counted as part of it");

    private record Case(String recognizer, String text, boolean positive, List<List<Integer>> spans, int count) {}

    private static List<Case> cases = List.of();

    @BeforeAll
    static void read() throws IOException {
        Optional<Path> file = shared("pii/presidio_recognizer_cases.json");
        Assumptions.assumeTrue(file.isPresent(), "shared/pii/presidio_recognizer_cases.json is not here");
        cases = new ArrayList<>();
        for (JsonNode node : new ObjectMapper().readTree(file.get().toFile())) {
            if (!IDENTIFIERS.containsKey(node.get("recognizer").asText())
                    || !node.get("kind").asText().equals("span")
                    || EXCLUDED.containsKey(node.get("text").asText())) {
                continue;
            }
            List<List<Integer>> spans = new ArrayList<>();
            node.get("expected_spans")
                    .forEach(span ->
                            spans.add(List.of(span.get(0).asInt(), span.get(1).asInt())));
            cases.add(new Case(
                    node.get("recognizer").asText(),
                    node.get("text").asText(),
                    node.get("polarity").asText().equals("positive"),
                    spans,
                    node.get("expected_len").asInt()));
        }
    }

    private static Optional<Path> shared(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            Path file = folder.resolve("shared").resolve(name);
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
            folder = folder.getParent();
        }
        return Optional.empty();
    }

    @Test
    void findsWhatTheCasesFindAndNothingElse() {
        Map<String, Finder> finders = new TreeMap<>();
        Map<String, int[]> counts = new TreeMap<>();
        List<String> misses = new ArrayList<>();
        for (Case one : cases) {
            List<List<Integer>> found =
                    finders.computeIfAbsent(one.recognizer, PresidioCasesTest::finder).find(Text.of(one.text)).stream()
                            .map((Span span) -> List.of(span.start(), span.end()))
                            .toList();
            // where a case gives a count and no places, the whole text is the place
            List<List<Integer>> expected =
                    one.spans.isEmpty() && one.count == 1 ? List.of(List.of(0, one.text.length())) : one.spans;
            // a case that lists fewer places than it counts leaves the others open
            boolean hit = one.positive
                    ? found.containsAll(expected) && (one.count != expected.size() || found.size() == one.count)
                    : found.isEmpty();
            int[] count = counts.computeIfAbsent(one.recognizer, r -> new int[4]);
            count[one.positive ? 0 : 2]++;
            count[one.positive ? 1 : 3] += hit ? 1 : 0;
            if (!hit) {
                misses.add(one + ", found " + found);
            }
        }
        StringBuilder table = new StringBuilder();
        int[] all = new int[4];
        counts.forEach((recognizer, count) -> {
            table.append(String.format(
                    "%-30s positives %d of %d, negatives %d of %d%n",
                    recognizer, count[1], count[0], count[3], count[2]));
            for (int i = 0; i < all.length; i++) {
                all[i] += count[i];
            }
        });
        System.out.print(table);
        String report = table + String.join("\n", misses);
        assertThat(all[1]).as(report).isGreaterThanOrEqualTo((int) Math.ceil(all[0] * 0.99));
        assertThat(all[3]).as(report).isGreaterThanOrEqualTo((int) Math.ceil(all[2] * 0.98));
    }

    private static Finder finder(String recognizer) {
        List<String> regions = recognizer.startsWith("tr_")
                ? List.of("TR")
                : List.of("US", "GB", "DE", "IL", "IN", "CA", "BR", "JP", "CN");
        Identifier identifier = Catalogue.of(new CatalogueConfig(new PhoneConfig(regions)))
                .find(IDENTIFIERS.getOrDefault(recognizer, ""))
                .orElseThrow();
        assertThat(Set.copyOf(IDENTIFIERS.values())).contains(identifier.id());
        return CatalogueScanner.of(List.of(identifier), List.of(), List.of()).newFinder();
    }
}
