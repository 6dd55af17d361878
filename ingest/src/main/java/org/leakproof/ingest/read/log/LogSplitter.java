package org.leakproof.ingest.read.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Segment;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.OriginalHash;
import org.leakproof.ingest.read.Source;

/** Puts the lines of an entry together to messages, as its format says what each line is. Lines that go on with nothing are
 *  held as DAMAGED, lines of no message are gaps. One use.
 *
 *  @param <H> what the format reads from the line that begins a message */
final class LogSplitter<H> {
    private enum State {
        NOTHING,
        MESSAGE,
        GAP,
        ORPHAN
    }

    private final Source source;
    private final LogFormat<H> format;
    private final MessageSink sink;
    private final LineDecoder decoder;

    private State state = State.NOTHING;
    private long start;
    private @Nullable H head;
    private final StringBuilder more = new StringBuilder();
    private boolean hasMore;
    private boolean wanted;
    private boolean tooLarge;
    /** Of the message in hand; its draft takes a copy. */
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);

    LogSplitter(Source source, LogFormat<H> format, MessageSink sink) {
        this.source = source;
        this.format = format;
        this.sink = sink;
        this.decoder = format.decoder(source.head());
    }

    void split() throws IOException {
        if (format.surveys()) {
            source.openAgain();
            survey();
        }
        try (InputStream in = source.open()) {
            Lines lines = new Lines(in, decoder);
            while (lines.next()) {
                take(lines);
            }
            if (lines.failure().isPresent()) {
                flags.add(Flag.ENTRY_DAMAGED);
            }
            flush(lines.kept(), lines.position());
            if (lines.failure().isPresent()) {
                throw lines.failure().get();
            }
        }
    }

    /** Where the entry breaks off, the second pass says so. */
    private void survey() throws IOException {
        try (InputStream in = source.open()) {
            Lines lines = new Lines(in, decoder);
            while (lines.next()) {
                if (!lines.isPlain()
                        || !format.surveyAsBytes(lines.kept(), lines.size(), lines.number(), lines.afterCrlf())) {
                    format.survey(lines.line());
                }
                lines.drop();
            }
        }
        format.surveyed();
    }

    private void take(Lines lines) {
        LineRole<H> role = format.role(lines.line());
        if (role instanceof LineRole.Begins<H> begins) {
            flush(lines.kept(), lines.start());
            begin(begins.head(), lines);
        } else if (role instanceof LineRole.Continues<H>) {
            goOn(lines);
        } else {
            if (lines.failure().isPresent()) {
                flags.add(Flag.ENTRY_DAMAGED);
            }
            turn(State.GAP, lines);
            lines.drop();
        }
    }

    private void begin(H value, Lines lines) {
        state = State.MESSAGE;
        start = lines.start();
        head = value;
        more.setLength(0);
        hasMore = false;
        flags.clear();
        flags.addAll(lines.flags());
        wanted = sink.wants(start);
        tooLarge = lines.isCut();
        if (wanted && !tooLarge) {
            lines.keepLine();
        } else {
            lines.drop();
        }
    }

    private void goOn(Lines lines) {
        if (state == State.MESSAGE) {
            if (!wanted || tooLarge) {
                lines.drop();
            } else if (lines.isCut() || lines.size() > Lines.MAX_BYTES) {
                tooLarge = true;
                more.setLength(0);
                lines.drop();
            } else {
                more.append(hasMore ? "\n" : "").append(lines.line().text());
                hasMore = true;
                flags.addAll(lines.flags());
            }
        } else {
            boolean blank = !lines.isCut() && lines.line().text().isBlank();
            if (state != State.ORPHAN) {
                turn(blank ? State.GAP : State.ORPHAN, lines);
            }
            lines.drop();
        }
    }

    private void turn(State next, Lines lines) {
        if (state != next) {
            flush(lines.kept(), lines.start());
            state = next;
            start = lines.start();
        }
    }

    /** Hands over what lies before the position.
     *
     *  @param kept bytes of the message, from index 0 */
    private void flush(byte[] kept, long end) {
        long length = end - start;
        if (length == 0) {
            return;
        }
        if (state == State.GAP) {
            sink.gap(start, length);
        } else if (state == State.ORPHAN) {
            if (sink.wants(start)) {
                sink.held(start, length, HeldReason.DAMAGED, 0);
            }
        } else if (state == State.MESSAGE && wanted) {
            if (tooLarge) {
                sink.held(start, length, HeldReason.TOO_LARGE, 0);
            } else {
                message(kept, (int) length);
            }
        }
        state = State.NOTHING;
        start = end;
    }

    private void message(byte[] kept, int length) {
        H begun = head;
        if (begun == null) {
            throw new IllegalStateException("a message without a beginning");
        }
        String sha256 = OriginalHash.of(kept, 0, length);
        Optional<String> rest = hasMore ? Optional.of(more.toString()) : Optional.empty();
        Optional<Draft> read = format.draft(
                begun,
                new LogRecord(start, sha256, ByteBuffer.wrap(kept, 0, length).slice(), rest, flags));
        if (read.isEmpty()) {
            sink.held(start, length, HeldReason.DAMAGED, 0);
            return;
        }
        Draft draft = read.get();
        long text = 0;
        for (Segment segment : draft.body()) {
            text += segment.text().length();
        }
        if (text > source.options().maxTextLength()) {
            draft.close();
            sink.held(start, length, HeldReason.TOO_LARGE, draft.attachments().size());
        } else {
            sink.message(draft);
        }
    }
}
