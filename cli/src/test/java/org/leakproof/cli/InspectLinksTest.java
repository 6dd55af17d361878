package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export whose messages name files beside them. */
final class InspectLinksTest {
    private static final String CHAT = """
            [12.03.21, 10:15:00] Zoë: \u200E<attached: żółw.txt>
            [12.03.21, 10:16:00] Émile: ja, ich hab's gesehen
            [13.03.21, 10:17:00] Zoë: gut
            """;

    @TempDir
    Path folder;

    private Path export(String name) throws IOException {
        Path chat = Files.createDirectories(folder.resolve(name));
        Files.writeString(chat.resolve("_chat.txt"), CHAT);
        Files.writeString(chat.resolve("żółw.txt"), "was im Anhang steht");
        return chat;
    }

    @Test
    void filesThatMessagesNameAreNoDocumentsOfTheirOwn() throws IOException {
        Path export = export("export");

        JsonNode found = new ObjectMapper()
                .readTree(Ended.leakproof("inspect", "--json", export.toString())
                        .with(ExitCode.COMPLETE)
                        .out());

        assertThat(found.path("messages").asInt()).isEqualTo(3);
        assertThat(found.path("attached_files").asInt()).isEqualTo(1);
        assertThat(found.path("documents")).isEmpty();
        assertThat(Ended.leakproof("inspect", export.toString()).out())
                .contains("Files that messages name, shown with them: 1");
    }

    @Test
    void whatIsKnownIsCountedAsARunCountsIt() throws IOException {
        Path export = export("export");
        Path earlier = export("earlier");
        Ended ended = run(List.of(export), "--known", earlier.toString()).with(ExitCode.COMPLETE);

        assertThat(ended.out())
                .contains("3 messages to compare with")
                .contains("Known already: 3 of 3 messages (0 by Message-ID, 3 by content); new: 0");
        assertThat(Files.readAllLines(folder.resolve("release.inside/known.csv")))
                .hasSize(4);
    }

    @Test
    void saysThatPartsOfAnExportBelongTogether() throws IOException {
        Path first = zip("takeout-20240131T081500Z-001.zip");
        Path second = zip("takeout-20240131T081500Z-002.zip");

        assertThat(run(List.of(first, second)).with(ExitCode.COMPLETE).out())
                .contains("parts of one export", "name the folder that holds all parts: " + folder);
    }

    private Path zip(String name) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("Takeout/" + name + "/_chat.txt"));
            zip.write(CHAT.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private Ended run(List<Path> archives, String... more) {
        List<String> arguments = new java.util.ArrayList<>(List.of("run"));
        archives.forEach(archive -> arguments.add(archive.toString()));
        arguments.addAll(List.of(
                "--policy",
                "newsroom",
                "--out",
                folder.resolve("release").toString(),
                "--work",
                folder.resolve("work").toString(),
                "--attachment-text",
                "no"));
        arguments.addAll(List.of(more));
        return Ended.leakproof(arguments.toArray(String[]::new));
    }
}
