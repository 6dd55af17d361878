package org.leakproof.ingest.read.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.Recording;
import org.leakproof.ingest.read.TestSource;

/** A conversation of two, newest message first; what it is called stands behind the messages. */
class MessengerReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new MessengerReader();
    }

    @Override
    public String fixture() {
        return "thread.messenger";
    }

    /** A byte broken or lost behind the messages changes what their conversation is called. */
    @Override
    public int reach() {
        return bytes().length;
    }

    @Test
    void knowsTheConversationByItsFolderWhenTheEndIsMissing(@TempDir Path work) throws IOException {
        byte[] cut = Arrays.copyOf(bytes(), bytes().length / 2);
        Recording recording = new Recording();
        reader().read(TestSource.of(cut, "messages/inbox/jorg_4711abc/message_1.json", work), recording);
        assertThat(recording.messages()).hasSize(2);
        for (Message message : recording.messages()) {
            assertThat(message.conversation().id()).isEqualTo("jorg_4711abc");
        }
    }

    @Test
    void repairsOnceWhatWasDecodedTwice() {
        assertThat(Mojibake.repaired("GrÃ¼Ã\u009fe ð\u009f\u0099\u0082")).isEqualTo("Grüße 🙂");
        assertThat(Mojibake.repaired("Ã\u0083Â¤")).isEqualTo("Ã¤");
        assertThat(Mojibake.repaired("Grüße")).isEqualTo("Grüße");
        assertThat(Mojibake.repaired("Ã¼ und –")).isEqualTo("Ã¼ und –");
    }

    @Test
    void leavesTheNewerExportsTextsAlone(@TempDir Path work) throws IOException {
        String export =
                "{\"participants\":[\"Zoë\",\"Jörg\"],\"threadName\":\"Zoë_1\",\"messages\":[{\"isUnsent\":false,"
                        + "\"media\":[],\"reactions\":[],\"senderName\":\"Zoë\",\"text\":\"Ã¤ und ä\",\"timestamp\":1706770860123,"
                        + "\"type\":\"text\"}]}";
        TestSource source = TestSource.of(export.getBytes(StandardCharsets.UTF_8), "x", work);
        assertThat(reader().accepts(source.head())).isTrue();
        Recording recording = new Recording();
        reader().read(source, recording);
        assertThat(Recording.body(recording.message())).isEqualTo("Ã¤ und ä");
        assertThat(recording.message().sent().instant().orElseThrow()).hasToString("2024-02-01T07:01:00.123Z");
    }

    @Test
    void doesNotAcceptOtherObjectsWithMessages() {
        String other =
                "{\"messages\":[{\"_id\":\"a\",\"ts\":\"2024-02-01T07:00:00Z\",\"msg\":\"x\"}],\"success\":true}";
        assertThat(reader().accepts(new Head(other.getBytes(StandardCharsets.UTF_8), true, "message_1.json")))
                .isFalse();
    }
}
