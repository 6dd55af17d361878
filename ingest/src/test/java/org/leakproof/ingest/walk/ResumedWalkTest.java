package org.leakproof.ingest.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leakproof.ingest.walk.Containers.LETTER;
import static org.leakproof.ingest.walk.Containers.file;
import static org.leakproof.ingest.walk.Containers.gzip;
import static org.leakproof.ingest.walk.Containers.resource;
import static org.leakproof.ingest.walk.Containers.sevenZip;
import static org.leakproof.ingest.walk.Containers.tar;
import static org.leakproof.ingest.walk.Containers.utf8;
import static org.leakproof.ingest.walk.Containers.zeros;
import static org.leakproof.ingest.walk.Containers.zip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.ingest.walk.Containers.Item;

/** A walk that goes on where an earlier one stopped must come out as if nothing had happened. */
class ResumedWalkTest {
    private static final Budget TIGHT = Budget.defaults().withRatio(20, 300_000);

    @TempDir
    Path temp;

    Path work;
    Path drop;

    @BeforeEach
    void folders() throws IOException {
        work = Files.createDirectory(temp.resolve("work"));
        drop = Files.createDirectory(temp.resolve("drop"));
    }

    /** Skips the leaves before an ordinal, as reported by an earlier walk. */
    private static final class Resumed implements EntryVisitor {
        private final Walked first;
        private final int from;
        final Walked walked = new Walked();

        Resumed(Walked first, int from) {
            this.first = first;
            this.from = from;
        }

        @Override
        public Decision decide(Entry entry) {
            if (entry.ordinal() < from) {
                EntryReport earlier = first.reports.stream()
                        .filter(report -> report.ordinal() == entry.ordinal())
                        .findFirst()
                        .orElseThrow();
                return earlier.container().isPresent() ? Decision.DESCEND : Decision.skip(earlier);
            }
            return walked.decide(entry);
        }

        @Override
        public void read(Entry entry) throws IOException {
            walked.read(entry);
        }

        @Override
        public void report(EntryReport report) {
            walked.report(report);
        }
    }

    @Test
    void givesTheSameOrdinalsHashesAndStatusesFromAnyEntryOn() throws Exception {
        Item letter = Item.of("письмо", LETTER);
        file(
                drop,
                "a.zip",
                zip(letter, new Item("bomb", zeros(400_000)), Item.of("in.zip", zip(letter)), letterAgain(3)));
        file(
                drop,
                "b.tar.gz",
                gzip(out -> out.write(tar(letter, Item.of("in.7z", resource("solid.7z")), letterAgain(1)))));
        file(drop, "c.7z", sevenZip(letter, new Item("bomb", zeros(900_000)), letterAgain(2)));
        file(drop, "d.zip", zip(new Item("half", zeros(200_000)), new Item("rest", zeros(200_000)), letter));
        file(drop, "e", utf8(LETTER));
        Walked first = Walked.of(drop, work, TIGHT);
        assertThat(first.statuses()).containsValue(EntryStatus.BOMB);
        assertThat(first.report("half").status()).isEqualTo(EntryStatus.READ);
        assertThat(first.report("rest").status()).isEqualTo(EntryStatus.BOMB);
        Map<Integer, EntryReport> expected = byOrdinal(first.reports);
        for (int from = 0; from <= first.reports.size(); from++) {
            Resumed resumed = new Resumed(first, from);
            try (ArchiveListing listing =
                    new ArchiveFingerprint(work, FingerprintCache.none(), FingerprintProgress.none()).take(drop)) {
                int count = new ArchiveWalker(TIGHT, Passwords.none(), work).walk(listing, resumed);
                assertThat(count).isEqualTo(first.reports.size());
            }
            Map<Integer, EntryReport> found = byOrdinal(resumed.walked.reports);
            for (int ordinal = 0; ordinal < first.reports.size(); ordinal++) {
                EntryReport report = found.get(ordinal);
                if (report.status() == EntryStatus.SKIPPED) {
                    assertThat(ordinal).isLessThan(from);
                    assertThat(report.size()).isEqualTo(expected.get(ordinal).size());
                } else {
                    assertThat(report).isEqualTo(expected.get(ordinal));
                }
            }
            int start = from;
            assertThat(resumed.walked.contents.keySet()).allMatch(ordinal -> ordinal >= start);
        }
    }

    private static Item letterAgain(int times) {
        return Item.of("again", LETTER.repeat(times));
    }

    private static Map<Integer, EntryReport> byOrdinal(List<EntryReport> reports) {
        Map<Integer, EntryReport> map = new TreeMap<>();
        reports.forEach(report -> map.put(report.ordinal(), report));
        return map;
    }

    @Test
    void readsNothingOfASkippedZipEntry() throws Exception {
        // A broken stream shows that it is not touched.
        byte[] zip = zip(Item.of("a", LETTER), Item.of("b", LETTER));
        zip[40] ^= 0x7F;
        Path dump = file(drop, "dump", zip);
        Walked first = Walked.of(dump, work);
        assertThat(first.report("a").status()).isEqualTo(EntryStatus.DAMAGED);
        Resumed resumed = new Resumed(first, 2);
        try (ArchiveListing listing =
                new ArchiveFingerprint(work, FingerprintCache.none(), FingerprintProgress.none()).take(dump)) {
            new ArchiveWalker(TIGHT, Passwords.none(), work).walk(listing, resumed);
        }
        assertThat(resumed.walked.report("a").status()).isEqualTo(EntryStatus.SKIPPED);
        assertThat(resumed.walked.text("b")).isEqualTo(LETTER);
    }

    @Test
    void walksContainersAgain() throws Exception {
        Walked first = Walked.of(file(drop, "dump", zip(Item.of("a", LETTER))), work);
        assertThatThrownBy(() -> Decision.skip(first.report("dump")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("descend into it again");
    }

    @Test
    void passesOnWhatTheVisitorThrows() throws Exception {
        Path dump = file(drop, "dump", zip(Item.of("a", LETTER), Item.of("b", LETTER)));
        List<EntryReport> reports = new ArrayList<>();
        try (ArchiveListing listing =
                new ArchiveFingerprint(work, FingerprintCache.none(), FingerprintProgress.none()).take(dump)) {
            assertThatThrownBy(() -> new ArchiveWalker(TIGHT, Passwords.none(), work).walk(listing, new EntryVisitor() {
                        @Override
                        public Decision decide(Entry entry) {
                            return entry.container().isPresent() ? Decision.DESCEND : Decision.READ;
                        }

                        @Override
                        public void read(Entry entry) throws IOException {
                            entry.file();
                            throw new IOException("the visitor's own");
                        }

                        @Override
                        public void report(EntryReport report) {
                            reports.add(report);
                        }
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the visitor's own");
        }
        assertThat(reports).isEmpty();
        assertThat(Walked.spooled(work)).isEmpty();
    }
}
