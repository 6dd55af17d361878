package org.leakproof.ingest.read.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class WeChatReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new WeChatReader();
    }

    @Override
    public String fixture() {
        return "wechat.txt";
    }

    @Test
    void readsNamesBeforeTimesColumnsAndSingleLines() {
        for (String[] lines : List.of(
                new String[] {"王小明 2023/1/2 3:04", "你好", "", "Zoë 2023/1/2 3:05", "hej"},
                new String[] {"时间\t发送者\t类型\t内容", "2023-01-02 03:04:00\t王小明\t文本\t你好", "2023-01-02 03:05:00\tZoë\t文本\thej"
                },
                new String[] {"王小明(2023-01-02 03:04:00):你好", "Zoë(2023-01-02 03:05:00):hej"})) {
            List<Message> messages = Logs.messages(reader(), lines);
            assertThat(Logs.senders(messages)).containsExactly("王小明", "Zoë");
            assertThat(Logs.bodies(messages)).containsExactly("你好", "hej");
            assertThat(Logs.times(messages)).containsExactly("2023-01-02T03:04", "2023-01-02T03:05");
        }
    }

    @Test
    void leavesOtherLogsAlone() {
        for (String other : List.of(
                "2023-01-02 03:04:00 server 启动\n2023-01-02 03:04:01 server ready\n2023-01-02 03:04:02 x\n",
                "2023-01-02 03:04:00 deploy\nok\n\n2023-01-02 03:05:00 deploy\nok\n\n")) {
            assertThat(reader().accepts(new Head(other.getBytes(StandardCharsets.UTF_8), true, "x.txt")))
                    .as(other)
                    .isFalse();
        }
    }
}
