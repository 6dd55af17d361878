package org.leakproof.publish.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.CleanSegment;
import org.leakproof.contract.record.PublicId;
import org.leakproof.publish.disk.ByteReader;
import org.leakproof.publish.disk.ByteWriter;
import org.leakproof.publish.disk.ExternalSort;
import org.leakproof.publish.spool.Head;

/** From published messages to the published messages that they answer and quote, found by their keys.
 *
 *  <p>Use: {@link #answer} and {@link #ask} for all, {@link #join} once, {@link #found} once, {@link #close}. */
final class Links {
    /** The slot of the answered message; those of quoted ones are the numbers of their segments, from 1. */
    private static final int ANSWERED = 0;

    private final ExternalSort keys;
    private final ExternalSort links;
    private final ByteWriter out = new ByteWriter();

    Links(ExternalSort keys, ExternalSort links) {
        this.keys = keys;
        this.links = links;
    }

    /** Who asks for this message's key is led to a published one.
     *
     *  @param target the public id of this message, or of the one that stands for it */
    void answer(Head head, String target) throws IOException {
        if (head.selfKey().isPresent()) {
            out.clear().text(head.selfKey().get()).u8(0);
            head.writePlace(out);
            keys.add(out.ascii(target));
        }
    }

    /** This message is published, and asks for what it answers and quotes. */
    void ask(Head head) throws IOException {
        ask(head.replyKey(), head.publicId(), ANSWERED);
        for (int i = 0; i < head.quoteKeys().size(); i++) {
            ask(head.quoteKeys().get(i), head.publicId(), i + 1);
        }
    }

    private void ask(Optional<String> key, String publicId, int slot) throws IOException {
        if (key.isPresent()) {
            keys.add(out.clear().text(key.get()).u8(1).ascii(publicId).i32(slot));
        }
    }

    /** Finds the published message of each key that is asked for. Several may have it: the first by place is meant. */
    void join() throws IOException {
        ExternalSort.Cursor cursor = keys.sorted();
        String answered = "";
        String target = "";
        for (Optional<byte[]> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            ByteReader in = new ByteReader(next.get(), 0);
            String key = in.text();
            boolean asks = in.u8() == 1;
            if (!asks && !key.equals(answered)) {
                answered = key;
                target = in.skip(Head.PLACE).ascii(Head.PUBLIC_ID);
            } else if (asks && key.equals(answered)) {
                String asking = in.ascii(Head.PUBLIC_ID);
                if (!asking.equals(target)) {
                    links.add(out.clear().ascii(asking).i32(in.i32()).ascii(target));
                }
            }
        }
        keys.close();
    }

    Found found() throws IOException {
        return new Found(links.sorted());
    }

    void close() throws IOException {
        links.close();
    }

    /** What was found, for messages that are asked about in the order of their public ids. */
    static final class Found {
        private final ExternalSort.Cursor cursor;
        private final ByteWriter found = new ByteWriter();
        private Optional<byte[]> next;

        private Found(ExternalSort.Cursor cursor) throws IOException {
            this.cursor = cursor;
            this.next = cursor.next();
        }

        /** Slots and public ids of one message, for {@link #link}. Every published message is asked about. */
        byte[] of(String publicId) throws IOException {
            found.clear();
            while (next.isPresent()
                    && new ByteReader(next.get(), 0).ascii(Head.PUBLIC_ID).equals(publicId)) {
                found.raw(next.get(), Head.PUBLIC_ID, 4 + Head.PUBLIC_ID);
                next = cursor.next();
            }
            return found.toArray();
        }
    }

    /** The record with what was found.
     *
     *  @param found what {@link Found#of} gave, up to {@code end} */
    static CleanRecord link(CleanRecord record, ByteReader found, int end) {
        Optional<PublicId> answered = Optional.empty();
        List<CleanSegment> segments = new ArrayList<>();
        for (CleanSegment segment : record.segments()) {
            segments.add(new CleanSegment(segment.kind(), segment.text(), Optional.empty()));
        }
        while (found.at() < end) {
            int slot = found.i32();
            PublicId target = new PublicId(found.ascii(Head.PUBLIC_ID));
            if (slot == ANSWERED) {
                answered = Optional.of(target);
            } else if (slot <= segments.size()) {
                CleanSegment segment = segments.get(slot - 1);
                segments.set(slot - 1, new CleanSegment(segment.kind(), segment.text(), Optional.of(target)));
            }
        }
        return record.linked(answered, segments);
    }
}
