package org.leakproof.ingest.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leakproof.ingest.walk.Containers.LETTER;
import static org.leakproof.ingest.walk.Containers.bytes;
import static org.leakproof.ingest.walk.Containers.bzip2;
import static org.leakproof.ingest.walk.Containers.file;
import static org.leakproof.ingest.walk.Containers.gzip;
import static org.leakproof.ingest.walk.Containers.noise;
import static org.leakproof.ingest.walk.Containers.tar;
import static org.leakproof.ingest.walk.Containers.utf8;
import static org.leakproof.ingest.walk.Containers.xz;
import static org.leakproof.ingest.walk.Containers.zeros;
import static org.leakproof.ingest.walk.Containers.zstd;
import static org.leakproof.ingest.walk.EntryStatus.CONTAINER;
import static org.leakproof.ingest.walk.EntryStatus.DAMAGED;
import static org.leakproof.ingest.walk.EntryStatus.LINK;
import static org.leakproof.ingest.walk.EntryStatus.READ;
import static org.leakproof.ingest.walk.EntryStatus.SPECIAL_FILE;
import static org.leakproof.ingest.walk.EntryStatus.TRUNCATED;
import static org.leakproof.ingest.walk.HandmadeZips.zipOfRawNames;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.ingest.walk.Containers.Item;

/** Containers that lie or are broken: names are data, no link is followed, no size is believed, and what is whole comes
 *  through. */
class HostileContainerTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path work;

    @TempDir
    Path drop;

    Walked walk(byte[] archive) throws IOException {
        return Walked.of(file(drop, "dump", archive), work);
    }

    @Test
    void takesEveryNameAsData() throws IOException {
        List<String> names = List.of(
                "../../../tmp/traversal",
                "/etc/absolute",
                "a\\..\\backslash",
                "n".repeat(300),
                "new\nline",
                "\u202Etxt.exe",
                "same",
                "same",
                "; rm -rf ~",
                "$(touch x)",
                "C:\\x",
                "..",
                ".",
                " ",
                "-rf");
        byte[] dump = zipOfRawNames(names.stream().map(Containers::utf8).toList());
        Walked walked = walk(dump);
        assertThat(walked.reports).hasSize(16);
        assertThat(walked.contents).hasSize(15);
        assertThat(walked.reports.subList(0, 15))
                .extracting(report -> report.name().display())
                .isEqualTo(names);
        try (var left = Files.list(drop)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void keepsTheBytesOfNamesInOtherEncodings() throws IOException {
        byte[] name = "Отчёт.txt".getBytes(Charset.forName("IBM866"));
        Walked walked = walk(zipOfRawNames(List.of(name)));
        EntryReport report = walked.reports.get(0);
        assertThat(report.name().bytes()).isEqualTo(name);
        assertThat(report.name().display()).isEqualTo(new String(name, StandardCharsets.ISO_8859_1));
    }

    @Test
    void followsNoLinkInATar() throws IOException {
        byte[] dump = bytes(out -> {
            TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
            byte[] types = {
                TarConstants.LF_SYMLINK,
                TarConstants.LF_LINK,
                TarConstants.LF_FIFO,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK
            };
            for (byte type : types) {
                TarArchiveEntry entry = new TarArchiveEntry("evil-" + (char) type, type);
                entry.setLinkName("/etc/shadow");
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }
            TarArchiveEntry traversal = new TarArchiveEntry("../../etc/cron.d/x", true);
            traversal.setSize(2);
            tar.putArchiveEntry(traversal);
            tar.write(utf8("no"));
            tar.closeArchiveEntry();
            out.write(tar(Item.of("ok.txt", LETTER)));
        });
        Walked walked = walk(dump);
        assertThat(walked.statuses())
                .isEqualTo(Map.of(
                        "dump",
                        CONTAINER,
                        "evil-2",
                        LINK,
                        "evil-1",
                        LINK,
                        "evil-6",
                        SPECIAL_FILE,
                        "evil-3",
                        SPECIAL_FILE,
                        "evil-4",
                        SPECIAL_FILE,
                        "../../etc/cron.d/x",
                        READ,
                        "ok.txt",
                        READ));
    }

    @Test
    void believesNoSizeThatATarHeaderClaims() throws IOException {
        byte[] header = bytes(out -> {
            TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
            TarArchiveEntry entry = new TarArchiveEntry("lies.bin");
            entry.setSize(8L << 30);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
            tar.putArchiveEntry(entry);
        });
        byte[] dump = Arrays.copyOf(header, 517);
        file(drop, "plain.tar", dump);
        file(drop, "packed.tar.gz", gzip(out -> out.write(dump)));
        Walked walked = Walked.of(drop, work);
        assertThat(walked.statuses())
                .isEqualTo(Map.of(
                        "packed.tar.gz",
                        CONTAINER,
                        "packed.tar",
                        TRUNCATED,
                        "lies.bin",
                        TRUNCATED,
                        "plain.tar",
                        TRUNCATED,
                        "lies.bin'",
                        TRUNCATED));
        assertThat(walked.report("lies.bin").size()).isEqualTo(5);
    }

    @Test
    void findsTheNextTarHeaderBehindDamage() throws IOException {
        byte[] dump = tar(Item.of("a", "1"), Item.of("b", "2"), Item.of("c", "3"));
        dump[1024 + 5] ^= 1;
        assertThat(walk(dump).statuses()).isEqualTo(Map.of("dump", DAMAGED, "a", READ, "c", READ));
    }

    @Test
    void boundsWhatATarSaysAboutNames() throws IOException {
        byte[] dump = bytes(out -> {
            TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
            TarArchiveEntry longName = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
            longName.setSize(8 * MIB);
            tar.putArchiveEntry(longName);
            zeros(8 * MIB).to(tar);
            tar.closeArchiveEntry();
            out.write(tar(Item.of("ok.txt", LETTER)));
        });
        assertThat(walk(dump).statuses()).isEqualTo(Map.of("dump", DAMAGED, "ok.txt", READ));
    }

    @Test
    void keepsLongAndInternationalTarNames() throws IOException {
        String name = "дело/" + "очень-длинное-имя-".repeat(20) + ".eml";
        assertThat(walk(tar(Item.of(name, LETTER))).text(name)).isEqualTo(LETTER);
    }

    @Test
    void givesWhatIsThereOfATruncatedFile() throws IOException {
        byte[] letters = noise(200 * 1024);
        for (byte[] whole : List.of(
                gzip(out -> out.write(letters)),
                bytes(out -> {
                    BZip2CompressorOutputStream smallBlocks = new BZip2CompressorOutputStream(out, 1);
                    smallBlocks.write(letters);
                    smallBlocks.finish();
                }),
                xz(out -> out.write(letters)),
                zstd(out -> out.write(letters)))) {
            Walked walked = walk(Arrays.copyOf(whole, whole.length * 3 / 4));
            assertThat(walked.reports.get(0).status()).isEqualTo(TRUNCATED);
            assertThat(walked.reports.get(0).read()).isTrue();
            byte[] read = walked.contents.get(1);
            assertThat(read.length).isGreaterThan(letters.length / 3);
            assertThat(read).isEqualTo(Arrays.copyOf(letters, read.length));
            assertThat(walked.reports.get(1).status()).isEqualTo(TRUNCATED);
        }
    }

    @Test
    void givesDataInFrontOfGarbageAndSaysSo() throws IOException {
        for (byte[] whole : List.of(
                gzip(out -> out.write(utf8(LETTER))),
                bzip2(out -> out.write(utf8(LETTER))),
                xz(out -> out.write(utf8(LETTER))),
                zstd(out -> out.write(utf8(LETTER))))) {
            Walked walked = walk(bytes(out -> {
                out.write(whole);
                out.write(utf8("garbage behind the end, and not little of it"));
            }));
            assertThat(walked.contents.get(1)).isEqualTo(utf8(LETTER));
            assertThat(walked.reports.get(0).status()).isEqualTo(DAMAGED);
        }
    }

    @Test
    void takesZerosBehindAGzipAsPadding() throws IOException {
        byte[] padded = Arrays.copyOf(gzip(out -> out.write(utf8(LETTER))), 10_240);
        assertThat(walk(padded).statuses().values()).containsOnly(CONTAINER, READ);
    }

    @Test
    void endsTheWalkOnADiskThatFailsEvenIfTheVisitorSwallowsIt() throws IOException {
        Path dump = file(drop, "dump", gzip(out -> out.write(utf8(LETTER))));
        Walked walked = new Walked() {
            @Override
            public void read(Entry entry) throws IOException {
                // The place where the file would go is taken.
                Files.createDirectory(work.resolve("walk").resolve("entry-1"));
                try {
                    entry.file();
                } catch (RuntimeException e) {
                    assertThat(e).isInstanceOf(DiskFault.class);
                }
                Files.delete(work.resolve("walk").resolve("entry-1"));
            }
        };
        assertThatThrownBy(() -> walked.walk(dump, work, Budget.defaults()))
                .hasCauseInstanceOf(WalkRefusedException.class)
                .cause()
                .hasMessageContaining("work folder")
                .hasMessageContaining("it must be writable and have room");
    }
}
