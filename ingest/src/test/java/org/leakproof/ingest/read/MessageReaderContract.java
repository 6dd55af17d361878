package org.leakproof.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.Message;

/** What every reader has to do. A reader's test implements this, names its fixture and inherits these tests. The fixture
 * lies among the test resources beside the test class; what it must give lies beside it as {@code <fixture>.golden}. */
public interface MessageReaderContract {
    MessageReader reader();

    /** The fixture's file name. */
    String fixture();

    /** Whether offsets count bytes. Not so for databases. */
    default boolean countsBytes() {
        return true;
    }

    /** Whether a message's original bytes are handed over, for checking signatures. */
    default boolean keepsOriginals() {
        return countsBytes();
    }

    /** How close to a message's end a broken byte may still change where the message ends. */
    default int reach() {
        return 400;
    }

    @Test
    default void givesWhatTheFixtureHolds(@TempDir Path work) throws IOException {
        String actual = Rendering.of(read(bytes(), 0, work).pieces());
        Path golden = Paths.get("src/test/resources")
                .resolve(getClass().getPackageName().replace('.', '/'))
                .resolve(fixture() + ".golden");
        if (!Files.exists(golden)) {
            Files.writeString(golden.resolveSibling(fixture() + ".actual"), actual);
            throw new AssertionError("no expectation: check " + fixture() + ".actual and rename it to .golden");
        }
        assertThat(actual).isEqualTo(Files.readString(golden));
    }

    @Test
    default void acceptsItsFormatByItsContent() {
        assertThat(reader().accepts(head(bytes(), "x"))).isTrue();
    }

    @Test
    default void doesNotAcceptWhatIsNotItsFormat() {
        byte[] random = new byte[2000];
        new Random(1).nextBytes(random);
        assertThat(reader().accepts(head(new byte[0], fixture()))).isFalse();
        assertThat(reader().accepts(head(random, fixture()))).isFalse();
        assertThat(reader().accepts(head("Lieber Jörg,\n\nbis morgen.\n".getBytes(StandardCharsets.UTF_8), fixture())))
                .isFalse();
    }

    @Test
    default void accountsForEveryByte(@TempDir Path work) throws IOException {
        accounts(read(bytes(), 0, work), bytes().length);
    }

    /** Of databases nobody but the reader knows how many rows there are. */
    private void accounts(Recording recording, long length) {
        long rows =
                recording.pieces().stream().mapToLong(Recording.Piece::length).sum();
        balances(recording, countsBytes() ? length : rows);
    }

    @Test
    default void givesBackTheOriginalBytesByOffsetAndLength(@TempDir Path work) throws IOException {
        if (!countsBytes()) {
            return;
        }
        byte[] bytes = bytes();
        Recording recording = read(bytes, 0, work);
        List<Recording.Piece> messages =
                recording.pieces().stream().filter(p -> p.message().isPresent()).toList();
        for (int i = 0; i < messages.size(); i++) {
            Recording.Piece piece = messages.get(i);
            byte[] slice = Arrays.copyOfRange(bytes, (int) piece.offset(), (int) (piece.offset() + piece.length()));
            assertThat(recording.originals().get(i)).isEqualTo(keepsOriginals() ? slice : new byte[0]);
            assertThat(piece.message().orElseThrow().sha256())
                    .isEqualTo(HexFormat.of().formatHex(Hashes.sha256().digest(slice)));
        }
    }

    @Test
    default void readsAFileAsItReadsAStream(@TempDir Path work, @TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("entry"), bytes());
        Recording recording = new Recording();
        reader().read(TestSource.of(file, work), recording);
        assertThat(Rendering.of(recording.pieces()))
                .isEqualTo(Rendering.of(read(bytes(), 0, work).pieces()));
    }

    @Test
    default void givesExactlyTheRestWhenItResumes(@TempDir Path work) throws IOException {
        Recording whole = read(bytes(), 0, work);
        List<Recording.Piece> all = whole.pieces();
        for (Recording.Piece piece : all) {
            long from = piece.offset() + piece.length();
            Recording resumed = read(bytes(), from, work);
            assertThat(resumed.declared()).isEqualTo(whole.declared());
            List<Recording.Piece> rest = resumed.pieces();
            assertThat(Rendering.of(messagesFrom(rest, 0))).isEqualTo(Rendering.of(messagesFrom(all, from)));
        }
    }

    @Test
    default void readsWhatIsThereWhenItIsCutOff(@TempDir Path work) throws IOException {
        byte[] bytes = bytes();
        List<Recording.Piece> whole = read(bytes, 0, work).pieces();
        long seed = 20261122;
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            int cut = random.nextInt(bytes.length);
            Recording recording = read(Arrays.copyOf(bytes, cut), 0, work);
            accounts(recording, cut);
            if (!countsBytes()) {
                continue;
            }
            assertThat(Rendering.of(messagesBefore(recording.pieces(), cut - reach())))
                    .as("cut at %d, seed %d", cut, seed)
                    .isEqualTo(Rendering.of(messagesBefore(whole, cut - reach())));
        }
    }

    @Test
    default void readsOnBehindABrokenByte(@TempDir Path work) throws IOException {
        byte[] bytes = bytes();
        List<Recording.Piece> whole = read(bytes, 0, work).pieces();
        long seed = 4711;
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] broken = bytes.clone();
            int at = random.nextInt(bytes.length);
            broken[at] = (byte) random.nextInt(256);
            Recording recording = read(broken, 0, work);
            accounts(recording, bytes.length);
            if (!countsBytes()) {
                continue;
            }
            assertThat(Rendering.of(messagesBefore(recording.pieces(), at - reach())))
                    .as("broken at %d, seed %d", at, seed)
                    .isEqualTo(Rendering.of(messagesBefore(whole, at - reach())));
        }
    }

    @Test
    default void handsOverWhatAFailingSourceGave(@TempDir Path work) throws IOException {
        byte[] bytes = bytes();
        int given = bytes.length * 2 / 3;
        Recording recording = new Recording();
        assertThatThrownBy(() -> reader().read(new Failing(TestSource.of(bytes, "x", work), given), recording))
                .isInstanceOf(IOException.class)
                .hasMessage("broken disk");
        // a database can only be read whole: of one that cannot be copied nothing is read
        balances(recording, countsBytes() ? given : 0);
        List<Message> messages = recording.messages();
        if (!messages.isEmpty() && countsBytes()) {
            Message last = messages.get(messages.size() - 1);
            Recording.Piece end = recording.pieces().get(recording.pieces().size() - 1);
            assertThat(last.flags().contains(Flag.ENTRY_DAMAGED) || end.held().isPresent())
                    .as("what the source broke off in is flagged or held")
                    .isTrue();
            for (Message message : messages.subList(0, messages.size() - 1)) {
                assertThat(message.flags()).doesNotContain(Flag.ENTRY_DAMAGED);
            }
        }
    }

    @Test
    default void leavesNothingInTheWorkFolder(@TempDir Path work) throws IOException {
        read(bytes(), 0, work);
        try (var files = Files.list(work)) {
            // the spooled copy belongs to whoever gave the source
            assertThat(files.map(Path::getFileName).map(Path::toString).filter(name -> !name.equals("spooled")))
                    .isEmpty();
        }
    }

    /** The fixture. */
    default byte[] bytes() {
        try (InputStream in = getClass().getResourceAsStream(fixture())) {
            assertThat(in).as("fixture %s", fixture()).isNotNull();
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Recording read(byte[] bytes, long wantedFrom, Path work) throws IOException {
        Recording recording = new Recording(wantedFrom);
        reader().read(TestSource.of(bytes, "x", work), recording);
        return recording;
    }

    private static Head head(byte[] bytes, String name) {
        return new Head(Arrays.copyOf(bytes, Math.min(bytes.length, Head.LIMIT)), bytes.length <= Head.LIMIT, name);
    }

    private static List<Recording.Piece> messagesFrom(List<Recording.Piece> pieces, long offset) {
        return pieces.stream()
                .filter(p -> p.message().isPresent() || p.held().isPresent())
                .filter(p -> p.offset() >= offset)
                .toList();
    }

    private static List<Recording.Piece> messagesBefore(List<Recording.Piece> pieces, long end) {
        return pieces.stream().filter(p -> p.offset() + p.length() <= end).toList();
    }

    /** Pieces lie end to end and fill the entry. */
    static void balances(Recording recording, long length) {
        long at = 0;
        for (Recording.Piece piece : recording.pieces()) {
            assertThat(piece.offset()).as("begin of a piece").isEqualTo(at);
            assertThat(piece.length()).isPositive();
            at += piece.length();
        }
        assertThat(at).as("end of the last piece").isEqualTo(length);
    }

    /** A source whose stream breaks off with an error. */
    final class Failing implements Source {
        private final TestSource source;
        private final int given;

        Failing(TestSource source, int given) {
            this.source = source;
            this.given = given;
        }

        @Override
        public InputStream open() throws IOException {
            byte[] bytes = source.open().readNBytes(given);
            return new FilterInputStream(new ByteArrayInputStream(bytes)) {
                @Override
                public int read() throws IOException {
                    int b = super.read();
                    if (b < 0) {
                        throw new IOException("broken disk");
                    }
                    return b;
                }

                @Override
                public int read(byte[] target, int from, int count) throws IOException {
                    int n = super.read(target, from, count);
                    if (n < 0) {
                        throw new IOException("broken disk");
                    }
                    return n;
                }
            };
        }

        @Override
        public void openAgain() throws IOException {
            source.openAgain();
        }

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public Path spooled() throws IOException {
            throw new IOException("broken disk");
        }

        @Override
        public Head head() {
            Head head = source.head();
            return new Head(Arrays.copyOf(head.bytes(), Math.min(given, head.bytes().length)), false, head.name());
        }

        @Override
        public byte[] rawName() {
            return source.rawName();
        }

        @Override
        public ReadOptions options() {
            return source.options();
        }

        @Override
        public Path work() {
            return source.work();
        }
    }
}
