package org.leakproof.publish.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.leakproof.contract.record.ArchiveEvent.EntryRead;
import org.leakproof.contract.record.ArchiveEvent.EntryStatus;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.publish.books.BookKeeper;
import org.leakproof.publish.disk.ByteReader;
import org.leakproof.publish.disk.ByteWriter;
import org.leakproof.publish.disk.ExternalSort;

/** What ingest says of its entries, sorted, beside the messages that came out of them; of one that was reported twice, the
 *  last report.
 *
 *  <p>Use: {@link #add} all, {@link #counter} once, and when that has finished {@link #showHeld} once. */
final class EntryCounts {
    /** Bytes of archive and entry. */
    private static final int PLACE = 16 + 4;

    private final ExternalSort entries;
    private final ExternalSort held;
    private final ByteWriter out = new ByteWriter();
    private long reported;

    EntryCounts(ExternalSort entries, ExternalSort held) {
        this.entries = entries;
        this.held = held;
    }

    void add(EntryRead entry) throws IOException {
        out.clear().hex(entry.archive().value()).i32(entry.entry()).i64(reported++);
        out.u8(entry.status().ordinal()).i64(entry.found());
        entries.add(out.text(entry.held().map(HeldReason::name)).text(shown(entry.name())));
    }

    /** @param name raw bytes, Base64; what is no UTF-8 becomes U+FFFD */
    private static String shown(String name) {
        return new String(Base64.getDecoder().decode(name), StandardCharsets.UTF_8);
    }

    /** Counts messages and tells the books of every entry. */
    Counter counter(BookKeeper keeper) throws IOException {
        return new Counter(keeper);
    }

    /** Shows every held entry, sorted by archive and number. */
    void showHeld(ReleasePlan.EntryVisitor visitor) throws IOException {
        ExternalSort.Cursor cursor = held.sorted();
        for (Optional<byte[]> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            ByteReader in = new ByteReader(next.get(), 0);
            visitor.held(in.hex(16), in.i32(), in.optionalText().map(HeldReason::valueOf), in.text());
        }
        held.close();
    }

    /** Goes through entries and through messages sorted by entry, side by side. */
    final class Counter {
        private final BookKeeper keeper;
        private final ExternalSort.Cursor cursor = entries.sorted();
        private Optional<byte[]> following = cursor.next();
        private Optional<byte[]> entry = latestEntry(following);
        private String archive = "";
        private int ordinal = -1;
        private long messages;

        private Counter(BookKeeper keeper) throws IOException {
            this.keeper = keeper;
        }

        /** One message of this entry, which is the last one's or comes behind it. */
        void count(String ofArchive, int ofEntry) throws IOException {
            if (ofEntry != ordinal || !ofArchive.equals(archive)) {
                flush();
                archive = ofArchive;
                ordinal = ofEntry;
            }
            messages++;
        }

        /** No more messages come. */
        void finish() throws IOException {
            flush();
            for (; entry.isPresent(); advance()) {
                show(entry.get(), 0);
            }
            entries.close();
        }

        private void flush() throws IOException {
            if (messages == 0) {
                return;
            }
            byte[] place = new ByteWriter().hex(archive).i32(ordinal).toArray();
            int order = -1;
            while (entry.isPresent() && (order = Arrays.compareUnsigned(entry.get(), 0, PLACE, place, 0, PLACE)) < 0) {
                show(entry.get(), 0);
                advance();
            }
            if (entry.isPresent() && order == 0) {
                show(entry.get(), messages);
                advance();
            } else {
                keeper.unknownEntry(archive, ordinal, messages);
            }
            messages = 0;
        }

        private void advance() throws IOException {
            entry = latestEntry(following);
        }

        /** An entry that was reported twice counts as it was reported last. */
        private Optional<byte[]> latestEntry(Optional<byte[]> first) throws IOException {
            Optional<byte[]> latest = first;
            following = latest.isPresent() ? cursor.next() : Optional.empty();
            while (latest.isPresent()
                    && following.isPresent()
                    && Arrays.equals(latest.get(), 0, PLACE, following.get(), 0, PLACE)) {
                latest = following;
                following = cursor.next();
            }
            return latest;
        }

        private void show(byte[] bytes, long outcomes) throws IOException {
            ByteReader in = new ByteReader(bytes, 0);
            String of = in.hex(16);
            int number = in.i32();
            EntryStatus status = EntryStatus.values()[in.skip(8).u8()];
            long found = in.i64();
            Optional<HeldReason> reason = in.optionalText().map(HeldReason::valueOf);
            keeper.entry(of, number, status, reason, found, outcomes);
            if (status == EntryStatus.HELD) {
                held.add(out.clear()
                        .hex(of)
                        .i32(number)
                        .text(reason.map(HeldReason::name))
                        .text(in.text()));
            }
        }
    }
}
