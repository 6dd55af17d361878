package org.leakproof.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerClassPathTest {
    @TempDir
    Path folder;

    @Test
    void findsWhatTheBuildMade() {
        WorkerClassPath found = WorkerClassPath.find();
        assertThat(found.elements()).allMatch(Files::exists).allMatch(Path::isAbsolute);
        assertThat(found.elements())
                .anyMatch(p -> p.getFileName().toString().startsWith("tika-core-"))
                .noneMatch(p -> p.getFileName().toString().startsWith("kafka"))
                .as("OCR")
                .noneMatch(p -> p.getFileName().toString().contains("-ocr-"));
    }

    @Test
    void takesTheJarsOfAFolderInOrder() throws IOException {
        for (String name : new String[] {"b.jar", "tika-core-3.jar", "a.jar", "readme.txt"}) {
            Files.createFile(folder.resolve(name));
        }
        assertThat(WorkerClassPath.ofFolder(folder).elements())
                .containsExactly(folder.resolve("a.jar"), folder.resolve("b.jar"), folder.resolve("tika-core-3.jar"));
    }

    @Test
    void saysWhereItLookedAndWhatWouldBeRight() {
        assertThatThrownBy(() -> WorkerClassPath.ofFolder(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("-Dleakproof.extract.lib=");
        assertThatThrownBy(() -> WorkerClassPath.ofFolder(folder.resolve("none")))
                .hasMessageContaining("no folder")
                .hasMessageContaining("-Dleakproof.extract.lib=");
    }
}
