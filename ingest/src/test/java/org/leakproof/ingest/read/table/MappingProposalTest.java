package org.leakproof.ingest.read.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.leakproof.ingest.read.Head;

/** Whatever is proposed is saved as a file, loaded, and reads the example. */
final class MappingProposalTest {
    private static MappingProposal proposed(String text) {
        return proposed(text, StandardCharsets.UTF_8);
    }

    private static MappingProposal proposed(String text, Charset charset) {
        Head head = new Head(text.getBytes(charset), true, "");
        MappingProposal proposal = MappingProposal.of(head, "proposed").orElseThrow();
        Trial trial = Trial.of(new MappingReader(MappingLoader.load("proposed.yaml", proposal.yaml())), head);
        assertThat(trial.accepted()).as(proposal.yaml()).isTrue();
        assertThat(trial.timed()).as(proposal.yaml()).isEqualTo(trial.all()).isEqualTo(proposal.read());
        return proposal;
    }

    @Test
    void proposesForJsonLines() {
        MappingProposal proposal = proposed("""
                {"msg_id":"a1","sent_at":"2019-03-05T18:20:50Z","sender":"zoë","recipient":"bo","body":"Ska vi gå?"}
                {"msg_id":"a2","sent_at":"2019-03-05T18:21:50Z","sender":"bo","recipient":"zoë","body":"Ja, strax."}
                """);

        assertThat(proposal.read()).isEqualTo(2);
        assertThat(proposal.yaml())
                .contains("json: {}", "field: sent_at", "text: body", "from: sender", "to: recipient", "id: msg_id");
    }

    @Test
    void proposesForRecordsDeepInsideAnObject() {
        MappingProposal proposal = proposed("""
                {"export":{"version":3,"rooms":[{"name":"kai","history":[
                  {"ts":1551810050123,"user":{"id":7,"display_name":"Zoë"},"message":"кто взял ключ?"},
                  {"ts":1551810061123,"user":{"id":9,"display_name":"Bo"},"message":"не я, спроси у него"}]}]}}
                """);

        assertThat(proposal.yaml())
                .contains(
                        "records: export.rooms.history",
                        "format: epochMillis",
                        "from: user.id",
                        "fromName: user.display_name",
                        "text: message");
    }

    @Test
    void proposesForObjectsJoinedByCommas() {
        assertThat(proposed("""
                {"ts": "2019-03-05 18:20:50", "from": "a@port.example", "to": "b@port.example", "body": "hello there"},
                {"ts": "2019-03-05 18:21:50", "from": "b@port.example", "to": "a@port.example", "body": "good evening"}
                """).read()).isEqualTo(2);
    }

    @Test
    void proposesForATableWithAHeader() {
        MappingProposal proposal = proposed("""
                Datum;Von;An;Betreff;Nachricht
                05.03.2019 18:20;Zoë;Bo;Kai 7;"Morgen um acht; nicht später"
                06.03.2019 07:05;Bo;Zoë;Re: Kai 7;"Gut, ich bin da"
                """);

        assertThat(proposal.yaml())
                .contains("delimiter: ';'", "format: 'd.M.yyyy H:mm'", "from: Von", "to: An", "subject: Betreff");
    }

    @Test
    void proposesForATableWithoutAHeader() {
        assertThat(proposed("""
                3,2019-03-05 18:20:50,zoe,"who has the key to the shed"
                4,2019-03-05 18:22:50,bo,"not me, ask the night shift"
                """).yaml())
                .contains("header: false", "columns: [column1, column2, column3, column4]", "text: column4");
    }

    @Test
    void proposesForALineLogWithContinuationLines() {
        MappingProposal proposal = proposed("""
                [05.03.19 18:20:50] zoë: who has the key?
                it is not in the box
                [05.03.19 18:21:02] bo: 我没有
                """);

        assertThat(proposal.read()).isEqualTo(2);
        assertThat(proposal.yaml()).contains("format: 'd.M.yy H:mm:ss'", "from: from", "text: text");
    }

    @Test
    void tellsMonthFirstWhereADayProvesIt() {
        assertThat(proposed("3/25/2019 6:20 PM - zoe: one more\n3/26/2019 7:20 AM - bo: and this\n")
                        .yaml())
                .contains("format: 'M/d/yyyy h:mm a'");
        assertThat(proposed("3/5/2019 6:20 PM - zoe: one more\n3/6/2019 7:20 AM - bo: and this\n")
                        .yaml())
                .contains("format: 'd/M/yyyy h:mm a'   # day or month first?");
    }

    @Test
    void namesTheEncoding() {
        assertThat(proposed("""
                        2019-03-05 18:20:50\tЗоя\tключ у охранника
                        2019-03-05 18:21:50\tБорис\tхорошо, заберу вечером
                        """, Charset.forName("windows-1251")).yaml()).contains("encoding: windows-1251");
    }

    @Test
    void proposesNothingForProseAndBytes() {
        Head prose = new Head("Dear all,\nnothing of note.\nYours\n".getBytes(StandardCharsets.UTF_8), true, "");
        assertThat(MappingProposal.of(prose, "proposed")).isEmpty();
        byte[] noise = new byte[8000];
        new Random(4).nextBytes(noise);
        assertThat(MappingProposal.of(new Head(noise, true, ""), "proposed")).isEmpty();
        assertThat(MappingProposal.of(new Head(new byte[0], true, ""), "proposed"))
                .isEmpty();
    }

    @Test
    void survivesABeginningThatIsCutAnywhere() {
        String whole = """
                [{"time":1551810050,"author":"zoë","text":"one two three"},
                 {"time":1551810060,"author":"bo","text":"four five six"},
                 {"time":1551810070,"author":"bo","text":"seven eight nine"}]
                """;
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length <= bytes.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            MappingProposal.of(new Head(cut, false, ""), "proposed");
        }
        assertThat(proposed(whole).read()).isEqualTo(3);
    }
}
