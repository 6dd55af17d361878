package org.leakproof.ingest.read.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.ZoneBasis;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.Recording;

class LogMappingTest implements MessageReaderContract {
    private static final String DOCK = """
            mapping: dock
            kind: groupMessage
            log:
              line: '\\[(?P<time>\\d\\d\\.\\d\\d\\.\\d\\d \\d\\d:\\d\\d:\\d\\d)\\] (?P<nick>[^:]{1,64}): ?(?P<text>.*)'
            time: {field: time, format: dd.MM.yy HH:mm:ss}
            fields: {from: nick, text: text}
            """;

    @Override
    public MessageReader reader() {
        return Mapped.reader(DOCK);
    }

    @Override
    public String fixture() {
        return "watch.log";
    }

    @Test
    void putsContinuationLinesToTheirRecord() {
        assertThat(
                        Mapped.by(DOCK)
                                .texts(
                                        "[05.03.19 21:04:10] li: 好的\r\n\r\nin between\r\n-----\r\n\r\n[05.03.19 21:04:11] oleg: да"))
                .containsExactly("好的\n\nin between\n-----", "да");
    }

    @Test
    void holdsLinesBeforeTheFirstRecordAndKeepsAnImpossibleTime() {
        Recording recording = Mapped.by(DOCK).read("conversation with ø\n[05.03.19 39:95:90] li: x\n");

        assertThat(recording.held()).containsExactly(HeldReason.MAPPING_MISMATCH);
        assertThat(recording.message().flags()).contains(Flag.DATE_UNREADABLE);
        assertThat(recording.message().sent().asWritten()).isEqualTo("05.03.19 39:95:90");
    }

    @Test
    void readsUtf16() {
        byte[] bytes = "\uFEFF[05.03.19 21:04:10] li: 好的\n\u010A is no line end\n".getBytes(StandardCharsets.UTF_16LE);

        assertThat(Mapped.by(DOCK.replace("log:", "log:\n  encoding: UTF-16LE"))
                        .read(bytes)
                        .messages())
                .extracting(Recording::body)
                .containsExactly("好的\n\u010A is no line end");
    }

    @Test
    void takesTheZoneFromTheTextThenTheMappingThenTheOperator() {
        String line = "[05.03.19 21:04:10] li: x\n";
        Message none = Mapped.by(DOCK).message(line);
        Message assumed = Mapped.by(DOCK).assuming("Europe/Stockholm").message(line);
        Message stated = Mapped.by(DOCK.replace("ss}", "ss, zone: Asia/Tokyo}"))
                .assuming("Europe/Stockholm")
                .message(line);
        Message written = Mapped.by(times("yyyy-MM-dd HH:mm:ss Z")).message("2019-03-05 21:04:10 -0500 | x");

        assertThat(none.sent().instant()).isEmpty();
        assertThat(none.sent().basis()).isEqualTo(ZoneBasis.UNKNOWN);
        assertThat(assumed.sent().instant()).hasValue(Instant.parse("2019-03-05T20:04:10Z"));
        assertThat(assumed.sent().basis()).isEqualTo(ZoneBasis.ASSUMED);
        assertThat(stated.sent().instant()).hasValue(Instant.parse("2019-03-05T12:04:10Z"));
        assertThat(stated.sent().basis()).isEqualTo(ZoneBasis.STATED);
        assertThat(written.sent().instant()).hasValue(Instant.parse("2019-03-06T02:04:10Z"));
    }

    @Test
    void readsTimesAsTheyAreWritten() {
        assertThat(instant("epochSeconds", "1551820850.123456")).isEqualTo("2019-03-05T21:20:50.123456Z");
        assertThat(instant("epochMillis", "1551820850123")).isEqualTo("2019-03-05T21:20:50.123Z");
        assertThat(instant("epochMicros", "1551820850123456")).isEqualTo("2019-03-05T21:20:50.123456Z");
        assertThat(instant("iso", "2019-03-05 21:20:50+01:00")).isEqualTo("2019-03-05T20:20:50Z");
        assertThat(instant("[iso, dd/MM/yyyy HH:mm XXX]", "05/03/2019 21:20 +02:00"))
                .isEqualTo("2019-03-05T19:20:00Z");
        assertThat(instant("d MMMM yyyy HH:mm:ss, zone: Europe/Moscow, language: ru", "5 марта 2019 21:20:50"))
                .isEqualTo("2019-03-05T18:20:50Z");
    }

    @Test
    void looksForRecordsNotOnlyInTheFirstLine() {
        assertThat(Mapped.by(DOCK).accepts("header\n".repeat(20) + "[05.03.19 21:04:10] li: x\n"))
                .isTrue();
        assertThat(Mapped.by(DOCK).accepts("05.03.19 21:04:10 li: x\n")).isFalse();
    }

    private static String instant(String format, String written) {
        List<Message> messages =
                Mapped.by(times(format)).read(written + " | é\n").messages();
        return messages.get(0).sent().instant().map(Instant::toString).orElse("unreadable");
    }

    private static String times(String format) {
        return """
                mapping: times
                log: {line: '(?P<time>[^|]+) \\| (?P<text>.*)'}
                time: {field: time, format: %s}
                fields: {text: text}
                """.formatted(format);
    }
}
