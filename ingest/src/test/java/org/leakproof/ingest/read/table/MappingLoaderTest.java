package org.leakproof.ingest.read.table;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.yaml.YamlMistake;

/** An operator's mistakes in a mapping are named by place, with what would be right. */
class MappingLoaderTest {
    private static final String GOOD = """
            mapping: chat
            json: {}
            time: {field: ts}
            fields: {text: body}
            """;

    @Test
    void namesEachMistakeByLineAndColumn() {
        refuses(
                GOOD.replace("json", "jsn"),
                "m.yaml:2:1: unknown key \"jsn\"",
                "expected exactly one of json, csv or log");
        refuses(GOOD.replace("ts}", "ts, zoen: x}"), "m.yaml:3:19: unknown key \"zoen\"", "zone");
        refuses(GOOD.replace("ts}", "ts, zone: Atlantis}"), "m.yaml:3:", "unknown zone \"Atlantis\"", "Europe/Berlin");
        refuses(GOOD.replace("ts}", "ts, format: ddd.QQQQQQ}"), "m.yaml:3:", "is no date pattern", "epochMillis");
        refuses(GOOD.replace("{text: body}", "{from: x}"), "m.yaml:4:", "text");
        refuses(GOOD.replace("json: {}", "csv: {header: false}"), "m.yaml:2:", "columns: [time, from, text]");
        refuses(GOOD.replace("json: {}", "csv: {encoding: utf-88}"), "m.yaml:2:", "unknown encoding \"utf-88\"");
        refuses(GOOD.replace("json: {}", "csv: {delimiter: '||'}"), "m.yaml:2:", "one character");
        refuses(GOOD.replace("json: {}", "log: {line: '(?P<ts>'}"), "m.yaml:2:", "bad expression");
        refuses(GOOD.replace("json: {}", "log: {line: '(?P<ts>.*)'}"), "m.yaml:2:", "has no group \"body\"");
        refuses(GOOD.replace("{text: body}", "{text: body, direction: way}"), "m.yaml:4:", "incoming");
        refuses(GOOD + "kind: tweet\n", "m.yaml:5:", "tweet", "groupMessage");
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThatThrownBy(() -> Mappings.load(List.of(Path.of("/nowhere/m.yaml"))))
                .isInstanceOf(YamlMistake.class)
                .hasMessageContaining("/nowhere/m.yaml")
                .hasMessageContaining("expected a mapping file");
    }

    private static void refuses(String yaml, String... said) {
        assertThatThrownBy(() -> MappingLoader.load("m.yaml", yaml))
                .isInstanceOf(YamlMistake.class)
                .satisfies(e -> org.assertj.core.api.Assertions.assertThat(e.getMessage())
                        .contains(said));
    }
}
