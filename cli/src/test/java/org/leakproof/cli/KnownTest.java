package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KnownTest {
    @TempDir
    Path folder;

    private Ended run(Path archive, String release, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                archive.toString(),
                "--policy",
                "newsroom",
                "--out",
                folder.resolve(release).toString(),
                "--work",
                folder.resolve("work").toString(),
                "--attachment-text",
                "no"));
        arguments.addAll(List.of(more));
        return Ended.leakproof(arguments.toArray(String[]::new));
    }

    @Test
    void tellsWhatWasPublishedBeforeAndLetsNothingOfItLeave() throws IOException {
        Path first = LongMailbox.write(folder.resolve("first.mbox"), 20);
        Path second = LongMailbox.write(folder.resolve("second.mbox"), 50);
        // the same mail by content only: as another program saved it
        String saved = Files.readString(second)
                .replace("Message-ID: <7@port.example>\n", "")
                .replace("The crate 7 is at quay 7,", "The crate 7  is at\nquay 7,");
        Files.writeString(second, saved);
        run(first, "one").with(ExitCode.COMPLETE);

        Ended ended =
                run(second, "two", "--known", folder.resolve("one").toString()).with(ExitCode.COMPLETE);

        assertThat(ended.out())
                .contains("20 messages to compare with")
                .contains("Known already: 20 of 50 messages (19 by Message-ID, 1 by content); new: 30")
                .contains("2019-01");
        Path inside = folder.resolve("two.inside");
        assertThat(Files.readAllLines(inside.resolve("known.csv")))
                .hasSize(21)
                .filteredOn(line -> line.endsWith(",published,content"))
                .hasSize(1);
        assertThat(Files.readAllLines(inside.resolve("known-months.csv")))
                .containsExactly("month,messages,known,new", "2019-01,50,20,30");
        assertThat(Files.readAllLines(inside.resolve("known-conversations.csv")))
                .contains("9@port.example,,2,2,0", "30@port.example,,2,0,2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inside.resolve("known.csv"))))
                .isEqualTo("rw-------");

        Map<String, String> with = Folder.hashes(folder.resolve("two"));
        run(second, "three", "--known", first.toString()).with(ExitCode.COMPLETE);
        assertThat(Folder.hashes(folder.resolve("three"))).isEqualTo(with);
        assertThat(Files.readAllLines(folder.resolve("three.inside/known.csv"))).hasSize(21);
    }

    @Test
    void refusesWhatCannotBeComparedBeforeAnythingIsRead() throws IOException {
        Path first = LongMailbox.write(folder.resolve("first.mbox"), 5);
        run(first, "one").with(ExitCode.COMPLETE);
        Files.move(first, folder.resolve("moved.mbox"));

        run(
                        folder.resolve("moved.mbox"),
                        "two",
                        "--known",
                        folder.resolve("one").toString())
                .asMistake("no longer where it was", "--known");
        run(
                        folder.resolve("moved.mbox"),
                        "two",
                        "--known",
                        folder.resolve("none").toString())
                .asMistake("does not exist");
        Folders.delete(folder.resolve("one.inside"));
        run(
                        folder.resolve("moved.mbox"),
                        "two",
                        "--known",
                        folder.resolve("one").toString())
                .asMistake("one.inside", "stands in this folder only");
        assertThat(folder.resolve("two")).doesNotExist();
    }
}
