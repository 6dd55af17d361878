package org.leakproof.ingest.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leakproof.ingest.walk.Containers.LETTER;
import static org.leakproof.ingest.walk.Containers.bzip2;
import static org.leakproof.ingest.walk.Containers.file;
import static org.leakproof.ingest.walk.Containers.gzip;
import static org.leakproof.ingest.walk.Containers.resource;
import static org.leakproof.ingest.walk.Containers.sevenZip;
import static org.leakproof.ingest.walk.Containers.tar;
import static org.leakproof.ingest.walk.Containers.utf8;
import static org.leakproof.ingest.walk.Containers.xz;
import static org.leakproof.ingest.walk.Containers.zip;
import static org.leakproof.ingest.walk.Containers.zstd;
import static org.leakproof.ingest.walk.EntryStatus.CONTAINER;
import static org.leakproof.ingest.walk.EntryStatus.EMPTY;
import static org.leakproof.ingest.walk.EntryStatus.READ;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leakproof.ingest.walk.Containers.Item;

class ArchiveWalkerTest {
    @TempDir
    Path temp;

    Path work;
    Path drop;

    @BeforeEach
    void folders() throws IOException {
        work = Files.createDirectory(temp.resolve("work"));
        drop = Files.createDirectory(temp.resolve("drop"));
    }

    Walked walk(byte[] archive) throws IOException {
        return Walked.of(file(drop, "dump", archive), work);
    }

    @Test
    void opensEveryContainerInsideEveryOther() throws IOException {
        Item letter = Item.of("письмо.txt", LETTER);
        byte[] nested = zip(
                letter,
                Item.of("a.tar", tar(letter, Item.of("b.7z", sevenZip(letter, Item.of("c.zip", zip(letter)))))),
                Item.of("d.tar.gz", gzip(out -> out.write(tar(letter)))),
                Item.of("e.txt.bz2", bzip2(out -> out.write(utf8(LETTER)))),
                Item.of("f.txt.xz", xz(out -> out.write(utf8(LETTER)))),
                Item.of("g.tzst", zstd(out -> out.write(tar(Item.of("h.zip", zip(letter)))))),
                Item.of("i.lzma", resource("small.lzma")));
        Walked walked = walk(nested);
        assertThat(walked.statuses().values()).containsOnly(CONTAINER, READ);
        assertThat(walked.contents).hasSize(9);
        assertThat(walked.contents.values()).allSatisfy(text -> assertThat(text).isEqualTo(utf8(LETTER)));
    }

    @Test
    void namesWhatACompressedFileHoldsByItsOwnName() throws IOException {
        file(drop, "дамп.TGZ", gzip(out -> out.write(tar(Item.of("a", "b")))));
        file(drop, "log.bz2", bzip2(out -> out.write(1)));
        assertThat(Walked.of(drop, work).statuses().keySet())
                .containsExactly("log.bz2", "log", "дамп.TGZ", "дамп.tar", "a");
    }

    @Test
    void reportsAContainerAfterWhatItHolds() throws IOException {
        Walked walked = walk(zip(Item.of("a", "1"), Item.of("b", "2")));
        assertThat(walked.reports).extracting(EntryReport::ordinal).containsExactly(1, 2, 0);
    }

    @Test
    void hashesContainersAndLeavesByTheirOwnBytes() throws IOException {
        byte[] inner = zip(Item.of("a", "1"));
        Walked walked = walk(tar(Item.of("inner.zip", inner), Item.of("leaf", LETTER)));
        assertThat(walked.report("inner.zip").sha256()).contains(sha256(inner));
        assertThat(walked.report("leaf").sha256()).contains(sha256(utf8(LETTER)));
        assertThat(walked.report("leaf").size()).isEqualTo(utf8(LETTER).length);
    }

    @Test
    void tellsTheSourceByContentAndPlaceAlone() throws IOException {
        byte[] dump = zip(Item.of("x", "1"), Item.of("y.zip", zip(Item.of("z", "2"))));
        Path other = Files.createDirectory(temp.resolve("other"));
        file(drop, "dump.zip", dump);
        file(other, "a first file", utf8("beside"));
        file(other, "renamed", dump);
        EntrySource here = Walked.of(drop, work).report("z").source();
        assertThat(Walked.of(other, work).report("z").source()).isEqualTo(here);
        assertThat(here).isEqualTo(new EntrySource(sha256(dump), 0, List.of(1, 0)));
        assertThat(here.text()).isEqualTo(sha256(dump) + "/0/1.0");
    }

    @Test
    void numbersCopiesOfTheSameFile() throws IOException {
        for (String name : List.of("c", "a", "b")) {
            file(drop, name, utf8(LETTER));
        }
        file(drop, "different", utf8("else"));
        Walked walked = Walked.of(drop, work);
        assertThat(walked.reports)
                .extracting(r -> r.name().display() + r.source().occurrence())
                .containsExactly("a0", "b1", "c2", "different0");
    }

    @Test
    void leavesDocumentsThatAreZipFilesWhole() throws IOException {
        byte[] office = zip(Item.of("word/document.xml", "<a/>"), Item.of("[Content_Types].xml", "<b/>"));
        byte[] openDocument = zip(Item.of("mimetype", "application/epub+zip"), Item.of("a.xhtml", "c"));
        byte[] jar = zip(Item.of("META-INF/", ""), Item.of("META-INF/MANIFEST.MF", "Manifest-Version: 1.0"));
        Walked walked = walk(zip(
                Item.of("a.bin", office),
                Item.of("b.bin", openDocument),
                Item.of("c.bin", jar),
                Item.of("really.docx", zip(Item.of("a", "b")))));
        assertThat(walked.statuses())
                .containsEntry("a.bin", READ)
                .containsEntry("b.bin", READ)
                .containsEntry("c.bin", READ)
                .containsEntry("really.docx", CONTAINER);
        assertThat(walked.bytes("a.bin")).isEqualTo(office);
    }

    @Test
    void goesByContentAndNeverByName() throws IOException {
        Walked walked = walk(tar(Item.of("text.zip", LETTER), Item.of("zip.txt", zip(Item.of("a", "b")))));
        assertThat(walked.statuses()).containsEntry("text.zip", READ).containsEntry("zip.txt", CONTAINER);
    }

    @Test
    void readsEveryMemberOfAGzipAndEveryStreamOfTheOthers() throws IOException {
        for (byte[] twice : List.of(
                twice(gzip(out -> out.write(utf8(LETTER)))),
                twice(bzip2(out -> out.write(utf8(LETTER)))),
                twice(xz(out -> out.write(utf8(LETTER)))),
                twice(zstd(out -> out.write(utf8(LETTER)))))) {
            assertThat(walk(twice).contents.get(1)).isEqualTo(utf8(LETTER + LETTER));
        }
    }

    @Test
    void readsASecondTarBehindTheEndOfTheFirst() throws IOException {
        Walked walked = walk(Containers.bytes(out -> {
            out.write(tar(Item.of("a", "1")));
            out.write(tar(Item.of("b", "2")));
        }));
        assertThat(walked.statuses())
                .containsEntry("a", READ)
                .containsEntry("b", READ)
                .containsEntry("dump", CONTAINER);
    }

    @Test
    void readsSolid7zWithEmptyFilesAndFolders() throws IOException {
        Walked walked = walk(resource("solid.7z"));
        assertThat(walked.statuses())
                .isEqualTo(Map.of("dump", CONTAINER, "письмо.txt", READ, "дом/second.txt", READ, "пусто.txt", EMPTY));
        assertThat(walked.text("письмо.txt")).isEqualTo(LETTER);
        assertThat(walked.text("дом/second.txt")).startsWith("second: 1 2 3 ").endsWith(" 60 \n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bzip2.7z", "deflate64.7z", "bcj.7z", "deflate64.zip", "lzma.zip", "bzip2.zip", "xz.zip"})
    void knowsTheMethod(String container) throws IOException {
        Walked walked = walk(resource(container));
        assertThat(walked.statuses().values()).containsExactly(CONTAINER, READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ppmd.7z", "ppmd.zip"})
    void saysWhenItDoesNotKnowTheMethod(String container) throws IOException {
        assertThat(walk(resource(container)).statuses().values())
                .containsExactly(CONTAINER, EntryStatus.UNSUPPORTED_COMPRESSION);
    }

    @Test
    void givesANestedEntryAsAPrivateFileForTheTimeOfTheVisit() throws Exception {
        Path dump = file(drop, "dump", zip(Item.of("../evil\nname", LETTER), Item.of("b", LETTER)));
        List<Path> files = new ArrayList<>();
        try (ArchiveListing listing =
                new ArchiveFingerprint(work, FingerprintCache.none(), FingerprintProgress.none()).take(dump)) {
            new ArchiveWalker(Budget.defaults(), Passwords.none(), work).walk(listing, new EntryVisitor() {
                @Override
                public Decision decide(Entry entry) {
                    assertThat(entry.head()).isNotEmpty();
                    return entry.container().isPresent() ? Decision.DESCEND : Decision.READ;
                }

                @Override
                public void read(Entry entry) throws IOException {
                    Path file = entry.file();
                    files.add(file);
                    assertThat(file).hasContent(LETTER).isEqualTo(entry.file());
                    assertThat(file.getFileName().toString()).isEqualTo("entry-" + entry.ordinal());
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------");
                    assertThat(entry.open().readAllBytes()).isEqualTo(utf8(LETTER));
                    assertThat(entry.open().readAllBytes()).isEqualTo(utf8(LETTER));
                }

                @Override
                public void report(EntryReport report) {
                    assertThat(report.status()).isIn(READ, CONTAINER);
                }
            });
        }
        assertThat(files).hasSize(2).allSatisfy(file -> assertThat(file).doesNotExist());
    }

    @Test
    void givesAFileOnDiskAsItself() throws IOException {
        Path dump = file(drop, "dump", utf8(LETTER));
        Walked walked = new Walked() {
            @Override
            public void read(Entry entry) throws IOException {
                assertThat(entry.file()).isEqualTo(dump.toRealPath());
                assertThat(entry.open().readNBytes(3)).isEqualTo(Arrays.copyOf(utf8(LETTER), 3));
                super.read(entry);
            }
        };
        walked.walk(dump, work, Budget.defaults());
        assertThat(walked.text("dump")).isEqualTo(LETTER);
    }

    @Test
    void hashesWhatTheVisitorLeavesUnread() throws IOException {
        Path dump = file(drop, "dump", tar(Item.of("a", LETTER), Item.of("b", LETTER), Item.of("c", LETTER)));
        Walked walked = new Walked() {
            @Override
            public Decision decide(Entry entry) {
                return entry.name().display().equals("c") ? Decision.UNSUPPORTED : super.decide(entry);
            }

            @Override
            public void read(Entry entry) throws IOException {
                assertThat(entry.open().readNBytes(5)).hasSize(5);
            }
        };
        walked.walk(dump, work, Budget.defaults());
        String hash = sha256(utf8(LETTER));
        assertThat(walked.statuses())
                .isEqualTo(Map.of("dump", CONTAINER, "a", READ, "b", READ, "c", EntryStatus.UNSUPPORTED));
        for (String name : List.of("a", "b", "c")) {
            assertThat(walked.report(name).sha256()).contains(hash);
        }
    }

    static byte[] twice(byte[] bytes) {
        return Containers.bytes(out -> {
            out.write(bytes);
            out.write(bytes);
        });
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(CheckedPass.sha256Digest().digest(bytes));
    }
}
