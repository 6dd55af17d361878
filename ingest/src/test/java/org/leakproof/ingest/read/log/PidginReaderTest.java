package org.leakproof.ingest.read.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class PidginReaderTest implements MessageReaderContract {
    private static final String TITLE = "Conversation with olya@jabber.example at %s on zoë@jabber.example (jabber)";

    @Override
    public MessageReader reader() {
        return new PidginReader();
    }

    @Override
    public String fixture() {
        return "pidgin.html";
    }

    @Test
    void takesDateAndZoneFromTheFilesName() {
        Message message = Logs.named(
                        reader(),
                        "jabber/zoë/olya/2008-03-12.235710+0100CET.txt",
                        TITLE.formatted("12.03.2008 23:57:10"),
                        "(00:01:00) Оля: да")
                .get(0);
        assertThat(message.sent().instant().orElseThrow()).hasToString("2008-03-12T23:01:00Z");
        assertThat(message.sent().zone()).contains("+01:00");
    }

    @Test
    void readsTheTitlesOfSeveralLocales() {
        for (String date : List.of(
                "Wed 12 Mar 2008 11:57:10 PM CET",
                "Wed Mar 12 23:57:10 2008",
                "mer. 12 mars 2008 23:57:10 CET",
                "ср 12 мар 2008 23:57:10",
                "2008-03-12 23:57:10",
                "12.03.2008 23:57:10",
                "3/13/2008 11:57:10 PM")) {
            List<Message> messages =
                    Logs.messages(reader(), TITLE.formatted(date), "(11:58:00 PM) Оля: да", "(12:01:00 AM) Оля: нет");
            int day = date.startsWith("3/13") ? 13 : 12;
            assertThat(Logs.times(messages))
                    .as(date)
                    .containsExactly("2008-03-" + day + "T23:58", "2008-03-" + (day + 1) + "T00:01");
        }
    }

    @Test
    void doesNotGuessADateThatCanBeReadInTwoWays() {
        List<Message> messages =
                Logs.messages(reader(), TITLE.formatted("3/5/2008 11:57:10 PM"), "(11:58:00 PM) Оля: да");
        assertThat(Logs.times(messages)).containsExactly("");
        assertThat(messages.get(0).sent().asWritten()).isEqualTo("11:58:00 PM");
    }

    @Test
    void takesAFolderForARoomsSign() {
        assertThat(Logs.named(reader(), "jabber/zoë/olya.chat/x.txt", TITLE.formatted("x y 2008"), "(23:58:00) a: b")
                        .get(0)
                        .kind())
                .isEqualTo(Kind.GROUP_MESSAGE);
    }
}
