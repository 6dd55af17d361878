package org.leakproof.redact.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.yaml.YamlMistake;

final class DecisionsTest {
    private static final PublicId ONE = PublicId.ofMac(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
    private static final PublicId OTHER = PublicId.ofMac(new byte[] {9, 2, 3, 4, 5, 6, 7, 8, 9});

    private static final String YAML = """
            decisions:
              - cite_id: %s
                action: redact
                place: SEGMENT/1
                text: "the blue house"
                occurrence: 2
                author: Zoë
                reason: shows where she lives
              - {cite_id: %s, action: keep, place: subject, text: "Řeka", author: Zoë, reason: a river}
              - {cite_id: %s, action: withhold, author: Zoë, reason: a source}
            """.formatted(ONE, ONE, OTHER);

    @TempDir
    Path folder;

    private Decisions load(String yaml) throws IOException {
        return Decisions.load(Files.writeString(folder.resolve("decisions.yaml"), yaml));
    }

    @Test
    void readsDecisions() throws IOException {
        Decisions decisions = load(YAML);
        assertThat(decisions.messages()).containsExactlyInAnyOrder(ONE, OTHER);
        assertThat(decisions.of(ONE).get(0).effect())
                .isEqualTo(new Decision.Redact(
                        ONE,
                        new Decision.Where(Field.BODY, OptionalInt.of(1)),
                        "the blue house",
                        OptionalInt.of(2),
                        "REDACTED",
                        Decision.NONE));
        assertThat(decisions.of(OTHER)).hasOnlyElementsOfType(Decision.Withhold.class);
    }

    @Test
    void hashesWhatDecisionsDoAndNotWhoMadeThem() throws IOException {
        assertThat(load(YAML.replace("Zoë", "Yves")).hash())
                .isEqualTo(load(YAML).hash());
        assertThat(load(YAML.replace("occurrence: 2", "occurrence: 1")).hash())
                .isNotEqualTo(load(YAML).hash());
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        String wrong = YAML.replace("SEGMENT/1", "SEGMENTS")
                .replace(OTHER.value(), OTHER.value().replaceFirst("LP.", "LPZ"))
                .replace("reason: a river", "raeson: a river");
        YamlMistake e = catchThrowableOfType(YamlMistake.class, () -> load(wrong));
        assertThat(e.problems().stream().map(p -> p.replace(folder + "/", "")))
                .satisfiesExactly(
                        p -> assertThat(p).startsWith("decisions.yaml:4:12: \"SEGMENTS\" for \"place\""),
                        p -> assertThat(p).startsWith("decisions.yaml:9:5: missing key \"reason\" in a decision"),
                        p -> assertThat(p).contains("unknown key \"raeson\" in a decision; expected cite_id, action"),
                        p -> assertThat(p)
                                .startsWith("decisions.yaml:10:15: \"LPZ")
                                .contains("is no cite_id"));
    }

    @Test
    void refusesAnOccurrenceAmongSeveralTexts() {
        YamlMistake e = catchThrowableOfType(
                YamlMistake.class, () -> load(YAML.replace("place: SEGMENT/1", "place: attachmentText")));
        assertThat(e).hasMessageContaining("such as attachmentText/0");
    }
}
