package org.leakproof.ingest.read.log;

import java.io.IOException;
import java.util.List;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;

/** A reader of one line-based format. Offsets and lengths are in bytes.
 *
 *  @param <H> what it reads from the line that begins a message */
abstract class LogReader<H> implements MessageReader {
    /** Lines that are looked at to tell a format. */
    private static final int LINES_TO_TRY = 200;

    @Override
    public int version() {
        return 1;
    }

    @Override
    public final boolean accepts(Head head) {
        return head.bytes().length > 0 && accepts(LineDecoder.lines(head, LINES_TO_TRY), head);
    }

    /** Whether an entry that begins with these lines is of the format; the last one may be cut. */
    abstract boolean accepts(List<String> lines, Head head);

    /** The format of one entry. */
    abstract LogFormat<H> format(Source source);

    @Override
    public final void read(Source source, MessageSink sink) throws IOException {
        new LogSplitter<>(source, format(source), sink).split();
    }
}
