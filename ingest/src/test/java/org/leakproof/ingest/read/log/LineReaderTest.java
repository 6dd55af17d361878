package org.leakproof.ingest.read.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class LineReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new LineReader();
    }

    @Override
    public String fixture() {
        return "line.txt";
    }

    @Test
    void readsTwelveHoursAndEnglishDates() {
        List<Message> messages = Logs.messages(
                reader(),
                "[LINE] 與Jörg的聊天記錄",
                "儲存日期：2020/06/01 10:00",
                "",
                "Tue, 05/12/2020",
                "下午10:01\tJörg\tä",
                "10:02PM\tJörg\tö",
                "2020.05.13 Wednesday",
                "上午12:03\t通話");
        assertThat(Logs.times(messages)).containsExactly("2020-05-12T22:01", "2020-05-12T22:02", "2020-05-13T00:03");
        assertThat(messages.get(2).kind()).isEqualTo(Kind.SYSTEM);
        assertThat(messages.get(0).conversation().title()).contains("Jörg");
    }

    @Test
    void readsOnBehindAQuoteThatNobodyCloses() {
        List<Message> messages = Logs.messages(
                reader(),
                "[LINE] Chat history with Zoë",
                "Saved on: 2020/06/01 10:00",
                "2020/05/12(Tue)",
                "10:01\tZoë\t\"unclosed",
                "10:02\tJörg\t\"two",
                "lines\"",
                "10:03\tZoë\t\"again");
        assertThat(Logs.bodies(messages)).containsExactly("\"unclosed", "two\nlines", "\"again");
        assertThat(messages).extracting(Message::kind).containsOnly(Kind.DIRECT_MESSAGE);
    }
}
