package org.leakproof.ingest.read.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.Recording;
import org.leakproof.ingest.read.Samples;
import org.leakproof.ingest.read.TestSource;

class TelegramReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new TelegramReader();
    }

    @Override
    public String fixture() {
        return "account.telegram";
    }

    @Test
    void assumesTheOperatorsZoneOnlyWhereTheExportStatesNone(@TempDir Path work) throws IOException {
        Recording recording = new Recording();
        ReadOptions berlin = new ReadOptions(Optional.of(ZoneId.of("Europe/Berlin")), ReadOptions.MAX_TEXT_LENGTH);
        reader().read(TestSource.of(bytes(), "x", work).with(berlin), recording);
        assertThat(recording.messages().stream()
                        .filter(m -> m.sent().instant().isPresent())
                        .map(m -> m.sent().basis() + " " + m.sent().instant().orElseThrow()))
                .contains("STATED 2023-07-01T10:00:00Z", "ASSUMED 2020-12-22T22:14:00Z");
    }

    @Test
    void neverPutsAMessageIntoAnotherChatWhenBracketsAreLost(@TempDir Path work) throws IOException {
        String whole = new String(bytes(), StandardCharsets.UTF_8).replace("\"שלום,", "\"שלום\",");
        for (String text : List.of(whole, whole.replaceAll("\\n *", ""))) {
            Map<String, String> chats = chats(read(text, work));
            for (int at = text.indexOf("\"messages\""); at < text.length(); at++) {
                if ("{}[]\"".indexOf(text.charAt(at)) >= 0) {
                    String broken = text.substring(0, at) + ' ' + text.substring(at + 1);
                    int where = at;
                    chats(read(broken, work)).forEach((said, conversation) -> {
                        if (chats.containsKey(said) && !conversation.matches("[0-9a-f]{32}")) {
                            assertThat(conversation).as("broken at %d", where).isEqualTo(chats.get(said));
                        }
                    });
                }
            }
        }
    }

    private static Map<String, String> chats(Recording recording) {
        Map<String, String> chats = new HashMap<>();
        for (Message message : recording.messages()) {
            chats.put(
                    Recording.body(message) + message.sent().asWritten(),
                    message.conversation().id());
        }
        return chats;
    }

    private Recording read(String text, Path work) throws IOException {
        Recording recording = new Recording();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        reader().read(TestSource.of(bytes, "x", work), recording);
        MessageReaderContract.balances(recording, bytes.length);
        return recording;
    }

    @Test
    void readsTheSamples(@TempDir Path work) throws IOException {
        Map<String, Integer> truths =
                Map.of("2021-05", 3, "2021-06_supergroup", 4, "2023-01", 6, "2023-08", 2, "2024-01", 2);
        for (Map.Entry<String, Integer> truth : truths.entrySet()) {
            Path file = Samples.folder("telegram").resolve("telegram_" + truth.getKey() + "/result.json");
            TestSource source = TestSource.of(file, work);
            assertThat(reader().accepts(source.head())).isTrue();
            Recording recording = new Recording();
            reader().read(source, recording);
            assertThat(recording.messages()).as(truth.getKey()).hasSize(truth.getValue());
            assertThat(recording.held()).isEmpty();
        }
    }
}
