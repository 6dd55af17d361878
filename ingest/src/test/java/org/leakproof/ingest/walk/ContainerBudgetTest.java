package org.leakproof.ingest.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leakproof.ingest.walk.Containers.LETTER;
import static org.leakproof.ingest.walk.Containers.bzip2;
import static org.leakproof.ingest.walk.Containers.file;
import static org.leakproof.ingest.walk.Containers.gzip;
import static org.leakproof.ingest.walk.Containers.noise;
import static org.leakproof.ingest.walk.Containers.sevenZip;
import static org.leakproof.ingest.walk.Containers.storedZip;
import static org.leakproof.ingest.walk.Containers.tar;
import static org.leakproof.ingest.walk.Containers.utf8;
import static org.leakproof.ingest.walk.Containers.xz;
import static org.leakproof.ingest.walk.Containers.zeros;
import static org.leakproof.ingest.walk.Containers.zip;
import static org.leakproof.ingest.walk.Containers.zstd;
import static org.leakproof.ingest.walk.EntryStatus.BOMB;
import static org.leakproof.ingest.walk.EntryStatus.CONTAINER;
import static org.leakproof.ingest.walk.EntryStatus.NEEDS_TOO_MUCH_MEMORY;
import static org.leakproof.ingest.walk.EntryStatus.READ;
import static org.leakproof.ingest.walk.EntryStatus.TOO_DEEP;
import static org.leakproof.ingest.walk.EntryStatus.TOO_LARGE;
import static org.leakproof.ingest.walk.EntryStatus.TOO_MANY_ENTRIES;
import static org.leakproof.ingest.walk.HandmadeZips.withDirectoryRepeated;
import static org.leakproof.ingest.walk.HandmadeZips.zipOfRawNames;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.ingest.walk.Containers.Item;

/** Containers that ask for too much: each is stopped within its budget, and what lies beside it comes through. */
class ContainerBudgetTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path work;

    @TempDir
    Path drop;

    Walked walk(byte[] archive) throws IOException {
        return walk(archive, Budget.defaults());
    }

    Walked walk(byte[] archive, Budget budget) throws IOException {
        return Walked.of(file(drop, "dump", archive), work, budget);
    }

    @Test
    void stopsAFlatZipBombAndKeepsItsSiblings() throws IOException {
        byte[] bomb = zip(
                Item.of("before.txt", LETTER), new Item("zeros.txt", zeros(32 * MIB)), Item.of("innocent.txt", LETTER));
        Walked walked = walk(bomb, Budget.defaults().withRatio(200, 8 * MIB));
        assertThat(walked.statuses())
                .isEqualTo(Map.of("dump", CONTAINER, "before.txt", READ, "zeros.txt", BOMB, "innocent.txt", READ));
        assertThat(walked.report("zeros.txt").size()).isBetween(8 * MIB, 8 * MIB + 200L * bomb.length);
        assertThat(walked.text("innocent.txt")).isEqualTo(LETTER);
    }

    @Test
    void keepsSmallSiblingsAfterManyBombs() throws IOException {
        Item[] items = new Item[12];
        for (int i = 0; i < 11; i++) {
            items[i] = new Item("bomb" + i, zeros(4 * MIB));
        }
        items[11] = Item.of("innocent.txt", LETTER);
        Walked walked = walk(zip(items), Budget.defaults().withRatio(100, MIB));
        assertThat(walked.report("bomb0").status()).isEqualTo(BOMB);
        assertThat(walked.report("bomb10").size()).isLessThan(MIB);
        assertThat(walked.report("innocent.txt").status()).isEqualTo(READ);
    }

    @Test
    void takesMailThatCompressesWell() throws IOException {
        StringBuilder mail = new StringBuilder();
        Random ids = new Random(7);
        for (int i = 0; i < 2000; i++) {
            mail.append("Message-ID: <")
                    .append(ids.nextLong())
                    .append("@example.org>\nSubject: ")
                    .append(i);
            mail.append("\n\nThe same signature under every mail, as they are. Zażółć.\n".repeat(7));
        }
        byte[] dump = xz(out -> out.write(utf8(mail.toString())));
        assertThat(dump.length * 12).isLessThan(mail.length());
        assertThat(walk(dump, Budget.defaults().withRatio(200, 0)).statuses().values())
                .containsOnly(CONTAINER, READ);
    }

    @Test
    void budgetsTheWholeTreeOfNestedBombs() throws IOException {
        byte[] inner = zip(new Item("zeros", zeros(2 * MIB)));
        Item[] ten = new Item[10];
        for (int i = 0; i < ten.length; i++) {
            ten[i] = Item.of(i + ".zip", inner);
        }
        byte[] middle = zip(ten);
        for (int i = 0; i < ten.length; i++) {
            ten[i] = Item.of(i + ".zip", middle);
        }
        byte[] outer = zip(ten);
        Budget budget = Budget.defaults().withRatio(200, 4 * MIB);
        Walked walked = walk(outer, budget);
        assertThat(walked.statuses()).containsValue(BOMB);
        assertThat(walked.totalSize()).isLessThan(outer.length + 3L * budget.ratio() * outer.length + 4 * MIB);
    }

    @Test
    void stopsBombsOfEveryCompressedFormat() throws IOException {
        Budget budget = Budget.defaults().withRatio(200, MIB);
        file(drop, "a.gz", gzip(zeros(4 * MIB)));
        file(drop, "b.bz2", bzip2(zeros(4 * MIB)));
        file(drop, "c.xz", xz(zeros(4 * MIB)));
        file(drop, "d.zst", zstd(zeros(4 * MIB)));
        file(drop, "e.7z", sevenZip(new Item("zeros", zeros(4 * MIB))));
        file(drop, "letter.txt", utf8(LETTER));
        Walked walked = Walked.of(drop, work, budget);
        assertThat(walked.statuses())
                .containsEntry("a.gz", BOMB)
                .containsEntry("a", BOMB)
                .containsEntry("b", BOMB)
                .containsEntry("c", BOMB)
                .containsEntry("d", BOMB)
                .containsEntry("zeros", BOMB)
                .containsEntry("letter.txt", READ);
        assertThat(walked.totalSize()).isLessThan(16 * MIB);
    }

    @Test
    void chargesOverlappingEntriesForBytesThatTheyShare() throws IOException {
        // Many central entries that point at one local entry: each alone keeps to the ratio, together they do not.
        byte[] single = storedZip(Item.of("a", new byte[(int) MIB]));
        Walked walked =
                walk(withDirectoryRepeated(single, 100), Budget.defaults().withRatio(2, 4 * MIB));
        assertThat(walked.statuses()).hasSize(101).containsValue(BOMB);
        assertThat(walked.totalSize()).isLessThan(10 * MIB);
    }

    @Test
    void stopsAtTheBytesOfAnEntryAndOfATree() throws IOException {
        byte[] dump = zip(Item.of("a", "x".repeat(100)), Item.of("b", "y".repeat(100)), Item.of("c", "z".repeat(100)));
        assertThat(walk(dump, Budget.defaults().withEntryBytes(99)).report("a").size())
                .isEqualTo(99);
        assertThat(walk(dump, Budget.defaults().withTreeBytes(150)).statuses())
                .containsEntry("a", READ)
                .containsEntry("b", BOMB)
                .containsEntry("c", BOMB);
    }

    @Test
    void holdsAnXzThatAsksForAHugeDictionary() throws IOException {
        byte[] xz = xz(out -> out.write(utf8(LETTER)));
        // Block header: size, flags, then filter id 0x21, properties size 1, dictionary code.
        assertThat(xz[14]).isEqualTo((byte) 0x21);
        xz[16] = 37;
        CRC32 crc = new CRC32();
        crc.update(xz, 12, (xz[12] + 1) * 4 - 4);
        ByteBuffer.wrap(xz).order(ByteOrder.LITTLE_ENDIAN).putInt(12 + (xz[12] + 1) * 4 - 4, (int) crc.getValue());
        Walked walked = walk(tar(Item.of("huge.xz", xz), Item.of("beside.txt", LETTER)));
        assertThat(walked.statuses())
                .containsEntry("huge.xz", NEEDS_TOO_MUCH_MEMORY)
                .containsEntry("huge", NEEDS_TOO_MUCH_MEMORY)
                .containsEntry("beside.txt", READ);
    }

    @Test
    void holdsAZstdThatAsksForAHugeWindow() throws IOException {
        // Frame header without single segment: window descriptor 0xA8 is 2 GiB.
        byte[] frame = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, (byte) 0xA8, 1, 0, 0};
        assertThat(walk(frame).statuses().values()).containsExactly(NEEDS_TOO_MUCH_MEMORY, NEEDS_TOO_MUCH_MEMORY);
    }

    @Test
    void sharesDecoderMemoryBetweenNestedFiles() throws IOException {
        byte[] nested = utf8(LETTER);
        for (int i = 0; i < 12; i++) {
            byte[] inner = nested;
            nested = bzip2(out -> out.write(inner));
        }
        Walked walked = walk(nested, Budget.defaults().withDecoderMemory(24 * MIB));
        assertThat(walked.statuses().values()).contains(NEEDS_TOO_MUCH_MEMORY);
        assertThat(walked.reports).hasSize(6);
    }

    @Test
    void listsAHundredThousandEntries() throws IOException {
        List<byte[]> names = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            names.add(utf8(Integer.toString(i)));
        }
        byte[] dump = zipOfRawNames(names);
        Walked walked = walk(dump);
        assertThat(walked.reports).hasSize(100_001);
        assertThat(walked.contents).hasSize(100_000);
    }

    @Test
    void stopsATreeThatHoldsTooManyEntriesAndGoesOnWithTheNext() throws IOException {
        Item[] many = new Item[50];
        for (int i = 0; i < many.length; i++) {
            many[i] = Item.of("n" + i, "x");
        }
        file(drop, "a.zip", zip(Item.of("inner.tar", tar(many)), Item.of("never", "y")));
        file(drop, "b.txt", utf8(LETTER));
        Walked walked = Walked.of(drop, work, Budget.defaults().withTreeEntries(20));
        assertThat(walked.statuses())
                .hasSize(21)
                .containsEntry("a.zip", TOO_MANY_ENTRIES)
                .containsEntry("inner.tar", TOO_MANY_ENTRIES)
                .containsEntry("n17", READ)
                .containsEntry("b.txt", READ);
    }

    @Test
    void doesNotOpenContainersBelowTheDepth() throws IOException {
        byte[] nested = zip(Item.of("leaf", LETTER));
        for (int i = 5; i > 0; i--) {
            nested = zip(Item.of(i + ".zip", nested), Item.of("beside" + i, LETTER));
        }
        Walked walked = walk(nested, Budget.defaults().withDepth(3));
        assertThat(walked.statuses())
                .containsEntry("2.zip", CONTAINER)
                .containsEntry("3.zip", TOO_DEEP)
                .containsEntry("beside3", READ)
                .doesNotContainKey("beside4");
    }

    @Test
    void survivesAZipThatHoldsItself() throws IOException {
        // As good as a quine for the walker: the same zip at every level until the depth ends.
        byte[] nested = zip(Item.of("leaf", LETTER));
        for (int i = 0; i < 20; i++) {
            nested = storedZip(Item.of("r/r.zip", nested));
        }
        assertThat(walk(nested).statuses()).hasSize(17).containsValue(TOO_DEEP);
    }

    @Test
    void spoolsNoMoreThanTheBudget() throws IOException {
        byte[] inner = storedZip(Item.of("a", new byte[(int) MIB]));
        Walked walked = walk(
                gzip(out -> out.write(tar(Item.of("big.zip", inner), Item.of("small.zip", zip(Item.of("b", LETTER)))))),
                Budget.defaults().withSpoolBytes(MIB / 2));
        assertThat(walked.statuses())
                .containsEntry("big.zip", TOO_LARGE)
                .containsEntry("small.zip", CONTAINER)
                .containsEntry("b", READ);
        assertThat(walked.report("big.zip").sha256()).contains(ArchiveWalkerTest.sha256(inner));
    }

    @Test
    void givesAVisitorNothingOfAZipThatTheWorkFolderCannotTake() throws IOException {
        byte[] inner = storedZip(Item.of("a", noise((int) MIB)));
        Path dump = file(drop, "dump", gzip(out -> out.write(inner)));
        Walked walked = new Walked() {
            @Override
            public Decision decide(Entry entry) {
                assertThat(entry.container()).isPresent();
                return entry.ordinal() == 0 ? Decision.DESCEND : Decision.READ;
            }
        };
        walked.walk(dump, work, Budget.defaults().withSpoolBytes(MIB / 2));
        assertThat(walked.reports.get(0).status()).isEqualTo(TOO_LARGE);
        assertThat(walked.contents.get(1)).isEmpty();
    }

    @Test
    void keepsToASmallHeapWithTheDefaultBudget() throws Exception {
        byte[] bomb = gzip(zeros(90 * MIB));
        byte[] inner = zip(new Item("zeros", zeros(8 * MIB)));
        byte[] middle = zip(Item.of("1.zip", inner), Item.of("2.zip", inner), Item.of("3.zip", inner));
        file(drop, "bomb.gz", bomb);
        file(drop, "nested.zip", zip(Item.of("a.zip", middle), Item.of("b.zip", middle), Item.of("c.zip", middle)));
        List<byte[]> names = new ArrayList<>(Collections.nCopies(5_000, utf8("n".repeat(200))));
        file(drop, "many.zip.gz", gzip(out -> out.write(zipOfRawNames(names))));
        byte[] deep = tar(Item.of("leaf", LETTER));
        for (int i = 0; i < 14; i++) {
            byte[] wrapped = deep;
            deep = i % 2 == 0 ? xz(out -> out.write(wrapped)) : zstd(out -> out.write(wrapped));
        }
        file(drop, "deep.xz", deep);
        List<String> summary = WalkInChild.run(drop, work, "C", "summary");
        assertThat(summary)
                .anyMatch(line -> line.startsWith("BOMB "))
                .anyMatch(line -> line.startsWith("READ 500"))
                .allMatch(line -> line.matches("(READ|CONTAINER|BOMB|NEEDS_TOO_MUCH_MEMORY) [0-9]+"));
        assertThat(Walked.spooled(work)).isEmpty();
    }
}
