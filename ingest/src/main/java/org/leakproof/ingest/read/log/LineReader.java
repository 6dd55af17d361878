package org.leakproof.ingest.read.log;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
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
    /** No line with a date is longer. */
    private static final int LONGEST_DATE = 40;

    private static final List<String> HALVES = List.of("午前", "午後", "上午", "下午", "오전", "오후", "AM", "PM");
    private static final List<String> HALVES_BEHIND = List.of("AM", "PM", "am", "pm");
    private static final Set<String> SECOND_HALVES = Set.of("午後", "下午", "오후", "PM", "pm");
    private static final int LONGEST_NAME = 200;

    /** Time, name and text, with tabs between them; the name may be missing.
     *
     *  @param time as written */
    private record Message(String time, int hour, int minute, Optional<String> name, String text) {
        static @Nullable Message of(String line) {
            int tab = line.indexOf('\t');
            if (tab < 0) {
                return null;
            }
            LineCursor at = new LineCursor(line, 0);
            String half = half(at, HALVES);
            if (half != null) {
                at.skip(' ');
            }
            int hour = at.number(1, 2);
            int minute = hour >= 0 && at.skip(':') ? at.number(2, 2) : -1;
            if (minute < 0) {
                return null;
            }
            if (at.at() < tab) {
                at.skip(' ');
                String behind = half(at, HALVES_BEHIND);
                half = half == null ? behind : half;
                if (behind == null || at.at() != tab) {
                    return null;
                }
            }
            int second = line.indexOf('\t', tab + 1);
            boolean named = second >= 0 && second - tab - 1 <= LONGEST_NAME;
            return new Message(
                    line.substring(0, tab),
                    hourOfDay(hour, half),
                    minute,
                    named ? Optional.of(line.substring(tab + 1, second)) : Optional.empty(),
                    line.substring((named ? second : tab) + 1));
        }

        private static @Nullable String half(LineCursor at, List<String> halves) {
            if (at.peek() >= '0' && at.peek() <= '9') {
                return null;
            }
            for (String half : halves) {
                if (at.skip(half)) {
                    return half;
                }
            }
            return null;
        }

        private static int hourOfDay(int hour, @Nullable String half) {
            return half == null || hour > 12 ? hour : hour % 12 + (SECOND_HALVES.contains(half) ? 12 : 0);
        }

        @Override
        public String toString() {
            return "Message[" + text.length() + " chars]";
        }
    }

    private static boolean isDate(String line) {
        String date = line.strip();
        return date.length() <= LONGEST_DATE && DATE.matches(date);
    }

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
            if (!dated && isDate(line)) {
                dated = true;
            } else if (titled && dated && Message.of(line) != null) {
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
        private @Nullable Conversation conversation;

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
            Message message = Message.of(line);
            return message != null && opensText(message.text());
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
            if (isDate(text)) {
                begun = true;
                day = day(text.strip());
                return new LineRole.Between<>();
            }
            Message message = begun ? Message.of(text) : null;
            if (message == null) {
                return begun && !text.isEmpty() ? new LineRole.Continues<>() : new LineRole.Between<>();
            }
            quoted = opensText(message.text()) && !strays.contains(line.number());
            return new LineRole.Begins<>(new Said(
                    day,
                    message.time(),
                    message.hour(),
                    message.minute(),
                    message.name().filter(name -> !name.isBlank()),
                    message.text(),
                    title));
        }

        private static Optional<LocalDate> day(String line) {
            LineMatcher date = DATE.matcher(line);
            if (!date.matches()) {
                return Optional.empty();
            }
            boolean yearFirst = date.group(1) != null;
            return IrcStamp.date(
                    Integer.parseInt(date.group(yearFirst ? 1 : 6)),
                    Integer.parseInt(date.group(yearFirst ? 2 : 4)),
                    Integer.parseInt(date.group(yearFirst ? 3 : 5)));
        }

        /** Whether a line ends a text in quotes: with one quote that is not doubled. */
        private static boolean closes(String line) {
            int quotes = 0;
            while (quotes < line.length() && line.charAt(line.length() - 1 - quotes) == '"') {
                quotes++;
            }
            return quotes % 2 == 1;
        }

        private Conversation conversation(String name) {
            Conversation known = conversation;
            if (known == null) {
                known = new Conversation(Hashes.hex128("line", name), Optional.of(name));
                conversation = known;
            }
            return known;
        }

        @Override
        public Optional<Draft> draft(Said head, LogRecord record) {
            Draft draft = record.newDraft(
                    head.name().isEmpty() ? Kind.SYSTEM : direct ? Kind.DIRECT_MESSAGE : Kind.GROUP_MESSAGE);
            draft.conversation(conversation(head.title()));
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
