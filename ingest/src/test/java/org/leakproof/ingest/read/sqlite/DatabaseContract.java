package org.leakproof.ingest.read.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.Recording;
import org.leakproof.ingest.read.TestSource;

/** A reader's contract, for a database: offsets count rows. */
interface DatabaseContract extends MessageReaderContract {
    @Override
    default MessageReader reader() {
        return new DatabaseReader();
    }

    @Override
    default boolean countsBytes() {
        return false;
    }

    /** What is lost is told: a broken byte changes the page it is in, and what that leads to. */
    @Test
    default void readsRowsOfOtherPagesWhateverByteIsBroken(@TempDir Path work) throws IOException {
        byte[] bytes = bytes();
        List<String> whole = texts(bytes, work);
        long seed = 20261122;
        Random random = new Random(seed);
        int kept = 0;
        int rounds = 400;
        for (int i = 0; i < rounds; i++) {
            byte[] broken = bytes.clone();
            int at = random.nextInt(bytes.length);
            broken[at] = (byte) random.nextInt(256);
            List<String> left = texts(broken, work);
            kept += left.equals(whole) ? 1 : 0;
        }
        assertThat(kept).as("of %d, seed %d", rounds, seed).isGreaterThan(rounds / 2);
    }

    private List<String> texts(byte[] bytes, Path work) throws IOException {
        Recording recording = new Recording(0);
        reader().read(TestSource.of(bytes, "x", work), recording);
        List<String> texts = new ArrayList<>();
        for (Message message : recording.messages()) {
            texts.add(message.body().toString());
        }
        return texts;
    }
}
