package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What labels stand for, for those who have the vault and its key. */
final class VaultCommandTest {
    @TempDir
    Path folder;

    private String[] run(String release, String... more) {
        return Stream.concat(
                        Stream.of(
                                "run",
                                Repository.example("harbour.mbox").toString(),
                                "--policy",
                                Repository.example("newsroom.yaml").toString(),
                                "--attachment-text",
                                "no",
                                "--out",
                                folder.resolve(release).toString(),
                                "--work",
                                folder.resolve("work").toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void tellsWhatALabelOfAReleaseStandsForUntilTheRunIsForgotten() throws IOException {
        Path vault = folder.resolve("work/vault ü");
        Ended run = Ended.leakproof(run("release", "--vault", vault.toString())).with(ExitCode.COMPLETE);

        assertThat(run.out()).contains(vault + " (the vault: what each label stands for)");
        String label = ReleaseTable.rows(folder.resolve("release"), "messages.csv")
                .get(0)
                .get("from_id");
        String work = folder.resolve("work").toString();
        Ended told = Ended.leakproof("vault", "reveal", vault.toString(), label, "--work", work)
                .with(ExitCode.COMPLETE);
        assertThat(told.out().lines()).allMatch(line -> line.startsWith(label + "\t"));
        assertThat(told.out()).contains("@");
        Ended.leakproof("vault", "reveal", vault.toString(), "PERSON-0", "--work", work)
                .asMistake("PERSON-0: not in this vault");

        String id = Ended.leakproof("status", "--work", work)
                .out()
                .lines()
                .filter(line -> line.startsWith("run "))
                .findFirst()
                .orElseThrow()
                .substring(4, 20);
        Ended.leakproof("forget", id, "--work", work).with(ExitCode.COMPLETE);
        assertThat(vault).doesNotExist();
    }

    @Test
    void refusesAVaultWhereItMustNotLie() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes"), "mine");
        Path passphrase = Files.writeString(folder.resolve("passphrase"), "short\n");

        Ended.leakproof(run(
                        "release",
                        "--vault",
                        folder.resolve("release/data/vault").toString()))
                .asMistake("lies inside a release");
        Ended.leakproof(run("release", "--vault", notes.toString())).asMistake("exists and is no vault");
        Ended.leakproof(run("release", "--vault-passphrase", passphrase.toString()))
                .asMistake("no vault was asked for");
        Ended.leakproof(run(
                        "release",
                        "--vault",
                        folder.resolve("v").toString(),
                        "--vault-passphrase",
                        passphrase.toString()))
                .asMistake("a passphrase of 5 characters; expected 12 or more");
        Ended.leakproof("vault", "reveal", notes.toString(), "PERSON-0").asMistake("is no vault of Leakproof");
        assertThat(notes).hasContent("mine");
        assertThat(folder.resolve("release")).doesNotExist();
    }
}
