package org.leakproof.ingest.read.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.Source;

/** What a mapping makes of the beginning of an entry.
 *
 *  @param accepted whether it takes the entry for its own
 *  @param all records, held ones included; the last one may be cut and does not count
 *  @param timed records whose time could be read */
record Trial(boolean accepted, int all, int timed) {
    static Trial of(MappingReader reader, Head head) {
        int[] counts = new int[2];
        int whole = wholeLines(head);
        try {
            reader.read(source(head, whole), new MessageSink() {
                @Override
                public boolean wants(long offset) {
                    return true;
                }

                @Override
                public void message(Draft draft) {
                    counts[0]++;
                    counts[1] += draft.sent().local().isPresent() ? 1 : 0;
                    draft.close();
                }

                @Override
                public void held(long offset, long length, HeldReason reason, int attachments) {
                    counts[0] += head.whole() || offset + length < whole ? 1 : 0;
                }

                @Override
                public void gap(long offset, long length) {}

                @Override
                public void declared(long offset, String part, long count) {}
            });
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
        return new Trial(reader.accepts(head), counts[0], counts[1]);
    }

    private static int wholeLines(Head head) {
        int end = head.bytes().length;
        if (head.whole()) {
            return end;
        }
        while (end > 0 && head.bytes()[end - 1] != '\n') {
            end--;
        }
        return end == 0 ? head.bytes().length : end;
    }

    private static Source source(Head head, int length) {
        return new Source() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(head.bytes(), 0, length);
            }

            @Override
            public void openAgain() {
                // it opens as often as anybody likes
            }

            @Override
            public Optional<Path> file() {
                return Optional.empty();
            }

            @Override
            public Path spooled() {
                throw new UnsupportedOperationException("a mapping reads a stream");
            }

            @Override
            public Head head() {
                return head;
            }

            @Override
            public byte[] rawName() {
                return new byte[0];
            }

            @Override
            public ReadOptions options() {
                return ReadOptions.DEFAULT;
            }

            @Override
            public Path work() {
                throw new UnsupportedOperationException("a mapping puts nothing down");
            }
        };
    }
}
