package org.leakproof.publish.plan;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.ArchiveEvent.EntryRead;
import org.leakproof.contract.record.ArchiveEvent.EntryStatus;
import org.leakproof.contract.record.ArchiveEvent.PartRead;
import org.leakproof.contract.record.ArchiveEvent.Read;
import org.leakproof.contract.record.ArchiveEvent.RunRegistered;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.CleanSegment;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.record.StageName;
import org.leakproof.publish.books.BookKeeper;
import org.leakproof.publish.books.Books;
import org.leakproof.publish.books.Settlement;
import org.leakproof.publish.books.Settlement.Duplicate;
import org.leakproof.publish.books.Settlement.Published;
import org.leakproof.publish.disk.ByteReader;
import org.leakproof.publish.disk.ByteWriter;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.disk.ExternalSort;
import org.leakproof.publish.spool.Head;
import org.leakproof.publish.spool.Head.Hold;
import org.leakproof.publish.spool.Head.Pass;
import org.leakproof.publish.spool.Head.Withhold;
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
    /** Which copy of a message speaks for all of them: one that must not leave goes before one that may. */
    private static final int WITHHELD = 0;

    private static final int HELD = 1;
    private static final int PASSED = 2;
    private static final int COPY = 3;

    /** A public id has 65 bits: a group of this size is our mistake. */
    private static final int MOST_OF_ONE_ID = 100_000;

    private final Spool spool;
    private final Disk disk;
    private final Path scratch;
    private final int memory;
    private final List<ExternalSort> sorts = new ArrayList<>();
    private final BookKeeper keeper;
    private final ByteWriter out = new ByteWriter();
    private final ExternalSort entries;
    private final ExternalSort heldEntries;
    private final PartCounts parts;
    private final ExternalSort copies;
    private final ExternalSort keys;
    private final ExternalSort settled;
    private final ExternalSort links;
    private final ExternalSort order;
    private final Books books;

    private ReleasePlan(Spool spool, RunRegistered run, ArchiveFacts facts, int memory, Disk disk) throws IOException {
        this.spool = spool;
        this.disk = disk;
        this.memory = memory;
        this.scratch = spool.scratchFolder();
        this.keeper = new BookKeeper(run.archives());
        this.entries = sort("entries");
        this.heldEntries = sort("held-entries");
        this.parts = new PartCounts(sort("parts"));
        this.copies = sort("copies");
        this.keys = sort("keys");
        this.settled = sort("settled");
        this.links = sort("links");
        this.order = sort("order");
        boolean done = false;
        try {
            collect(run, facts);
            try (ExternalSort ids = sort("ids")) {
                keepLatest(ids);
                joinPublicIds(ids);
            }
            joinCopies();
            joinKeys();
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
        long[] number = {0};
        facts.forEach(event -> {
            if (event instanceof Read read && ours.contains(read.archive())) {
                keeper.found(read);
            } else if (event instanceof EntryRead entry && ours.contains(entry.archive())) {
                out.clear().hex(entry.archive().value()).i32(entry.entry()).i64(number[0]++);
                out.u8(entry.status().ordinal()).i64(entry.found());
                entries.add(out.text(entry.held().map(HeldReason::name)).text(shown(entry.name())));
            } else if (event instanceof PartRead part && ours.contains(part.archive())) {
                parts.add(part);
            }
        });
    }

    /** @param name raw bytes, Base64; what is no UTF-8 becomes U+FFFD */
    private static String shown(String name) {
        return new String(Base64.getDecoder().decode(name), StandardCharsets.UTF_8);
    }

    /** Of the outcomes of one message in one archive, the last one counts. */
    private void keepLatest(ExternalSort ids) throws IOException {
        try (ExternalSort places = sort("places")) {
            long[] number = {0};
            spool.heads(head -> {
                out.clear().raw(head, 0, Head.PLACE).i64(number[0]++);
                places.add(out.raw(head, Head.PLACE, head.length - Head.PLACE));
            });
            EntryCounter counter = new EntryCounter();
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
                out.clear().ascii(head.publicId()).hex(head.message()).u8(rank(head));
                ids.add(out.raw(encoded));
            }
            counter.finish();
        }
        entries.close();
    }

    private static int rank(Head head) {
        return head.fate() instanceof Withhold ? WITHHELD : head.fate() instanceof Hold ? HELD : PASSED;
    }

    /** Goes through entries and through messages sorted by entry, side by side. */
    private final class EntryCounter {
        private final ExternalSort.Cursor cursor = entries.sorted();
        private Optional<byte[]> following = cursor.next();
        private Optional<byte[]> entry = latestEntry(following);
        private String archive = "";
        private int ordinal = -1;
        private long messages;

        EntryCounter() throws IOException {}

        void count(String ofArchive, int ofEntry) throws IOException {
            if (ofEntry != ordinal || !ofArchive.equals(archive)) {
                flush();
                archive = ofArchive;
                ordinal = ofEntry;
            }
            messages++;
        }

        void finish() throws IOException {
            flush();
            for (; entry.isPresent(); advance()) {
                show(entry.get(), 0);
            }
        }

        private void flush() throws IOException {
            if (messages == 0) {
                return;
            }
            byte[] place = new ByteWriter().hex(archive).i32(ordinal).toArray();
            int order = -1;
            while (entry.isPresent() && (order = Arrays.compareUnsigned(entry.get(), 0, 20, place, 0, 20)) < 0) {
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
                    && Arrays.equals(latest.get(), 0, 20, following.get(), 0, 20)) {
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
                heldEntries.add(out.clear()
                        .hex(of)
                        .i32(number)
                        .text(reason.map(HeldReason::name))
                        .text(in.text()));
            }
        }
    }

    /** Different messages with one public id are held; one message in several archives counts once. */
    private void joinPublicIds(ExternalSort ids) throws IOException {
        ExternalSort.Cursor cursor = ids.sorted();
        List<Head> group = new ArrayList<>();
        for (Optional<byte[]> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            Head head = Head.read(new ByteReader(next.get(), Head.PUBLIC_ID + 16 + 1));
            if (!group.isEmpty() && !group.get(0).publicId().equals(head.publicId())) {
                settleOneId(group);
                group.clear();
            }
            if (group.size() == MOST_OF_ONE_ID) {
                throw new IllegalStateException(MOST_OF_ONE_ID + " messages have one public id");
            }
            group.add(head);
        }
        settleOneId(group);
    }

    private void settleOneId(List<Head> group) throws IOException {
        boolean clash = group.stream().map(Head::message).distinct().count() > 1;
        for (int i = 0; i < group.size(); i++) {
            Head head = group.get(i);
            if (clash && head.fate() instanceof Pass) {
                head = head.with(new Hold(StageName.PUBLISH, HeldReason.ID_CLASH));
            }
            boolean copy = i > 0 && !clash && head.fate() instanceof Pass;
            Head kept = group.get(0);
            if (head.sameAs().isPresent() && (!copy || head.sameAs().equals(kept.sameAs()))) {
                out.clear().text(head.sameAs().get()).u8(copy ? COPY : rank(head));
                head.write(out);
                copies.add(out);
            } else if (copy) {
                settle(head, new Duplicate(kept.publicId(), kept.message(), kept.archive()), Optional.empty());
            } else {
                settle(head, unjoined(head), Optional.empty());
            }
        }
    }

    private static Settlement unjoined(Head head) {
        if (head.fate() instanceof Hold hold) {
            return new Settlement.Held(hold.stage(), hold.reason());
        }
        return head.fate() instanceof Pass ? new Published() : new Settlement.Withheld();
    }

    /** Copies are equal in what they say, so one speaks for all: where an editor withholds one, or one is held, none is
     *  published; else the first by archive, entry and offset is. */
    private void joinCopies() throws IOException {
        ExternalSort.Cursor cursor = copies.sorted();
        @Nullable Head kept = null;
        for (Optional<byte[]> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            ByteReader in = new ByteReader(next.get(), 0);
            String sameAs = in.text();
            Head head = Head.read(in.skip(1));
            if (kept == null || !kept.sameAs().equals(Optional.of(sameAs))) {
                kept = head;
                settle(head, unjoined(head), Optional.empty());
            } else if (head.fate() instanceof Pass) {
                settle(
                        head,
                        new Duplicate(kept.publicId(), kept.message(), kept.archive()),
                        kept.fate() instanceof Pass ? Optional.of(kept.publicId()) : Optional.empty());
            } else {
                settle(head, unjoined(head), Optional.empty());
            }
        }
        copies.close();
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
        if (target.isPresent() && head.selfKey().isPresent()) {
            out.clear().text(head.selfKey().get()).u8(0);
            head.writePlace(out);
            keys.add(out.ascii(target.get()));
        }
        if (published) {
            ask(head.replyKey(), head.publicId(), 0);
            for (int i = 0; i < head.quoteKeys().size(); i++) {
                ask(head.quoteKeys().get(i), head.publicId(), i + 1);
            }
        }
    }

    private void ask(Optional<String> key, String publicId, int slot) throws IOException {
        if (key.isPresent()) {
            keys.add(out.clear().text(key.get()).u8(1).ascii(publicId).i32(slot));
        }
    }

    /** Finds the published message of each key that is asked for. Several may have it: the first by place is meant. */
    private void joinKeys() throws IOException {
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
        ExternalSort.Cursor linkCursor = links.sorted();
        Optional<byte[]> link = linkCursor.next();
        ByteWriter found = new ByteWriter();
        for (Optional<byte[]> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            Settled one = Settled.read(new ByteReader(next.get(), Head.PUBLIC_ID + Head.PLACE));
            found.clear();
            if (one.settlement() instanceof Published) {
                while (link.isPresent()
                        && Arrays.equals(link.get(), 0, Head.PUBLIC_ID, next.get(), 0, Head.PUBLIC_ID)) {
                    found.raw(link.get(), Head.PUBLIC_ID, 4 + Head.PUBLIC_ID);
                    link = linkCursor.next();
                }
            }
            visitor.linked(one, found.toArray());
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
                        () -> link(spool.record(pass), new ByteReader(found, 0), found.length));
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
        ExternalSort.Cursor cursor = heldEntries.sorted();
        for (Optional<byte[]> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            ByteReader in = new ByteReader(next.get(), 0);
            visitor.held(in.hex(16), in.i32(), in.optionalText().map(HeldReason::valueOf), in.text());
        }
        heldEntries.close();
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
            visitor.record(link(record, in, next.get().length), number);
        }
        order.close();
    }

    private static CleanRecord link(CleanRecord record, ByteReader in, int end) {
        Optional<PublicId> answered = Optional.empty();
        List<CleanSegment> segments = new ArrayList<>();
        for (CleanSegment segment : record.segments()) {
            segments.add(new CleanSegment(segment.kind(), segment.text(), Optional.empty()));
        }
        while (in.at() < end) {
            int slot = in.i32();
            PublicId target = new PublicId(in.ascii(Head.PUBLIC_ID));
            if (slot == 0) {
                answered = Optional.of(target);
            } else if (slot <= segments.size()) {
                CleanSegment segment = segments.get(slot - 1);
                segments.set(slot - 1, new CleanSegment(segment.kind(), segment.text(), Optional.of(target)));
            }
        }
        return record.linked(answered, segments);
    }

    @Override
    public void close() throws IOException {
        for (ExternalSort sort : sorts) {
            sort.close();
        }
        disk.deleteTree(scratch);
    }
}
