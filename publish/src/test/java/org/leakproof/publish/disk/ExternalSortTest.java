package org.leakproof.publish.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalSortTest {
    @TempDir
    Path folder;

    /** Memory for everything, for some, and for so little that runs are merged twice. */
    @ParameterizedTest
    @ValueSource(ints = {1 << 20, 4096, 400})
    void sortsAsUnsignedBytesWhateverFitsIntoMemory(int memory) throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<byte[]> strings = new ArrayList<>();
        try (ExternalSort sort = new ExternalSort(folder, "x", memory, new Disk())) {
            for (int i = 0; i < 5000; i++) {
                byte[] string = new byte[random.nextInt(20)];
                random.nextBytes(string);
                strings.add(string);
                sort.add(string, string.length);
            }
            strings.sort(Arrays::compareUnsigned);
            assertThat(all(sort))
                    .as("seed %d", seed)
                    .usingElementComparator(Arrays::compareUnsigned)
                    .isEqualTo(strings);
        }
    }

    @Test
    void leavesNoFileBehind() throws IOException {
        try (ExternalSort sort = new ExternalSort(folder, "x", 1024, new Disk())) {
            for (int i = 0; i < 2000; i++) {
                sort.add(new ByteWriter().i32(i * 7919 % 2000));
            }
            all(sort);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void takesStringsLargerThanItsMemory() throws IOException {
        try (ExternalSort sort = new ExternalSort(folder, "x", 1024, new Disk())) {
            sort.add(new byte[5000], 5000);
            sort.add(new byte[3000], 3000);
            assertThat(all(sort)).extracting(string -> string.length).containsExactly(3000, 5000);
        }
    }

    @Test
    void keysSortAsTextsAndComeBackAsTheyWere() throws IOException {
        List<String> texts = new ArrayList<>(
                List.of("", "\0", "\0\0", "\1", "a", "a\0", "a\0b", "a\1", "ab", "b", "ä", "ÿ\uffff", "😀"));
        try (ExternalSort sort = new ExternalSort(folder, "x", 1024, new Disk())) {
            for (int i = texts.size() - 1; i >= 0; i--) {
                sort.add(new ByteWriter().key(texts.get(i)).u8(255 - i));
            }
            assertThat(all(sort).stream().map(string -> new ByteReader(string, 0).key()))
                    .containsExactlyElementsOf(texts);
        }
    }

    private static List<byte[]> all(ExternalSort sort) throws IOException {
        List<byte[]> all = new ArrayList<>();
        ExternalSort.Cursor cursor = sort.sorted();
        for (Optional<byte[]> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            all.add(next.get());
        }
        return all;
    }
}
