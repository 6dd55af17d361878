package org.leakproof.ingest.read.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;

class KakaoReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new KakaoReader();
    }

    @Override
    public String fixture() {
        return "kakao.txt";
    }

    @Test
    void readsTheLinesOfPhonesInKoreanAndEnglish() {
        List<Message> korean = Logs.messages(
                reader(),
                "산악회 님과 카카오톡 대화",
                "2020년 5월 12일 오후 3:04, 김철수 : 안녕: 하세요",
                "둘째 줄",
                "2020. 5. 12. 오전 12:05, Jörg : x",
                "2020. 5. 13. 15:06: 김철수님이 나갔습니다.");
        assertThat(Logs.times(korean)).containsExactly("2020-05-12T15:04", "2020-05-12T00:05", "2020-05-13T15:06");
        assertThat(Logs.bodies(korean)).containsExactly("안녕: 하세요\n둘째 줄", "x", "김철수님이 나갔습니다.");
        assertThat(korean.get(2).kind()).isEqualTo(Kind.SYSTEM);
        assertThat(korean.get(0).conversation().title()).contains("산악회");
        List<Message> english = Logs.messages(
                reader(),
                "KakaoTalk Chats with Jörg",
                "Date Saved : May 12, 2020",
                "",
                "May 12, 2020 at 3:04 PM, Jörg : x");
        assertThat(Logs.times(english)).containsExactly("2020-05-12T15:04");
        assertThat(english.get(0).conversation().title()).contains("Jörg");
    }
}
