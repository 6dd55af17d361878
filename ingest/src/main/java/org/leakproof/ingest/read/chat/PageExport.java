package org.leakproof.ingest.read.chat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Segment;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.html.HtmlCharset;
import org.leakproof.ingest.read.html.HtmlElement;
import org.leakproof.ingest.read.html.HtmlRecords;
import org.leakproof.ingest.read.html.HtmlTag;

/** Reads a chat export that is a page of HTML, each of whose records becomes one message. */
final class PageExport {
    /** How the records of one page make messages. Made for one page, whose records it sees in order. */
    interface Pages {
        HtmlRecords.Mark mark(HtmlTag tag);

        /** A record that is not wanted, or comes before one that is: what later ones depend on. */
        void pass(HtmlElement message);

        /** A record that is lost: later ones cannot depend on it. */
        void lost();

        /** Whether the record is none of a message but a part of the page. */
        boolean isFurniture(HtmlElement message);

        /** What the record is. */
        Kind kind(HtmlElement message);

        /** Fills in the message. False if the record is none of the format's, and is to be held. */
        boolean fill(Draft draft, HtmlElement message);
    }

    private PageExport() {}

    /** @param usual charset of the format, where the page declares none */
    static void read(Source source, MessageSink sink, Charset usual, Function<Source, Pages> format)
            throws IOException {
        Taker taker = new Taker(source, sink, HtmlCharset.of(source.head(), usual), format.apply(source));
        try (InputStream in = source.open()) {
            new HtmlRecords(in, taker.pages::mark, taker).read();
        } catch (IOException e) {
            taker.broken();
            throw e;
        } finally {
            taker.finish();
        }
    }

    /** Hands over each message when the next piece is known: the source may break off right behind it. */
    private static final class Taker implements HtmlRecords.Handler {
        private final Source source;
        private final MessageSink sink;
        private final HtmlCharset charset;
        private final Pages pages;
        private final MessageDigest digest = Hashes.sha256();
        private @Nullable Draft last;
        private long gap;
        private long gapLength;

        Taker(Source source, MessageSink sink, HtmlCharset charset, Pages pages) {
            this.source = source;
            this.sink = sink;
            this.charset = charset;
            this.pages = pages;
        }

        @Override
        public void record(long offset, byte[] bytes, int length) {
            Set<Flag> flags = EnumSet.noneOf(Flag.class);
            Optional<HtmlElement> read = HtmlElement.of(charset.decode(bytes, length, flags));
            if (read.isEmpty()) {
                hold(offset, length, HeldReason.TOO_DEEP, 0);
                return;
            }
            HtmlElement message = read.get().children().get(0);
            if (pages.isFurniture(message)) {
                gap(offset, length);
                pages.pass(message);
                return;
            }
            if (!sink.wants(offset)) {
                pages.pass(message);
                send();
                return;
            }
            byte[] original = Arrays.copyOf(bytes, length);
            String sha256 = HexFormat.of().formatHex(digest.digest(original));
            Draft draft = new Draft(offset, length, pages.kind(message), sha256)
                    .original(ByteBuffer.wrap(original))
                    .flags(flags);
            if (!pages.fill(draft, message)) {
                hold(offset, length, HeldReason.DAMAGED, 0);
                return;
            }
            pages.pass(message);
            long text = 0;
            for (Segment segment : draft.body()) {
                text += segment.text().length();
            }
            send();
            if (text > source.options().maxTextLength()) {
                sink.held(
                        offset,
                        length,
                        HeldReason.TOO_LARGE,
                        draft.attachments().size());
                draft.close();
            } else {
                last = draft;
            }
        }

        private void hold(long offset, long length, HeldReason reason, int attachments) {
            send();
            pages.lost();
            if (sink.wants(offset)) {
                sink.held(offset, length, reason, attachments);
            }
        }

        @Override
        public void held(long offset, long length, HeldReason reason) {
            hold(offset, length, reason, 0);
        }

        @Override
        public void gap(long offset, long length) {
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

        void broken() {
            Draft draft = last;
            if (draft != null) {
                draft.flag(Flag.ENTRY_DAMAGED);
            }
        }

        void finish() {
            send();
        }
    }
}
