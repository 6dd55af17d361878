package org.leakproof.ingest.read.log;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.Reaction;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SentTime;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.Source;

/** Reads a channel that DiscordChatExporter saved as CSV. Every cell is quoted, and so no line within a cell can look like
 *  the beginning of a row; dates are in the exporter's locale, whose order is inferred from the whole file. The channel is
 *  named in the file's name only. */
public final class DiscordCsvReader extends LogReader<DiscordCsvReader.Row> {
    private static final String COLUMNS = "AuthorID,Author,Date,Content,Attachments,Reactions";
    private static final int CELLS = 6;
    private static final int LONGEST_ID = 20;
    private static final int LONGEST_DATE = 60;
    private static final String NEXT_CELL = "\",\"";
    private static final LinePattern ISO = LinePattern.compile("\\d{4}-\\d{2}-\\d{2}T.*");
    private static final LinePattern MONTH_NAMED =
            LinePattern.compile("(\\d{1,2})-(\\p{L}{3,5})\\.?-(\\d{2}|\\d{4}) (\\d{1,2}):(\\d{2})(?: ([AP])M)?");
    private static final LinePattern REACTION = LinePattern.compile("(.+?) \\((\\d{1,9})\\)(?:,|$)");
    private static final LinePattern FILE = LinePattern.compile("(.*?) ?\\[(\\d{5,20})\\].*");
    private static final LinePattern CALL = LinePattern.compile("Started a call that lasted \\d+ minutes?\\.");
    private static final Set<String> SERVICE =
            Set.of("Joined the server.", "Pinned a message.", "Left the group.", "Changed the channel icon.");

    /** What begins a row. Secret.
     *
     *  @param stamp of its date, if that is written in numbers */
    record Row(String line, Optional<ChatStamp> stamp, Optional<DateOrder.Result> date) {
        @Override
        public String toString() {
            return "Row[" + line.length() + " chars]";
        }
    }

    @Override
    public String name() {
        return "discord-csv";
    }

    @Override
    public boolean namesFiles(Head head) {
        return true;
    }

    @Override
    boolean accepts(List<String> lines, Head head) {
        return lines.get(0).strip().equals(COLUMNS);
    }

    @Override
    LogFormat<Row> format(Source source) {
        return new Format(source);
    }

    private static final class Format implements LogFormat<Row> {
        private final Source source;
        private final DateOrder order = new DateOrder();
        private final LineMatcher file;
        private final Kind kind;
        private String firstRow = "";
        private @Nullable Conversation conversation;

        Format(Source source) {
            this.source = source;
            String name = source.head().name();
            file = FILE.matcher(name);
            kind = name.startsWith("Direct Messages") ? Kind.DIRECT_MESSAGE : Kind.GROUP_MESSAGE;
        }

        @Override
        public boolean surveys() {
            return true;
        }

        @Override
        public void survey(LogLine line) {
            date(line.text()).ifPresent(date -> {
                firstRow = firstRow.isEmpty() ? line.text() : firstRow;
                stamp(date).ifPresent(order::survey);
            });
        }

        @Override
        public void surveyed() {
            order.surveyed();
        }

        /** The third cell of a row that begins with this line: a number, a name, a date and the beginning of a text. */
        private static Optional<String> date(String line) {
            int author = line.startsWith("\"") ? line.indexOf(NEXT_CELL) : -1;
            if (author < 0 || author > LONGEST_ID + 1) {
                return Optional.empty();
            }
            for (int i = 1; i < author; i++) {
                if (line.charAt(i) < '0' || line.charAt(i) > '9') {
                    return Optional.empty();
                }
            }
            int from = line.indexOf(NEXT_CELL, author + NEXT_CELL.length());
            // a quote in a name is doubled: the cell goes on
            while (from > 0 && isWithin(line, author + NEXT_CELL.length(), from)) {
                from = line.indexOf(NEXT_CELL, from + 1);
            }
            int to = from < 0 ? -1 : line.indexOf(NEXT_CELL, from + NEXT_CELL.length());
            return to < 0 || to - from > LONGEST_DATE
                    ? Optional.empty()
                    : Optional.of(line.substring(from + NEXT_CELL.length(), to));
        }

        /** Whether an odd number of quotes stands before this one, from the cell's beginning. */
        private static boolean isWithin(String line, int cell, int quote) {
            int quotes = 0;
            for (int i = quote - 1; i >= cell && line.charAt(i) == '"'; i--) {
                quotes++;
            }
            return quotes % 2 == 1;
        }

        private static Optional<ChatStamp> stamp(String date) {
            return isIso(date) ? Optional.empty() : ChatStamp.of(date + " - ");
        }

        private static boolean isIso(String date) {
            return date.length() > 10 && date.charAt(10) == 'T' && ISO.matches(date);
        }

        private static boolean isCall(String content) {
            return content.startsWith("Started a call") && CALL.matches(content);
        }

        @Override
        public LineRole<Row> role(LogLine line) {
            if (line.number() == 0 && line.text().strip().equals(COLUMNS)) {
                return new LineRole.Between<>();
            }
            Optional<String> date = date(line.text());
            if (date.isEmpty()) {
                return new LineRole.Continues<>();
            }
            Optional<ChatStamp> stamp = stamp(date.get());
            return new LineRole.Begins<>(new Row(line.text(), stamp, stamp.map(order::read)));
        }

        @Override
        public Optional<Draft> draft(Row head, LogRecord record) {
            List<String> cells = cells(record.text(head.line()));
            if (cells.size() != CELLS) {
                return Optional.empty();
            }
            String content = cells.get(3);
            Draft draft = record.newDraft(SERVICE.contains(content) ? Kind.SYSTEM : isCall(content) ? Kind.CALL : kind);
            draft.conversation(conversation());
            sent(draft, cells.get(2), head);
            if (cells.get(0).isEmpty() && cells.get(1).isEmpty()) {
                draft.flag(Flag.SENDER_MISSING);
            } else {
                Optional<String> name = Optional.of(cells.get(1)).filter(n -> !n.isEmpty());
                draft.sender(new Participant(
                        name,
                        Optional.empty(),
                        Optional.of(cells.get(0)).filter(id -> !id.isEmpty()),
                        Role.FROM,
                        name.isPresent() ? NameSource.SELF : NameSource.NONE,
                        false));
            }
            draft.body(content);
            if (!cells.get(4).isEmpty()) {
                boolean addresses = cells.get(4).contains("://");
                draft.attachments(List.of(cells.get(4).split(addresses ? ",(?=https?://)" : ",")).stream()
                        .map(MissingFile::named)
                        .toList());
            }
            List<Header> headers = new ArrayList<>();
            List<Reaction> reactions = new ArrayList<>();
            LineMatcher reaction = REACTION.matcher(cells.get(5));
            while (!cells.get(5).isEmpty() && reaction.find()) {
                reactions.add(new Reaction(reaction.group(1), Optional.empty(), Optional.empty()));
                headers.add(new Header("reactions." + reaction.group(1), reaction.group(2)));
            }
            return Optional.of(draft.reactions(reactions).headers(headers));
        }

        /** A file's name may lack the channel; then nothing but what the file begins with tells it. */
        private Conversation conversation() {
            Conversation known = conversation;
            if (known == null) {
                known = newConversation();
                conversation = known;
            }
            return known;
        }

        private Conversation newConversation() {
            return file.matches()
                    ? new Conversation(file.group(2), Optional.of(file.group(1)).filter(title -> !title.isEmpty()))
                    : new Conversation(Hashes.hex128("discord csv", firstRow), Optional.empty());
        }

        /** The cells of a row; none if quotes are broken. */
        private static List<String> cells(String row) {
            List<String> cells = new ArrayList<>();
            int at = 0;
            while (at < row.length() && row.charAt(at) == '"') {
                int from = ++at;
                boolean doubled = false;
                int end = row.indexOf('"', at);
                while (end >= 0 && row.startsWith("\"", end + 1)) {
                    doubled = true;
                    end = row.indexOf('"', end + 2);
                }
                if (end < 0) {
                    return List.of();
                }
                String cell = row.substring(from, end);
                cells.add(doubled ? cell.replace("\"\"", "\"") : cell);
                at = end + 1;
                if (at < row.length() && row.charAt(at) == ',') {
                    at++;
                }
            }
            return row.substring(at).isBlank() ? cells : List.of();
        }

        private void sent(Draft draft, String written, Row row) {
            if (isIso(written)) {
                SentTimes.set(
                        draft,
                        SentTimes.iso(
                                written, Optional.empty(), source.options().assumeZone()));
                return;
            }
            Optional<LocalDate> date = row.date().flatMap(DateOrder.Result::date);
            Optional<LocalTime> time = row.stamp()
                    .filter(stamp -> stamp.hourOfDay() >= 0 && stamp.minute() < 60 && stamp.second() < 60)
                    .map(stamp -> LocalTime.of(stamp.hourOfDay(), stamp.minute(), Math.max(0, stamp.second())));
            LineMatcher named = MONTH_NAMED.matcher(written);
            if (written.indexOf('-') > 0 && named.matches()) {
                date = named(named);
                time = clock(named);
            }
            if (row.date()
                    .filter(d -> d.reading() == DateOrder.Reading.IMPOSSIBLE)
                    .isPresent()) {
                LogTimes.impossible(draft, written);
            } else if (date.isEmpty() || time.isEmpty()) {
                draft.sent(SentTime.unreadable(written))
                        .flag(written.isBlank() ? Flag.DATE_MISSING : Flag.DATE_UNREADABLE);
            } else {
                boolean seconds =
                        row.stamp().filter(stamp -> stamp.second() >= 0).isPresent();
                LogTimes.sent(
                        draft,
                        Optional.of(date.get().atTime(time.get())),
                        written,
                        seconds ? Precision.SECOND : Precision.MINUTE,
                        source.options());
            }
        }

        private static Optional<LocalDate> named(LineMatcher date) {
            int year = Integer.parseInt(date.group(3));
            OptionalInt month = MonthNames.month(date.group(2));
            return month.isEmpty()
                    ? Optional.empty()
                    : IrcStamp.date(year < 100 ? 2000 + year : year, month.getAsInt(), Integer.parseInt(date.group(1)));
        }

        private static Optional<LocalTime> clock(LineMatcher date) {
            int hour = Integer.parseInt(date.group(4));
            int minute = Integer.parseInt(date.group(5));
            boolean half = date.group(6) != null;
            int full = half ? hour % 12 + (date.group(6).equals("P") ? 12 : 0) : hour;
            return hour > (half ? 12 : 23) || minute > 59 ? Optional.empty() : Optional.of(LocalTime.of(full, minute));
        }
    }
}
