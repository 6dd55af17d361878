package org.leakproof.publish.books;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.ArchiveEvent.EntryStatus;
import org.leakproof.contract.record.ArchiveEvent.Read;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.EndOfRun;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.IdSet;
import org.leakproof.contract.record.Outcome.AttachmentOutcome;
import org.leakproof.contract.record.StageName;
import org.leakproof.publish.books.Books.ArchiveBooks;
import org.leakproof.publish.books.Books.HeldCount;
import org.leakproof.publish.books.Books.Item;
import org.leakproof.publish.books.Books.Line;
import org.leakproof.publish.spool.Head;

/** Keeps a run's books: what ingest says it found, what redact says it passed on, what came, and what became of it.
 *
 *  <p>Memory grows with archives and partitions only. */
public final class BookKeeper {
    private final SortedMap<String, Account> accounts = new TreeMap<>();
    private final Map<Integer, IdSum> partitionMessages = new HashMap<>();
    private final Map<Integer, IdSum> partitionAttachments = new HashMap<>();
    private final Map<HeldKey, Long> held = new HashMap<>();
    private final List<String> discrepancies = new ArrayList<>();

    private record HeldKey(Item item, Optional<StageName> stage, HeldReason reason) {}

    /** One archive's numbers. */
    private static final class Account {
        private final IdSum entries = new IdSum();
        private final IdSum messages = new IdSum();
        private final IdSum attachments = new IdSum();
        private final Tally entryTally = new Tally();
        private final Tally messageTally = new Tally();
        private final Tally attachmentTally = new Tally();
        private @Nullable Read read;
    }

    /** What became of things of one sort. */
    private static final class Tally {
        private long published;
        private long held;
        private long duplicate;
        private long withheld;

        void add(Settlement settlement) {
            if (settlement instanceof Settlement.Published) {
                published++;
            } else if (settlement instanceof Settlement.Held) {
                held++;
            } else if (settlement instanceof Settlement.Duplicate) {
                duplicate++;
            } else {
                withheld++;
            }
        }

        Line line(long found) {
            return new Line(found, published, held, duplicate, withheld);
        }
    }

    /** @param archives the run's */
    public BookKeeper(List<ArchiveId> archives) {
        for (ArchiveId archive : archives) {
            accounts.put(archive.value(), new Account());
        }
    }

    /** What ingest found in an archive, all told. */
    public void found(Read read) {
        @Nullable Account account = accounts.get(read.archive().value());
        if (account != null) {
            account.read = read;
        }
    }

    /** One entry of an archive, each shown once.
     *
     *  @param found messages that ingest found in it
     *  @param outcomes that came out of it */
    public void entry(
            String archive, int entry, EntryStatus status, Optional<HeldReason> reason, long found, long outcomes) {
        Account account = account(archive);
        account.entries.add(archive + "#" + entry);
        if (status == EntryStatus.HELD) {
            account.entryTally.held++;
            count(
                    Item.ENTRY,
                    Optional.of(StageName.INGEST),
                    reason.orElseThrow(() -> new IllegalStateException("an entry is held without a reason")));
        } else {
            account.entryTally.published++;
        }
        if (found != outcomes) {
            differ("archive " + archive + ", entry " + entry + ": " + found + " messages found, " + outcomes
                    + " outcomes");
        }
    }

    /** Outcomes whose entry ingest never reported. */
    public void unknownEntry(String archive, int entry, long outcomes) {
        differ("archive " + archive + ", entry " + entry + ": " + outcomes + " outcomes, but no such entry was read");
    }

    /** An outcome that counts, before it is settled. */
    public void came(Head head) {
        Account account = account(head.archive());
        byte[] message = IdSum.hash(head.message());
        account.messages.add(message);
        partitionMessages.computeIfAbsent(head.partition(), p -> new IdSum()).add(message);
        IdSum attachments = partitionAttachments.computeIfAbsent(head.partition(), p -> new IdSum());
        for (AttachmentOutcome attachment : head.attachments()) {
            byte[] id = IdSum.hash(head.message() + "/" + attachment.ordinal());
            account.attachments.add(id);
            attachments.add(id);
        }
    }

    /** What became of it. */
    public void settled(Head head, Settlement settlement) {
        Account account = account(head.archive());
        account.messageTally.add(settlement);
        if (settlement instanceof Settlement.Held reason) {
            count(Item.MESSAGE, Optional.of(reason.stage()), reason.reason());
        }
        for (AttachmentOutcome attachment : head.attachments()) {
            if (attachment.held().isPresent()) {
                account.attachmentTally.held++;
                count(Item.ATTACHMENT, Optional.empty(), attachment.held().get());
            } else {
                account.attachmentTally.add(settlement);
                if (settlement instanceof Settlement.Held reason) {
                    count(Item.ATTACHMENT, Optional.of(reason.stage()), reason.reason());
                }
            }
        }
    }

    /** Compares everything with everything. */
    public Books close(Map<Integer, EndOfRun> ends) {
        for (EndOfRun end : new TreeMap<>(ends).values()) {
            compare(
                    "partition " + end.partition() + ": messages",
                    "passed on",
                    end.messages(),
                    partitionMessages.getOrDefault(end.partition(), new IdSum()).toIdSet());
            compare(
                    "partition " + end.partition() + ": attachments",
                    "passed on",
                    end.attachments(),
                    partitionAttachments
                            .getOrDefault(end.partition(), new IdSum())
                            .toIdSet());
        }
        List<ArchiveBooks> archives = new ArrayList<>();
        Line entries = Line.ZERO;
        Line messages = Line.ZERO;
        Line attachments = Line.ZERO;
        for (Map.Entry<String, Account> each : accounts.entrySet()) {
            String name = "archive " + each.getKey();
            Account account = each.getValue();
            @Nullable Read read = account.read;
            if (read == null) {
                differ(name + ": no report that it was read to its end");
                read = new Read(new ArchiveId(each.getKey()), IdSet.EMPTY, IdSet.EMPTY, IdSet.EMPTY);
            }
            compare(name + ": entries", "found", read.entries(), account.entries.toIdSet());
            compare(name + ": messages", "found", read.messages(), account.messages.toIdSet());
            compare(name + ": attachments", "found", read.attachments(), account.attachments.toIdSet());
            ArchiveBooks books = new ArchiveBooks(
                    read.archive(),
                    account.entryTally.line(read.entries().count()),
                    account.messageTally.line(read.messages().count()),
                    account.attachmentTally.line(read.attachments().count()));
            if (!books.entries().adds()
                    || !books.messages().adds()
                    || !books.attachments().adds()) {
                differ(name + ": found is not published + held + duplicate + withheld");
            }
            archives.add(books);
            entries = entries.plus(books.entries());
            messages = messages.plus(books.messages());
            attachments = attachments.plus(books.attachments());
        }
        List<HeldCount> counts = new ArrayList<>();
        held.forEach((key, count) -> counts.add(new HeldCount(key.item(), key.stage(), key.reason(), count)));
        counts.sort(Comparator.comparing(HeldCount::item)
                .thenComparing(count -> count.stage().map(Enum::ordinal).orElse(-1))
                .thenComparing(HeldCount::reason));
        return new Books(archives, entries, messages, attachments, counts, discrepancies);
    }

    private Account account(String archive) {
        return accounts.computeIfAbsent(archive, id -> {
            differ("archive " + id + ": has outcomes or entries, but is none of the run's");
            return new Account();
        });
    }

    private void compare(String what, String said, IdSet expected, IdSet actual) {
        if (expected.count() != actual.count()) {
            differ(what + ": " + expected.count() + " " + said + ", " + actual.count() + " accounted for");
        } else if (!expected.equals(actual)) {
            differ(what + ": " + expected.count() + " " + said + " and as many accounted for, but not the same ones");
        }
    }

    private void count(Item item, Optional<StageName> stage, HeldReason reason) {
        held.merge(new HeldKey(item, stage, reason), 1L, Long::sum);
    }

    private void differ(String line) {
        if (discrepancies.size() < Books.MOST_DISCREPANCIES) {
            discrepancies.add(line);
        }
    }
}
