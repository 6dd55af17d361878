package org.leakproof.ingest.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Head;

/** The beginning of an entry, read as JSON with the records of one format.
 *
 *  @param records that are whole in it, with what stands around them; the first few
 *  @param outermost what the outermost object says so far
 *  @param misfits whether something stands in a record's place and is none
 *  @param text the beginning itself
 *  @param whole whether that is all of the entry */
public record JsonHead(List<Found> records, JsonNode outermost, boolean misfits, String text, boolean whole) {
    private static final int ENOUGH = 20;

    /** A record and what stands around it. */
    public record Found(JsonNode node, Enclosing enclosing) {
        @Override
        public String toString() {
            return "Found[]";
        }
    }

    public JsonHead {
        records = List.copyOf(records);
    }

    /** Empty if the entry does not begin as JSON does. */
    public static Optional<JsonHead> of(Head head, RecordPaths layout) {
        byte[] bytes = head.bytes();
        int start = start(bytes);
        return start < bytes.length && "{[,".indexOf(bytes[start]) >= 0
                ? Optional.of(read(head, layout))
                : Optional.empty();
    }

    /** As a script that assigns JSON to a variable of this name; empty if the entry does not begin so. */
    public static Optional<JsonHead> ofScript(Head head, String variable, RecordPaths layout) {
        byte[] bytes = head.bytes();
        int start = start(bytes);
        byte[] name = variable.getBytes(StandardCharsets.US_ASCII);
        return start + name.length < bytes.length
                        && Arrays.equals(bytes, start, start + name.length, name, 0, name.length)
                ? Optional.of(read(head, layout))
                : Optional.empty();
    }

    private static int start(byte[] bytes) {
        int start = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF
                ? 3
                : 0;
        while (start < bytes.length && " \t\r\n".indexOf(bytes[start]) >= 0) {
            start++;
        }
        return start;
    }

    private static JsonHead read(Head head, RecordPaths layout) {
        List<Found> found = new ArrayList<>();
        boolean[] misfits = new boolean[1];
        ObjectSplitter splitter = new ObjectSplitter(layout, HeldReason.DAMAGED, new RecordSink() {
            @Override
            public boolean wants(long offset) {
                return found.size() < ENOUGH;
            }

            @Override
            public void record(JsonRecord record) {
                if (!record.salvaged()) {
                    found.add(new Found(record.node(), record.enclosing()));
                }
            }

            @Override
            public void held(long offset, long length, HeldReason reason) {
                misfits[0] |= reason == HeldReason.DAMAGED;
            }

            @Override
            public void gap(long offset, long length) {}
        });
        try {
            splitter.split(new ByteArrayInputStream(head.bytes()));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
        return new JsonHead(
                found,
                splitter.outermost().outer(),
                misfits[0],
                new String(head.bytes(), StandardCharsets.UTF_8),
                head.whole());
    }

    /** Whether the JSON begins with this character. */
    public boolean startsWith(char bracket) {
        String stripped = text.strip();
        int start = stripped.startsWith("\uFEFF") ? 1 : 0;
        return stripped.length() > start
                && stripped.substring(start).stripLeading().charAt(0) == bracket;
    }

    /** Whether it mentions these keys. */
    public boolean mentions(String... keys) {
        for (String key : keys) {
            if (!text.contains('"' + key + '"')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "JsonHead[" + records.size() + " records]";
    }
}
