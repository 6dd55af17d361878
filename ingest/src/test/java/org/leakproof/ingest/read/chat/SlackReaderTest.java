package org.leakproof.ingest.read.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.Recording;
import org.leakproof.ingest.read.Samples;
import org.leakproof.ingest.read.TestSource;

class SlackReaderTest implements MessageReaderContract {
    private static final SlackMarkup MARKUP =
            new SlackMarkup(id -> id.equals("U3") ? Optional.of("Åsa") : Optional.empty());

    @Override
    public MessageReader reader() {
        return new SlackReader();
    }

    @Override
    public String fixture() {
        return "day.slack";
    }

    @Test
    void showsMarkupAsText() {
        assertThat(MARKUP.plain("<@U1|zoë> &amp; <@U2>: <https://x.example/?a=1&amp;b=2|<b>, <#C1|früh>, <!here>"))
                .isEqualTo("@zoë & @U2: <b (https://x.example/?a=1&b=2), #früh, @here");
        assertThat(MARKUP.plain("<mailto:a@x.example|a@x.example> <https://x.example> &lt;@U1&gt; &amp;lt; 1 < 2"))
                .isEqualTo("a@x.example https://x.example <@U1> &lt; 1 < 2");
        assertThat(MARKUP.plain("<@U3> <@U3|å>")).isEqualTo("@Åsa @å");
        assertThat(MARKUP.plain("<!subteam^S1|@redaktion> <!date^1^{date}|gestern> <>"))
                .isEqualTo("@redaktion gestern <>");
    }

    @Test
    void takesTheConversationFromTheFolder(@TempDir Path work) throws IOException {
        assertThat(conversation("export/straßenfest/2024-02-01.json", work)).isEqualTo("straßenfest GROUP_MESSAGE");
        assertThat(conversation("D024BE91L/2024-02-01.json", work)).isEqualTo("D024BE91L DIRECT_MESSAGE");
    }

    private String conversation(String name, Path work) throws IOException {
        Recording recording = new Recording();
        reader().read(TestSource.of(bytes(), name, work), recording);
        Message message = recording.messages().stream()
                .filter(m -> m.kind() != Kind.SYSTEM)
                .findFirst()
                .orElseThrow();
        return message.conversation().id() + " " + message.kind();
    }

    @Test
    void doesNotAcceptTheListsOfTheExport() {
        String users = "[{\"id\":\"U1\",\"name\":\"zoë\",\"updated\":1700000000,\"profile\":{\"real_name\":\"Zoë\"}}]";
        assertThat(reader().accepts(new Head(users.getBytes(StandardCharsets.UTF_8), true, "users.json")))
                .isFalse();
    }

    @Test
    void readsTheSampleArchive(@TempDir Path work) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(Samples.folder("slack/testarchive.zip").toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    TestSource source = TestSource.of(in.readAllBytes(), entry.getName(), work);
                    if (reader().accepts(source.head())) {
                        Recording recording = new Recording();
                        reader().read(source, recording);
                        assertThat(recording.held()).isEmpty();
                        for (Message message : recording.messages()) {
                            counts.merge(message.conversation().id(), 1, Integer::sum);
                            assertThat(message.body()).isNotEmpty();
                        }
                    }
                }
            }
        }
        assertThat(counts).isEqualTo(Map.of("enrique", 102, "traveling-sailor", 56));
    }
}
