package org.leakproof.ingest.read.table;

import com.google.re2j.Matcher;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Head;

/** Finds records by the lines that begin them; the lines up to the next such line go on with the text. Blank lines at the end
 *  of a record belong to it and not to its text. One use. */
final class LogSplitter implements Splitter {
    /** In how many lines of a file's beginning a record must begin. */
    private static final int LINES_TO_TRY = 100;

    private final Mapping.LogLayout layout;
    private final Mapping mapping;

    LogSplitter(Mapping.LogLayout layout, Mapping mapping) {
        this.layout = layout;
        this.mapping = mapping;
    }

    @Override
    public boolean fits(Head head) {
        String text = new String(head.bytes(), layout.charset());
        return text.lines()
                .limit(LINES_TO_TRY)
                .anyMatch(line -> layout.first().matcher(withoutMark(line)).matches());
    }

    @Override
    public void split(InputStream in, RecordHandler handler) throws IOException {
        LineStream units = new LineStream(in, layout.charset());
        long start = 0;
        int lineStart = 0;
        boolean begun = false;
        try {
            for (int unit; (unit = units.read()) >= 0; ) {
                if (units.overflow()) {
                    tooLarge(start, units, handler);
                    start = units.position();
                    lineStart = 0;
                    begun = false;
                }
                if (unit != '\n') {
                    continue;
                }
                int lineLength = units.size() - lineStart;
                if (begins(line(units, lineStart, lineLength))) {
                    emit(start, units, lineStart, begun, handler);
                    start += lineStart;
                    units.mark(lineLength);
                    begun = true;
                    lineStart = lineLength;
                } else {
                    lineStart = units.size();
                }
            }
        } finally {
            finish(start, units, lineStart, begun, handler);
        }
    }

    /** What is read so far is held; what follows, up to a line that begins a record, stands for itself. */
    private static void tooLarge(long start, LineStream units, RecordHandler handler) {
        if (handler.wants(start)) {
            handler.held(start, units.position() - start, HeldReason.TOO_LARGE);
        }
        units.mark(0);
    }

    /** The last record, and the last line if it has no end. */
    private void finish(long start, LineStream units, int lineStart, boolean begun, RecordHandler handler) {
        int rest = units.size() - lineStart;
        if (rest > 0 && begins(line(units, lineStart, rest))) {
            emit(start, units, lineStart, begun, handler);
            start += lineStart;
            units.mark(rest);
            emit(start, units, rest, true, handler);
        } else {
            emit(start, units, units.size(), begun, handler);
        }
    }

    private String line(LineStream units, int from, int length) {
        String line = withoutMark(new String(units.kept(), from, length, layout.charset()));
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
            end--;
        }
        return line.substring(0, end);
    }

    /** Without a byte order mark and the direction marks that some programs put before a line. */
    private static String withoutMark(String line) {
        int start = 0;
        while (start < line.length() && "\uFEFF\u200E\u200F".indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        return line.substring(start);
    }

    private boolean begins(String line) {
        return layout.first().matcher(line).matches();
    }

    /** Hands over the first {@code length} bytes that are kept: a record, or lines before the first one. */
    private void emit(long start, LineStream units, int length, boolean begun, RecordHandler handler) {
        if (length == 0) {
            return;
        }
        String text = line(units, 0, length);
        if (!begun) {
            if (text.isBlank()) {
                handler.gap(start, length);
            } else if (handler.wants(start)) {
                handler.held(start, length, HeldReason.MAPPING_MISMATCH);
            }
        } else if (handler.wants(start)) {
            handler.record(start, units.kept(), 0, length, fields(text));
        }
    }

    private Optional<Fields> fields(String record) {
        int end = record.indexOf('\n');
        String first = end < 0 ? record : record.substring(0, end);
        Matcher matcher = layout.first().matcher(first.endsWith("\r") ? first.substring(0, first.length() - 1) : first);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String group : layout.groups()) {
            String value = matcher.group(group);
            if (value != null) {
                values.put(group, List.of(value));
            }
        }
        if (end >= 0) {
            String text = mapping.columns().text();
            String more = record.substring(end + 1).replace("\r\n", "\n");
            values.merge(text, List.of(more), (a, b) -> List.of(a.get(0) + "\n" + b.get(0)));
        }
        return Optional.of(new Fields(values));
    }
}
