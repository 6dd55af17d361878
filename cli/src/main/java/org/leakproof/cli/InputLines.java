package org.leakproof.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines of bytes, none longer than a limit into memory. One thread. */
final class InputLines {
    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;

    /** @param longest bytes */
    InputLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** A line without its end, or nothing of it if it is too long. */
    record Line(byte[] bytes, boolean tooLong) {
        @Override
        public String toString() {
            return "Line[" + bytes.length + " bytes]";
        }
    }

    /** Empty at the end. What stands behind the last line feed is a line unless it is nothing. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        boolean begun = false;
        while (true) {
            if (at == filled && !fill()) {
                return begun ? Optional.of(line(line, tooLong)) : Optional.empty();
            }
            begun = true;
            int end = lineFeed();
            tooLong |= line.size() + (end - at) > longest;
            if (tooLong) {
                line.reset();
            } else {
                line.write(buffer, at, end - at);
            }
            boolean complete = end < filled;
            at = complete ? end + 1 : end;
            if (complete) {
                return Optional.of(line(line, tooLong));
            }
        }
    }

    private static Line line(ByteArrayOutputStream bytes, boolean tooLong) {
        return new Line(bytes.toByteArray(), tooLong);
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }

    /** Whether the end of the next line would have to be waited for. */
    boolean wouldWait() throws IOException {
        return lineFeed() == filled && in.available() == 0;
    }

    /** Where the next line feed of those read lies, or behind all of them. */
    private int lineFeed() {
        int end = at;
        while (end < filled && buffer[end] != '\n') {
            end++;
        }
        return end;
    }
}
