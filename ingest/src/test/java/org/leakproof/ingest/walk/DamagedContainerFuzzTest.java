package org.leakproof.ingest.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leakproof.ingest.walk.Containers.LETTER;
import static org.leakproof.ingest.walk.Containers.bzip2;
import static org.leakproof.ingest.walk.Containers.gzip;
import static org.leakproof.ingest.walk.Containers.resource;
import static org.leakproof.ingest.walk.Containers.sevenZip;
import static org.leakproof.ingest.walk.Containers.storedZip;
import static org.leakproof.ingest.walk.Containers.tar;
import static org.leakproof.ingest.walk.Containers.utf8;
import static org.leakproof.ingest.walk.Containers.xz;
import static org.leakproof.ingest.walk.Containers.zip;
import static org.leakproof.ingest.walk.Containers.zstd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.leakproof.ingest.walk.Containers.Item;

/**
 * Containers cut at any byte or with bytes changed: no exception comes out, nothing hangs, every entry is reported once,
 * and what lies beside the damage is untouched.
 */
class DamagedContainerFuzzTest {
    private static final long SEED = Long.getLong("leakproof.walk.fuzz.seed", 20260101L);
    private static final int ROUNDS = Integer.getInteger("leakproof.walk.fuzz.rounds", 40);

    @TempDir
    Path temp;

    static Stream<Arguments> containers() {
        Item letter = Item.of("письмо", LETTER);
        Item more = Item.of("more", LETTER.repeat(20));
        byte[] tar = tar(letter, Item.of("long".repeat(60), LETTER), more);
        return Stream.of(
                Arguments.of("zip", zip(letter, more)),
                Arguments.of("stored zip", storedZip(letter, Item.of("in.zip", zip(letter)), more)),
                Arguments.of("tar", tar),
                Arguments.of("7z", sevenZip(letter, more)),
                Arguments.of("solid 7z", resource("solid.7z")),
                Arguments.of("gz", gzip(out -> out.write(tar))),
                Arguments.of("bz2", bzip2(out -> out.write(tar))),
                Arguments.of("xz", xz(out -> out.write(tar))),
                Arguments.of("zst", zstd(out -> out.write(tar))),
                Arguments.of("lzma", resource("small.lzma")),
                Arguments.of("deflate64 zip", resource("deflate64.zip")),
                Arguments.of("lzma zip", resource("lzma.zip")),
                Arguments.of("bcj 7z", resource("bcj.7z")),
                Arguments.of("traditional zip", resource("traditional.zip")),
                Arguments.of("aes zip", resource("aes.zip")),
                Arguments.of("encrypted 7z", resource("encrypted-header.7z")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("containers")
    @Timeout(120)
    void holdsDamageAndGoesOn(String kind, byte[] container) throws IOException {
        Random random = new Random(SEED + kind.hashCode());
        Path work = Files.createDirectory(temp.resolve("work"));
        Path drop = Files.createDirectory(temp.resolve("drop"));
        for (int i = 0; i < ROUNDS; i++) {
            Files.write(drop.resolve("cut-" + i), Arrays.copyOf(container, random.nextInt(container.length)));
            Files.write(drop.resolve("changed-" + i), changed(container, random));
        }
        Files.write(drop.resolve("innocent"), utf8(LETTER));
        Budget budget = Budget.defaults().withRatio(200, 1 << 20).withPasswordRounds(1 << 20);
        Walked walked;
        try {
            walked = Walked.of(drop, work, budget, "infected");
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + SEED + ", " + kind, e);
        }
        assertThat(walked.report("innocent").status()).isEqualTo(EntryStatus.READ);
        assertThat(walked.text("innocent")).isEqualTo(LETTER);
    }

    /** One to four bytes changed: a bit, any value, or a run that reads as a huge number. */
    private static byte[] changed(byte[] container, Random random) {
        byte[] changed = container.clone();
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(4)) {
                case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> changed[at] = (byte) random.nextInt(256);
                case 2 -> Arrays.fill(changed, at, Math.min(changed.length, at + 1 + random.nextInt(8)), (byte) 0xFF);
                default -> Arrays.fill(changed, at, Math.min(changed.length, at + 1 + random.nextInt(8)), (byte) 0);
            }
        }
        return changed;
    }
}
