package org.leakproof.ingest.read.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;

/** Reads what the Android program SMS Backup & Restore saves: SMS, MMS with their files, and lists of calls. Where the file
 * says that it holds more than it does, its end is held as MISSING. Offsets and lengths are in bytes. */
public final class SmsBackupReader implements MessageReader {
    private static final Set<String> RECORDS = Set.of("sms", "mms", "call");

    @Override
    public String name() {
        return "sms-backup";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean accepts(Head head) {
        String text = new String(head.bytes(), 0, Math.min(head.bytes().length, 4096), StandardCharsets.UTF_8);
        int root = text.startsWith("\uFEFF") ? 1 : 0;
        while (root < text.length()) {
            if (Character.isWhitespace(text.charAt(root))) {
                root++;
            } else if (text.startsWith("<?", root) || text.startsWith("<!", root)) {
                int end = text.indexOf('>', root);
                int subset = text.indexOf('[', root);
                if (text.startsWith("<!--", root)) {
                    end = text.indexOf("-->", root) + 2;
                } else if (subset >= 0 && subset < end) {
                    end = text.indexOf("]>", root) + 1;
                }
                if (end <= root) {
                    return false;
                }
                root = end + 1;
            } else {
                break;
            }
        }
        return text.startsWith("<smses", root) || text.startsWith("<calls count=", root);
    }

    @Override
    public void read(Source source, MessageSink sink) throws IOException {
        Taker taker = new Taker(new SmsDrafts(source), source, sink);
        try (InputStream in = source.open()) {
            new XmlRecords(in, RECORDS, taker).read();
        } catch (IOException e) {
            taker.broken();
            throw e;
        }
        taker.finish();
    }

    /** Hands over each message when the next one is known, since the last one tells that the file is damaged. */
    private static final class Taker implements XmlRecords.Handler {
        private final SmsDrafts drafts;
        private final Source source;
        private final MessageSink sink;
        private @Nullable Draft last;
        private long gap;
        private long gapLength;
        private long declared = -1;
        private long found;
        private long end;
        private boolean closed;
        private boolean heldLast;

        Taker(SmsDrafts drafts, Source source, MessageSink sink) {
            this.drafts = drafts;
            this.source = source;
            this.sink = sink;
        }

        @Override
        public void record(long offset, byte[] bytes, int length) throws IOException {
            found++;
            end = offset + length;
            send();
            heldLast = false;
            if (!sink.wants(offset)) {
                return;
            }
            Draft draft = drafts.of(offset, Arrays.copyOf(bytes, length));
            long text = draft.body().stream()
                    .mapToLong(segment -> segment.text().length())
                    .sum();
            if (text > source.options().maxTextLength()) {
                int attachments = draft.attachments().size();
                draft.close();
                sink.held(offset, length, HeldReason.TOO_LARGE, attachments);
            } else {
                last = draft;
            }
        }

        @Override
        public void held(long offset, long length, HeldReason reason) {
            found++;
            end = offset + length;
            if (reason == HeldReason.TRUNCATED) {
                damaged();
            }
            send();
            heldLast = true;
            if (sink.wants(offset)) {
                sink.held(offset, length, reason, 0);
            }
        }

        @Override
        public void between(long offset, byte[] bytes, int length) {
            end = offset + length;
            if (length > 2 && bytes[0] == '<') {
                XmlTag tag = XmlTag.at(bytes, 0, length);
                if (declared < 0 && (tag.name().equals("smses") || tag.name().equals("calls"))) {
                    declared = number(tag.value(bytes, "count", EnumSet.noneOf(Flag.class)));
                }
                String text = new String(bytes, 0, Math.min(length, 10), StandardCharsets.US_ASCII);
                if (!closed && (text.startsWith("</smses") || text.startsWith("</calls"))) {
                    closed = true;
                    if (declared > found) {
                        send();
                        if (sink.wants(offset)) {
                            sink.held(offset, length, HeldReason.MISSING, 0);
                        }
                        return;
                    }
                }
            }
            between(offset, length);
        }

        private static long number(String digits) {
            try {
                return Long.parseLong(digits.strip());
            } catch (NumberFormatException e) {
                return -1;
            }
        }

        @Override
        public void between(long offset, long length) {
            if (gapLength == 0) {
                gap = offset;
            }
            gapLength += length;
        }

        private void send() {
            Draft draft = last;
            last = null;
            if (draft != null) {
                sink.message(draft);
            }
            if (gapLength > 0) {
                sink.gap(gap, gapLength);
                gapLength = 0;
            }
        }

        /** The source broke off. */
        void broken() {
            damaged();
            send();
            declare();
        }

        /** The source is at its end; if the file is not, its last message says so. */
        void finish() {
            if (!closed && !heldLast) {
                damaged();
            }
            send();
            declare();
        }

        private void declare() {
            if (declared >= 0) {
                sink.declared(end, "", declared);
            }
        }

        private void damaged() {
            Draft draft = last;
            if (draft != null) {
                draft.flag(Flag.ENTRY_DAMAGED);
            }
        }
    }
}
