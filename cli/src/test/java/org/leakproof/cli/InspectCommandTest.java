package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InspectCommandTest {
    @TempDir
    Path folder;

    private Path dump;

    @BeforeEach
    void dump() throws IOException {
        dump = Files.createDirectory(folder.resolve("dump"));
        Files.copy(Repository.example("harbour.mbox"), dump.resolve("harbour.mbox"));
        Files.copy(Repository.example("crew-chat.json"), dump.resolve("crew-chat.json"));
        Files.write(dump.resolve("blob.xyz"), new byte[] {0, 1, 2, 3, (byte) 0xfe, 9, 9});
        byte[] zip = zip(Map.of("inner/harbour.mbox", Files.readAllBytes(Repository.example("harbour.mbox"))));
        Files.write(dump.resolve("packed.zip"), zip);
        zip[6] |= 1;
        encrypt(zip);
        Files.write(dump.resolve("secret.zip"), zip);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** Sets the mark for encrypted content in the directory at the zip's end too. */
    private static void encrypt(byte[] zip) {
        for (int i = 0; i < zip.length - 8; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                zip[i + 8] |= 1;
            }
        }
    }

    @Test
    void showsWhatIsInAFolderAndNamesNobody() throws IOException {
        Ended ended = Ended.leakproof("inspect", dump.toString()).with(ExitCode.COMPLETE);

        assertThat(ended.out())
                .contains(
                        "a line \"From ...\" that begins a mail header",
                        "2 entries, 16 messages",
                        "9 messages with the same bytes",
                        "ENCRYPTED: 1; needs a password",
                        "UNSUPPORTED: 1",
                        "mapping: proposed-1",
                        "Nothing was changed, kept or sent.")
                .doesNotContain("harbour", "blob.xyz", "Lindqvist", "Okafor", "port.example");
        assertThat(Files.list(dump)).hasSize(5);
    }

    @Test
    void listsNamesOnlyWhenAskedAndSaysThatTheyAreSecret() {
        Ended ended = Ended.leakproof("inspect", "--names", dump.toString()).with(ExitCode.COMPLETE);

        assertThat(ended.out())
                .contains("SECRET", "Lindqvist", "inner/harbour.mbox")
                .contains("wrote", "received");
    }

    @Test
    void writesTheSameAsJsonWithPositions() throws IOException {
        JsonNode found = new ObjectMapper()
                .readTree(Ended.leakproof("inspect", "--json", dump.toString())
                        .with(ExitCode.COMPLETE)
                        .out());

        assertThat(found.path("messages").asInt()).isEqualTo(16);
        assertThat(found.path("likely_copies").path("same_bytes").asInt()).isEqualTo(9);
        assertThat(found.path("trouble_list"))
                .extracting(trouble -> trouble.path("reason").asText())
                .containsExactlyInAnyOrder("ENCRYPTED", "UNSUPPORTED");
        assertThat(found.path("trouble_list")).allMatch(trouble -> trouble.has("entry") && !trouble.has("name"));
        assertThat(found.toString()).doesNotContain("Lindqvist", "harbour");
    }

    @Test
    void theProposedMappingReadsWhatItWasProposedFor() throws IOException {
        Path chat = dump.resolve("crew-chat.json");
        JsonNode before = new ObjectMapper()
                .readTree(Ended.leakproof("inspect", "--json", chat.toString()).out());
        Path mapping = Files.writeString(
                folder.resolve("proposed.yaml"),
                before.path("unknown").path(0).path("mapping").asText());

        JsonNode after = new ObjectMapper()
                .readTree(Ended.leakproof("inspect", "--json", "--mapping", mapping.toString(), chat.toString())
                        .with(ExitCode.COMPLETE)
                        .out());

        assertThat(before.path("messages").asInt()).isZero();
        assertThat(after.path("messages").asInt()).isPositive();
        assertThat(after.path("held_messages").asInt()).isZero();
        assertThat(after.path("dates").path("unreadable").asInt()).isZero();
        assertThat(after.path("unknown")).isEmpty();
    }

    @Test
    void leavesNothingBehind() throws IOException {
        List<String> before = temporary();
        Ended.leakproof("inspect", dump.toString()).with(ExitCode.COMPLETE);
        Ended.leakproof("inspect", folder.resolve("none").toString()).asMistake("does not exist");
        assertThat(temporary()).isEqualTo(before);
    }

    private static List<String> temporary() throws IOException {
        try (Stream<Path> list = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return list.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("leakproof-inspect"))
                    .sorted()
                    .toList();
        }
    }
}
