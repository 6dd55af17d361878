package org.leakproof.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leakproof.ingest.MadeUpExport.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.TextStatus;

/** An export that comes in parts is one; what lies beside it is none of it. */
final class ExportPartsTest {
    @TempDir
    Path folder;

    private ExportIngest ingest;

    @BeforeEach
    void begin() throws IOException {
        ingest = new ExportIngest(folder);
    }

    /** @param names of the part with the message and of the one with its file */
    private Received inParts(String... names) throws Exception {
        String thread = "your_activity/messages/inbox/zoë_17/";
        Path root = Files.createDirectory(folder.resolve("teile"));
        Map<String, String> first = files(thread + "message_1.json", """
                {"participants":[{"name":"Zoe"},{"name":"Emil"}],"messages":[{"sender_name":"Zoe",
                "timestamp_ms":1704447000000,"content":"hier","photos":[{"uri":"%sphotos/1.txt",
                "creation_timestamp":1704447000}]}],"title":"Emil","thread_path":"inbox/zoë_17"}""".formatted(thread));
        Map<String, String> second = files(thread + "photos/1.txt", "im zweiten Teil: żółw");
        for (int i = 0; i < names.length; i++) {
            Map<String, String> part = i == 0 ? first : second;
            if (names[i].endsWith("/")) {
                for (Map.Entry<String, String> file : part.entrySet()) {
                    Path at = root.resolve(names[i] + file.getKey());
                    Files.createDirectories(at.getParent());
                    Files.writeString(at, file.getValue());
                }
            } else {
                Files.move(
                        (names[i].endsWith(".zip") ? Packing.ZIP : Packing.TAR_GZ).pack(folder, part),
                        root.resolve(names[i]));
            }
        }
        Received received = ingest.read(root);
        return received;
    }

    @ParameterizedTest
    @CsvSource({
        "takeout-20240131T081500Z-001.zip, takeout-20240131T081500Z-002.zip",
        "takeout-20240131T081500Z-1-001.tgz, takeout-20240131T081500Z-3-001.tgz",
        "takeout-20240131T081500Z-001/, takeout-20240131T081500Z-002.zip",
        "takeout-20240131T081500Z-001/, takeout-20240131T081500Z-002/",
        "facebook-zoë-2024-01-31-Ab3dE9xY.zip, facebook-zoë-2024-01-31-z9Yx8W7v.zip",
        "zoë_20200131_part_1.zip, zoë_20200131_part_2.zip",
        "Zoës Daten (1 of 2).zip, Zoës Daten (2 of 2).zip",
        "export-2024-01-31-1.zip, export-2024-01-31-2.zip",
    })
    void findsFilesInTheOtherPartsOfAnExport(String first, String second) throws Exception {
        Received received = inParts(first, second);

        assertThat(received.saying("hier").attachments())
                .extracting(a -> a.text().orElse("missing"))
                .containsExactly("im zweiten Teil: żółw");
        assertThat(received.documents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "chat_001.zip, chat_002.zip",
        "chat-1/, chat-2/",
        "takeout-20240131T081500Z-001.zip, takeout-20240201T081500Z-001.zip",
        "facebook-zoë-2024-01-31-Ab3dE9xY.zip, facebook-emil-2024-01-31-z9Yx8W7v.zip",
        "takeout-20240131T081500Z-001.zip, anderswo/takeout-20240131T081500Z-002/",
    })
    void takesNoFileOfAnotherExport(String first, String second) throws Exception {
        Received received = inParts(first, second);

        assertThat(received.attachments()).extracting(Attachment::status).containsExactly(TextStatus.MISSING);
        assertThat(received.documents()).containsExactly("im zweiten Teil: żółw");
    }

    @Test
    void filesOfAnotherContainerAreNobodysAttachments() throws Exception {
        Path inner = Packing.ZIP.pack(folder, files("zettel.txt", "in der Tüte"));
        Path root = Files.createDirectory(folder.resolve("beide"));
        Files.move(inner, root.resolve("tüte.zip"));
        Files.writeString(
                root.resolve("_chat.txt"),
                "[12.03.21, 10:15:00] Zoë: \u200E<attached: zettel.txt>\r\n[13.03.21, 10:16:00] Zoë: ja\r\n");

        Received received = ingest.read(root);

        assertThat(received.attachments()).extracting(Attachment::status).containsExactly(TextStatus.MISSING);
        assertThat(received.documents()).containsExactly("in der Tüte");
    }
}
