package org.leakproof.ingest.read.log;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.Source;

/** Reads a chat that LINE saved as text: a title, lines with a date, and messages of time, name and text between tabs. A
 * text of several lines stands in quotes, whatever it holds: an older export too. */
public final class LineReader extends LogReader<LineReader.Said> {
    private static final LinePattern TITLE = LinePattern.compile(
            "\\[LINE\\] ?(?:Chat history (?:with|in) |與|与|ประวัติการสนทนากับ )?(.+?)(?:とのトーク履歴|のトーク履歴|的聊天記錄|的聊天记录|とのトーク|님과의 대화|님과 대화한 내용)?");

    /** How titles say that there is one other side. */
    private static final LinePattern OF_TWO =
            LinePattern.compile("history with |とのトーク|[與与].*的聊天|님과|ประวัติการสนทนากับ");

    /** Openings that are remembered to be none. */
    private static final int MOST_STRAYS = 10_000;

    private static final LinePattern DATE =
            LinePattern.compile("(?:(\\d{4})[/.年-] ?(\\d{1,2})[/.月-] ?(\\d{1,2})日?\\.?(?: ?\\(?[^\\t\\d]{1,12}\\)?)?"
                    + "|\\p{L}{2,4}\\.?, (\\d{1,2})/(\\d{1,2})/(\\d{4}))");
    private static final LinePattern MESSAGE = LinePattern.compile(
            "(?:(午前|午後|上午|下午|오전|오후|AM|PM) ?)?(\\d{1,2}):(\\d{2})(?: ?(AM|PM|am|pm))?\\t(?:([^\\t]{0,200})\\t)?(.*)");

    /** A line that begins a message, and the day that holds for it. Secret. */
    record Said(
            Optional<LocalDate> day,
            String time,
            int hour,
            int minute,
            Optional<String> name,
            String text,
            String title) {
        @Override
        public String toString() {
            return "Said[" + text.length() + " chars]";
        }
    }

    @Override
    public String name() {
        return "line";
    }

    @Override
    boolean accepts(List<String> lines, Head head) {
        boolean dated = false;
        boolean titled = lines.get(0).startsWith("[LINE]");
        for (String line : lines) {
            if (!dated && DATE.matches(line.strip())) {
                dated = true;
            } else if (titled && dated && MESSAGE.matches(line)) {
                return true;
            }
        }
        return false;
    }

    @Override
    LogFormat<Said> format(Source source) {
        return new Format(source);
    }

    private static final class Format implements LogFormat<Said> {
        private final Source source;
        private String title = "";
        private Optional<LocalDate> day = Optional.empty();
        private final Set<Long> strays = new HashSet<>();
        private long opened = -1;
        private boolean direct;
        private boolean quoted;
        private boolean begun;

        Format(Source source) {
            this.source = source;
        }

        @Override
        public boolean surveys() {
            return true;
        }

        /** A quote that is not closed before another one opens is a person's. */
        @Override
        public void survey(LogLine line) {
            if (opens(line.text())) {
                stray();
                opened = line.number();
            } else if (opened >= 0 && closes(line.text())) {
                opened = -1;
            }
        }

        @Override
        public void surveyed() {
            stray();
        }

        private void stray() {
            if (opened >= 0 && strays.size() < MOST_STRAYS) {
                strays.add(opened);
            }
        }

        private static boolean opens(String line) {
            if (line.indexOf('"') < 0) {
                return false;
            }
            LineMatcher message = MESSAGE.matcher(line);
            return message.matches() && opensText(message.group(6));
        }

        private static boolean opensText(String text) {
            return text.startsWith("\"") && !closes(text.substring(1));
        }

        @Override
        public LineRole<Said> role(LogLine line) {
            String text = line.text();
            if (line.number() == 0) {
                LineMatcher matcher = TITLE.matcher(text.strip());
                title = matcher.matches() ? matcher.group(1) : text;
                direct = OF_TWO.matcher(text).find();
                return new LineRole.Between<>();
            }
            if (quoted) {
                quoted = !closes(text);
                return new LineRole.Continues<>();
            }
            LineMatcher date = DATE.matcher(text.strip());
            if (date.matches()) {
                begun = true;
                boolean yearFirst = date.group(1) != null;
                day = IrcStamp.date(
                        Integer.parseInt(date.group(yearFirst ? 1 : 6)),
                        Integer.parseInt(date.group(yearFirst ? 2 : 4)),
                        Integer.parseInt(date.group(yearFirst ? 3 : 5)));
                return new LineRole.Between<>();
            }
            LineMatcher message = MESSAGE.matcher(text);
            if (!begun || text.isEmpty() || !message.matches()) {
                return begun && !text.isEmpty() ? new LineRole.Continues<>() : new LineRole.Between<>();
            }
            String said = message.group(6);
            quoted = opensText(said) && !strays.contains(line.number());
            return new LineRole.Begins<>(new Said(
                    day,
                    text.substring(0, text.indexOf('\t')),
                    hour(message),
                    Integer.parseInt(message.group(3)),
                    Optional.ofNullable(message.group(5)).filter(name -> !name.isBlank()),
                    said,
                    title));
        }

        /** Whether a line ends a text in quotes: with one quote that is not doubled. */
        private static boolean closes(String line) {
            int quotes = 0;
            while (quotes < line.length() && line.charAt(line.length() - 1 - quotes) == '"') {
                quotes++;
            }
            return quotes % 2 == 1;
        }

        private static int hour(LineMatcher message) {
            int hour = Integer.parseInt(message.group(2));
            String half = message.group(1) == null ? message.group(4) : message.group(1);
            if (half == null || hour > 12) {
                return hour;
            }
            boolean late = "午後 下午 오후 PM pm".contains(half);
            return hour % 12 + (late ? 12 : 0);
        }

        @Override
        public Optional<Draft> draft(Said head, LogRecord record) {
            Draft draft = record.newDraft(
                    head.name().isEmpty() ? Kind.SYSTEM : direct ? Kind.DIRECT_MESSAGE : Kind.GROUP_MESSAGE);
            draft.conversation(new Conversation(Hashes.hex128("line", head.title()), Optional.of(head.title())));
            head.name()
                    .ifPresent(name -> draft.sender(new Participant(
                            Optional.of(name), Optional.empty(), Optional.empty(), Role.FROM, NameSource.SELF, false)));
            if (head.hour() > 23 || head.minute() > 59) {
                LogTimes.impossible(draft, head.time());
            } else if (head.day().isEmpty()) {
                draft.sent(SentTime.unreadable(head.time())).flag(Flag.DATE_IMPOSSIBLE);
            } else {
                LocalDateTime local = head.day().get().atTime(head.hour(), head.minute());
                LogTimes.sent(draft, Optional.of(local), head.time(), Precision.MINUTE, source.options());
            }
            String text = record.text(head.text()).stripTrailing();
            boolean wrapped =
                    record.more().isPresent() && text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
            return Optional.of(
                    draft.body(wrapped ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text));
        }
    }
}
