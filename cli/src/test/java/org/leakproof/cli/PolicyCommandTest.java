package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor does with a policy before any run. */
final class PolicyCommandTest {
    @TempDir
    Path folder;

    @Test
    void writesAPolicyThatItAcceptsAndNeverReplacesOne() throws IOException {
        Path policy = folder.resolve("politik ü.yaml");

        Ended init = Ended.leakproof("policy", "init", policy.toString()).with(ExitCode.COMPLETE);
        assertThat(init.out()).contains("leakproof policy check " + policy);
        Ended check = Ended.leakproof("policy", "check", policy.toString()).with(ExitCode.COMPLETE);
        assertThat(check.out()).contains(": good; ", "3 examples tried");

        String before = Files.readString(policy);
        Ended.leakproof("policy", "init", policy.toString()).asMistake("exists, and nothing was changed");
        assertThat(policy).hasContent(before);
        Ended.leakproof("policy", "init", folder.resolve("no/such").toString()).asMistake("cannot be written");
    }

    @Test
    void explainsOneText() {
        Ended ended = Ended.leakproof(
                        "policy",
                        "explain",
                        "--policy",
                        "newsroom",
                        "--person",
                        "Zoë Müller <zoe@example.org>",
                        "Zoë: tel. 020 7946 0958, card 4111 1111 1111 1112\u001b[31m")
                .with(ExitCode.COMPLETE);

        assertThat(ended.out())
                .contains("\"020 7946 0958\"  becomes PHONE-", "word near it: tel", "\"Zoë\"  becomes PERSON-")
                .contains("no payment-card: the check \"luhn\" refused it")
                .doesNotContain("\u001b");
    }

    @Test
    void saysWhatIsWrongWithAnExplanationThatWasAskedFor() {
        Ended.leakproof("policy", "explain", "--policy", "newsroom", "--in", "footer", "x")
                .asMistake("--in footer: no field of a message; expected subject, body");
        Ended.leakproof("policy", "explain", "x").asMistake("--policy");
    }
}
