package org.leakproof.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.leakproof.ingest.MadeUpExport.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.ingest.read.Samples;

/** People and conversations of Slack have the names that the export lists in other files. */
final class SlackExportTest {
    @TempDir
    Path folder;

    private ExportIngest ingest;

    @BeforeEach
    void begin() throws IOException {
        ingest = new ExportIngest(folder);
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void slacksPeopleAndConversationsHaveTheNamesThatTheExportListsElsewhere(Packing packing) throws Exception {
        Received received = ingest.read(packing.pack(folder, MadeUpExport.TEAM.files()));

        Message direct = received.saying("@Åsa, schläfst du?");
        assertThat(direct.sender().orElseThrow().name()).contains("Zoë Łuk");
        assertThat(direct.sender().orElseThrow().address()).contains("zoe@x.example");
        assertThat(direct.recipients())
                .extracting(Participant::handle, Participant::name)
                .containsExactly(tuple(Optional.of("U2"), Optional.of("Åsa")));
        Message said = received.saying("hier");
        assertThat(said.conversation()).isEqualTo(new Conversation("C1", Optional.of("allerlei")));
        assertThat(said.recipientsBasis()).isEqualTo(RecipientsBasis.MEMBERSHIP);
        assertThat(said.recipients())
                .extracting(Participant::handle, Participant::name)
                .containsExactly(
                        tuple(Optional.of("U1"), Optional.of("Zoë Łuk")), tuple(Optional.of("U3"), Optional.empty()));
        assertThat(said.attachments().get(0).text()).contains("der Plan");
    }

    @ParameterizedTest
    @CsvSource({"groups.json, 200, MEMBERSHIP, 199", "mpims.json, 3, MEMBERSHIP, 2", "channels.json, 201, UNKNOWN, 0"})
    void saysWhoElseIsInAConversationUnlessThatIsACrowd(String list, int members, RecipientsBasis basis, int recipients)
            throws Exception {
        String ids = IntStream.range(0, members).mapToObj(i -> "\"U" + i + "\"").collect(Collectors.joining(","));
        Received received = ingest.read(Packing.ZIP.pack(
                folder,
                files(
                        "größe/2024-01-05.json",
                        """
                                [{"type":"message","user":"U1","ts":"1704447001.000200","text":"hier"}]""",
                        list,
                        "[{\"id\":\"C1\",\"name\":\"größe\",\"members\":[" + ids + "]}]")));

        Message said = received.saying("hier");
        assertThat(said.recipientsBasis()).isEqualTo(basis);
        assertThat(said.recipients()).hasSize(recipients);
    }

    @Test
    void namesEverybodyInARealSlackExport() throws Exception {
        Received received = ingest.read(Samples.folder("slack").resolve("testarchive.zip"));

        List<Message> said = received.messages.stream()
                .filter(message -> message.provenance().reader().equals("slack"))
                .toList();
        assertThat(said)
                .extracting(message -> message.conversation().title().orElse(""))
                .filteredOn("enrique"::equals)
                .hasSize(102);
        assertThat(said).hasSize(158);
        assertThat(said.stream()
                        .flatMap(message -> message.sender().stream())
                        .filter(sender -> sender.handle().orElse("").startsWith("U")))
                .isNotEmpty()
                .allSatisfy(sender -> assertThat(sender.name()).isPresent());
        assertThat(said.stream().map(message -> message.conversation().id()).distinct())
                .allSatisfy(id -> assertThat(id).startsWith("C"));
    }
}
