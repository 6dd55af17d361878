package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.util.Arrays;
import org.leakproof.ingest.read.Source;

/** Cuts a mailbox file into its messages, on bytes and in one pass. A message reaches from behind its separator line to
 * the next separator line, blank lines before that included; separator lines, and what stands before the first one, are
 * gaps. */
final class BoxSplitter {
    /** Who gets the pieces, in order and end to end. */
    interface Taker {
        boolean wants(long offset);

        void gap(long offset, long length);

        /** @param separator the separator line that the message stands behind, without its line end
         *  @param message good until this returns */
        void message(byte[] separator, long offset, Bytes message) throws IOException;

        /** A message of more bytes than can be addressed. */
        void tooLarge(long offset, long length);
    }

    private final Separator separator;
    private final byte[] start;

    /** A line feed and what a separator starts with. */
    private final byte[] needle;

    private final Window window;

    /** Of the separator that {@link #next} found; 0 where it found none. */
    private int separatorLength;

    private BoxSplitter(Separator separator, Window window) {
        this.separator = separator;
        this.window = window;
        start = separator.start();
        // a blank at the end is left out: in running text it would stop the search at every word
        int length = start[start.length - 1] == ' ' ? start.length : start.length + 1;
        needle = new byte[length];
        needle[0] = '\n';
        System.arraycopy(start, 0, needle, 1, length - 1);
    }

    /** Cuts the whole entry. A source that fails is cut as far as it goes.
     *
     *  @param damaged told before the last message of a source that failed
     *  @throws IOException what the source threw, after everything that it gave was handed over */
    static void split(Source source, Separator separator, Runnable damaged, Taker taker) throws IOException {
        try (Window window = new Window(source)) {
            new BoxSplitter(separator, window).run(damaged, taker);
            window.rethrow();
        }
    }

    private void run(Runnable damaged, Taker taker) throws IOException {
        window.mark(0, false);
        long begin = next(0, true);
        if (begin > 0) {
            taker.gap(0, begin);
        }
        while (separatorLength > 0) {
            byte[] line = withoutLineEnd(window.copy(begin, begin + separatorLength));
            taker.gap(begin, separatorLength);
            long message = begin + separatorLength;
            boolean wanted = taker.wants(message);
            window.mark(message, wanted);
            begin = next(message, false);
            if (window.failed() && separatorLength == 0) {
                damaged.run();
            }
            long length = begin - message;
            if (!wanted || length == 0) {
                continue;
            }
            if (length > Integer.MAX_VALUE) {
                taker.tooLarge(message, length);
            } else {
                taker.message(line, message, window.message(begin));
            }
        }
    }

    private static byte[] withoutLineEnd(byte[] line) {
        int end = line.length;
        while (end > 0 && (line[end - 1] == '\n' || line[end - 1] == '\r')) {
            end--;
        }
        return Arrays.copyOf(line, end);
    }

    /** Where the next separator begins at or behind {@code from}, which is the beginning of a line; the end of the entry
     * if there is none. */
    private long next(long from, boolean first) throws IOException {
        boolean asked = first;
        long at = from;
        while (true) {
            at = candidate(at, from, first);
            if (at < 0) {
                separatorLength = 0;
                return window.end();
            }
            if (first) {
                window.mark(at, false);
            }
            separatorLength = lengthAt(at);
            if (separatorLength > 0 && !asked) {
                asked = true;
                long stated = statedEnd(from, at);
                if (stated > at) {
                    // the message says, rightly, that it goes on: this line is its own text
                    at = stated;
                    separatorLength = lengthAt(at);
                    if (separatorLength == 0) {
                        return window.end();
                    }
                }
            }
            if (separatorLength > 0) {
                return at;
            }
            at++;
        }
    }

    private int lengthAt(long at) throws IOException {
        window.reach(at + Separator.LOOK);
        if (at == window.known()) {
            return 0;
        }
        return separator.length(window.buffer(), window.index(window.marked()), window.index(at), window.limit());
    }

    /** The stated end of the message at {@code from} if a separator or the end of the entry really is there, else -1.
     * Only looked at in messages that fit into the window. */
    private long statedEnd(long from, long candidate) throws IOException {
        if (candidate - from > Window.HEAP) {
            return -1;
        }
        long length = separator.statedEnd(window.buffer(), window.index(from), window.index(candidate));
        if (length <= candidate - from || length > Window.HEAP) {
            return -1;
        }
        window.reach(from + length + Separator.LOOK);
        long end = from + length;
        for (int blank = 0; blank <= 2; blank++) {
            if (end >= window.known()) {
                return window.ended() && end == window.known() ? end : -1;
            }
            if (startsAt(end) && lengthAt(end) > 0) {
                return end;
            }
            byte b = window.at(end);
            if (b == '\r' && end + 1 < window.known() && window.at(end + 1) == '\n') {
                end += 2;
            } else if (b == '\n') {
                end++;
            } else {
                return -1;
            }
        }
        return -1;
    }

    private boolean startsAt(long at) {
        if (at + start.length > window.known()) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (window.at(at + i) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** The next line that begins like a separator, at or behind {@code at}; -1 if none follows. */
    private long candidate(long at, long from, boolean first) throws IOException {
        if (at == from) {
            window.reach(from + 3 + start.length);
            if (startsAt(from)) {
                return from;
            }
            if (first && startsAt(3) && bom()) {
                return 3;
            }
        }
        long position = at == from ? from : at - 1;
        int last = needle.length - 1;
        byte initial = needle[1];
        while (true) {
            byte[] buffer = window.buffer();
            int end = window.limit() - last;
            int i = LineFeeds.next(buffer, window.index(position), Math.max(window.index(position), end));
            while (i < end) {
                if (buffer[i + 1] == initial && matches(buffer, i)) {
                    long found = window.position(i) + 1;
                    window.reach(found + start.length);
                    if (startsAt(found)) {
                        return found;
                    }
                    buffer = window.buffer();
                    end = window.limit() - last;
                    i = window.index(found - 1);
                }
                i = LineFeeds.next(buffer, i + 1, end);
            }
            position = window.position(i);
            if (!window.more(position)) {
                return -1;
            }
        }
    }

    private boolean matches(byte[] buffer, int at) {
        for (int i = 2; i < needle.length; i++) {
            if (buffer[at + i] != needle[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the entry begins with a byte-order mark. */
    private boolean bom() {
        return window.at(0) == (byte) 0xEF && window.at(1) == (byte) 0xBB && window.at(2) == (byte) 0xBF;
    }
}
