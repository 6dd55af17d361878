package org.leakproof.ingest.read.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.Recording;

class CsvMappingTest implements MessageReaderContract {
    private static final String HEADER = """
            mapping: table
            csv: {}
            time: {field: when}
            fields: {from: who, text: words}
            """;

    private static final String BARE = """
            mapping: table
            csv: {header: false, columns: [when, who, words]}
            time: {field: when}
            fields: {from: who, text: words}
            """;

    @Override
    public MessageReader reader() {
        return Mapped.reader("""
                mapping: desk
                kind: email
                csv: {delimiter: ;}
                time: {field: when, format: dd.MM.yyyy HH:mm, zone: Europe/Berlin}
                fields: {id: nr, from: who, to: whom, separator: ',', text: words}
                """);
    }

    @Override
    public String fixture() {
        return "desk.csv";
    }

    @Test
    void findsColumnsByTheHeaderWhateverTheirOrder() {
        assertThat(Mapped.by(HEADER).texts("words,extra,when,who\né,x,2019-03-05,ana\n\"a, b\",y,2019-03-06,bo"))
                .containsExactly("é", "a, b");
    }

    @Test
    void readsOtherDelimitersQuotesAndEscapes() {
        assertThat(Mapped.by(BARE.replace("header", "delimiter: tab, quote: none, header"))
                        .texts("2019-03-05\tana\t\"as is\n2019-03-05\tbo\té"))
                .containsExactly("\"as is", "é");
        assertThat(Mapped.by(BARE.replace("header", "delimiter: '|', quote: \"'\", header"))
                        .texts("2019-03-05|ana|'l''été | \"x\"'\n"))
                .containsExactly("l'été | \"x\"");
    }

    /** As in the cables: all cells quoted, no header, {@code \\"} inside, line ends inside. */
    @Test
    void readsCellsInWhichQuotesAreEscaped() {
        Recording recording = Mapped.by("""
                        mapping: cables
                        kind: cable
                        csv:
                          header: false
                          columns: [nr, when, ref, origin, class, refs, head, words]
                          escape: '\\'
                        time: {field: when, format: M/d/yyyy H:mm}
                        fields: {id: ref, from: origin, title: head, text: words}
                        """)
                .read(
                        "\"1\",\"12/28/1966 18:48\",\"66X1\",\"Embassy Ñ\",\"U\",\"66A|66B\",\"H\",\"he said \\\"no\\\",\nthen left\"\n"
                                + "\"2\",\"2/25/1972 9:30\",\"72X9\",\"Embassy Ñ\",\"U\",\"\",\"H\",\"\"\n");

        assertThat(recording.messages()).extracting(Recording::body).containsExactly("he said \"no\",\nthen left", "");
        assertThat(recording.messages().get(0).sent().local()).hasToString("Optional[1966-12-28T18:48]");
        assertThat(recording.messages().get(0).flags()).contains(Flag.DATE_IMPOSSIBLE);
    }

    @Test
    void readsOtherEncodings() {
        String rows = "2019-03-05,оля,\"завтра\nв семь\"\r\n2019-03-06,li,好的\r\n";
        for (Charset charset : new Charset[] {
            StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("GB18030"), StandardCharsets.UTF_8
        }) {
            String yaml = BARE.replace("header", "encoding: " + charset.name() + ", header");
            byte[] bytes = ("\uFEFF" + rows).getBytes(charset);
            assertThat(Mapped.by(yaml).accepts(bytes)).as(charset.name()).isTrue();
            assertThat(Mapped.by(yaml).read(bytes).messages())
                    .as(charset.name())
                    .extracting(Recording::body)
                    .containsExactly("завтра\nв семь", "好的");
        }
        assertThat(Mapped.by(BARE.replace("header", "encoding: windows-1251, header"))
                        .read("2019-03-05,оля,в семь\n".getBytes(Charset.forName("windows-1251")))
                        .messages())
                .extracting(Recording::body)
                .containsExactly("в семь");
    }

    @Test
    void holdsARowOfAnotherShapeAndReadsOn() {
        Recording recording = Mapped.by(BARE)
                .read(
                        "2019-03-05,ana,a\n2019-03-05,ana\n2019-03-05,ana,b \"stray\n2019-03-05,a,b,c\n\n2019-03-05,ana,d\n");

        assertThat(recording.messages()).extracting(Recording::body).containsExactly("a", "b \"stray", "d");
        assertThat(recording.held()).containsExactly(HeldReason.MAPPING_MISMATCH, HeldReason.MAPPING_MISMATCH);
    }

    @Test
    void holdsWhatAQuoteWithoutEndSwallows() {
        Recording recording = Mapped.by(BARE).read("2019-03-05,ana,a\n2019-03-05,ana,\"b\n2019-03-05,ana,c\n");

        assertThat(recording.messages()).extracting(Recording::body).containsExactly("a");
        assertThat(recording.held()).containsExactly(HeldReason.MAPPING_MISMATCH);
    }

    @Test
    void keepsAnEmptyTextAndANulCharacter() {
        assertThat(Mapped.by(BARE).texts("2019-03-05,ana,\n2019-03-05,ana,a\u0000b\n"))
                .containsExactly("", "a\u0000b");
    }

    @Test
    void doesNotAcceptATableWithOtherColumns() {
        assertThat(Mapped.by(HEADER).accepts("date,who,words\n2019-03-05,ana,x\n"))
                .isFalse();
        assertThat(Mapped.by(BARE).accepts("ana,2019-03-05,x\n")).isFalse();
    }

    @Test
    void takesRecipientsApart() {
        Message message = Mapped.by(HEADER.replace("text:", "to: whom, separator: ';', text:"))
                .message("when,who,whom,words\n2019-03-05,ana@quay.example,bo; li@quay.example ;,x\n");

        assertThat(message.recipients())
                .extracting(p -> p.address().or(p::handle).orElse(""))
                .containsExactly("bo", "li@quay.example");
    }
}
