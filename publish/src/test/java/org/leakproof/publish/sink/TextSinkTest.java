package org.leakproof.publish.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextSinkTest implements SinkContract {
    @Override
    public String sink() {
        return "text";
    }

    @Override
    public List<String> files() {
        return List.of("texts/LPB.txt");
    }

    @Test
    void writesExactlyTheText(@TempDir Path temp) throws IOException {
        assertThat(write(temp, SinkContract.options())).containsEntry("texts/LPB.txt", "=lang ".repeat(10));
    }
}
