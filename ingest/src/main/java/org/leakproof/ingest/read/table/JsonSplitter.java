package org.leakproof.ingest.read.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Head;

/** Finds JSON objects at the mapping's path by their brackets, so that what stands between them does not matter and what is
 *  broken ends soon: a string does not run over the end of its line, and where each record begins a line of its own, the
 *  next such line begins the next record. What is broken otherwise is searched once more for whole records. One use. */
final class JsonSplitter implements Splitter {
    private static final int MAX_DEPTH = 1 << 16;
    private static final int MAX_KEY = 1024;
    /** How often the bytes of a broken record may be gone through in the search for whole ones. */
    private static final int SALVAGE_WORK = 64;

    private final Mapping.JsonLayout layout;
    private final JsonRecord records;

    /** What is open around the current byte: true for an object; keys only outside of records. */
    private boolean[] objects = new boolean[64];

    private String[] keys = new String[64];
    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean keyNext;
    private boolean keyNow;
    private final StringBuilder key = new StringBuilder();

    private boolean lineStart = true;
    private int indent;

    private boolean inRecord;
    private int recordDepth;
    private long recordStart;
    private boolean recordOnOwnLine;
    private int recordIndent;
    private byte[] bytes = new byte[1 << 12];
    private int size;
    private long accounted;

    JsonSplitter(Mapping.JsonLayout layout, Mapping mapping) {
        this.layout = layout;
        this.records = new JsonRecord(mapping);
    }

    @Override
    public boolean fits(Head head) {
        int start = bom(head.bytes());
        while (start < head.bytes().length && isSpace(head.bytes()[start])) {
            start++;
        }
        if (start == head.bytes().length || "{[,".indexOf(head.bytes()[start]) < 0) {
            return false;
        }
        boolean[] found = new boolean[2];
        try {
            split(new ByteArrayInputStream(head.bytes()), new RecordHandler() {
                @Override
                public boolean wants(long offset) {
                    return !found[0];
                }

                @Override
                public void record(long offset, byte[] of, int from, int length, Optional<Fields> fields) {
                    found[0] |= fields.isPresent();
                    found[1] |= fields.isEmpty();
                }

                @Override
                public void held(long offset, long length, HeldReason reason) {}

                @Override
                public void gap(long offset, long length) {}
            });
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
        return found[0]
                || !head.whole() && !found[1] && records.mentioned(new String(head.bytes(), StandardCharsets.UTF_8));
    }

    private static int bom(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF
                ? 3
                : 0;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    @Override
    public void split(InputStream in, RecordHandler handler) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long position = 0;
        try {
            for (int n; (n = in.read(buffer)) > 0; ) {
                for (int i = 0; i < n; i++) {
                    step(buffer[i], position + i, handler);
                }
                position += n;
            }
        } finally {
            if (inRecord) {
                abandon(position, HeldReason.TRUNCATED, handler);
            }
            handler.gap(accounted, position - accounted);
        }
    }

    private void step(byte b, long at, RecordHandler handler) {
        if (inRecord) {
            if (size == MAX_RECORD_BYTES) {
                abandon(at, HeldReason.TOO_LARGE, handler);
            } else {
                keep(b);
            }
        }
        if (inString) {
            string(b, at, handler);
            return;
        }
        boolean firstOfLine = lineStart && !isSpace(b);
        switch (b) {
            case '"' -> {
                inString = true;
                keyNow = keyNext && !inRecord && depth > 0 && objects[depth - 1];
                key.setLength(0);
            }
            case '{' -> {
                if (inRecord && firstOfLine && recordOnOwnLine && indent == recordIndent) {
                    size--;
                    abandon(at, HeldReason.MAPPING_MISMATCH, handler);
                }
                if (!inRecord && atPath()) {
                    begin(at, firstOfLine);
                }
                push(true);
                keyNext = true;
            }
            case '[' -> push(false);
            case '}' -> close(true, at, handler);
            case ']' -> close(false, at, handler);
            case ':' -> keyNext = false;
            case ',' -> keyNext = depth > 0 && objects[depth - 1];
            default -> {
                // numbers, words and space need no state
            }
        }
        if (b == '\n') {
            lineStart = true;
            indent = 0;
        } else if (lineStart && isSpace(b)) {
            indent++;
        } else {
            lineStart = false;
        }
    }

    private void string(byte b, long at, RecordHandler handler) {
        if (b == '\n') {
            inString = false;
            lineStart = true;
            indent = 0;
            if (inRecord) {
                abandon(at + 1, HeldReason.MAPPING_MISMATCH, handler);
            }
        } else if (escaped) {
            escaped = false;
        } else if (b == '\\') {
            escaped = true;
        } else if (b == '"') {
            inString = false;
            if (keyNow && depth <= keys.length) {
                keys[depth - 1] = key.toString();
            }
        } else if (keyNow && key.length() < MAX_KEY) {
            key.append((char) (b & 0xff));
        }
    }

    private void push(boolean object) {
        if (depth == MAX_DEPTH) {
            return;
        }
        if (depth == objects.length) {
            objects = Arrays.copyOf(objects, depth * 2);
            keys = Arrays.copyOf(keys, depth * 2);
        }
        objects[depth] = object;
        keys[depth] = "";
        depth++;
    }

    private void close(boolean object, long at, RecordHandler handler) {
        if (depth == 0 || objects[depth - 1] != object || inRecord && depth <= recordDepth) {
            return;
        }
        depth--;
        keyNext = false;
        if (inRecord && depth == recordDepth) {
            inRecord = false;
            handler.gap(accounted, recordStart - accounted);
            accounted = at + 1;
            if (!handler.wants(recordStart)) {
                return;
            }
            Optional<Fields> fields = records.read(bytes, 0, size);
            handler.record(recordStart, bytes, 0, size, fields);
        }
    }

    /** Whether an object that begins here is a record: the keys of all open objects are the path. */
    private boolean atPath() {
        int matched = 0;
        for (int i = 0; i < depth; i++) {
            if (objects[i]) {
                if (matched == layout.path().size()
                        || !keys[i].equals(utf8AsLatin1(layout.path().get(matched)))) {
                    return false;
                }
                matched++;
            }
        }
        return matched == layout.path().size();
    }

    /** Keys are compared byte by byte. */
    private static String utf8AsLatin1(String key) {
        return new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private void begin(long at, boolean firstOfLine) {
        inRecord = true;
        recordDepth = depth;
        recordStart = at;
        recordOnOwnLine = firstOfLine;
        recordIndent = indent;
        size = 0;
        keep((byte) '{');
    }

    private void keep(byte b) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(MAX_RECORD_BYTES, size * 2));
        }
        bytes[size++] = b;
    }

    /** The record in hand is broken; reading goes on outside of it. */
    private void abandon(long end, HeldReason reason, RecordHandler handler) {
        inRecord = false;
        inString = false;
        escaped = false;
        depth = recordDepth;
        handler.gap(accounted, recordStart - accounted);
        long from = recordStart;
        long work = 0;
        List<int[]> whole = new ArrayList<>();
        for (int open = 1; open < size && work < SALVAGE_WORK * (long) size; open++) {
            if (bytes[open] == '{') {
                int close = balanced(open);
                work += (close < 0 ? size : close) - open;
                if (close > 0 && records.read(bytes, open, close - open).isPresent()) {
                    whole.add(new int[] {open, close});
                    open = close - 1;
                }
            }
        }
        for (int[] found : whole) {
            long at = recordStart + found[0];
            held(from, at - from, reason, handler);
            if (handler.wants(at)) {
                handler.record(
                        at, bytes, found[0], found[1] - found[0], records.read(bytes, found[0], found[1] - found[0]));
            }
            from = recordStart + found[1];
        }
        held(from, end - from, reason, handler);
        accounted = end;
    }

    private static void held(long offset, long length, HeldReason reason, RecordHandler handler) {
        if (length > 0 && handler.wants(offset)) {
            handler.held(offset, length, reason);
        }
    }

    /** Behind the bracket that closes the object; -1 if none does. */
    private int balanced(int open) {
        int level = 0;
        boolean string = false;
        for (int i = open; i < size; i++) {
            byte b = bytes[i];
            if (string) {
                if (b == '\\') {
                    i++;
                } else if (b == '\n') {
                    return -1;
                } else if (b == '"') {
                    string = false;
                }
            } else if (b == '"') {
                string = true;
            } else if (b == '{' || b == '[') {
                level++;
            } else if (b == '}' || b == ']') {
                level--;
                if (level == 0) {
                    return i + 1;
                }
            }
        }
        return -1;
    }
}
