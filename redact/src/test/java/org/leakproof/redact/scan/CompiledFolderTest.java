package org.leakproof.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.redact.scan.Scanner.Compiled;

class CompiledFolderTest {

    private static final List<Pattern> PATTERNS = List.of(
            pattern(0, "[a-zß-ž]+@[a-z]+\\.(?:example|org)"),
            pattern(1, "\\d{3,5}(?:-\\d)?"),
            pattern(2, "(?i)Zoë"),
            headed(3, "Ž[a-z]*"));

    @TempDir
    private Path folder;

    private int compiled;

    private CompiledFolder compiledFolder;

    @BeforeEach
    void open() {
        compiledFolder = CompiledFolder.of(folder, new byte[] {1});
    }

    @Test
    void readsWhatItWrote() {
        Compiled first = get(PATTERNS);
        Compiled second = get(PATTERNS);

        assertThat(compiled).isOne();
        assertThat(second).usingRecursiveComparison().isEqualTo(first);
    }

    @Test
    void compilesAnewForOtherPatternsBoundariesAndPrograms() {
        get(PATTERNS);
        get(PATTERNS.subList(0, 2));
        get(List.of(new Pattern(0, Expression.parse("a"), Boundary.WORD, Boundary.NONE)));
        get(List.of(new Pattern(0, Expression.parse("a"), Boundary.NONE, Boundary.WORD)));
        get(List.of(new Pattern(0, Expression.parseIgnoringCase("a"), Boundary.NONE, Boundary.WORD)));
        get(List.of(headed(0, "b")));
        get(List.of(headed(0, "c")));
        compiledFolder = CompiledFolder.of(folder, new byte[] {2});
        get(PATTERNS);

        assertThat(compiled).isEqualTo(8);
    }

    @Test
    void compilesAnewWhateverIsWrongWithAFile() throws IOException {
        get(PATTERNS);
        byte[] whole = Files.readAllBytes(onlyFile());
        for (int length : new int[] {0, 1, 8, 9, whole.length / 2, whole.length - 1}) {
            Files.write(onlyFile(), Arrays.copyOf(whole, length));
            compiled = 0;
            get(PATTERNS);
            assertThat(compiled).as("cut off at %d", length).isOne();
        }
        for (int place = 0; place < whole.length; place += whole.length / 50) {
            byte[] flipped = whole.clone();
            flipped[place] ^= 4;
            Files.write(onlyFile(), flipped);
            compiled = 0;
            get(PATTERNS);
            assertThat(compiled).as("flipped at %d", place).isOne();
        }
        assertThat(onlyFile()).hasBinaryContent(whole);
    }

    @Test
    void doesWithoutAFolderThatCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "ü");
        compiledFolder = CompiledFolder.of(file.resolve("below"), new byte[0]);

        get(PATTERNS);
        get(PATTERNS);

        assertThat(compiled).isEqualTo(2);
    }

    @Test
    void keepsNoMoreThanAFewFilesAndNothingHalfWritten() throws IOException {
        Path killed = Files.writeString(folder.resolve("0.automaton.1"), "ü");
        Files.setLastModifiedTime(killed, FileTime.fromMillis(0));
        IntStream.range(0, 20).forEach(i -> get(List.of(pattern(0, "ü" + i))));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(8).allMatch(file -> file.toString().endsWith(".automaton"));
        }
    }

    private Compiled get(List<Pattern> patterns) {
        return compiledFolder.get(patterns, () -> {
            compiled++;
            return Scanner.compile(patterns);
        });
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.reduce((a, b) -> {
                        throw new AssertionError("more than one file");
                    })
                    .orElseThrow();
        }
    }

    private static Pattern pattern(int id, String expression) {
        return new Pattern(id, Expression.parse(expression), Boundary.WORD, Boundary.WORD);
    }

    private static Pattern headed(int id, String head) {
        Head before = new Head(Expression.parse(head), Boundary.WORD);
        return new Pattern(id, Expression.parse("a"), Boundary.NONE, Boundary.WORD, Optional.of(before));
    }
}
