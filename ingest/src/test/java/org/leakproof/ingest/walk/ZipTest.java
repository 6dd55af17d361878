package org.leakproof.ingest.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leakproof.ingest.walk.Containers.LETTER;
import static org.leakproof.ingest.walk.Containers.bytes;
import static org.leakproof.ingest.walk.Containers.file;
import static org.leakproof.ingest.walk.Containers.resource;
import static org.leakproof.ingest.walk.Containers.storedZip;
import static org.leakproof.ingest.walk.Containers.tar;
import static org.leakproof.ingest.walk.Containers.utf8;
import static org.leakproof.ingest.walk.Containers.zip;
import static org.leakproof.ingest.walk.EntryStatus.CONTAINER;
import static org.leakproof.ingest.walk.EntryStatus.DAMAGED;
import static org.leakproof.ingest.walk.EntryStatus.EMPTY;
import static org.leakproof.ingest.walk.EntryStatus.LINK;
import static org.leakproof.ingest.walk.EntryStatus.READ;
import static org.leakproof.ingest.walk.EntryStatus.TRUNCATED;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.ingest.walk.Containers.Item;

class ZipTest {
    @TempDir
    Path temp;

    Path work;

    @BeforeEach
    void folders() throws IOException {
        work = Files.createDirectory(temp.resolve("work"));
    }

    Walked walk(byte[] archive) throws IOException {
        return Walked.of(file(temp, "dump", archive), work);
    }

    @Test
    void salvagesTheLeadingEntriesOfATruncatedZip() throws IOException {
        byte[] noise = new byte[100_000];
        new java.util.Random(3).nextBytes(noise);
        byte[] whole = zip(Item.of("a", LETTER), Item.of("b", noise), Item.of("c", noise), Item.of("d", LETTER));
        Walked walked = walk(Arrays.copyOf(whole, 250_000 * 3 / 5));
        assertThat(walked.statuses()).isEqualTo(Map.of("dump", TRUNCATED, "a", READ, "b", READ, "c", TRUNCATED));
        assertThat(walked.bytes("b")).isEqualTo(noise);
        assertThat(walked.bytes("c")).isEqualTo(Arrays.copyOf(noise, walked.bytes("c").length));
        assertThat(walked.report("c").size()).isGreaterThan(40_000);
    }

    @Test
    void salvagesStoredEntriesOfATruncatedZip() throws IOException {
        byte[] whole = storedZip(Item.of("a", LETTER), Item.of("b", "0123456789"));
        int cut = 30 + 1 + utf8(LETTER).length + 30 + 1 + 4;
        Walked walked = walk(Arrays.copyOf(whole, cut));
        assertThat(walked.statuses()).isEqualTo(Map.of("dump", TRUNCATED, "a", READ, "b", TRUNCATED));
        assertThat(walked.text("b")).isEqualTo("0123");
    }

    @Test
    void readsAllEntriesIfOnlyTheDirectoryIsCut() throws IOException {
        byte[] whole = zip(Item.of("a", LETTER), Item.of("b", LETTER));
        Walked walked = walk(Arrays.copyOf(whole, whole.length - 30));
        assertThat(walked.statuses()).isEqualTo(Map.of("dump", TRUNCATED, "a", READ, "b", READ));
    }

    @Test
    void findsEntriesThatTheDirectoryDoesNotList() throws IOException {
        byte[] first = zip(Item.of("hidden", LETTER), Item.of("also hidden", "x"));
        byte[] second = zip(Item.of("listed", LETTER));
        Walked walked = walk(bytes(out -> {
            out.write(first);
            out.write(second);
        }));
        assertThat(walked.statuses())
                .containsExactly(
                        Map.entry("dump", CONTAINER),
                        Map.entry("listed", READ),
                        Map.entry("hidden", READ),
                        Map.entry("also hidden", READ));
    }

    @Test
    void findsTheListedEntriesBehindOtherBytes() throws IOException {
        byte[] zip = zip(Item.of("a", LETTER));
        Walked walked = walk(tar(Item.of("x.zip", bytes(out -> {
            out.write(zip);
            out.write(utf8("a comment that no header knows of"));
        }))));
        assertThat(walked.text("a")).isEqualTo(LETTER);
    }

    @Test
    void goesOnWithUnlistedEntriesWhereTheDirectoryIsDamaged() throws IOException {
        byte[] zip = zip(Item.of("a", LETTER), Item.of("b", LETTER), Item.of("c", LETTER));
        int directory = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
        zip[directory + 47 + 1] ^= 0x55;
        assertThat(walk(zip).statuses()).isEqualTo(Map.of("dump", DAMAGED, "a", READ, "b", READ, "c", READ));
    }

    @Test
    void saysWhichEntryDoesNotFitItsChecksum() throws IOException {
        byte[] zip = storedZip(Item.of("a", LETTER), Item.of("b", LETTER));
        zip[31] ^= 1;
        Walked walked = walk(zip);
        assertThat(walked.statuses()).isEqualTo(Map.of("dump", CONTAINER, "a", DAMAGED, "b", READ));
        assertThat(walked.report("a").read()).isTrue();
    }

    @Test
    void keepsEmptyEntriesAndLeavesFoldersOut() throws IOException {
        Walked walked = walk(zip(Item.of("folder/", ""), Item.of("folder/letter", LETTER), Item.of("empty", "")));
        assertThat(walked.statuses())
                .containsExactly(
                        Map.entry("dump", CONTAINER), Map.entry("folder/letter", READ), Map.entry("empty", EMPTY));
    }

    @Test
    void readsWhatADirectoryCallsEmptyOrAFolder() throws IOException {
        byte[] zip = HandmadeZips.zipOfRawNames(List.of(utf8("folder/"), utf8("empty")));
        int directory = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
        int second = directory + 46 + 7;
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(second + 24, 0);
        Walked walked = walk(zip);
        assertThat(walked.statuses())
                .containsExactly(Map.entry("dump", CONTAINER), Map.entry("folder/", READ), Map.entry("empty", DAMAGED));
        assertThat(walked.text("empty")).isEqualTo("1");
    }

    @Test
    void followsNoLinkInAZip() throws IOException {
        byte[] zip = bytes(out -> {
            ZipArchiveOutputStream zipOut = new ZipArchiveOutputStream(out);
            ZipArchiveEntry link = new ZipArchiveEntry("link");
            link.setUnixMode(0120777);
            zipOut.putArchiveEntry(link);
            zipOut.write(utf8("/etc/shadow"));
            zipOut.closeArchiveEntry();
            zipOut.finish();
        });
        assertThat(walk(zip).statuses()).containsEntry("link", LINK);
    }

    @Test
    void readsZip64() throws IOException {
        byte[] zip = bytes(out -> {
            ZipArchiveOutputStream zipOut = new ZipArchiveOutputStream(out);
            zipOut.setUseZip64(Zip64Mode.Always);
            zipOut.putArchiveEntry(new ZipArchiveEntry("письмо"));
            zipOut.write(utf8(LETTER));
            zipOut.closeArchiveEntry();
            zipOut.finish();
        });
        assertThat(walk(zip).text("письмо")).isEqualTo(LETTER);
        assertThat(walk(Arrays.copyOf(zip, zip.length - 20)).text("письмо")).isEqualTo(LETTER);
    }

    @Test
    void readsANestedZipThatIsStoredWhereItLies() throws IOException {
        byte[] inner = zip(Item.of("a", LETTER));
        Path dump = file(temp, "dump", storedZip(Item.of("inner.zip", inner)));
        Walked walked = Walked.of(dump, work, Budget.defaults().withSpoolBytes(0));
        assertThat(walked.text("a")).isEqualTo(LETTER);
        assertThat(walked.report("inner.zip").sha256()).contains(ArchiveWalkerTest.sha256(inner));
    }

    /** macOS' archiver writes no zip64: in its zips beyond 4 GiB all offsets are what is left of them modulo 2^32. */
    @Test
    void findsEntriesBeyondFourGigabytesThatLackZip64() throws IOException {
        Path dump = temp.resolve("mac.zip");
        byte[] first = zip(Item.of("first", LETTER));
        byte[] second = zip(Item.of("second", LETTER));
        ByteBuffer firstEnd = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer secondEnd = ByteBuffer.wrap(second).order(ByteOrder.LITTLE_ENDIAN);
        int firstData = firstEnd.getInt(first.length - 6);
        int secondData = secondEnd.getInt(second.length - 6);
        byte[] firstEntry = Arrays.copyOfRange(first, firstData, first.length - 22);
        byte[] secondEntry = Arrays.copyOfRange(second, secondData, second.length - 22);
        ByteBuffer.wrap(secondEntry).order(ByteOrder.LITTLE_ENDIAN).putInt(42, 100_000);
        int directory = 100_000 + secondData;
        ByteBuffer end = ByteBuffer.wrap(second, second.length - 22, 22).slice().order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(12, firstEntry.length + secondEntry.length).putInt(16, directory);
        try (FileChannel channel = FileChannel.open(
                dump, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(first, 0, firstData), 0);
            channel.write(ByteBuffer.wrap(second, 0, secondData), (1L << 32) + 100_000);
            long at = (1L << 32) + directory;
            at += channel.write(ByteBuffer.wrap(firstEntry), at);
            at += channel.write(ByteBuffer.wrap(secondEntry), at);
            channel.write(ByteBuffer.wrap(second, second.length - 22, 22), at);
        }
        try (FileChannel channel = FileChannel.open(dump)) {
            Region zip = new Region(channel, DiskFault.Side.ARCHIVE, channel.size());
            TreeBudget tree = new TreeBudget(Budget.defaults(), 10);
            EntryContent outer = EntryContent.ofFile(zip, "0".repeat(64), 200);
            Decoders decoders = new Decoders(1 << 20);
            ZipMembers members = new ZipMembers(zip, outer, decoders, tree, new Keyring(Passwords.none(), tree));
            Spool spool = Spool.open(work, 0);
            try (ZipContainer container = new ZipContainer(zip, members, spool)) {
                for (String name : new String[] {"first", "second"}) {
                    Child child = container.next().orElseThrow();
                    assertThat(child.name().display()).isEqualTo(name);
                    EntryContent content = child.content().orElseThrow();
                    assertThat(content.open().readAllBytes()).isEqualTo(utf8(LETTER));
                    assertThat(content.fault()).isEmpty();
                }
                assertThat(container.next()).isEqualTo(Optional.empty());
            }
        }
    }

    @Test
    void takesTheUnicodeNameForDisplayWhereItBelongsToTheBytes() throws IOException {
        byte[] name = {'?', '?', '.', 't', 'x', 't'};
        byte[] zip = bytes(out -> {
            ZipArchiveOutputStream zipOut = new ZipArchiveOutputStream(out);
            zipOut.setEncoding("US-ASCII");
            zipOut.setCreateUnicodeExtraFields(ZipArchiveOutputStream.UnicodeExtraFieldPolicy.ALWAYS);
            zipOut.putArchiveEntry(new ZipArchiveEntry("ßß.txt"));
            zipOut.write(utf8(LETTER));
            zipOut.closeArchiveEntry();
            zipOut.finish();
        });
        Walked walked = walk(zip);
        EntryName found = walked.reports.get(0).name();
        assertThat(found.display()).isEqualTo("ßß.txt");
        assertThat(found.bytes()).isNotEqualTo(utf8("ßß.txt")).hasSizeGreaterThanOrEqualTo(name.length);
    }

    @Test
    void readsWhat7ZipAndInfoZipWrite() throws IOException {
        assertThat(walk(resource("deflate64.zip")).text("дом/second.txt")).startsWith("second: 1 2 3");
    }
}
