package org.leakproof.ingest.read.log;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.Source;

/** Reads WeChat's chats as text: as WeChat itself mails them, and as the common programs write them. In most manners a line
 *  with name and time stands over the text, and a blank line parts messages. */
public final class WeChatReader extends LogReader<WeChatReader.Said> {
    private static final String CLOCK = "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?";
    private static final String DATE = "(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})";

    /** How messages begin. A date is a group with a year, a month and a day in groups behind it; a time one with an hour, a
     *  minute and a second. */
    private enum Manner {
        TIME_FIRST("(" + DATE + ") (" + CLOCK + ") (.{1," + LONGEST_NAME + "})", true, 1, 5, 9, 0),
        NAME_FIRST("(.{1,80}?) (" + DATE + ") (" + CLOCK + ")", true, 2, 6, 1, 0),
        ONE_LINE("(.{1,80}?)\\((" + DATE + ") (" + CLOCK + ")\\): ?(.*)", false, 2, 6, 1, 10),
        COLUMNS("(" + DATE + ") (" + CLOCK + ")\\t([^\\t]{0,80})\\t(?:[^\\t]{0,20}\\t)?(.*)", false, 1, 5, 9, 10),
        MAILED("(.{1,80}?) {2,}(" + CLOCK + ")", true, 0, 2, 1, 0);

        final LinePattern begin;
        /** Whether the text stands under the line. */
        final boolean over;

        /** Groups of {@link #begin}; 0 for what is not in it. */
        final int date;

        final int clock;
        final int named;
        final int text;

        Manner(String begin, boolean over, int date, int clock, int named, int text) {
            this.begin = LinePattern.compile(begin);
            this.over = over;
            this.date = date;
            this.clock = clock;
            this.named = named;
            this.text = text;
        }
    }

    private static final LinePattern DAY = LinePattern.compile("[—–-]{3,} *" + DATE + " *[—–-]{3,}");
    private static final LinePattern MAIL_TITLE = LinePattern.compile(
            "(?:.*的微信聊天[记記][录錄].*|(?:The )?chat history (?:between|of|in|with) .*|Chat History in .*|聊天[记記][录錄].*)");
    private static final LinePattern HEADINGS = LinePattern.compile(
            "(?:时间|時間|日期|发送时间)\\t(?:发送人|发送者|發送者|昵称|暱稱|姓名)\\t(?:(?:类型|類型|消息类型)\\t)?(?:内容|內容|消息|消息内容)");
    private static final LinePattern QUOTED = LinePattern.compile("引用:(.*)");
    private static final LinePattern PLACEHOLDER = LinePattern.compile(
            "\\[(?:图片|圖片|语音|語音|视频|視頻|文件|檔案|表情包|Photo|Image|Voice|Audio|Video|File)(?:[:：] ?(.{1,200}))?\\]");
    /** Lines that are looked at to tell how many write. */
    private static final int LINES_TO_TRY = 200;

    private static final int OF_TWO = 2;
    private static final int LONGEST_NAME = 200;

    private static final Set<String> SELF = Set.of("我", "Me");

    /** A line that begins a message. Secret. */
    record Said(String written, Optional<LocalDateTime> time, boolean seconds, String name, Optional<String> text) {
        @Override
        public String toString() {
            return "Said[]";
        }
    }

    @Override
    public String name() {
        return "wechat";
    }

    @Override
    public boolean namesFiles(Head head) {
        return true;
    }

    @Override
    boolean accepts(List<String> lines, Head head) {
        return manner(lines, head.whole()).isPresent();
    }

    private static Optional<Manner> manner(List<String> lines, boolean whole) {
        List<String> first =
                lines.stream().filter(line -> !line.isBlank()).limit(6).toList();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        if (HEADINGS.matches(first.get(0).strip())) {
            return Optional.of(Manner.COLUMNS);
        }
        if (first.stream().anyMatch(line -> MAIL_TITLE.matches(line.strip()))
                && lines.stream().anyMatch(line -> DAY.matches(line.strip()))) {
            return Optional.of(Manner.MAILED);
        }
        boolean chinese = lines.stream()
                .anyMatch(line ->
                        line.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN));
        for (Manner manner : List.of(Manner.TIME_FIRST, Manner.NAME_FIRST, Manner.ONE_LINE)) {
            if (chinese && manner.begin.matches(first.get(0)) && isRegular(manner, lines, whole)) {
                return Optional.of(manner);
            }
        }
        return Optional.empty();
    }

    /** Whether the lines are in blocks that a blank line parts, which other programs' logs are not. */
    private static boolean isRegular(Manner manner, List<String> lines, boolean whole) {
        int begun = 0;
        int apart = 0;
        int spoken = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (manner.begin.matches(lines.get(i))) {
                begun++;
                apart += i == 0 || lines.get(i - 1).isBlank() ? 1 : 0;
                spoken += i + 1 < lines.size() && !lines.get(i + 1).isBlank() ? 1 : 0;
            }
        }
        if (!manner.over) {
            return begun * 10 >= lines.size() * 3;
        }
        return apart * 10 >= begun * 8 && spoken * 2 >= begun && (begun > 1 || whole);
    }

    @Override
    LogFormat<Said> format(Source source) {
        List<String> lines = LineDecoder.lines(source.head(), LINES_TO_TRY);
        return new Format(source, manner(lines, source.head().whole()).orElse(Manner.TIME_FIRST), lines);
    }

    private static final class Format implements LogFormat<Said> {
        private final ReadOptions options;
        private final Manner manner;
        private Optional<LocalDate> day = Optional.empty();
        private boolean begun;
        private boolean afterBlank = true;
        private final Conversation conversation;
        private final Kind kind;

        Format(Source source, Manner manner, List<String> beginning) {
            this.options = source.options();
            this.manner = manner;
            String name = source.head().name();
            Optional<String> title = name.endsWith(".txt")
                    ? Optional.of(name.substring(0, name.length() - ".txt".length()))
                    : Optional.empty();
            String first = beginning.isEmpty() ? "" : beginning.get(0);
            conversation = new Conversation(Hashes.hex128("wechat", title.orElse(first)), title);
            kind = names(manner, beginning) > OF_TWO ? Kind.GROUP_MESSAGE : Kind.DIRECT_MESSAGE;
        }

        /** How many write; a line of the program has nothing under it. */
        private static int names(Manner manner, List<String> lines) {
            Set<String> names = new HashSet<>();
            for (int i = 0; i < lines.size(); i++) {
                LineMatcher said = manner.begin.matcher(lines.get(i));
                boolean spoken = !manner.over
                        || i + 1 < lines.size()
                                && (manner == Manner.MAILED || !lines.get(i + 1).isBlank());
                if (spoken && said.matches()) {
                    names.add(said.group(manner.named).strip());
                }
            }
            return names.size();
        }

        @Override
        public LineRole<Said> role(LogLine line) {
            String text = line.text();
            boolean apart = afterBlank;
            afterBlank = text.isBlank();
            if (manner == Manner.MAILED) {
                LineMatcher date = DAY.matcher(text.strip());
                if (date.matches()) {
                    day = date(date.group(1), date.group(2), date.group(3));
                    begun = true;
                    return new LineRole.Between<>();
                }
                if (!begun) {
                    return new LineRole.Between<>();
                }
            }
            if (manner == Manner.TIME_FIRST) {
                Optional<Said> said = apart ? timeFirst(text) : Optional.empty();
                if (said.isPresent()) {
                    return new LineRole.Begins<>(said.get());
                }
            } else if (apart || !manner.over) {
                LineMatcher said = manner.begin.matcher(text);
                if (said.matches()) {
                    begun = true;
                    return new LineRole.Begins<>(said(said));
                }
            }
            return line.number() == 0 && HEADINGS.matches(text.strip())
                    ? new LineRole.Between<>()
                    : new LineRole.Continues<>();
        }

        /** The commonest manner, read without its expression. */
        private static Optional<Said> timeFirst(String line) {
            LineCursor at = new LineCursor(line, 0);
            int year = at.number(4, 4);
            int month = year >= 0 && at.skipAny("-/") ? at.number(1, 2) : -1;
            int day = month >= 0 && at.skipAny("-/") ? at.number(1, 2) : -1;
            int hour = day >= 0 && at.skip(' ') ? at.number(1, 2) : -1;
            int minute = hour >= 0 && at.skip(':') ? at.number(2, 2) : -1;
            boolean seconds = minute >= 0 && at.skip(':');
            int second = seconds ? at.number(2, 2) : 0;
            String written = line.substring(0, at.at());
            if (minute < 0 || second < 0 || !at.skip(' ')) {
                return Optional.empty();
            }
            int name = line.length() - at.at();
            return name == 0 || name > LONGEST_NAME
                    ? Optional.empty()
                    : Optional.of(new Said(
                            written,
                            IrcStamp.date(year, month, day).flatMap(date -> at(date, hour, minute, second)),
                            seconds,
                            line.substring(at.at()).strip(),
                            Optional.empty()));
        }

        private Said said(LineMatcher line) {
            int written = manner.date;
            int clock = manner.clock;
            Optional<LocalDate> date = written == 0
                    ? day
                    : date(line.group(written + 1), line.group(written + 2), line.group(written + 3));
            String seconds = line.group(clock + 3);
            return new Said(
                    written == 0 ? line.group(clock) : line.group(written) + " " + line.group(clock),
                    date.flatMap(d -> at(d, line.group(clock + 1), line.group(clock + 2), seconds)),
                    seconds != null,
                    line.group(manner.named).strip(),
                    manner.over ? Optional.empty() : Optional.of(line.group(manner.text)));
        }

        private static Optional<LocalDate> date(String year, String month, String day) {
            return IrcStamp.date(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        }

        private static Optional<LocalDateTime> at(LocalDate date, String hour, String minute, @Nullable String second) {
            return at(
                    date,
                    Integer.parseInt(hour),
                    Integer.parseInt(minute),
                    second == null ? 0 : Integer.parseInt(second));
        }

        private static Optional<LocalDateTime> at(LocalDate date, int hour, int minute, int second) {
            return hour > 23 || minute > 59 || second > 59
                    ? Optional.empty()
                    : Optional.of(date.atTime(hour, minute, second));
        }

        @Override
        public Optional<Draft> draft(Said head, LogRecord record) {
            String under = record.more().orElse("").strip();
            String text = head.text().map(first -> record.text(first).strip()).orElse(under);
            // nothing stands under a line of the program
            boolean service = manner == Manner.TIME_FIRST && under.isEmpty()
                    || head.name().isEmpty();
            Draft draft = record.newDraft(service ? Kind.SYSTEM : kind);
            draft.conversation(conversation);
            LogTimes.sent(
                    draft, head.time(), head.written(), head.seconds() ? Precision.SECOND : Precision.MINUTE, options);
            if (service) {
                return Optional.of(draft.body(head.name().isEmpty() ? text : head.name()));
            }
            draft.sender(person(head.name()));
            LineMatcher file = PLACEHOLDER.matcher(text);
            if (text.startsWith("[") && file.matches()) {
                draft.attachments(
                        List.of(file.group(1) == null ? MissingFile.unnamed() : MissingFile.named(file.group(1))));
            }
            return Optional.of(draft.body(body(text)));
        }

        /** The exporter is called "I"; that is no name. */
        private static Participant person(String name) {
            boolean own = SELF.contains(name);
            return new Participant(
                    own ? Optional.empty() : Optional.of(name),
                    Optional.empty(),
                    Optional.empty(),
                    Role.FROM,
                    own ? NameSource.NONE : NameSource.ADDRESS_BOOK,
                    own);
        }

        /** What is answered stands last. */
        private static List<Segment> body(String text) {
            List<Segment> body = new ArrayList<>();
            int quote = text.lastIndexOf("\n引用:");
            boolean quotes = quote >= 0
                    && QUOTED.matches(
                            text.substring(quote + 1).lines().findFirst().orElse(""));
            String own = quotes ? text.substring(0, quote) : text;
            if (!own.isEmpty()) {
                body.add(new Segment(SegmentKind.OWN, own, Optional.empty()));
            }
            if (quotes) {
                body.add(new Segment(SegmentKind.QUOTED, text.substring(quote), Optional.empty()));
            }
            return body;
        }
    }
}
