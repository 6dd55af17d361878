package org.leakproof.ingest.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordSorterTest {
    @TempDir
    Path temp;

    @Test
    void sortsMoreThanFitsIntoItsArena() throws IOException {
        long seed = 41;
        Random random = new Random(seed);
        Path work = Files.createDirectory(temp.resolve("work"));
        Spool spool = Spool.open(work, 0);
        for (int count : new int[] {0, 1, 10, 5_000}) {
            try (RecordSorter sorter = new RecordSorter(spool::unnamed, 1_000)) {
                List<byte[]> expected = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    byte[] record = new byte[random.nextInt(i == 7 ? 40_000 : 40)];
                    random.nextBytes(record);
                    expected.add(record);
                    sorter.add(record);
                }
                expected.sort(Arrays::compareUnsigned);
                List<byte[]> sorted = new ArrayList<>();
                for (Iterator<byte[]> records = sorter.sorted(); records.hasNext(); ) {
                    sorted.add(records.next());
                }
                assertThat(sorted).as("seed " + seed).hasSize(count);
                for (int i = 0; i < count; i++) {
                    assertThat(sorted.get(i)).as("seed " + seed).isEqualTo(expected.get(i));
                }
            }
        }
        assertThat(Walked.spooled(work)).isEmpty();
    }
}
