package org.leakproof.ingest.read.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class LineFeedsTest {
    @Test
    void findsWhatALookAtEachByteFinds() {
        long seed = 20_240_229;
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) {
                // those beside the line feed, and with the highest bit, are the ones that could be taken for it
                bytes[i] = (byte) new int[] {'\n', 9, 11, 0x8A, 0, 0xFF, 'ż', 138}[random.nextInt(8)];
            }
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            int expected = from;
            while (expected < to && bytes[expected] != '\n') {
                expected++;
            }
            assertThat(LineFeeds.next(bytes, from, to))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(expected);
        }
    }
}
