package org.leakproof.ingest.read.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.Flag;
import org.leakproof.ingest.read.table.LineStream;

/** Goes through the lines of an entry and keeps the bytes of those that its user does not drop. Where the stream breaks off
 *  with an error, what came of the last line is a line too. One use. */
final class Lines {
    /** Bytes that may be kept before a line; it leaves as many for the line itself. */
    static final int MAX_BYTES = LineStream.MAX_KEPT / 2;

    private static final byte[] NOTHING = {};

    private final LineStream units;
    private final LineDecoder decoder;
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private @Nullable IOException failure;
    private @Nullable LogLine line;
    private long number = -1;
    private boolean crlf;
    private boolean afterCrlf;
    private long start;
    private int from;
    private boolean cut;
    private byte[] before = NOTHING;

    Lines(InputStream in, LineDecoder decoder) {
        this.units = new LineStream(in, decoder.units());
        this.decoder = decoder;
    }

    /** Goes to the next line; false behind the last one. */
    boolean next() {
        if (failure != null) {
            return false;
        }
        start = units.position();
        from = units.size();
        cut = false;
        before = NOTHING;
        line = null;
        afterCrlf = crlf;
        flags.clear();
        try {
            boolean ended;
            do {
                ended = units.readLine();
                if (units.overflow()) {
                    if (!cut) {
                        number++;
                        line = decoded();
                        before = Arrays.copyOf(units.kept(), from);
                        cut = true;
                    }
                    units.mark(0);
                }
            } while (!ended);
        } catch (IOException e) {
            failure = e;
        }
        if (units.position() == start) {
            return false;
        }
        if (!cut) {
            number++;
            byte[] kept = units.kept();
            crlf = decoder.isCrlf(kept, decoder.end(kept, from, units.size()), units.size());
        }
        return true;
    }

    private LogLine decoded() {
        byte[] kept = units.kept();
        int end = decoder.end(kept, from, units.size());
        crlf = decoder.isCrlf(kept, end, units.size());
        String text = decoder.decode(kept, from, end, flags);
        if (start == 0 && text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        return new LogLine(text, number, crlf, afterCrlf);
    }

    /** The line, or its beginning if it {@link #isCut()}. Decoded when it is asked for, and before anything is dropped. */
    LogLine line() {
        LogLine known = line;
        if (known == null) {
            known = decoded();
            line = known;
        }
        return known;
    }

    /** What was doubtful about the line's bytes, once they are decoded. */
    Set<Flag> flags() {
        return flags;
    }

    /** From 0. */
    long number() {
        return number;
    }

    /** Whether the line before ends in CR LF. */
    boolean afterCrlf() {
        return afterCrlf;
    }

    /** Whether the line is whole and in units of one byte. */
    boolean isPlain() {
        return !cut && !decoder.isWide();
    }

    /** Whether the line is too long to be kept; nothing is kept then. */
    boolean isCut() {
        return cut;
    }

    /** Where the line begins. */
    long start() {
        return start;
    }

    /** Where the line ends. */
    long position() {
        return units.position();
    }

    /** What is kept, the line included unless it is cut, from index 0. */
    byte[] kept() {
        return cut ? before : units.kept();
    }

    int size() {
        return units.size();
    }

    /** Keeps the line and drops what is kept before it. */
    void keepLine() {
        units.mark(units.size() - from);
    }

    /** Keeps nothing. */
    void drop() {
        units.mark(0);
    }

    /** Why the stream broke off. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }
}
