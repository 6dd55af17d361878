package org.leakproof.ingest.read.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.Recording;
import org.leakproof.ingest.read.Samples;

class IrcReaderTest {
    private static final IrcReader READER = new IrcReader();

    @Test
    void readsWeeChat() {
        List<Message> messages = Logs.named(
                READER,
                "irc.libera.#köln.weechatlog",
                "2018-12-31 23:59:58\t-->\tzoë (~z@192.0.2.7) has joined #köln",
                "2018-12-31 23:59:59\t@jörg\thallo\tTab",
                "2019-01-01 00:00:00\t *\tzoë winkt",
                "2019-01-01 00:00:01\t--\tMode #köln [+o zoë] by jörg");
        assertThat(messages)
                .extracting(Message::kind)
                .containsExactly(Kind.SYSTEM, Kind.GROUP_MESSAGE, Kind.GROUP_MESSAGE, Kind.SYSTEM);
        assertThat(Logs.senders(messages)).containsExactly("-", "jörg", "zoë", "-");
        assertThat(Logs.bodies(messages).subList(1, 3)).containsExactly("hallo\tTab", "winkt");
        assertThat(messages.get(0).conversation().title()).contains("#köln");
    }

    @Test
    void readsZncWithTheDayFromTheFileName() {
        List<Message> messages = Logs.named(
                READER,
                "#köln_20181231.log",
                "[23:59:58] *** Joins: zoë (~z@192.0.2.7)",
                "[23:59:59] <jörg> hallo",
                "[23:59:59] * zoë winkt");
        assertThat(Logs.times(messages)).containsOnly("2018-12-31T23:59:58", "2018-12-31T23:59:59");
        assertThat(messages.get(1).conversation().title()).contains("#köln");
        assertThat(Logs.senders(messages)).containsExactly("-", "jörg", "zoë");
    }

    @Test
    void keepsATimeWithoutADayAsText() {
        Message message = Logs.messages(READER, "[23:59:59] <jörg> hallo").get(0);
        assertThat(message.sent().local()).isEmpty();
        assertThat(message.sent().asWritten()).isEqualTo("23:59:59");
        assertThat(message.flags()).containsExactly(Flag.DATE_MISSING);
    }

    @Test
    void readsMircAndRollsOverAtMidnight() {
        List<Message> messages = Logs.messages(
                READER,
                "",
                "Session Start: Mon Dec 31 22:00:00 2018",
                "Session Ident: zoë",
                "[23:59] <jörg> alt",
                "\u000302[00:01] <zoë> neu",
                "[00:00] <zoë> die Uhr geht nach",
                "[00:03] * zoë is now known as zoé",
                "[00:04] * zoé tanzt",
                "Session Close: Tue Jan 01 00:10:00 2019");
        assertThat(Logs.times(messages))
                .containsExactly(
                        "2018-12-31T23:59",
                        "2019-01-01T00:01",
                        "2019-01-01T00:00",
                        "2019-01-01T00:03",
                        "2019-01-01T00:04");
        assertThat(messages)
                .extracting(Message::kind)
                .containsExactly(
                        Kind.DIRECT_MESSAGE,
                        Kind.DIRECT_MESSAGE,
                        Kind.DIRECT_MESSAGE,
                        Kind.SYSTEM,
                        Kind.DIRECT_MESSAGE);
    }

    @Test
    void readsEggdropAndItsDayLines() {
        List<Message> messages = Logs.messages(
                READER,
                "[00:00] --- Mon Dec 31 2018",
                "[09:00] <jörg> früh",
                "[09:01] zoë (~z@192.0.2.7) joined #köln.",
                "[08:30] <jörg> die Uhr wurde gestellt",
                "[09:02] Action: zoë winkt",
                "[00:00] --- Tue Jan  1 2019",
                "[00:05] <zoë> spät");
        assertThat(Logs.times(messages))
                .containsExactly(
                        "2018-12-31T09:00",
                        "2018-12-31T09:01",
                        "2018-12-31T08:30",
                        "2018-12-31T09:02",
                        "2019-01-01T00:05");
        assertThat(messages.get(1).kind()).isEqualTo(Kind.SYSTEM);
        assertThat(Logs.bodies(messages).get(3)).isEqualTo("winkt");
    }

    @Test
    void takesTheYearFromTheHeaderAndCountsItOn() {
        List<Message> messages = Logs.messages(
                READER,
                "**** INIZIO DEL LOG Mon Dec 31 21:11:55 2018",
                "",
                "dic 31 23:00:00 <zoë>\talt",
                "gen 01 00:00:01 <zoë>\tneu",
                "xyz 01 00:00:02 <zoë>\tmese ignoto");
        assertThat(Logs.times(messages)).containsExactly("2018-12-31T23:00", "2019-01-01T00:00:01", "");
        assertThat(messages.get(2).flags()).containsExactly(Flag.DATE_UNREADABLE);
    }

    @Test
    void statesTheZoneWhereTheLineDoes() {
        Message message =
                Logs.messages(READER, "[2018-12-31T23:00:00+0100] <zoë> x").get(0);
        assertThat(message.sent().instant().orElseThrow()).hasToString("2018-12-31T22:00:00Z");
    }

    @Test
    void readsTheSampleOfXChat() throws IOException {
        Path folder = Samples.folder("irc/plaso");
        Recording log = Logs.read(READER, "xchat.log", Files.readAllBytes(folder.resolve("xchat.log")));
        assertThat(log.held()).isEmpty();
        assertThat(log.messages()).hasSize(12);
        assertThat(log.messages().get(7).flags()).containsExactly(Flag.DATE_IMPOSSIBLE);
        assertThat(Logs.senders(log.messages()).subList(5, 12))
                .containsExactly("fpi", "STRANGER", "fpi", "ST=Mosca", "fpi", "Kristinn", "empty_text");
        assertThat(Logs.times(log.messages())).contains("2011-12-31T23:00", "2012-02-26T19:54");
        Recording scrollback = Logs.read(READER, "x", Files.readAllBytes(folder.resolve("xchatscrollback.log")));
        assertThat(scrollback.messages()).hasSize(11);
        assertThat(Logs.senders(scrollback.messages()).subList(9, 11)).containsExactly("fpi", "Kristinn");
        assertThat(Logs.bodies(scrollback.messages()).get(9)).isEqualTo("Hi Kristinn!");
    }

    @Test
    void refusesWhatOnlyLooksSimilar() {
        for (String other : List.of(
                "--- a/file.txt\n+++ b/file.txt\n",
                "10:00 Frühstück\n11:00 Ende\n",
                "<html>\n<body> x\n",
                "* eins\n* zwei\n",
                "2018-12-31 10:00:00 INFO started\n")) {
            byte[] bytes = other.getBytes(StandardCharsets.UTF_8);
            assertThat(READER.accepts(new Head(bytes, true, "#x.log")))
                    .as(other)
                    .isFalse();
        }
    }
}
