package org.leakproof.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.leakproof.redact.policy.Policy;
import org.leakproof.redact.policy.PolicyLoader;
import org.leakproof.redact.record.Detector;

/** Tells how well the engine finds what others have labelled: {@code Quality <folder> [--policy P] [--misses FILE]}. Texts
 *  with labelled places (*.jsonl) are searched by a whole policy, as redaction does; other engines' regression cases by the
 *  one identifier that they are about ({@code presidio_recognizer_cases.json}) or by the policy secrets-only
 *  ({@code secret_rule_cases.json}). Which label is which entity, and which cases are left out and why, stand in the
 *  resources {@code quality/*.tsv}. */
public final class Quality {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final PrintWriter misses;
    private final Policy policy;

    private Quality(PrintStream out, PrintWriter misses, Policy policy) {
        this.out = out;
        this.misses = misses;
        this.policy = policy;
    }

    public static void main(String[] arguments) throws IOException {
        String folder = "";
        String policy = "strict";
        String misses = "";
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--policy" -> policy = arguments[++i];
                case "--misses" -> misses = arguments[++i];
                default -> folder = arguments[i];
            }
        }
        if (folder.isEmpty()) {
            System.err.println("expected: Quality <folder> [--policy FILE|NAME] [--misses FILE]");
            System.exit(2);
        }
        try (PrintStream out =
                        new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, "UTF-8");
                PrintWriter writer = misses.isEmpty()
                        ? new PrintWriter(java.io.Writer.nullWriter())
                        : new PrintWriter(Files.newBufferedWriter(Path.of(misses)))) {
            new Quality(out, writer, PolicyLoader.load(policy)).run(Path.of(folder));
        }
    }

    private void run(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
        out.println("Texts with labelled places, policy " + policy.name() + ". full: every character of the mention is"
                + " covered; partial: some are; typed: full, by");
        out.println(
                "the entities that the label stands for. precision: share of characters in mentions among those covered"
                        + " by these entities. FP/10K: spans of");
        out.println("these entities that touch no mention of whatever label, per 10 KB of UTF-8.");
        out.printf(LabelledScores.HEADER);
        Detector detector = Detector.of(policy);
        for (Path file : files) {
            if (file.toString().endsWith(".jsonl")) {
                labelled(file, detector);
            }
        }
        for (Path file : files) {
            switch (file.getFileName().toString()) {
                case "presidio_recognizer_cases.json" ->
                    new RecognizerCases(out, misses).run(JSON.readTree(file.toFile()));
                case "secret_rule_cases.json" -> new SecretCases(out, misses).run(JSON.readTree(file.toFile()));
                default -> {}
            }
        }
    }

    private void labelled(Path file, Detector detector) throws IOException {
        String name = file.getFileName().toString().replace(".jsonl", "");
        LabelledScores scores = new LabelledScores(name, misses);
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            JsonNode node = JSON.readTree(line);
            String text = node.get("text").asText();
            List<LabelledScores.Mention> mentions = new ArrayList<>();
            for (JsonNode span : node.get("spans")) {
                mentions.add(new LabelledScores.Mention(
                        text.offsetByCodePoints(0, span.get("start").asInt()),
                        text.offsetByCodePoints(0, span.get("end").asInt()),
                        span.get("label").asText()));
            }
            scores.add(text, mentions, detector.find(text));
        }
        scores.print(out);
    }
}
