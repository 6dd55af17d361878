package org.leakproof.publish.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.StageName;
import org.leakproof.publish.books.Settlement;
import org.leakproof.publish.books.Settlement.Duplicate;
import org.leakproof.publish.books.Settlement.Published;
import org.leakproof.publish.disk.ByteReader;
import org.leakproof.publish.disk.ByteWriter;
import org.leakproof.publish.disk.ExternalSort;
import org.leakproof.publish.spool.Head;
import org.leakproof.publish.spool.Head.Hold;
import org.leakproof.publish.spool.Head.Pass;
import org.leakproof.publish.spool.Head.Withhold;

/** Settles messages, of which several may be one: those with one public id and those with one {@code sameAs} are sorted side
 *  by side.
 *
 *  <p>Use: {@link #add} all, then {@link #settle} once. */
final class Copies {
    /** Which copy of a message speaks for all of them: one that must not leave goes before one that may. */
    private static final int WITHHELD = 0;

    private static final int HELD = 1;
    private static final int PASSED = 2;
    private static final int COPY = 3;

    /** A public id has 65 bits: a group of this size is our mistake. */
    private static final int MOST_OF_ONE_ID = 100_000;

    private final ExternalSort ids;
    private final ExternalSort copies;
    private final ByteWriter out = new ByteWriter();

    Copies(ExternalSort ids, ExternalSort copies) {
        this.ids = ids;
        this.copies = copies;
    }

    /** Takes one settled message. */
    interface Visitor {
        /** @param standsFor the published message by which this one is represented, if it is a copy */
        void settled(Head head, Settlement settlement, Optional<String> standsFor) throws IOException;
    }

    /** @param encoded the head, as it is written */
    void add(Head head, byte[] encoded) throws IOException {
        out.clear().ascii(head.publicId()).hex(head.message()).u8(rank(head));
        ids.add(out.raw(encoded));
    }

    private static int rank(Head head) {
        return head.fate() instanceof Withhold ? WITHHELD : head.fate() instanceof Hold ? HELD : PASSED;
    }

    /** Shows each message once, in no particular order. */
    void settle(Visitor visitor) throws IOException {
        joinPublicIds(visitor);
        joinCopies(visitor);
    }

    /** Different messages with one public id are held; one message in several archives counts once. */
    private void joinPublicIds(Visitor visitor) throws IOException {
        ExternalSort.Cursor cursor = ids.sorted();
        List<Head> group = new ArrayList<>();
        for (Optional<byte[]> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            Head head = Head.read(new ByteReader(next.get(), Head.PUBLIC_ID + 16 + 1));
            if (!group.isEmpty() && !group.get(0).publicId().equals(head.publicId())) {
                settleOneId(group, visitor);
                group.clear();
            }
            if (group.size() == MOST_OF_ONE_ID) {
                throw new IllegalStateException(MOST_OF_ONE_ID + " messages have one public id");
            }
            group.add(head);
        }
        settleOneId(group, visitor);
        ids.close();
    }

    private void settleOneId(List<Head> group, Visitor visitor) throws IOException {
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
                visitor.settled(head, duplicate(kept), Optional.empty());
            } else {
                visitor.settled(head, unjoined(head), Optional.empty());
            }
        }
    }

    /** Copies are equal in what they say, so one speaks for all: where an editor withholds one, or one is held, none is
     *  published; else the first by archive, entry and offset is. */
    private void joinCopies(Visitor visitor) throws IOException {
        ExternalSort.Cursor cursor = copies.sorted();
        @Nullable Head kept = null;
        for (Optional<byte[]> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            ByteReader in = new ByteReader(next.get(), 0);
            String sameAs = in.text();
            Head head = Head.read(in.skip(1));
            if (kept == null || !kept.sameAs().equals(Optional.of(sameAs))) {
                kept = head;
                visitor.settled(head, unjoined(head), Optional.empty());
            } else if (head.fate() instanceof Pass) {
                visitor.settled(
                        head,
                        duplicate(kept),
                        kept.fate() instanceof Pass ? Optional.of(kept.publicId()) : Optional.empty());
            } else {
                visitor.settled(head, unjoined(head), Optional.empty());
            }
        }
        copies.close();
    }

    private static Settlement duplicate(Head kept) {
        return new Duplicate(kept.publicId(), kept.message(), kept.archive());
    }

    private static Settlement unjoined(Head head) {
        if (head.fate() instanceof Hold hold) {
            return new Settlement.Held(hold.stage(), hold.reason());
        }
        return head.fate() instanceof Pass ? new Published() : new Settlement.Withheld();
    }
}
