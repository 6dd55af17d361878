package org.leakproof.ingest.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leakproof.ingest.walk.Containers.LETTER;
import static org.leakproof.ingest.walk.Containers.file;
import static org.leakproof.ingest.walk.Containers.utf8;
import static org.leakproof.ingest.walk.EntryStatus.CHANGED;
import static org.leakproof.ingest.walk.EntryStatus.EMPTY;
import static org.leakproof.ingest.walk.EntryStatus.LINK;
import static org.leakproof.ingest.walk.EntryStatus.PATH_TOO_LONG;
import static org.leakproof.ingest.walk.EntryStatus.READ;
import static org.leakproof.ingest.walk.EntryStatus.SPECIAL_FILE;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may lie in a folder that somebody leaked. */
class ArchiveFingerprintTest {
    /** "Привет" in windows-1251: no UTF-8. */
    private static final String NOT_UTF8 = "%CF%F0%E8%E2%E5%F2";

    private static final byte[] NOT_UTF8_BYTES = {
        (byte) 0xCF, (byte) 0xF0, (byte) 0xE8, (byte) 0xE2, (byte) 0xE5, (byte) 0xF2
    };

    @TempDir
    Path temp;

    Path work;
    Path drop;

    @BeforeEach
    void folders() throws IOException {
        work = Files.createDirectory(temp.resolve("work"));
        drop = Files.createDirectory(temp.resolve("drop"));
    }

    ArchiveListing fingerprint(Path archive) throws Exception {
        return fingerprint(archive, FingerprintCache.none());
    }

    ArchiveListing fingerprint(Path archive, FingerprintCache cache) throws Exception {
        return new ArchiveFingerprint(work, cache, FingerprintProgress.none()).take(archive);
    }

    String contentId(Path archive) throws Exception {
        try (ArchiveListing listing = fingerprint(archive)) {
            return listing.contentId();
        }
    }

    @Test
    void opensNeitherPipesNorLinksAndListsThem() throws Exception {
        int made = new ProcessBuilder("mkfifo", drop.resolve("fifo.txt").toString())
                .start()
                .waitFor();
        Assumptions.assumeTrue(made == 0, "no mkfifo here");
        Files.createSymbolicLink(drop.resolve("link_shadow"), Path.of("/etc/shadow"));
        Files.createSymbolicLink(drop.resolve("link_zero"), Path.of("/dev/zero"));
        Files.createSymbolicLink(drop.resolve("link_folder"), temp);
        Path loop = Files.createDirectory(drop.resolve("loop"));
        Files.createSymbolicLink(loop.resolve("again"), drop);
        file(drop, "letter.txt", utf8(LETTER));
        file(drop, "empty", new byte[0]);
        assertThat(Walked.of(drop, work).statuses())
                .isEqualTo(Map.of(
                        "fifo.txt",
                        SPECIAL_FILE,
                        "link_shadow",
                        LINK,
                        "link_zero",
                        LINK,
                        "link_folder",
                        LINK,
                        "loop/again",
                        LINK,
                        "letter.txt",
                        READ,
                        "empty",
                        EMPTY));
    }

    @Test
    void walksVeryDeepFolders() throws IOException {
        Path deep = drop;
        for (int i = 0; i < 400; i++) {
            deep = Files.createDirectory(deep.resolve("d"));
        }
        file(deep, "letter.txt", utf8(LETTER));
        Walked walked = Walked.of(drop, work);
        assertThat(walked.text("d/".repeat(400) + "letter.txt")).isEqualTo(LETTER);
    }

    @Test
    void listsWhatLiesDeeperThanPathsReach() throws Exception {
        Process made = new ProcessBuilder(
                        "sh",
                        "-c",
                        "for i in $(seq 25); do mkdir " + "x".repeat(200) + " && cd -P " + "x".repeat(200)
                                + " || exit 1; done; echo hidden > letter")
                .directory(drop.toFile())
                .start();
        Assumptions.assumeTrue(made.waitFor() == 0, "no shell that goes so deep");
        file(drop, "letter.txt", utf8(LETTER));
        Walked walked = Walked.of(drop, work);
        assertThat(walked.statuses().values()).containsExactly(READ, PATH_TOO_LONG);
        new ProcessBuilder("rm", "-rf", drop.toString()).start().waitFor();
    }

    @Test
    void readsNamesThatAreNotUtf8() throws Exception {
        Path file = Path.of(URI.create(drop.toUri() + NOT_UTF8 + ".txt"));
        Files.write(file, utf8(LETTER));
        Walked walked = Walked.of(drop, work);
        EntryName name = walked.reports.get(0).name();
        assertThat(name.bytes()).startsWith(NOT_UTF8_BYTES).hasSize(10);
        assertThat(name.display()).isEqualTo(new String(name.bytes(), StandardCharsets.ISO_8859_1));
        assertThat(walked.contents.get(0)).isEqualTo(utf8(LETTER));
    }

    /** The JVM's locale decides what its strings can hold; the walk must not depend on it. */
    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void readsThemInAnyLocale(String locale) throws Exception {
        Path folder = Files.createDirectory(Path.of(URI.create(drop.toUri() + NOT_UTF8)));
        Files.write(Path.of(URI.create(folder.toUri() + NOT_UTF8)), utf8(LETTER));
        Files.write(Path.of(URI.create(drop.toUri() + "%D0%B4%D0%BE%D0%BC")), utf8(LETTER));
        List<String> output = WalkInChild.run(drop, work, locale, "lines");
        int size = utf8(LETTER).length;
        assertThat(output)
                .containsExactly(
                        "0 READ " + size + " cff0e8e2e5f22fcff0e8e2e5f2 via file: " + size,
                        "1 READ " + size + " d0b4d0bed0bc via file: " + size);
    }

    @Test
    void takesArgumentsThatNoLocaleCanExpress() throws Exception {
        Path file = Path.of(URI.create(drop.toUri() + NOT_UTF8));
        assertThat(OperatorPath.parse(drop.toUri() + NOT_UTF8)).isEqualTo(file);
        assertThat(OperatorPath.parse("a/b.mbox")).isEqualTo(Path.of("a/b.mbox"));
        assertThatThrownBy(() -> OperatorPath.parse("file:///%ZZ"))
                .isInstanceOf(WalkRefusedException.class)
                .hasMessageContaining("expected a path, or a file: URI");
    }

    @Test
    void ordersByTheBytesOfNamesFolderByFolder() throws IOException {
        Files.createDirectory(drop.resolve("a"));
        Files.createDirectory(drop.resolve("я"));
        for (String name : List.of("я/1", "B", "a/z", "a-b", "a.b", "Ä", "b")) {
            file(drop, name, utf8(name));
        }
        assertThat(Walked.of(drop, work).statuses().keySet())
                .containsExactly("B", "a/z", "a-b", "a.b", "b", "Ä", "я/1");
    }

    @Test
    void givesARenamedFileTheSameContentId() throws Exception {
        String first = contentId(file(drop, "a", utf8(LETTER)));
        assertThat(contentId(file(drop, "b", utf8(LETTER)))).isEqualTo(first);
        assertThat(contentId(file(drop, "c", utf8("other")))).isNotEqualTo(first);
    }

    @Test
    void givesAFolderAnotherContentIdIfAnythingInItDiffers() throws Exception {
        file(drop, "a", utf8(LETTER));
        String first = contentId(drop);
        Path copy = Files.createDirectory(temp.resolve("copy"));
        file(copy, "a", utf8(LETTER));
        assertThat(contentId(copy)).isEqualTo(first);
        Files.move(copy.resolve("a"), copy.resolve("b"));
        assertThat(contentId(copy)).isNotEqualTo(first);
        Files.move(copy.resolve("b"), copy.resolve("a"));
        Files.createSymbolicLink(copy.resolve("link"), copy);
        assertThat(contentId(copy)).isNotEqualTo(first);
    }

    @Test
    void countsFilesAndBytesAndTellsItsProgress() throws Exception {
        file(drop, "a", new byte[3_000_000]);
        file(drop, "b", utf8(LETTER));
        List<Long> told = new ArrayList<>();
        try (ArchiveListing listing = new ArchiveFingerprint(work, FingerprintCache.none(), (bytes, total) -> {
                    told.add(bytes);
                    assertThat(total).isEqualTo(3_000_000 + utf8(LETTER).length);
                })
                .take(drop)) {
            assertThat(listing.entries()).isEqualTo(2);
            assertThat(listing.bytes()).isEqualTo(told.get(told.size() - 1));
        }
        assertThat(told).isSorted().hasSizeGreaterThan(3);
    }

    @Test
    void hashesALargeFileOnceAndAgainWhenItChanged() throws Exception {
        Path large = file(drop, "large", new byte[2_000_000]);
        fingerprint(large, FileFingerprintCache.open(work)).close();
        Path cacheFile = work.resolve("fingerprints");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cacheFile)))
                .isEqualTo("rw-------");
        String content = Files.readString(cacheFile);
        assertThat(content).doesNotContain("large");
        // A forged hash shows that the file is not read again.
        String forged = content.substring(0, content.length() - 65) + "0".repeat(64) + "\ncut li";
        Files.writeString(cacheFile, forged);
        assertThat(firstHash(large)).isEqualTo("0".repeat(64));
        Files.write(large, new byte[] {1}, StandardOpenOption.WRITE);
        String now = firstHash(large);
        assertThat(now).isEqualTo(ArchiveWalkerTest.sha256(Files.readAllBytes(large)));
        assertThat(FileFingerprintCache.open(work)
                        .find(RawNames.bytes(large), FileStamp.of(large).stamp()))
                .isEqualTo(Optional.of(now));
    }

    private String firstHash(Path file) throws Exception {
        try (ArchiveListing listing = fingerprint(file, FileFingerprintCache.open(work))) {
            return ArchiveListing.Item.of(listing.reader().next()).sha256();
        }
    }

    @Test
    void holdsAFileThatChangedSinceItWasHashed() throws Exception {
        Path changed = file(drop, "a", utf8(LETTER));
        Path gone = file(drop, "b", utf8(LETTER));
        file(drop, "c", utf8(LETTER));
        Walked walked = new Walked();
        try (ArchiveListing listing = fingerprint(drop)) {
            Files.write(changed, utf8("more"), StandardOpenOption.APPEND);
            Files.delete(gone);
            new ArchiveWalker(Budget.defaults(), Passwords.none(), work).walk(listing, walked);
        }
        assertThat(walked.statuses()).isEqualTo(Map.of("a", CHANGED, "b", CHANGED, "c", READ));
        assertThat(walked.contents).hasSize(1);
    }

    @Test
    void refusesWhatIsMissingOrCannotBeReadInOneLine() throws Exception {
        assertThatThrownBy(() -> fingerprint(temp.resolve("no\nsuch")))
                .isInstanceOf(WalkRefusedException.class)
                .hasMessageContaining("no?such\" does not exist")
                .message()
                .doesNotContain("\n");
        assertThatThrownBy(() -> fingerprint(Path.of("/dev/null")))
                .isInstanceOf(WalkRefusedException.class)
                .hasMessageContaining("is neither a file nor a folder");
        Path unreadable = Path.of("/proc/self/mem");
        Assumptions.assumeTrue(Files.isRegularFile(unreadable), "no file here that fails when it is read");
        assertThatThrownBy(() -> fingerprint(unreadable))
                .isInstanceOf(WalkRefusedException.class)
                .hasMessageContaining("cannot be read: input/output error");
        Path secret = file(drop, "secret", utf8(LETTER));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(secret), "this user may read everything");
        assertThatThrownBy(() -> fingerprint(drop))
                .isInstanceOf(WalkRefusedException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void refusesAWorkFolderInsideTheArchive() {
        work = drop.resolve("work");
        assertThatThrownBy(() -> fingerprint(drop))
                .isInstanceOf(WalkRefusedException.class)
                .hasMessageContaining("lies inside the archive");
    }

    @Test
    void keepsTheWorkFolderPrivateAndEmpty() throws Exception {
        file(drop, "a", utf8(LETTER));
        Walked.of(drop, work);
        Path corner = work.resolve("walk");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(corner)))
                .isEqualTo("rwx------");
        Path stale = file(corner, "entry-7", utf8("left by a crash"));
        Walked.of(drop, work);
        assertThat(stale).doesNotExist();
    }
}
