package org.leakproof.publish.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.ArchiveEvent.Read;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.IdSet;
import org.leakproof.contract.record.StageName;
import org.leakproof.publish.MadeUpOutcome;
import org.leakproof.publish.MadeUpRun;
import org.leakproof.publish.books.Books;
import org.leakproof.publish.books.Books.Line;
import org.leakproof.publish.books.Settlement.Duplicate;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.spool.Spool;

class ReleasePlanTest {
    @TempDir
    Path temp;

    /** What became of each message, by archive, entry and offset. */
    private Map<String, String> settle(MadeUpRun run) throws IOException {
        Map<String, String> words = new TreeMap<>();
        try (Spool spool = Spool.open(temp.resolve("w"), run.id(), run.partitions(), new Disk())) {
            run.fill(spool, run.topic(1), 3);
            try (ReleasePlan plan = ReleasePlan.of(spool, run.registered(), run.facts(), 2048, new Disk())) {
                assertThat(plan.books().discrepancies()).isEmpty();
                plan.ledger(one -> {
                    String kept =
                            one.settlement() instanceof Duplicate duplicate ? " of " + duplicate.keptPublicId() : "";
                    words.put(
                            one.head().archive().substring(30) + "/"
                                    + one.head().entry() + "/" + one.head().offset(),
                            one.settlement().word() + kept);
                });
            }
        }
        return words;
    }

    private Books books(MadeUpRun run, List<ArchiveEvent> events) throws IOException {
        try (Spool spool = Spool.open(temp.resolve("w"), run.id(), run.partitions(), new Disk())) {
            run.fill(spool, run.topic(1), 3);
            try (ReleasePlan plan =
                    ReleasePlan.of(spool, run.registered(), MadeUpRun.facts(events), 2048, new Disk())) {
                return plan.books();
            }
        }
    }

    @Test
    void keepsTheFirstCopyByArchiveEntryAndOffset() throws IOException {
        MadeUpRun run = new MadeUpRun(3)
                .add(MadeUpOutcome.at(2, 0, 5).sameAs("x"))
                .add(MadeUpOutcome.at(1, 1, 9).sameAs("x"))
                .add(MadeUpOutcome.at(1, 1, 8).sameAs("x"))
                .add(MadeUpOutcome.at(1, 2, 0).sameAs("x"));
        String kept = "duplicate of " + MadeUpOutcome.at(1, 1, 8).publicId();
        assertThat(settle(run))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("a1/1/8", "published", "a1/1/9", kept, "a1/2/0", kept, "a2/0/5", kept));
    }

    @Test
    void publishesNoCopyOfWhatAnEditorWithheld() throws IOException {
        MadeUpRun run = new MadeUpRun(3)
                .add(MadeUpOutcome.at(1, 0, 0).sameAs("x"))
                .add(MadeUpOutcome.at(1, 0, 9).sameAs("x").withheld());
        assertThat(settle(run))
                .containsEntry(
                        "a1/0/0", "duplicate of " + MadeUpOutcome.at(1, 0, 9).publicId())
                .containsEntry("a1/0/9", "withheld");
    }

    @Test
    void publishesNoCopyOfWhatIsHeld() throws IOException {
        MadeUpRun run = new MadeUpRun(3)
                .add(MadeUpOutcome.at(1, 0, 0).sameAs("x"))
                .add(MadeUpOutcome.at(1, 0, 9).sameAs("x").held(StageName.REDACT, HeldReason.GATE));
        assertThat(settle(run))
                .containsEntry(
                        "a1/0/0", "duplicate of " + MadeUpOutcome.at(1, 0, 9).publicId())
                .containsEntry("a1/0/9", "held");
    }

    @Test
    void holdsDifferentMessagesWithOnePublicId() throws IOException {
        var id = MadeUpOutcome.at(1, 0, 0).publicId();
        MadeUpRun run = new MadeUpRun(3)
                .add(MadeUpOutcome.at(1, 0, 0).publicId(id))
                .add(MadeUpOutcome.at(1, 0, 9).publicId(id).sameAs("x"))
                .add(MadeUpOutcome.at(1, 0, 10));
        assertThat(settle(run))
                .containsExactlyInAnyOrderEntriesOf(Map.of("a1/0/0", "held", "a1/0/9", "held", "a1/0/10", "published"));
    }

    @Test
    void countsAFileThatLiesInTwoArchivesAsDuplicate() throws IOException {
        MadeUpRun run = new MadeUpRun(3)
                .add(MadeUpOutcome.at(1, 0, 0, "same"))
                .add(MadeUpOutcome.at(2, 4, 0, "same"))
                .add(MadeUpOutcome.at(1, 0, 9, "same").sameAs("x"))
                .add(MadeUpOutcome.at(2, 4, 9, "same").sameAs("x"));
        assertThat(settle(run))
                .containsEntry("a1/0/0", "published")
                .containsEntry(
                        "a2/4/0",
                        "duplicate of " + MadeUpOutcome.at(1, 0, 0, "same").publicId())
                .containsEntry("a1/0/9", "published")
                .containsEntry(
                        "a2/4/9",
                        "duplicate of " + MadeUpOutcome.at(1, 0, 9, "same").publicId());
    }

    @Test
    void holdsWhatOneArchiveHoldsInTheOtherToo() throws IOException {
        MadeUpRun run = new MadeUpRun(3)
                .add(MadeUpOutcome.at(1, 0, 0, "same").sameAs("x"))
                .add(MadeUpOutcome.at(2, 4, 0, "same").held(StageName.INGEST, HeldReason.TRUNCATED));
        assertThat(settle(run)).doesNotContainValue("published");
    }

    @Test
    void balancesPerArchiveAndInAll() throws IOException {
        MadeUpRun run = new MadeUpRun(2)
                .add(MadeUpOutcome.at(1, 0, 0).sameAs("x").attachment("a", "b"))
                .add(MadeUpOutcome.at(2, 0, 0).sameAs("x").attachment("a", "b"))
                .add(MadeUpOutcome.at(2, 0, 1).withheld().attachment("a", "b"))
                .addHeldEntry(2, 1, HeldReason.UNSUPPORTED);
        Books books = books(run, run.events());
        assertThat(books.balanced()).isTrue();
        assertThat(books.archives())
                .extracting(each -> each.messages())
                .containsExactly(new Line(1, 1, 0, 0, 0), new Line(2, 0, 0, 1, 1));
        assertThat(books.attachments()).isEqualTo(new Line(3, 1, 0, 1, 1));
        assertThat(books.entries()).isEqualTo(new Line(3, 2, 1, 0, 0));
    }

    @Test
    void saysWhichArchiveLostAMessage() throws IOException {
        MadeUpRun run = new MadeUpRun(2).add(MadeUpOutcome.at(1, 0, 0)).add(MadeUpOutcome.at(1, 0, 1));
        List<ArchiveEvent> events = new ArrayList<>(run.events());
        events.replaceAll(event -> event instanceof Read read
                ? new Read(read.archive(), read.entries(), read.messages().plus("lost"), read.attachments())
                : event);
        assertThat(books(run, events).discrepancies())
                .contains("archive " + MadeUpRun.archive(1) + ": messages: 3 found, 2 accounted for");
    }

    @Test
    void noticesAsManyButOtherMessages() throws IOException {
        MadeUpRun run = new MadeUpRun(2).add(MadeUpOutcome.at(1, 0, 0));
        List<ArchiveEvent> events = new ArrayList<>(run.events());
        events.replaceAll(event -> event instanceof Read read
                ? new Read(read.archive(), read.entries(), IdSet.EMPTY.plus("another"), read.attachments())
                : event);
        assertThat(books(run, events).discrepancies())
                .singleElement()
                .asString()
                .contains("not the same ones");
    }

    @Test
    void missesArchivesThatWereNotReadToTheirEnd() throws IOException {
        MadeUpRun run = new MadeUpRun(2).add(MadeUpOutcome.at(1, 0, 0));
        List<ArchiveEvent> events = new ArrayList<>(run.events());
        events.removeIf(Read.class::isInstance);
        assertThat(books(run, events).discrepancies()).anyMatch(line -> line.contains("no report"));
    }

    @Test
    void missesMessagesOfEntriesThatWereNotReported() throws IOException {
        MadeUpRun run = new MadeUpRun(2).add(MadeUpOutcome.at(1, 0, 0));
        List<ArchiveEvent> events = new ArrayList<>(run.events());
        events.removeIf(ArchiveEvent.EntryRead.class::isInstance);
        assertThat(books(run, events).discrepancies()).anyMatch(line -> line.contains("no such entry"));
    }
}
