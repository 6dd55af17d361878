package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a policy finds in texts on standard input. */
final class DetectCommandTest {
    private static Ended detect(byte[] input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input));
        try {
            String[] all = new String[arguments.length + 1];
            all[0] = "detect";
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            return Ended.leakproof(all);
        } finally {
            System.setIn(before);
        }
    }

    private static Ended detect(String input, String... arguments) {
        return detect(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    @Test
    void answersEachLineWithPlacesInUtf16Units() {
        Ended ended = detect("""
                {"id": 1, "text": "😀 Zoë: zoë@example.org, 192.0.2.7", "more": {"text": "bob@example.org"}}
                {"text": "nothing here"}
                {"text": "\\ud83d zoë@example.org"}""", "--policy", "newsroom", "--jsonl");

        ended.with(ExitCode.COMPLETE);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("[8,23,\"EMAIL_ADDRESS\",0.95,\"email\"]")
                                .contains("[25,34,\"IP_ADDRESS\",0.6,\"ip-address\"]"),
                        line -> assertThat(line).isEqualTo("[]"),
                        line -> assertThat(line).contains("[2,17,\"EMAIL_ADDRESS\",0.95,\"email\"]"));
    }

    @Test
    void settlesOverlapsAsRedactionDoes() {
        Ended ended = detect(
                "{\"text\": \"https://example.org/u?email=jane.roe@example.org now\"}",
                "--policy",
                "newsroom",
                "--jsonl");

        assertThat(ended.with(ExitCode.COMPLETE).out().strip())
                .isEqualTo(
                        "[[0,28,\"URL_PERSONAL\",0.7,\"url-personal\"]," + "[28,48,\"EMAIL_ADDRESS\",0.95,\"email\"]]");
    }

    @Test
    void namesBadLinesByNumberAndGoesOn() {
        Ended ended = detect("""
                {"text": "a@example.org"}
                not json
                {"text": 7}
                {"other": "x"}

                {"text": "b@example.org"} {"text": ""}
                {"text": "c@example.org"}
                """, "--policy", "newsroom", "--jsonl");

        ended.with(ExitCode.MISTAKE);
        assertThat(ended.out().lines()).hasSize(7).element(6).asString().contains("EMAIL_ADDRESS");
        assertThat(ended.out().lines().filter("null"::equals)).hasSize(5);
        assertThat(ended.err().lines())
                .hasSize(5)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("leakproof: line 2: not JSON"),
                        line -> assertThat(line).startsWith("leakproof: line 3: \"text\" is no string"),
                        line -> assertThat(line).startsWith("leakproof: line 4: no \"text\""),
                        line -> assertThat(line).startsWith("leakproof: line 5: no JSON object"),
                        line -> assertThat(line).startsWith("leakproof: line 6: something behind"));
    }

    @Test
    void answersInOrderHoweverManyThreadsThereAre() {
        StringBuilder input = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            input.append(i % 100 == 7 ? "no line" : "{\"text\": \"" + "ü".repeat(i % 13) + " zoë@example.org\"}")
                    .append('\n');
        }

        Ended one = detect(input.toString(), "--policy", "newsroom", "--jsonl", "--threads", "1");
        Ended three = detect(input.toString(), "--policy", "newsroom", "--jsonl", "--threads", "3");

        assertThat(one.with(ExitCode.MISTAKE).out().lines())
                .hasSize(1000)
                .element(999)
                .isEqualTo("[[%d,%d,\"EMAIL_ADDRESS\",0.95,\"email\"]]".formatted(1 + 999 % 13, 16 + 999 % 13));
        assertThat(three.out()).isEqualTo(one.out());
        assertThat(three.err()).isEqualTo(one.err()).contains("line 908: ");
    }

    @Test
    void refusesToAnswerWithoutThreads() {
        detect("", "--policy", "newsroom", "--threads", "0").asMistake("--threads 0: expected 1 or more");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] broken = "{\"text\": \"a\u00ff@example.org\"}\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(detect(broken, "--policy", "newsroom", "--jsonl")
                        .with(ExitCode.MISTAKE)
                        .err())
                .contains("line 1: not JSON in UTF-8");
        detect(broken, "--policy", "newsroom").asMistake("standard input is not UTF-8");
    }

    @Test
    void showsAPlainTextsPassagesInReadableLines() {
        Ended ended = detect("Call me:\nzoë@example.org", "--policy", "newsroom");

        assertThat(ended.with(ExitCode.COMPLETE).out().strip())
                .matches("9 +24 +EMAIL_ADDRESS +0\\.950 +email +zoë@example\\.org");
    }

    @Test
    void readsALineLongerThanItsBuffer() {
        Ended ended = detect(
                "{\"text\": \"" + "über ".repeat(40_000) + "zoë@example.org\"}", "--policy", "newsroom", "--jsonl");

        assertThat(ended.with(ExitCode.COMPLETE).out().strip()).startsWith("[[200000,200015,\"EMAIL_ADDRESS\"");
    }

    @Test
    void findsNothingWhereThePolicyKeepsBodies() {
        assertThat(detect("{\"text\": \"a@example.org\"}", "--policy", "inside", "--jsonl")
                        .with(ExitCode.COMPLETE)
                        .out()
                        .strip())
                .isEqualTo("[]");
    }
}
