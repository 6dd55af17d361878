package org.leakproof.ingest.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HashCountTest {
    @Test
    void countsWhatIsDifferent() {
        long seed = 20190305;
        Random random = new Random(seed);
        HashCount count = new HashCount(1 << 20);
        Set<Long> expected = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            long hash = random.nextInt(20_000);
            assertThat(count.add(hash)).as("seed %d", seed).isEqualTo(expected.add(hash == 0 ? 1 : hash));
        }
        assertThat(count.size()).isEqualTo(expected.size());
        assertThat(count.isFull()).isFalse();
    }

    @Test
    void saysWhenItIsFull() {
        HashCount count = new HashCount(100);
        for (int i = 1; i <= 101; i++) {
            count.add(HashCount.of("é" + i));
        }
        assertThat(count.size()).isEqualTo(100);
        assertThat(count.isFull()).isTrue();
        assertThat(count.add(HashCount.of("é1"))).isFalse();
    }
}
