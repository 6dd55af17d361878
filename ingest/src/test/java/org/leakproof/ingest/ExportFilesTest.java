package org.leakproof.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.leakproof.ingest.MadeUpExport.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.TextStatus;

/** Files of an export are shown with the messages that name them, in whatever the export comes and wherever they stand. */
final class ExportFilesTest {
    @TempDir
    Path folder;

    private ExportIngest ingest;

    @BeforeEach
    void begin() throws IOException {
        ingest = new ExportIngest(folder);
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void showsFilesWithTheMessagesThatNameThem(Packing packing) throws Exception {
        Received received = ingest.read(packing.pack(folder, MadeUpExport.CHAT.files()));

        assertThat(received.attachments())
                .extracting(
                        a -> a.name().orElse(""),
                        Attachment::status,
                        a -> a.text().orElse(""))
                .containsExactly(
                        tuple("ANLAGE.txt", TextStatus.TEXT, "Was im Anhang steht: żółw"),
                        tuple("zettel.txt", TextStatus.TEXT, "Zettel: привет 👋"),
                        tuple("fort.pdf", TextStatus.MISSING, ""),
                        tuple("../geheim.txt", TextStatus.MISSING, ""),
                        tuple("zettel.txt", TextStatus.TEXT, "Zettel: привет 👋"),
                        tuple("BILD.JPG", TextStatus.NO_TEXT, ""));
        Attachment note = received.attachments().get(1);
        byte[] content = MadeUpExport.CHAT.files().get("Łódź/zettel.txt").getBytes(StandardCharsets.UTF_8);
        assertThat(note.size()).isEqualTo(content.length);
        assertThat(note.sha256())
                .isEqualTo(HexFormat.of().formatHex(Hashes.sha256().digest(content)));
        assertThat(received.documents()).containsExactly("gehört niemandem");
        assertThat(received.quarantined).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void booksOfEveryEntryBalance(Packing packing) throws Exception {
        Received received = ingest.read(packing.pack(folder, MadeUpExport.CHAT.files()));

        assertThat(received.entries)
                .allSatisfy(entry -> assertThat(entry.held()).isEmpty());
        Map<String, Long> leaves = new HashMap<>();
        for (ArchiveEvent.EntryRead entry : received.entries) {
            if (!entry.container()) {
                leaves.merge(entry.reader().orElse("") + " " + entry.found(), 1L, Long::sum);
                if (entry.reader().equals(Optional.of("attachment"))) {
                    assertThat(entry.gaps()).isEqualTo(entry.bytes());
                    assertThat(entry.sha256()).isPresent();
                }
            }
        }
        assertThat(leaves)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("whatsapp-text 7", 1L, "attachment 0", 3L, "document 1", 1L));
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void goesOnAfterAnyStopAsIfNothingHadHappened(Packing packing) throws Exception {
        ingest.assertSameAfterAnyStop(packing.pack(folder, MadeUpExport.CHAT.files()));
    }

    @Test
    void leavesTextsAloneWhereNobodyAskedForThem() throws Exception {
        ingest.leaveTextsAlone();

        Received received = ingest.read(Packing.ZIP.pack(folder, MadeUpExport.CHAT.files()));

        assertThat(received.attachments())
                .extracting(Attachment::status)
                .containsExactly(
                        TextStatus.NOT_EXTRACTED,
                        TextStatus.NOT_EXTRACTED,
                        TextStatus.MISSING,
                        TextStatus.MISSING,
                        TextStatus.NOT_EXTRACTED,
                        TextStatus.NOT_EXTRACTED);
        assertThat(received.attachments().get(0).size()).isPositive();
        assertThat(received.documents()).containsExactly("gehört niemandem");
    }

    @Test
    void nameThatTwoFilesCouldHaveLinksToTheExactOneOrNone() throws Exception {
        Received received = ingest.read(Packing.ZIP.pack(
                folder,
                files(
                        "_chat.txt", """
                                [12.03.21, 10:15:00] Zoë: \u200E<attached: zettel.txt>
                                [13.03.21, 10:16:00] Zoë: \u200E<attached: zetteL.txt>
                                """.replace("\n", "\r\n"),
                        "ZETTEL.txt", "groß",
                        "zettel.txt", "klein")));

        assertThat(received.attachments()).extracting(a -> a.text().orElse("")).containsExactly("klein", "");
        assertThat(received.documents()).containsExactly("groß");
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void findsFilesWhereEachPlatformPutsThem(Packing packing) throws Exception {
        Received received = ingest.read(packing.pack(
                folder,
                files(
                        "data/direct-messages.js",
                        """
                                window.YTD.direct_messages.part0 = [{"dmConversation":{"conversationId":"1-2","messages":[
                                {"messageCreate":{"recipientId":"2","senderId":"1","id":"77","createdAt":"2020-01-01T10:00:00.000Z",
                                "text":"so","mediaUrls":["https://ton.twitter.com/dm/77/88/ab.txt"]}}]}}]""",
                        "data/direct_messages_media/77-ab.txt",
                        "vom Vogel",
                        "fb/messages/inbox/zoe_1/message_1.json",
                        """
                                {"participants":[{"name":"Zo\u00c3\u00ab"},{"name":"Li"}],"messages":[
                                {"sender_name":"Li","timestamp_ms":1600000000000,"content":"da",
                                "files":[{"uri":"messages/inbox/zoe_1/files/b%C3%A4r.txt","creation_timestamp":1600000000}]}],
                                "title":"Zo\u00c3\u00ab"}""",
                        "fb/messages/inbox/zoe_1/files/bär.txt",
                        "der Bär",
                        "prod/DATA/load.dat",
                        "\u00feBEGDOC\u00fe\u0014\u00feTEXT PATH\u00fe\r\n\u00feA-1\u00fe\u0014\u00fe\\TEXT\\A-1.txt\u00fe\r\n",
                        "prod/TEXT/A-1.txt",
                        "Text des Dokuments")));

        assertThat(received.saying("so").attachments().get(0).text()).contains("vom Vogel");
        assertThat(received.saying("da").attachments().get(0).text()).contains("der Bär");
        assertThat(received.saying("Text des Dokuments").platformId()).contains("A-1");
        assertThat(received.saying("Text des Dokuments").attachments()).isEmpty();
        assertThat(received.documents()).isEmpty();
    }

    @Test
    void findsFilesOfSignalByTheHashThatTheyAreCalledBy() throws Exception {
        String pointer = """
                {"contentType":"text/plain","locatorInfo":{"size":5,"localKey":"AQID",
                "plaintextHash":"q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s="}}""".replace("\n", "");
        // SHA-256 of the two, one behind the other
        String stem =
                HexFormat.of().formatHex(Hashes.sha256().digest(HexFormat.of().parseHex("ab".repeat(32) + "010203")));
        Received received = ingest.read(Packing.ZIP.pack(
                folder,
                files(
                        "signal-export-2026-02-22/main.jsonl",
                        "{\"version\":\"1\",\"backupTimeMs\":\"1769782000000\"}\n"
                                + "{\"chatItem\":{\"chatId\":\"1\",\"authorId\":\"2\",\"dateSent\":\"1704447000123\","
                                + "\"standardMessage\":{\"text\":{\"body\":\"schläfst du?\"},"
                                + "\"attachments\":[{\"pointer\":" + pointer + "}]}}}\n",
                        "signal-export-2026-02-22/files/" + stem.substring(0, 2) + "/" + stem + ".txt",
                        "żółw")));

        assertThat(received.saying("schläfst du?").attachments())
                .extracting(a -> a.text().orElse(""))
                .containsExactly("żółw");
        assertThat(received.documents()).isEmpty();
    }

    @Test
    void putsRightWhatWasDecodedTwiceAndFlagsIt() throws Exception {
        Received received = ingest.read(Packing.FOLDER.pack(folder, files("_chat.txt", """
                [12.03.21, 10:15:00] MÃ¼ller: schÃ¶n
                [13.03.21, 10:16:00] Émile: schön
                """.replace("\n", "\r\n"))));

        assertThat(received.saying("schön").sender().orElseThrow().name()).contains("Müller");
        assertThat(received.messages)
                .extracting(message -> message.flags().contains(Flag.CHARSET_GUESSED))
                .containsExactly(true, false);
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void showsADocumentOfTwoLoadFilesOnceWithItsTextOriginalAndPages(Packing packing) throws Exception {
        Received received = ingest.read(packing.pack(folder, MadeUpExport.LOAD_FILES.files()));

        assertThat(received.messages).extracting(Message::kind).containsOnly(Kind.DOCUMENT);
        assertThat(received.messages)
                .extracting(message -> message.platformId().orElse(""))
                .containsExactly("KÅ-1", "KÅ-3", "KÅ-9");
        assertThat(received.saying("der Text von eins").attachments())
                .extracting(
                        Attachment::ordinal,
                        a -> a.name().orElse(""),
                        a -> a.text().orElse(""))
                .containsExactly(
                        tuple(0, "NATIVES\\1.doc", "das Original"),
                        tuple(1, "IMAGES\\1.TIF", "Bild eins"),
                        tuple(2, "IMAGES\\2.TIF", "Bild zwei"));
        assertThat(received.messages.get(1).attachments())
                .extracting(a -> a.name().orElse(""), Attachment::status)
                .containsExactly(tuple("TEXT\\3.txt", TextStatus.MISSING), tuple("IMAGES\\3.TIF", TextStatus.TEXT));
        assertThat(received.messages.get(2).attachments())
                .extracting(Attachment::status)
                .containsExactly(TextStatus.MISSING);
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void documentsOfTwoLoadFilesAreTheSameAfterAnyStop(Packing packing) throws Exception {
        ingest.assertSameAfterAnyStop(packing.pack(folder, MadeUpExport.LOAD_FILES.files()));
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void findsThePartsThatAppleMailKeepsBesideAMail(Packing packing) throws Exception {
        String mail = """
                From: Zoë <zoe@example.org>
                Date: Tue, 3 Mar 2015 10:11:12 +0100
                Subject: geteilt
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8

                siehe Anlage
                --b
                Content-Type: application/pdf; name="plan.pdf"
                X-Apple-Content-Length: 512

                --b
                Content-Type: application/pdf; name="weg.pdf"
                X-Apple-Content-Length: 512

                --b--
                """;
        Received received = ingest.read(packing.pack(
                folder,
                files(
                        "mbox/Attachments/17/2/plan-1.pdf", "der Plan",
                        "mbox/Messages/17.partial.emlx", mail.getBytes(StandardCharsets.UTF_8).length + "\n" + mail,
                        "mbox/Messages/18.emlx", mail.getBytes(StandardCharsets.UTF_8).length + "\n" + mail)));

        assertThat(received.messages)
                .extracting(message -> message.provenance().reader())
                .containsExactly("emlx", "emlx");
        assertThat(received.attachments())
                .extracting(
                        a -> a.name().orElse(""),
                        Attachment::status,
                        a -> a.text().orElse(""))
                .containsExactly(
                        tuple("plan.pdf", TextStatus.TEXT, "der Plan"),
                        tuple("weg.pdf", TextStatus.MISSING, ""),
                        tuple("plan.pdf", TextStatus.MISSING, ""),
                        tuple("weg.pdf", TextStatus.MISSING, ""));
    }

    @Test
    void textOfALargeFileThatEveryLineNamesIsNotRepeatedWithoutEnd() throws Exception {
        Received received = ingest.read(Packing.ZIP.pack(
                folder,
                files(
                        "result.json",
                        IntStream.range(0, 10)
                                .mapToObj(
                                        i -> "{\"id\":" + i + ",\"type\":\"message\",\"date\":\"2021-03-12T10:15:00\","
                                                + "\"from\":\"Zoë\",\"from_id\":\"user1\",\"file\":\"viel.txt\",\"text\":\"da\"}")
                                .collect(Collectors.joining(
                                        ",",
                                        "{\"name\":\"Zoë\",\"type\":\"personal_chat\",\"id\":1,\"messages\":[",
                                        "]}")),
                        "viel.txt",
                        "ß".repeat(8 << 20))));

        assertThat(received.attachments()).hasSize(10);
        assertThat(received.attachments().subList(0, 8))
                .extracting(Attachment::status)
                .containsOnly(TextStatus.TEXT);
        assertThat(received.attachments().subList(8, 10))
                .extracting(Attachment::status, Attachment::size)
                .containsOnly(tuple(TextStatus.NOT_EXTRACTED, 16L << 20));
    }

    @Test
    void detachedSignatureIsAnAttachmentWithoutText() throws Exception {
        Received received = ingest.read(Packing.FOLDER.pack(folder, files("a.eml", """
                From: Zoë <zoe@example.org>
                To: b@example.org
                Date: Tue, 3 Mar 2015 10:11:12 +0100
                Subject: gezeichnet
                MIME-Version: 1.0
                Content-Type: multipart/signed; boundary=b; protocol="application/pgp-signature"

                --b
                Content-Type: text/plain; charset=utf-8

                schön
                --b
                Content-Type: application/pgp-signature; name=signature.asc

                -----BEGIN PGP SIGNATURE-----
                --b--
                """)));

        assertThat(received.attachments()).extracting(Attachment::status).containsExactly(TextStatus.NO_TEXT);
    }
}
