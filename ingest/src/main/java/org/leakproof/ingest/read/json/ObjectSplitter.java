package org.leakproof.ingest.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.HeldReason;

/** Finds the records of a JSON text by their brackets, so that what stands between them does not matter: one array, one record a
 *  line, a script's assignment, or nothing at all. What is broken ends soon: a string does not run over the end of its line, and
 *  where records are indented, a line that is indented less than its record ends it. What is broken otherwise is searched once
 *  more for whole records. Memory is bounded by the largest record and by what {@link Enclosing} holds. One use. */
public final class ObjectSplitter {
    /** Records beyond this many bytes are held. */
    public static final int MAX_RECORD_BYTES = 32 << 20;

    private static final int MAX_DEPTH = 1 << 16;
    private static final int MAX_KEY = 1024;
    /** Gaps below this many bytes hold no record. */
    private static final int SHORTEST = 16;

    /** Bytes within a line of a record that change nothing: those of numbers and words, and blanks. */
    private static final boolean[] NOTHING = new boolean[256];

    static {
        Arrays.fill(NOTHING, true);
        for (char c : "\n\"{}[]:,".toCharArray()) {
            NOTHING[c] = false;
        }
    }

    /** What the indentation of the lines of the record in hand says. */
    private enum Style {
        /** Its second line is yet to come. */
        OPEN,
        /** Its lines are indented deeper than its first one. */
        INDENTED,
        /** Nothing. */
        LOOSE
    }

    private final RecordPaths layout;
    private final HeldReason unfit;
    private final RecordSink sink;
    private final Surroundings around;

    /** What is open around the current byte: true for an object. */
    private boolean[] objects = new boolean[64];

    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean keyNext;
    private boolean keyNow;
    private final StringBuilder key = new StringBuilder();
    private boolean lineStart = true;
    private int indent;

    private boolean inRecord;
    private boolean oversize;
    private int recordDepth;
    private long recordStart;
    private Style style = Style.LOOSE;
    private int recordIndent;
    private byte[] bytes = new byte[1 << 12];
    private int size;

    /** Everything before it was handed over. */
    private long accounted;

    /** What follows it, as far as it lies in no record and was in earlier chunks. */
    private byte[] between = {};

    private int betweenSize;

    /** The bytes in hand, and those of them from which on the record's are not among {@link #bytes} yet. */
    private byte[] chunk = {};

    private long chunkStart;
    private int unkept;

    /** @param unfit the reason for which an object is held that stands in a record's place and is none */
    public ObjectSplitter(RecordPaths layout, HeldReason unfit, RecordSink sink) {
        this.layout = layout;
        this.unfit = unfit;
        this.sink = sink;
        this.around = new Surroundings(layout.paths());
    }

    /** Hands over every record; every byte of the stream is accounted for, also when it breaks off. */
    public void split(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long position = 0;
        try {
            for (int n; (n = in.read(buffer)) > 0; ) {
                feed(buffer, n, position);
                position += n;
            }
        } finally {
            if (inRecord) {
                abandon(position, HeldReason.TRUNCATED);
            }
            gap(position);
        }
    }

    /** What the outermost object says besides its records, before and behind them, as far as {@link #split} has come. */
    public Enclosing outermost() {
        return around.outermost();
    }

    private void feed(byte[] buffer, int n, long position) {
        hold(buffer, position, 0);
        int i = 0;
        while (i < n) {
            int end = n;
            if (inRecord && !oversize) {
                long left = recordStart + MAX_RECORD_BYTES - (position + i);
                if (left == 0) {
                    full(position + i);
                    hold(buffer, position, i);
                    continue;
                }
                end = (int) Math.min(n, i + left);
            }
            i = run(buffer, i, end);
        }
        if (inRecord) {
            keepUpTo(n);
            keepBetween(recordStart);
        } else {
            keepBetween(position + n);
        }
    }

    private void hold(byte[] buffer, long position, int from) {
        chunk = buffer;
        chunkStart = position;
        unkept = from;
    }

    /** Goes on to the end, or to where a record begins. */
    private int run(byte[] buffer, int from, int end) {
        boolean before = inRecord;
        int i = from;
        while (i < end) {
            if (inString) {
                i = string(buffer, i, end);
            } else {
                i = inRecord && !lineStart ? nothing(buffer, i, end) : i;
                if (i < end) {
                    step(buffer[i], chunkStart + i);
                    i++;
                }
            }
            if (inRecord && !before) {
                return i;
            }
        }
        return i;
    }

    private void step(byte b, long at) {
        if (b == ' ' || b == '\t' || b == '\r') {
            if (lineStart) {
                indent++;
            }
            return;
        }
        if (b == '\n') {
            lineStart = true;
            indent = 0;
            return;
        }
        boolean first = lineStart;
        lineStart = false;
        if (first && inRecord && leaves(b)) {
            abandon(at, unfit);
        }
        if (around.keeping() && b != ',' && b != '}') {
            around.keep(b);
        }
        switch (b) {
            case '"' -> {
                inString = true;
                keyNow = keyNext && !inRecord && depth > 0 && objects[depth - 1];
                key.setLength(0);
            }
            case '{' -> {
                if (!inRecord && !around.keeping() && around.atPath()) {
                    begin(at, first);
                }
                push(true);
                keyNext = true;
            }
            case '[' -> push(false);
            case '}', ']' -> close(b, at);
            case ':' -> {
                keyNext = false;
                if (!inRecord && !around.keeping()) {
                    around.wantsValue();
                }
            }
            case ',' -> {
                keyNext = depth > 0 && objects[depth - 1];
                separate(b);
            }
            default -> {
                // numbers and words need no state
            }
        }
    }

    /** A comma or a closing bracket outside of a record: it may end a value that is kept, or belong to it. */
    private void separate(byte b) {
        if (!inRecord && around.keeping()) {
            around.valueEnd();
            if (around.keeping()) {
                around.keep(b);
            }
        }
    }

    /** Whether a line that begins so cannot belong to the record in hand. */
    private boolean leaves(byte b) {
        if (style == Style.OPEN && b != '{') {
            style = indent > recordIndent ? Style.INDENTED : Style.LOOSE;
        }
        return switch (b) {
            case '{' -> style != Style.LOOSE && indent <= recordIndent;
            case '"', '[' -> style == Style.INDENTED && indent < recordIndent;
            case ']' -> style == Style.INDENTED && indent < recordIndent && objects[depth - 1];
            default -> false;
        };
    }

    /** Goes on to the end, or to behind the string. */
    private int string(byte[] buffer, int from, int end) {
        boolean keeping = !inRecord && around.keeping();
        boolean looking = keeping || keyNow;
        for (int i = from; i < end; i++) {
            if (!looking && !escaped) {
                i = usual(buffer, i, end);
                if (i == end) {
                    return end;
                }
            }
            byte b = buffer[i];
            if (keeping) {
                around.keep(b);
            }
            if (b == '\n') {
                lineEndsInString(chunkStart + i + 1);
                return i + 1;
            }
            if (escaped) {
                escaped = false;
            } else if (b == '\\') {
                escaped = true;
            } else if (b == '"') {
                inString = false;
                if (keyNow) {
                    around.key(key.toString());
                }
                return i + 1;
            }
            if (keyNow && key.length() < MAX_KEY) {
                key.append((char) (b & 0xff));
            }
        }
        return end;
    }

    /** Goes on to the end, or to what changes anything in a record. */
    private static int nothing(byte[] buffer, int from, int end) {
        int i = from;
        while (i < end && NOTHING[buffer[i] & 0xff]) {
            i++;
        }
        return i;
    }

    /** Goes on to the end, or to what may end the string. */
    private static int usual(byte[] buffer, int from, int end) {
        int i = from;
        while (i < end && (buffer[i] > '\\' || buffer[i] != '"' && buffer[i] != '\\' && buffer[i] != '\n')) {
            i++;
        }
        return i;
    }

    private void lineEndsInString(long at) {
        inString = false;
        escaped = false;
        lineStart = true;
        indent = 0;
        if (inRecord && style == Style.LOOSE) {
            abandon(at, unfit);
        }
    }

    private void push(boolean object) {
        if (depth == MAX_DEPTH) {
            return;
        }
        if (depth == objects.length) {
            objects = Arrays.copyOf(objects, depth * 2);
        }
        objects[depth++] = object;
        if (!inRecord) {
            around.open(object);
        }
    }

    private void close(byte b, long at) {
        if (b == '}') {
            separate(b);
        }
        if (depth == 0 || objects[depth - 1] != (b == '}')) {
            return;
        }
        depth--;
        keyNext = false;
        if (!inRecord) {
            around.close();
        } else if (depth == recordDepth) {
            end(at + 1);
        }
    }

    private void begin(long at, boolean firstOfLine) {
        inRecord = true;
        oversize = false;
        recordDepth = depth;
        recordStart = at;
        style = firstOfLine ? Style.OPEN : Style.LOOSE;
        recordIndent = indent;
        size = 0;
        unkept = (int) (at - chunkStart);
    }

    /** Takes the record's bytes out of those in hand. */
    private void keepUpTo(int end) {
        int more = end - unkept;
        if (!oversize && more > 0) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(MAX_RECORD_BYTES, Math.max(size + more, bytes.length * 2)));
            }
            System.arraycopy(chunk, unkept, bytes, size, more);
            size += more;
        }
        unkept = end;
    }

    /** The record's brackets are closed. */
    private void end(long end) {
        inRecord = false;
        gap(recordStart);
        if (!sink.wants(end - 1)) {
            accountFor(end);
            return;
        }
        if (oversize) {
            held(recordStart, end, HeldReason.TOO_LARGE);
            accountFor(end);
            return;
        }
        byte[] from = chunk;
        int start = (int) (recordStart - chunkStart);
        int length = (int) (end - recordStart);
        if (start < 0 || size > 0) {
            keepUpTo((int) (end - chunkStart));
            from = bytes;
            start = 0;
        }
        Optional<JsonNode> node = JsonText.read(from, start, length);
        if (node.isPresent() && layout.fits().test(node.get())) {
            if (sink.wants(recordStart)) {
                sink.record(new JsonRecord(recordStart, from, start, length, node.get(), around.enclosing(), false));
            }
            accountFor(end);
            return;
        }
        if (from != bytes) {
            keepUpTo((int) (end - chunkStart));
        }
        handOver(Salvage.of(bytes, 1, size, layout.fits()), end, unfit);
    }

    /** The record in hand is broken; reading goes on outside of it. */
    private void abandon(long end, HeldReason reason) {
        keepUpTo((int) (end - chunkStart));
        leave();
        gap(recordStart);
        if (oversize) {
            held(recordStart, end, reason);
            accountFor(end);
            return;
        }
        List<int[]> whole = Salvage.of(bytes, 1, size, layout.fits());
        handOver(whole, end, reason);
        if (!whole.isEmpty()) {
            around.doubt();
        }
    }

    /** The record in hand has as many bytes as one may have. Either it holds whole ones, then it is broken and reading goes on
     *  behind the last of those; or it is as large as that, then its end is looked for. */
    private void full(long at) {
        keepUpTo((int) (at - chunkStart));
        List<int[]> whole = Salvage.of(bytes, 1, size, layout.fits());
        if (whole.isEmpty()) {
            oversize = true;
            return;
        }
        leave();
        gap(recordStart);
        int behind = whole.get(whole.size() - 1)[1];
        long rest = recordStart + behind;
        handOver(whole, rest, HeldReason.TOO_LARGE);
        around.doubt();
        byte[] again = Arrays.copyOfRange(bytes, behind, size);
        feed(again, again.length, rest);
    }

    private void leave() {
        inRecord = false;
        inString = false;
        escaped = false;
        keyNext = false;
        depth = recordDepth;
    }

    /** The record in hand, as far as {@code end}: what of it is whole, and the rest as held. */
    private void handOver(List<int[]> whole, long end, HeldReason reason) {
        long from = recordStart;
        for (int[] found : whole) {
            long at = recordStart + found[0];
            rest(from, at, reason);
            int length = found[1] - found[0];
            if (sink.wants(at)) {
                JsonNode node = JsonText.read(bytes, found[0], length).orElseThrow();
                sink.record(new JsonRecord(at, bytes, found[0], length, node, around.uncertain(), true));
            }
            from = recordStart + found[1];
        }
        rest(from, end, reason);
        accountFor(end);
    }

    /** What is left of a broken record before, between or behind the whole ones. */
    private void rest(long from, long end, HeldReason reason) {
        boolean separates = from > recordStart;
        for (int i = (int) (from - recordStart); separates && i < end - recordStart; i++) {
            separates = " \t\r\n,[]".indexOf(bytes[i]) >= 0;
        }
        if (!separates) {
            held(from, end, reason);
        } else if (end > from) {
            sink.gap(from, end - from);
        }
    }

    private void held(long from, long end, HeldReason reason) {
        if (end > from && sink.wants(from)) {
            sink.held(from, end - from, reason);
        }
    }

    /** Keeps what lies in no record of the bytes in hand, since they go. */
    private void keepBetween(long end) {
        long from = accounted + betweenSize;
        if (!layout.anywhere() || end <= from) {
            return;
        }
        int more = (int) (end - from);
        if (betweenSize + more > MAX_RECORD_BYTES) {
            search(from);
            accountFor(from);
        }
        if (betweenSize + more > between.length) {
            between = Arrays.copyOf(between, Math.max(betweenSize + more, betweenSize * 2));
        }
        System.arraycopy(chunk, (int) (from - chunkStart), between, betweenSize, more);
        betweenSize += more;
    }

    /** What lies in no record ends here. */
    private void gap(long end) {
        if (layout.anywhere() && end - accounted >= SHORTEST) {
            keepBetween(end);
            search(end);
        } else if (end > accounted) {
            sink.gap(accounted, end - accounted);
        }
    }

    /** Hands over records that stand where none should, below a key that was broken, and the rest as gaps. */
    private void search(long end) {
        long from = accounted;
        for (int[] found : Salvage.of(between, 0, betweenSize, layout.fits())) {
            long at = accounted + found[0];
            if (at > from) {
                sink.gap(from, at - from);
            }
            int length = found[1] - found[0];
            if (sink.wants(at)) {
                JsonNode node = JsonText.read(between, found[0], length).orElseThrow();
                sink.record(new JsonRecord(at, between, found[0], length, node, around.uncertain(), true));
            }
            from = at + length;
        }
        if (end > from) {
            sink.gap(from, end - from);
        }
    }

    private void accountFor(long end) {
        accounted = end;
        betweenSize = 0;
    }
}
