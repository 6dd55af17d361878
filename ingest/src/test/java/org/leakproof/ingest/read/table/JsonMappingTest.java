package org.leakproof.ingest.read.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.Recording;

class JsonMappingTest implements MessageReaderContract {
    private static final String PLAIN = """
            mapping: chat
            json: {}
            time: {field: ts}
            fields: {from: from, to: to, text: body}
            """;

    private static final String A = "{\"ts\": \"2019-03-05T18:20:11Z\", \"from\": \"ana\", \"body\": \"é1\"}";
    private static final String B = "{\"ts\": \"2019-03-05T18:20:12Z\", \"from\": \"bo\", \"body\": \"é2\"}";

    @Override
    public MessageReader reader() {
        return Mapped.reader("""
                mapping: crew
                kind: groupMessage
                json: {records: rooms.list.messages}
                time: {field: date}
                fields: {id: id, from: by.id, fromName: by.name, text: text, replyTo: answers}
                """);
    }

    @Override
    public String fixture() {
        return "crew.json";
    }

    /** A broken record ends where the next one begins, at a line of its own. */
    @Override
    public int reach() {
        return 600;
    }

    @Test
    void readsRecordsInAnyArrangement() {
        for (String arranged : new String[] {
            "[" + A + "," + B + "]",
            A + "\n" + B + "\n",
            A + ",\r\n" + B + ",\r\n",
            A + B,
            "\uFEFF[\n  " + A + " ,\n  " + B + "\n]\n",
            "[" + A + "]\n[" + B + "]",
            "," + A + ",," + B
        }) {
            assertThat(Mapped.by(PLAIN).accepts(arranged)).as(arranged).isTrue();
            assertThat(Mapped.by(PLAIN).texts(arranged)).as(arranged).containsExactly("é1", "é2");
        }
    }

    @Test
    void readsOnlyWhatLiesAtThePath() {
        String nested = PLAIN.replace("{}", "{records: chats.list.messages}");
        String export =
                "{\"users\": [" + A + "], \"chats\": {\"list\": [{\"messages\": [" + B + "]}], \"left\": [" + A + "]}}";

        assertThat(Mapped.by(nested).texts(export)).containsExactly("é2");
        assertThat(Mapped.by(nested).texts("{\"chats\": {\"list\": []}}")).isEmpty();
    }

    @Test
    void isNotLedAstrayByBracketsInStrings() {
        String tricky = "{\"ts\": \"2019-03-05T18:20:11Z\", \"body\": \"} ] \\\" { \\\\\"}";

        assertThat(Mapped.by(PLAIN).texts(tricky + "," + B)).containsExactly("} ] \" { \\", "é2");
    }

    @Test
    void holdsABrokenRecordAndReadsOn() {
        Recording recording = Mapped.by(PLAIN)
                .read(A + "\n{\"ts\": \"2019\", \"body\": \"no end\n" + B + "\n{\"other\": 1}\n" + A + "\n{\"ts\":");

        assertThat(recording.messages()).extracting(Recording::body).containsExactly("é1", "é2", "é1");
        assertThat(recording.held())
                .containsExactly(HeldReason.MAPPING_MISMATCH, HeldReason.MAPPING_MISMATCH, HeldReason.TRUNCATED);
    }

    @Test
    void keepsNumbersAndWhatTheMappingDoesNotName() {
        Message message = Mapped.by(PLAIN.replace("from: from", "id: id, from: from"))
                .message(
                        "{\"id\": 9223372036854775808123, \"rate\": 1452837318.000010, \"ts\": \"2019-03-05T18:20:11Z\", \"to\": [\"x\","
                                + " \"y@quay.example\"], \"body\": \"\\ud83d\\udc4d\", \"geo\": {\"lat\": 59.3}}");

        assertThat(message.platformId()).hasValue("9223372036854775808123");
        assertThat(Recording.body(message)).isEqualTo("👍");
        assertThat(message.recipients()).hasSize(2);
        assertThat(message.headers())
                .extracting(header -> header.name() + "=" + header.value())
                .contains("rate=1452837318.000010", "geo.lat=59.3");
    }

    @Test
    void keepsARecordWithoutATimeOrWithoutASender() {
        Message message = Mapped.by(PLAIN).message("{\"body\": \"ø\", \"ts\": null}");

        assertThat(message.flags()).contains(Flag.DATE_MISSING, Flag.SENDER_MISSING);
    }

    @Test
    void standsDeepNestingAndEndlessKeys() {
        byte[] deep = ("[".repeat(300_000) + "{\"" + "k".repeat(100_000) + "\": " + "{\"a\":".repeat(50_000))
                .getBytes(StandardCharsets.UTF_8);

        assertThat(Mapped.by(PLAIN).read(deep).messages()).isEmpty();
        assertThat(Mapped.by(PLAIN).accepts(deep)).isFalse();
    }

    @Test
    void doesNotAcceptOtherJson() {
        assertThat(Mapped.by(PLAIN).accepts("{\"name\": \"x\", \"version\": 1}"))
                .isFalse();
        assertThat(Mapped.by(PLAIN.replace("json", "files: ['chat-*.json']\njson"))
                        .accepts(A))
                .as("another name than the mapping's")
                .isFalse();
    }
}
