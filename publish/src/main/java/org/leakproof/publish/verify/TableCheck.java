package org.leakproof.publish.verify;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.leakproof.contract.record.PublicId;
import org.leakproof.publish.disk.ByteReader;
import org.leakproof.publish.disk.ByteWriter;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.disk.ExternalSort;
import org.leakproof.publish.sink.Table;
import org.leakproof.publish.verify.TableReader.Part;

/** Reads all tables side by side, in constant memory, and compares what they say. */
final class TableCheck {
    private static final int MEMORY = 16 << 20;
    /** Bytes; ingest holds messages with 32 MiB of text or more. */
    private static final long LONGEST_TEXT = 256L << 20;

    private static final int EXISTS = 0;
    private static final int IN_LEDGER = 1;
    private static final int ASKED = 2;

    private final Path data;
    private final Map<Table, List<Part>> parts;
    private final Consumer<Finding> findings;
    private long messages;
    private long files;

    TableCheck(Path data, Map<Table, List<Part>> parts, Consumer<Finding> findings) {
        this.data = data;
        this.parts = parts;
        this.findings = findings;
    }

    /** @return rows of messages */
    long run() throws IOException {
        Path scratch = ReleaseVerifier.scratch();
        try (ExternalSort ids = new ExternalSort(scratch, "ids", MEMORY, new Disk())) {
            messages(ids);
            Map<String, Long> ledger = ledger(ids);
            totals(ledger);
            compareIds(ids);
            textFiles();
            plain(Table.CONVERSATIONS);
            plain(Table.PARTICIPANTS);
        } finally {
            ReleaseVerifier.remove(scratch);
        }
        return messages;
    }

    private TableReader open(Table table) {
        return new TableReader(table, data, parts.getOrDefault(table, List.of()), findings);
    }

    private void plain(Table table) throws IOException {
        try (TableReader reader = open(table)) {
            while (reader.next().isPresent()) {
                // reading checks each cell
            }
        }
    }

    /** Messages with the rows of the other tables that belong to each. */
    private void messages(ExternalSort ids) throws IOException {
        try (TableReader reader = open(Table.MESSAGES);
                Companion attachments = new Companion(Table.ATTACHMENTS);
                Companion redactions = new Companion(Table.REDACTIONS);
                Companion segments = new Companion(Table.SEGMENTS);
                Companion participants = new Companion(Table.MESSAGE_PARTICIPANTS);
                Companion reactions = new Companion(Table.REACTIONS)) {
            String conversation = "";
            long sequence = 0;
            for (Optional<List<String>> next = reader.next(); next.isPresent(); next = reader.next()) {
                List<String> row = next.get();
                messages++;
                String id = cell(Table.MESSAGES, row, "cite_id");
                if (!PublicId.isValid(id)) {
                    reader.find("column cite_id: not a cite_id");
                    continue;
                }
                note(ids, id, EXISTS);
                String of = cell(Table.MESSAGES, row, "conversation_id");
                sequence = of.equals(conversation) ? sequence + 1 : 1;
                if (sequence == 1 && !conversation.isEmpty() && compareUtf8(of, conversation) < 0) {
                    reader.find("not sorted by conversation");
                }
                conversation = of;
                expect(reader, row, "seq", sequence);
                ask(ids, cell(Table.MESSAGES, row, "reply_to"), reader);
                expect(reader, row, "n_attachments", attachments.of(id, each -> attachment(each, attachments.reader)));
                String text = text(Table.MESSAGES, row, id, reader);
                expect(
                        reader,
                        row,
                        "n_redactions",
                        redactions.of(id, each -> redaction(each, text, redactions.reader)));
                long[] end = {0};
                segments.of(id, each -> {
                    ask(ids, cell(Table.SEGMENTS, each, "quoted_cite_id"), segments.reader);
                    end[0] = number(cell(Table.SEGMENTS, each, "end_utf16"));
                });
                if (end[0] != text.length()) {
                    reader.find("its segments do not make up its text");
                }
                participants.of(id, each -> {});
                reactions.of(id, each -> {});
            }
            for (Companion companion : List.of(attachments, redactions, segments, participants, reactions)) {
                companion.end();
            }
        }
    }

    private void attachment(List<String> row, TableReader reader) {
        String file = cell(Table.ATTACHMENTS, row, "text_file");
        if (!file.isEmpty()) {
            files++;
            String expected = "texts/" + cell(Table.ATTACHMENTS, row, "attachment_id") + ".txt";
            if (!file.equals(expected) || !Files.isRegularFile(data.resolve(expected), LinkOption.NOFOLLOW_LINKS)) {
                reader.find("text_file: no such file, or not this attachment's");
            }
        }
    }

    private static void redaction(List<String> row, String text, TableReader reader) {
        long start = number(cell(Table.REDACTIONS, row, "start_utf16"));
        long end = number(cell(Table.REDACTIONS, row, "end_utf16"));
        if (start > end) {
            reader.find("ends before it begins");
        } else if (cell(Table.REDACTIONS, row, "place").equals("text")) {
            if (end > text.length()) {
                reader.find("lies behind the end of the text");
            } else if (text.codePointCount(0, (int) start) != number(cell(Table.REDACTIONS, row, "start_codepoint"))) {
                reader.find("UTF-16 units and code points do not agree");
            }
        }
    }

    /** A message's text, from its cell or its file. */
    private String text(Table table, List<String> row, String id, TableReader reader) throws IOException {
        String file = cell(table, row, "text_file");
        if (file.isEmpty()) {
            return cell(table, row, "text");
        }
        files++;
        Path path = data.resolve(file);
        if (!file.equals("texts/" + id + ".txt") || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            reader.find("text_file: no such file, or not this message's");
            return "";
        }
        try {
            if (Files.size(path) <= LONGEST_TEXT) {
                return Files.readString(path);
            }
            reader.find("text_file: larger than any text of a message");
        } catch (CharacterCodingException e) {
            reader.find("text_file: not UTF-8");
        }
        return "";
    }

    private void expect(TableReader reader, List<String> row, String column, long expected) {
        if (number(cell(Table.MESSAGES, row, column)) != expected) {
            reader.find("column " + column + ": expected " + expected);
        }
    }

    private Map<String, Long> ledger(ExternalSort ids) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        String before = "";
        try (TableReader reader = open(Table.LEDGER)) {
            for (Optional<List<String>> next = reader.next(); next.isPresent(); next = reader.next()) {
                String id = cell(Table.LEDGER, next.get(), "cite_id");
                String outcome = cell(Table.LEDGER, next.get(), "outcome");
                if (!PublicId.isValid(id)) {
                    reader.find("column cite_id: not a cite_id");
                    continue;
                }
                if (id.compareTo(before) < 0) {
                    reader.find("not sorted by cite_id");
                }
                before = id;
                counts.merge(outcome, 1L, Long::sum);
                if (outcome.equals("published")) {
                    note(ids, id, IN_LEDGER);
                }
            }
        }
        return counts;
    }

    private void totals(Map<String, Long> ledger) throws IOException {
        try (TableReader reader = open(Table.TOTALS)) {
            for (Optional<List<String>> next = reader.next(); next.isPresent(); next = reader.next()) {
                List<String> row = next.get();
                long sum = 0;
                for (String column : List.of("published", "held", "duplicate", "withheld")) {
                    long number = number(cell(Table.TOTALS, row, column));
                    sum += number;
                    if (row.get(0).equals("messages") && number != ledger.getOrDefault(column, 0L)) {
                        reader.find("column " + column + ": the ledger has " + ledger.getOrDefault(column, 0L));
                    }
                }
                if (number(cell(Table.TOTALS, row, "found")) != sum) {
                    reader.find("found is not the sum of what became of it");
                }
            }
        }
    }

    /** Messages are those that the ledger calls published, each once; what answers or quotes points at one. */
    private void compareIds(ExternalSort ids) throws IOException {
        ExternalSort.Cursor cursor = ids.sorted();
        String id = "";
        long[] counts = new long[3];
        for (Optional<byte[]> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            ByteReader in = new ByteReader(next.get(), 0);
            String other = in.key();
            if (!other.equals(id)) {
                compareId(id, counts);
                id = other;
                counts = new long[3];
            }
            counts[in.u8()]++;
        }
        compareId(id, counts);
    }

    private void compareId(String id, long[] counts) {
        if (counts[EXISTS] > 1) {
            find("messages", id + ": twice");
        }
        if (counts[EXISTS] != counts[IN_LEDGER]) {
            find(
                    "ledger",
                    id + ": " + counts[EXISTS] + " times in messages, " + counts[IN_LEDGER]
                            + " times published in the ledger");
        }
        if (counts[ASKED] > 0 && counts[EXISTS] == 0) {
            find("messages", id + ": answered or quoted, but not in the release");
        }
    }

    private void textFiles() throws IOException {
        Path folder = data.resolve("texts");
        long found = 0;
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> list = Files.list(folder)) {
                found = list.count();
            }
        }
        if (found != files) {
            find("texts", found + " files, but tables name " + files);
        }
    }

    private void find(String table, String what) {
        findings.accept(new Finding("data/" + table, what));
    }

    private static void note(ExternalSort ids, String id, int what) throws IOException {
        ids.add(new ByteWriter().key(id).u8(what));
    }

    private static void ask(ExternalSort ids, String id, TableReader reader) throws IOException {
        if (PublicId.isValid(id)) {
            note(ids, id, ASKED);
        } else if (!id.isEmpty()) {
            reader.find("names something that is not a cite_id");
        }
    }

    private static String cell(Table table, List<String> row, String column) {
        return row.get(table.index(column));
    }

    /** -1 for what is none: its cell was reported. */
    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static int compareUtf8(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes one row. */
    private interface RowVisitor {
        void row(List<String> row) throws IOException;
    }

    /** A table whose rows stand in the order of their messages. */
    private final class Companion implements Closeable {
        private final Table table;
        private final TableReader reader;
        private Optional<List<String>> waiting;

        Companion(Table table) throws IOException {
            this.table = table;
            this.reader = open(table);
            this.waiting = reader.next();
        }

        /** Shows the rows of a message and counts them. */
        long of(String id, RowVisitor visitor) throws IOException {
            long count = 0;
            while (waiting.isPresent() && cell(table, waiting.get(), "cite_id").equals(id)) {
                visitor.row(waiting.get());
                count++;
                waiting = reader.next();
            }
            return count;
        }

        void end() {
            if (waiting.isPresent()) {
                reader.find("belongs to no message, or stands in another order than messages");
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
