package org.leakproof.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import org.leakproof.redact.policy.PolicyLoader;
import org.leakproof.redact.record.Detector;

/** Lines with a secret, in which something must be found, and lines without, in which nothing may be. */
final class SecretCases {
    private final PrintStream out;
    private final PrintWriter misses;

    SecretCases(PrintStream out, PrintWriter misses) {
        this.out = out;
        this.misses = misses;
    }

    void run(JsonNode cases) {
        Detector detector = Detector.of(PolicyLoader.load("secrets-only"));
        CaseScores scores = new CaseScores(misses);
        for (JsonNode one : cases) {
            String rule = one.get("rule").asText();
            String text = one.get("text").asText();
            boolean positive = one.get("polarity").asText().equals("positive");
            if (text.isEmpty()) {
                scores.exclude(rule, "tells by the path alone");
            } else if (positive || !scores.excludes(rule, text)) {
                List<Detector.Found> found = detector.find(text);
                scores.add(rule, positive, found.isEmpty() != positive, text, found);
            }
        }
        out.println();
        out.println("Secrets by rule, policy secrets-only; rules with a miss");
        scores.print(out, false);
    }
}
