package org.leakproof.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.ingest.ArchiveIngest;
import org.leakproof.ingest.IngestOptions;
import org.leakproof.ingest.MessageScan;
import org.leakproof.ingest.inspect.HashCount;
import org.leakproof.ingest.inspect.KnownMessages;
import org.leakproof.ingest.inspect.MessageTrace;
import org.leakproof.ingest.walk.FileFingerprintCache;
import org.leakproof.ingest.walk.WalkRefusedException;
import org.leakproof.publish.bag.TagFiles;
import org.leakproof.publish.release.InsideMap;
import org.leakproof.publish.release.InsidePlaces;
import org.leakproof.publish.sink.Cells;

/** Tells which messages of a run were known before, in earlier releases or archives, and how much is new. All of it stays
 * inside: whoever knew which messages match could recognise the mailbox. */
final class KnownCheck {
    /** Beside the release, in its inside folder. */
    static final String MESSAGES = "known.csv";

    static final String MONTHS = "known-months.csv";
    static final String CONVERSATIONS = "known-conversations.csv";

    private static final int MOST_CONVERSATIONS = 200_000;
    private static final int SHOWN = 24;

    private final IngestOptions options;
    private final WorkFolder work;
    private final BooleanSupplier stop;
    private final KnownMessages known = new KnownMessages();

    private final HashCount byId = new HashCount(HashCount.MOST);
    private final HashCount byContent = new HashCount(HashCount.MOST);
    private final Map<String, long[]> months = new TreeMap<>();
    private final Map<String, Conversation> conversations = new HashMap<>();
    private final long[] all = new long[3];

    /** @param counts messages, of these known */
    private record Conversation(String title, long[] counts) {}

    private KnownCheck(IngestOptions options, WorkFolder work, BooleanSupplier stop) {
        this.options = options;
        this.work = work;
        this.stop = stop;
    }

    /** Reads what is known: of a release the messages that were published in it, of an archive all.
     *
     *  @throws OperatorMistake if something named cannot be read
     *  @throws StoppedException if told to stop */
    static KnownCheck learn(
            List<String> sources, IngestOptions options, WorkFolder work, BooleanSupplier stop, PrintWriter console) {
        KnownCheck check = new KnownCheck(options, work, stop);
        for (Path source : ArchivePaths.parse(sources)) {
            if (TagFiles.isBag(source)) {
                check.learnRelease(source);
            } else {
                check.scan(source, Optional.empty(), check.known::add);
            }
        }
        console.println(String.format(Locale.ROOT, "Known already: %,d messages to compare with", check.known.count())
                + (check.known.isFull() ? "; too many to remember all, so some will count as new" : ""));
        console.flush();
        return check;
    }

    private void learnRelease(Path release) {
        HashCount published = new HashCount(HashCount.MOST);
        InsidePlaces.each(release, place -> {
            if (place.outcome().equals("published")) {
                published.add(MessageTrace.place(place.archive(), place.entry(), place.offset()));
            }
        });
        for (InsidePlaces.Archive archive : InsidePlaces.archives(release)) {
            Path path;
            try {
                path = ArchivePaths.parse(List.of(archive.path())).get(0);
            } catch (OperatorMistake e) {
                throw new OperatorMistake(
                        release
                                + ": the archive that it was made of is no longer where it was; put it back, or name the"
                                + " archive itself with --known",
                        e);
            }
            scan(path, Optional.of(archive.content()), message -> {
                if (published.contains(message.place(archive.id()))) {
                    known.add(message);
                }
            });
        }
    }

    private void scan(Path path, Optional<String> content, java.util.function.Consumer<MessageTrace> to) {
        try {
            MessageScan.scan(
                    path, content, options, work.temporary(), FileFingerprintCache.open(work.root()), stop, to);
        } catch (MessageScan.Stopped e) {
            throw new StoppedException();
        } catch (WalkRefusedException e) {
            throw new OperatorMistake(e.getMessage(), e);
        }
    }

    /** Compares the run's archives with what is known, writes three tables into the release's inside folder and says how much
     * is new. */
    void report(List<ArchiveIngest.Prepared> archives, Path release, PrintWriter console) {
        for (ArchiveIngest.Prepared archive : archives) {
            scan(
                    archive.path(),
                    Optional.empty(),
                    message -> compare(archive.id().value(), message));
        }
        Path inside = InsideMap.of(release);
        try {
            writeMessages(release, inside);
            table(inside, MONTHS, "month", months);
            writeConversations(inside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        console.println();
        console.println(String.format(
                Locale.ROOT,
                "Known already: %,d of %,d messages (%,d by Message-ID, %,d by content); new: %,d",
                all[1] + all[2],
                all[0],
                all[1],
                all[2],
                all[0] - all[1] - all[2]));
        months.entrySet().stream()
                .limit(SHOWN)
                .forEach(month -> console.println(String.format(
                        Locale.ROOT,
                        "  %-10s %,9d messages, %,9d new",
                        month.getKey(),
                        month.getValue()[0],
                        month.getValue()[0] - month.getValue()[1])));
        if (months.size() > SHOWN) {
            console.println("  and " + (months.size() - SHOWN) + " more months");
        }
        console.println("By message, month and conversation: " + inside + "/known*.csv (these stay inside)");
        console.println();
    }

    private void compare(String archive, MessageTrace message) {
        Optional<KnownMessages.By> by = known.find(message);
        all[0]++;
        if (by.isPresent()) {
            boolean id = by.get() == KnownMessages.By.MESSAGE_ID;
            all[id ? 1 : 2]++;
            (id ? byId : byContent).add(message.place(archive));
        }
        String month = message.sent()
                .map(sent -> String.format(Locale.ROOT, "%04d-%02d", sent.getYear(), sent.getMonthValue()))
                .orElse("undated");
        count(months.computeIfAbsent(month, m -> new long[2]), by.isPresent());
        String id = message.conversation();
        String key = id.isEmpty() || conversations.size() < MOST_CONVERSATIONS || conversations.containsKey(id)
                ? id
                : "(others)";
        count(
                conversations
                        .computeIfAbsent(
                                key, k -> new Conversation(message.title().orElse(""), new long[2]))
                        .counts(),
                by.isPresent());
    }

    private static void count(long[] counts, boolean known) {
        counts[0]++;
        counts[1] += known ? 1 : 0;
    }

    private void writeMessages(Path release, Path inside) throws IOException {
        try (CSVPrinter csv = csv(inside, MESSAGES, "cite_id", "outcome", "known_by")) {
            InsidePlaces.each(release, place -> {
                long hash = MessageTrace.place(place.archive(), place.entry(), place.offset());
                String by = byId.contains(hash) ? "message-id" : byContent.contains(hash) ? "content" : "";
                if (!by.isEmpty()) {
                    row(csv, place.citeId(), place.outcome(), by);
                }
            });
        }
    }

    private void writeConversations(Path inside) throws IOException {
        try (CSVPrinter csv =
                csv(inside, CONVERSATIONS, "conversation_as_in_the_archive", "title", "messages", "known", "new")) {
            new TreeMap<>(conversations)
                    .forEach((id, one) -> row(
                            csv, id, one.title(), one.counts()[0], one.counts()[1], one.counts()[0] - one.counts()[1]));
        }
    }

    private static void table(Path inside, String name, String what, Map<String, long[]> counts) throws IOException {
        try (CSVPrinter csv = csv(inside, name, what, "messages", "known", "new")) {
            counts.forEach((key, count) -> row(csv, key, count[0], count[1], count[0] - count[1]));
        }
    }

    private static CSVPrinter csv(Path inside, String name, String... header) throws IOException {
        Path file = inside.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180);
        csv.printRecord((Object[]) header);
        return csv;
    }

    private static void row(CSVPrinter csv, Object... cells) {
        try {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = Cells.guarded(Cells.visible(String.valueOf(cells[i])));
            }
            csv.printRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
