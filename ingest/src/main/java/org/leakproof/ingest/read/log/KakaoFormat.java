package org.leakproof.ingest.read.log;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SentTime;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.Source;

/** The messages of one KakaoTalk export. Where CR LF parts messages, a bare LF stands within one, whatever follows it: an
 * older export may have been pasted. */
final class KakaoFormat implements LogFormat<KakaoLine> {
    private static final LinePattern NOTICE =
            LinePattern.compile(".{1,200}(?:님이 .{0,100}(?:들어왔습니다|나갔습니다|초대했습니다|내보냈습니다)\\.?|님을 (?:초대했습니다|내보냈습니다)\\.?"
                    + "|joined this chatroom\\.?|left this chatroom\\.?|invited .{1,200} to this chatroom\\.?)");
    private static final LinePattern SAVED = LinePattern.compile("(?:저장한 날짜|Date Saved) ?: .*");
    private static final LinePattern TITLE = LinePattern.compile(
            "(?:(.+?)(?: ?님과)? ?카카오톡 대화|KakaoTalk Chats with (.+)|(.+?) (?:with )?KakaoTalk Chats)\\s*");

    /** People who write in a chat of two. */
    private static final int OF_TWO = 2;

    private final Source source;
    private String firstLine = "";
    private final Set<String> names = new HashSet<>();
    private boolean crlf;
    private boolean lf;
    private boolean begun;
    private Optional<LocalDate> day = Optional.empty();
    private @Nullable Conversation conversation;

    KakaoFormat(Source source) {
        this.source = source;
    }

    @Override
    public boolean surveys() {
        return true;
    }

    @Override
    public void survey(LogLine line) {
        if (line.number() == 0) {
            firstLine = line.text();
        }
        if (names.size() <= OF_TWO) {
            KakaoLine.of(line.text()).flatMap(KakaoLine::name).ifPresent(names::add);
        }
        crlf |= line.crlf();
        lf |= !line.crlf();
    }

    @Override
    public LineRole<KakaoLine> role(LogLine line) {
        String text = line.text();
        boolean within = begun && crlf && lf && !line.afterCrlf();
        if (within) {
            return new LineRole.Continues<>();
        }
        Optional<KakaoLine> said = KakaoLine.of(text);
        if (said.isPresent()) {
            begun = true;
            return new LineRole.Begins<>(said.get().on(day));
        }
        if (KakaoLine.isDay(text)) {
            day = KakaoLine.day(text).or(() -> day);
            return new LineRole.Between<>();
        }
        if (isNotice(text) || begun && crlf && lf && !text.isBlank()) {
            begun = true;
            return new LineRole.Begins<>(new KakaoLine(day, "", -1, -1, Optional.empty(), text));
        }
        boolean header = !begun && (line.number() < 5 || SAVED.matches(text));
        return header ? new LineRole.Between<>() : new LineRole.Continues<>();
    }

    private static boolean isNotice(String text) {
        return (text.indexOf('님') >= 0 || text.contains("this chatroom")) && NOTICE.matches(text);
    }

    @Override
    public Optional<Draft> draft(KakaoLine head, LogRecord record) {
        Draft draft = record.newDraft(
                head.name().isEmpty() ? Kind.SYSTEM : names.size() > OF_TWO ? Kind.GROUP_MESSAGE : Kind.DIRECT_MESSAGE);
        draft.conversation(conversation());
        head.name()
                .ifPresent(name -> draft.sender(new Participant(
                        Optional.of(name), Optional.empty(), Optional.empty(), Role.FROM, NameSource.SELF, false)));
        if (head.hour() > 23 || head.minute() > 59) {
            LogTimes.impossible(draft, head.time());
        } else if (head.day().isEmpty()) {
            draft.sent(SentTime.unreadable(head.time())).flag(Flag.DATE_MISSING);
        } else if (head.hour() < 0) {
            LogTimes.sent(draft, head.day().map(LocalDate::atStartOfDay), head.time(), Precision.DAY, source.options());
        } else {
            LogTimes.sent(
                    draft,
                    head.day().map(date -> date.atTime(head.hour(), head.minute())),
                    head.time(),
                    Precision.MINUTE,
                    source.options());
        }
        String text = record.text(head.text());
        String plain = text.strip();
        draft.deleted(plain.equals("삭제된 메시지입니다.") || plain.equals("This message was deleted."));
        return Optional.of(draft.body(text));
    }

    private Conversation conversation() {
        Conversation known = conversation;
        if (known == null) {
            Optional<String> title = title();
            known = new Conversation(Hashes.hex128("kakao", title.orElse(firstLine)), title);
            conversation = known;
        }
        return known;
    }

    private Optional<String> title() {
        LineMatcher matcher = TITLE.matcher(firstLine);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return List.of(1, 2, 3).stream()
                .map(matcher::group)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
