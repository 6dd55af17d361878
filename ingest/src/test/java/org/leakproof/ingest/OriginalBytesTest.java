package org.leakproof.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.ingest.walk.ArchiveFingerprint;
import org.leakproof.ingest.walk.ArchiveListing;
import org.leakproof.ingest.walk.FingerprintCache;
import org.leakproof.ingest.walk.FingerprintProgress;
import org.leakproof.ingest.walk.Passwords;

final class OriginalBytesTest {
    @TempDir
    Path folder;

    private String original(Path archive, int entry, long offset, long length) throws Exception {
        Path work = Files.createDirectories(folder.resolve("work"));
        String content;
        try (ArchiveListing listing =
                new ArchiveFingerprint(work, FingerprintCache.none(), FingerprintProgress.none()).take(archive)) {
            content = listing.contentId();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OriginalBytes.write(
                archive, content, entry, offset, length, Passwords.none(), work, FingerprintCache.none(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private Path database() throws IOException {
        Path file = folder.resolve("chat.db");
        try (InputStream in = OriginalBytesTest.class.getResourceAsStream("read/sqlite/chat.db")) {
            Files.copy(in, file);
        }
        return file;
    }

    @Test
    void showsTheBytesOfAMessage() throws Exception {
        Path file = Files.writeString(folder.resolve("log.txt"), "vorher|zażółć|nachher");

        assertThat(original(file, 0, 7, "zażółć".getBytes(StandardCharsets.UTF_8).length))
                .isEqualTo("zażółć");
    }

    @Test
    void showsWhatARowOfADatabaseSays() throws Exception {
        assertThat(original(database(), 0, 1, 1))
                .startsWith("Date: 2023-11-14T22:13:20Z\nFrom: <me@example.org>\nMEMBER: <+4915550100>\n")
                .endsWith("\n\nNur im Attribut: 你好\n");
    }

    @Test
    void showsARowOfADatabaseWithinAContainer() throws Exception {
        Path zip = folder.resolve("phone.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("chat.db"));
            Files.copy(database(), out);
            out.closeEntry();
        }

        assertThat(original(zip, 1, 2, 1))
                .contains("Subject: Betreff\n", "Zwei Bilder", "Attachment: été.pdf, application/pdf, 77 bytes\n");
    }

    @Test
    void saysWhereToLookForARowThatIsNotFound() throws Exception {
        Path file = database();

        assertThatThrownBy(() -> original(file, 0, 4000, 1))
                .isInstanceOf(OperatorMistake.class)
                .hasMessageContaining("row 4000 is not found; open it in the program that it belongs to");
    }
}
