package org.leakproof.ingest.read.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.Readers;

/** Formats that all are JSON are told apart by what they hold. */
class ChatFormatsTest {
    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("account.telegram", "telegram-json"),
            Map.entry("chat.telegram", "telegram-json"),
            Map.entry("day.slack", "slack"),
            Map.entry("thread.messenger", "messenger"),
            Map.entry("group.instagram", "messenger"),
            Map.entry("channel.discord", "discord-json"),
            Map.entry("direct.twitter", "twitter-archive"),
            Map.entry("tweets.twitter", "twitter-archive"),
            Map.entry("room.matrix", "matrix-json"),
            Map.entry("room.rocket", "rocketchat-json"),
            Map.entry("received.signal", "signal-cli"),
            Map.entry("main.signalexport", "signal-export"),
            Map.entry("space.googlechat", "google-chat"),
            Map.entry("takeout.hangouts", "hangouts"),
            Map.entry("account.skype", "skype-json"));

    @Test
    void onlyItsOwnReaderAcceptsAnExport() throws IOException {
        for (Map.Entry<String, String> format : FORMATS.entrySet()) {
            try (InputStream in = getClass().getResourceAsStream(format.getKey())) {
                byte[] bytes = in.readAllBytes();
                assertThat(accepting(new Head(bytes, true, "x")))
                        .as(format.getKey())
                        .containsExactly(format.getValue());
                Head cut = new Head(Arrays.copyOf(bytes, bytes.length * 2 / 3), false, "x");
                assertThat(accepting(cut))
                        .as("beginning of %s", format.getKey())
                        .containsExactly(format.getValue());
            }
        }
    }

    @Test
    void nobodyAcceptsOtherJson() {
        for (String other : List.of(
                "{\"name\":\"werkzeug\",\"version\":\"1.0.0\",\"type\":\"module\",\"id\":7,\"messages\":{}}",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":1,\"date\":\"2020\"}]}",
                "[{\"id\":\"1\",\"name\":\"zoë\",\"profile\":{\"email\":\"zoe@example.org\"}}]",
                "[{\"title\":\"x\",\"mapping\":{\"a\":{\"message\":{\"author\":{\"role\":\"user\"}}}}}]",
                "{\"conversations\":[]}",
                "{\"messages\":[]}",
                "[]",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"hallo\"}]}",
                "{\"timestamp\":1706770800,\"level\":\"info\",\"source\":\"x\"}\n{\"timestamp\":1706770801}\n",
                "window.YTD.account.part0 = [ {\"account\":{\"createdAt\":\"2020-01-01T00:00:00.000Z\"}} ]")) {
            assertThat(accepting(new Head(other.getBytes(StandardCharsets.UTF_8), true, "messages.json")))
                    .as(other)
                    .isEmpty();
        }
    }

    private static List<String> accepting(Head head) {
        return Readers.standard().all().stream()
                .filter(reader -> reader.accepts(head))
                .map(MessageReader::name)
                .toList();
    }
}
