package org.leakproof.ingest.read.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.HeldReason;

class ObjectSplitterTest {
    private static final RecordPaths CHATS = RecordPaths.of(node -> node.has("t"), "messages", "chats.list.messages");
    private static final RecordPaths BARE = RecordPaths.of(node -> node.has("t"), "");

    @Test
    void findsRecordsAtEveryPathWithWhatStandsAroundThem() {
        assertThat(split(CHATS, "{\"id\":7,\"messages\":[{\"t\":1},{\"t\":2}],\"name\":\"ü\"}"))
                .containsExactly("{\"id\":7} 1", "{\"id\":7} 2");
        assertThat(split(
                        CHATS,
                        "{\"a\":{\"b\":[1,{}]},\"chats\":{\"n\":\",}\",\"list\":[{\"id\":7,\"messages\":[{\"t\":1}]},"
                                + "{\"x\":\"\\\"\",\"messages\":[{\"t\":2}]}]}}"))
                .containsExactly(
                        "{\"a\":{\"b\":[1,{}]}}{\"n\":\",}\"}{\"id\":7} 1",
                        "{\"a\":{\"b\":[1,{}]}}{\"n\":\",}\"}{\"x\":\"\\\"\"} 2");
    }

    @Test
    void doesNotMindWhatStandsBetweenRecords() {
        for (String text : List.of(
                "[{\"t\":1},{\"t\":2}]",
                "{\"t\":1}\n{\"t\":2}\n",
                "window.x = [ {\"t\":1} , {\"t\":2} ]",
                "{\"t\":1}{\"t\":2}")) {
            assertThat(split(BARE, text)).containsExactly(" 1", " 2");
        }
    }

    @Test
    void goesOnBehindABrokenRecord() {
        assertThat(split(BARE, "[\n {\n  \"t\": 1\n },\n {\n  \"t\": \"x\n },\n {\n  \"t\": 3\n }\n]"))
                .containsExactly(" 1", "held DAMAGED", " 3");
        assertThat(split(BARE, "[{\"t\":1},{\"t\":\"2},{\"t\":3},{\"t\":4}]"))
                .containsExactly(" 1", "held TRUNCATED", " 3 salvaged", " 4 salvaged");
        assertThat(split(BARE, "{\"t\":1,\"t\":2}\n{\"t\":3}\n")).containsExactly("held DAMAGED", " 3");
    }

    @Test
    void holdsWhatStandsInARecordsPlaceAndIsNone() {
        assertThat(split(BARE, "[{\"u\":{\"t\":1}},{\"t\":2}]")).containsExactly("held DAMAGED", " 2");
    }

    @Test
    void holdsARecordBeyondTheLimitAndReadsOnBehindIt() throws IOException {
        InputStream begin = new ByteArrayInputStream("[{\"t\":1},{\"t\":\"".getBytes(StandardCharsets.UTF_8));
        InputStream end = new ByteArrayInputStream("\"},{\"t\":3}]".getBytes(StandardCharsets.UTF_8));
        Noting sink = new Noting();
        new ObjectSplitter(BARE, HeldReason.DAMAGED, sink)
                .split(new SequenceInputStream(
                        new SequenceInputStream(begin, new Letters(ObjectSplitter.MAX_RECORD_BYTES)), end));
        assertThat(sink.seen).containsExactly(" 1", "held TOO_LARGE", " 3");
    }

    @Test
    void givesTheSameHoweverTheBytesArrive() throws IOException {
        long seed = 99;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder("{\"id\":\"ü\",\"messages\":[");
            for (int j = 0; j < 200; j++) {
                text.append("{[]},:\"\\tn \n1".charAt(random.nextInt(13)));
                if (random.nextInt(4) == 0) {
                    text.append("{\"t\":1}");
                }
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            Noting whole = new Noting();
            new ObjectSplitter(CHATS, HeldReason.DAMAGED, whole).split(new ByteArrayInputStream(bytes));
            Noting dribbled = new Noting();
            new ObjectSplitter(CHATS, HeldReason.DAMAGED, dribbled).split(new ByteArrayInputStream(bytes) {
                @Override
                public synchronized int read(byte[] into, int from, int length) {
                    return super.read(into, from, Math.min(length, 3));
                }
            });
            assertThat(dribbled.seen).as("round %d, seed %d", i, seed).isEqualTo(whole.seen);
            assertThat(whole.at).isEqualTo(bytes.length);
        }
    }

    @Test
    void findsRecordsBelowABrokenKey() {
        assertThat(split(CHATS, "{\"id\":7,\"massages\":[{\"t\":1},{\"t\":2}],\"messages\":[{\"t\":3}]}"))
                .containsExactly(
                        "{\"id\":7,\"massages\":[{\"t\":1},{\"t\":2}]} 1 salvaged",
                        "{\"id\":7,\"massages\":[{\"t\":1},{\"t\":2}]} 2 salvaged",
                        "{\"id\":7,\"massages\":[{\"t\":1},{\"t\":2}]} 3");
    }

    @Test
    void losesNoWholeRecordWhateverByteIsBroken() {
        String list = "{\"name\":\"ü\",\n \"messages\": [\n  {\n   \"t\": 1\n  },\n  {\n   \"t\": 2\n  }\n ]\n}";
        for (String text : List.of(
                "{\"a\":1,\"chats\":{\"list\":[" + list + "," + list + "]}}",
                "{\"a\":1,\"chats\":{\"list\":[" + list + "," + list + "]}}".replaceAll("\\s", ""))) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < bytes.length; at++) {
                for (byte b : "x\"{}[],:\\\n".getBytes(StandardCharsets.UTF_8)) {
                    byte[] broken = bytes.clone();
                    broken[at] = b;
                    int records = split(CHATS, new String(broken, StandardCharsets.UTF_8))
                            .size();
                    assertThat(records).as("byte %d broken to %c", at, b).isGreaterThanOrEqualTo(3);
                }
            }
        }
    }

    private static List<String> split(RecordPaths layout, String text) {
        Noting sink = new Noting();
        try {
            new ObjectSplitter(layout, HeldReason.DAMAGED, sink)
                    .split(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return sink.seen;
    }

    /** Notes records with what stands around them, and that all lies end to end. */
    private static final class Noting implements RecordSink {
        final List<String> seen = new ArrayList<>();
        long at;

        @Override
        public boolean wants(long offset) {
            return true;
        }

        @Override
        public void record(JsonRecord record) {
            StringBuilder around = new StringBuilder();
            record.enclosing().objects().forEach(around::append);
            next(record.offset(), record.length());
            seen.add(around + " " + record.node().path("t").asText() + (record.salvaged() ? " salvaged" : ""));
        }

        @Override
        public void held(long offset, long length, HeldReason reason) {
            next(offset, length);
            seen.add("held " + reason);
        }

        @Override
        public void gap(long offset, long length) {
            next(offset, length);
        }

        private void next(long offset, long length) {
            assertThat(offset).isEqualTo(at);
            assertThat(length).isPositive();
            at += length;
        }
    }

    /** So many letters. */
    private static final class Letters extends InputStream {
        private long left;

        Letters(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int n = (int) Math.min(left, length);
            java.util.Arrays.fill(into, from, from + n, (byte) 'x');
            left -= n;
            return n;
        }
    }
}
