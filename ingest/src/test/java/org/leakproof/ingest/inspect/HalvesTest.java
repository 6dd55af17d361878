package org.leakproof.ingest.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.TestSource;
import org.leakproof.ingest.read.mail.MboxReader;

final class HalvesTest {
    @TempDir
    Path folder;

    @Test
    void takesEveryMessageOnce() throws IOException {
        StringBuilder box = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            box.append("From a@port.example Thu Jan  3 00:00:00 2019\nFrom: Zoë <a@port.example>\nSubject: ")
                    .append(i)
                    .append("\n\nno ")
                    .append("x".repeat(i % 50))
                    .append("\n\n");
        }
        Path file = Files.writeString(folder.resolve("box"), box);
        List<String> subjects = Collections.synchronizedList(new ArrayList<>());

        Halves.read(new MboxReader(), TestSource.of(file, folder), mine -> sink(mine, subjects));

        assertThat(subjects).hasSize(500).doesNotHaveDuplicates();
    }

    private static MessageSink sink(LongPredicate mine, List<String> subjects) {
        return new MessageSink() {
            @Override
            public boolean wants(long offset) {
                return mine.test(offset);
            }

            @Override
            public void message(Draft draft) {
                subjects.add(draft.subject().orElse(""));
            }

            @Override
            public void held(long offset, long length, HeldReason reason, int attachments) {
                subjects.add("held");
            }

            @Override
            public void gap(long offset, long length) {}

            @Override
            public void declared(long offset, String part, long count) {}
        };
    }
}
