package org.leakproof.ingest.read.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Participant;
import org.leakproof.ingest.read.Recording;

/** Call detail records by the mapping in the examples. */
class CallsMappingTest {
    private static final Path EXAMPLES = Path.of("../examples");

    @Test
    void readsWhoCalledWhomAndWhenAndHowLong() throws IOException {
        Mapped mapped = Mapped.by(Files.readString(EXAMPLES.resolve("calls.yaml")));
        byte[] calls = Files.readAllBytes(EXAMPLES.resolve("calls.csv"));
        assertThat(mapped.accepts(calls)).isTrue();

        List<Message> messages = mapped.read(calls).messages();

        assertThat(messages).extracting(Message::kind).containsOnly(Kind.CALL).hasSize(4);
        assertThat(messages)
                .extracting(Recording::body)
                .containsExactly("duration 83", "duration 0", "duration 612", "duration 9");
        assertThat(messages)
                .extracting(m -> address(m.sender().orElseThrow()))
                .containsExactly("+49 201 5550101", "0151 5550 7788", "+45 5550 1234", "+49 201 5550101");
        assertThat(messages)
                .extracting(m -> address(m.recipients().get(0)))
                .containsExactly("+49 30 23125001", "+49 201 5550101", "+49 201 5550101", "22922");
        assertThat(messages.get(0).sent().instant().orElseThrow()).hasToString("2019-03-05T22:59:30Z");
        assertThat(messages.get(3).sent().asWritten()).isEqualTo("31.02.2019 07:45:00");
    }

    @Test
    void givesBothDirectionsOneConversation() {
        List<Message> messages = Mapped.by("""
                        mapping: calls
                        kind: call
                        csv: {header: false, columns: [a, b, when, seconds, way]}
                        time: {field: when}
                        fields: {from: a, to: b, duration: seconds, direction: way, incoming: [in, eingehend]}
                        """)
                .read("+491,+492,2019-03-05T10:00:00,5,out\n+491,+492,2019-03-05T11:00:00,,IN\n+491,+492,never,5,x\n")
                .messages();
        assertThat(messages)
                .extracting(m -> m.conversation().id())
                .containsOnly(messages.get(0).conversation().id());
        assertThat(address(messages.get(1).sender().orElseThrow())).isEqualTo("+492");
        assertThat(Recording.body(messages.get(1))).isEmpty();
        assertThat(messages.get(2).flags()).contains(Flag.DATE_UNREADABLE);
    }

    private static String address(Participant participant) {
        return participant.address().orElseThrow();
    }
}
