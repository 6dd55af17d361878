package org.leakproof.ingest.read.log;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.Source;

/** Reads a chat that WhatsApp exported as text, from Android or an iPhone, in any language. */
public final class WhatsAppReader extends LogReader<WhatsAppHead> {
    /** What programs write where a chat has a name. */
    private static final Set<String> NO_NAMES =
            Set.of("INFO", "WARN", "WARNING", "ERROR", "DEBUG", "TRACE", "FATAL", "NOTICE", "SEVERE");

    @Override
    public String name() {
        return "whatsapp-text";
    }

    @Override
    public boolean namesFiles(Head head) {
        return true;
    }

    @Override
    boolean accepts(List<String> lines, Head head) {
        boolean first = true;
        boolean named = false;
        for (String line : lines) {
            if (line.isBlank()) {
                continue;
            }
            Optional<ChatStamp> stamp = ChatStamp.of(line);
            if (stamp.isEmpty()) {
                if (first) {
                    return false;
                }
                continue;
            }
            first = false;
            if (isOfAnother(stamp.get())) {
                return false;
            }
            Optional<String> name = WhatsAppStyle.split(
                            line.substring(stamp.get().end()), stamp.get().shape())
                    .name();
            if (name.isPresent()) {
                String plain = name.get().strip();
                if (NO_NAMES.contains(plain) || plain.isEmpty() || "<*[".indexOf(plain.charAt(0)) >= 0) {
                    return false;
                }
                named = true;
            }
        }
        return named;
    }

    /** ISO dates with seconds and no brackets are what programs log with; a comma behind the time is KakaoTalk's. */
    private static boolean isOfAnother(ChatStamp stamp) {
        return stamp.shape() == ChatStamp.Shape.COMMA
                || stamp.shape() == ChatStamp.Shape.COLON && stamp.yearFirst()
                || stamp.shape() == ChatStamp.Shape.DASH
                        && stamp.yearFirst()
                        && stamp.separator() == '-'
                        && stamp.second() >= 0;
    }

    @Override
    LogFormat<WhatsAppHead> format(Source source) {
        return new WhatsAppFormat(source);
    }
}
