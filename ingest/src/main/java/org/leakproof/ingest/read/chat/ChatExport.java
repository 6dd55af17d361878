package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Segment;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.json.JsonRecord;
import org.leakproof.ingest.read.json.ObjectSplitter;
import org.leakproof.ingest.read.json.RecordPaths;
import org.leakproof.ingest.read.json.RecordSink;

/** Reads a chat export of JSON objects, each of which becomes one message. */
final class ChatExport {
    private ChatExport() {}

    /** Hands over every message of the entry.
     *
     *  @param drafts makes a message of a record, with its offset, length and hash */
    static void read(RecordPaths layout, Source source, MessageSink sink, Function<JsonRecord, Draft> drafts)
            throws IOException {
        read(layout, source, sink, record -> Optional.empty(), drafts);
    }

    /** The same for a format some of whose messages are locked.
     *
     *  @param unreadable the reason for which a record is held instead */
    static void read(
            RecordPaths layout,
            Source source,
            MessageSink sink,
            Function<JsonNode, Optional<HeldReason>> unreadable,
            Function<JsonRecord, Draft> drafts)
            throws IOException {
        read(layout, source, sink, unreadable, drafts, outer -> OptionalLong.empty());
    }

    /** The same for a format that states how many messages a file holds.
     *
     *  @param declared the number, from what the outermost object says besides its messages */
    static void read(
            RecordPaths layout,
            Source source,
            MessageSink sink,
            Function<JsonNode, Optional<HeldReason>> unreadable,
            Function<JsonRecord, Draft> drafts,
            Function<JsonNode, OptionalLong> declared)
            throws IOException {
        read(layout, source, sink, unreadable, record -> false, drafts, declared);
    }

    /** The same for a format in which some records say who and what others mean: they are no messages, and are read again
     *  by whoever resumes.
     *
     *  @param learned takes such a record, and says whether it is one */
    static void readFrames(
            RecordPaths layout,
            Source source,
            MessageSink sink,
            Predicate<JsonNode> learned,
            Function<JsonRecord, Draft> drafts)
            throws IOException {
        MessageSink asked = new MessageSink() {
            @Override
            public boolean wants(long offset) {
                return true;
            }

            @Override
            public void message(Draft draft) {
                if (sink.wants(draft.offset())) {
                    sink.message(draft);
                } else {
                    draft.close();
                }
            }

            @Override
            public void held(long offset, long length, HeldReason reason, int attachments) {
                if (sink.wants(offset)) {
                    sink.held(offset, length, reason, attachments);
                }
            }

            @Override
            public void gap(long offset, long length) {
                sink.gap(offset, length);
            }

            @Override
            public void declared(long offset, String part, long count) {
                sink.declared(offset, part, count);
            }
        };
        read(layout, source, asked, record -> Optional.empty(), learned, drafts, outer -> OptionalLong.empty());
    }

    private static void read(
            RecordPaths layout,
            Source source,
            MessageSink sink,
            Function<JsonNode, Optional<HeldReason>> unreadable,
            Predicate<JsonNode> learned,
            Function<JsonRecord, Draft> drafts,
            Function<JsonNode, OptionalLong> declared)
            throws IOException {
        long longest = source.options().maxTextLength();
        long[] end = {0};
        try (InputStream in = source.open()) {
            ObjectSplitter splitter = new ObjectSplitter(layout, HeldReason.DAMAGED, new RecordSink() {
                @Override
                public boolean wants(long offset) {
                    return sink.wants(offset);
                }

                @Override
                public void record(JsonRecord record) {
                    end[0] = record.offset() + record.length();
                    if (learned.test(record.node())) {
                        sink.gap(record.offset(), record.length());
                        return;
                    }
                    Optional<HeldReason> reason = unreadable.apply(record.node());
                    if (reason.isPresent()) {
                        sink.held(record.offset(), record.length(), reason.get(), 0);
                        return;
                    }
                    Draft draft = drafts.apply(record);
                    if (textLength(draft) > longest) {
                        int attachments = draft.attachments().size();
                        draft.close();
                        sink.held(record.offset(), record.length(), HeldReason.TOO_LARGE, attachments);
                        return;
                    }
                    if (record.salvaged()) {
                        draft.flag(Flag.ENTRY_DAMAGED);
                    }
                    sink.message(draft.original(record.original()));
                }

                @Override
                public void held(long offset, long length, HeldReason reason) {
                    end[0] = offset + length;
                    sink.held(offset, length, reason, 0);
                }

                @Override
                public void gap(long offset, long length) {
                    end[0] = offset + length;
                    sink.gap(offset, length);
                }
            });
            splitter.split(in);
            declared.apply(splitter.outermost().outer()).ifPresent(count -> sink.declared(end[0], "", count));
        }
    }

    private static long textLength(Draft draft) {
        long length = 0;
        for (Segment segment : draft.body()) {
            length += segment.text().length();
        }
        return length;
    }
}
