package org.leakproof.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.HeldMessage;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.extract.protocol.Reason;
import org.leakproof.ingest.authentic.SigningKeys;
import org.leakproof.ingest.extract.DocumentSource;
import org.leakproof.ingest.extract.Extraction;
import org.leakproof.ingest.extract.TextExtractor;
import org.leakproof.ingest.inspect.Findings;
import org.leakproof.ingest.inspect.KnownMessages;
import org.leakproof.ingest.inspect.MessageTrace;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.Samples;
import org.leakproof.ingest.walk.ArchiveWalker;
import org.leakproof.ingest.walk.Budget;
import org.leakproof.ingest.walk.FingerprintCache;
import org.leakproof.ingest.walk.FingerprintProgress;
import org.leakproof.ingest.walk.Passwords;

/** Files of an export are shown with the messages that name them, in whatever the export comes and wherever they stand. */
final class ExportFilesTest {
    /** Capitals stand before {@code _chat.txt}, small letters behind it. */
    private static final Map<String, String> WHATSAPP = files(
            "Łódź/ANLAGE.txt", "Was im Anhang steht: żółw",
            "Łódź/_chat.txt", """
                    [12.03.21, 10:15:00] Zoë: \u200E<attached: ANLAGE.txt>
                    [12.03.21, 10:16:00] Émile: \u200E<attached: zettel.txt>
                    [12.03.21, 10:17:00] Zoë: \u200E<attached: fort.pdf>
                    [13.03.21, 10:18:00] Zoë: \u200E<attached: ../geheim.txt>
                    [13.03.21, 10:19:00] Émile: \u200E<attached: zettel.txt>
                    [13.03.21, 10:20:00] Émile: \u200E<attached: BILD.JPG>
                    [13.03.21, 10:21:00] Émile: ohne alles
                    """.replace("\n", "\r\n"),
            "Łódź/bild.jpg", "\u0000\u0001 kein Text",
            "Łódź/zettel.txt", "Zettel: привет 👋",
            "geheim.txt", "gehört niemandem");

    private static final Map<String, String> SLACK = files(
            "team/D0ABCDEFG/2024-01-05.json", """
                    [{"type":"message","user":"U1","ts":"1704447000.000100","text":"<@U2>, schläfst du?"}]""",
            "team/__uploads/F1/plan.txt", "der Plan",
            "team/allerlei/2024-01-05.json", """
                    [{"type":"message","user":"U2","ts":"1704447001.000200","text":"hier",
                    "files":[{"id":"F1","name":"plan.txt","mimetype":"text/plain"}]}]""",
            "team/channels.json", """
                    [{"id":"C1","name":"allerlei","members":["U1","U2","U3"]}]""",
            "team/dms.json", """
                    [{"id":"D0ABCDEFG","members":["U1","U2"]}]""",
            "team/users.json", """
                    [{"id":"U1","name":"zoe","profile":{"real_name":"Zoë Łuk","email":"zoe@x.example"}},
                    {"id":"U2","name":"asa","real_name":"Åsa"}]""");

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private boolean attachmentText = true;

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    enum Packing {
        FOLDER,
        ZIP,
        TAR_GZ
    }

    private static Map<String, String> files(String... namesAndContents) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            files.put(namesAndContents[i], namesAndContents[i + 1]);
        }
        return files;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Path packed(Packing packing, Map<String, String> files) throws IOException {
        switch (packing) {
            case FOLDER -> {
                Path root = Files.createDirectory(folder.resolve("export"));
                for (Map.Entry<String, String> file : files.entrySet()) {
                    Path at = root.resolve(file.getKey());
                    Files.createDirectories(at.getParent());
                    Files.write(at, utf8(file.getValue()));
                }
                return root;
            }
            case ZIP -> {
                Path file = folder.resolve("export.zip");
                try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                    for (Map.Entry<String, String> one : files.entrySet()) {
                        zip.putNextEntry(new ZipEntry(one.getKey()));
                        zip.write(utf8(one.getValue()));
                        zip.closeEntry();
                    }
                }
                return file;
            }
            case TAR_GZ -> {
                Path file = folder.resolve("export.tar.gz");
                try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file));
                        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
                    for (Map.Entry<String, String> one : files.entrySet()) {
                        TarArchiveEntry entry = new TarArchiveEntry(one.getKey());
                        entry.setSize(utf8(one.getValue()).length);
                        tar.putArchiveEntry(entry);
                        tar.write(utf8(one.getValue()));
                        tar.closeArchiveEntry();
                    }
                }
                return file;
            }
        }
        throw new AssertionError(packing);
    }

    /** Gives UTF-8 as text; what begins with NUL has none. */
    private static final TextExtractor PLAIN = (source, mediaType, extension) -> {
        String text = new String(all(source), StandardCharsets.UTF_8);
        return text.startsWith("\u0000")
                ? new Extraction.NoText(Reason.NO_TEXT, "image/jpeg", false)
                : new Extraction.Text(text, "text/plain", Set.of());
    };

    private static byte[] all(DocumentSource source) {
        try (InputStream in = source.open()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            in.transferTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What arrives, as it would be committed item by item. */
    private static final class Received implements Carrier, Carrier.Receiver {
        final List<Message> messages = new ArrayList<>();
        final List<Object> all = new ArrayList<>();
        final List<ArchiveEvent.EntryRead> entries = new ArrayList<>();
        final List<HeldReason> quarantined = new ArrayList<>();
        Optional<Progress> progress = Optional.empty();
        int items;

        @Override
        public void add(Item item, Progress behind) {
            item.prepare();
            item.send(this);
            progress = Optional.of(behind);
            items++;
        }

        @Override
        public void message(Message message) {
            messages.add(message);
            all.add(message);
        }

        @Override
        public void held(HeldMessage held) {
            all.add(held);
        }

        @Override
        public void event(ArchiveEvent event) {
            all.add(event);
            if (event instanceof ArchiveEvent.EntryRead entry) {
                entries.add(entry);
            }
        }

        @Override
        public void quarantine(String id, HeldReason reason) {
            quarantined.add(reason);
        }

        Message saying(String text) {
            return messages.stream()
                    .filter(message ->
                            message.body().stream().map(Segment::text).anyMatch(text::equals))
                    .findFirst()
                    .orElseThrow();
        }

        List<Attachment> attachments() {
            return messages.stream()
                    .filter(message -> message.kind() != Kind.DOCUMENT)
                    .flatMap(message -> message.attachments().stream())
                    .toList();
        }

        List<String> documents() {
            return messages.stream()
                    .filter(message -> message.provenance().reader().equals("document"))
                    .map(message -> message.body().isEmpty()
                            ? ""
                            : message.body().get(0).text())
                    .toList();
        }
    }

    private IngestOptions options() {
        return new IngestOptions(
                ReadOptions.DEFAULT,
                attachmentText,
                List.of(),
                "",
                Passwords.none(),
                Budget.defaults(),
                SigningKeys.NONE,
                2);
    }

    private Received read(Path archive) throws Exception {
        Received received = new Received();
        assertThat(read(archive, new Resumption(Optional.empty(), Map.of()), received, Integer.MAX_VALUE))
                .isTrue();
        return received;
    }

    /** @return whether it came to the end before so many items */
    private boolean read(Path archive, Resumption resumption, Received received, int stopAt) throws Exception {
        Path work = Files.createDirectories(folder.resolve("work"));
        IngestOptions options = options();
        AttachmentTexts texts = new AttachmentTexts(PLAIN, threads, attachmentText, ReadOptions.MAX_TEXT_LENGTH);
        try (ArchiveIngest.Prepared prepared = ArchiveIngest.prepare(
                        archive, options, work, FingerprintCache.none(), FingerprintProgress.none());
                LinkedFiles linked = LinkedFiles.read(
                        EntryIntake.plan(prepared, options, resumption, work, () -> false),
                        texts,
                        ReadOptions.MAX_TEXT_LENGTH,
                        LinkedFiles.Read.ALL)) {
            EntryIntake intake = new EntryIntake(
                    prepared.id(),
                    Files.isDirectory(archive),
                    options,
                    texts,
                    linked,
                    received,
                    resumption,
                    work,
                    () -> received.items >= stopAt);
            new ArchiveWalker(options.budget(), options.passwords(), work).walk(prepared.listing(), intake);
            return true;
        } catch (ArchiveIngest.Stopped e) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void showsFilesWithTheMessagesThatNameThem(Packing packing) throws Exception {
        Received received = read(packed(packing, WHATSAPP));

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
        byte[] content = utf8(WHATSAPP.get("Łódź/zettel.txt"));
        assertThat(note.size()).isEqualTo(content.length);
        assertThat(note.sha256())
                .isEqualTo(HexFormat.of().formatHex(Hashes.sha256().digest(content)));
        assertThat(received.documents()).containsExactly("gehört niemandem");
        assertThat(received.quarantined).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void booksOfEveryEntryBalance(Packing packing) throws Exception {
        Received received = read(packed(packing, WHATSAPP));

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
        assertSameAfterAnyStop(packed(packing, WHATSAPP));
    }

    private Findings inspect(Path archive) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        try (ArchiveInspection inspection = new ArchiveInspection(options(), work, false, bytes -> {}, () -> false)) {
            inspection.add(archive);
            return inspection.findings();
        }
    }

    private List<MessageTrace> scan(Path archive) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        List<MessageTrace> found = new ArrayList<>();
        MessageScan.scan(archive, Optional.empty(), options(), work, FingerprintCache.none(), () -> false, found::add);
        return found;
    }

    enum Export {
        CHAT(WHATSAPP),
        LOAD_FILES(PRODUCTION),
        TEAM(SLACK);

        private final Map<String, String> files;

        Export(Map<String, String> files) {
            this.files = files;
        }
    }

    @ParameterizedTest
    @EnumSource(Export.class)
    void whoeverLooksAtAnExportFindsTheMessagesThatARunFinds(Export export) throws Exception {
        Path archive = packed(Packing.ZIP, export.files);
        Received run = read(archive);
        long documents = run.documents().size();
        long attached = run.entries.stream()
                .filter(entry -> entry.reader().equals(Optional.of("attachment")))
                .count();

        Findings seen = inspect(archive);
        assertThat(seen.messages()).isEqualTo(run.messages.size() - documents);
        assertThat(seen.documents().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(documents);
        assertThat(seen.attachedFiles()).isEqualTo(attached).isPositive();
        assertThat(seen.attachments())
                .isEqualTo(run.messages.stream()
                        .filter(message -> !message.provenance().reader().equals("document"))
                        .mapToLong(message -> message.attachments().size())
                        .sum());
        assertThat(seen.participants())
                .isEqualTo(run.messages.stream()
                        .flatMap(message -> Stream.concat(message.sender().stream(), message.recipients().stream()))
                        .map(who -> who.address().or(who::handle).or(who::name).orElse(""))
                        .distinct()
                        .count());
        assertThat(seen.troubles()).isEmpty();

        assertThat(scan(archive))
                .extracting(MessageTrace::entry, MessageTrace::offset)
                .containsExactlyElementsOf(run.messages.stream()
                        .map(Message::provenance)
                        .map(at -> tuple(at.entry(), at.offset()))
                        .toList());
    }

    @Test
    void knowsAgainAMessageWhoseTextStandsInAFileOfItsOwn() throws Exception {
        Map<String, String> first = new LinkedHashMap<>(PRODUCTION);
        first.put("vol/TEXT/1.txt", "Was in der Akte Żółw von Anfang an zu lesen stand, Seite für Seite");
        KnownMessages known = new KnownMessages();
        scan(packed(Packing.ZIP, first)).forEach(known::add);
        Map<String, String> changed = new LinkedHashMap<>(first);
        // numbered anew, wrapped elsewhere, and a text where there was none
        changed.replaceAll((name, content) -> content.replace("KÅ-", "ÑØ-").replace("zu lesen", "zu\nlesen"));
        changed.put("vol/TEXT/3.txt", "Der Text von Nummer drei, der beim ersten Mal ganz gefehlt hat");

        List<MessageTrace> again = scan(packed(Packing.FOLDER, changed));

        assertThat(again).extracting(message -> known.find(message).isPresent()).containsExactly(true, false, false);
    }

    private void assertSameAfterAnyStop(Path archive) throws Exception {
        Received undisturbed = read(archive);

        for (int stopAt = 1; stopAt < undisturbed.items; stopAt++) {
            Received received = new Received();
            boolean ended = read(archive, new Resumption(Optional.empty(), Map.of()), received, stopAt);
            if (!ended) {
                Map<Integer, Long> leaves = new HashMap<>();
                received.entries.stream()
                        .filter(entry -> !entry.container())
                        .forEach(entry -> leaves.put(entry.entry(), entry.bytes()));
                Resumption resumption = new Resumption(
                        received.progress.map(at -> new ArchiveEvent.Position(
                                received.messages.isEmpty()
                                        ? received.entries.get(0).archive()
                                        : received.messages.get(0).provenance().archive(),
                                at.entry(),
                                at.offset(),
                                at.found(),
                                at.foundHeld(),
                                at.part(),
                                List.of(),
                                List.of())),
                        leaves);
                read(archive, resumption, received, Integer.MAX_VALUE);
            }
            assertThat(Set.copyOf(received.all))
                    .as("stopped behind item %d", stopAt)
                    .isEqualTo(Set.copyOf(undisturbed.all));
            assertThat(received.messages).isEqualTo(undisturbed.messages);
        }
    }

    @Test
    void leavesTextsAloneWhereNobodyAskedForThem() throws Exception {
        attachmentText = false;

        Received received = read(packed(Packing.ZIP, WHATSAPP));

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
        Received received = read(packed(
                Packing.ZIP,
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
    void slacksPeopleAndConversationsHaveTheNamesThatTheExportListsElsewhere(Packing packing) throws Exception {
        Received received = read(packed(packing, SLACK));

        Message direct = received.saying("@Åsa, schläfst du?");
        assertThat(direct.sender().orElseThrow().name()).contains("Zoë Łuk");
        assertThat(direct.sender().orElseThrow().address()).contains("zoe@x.example");
        assertThat(direct.recipients())
                .extracting(Participant::handle, Participant::name)
                .containsExactly(tuple(Optional.of("U2"), Optional.of("Åsa")));
        Message said = received.saying("hier");
        assertThat(said.conversation()).isEqualTo(new Conversation("C1", Optional.of("allerlei")));
        assertThat(said.recipientsBasis()).isEqualTo(RecipientsBasis.MEMBERSHIP);
        assertThat(said.recipients())
                .extracting(Participant::handle, Participant::name)
                .containsExactly(
                        tuple(Optional.of("U1"), Optional.of("Zoë Łuk")), tuple(Optional.of("U3"), Optional.empty()));
        assertThat(said.attachments().get(0).text()).contains("der Plan");
    }

    @ParameterizedTest
    @CsvSource({"groups.json, 200, MEMBERSHIP, 199", "mpims.json, 3, MEMBERSHIP, 2", "channels.json, 201, UNKNOWN, 0"})
    void saysWhoElseIsInAConversationUnlessThatIsACrowd(String list, int members, RecipientsBasis basis, int recipients)
            throws Exception {
        String ids = IntStream.range(0, members).mapToObj(i -> "\"U" + i + "\"").collect(Collectors.joining(","));
        Received received = read(packed(
                Packing.ZIP,
                files(
                        "größe/2024-01-05.json",
                        """
                                [{"type":"message","user":"U1","ts":"1704447001.000200","text":"hier"}]""",
                        list,
                        "[{\"id\":\"C1\",\"name\":\"größe\",\"members\":[" + ids + "]}]")));

        Message said = received.saying("hier");
        assertThat(said.recipientsBasis()).isEqualTo(basis);
        assertThat(said.recipients()).hasSize(recipients);
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void findsFilesWhereEachPlatformPutsThem(Packing packing) throws Exception {
        Received received = read(packed(
                packing,
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
        Received received = read(packed(
                Packing.ZIP,
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
        Received received = read(packed(Packing.FOLDER, files("_chat.txt", """
                [12.03.21, 10:15:00] MÃ¼ller: schÃ¶n
                [13.03.21, 10:16:00] Émile: schön
                """.replace("\n", "\r\n"))));

        assertThat(received.saying("schön").sender().orElseThrow().name()).contains("Müller");
        assertThat(received.messages)
                .extracting(message -> message.flags().contains(Flag.CHARSET_GUESSED))
                .containsExactly(true, false);
    }

    private static final Map<String, String> PRODUCTION = files(
            "vol/DATA/a.dat",
                    "\u00feBEGDOC\u00fe\u0014\u00feTEXTPATH\u00fe\u0014\u00feNATIVELINK\u00fe\r\n"
                            + "\u00feKÅ-1\u00fe\u0014\u00feTEXT\\1.txt\u00fe\u0014\u00feNATIVES\\1.doc\u00fe\r\n"
                            + "\u00feKÅ-3\u00fe\u0014\u00feTEXT\\3.txt\u00fe\u0014\u00fe\u00fe\r\n",
            "vol/DATA/b.opt",
                    "KÅ-1,V,IMAGES\\1.TIF,Y,,,2\r\nKÅ-2,V,IMAGES\\2.TIF,,,,\r\nKÅ-3,V,IMAGES\\3.TIF,Y,,,1\r\n"
                            + "KÅ-9,V,IMAGES\\9.TIF,Y,,,1\r\n",
            "vol/IMAGES/1.TIF", "Bild eins",
            "vol/IMAGES/2.TIF", "Bild zwei",
            "vol/IMAGES/3.TIF", "Bild drei",
            "vol/NATIVES/1.doc", "das Original",
            "vol/TEXT/1.txt", "der Text von eins");

    @ParameterizedTest
    @EnumSource(Packing.class)
    void showsADocumentOfTwoLoadFilesOnceWithItsTextOriginalAndPages(Packing packing) throws Exception {
        Received received = read(packed(packing, PRODUCTION));

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
        assertSameAfterAnyStop(packed(packing, PRODUCTION));
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
        Received received = read(packed(
                packing,
                files(
                        "mbox/Attachments/17/2/plan-1.pdf", "der Plan",
                        "mbox/Messages/17.partial.emlx", utf8(mail).length + "\n" + mail,
                        "mbox/Messages/18.emlx", utf8(mail).length + "\n" + mail)));

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
        Received received = read(packed(
                Packing.ZIP,
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
        Received received = read(packed(Packing.FOLDER, files("a.eml", """
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

    @Test
    void namesEverybodyInARealSlackExport() throws Exception {
        Received received = read(Samples.folder("slack").resolve("testarchive.zip"));

        List<Message> said = received.messages.stream()
                .filter(message -> message.provenance().reader().equals("slack"))
                .toList();
        assertThat(said)
                .extracting(message -> message.conversation().title().orElse(""))
                .filteredOn("enrique"::equals)
                .hasSize(102);
        assertThat(said).hasSize(158);
        assertThat(said.stream()
                        .flatMap(message -> message.sender().stream())
                        .filter(sender -> sender.handle().orElse("").startsWith("U")))
                .isNotEmpty()
                .allSatisfy(sender -> assertThat(sender.name()).isPresent());
        assertThat(said.stream().map(message -> message.conversation().id()).distinct())
                .allSatisfy(id -> assertThat(id).startsWith("C"));
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
                        packed(names[i].endsWith(".zip") ? Packing.ZIP : Packing.TAR_GZ, part), root.resolve(names[i]));
            }
        }
        Received received = read(root);
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
        Path inner = packed(Packing.ZIP, files("zettel.txt", "in der Tüte"));
        Path root = Files.createDirectory(folder.resolve("beide"));
        Files.move(inner, root.resolve("tüte.zip"));
        Files.writeString(
                root.resolve("_chat.txt"),
                "[12.03.21, 10:15:00] Zoë: \u200E<attached: zettel.txt>\r\n[13.03.21, 10:16:00] Zoë: ja\r\n");

        Received received = read(root);

        assertThat(received.attachments()).extracting(Attachment::status).containsExactly(TextStatus.MISSING);
        assertThat(received.documents()).containsExactly("in der Tüte");
    }
}
