package org.leakproof.ingest.read.log;

import java.util.List;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.Source;

/** Reads a chat that KakaoTalk exported as text, from a phone or a computer, set to Korean or English. */
public final class KakaoReader extends LogReader<KakaoLine> {
    @Override
    public String name() {
        return "kakao";
    }

    @Override
    boolean accepts(List<String> lines, Head head) {
        String first = lines.get(0);
        boolean titled = first.contains("카카오톡 대화") || first.contains("KakaoTalk Chats");
        int dates = 0;
        for (String line : lines) {
            if (KakaoLine.isDay(line)) {
                dates++;
            } else if (KakaoLine.of(line)
                    .filter(said -> said.name().isPresent())
                    .isPresent()) {
                // times in brackets are those of many programs: a day has to stand before them
                return titled || KakaoLine.isOfAPhone(line) || dates > 0 && first.startsWith("---");
            }
        }
        return false;
    }

    @Override
    LogFormat<KakaoLine> format(Source source) {
        return new KakaoFormat(source);
    }
}
