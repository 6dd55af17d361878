package org.leakproof.publish.books;

import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.StageName;

/** What became of everything that a run found: found = published + held + duplicate + withheld, for entries, messages and
 *  attachments apart. Stays inside, but for the three totals.
 *
 *  @param archives sorted by id
 *  @param held how many of each kind were held for each reason, sorted
 *  @param discrepancies what does not match, one line each, at most {@link #MOST_DISCREPANCIES}; empty if the books balance */
public record Books(
        List<ArchiveBooks> archives,
        Line entries,
        Line messages,
        Line attachments,
        List<HeldCount> held,
        List<String> discrepancies) {
    /** Lines that are kept of what does not match. */
    public static final int MOST_DISCREPANCIES = 100;

    public Books {
        archives = List.copyOf(archives);
        held = List.copyOf(held);
        discrepancies = List.copyOf(discrepancies);
    }

    /** Whether every id that was found has an outcome, and nothing else has one. */
    public boolean balanced() {
        return discrepancies.isEmpty();
    }

    /** @param found what ingest reported
     *  @param published for entries: those that were read, opened as containers or empty */
    public record Line(long found, long published, long held, long duplicate, long withheld) {
        public static final Line ZERO = new Line(0, 0, 0, 0, 0);

        public boolean adds() {
            return found == published + held + duplicate + withheld;
        }

        public Line plus(Line other) {
            return new Line(
                    found + other.found,
                    published + other.published,
                    held + other.held,
                    duplicate + other.duplicate,
                    withheld + other.withheld);
        }
    }

    public record ArchiveBooks(ArchiveId archive, Line entries, Line messages, Line attachments) {}

    /** The three things that are counted. */
    public enum Item {
        ENTRY,
        MESSAGE,
        ATTACHMENT
    }

    /** @param stage empty for attachments that were held by themselves: their outcome does not name it */
    public record HeldCount(Item item, Optional<StageName> stage, HeldReason reason, long count) {}
}
