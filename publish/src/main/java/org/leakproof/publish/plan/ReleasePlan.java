package org.leakproof.publish.plan;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.leakproof.contract.record.ArchiveEvent.EntryRead;
import org.leakproof.contract.record.ArchiveEvent.PartRead;
import org.leakproof.contract.record.ArchiveEvent.Read;
import org.leakproof.contract.record.ArchiveEvent.RunRegistered;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.PublicId;
import org.leakproof.publish.books.BookKeeper;
import org.leakproof.publish.books.Books;
import org.leakproof.publish.books.Settlement;
import org.leakproof.publish.books.Settlement.Published;
import org.leakproof.publish.disk.ByteReader;
import org.leakproof.publish.disk.ByteWriter;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.disk.ExternalSort;
import org.leakproof.publish.spool.Head;
import org.leakproof.publish.spool.Head.Pass;
import org.leakproof.publish.spool.Spool;

/** What becomes of each outcome of a run, and the order of those that are published. It depends on the outcomes alone, not
 *  on the order or the partitions in which they came; and it takes a fixed amount of memory.
 *
 *  <p>Heads go through a chain of sorts: by place, where the last outcome of an id stays and entries are counted; by public
 *  id, where ids that clash are held and copies of one message in several archives are joined; by {@code sameAs}, where
 *  copies are joined; by the keys of answered and quoted messages, which are looked up; by public id again, for the
 *  ledger; and by conversation and time.
 *
 *  <p>Use: {@link #of}, {@link #books}, {@link #ledger} once, {@link #published} once, {@link #close}. */
public final class ReleasePlan implements Closeable {
    private final Spool spool;
    private final Disk disk;
    private final Path scratch;
    private final int memory;
    private final List<ExternalSort> sorts = new ArrayList<>();
    private final BookKeeper keeper;
    private final ByteWriter out = new ByteWriter();
    private final EntryCounts entries;
    private final PartCounts parts;
    private final Copies copies;
    private final Links links;
    private final ExternalSort settled;
    private final ExternalSort order;
    private final Books books;

    private ReleasePlan(Spool spool, RunRegistered run, ArchiveFacts facts, int memory, Disk disk) throws IOException {
        this.spool = spool;
        this.disk = disk;
        this.memory = memory;
        this.scratch = spool.scratchFolder();
        this.keeper = new BookKeeper(run.archives());
        this.entries = new EntryCounts(sort("entries"), sort("held-entries"));
        this.parts = new PartCounts(sort("parts"));
        this.copies = new Copies(sort("ids"), sort("copies"));
        this.links = new Links(sort("keys"), sort("links"));
        this.settled = sort("settled");
        this.order = sort("order");
        boolean done = false;
        try {
            collect(run, facts);
            keepLatest();
            copies.settle(this::settle);
            links.join();
            books = keeper.close(spool.ends());
            done = true;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    /** Sorts and joins a complete spool.
     *
     *  @param memory bytes that each sort may hold before it goes to disk; about three sorts are filled at a time */
    public static ReleasePlan of(Spool spool, RunRegistered run, ArchiveFacts facts, int memory, Disk disk)
            throws IOException {
        if (!spool.complete()) {
            throw new IllegalStateException("the spool waits for the end marks of "
                    + (spool.partitions() - spool.ends().size()) + " partitions");
        }
        return new ReleasePlan(spool, run, facts, memory, disk);
    }

    /** The account of everything. */
    public Books books() {
        return books;
    }

    /** A folder for further sorts, until the plan is closed. */
    public Path scratch() {
        return scratch;
    }

    private ExternalSort sort(String name) {
        ExternalSort sort = new ExternalSort(scratch, name, memory, disk);
        sorts.add(sort);
        return sort;
    }

    /** Totals of the run's archives go to the books; entries are sorted, to be counted beside the messages. */
    private void collect(RunRegistered run, ArchiveFacts facts) throws IOException {
        List<ArchiveId> ours = run.archives();
        facts.forEach(event -> {
            if (event instanceof Read read && ours.contains(read.archive())) {
                keeper.found(read);
            } else if (event instanceof EntryRead entry && ours.contains(entry.archive())) {
                entries.add(entry);
            } else if (event instanceof PartRead part && ours.contains(part.archive())) {
                parts.add(part);
            }
        });
    }

    /** Of the outcomes of one message in one archive, the last one counts. */
    private void keepLatest() throws IOException {
        try (ExternalSort places = sort("places")) {
            long[] number = {0};
            spool.heads(head -> {
                out.clear().raw(head, 0, Head.PLACE).i64(number[0]++);
                places.add(out.raw(head, Head.PLACE, head.length - Head.PLACE));
            });
            EntryCounts.Counter counter = entries.counter(keeper);
            ExternalSort.Cursor cursor = places.sorted();
            Optional<byte[]> next = cursor.next();
            while (next.isPresent()) {
                byte[] bytes = next.get();
                next = cursor.next();
                if (next.isPresent() && Arrays.equals(bytes, 0, Head.PLACE, next.get(), 0, Head.PLACE)) {
                    continue;
                }
                byte[] encoded = out.clear()
                        .raw(bytes, 0, Head.PLACE)
                        .raw(bytes, Head.PLACE + 8, bytes.length - Head.PLACE - 8)
                        .toArray();
                Head head = Head.read(new ByteReader(encoded, 0));
                counter.count(head.archive(), head.entry());
                keeper.came(head);
                copies.add(head, encoded);
            }
            counter.finish();
        }
    }

    /** @param standsFor the published message by which this one is represented, if it is a copy */
    private void settle(Head head, Settlement settlement, Optional<String> standsFor) throws IOException {
        keeper.settled(head, settlement);
        out.clear().ascii(head.publicId());
        head.writePlace(out);
        new Settled(head, settlement).write(out);
        settled.add(out);
        boolean published = settlement instanceof Published;
        Optional<String> target = published ? Optional.of(head.publicId()) : standsFor;
        if (target.isPresent()) {
            links.answer(head, target.get());
        }
        if (published) {
            links.ask(head);
        }
    }

    /** Takes one settled message. */
    public interface LedgerVisitor {
        void settled(Settled settled) throws IOException;
    }

    /** Shows every message, sorted by public id. */
    public void ledger(LedgerVisitor visitor) throws IOException {
        withLinks((one, found) -> {
            visitor.settled(one);
            if (one.settlement() instanceof Published && one.head().fate() instanceof Pass pass) {
                out.clear();
                writeOrder(out, one.head(), pass);
                order.add(out.raw(found));
            }
        });
    }

    /** Takes a message with what was found of the messages that it answers and quotes. */
    private interface LinkedVisitor {
        void linked(Settled one, byte[] found) throws IOException;
    }

    private void withLinks(LinkedVisitor visitor) throws IOException {
        ExternalSort.Cursor cursor = settled.sorted();
        Links.Found found = links.found();
        for (Optional<byte[]> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            Settled one = Settled.read(new ByteReader(next.get(), Head.PUBLIC_ID + Head.PLACE));
            boolean published = one.settlement() instanceof Published;
            visitor.linked(one, published ? found.of(one.head().publicId()) : new byte[0]);
        }
        settled.close();
        links.close();
    }

    /** Reads a record when it is wanted. */
    public interface LazyRecord {
        CleanRecord get() throws IOException;
    }

    /** Takes one published message. */
    public interface IdVisitor {
        /** @param record linked; read from the disk when asked for */
        void published(PublicId id, LazyRecord record) throws IOException;
    }

    /** Shows every published message, sorted by public id. Instead of {@link #ledger} and {@link #published}. */
    public void publishedById(IdVisitor visitor) throws IOException {
        withLinks((one, found) -> {
            if (one.settlement() instanceof Published && one.head().fate() instanceof Pass pass) {
                visitor.published(
                        new PublicId(one.head().publicId()),
                        () -> Links.link(spool.record(pass), new ByteReader(found, 0), found.length));
            }
        });
    }

    /** Conversation, time, public id; what is undated comes last. */
    private static void writeOrder(ByteWriter out, Head head, Pass pass) {
        out.key(pass.conversation());
        if (head.order().isPresent()) {
            Instant time = head.order().get();
            out.u8(0).i64(time.getEpochSecond() ^ Long.MIN_VALUE).i32(time.getNano());
        } else {
            out.u8(1).i64(0).i32(0);
        }
        out.ascii(head.publicId()).i64(pass.body()).i32(pass.bodyLength());
    }

    /** Takes one entry that was held. */
    public interface EntryVisitor {
        /** @param name of the entry within the archive, folders included */
        void held(String archive, int entry, Optional<HeldReason> reason, String name) throws IOException;
    }

    /** Shows every held entry, sorted by archive and number. Once. */
    public void heldEntries(EntryVisitor visitor) throws IOException {
        entries.showHeld(visitor);
    }

    /** Shows what sources say of their parts beside what was found, sorted by archive, entry and part. Once. */
    public void parts(PartCounts.Visitor visitor) throws IOException {
        parts.show(visitor);
    }

    /** Takes one published record, linked. */
    public interface RecordVisitor {
        /** @param sequence number of the message within its conversation, from 1 */
        void record(CleanRecord record, long sequence) throws IOException;
    }

    /** Shows every published record, sorted by conversation, time and public id. {@link #ledger} goes before. */
    public void published(RecordVisitor visitor) throws IOException {
        ExternalSort.Cursor cursor = order.sorted();
        String conversation = "";
        OptionalLong sequence = OptionalLong.empty();
        for (Optional<byte[]> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            ByteReader in = new ByteReader(next.get(), 0);
            String of = in.key();
            in.skip(1 + 8 + 4 + Head.PUBLIC_ID);
            CleanRecord record = spool.record(new Pass(of, in.i64(), in.i32()));
            long number = sequence.isPresent() && of.equals(conversation) ? sequence.getAsLong() + 1 : 1;
            conversation = of;
            sequence = OptionalLong.of(number);
            visitor.record(Links.link(record, in, next.get().length), number);
        }
        order.close();
    }

    @Override
    public void close() throws IOException {
        for (ExternalSort sort : sorts) {
            sort.close();
        }
        disk.deleteTree(scratch);
    }
}
