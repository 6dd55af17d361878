package org.leakproof.ingest.read.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.Recording;
import org.leakproof.ingest.read.TestSource;

/** A channel of a server. */
class DiscordReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new DiscordReader();
    }

    @Override
    public String fixture() {
        return "channel.discord";
    }

    private List<Recording.Declared> declared(byte[] export, Path work) throws IOException {
        Recording recording = new Recording();
        reader().read(TestSource.of(export, "channel.json", work), recording);
        return recording.declared();
    }

    @Test
    void saysHowManyMessagesTheFileClaimsToHold(@TempDir Path work) throws IOException {
        byte[] whole = bytes();
        byte[] more = new String(whole, StandardCharsets.UTF_8)
                .replace("\"messageCount\": 5", "\"messageCount\": 9")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(declared(whole, work)).containsExactly(new Recording.Declared(whole.length, "", 5));
        assertThat(declared(more, work)).containsExactly(new Recording.Declared(whole.length, "", 9));
        assertThat(declared(Arrays.copyOf(whole, 4000), work)).isEmpty();
    }
}
