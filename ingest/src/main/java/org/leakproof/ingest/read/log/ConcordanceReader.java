package org.leakproof.ingest.read.log;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.ZoneBasis;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.Source;

/** Reads Concordance load files: rows of cells between thorns, parted by U+0014, each about one document whose text and
 *  original are files of their own. */
public final class ConcordanceReader extends LogReader<ConcordanceReader.Row> {
    private static final char QUOTE = '\u00FE';
    private static final char DELIMITER = '\u0014';
    /** Stands for a line end within a cell. */
    private static final char LINE_END = '\u00AE';

    private static final LinePattern PATH = LinePattern.compile("[^\\n<>|*?\"]{1,400}\\.[A-Za-z0-9]{2,5}");
    private static final LinePattern COMPACT = LinePattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final LinePattern PERSON = LinePattern.compile("\"?([^\"<>]*?)\"? *<([^<>]*)>");

    /** The cells of a row's first line. Secret.
     *
     *  @param stamp of its date, if that is written in numbers that a separator parts */
    record Row(String line, Optional<DateOrder.Result> date, Optional<ChatStamp> stamp) {
        @Override
        public String toString() {
            return "Row[" + line.length() + " chars]";
        }
    }

    @Override
    public String name() {
        return "concordance";
    }

    @Override
    public boolean namesFiles(Head head) {
        return true;
    }

    @Override
    boolean accepts(List<String> lines, Head head) {
        List<String> own = LineDecoder.western(head).beginning(head, 1);
        String first = own.isEmpty() ? "" : own.get(0);
        return first.length() > 4
                && first.charAt(0) == QUOTE
                && first.indexOf("" + QUOTE + DELIMITER + QUOTE) > 0
                && first.charAt(first.length() - 1) == QUOTE;
    }

    @Override
    LogFormat<Row> format(Source source) {
        return new Format(source);
    }

    private static final class Format implements LogFormat<Row> {
        private final ReadOptions options;
        private final ConcordanceColumns columns;
        private final DateOrder order = new DateOrder();
        private boolean open;

        Format(Source source) {
            options = source.options();
            columns = new ConcordanceColumns(LineDecoder.western(source.head()).beginning(source.head(), 1).stream()
                    .findFirst()
                    .map(Format::cells)
                    .orElse(List.of()));
        }

        @Override
        public LineDecoder decoder(Head head) {
            return LineDecoder.western(head);
        }

        @Override
        public boolean surveys() {
            return true;
        }

        @Override
        public void survey(LogLine line) {
            if (begins(line)) {
                stamp(columns.fields(cells(line.text()))).ifPresent(order::survey);
            }
        }

        @Override
        public void surveyed() {
            order.surveyed();
            open = false;
        }

        /** A row begins where no cell is open, or with all its cells: then the one before it was left open. */
        private boolean begins(LogLine line) {
            String text = line.text();
            boolean whole =
                    !text.isEmpty() && text.charAt(0) == QUOTE && cells(text).size() == columns.count();
            boolean begins = whole || !open && !text.isEmpty() && text.charAt(0) == QUOTE;
            boolean odd = text.chars().filter(c -> c == QUOTE).count() % 2 == 1;
            open = begins ? odd : open != odd;
            return begins;
        }

        @Override
        public LineRole<Row> role(LogLine line) {
            boolean begins = begins(line);
            if (line.number() == 0) {
                return new LineRole.Between<>();
            }
            if (!begins) {
                return new LineRole.Continues<>();
            }
            Optional<ChatStamp> stamp = stamp(columns.fields(cells(line.text())));
            return new LineRole.Begins<>(new Row(line.text(), stamp.map(order::read), stamp));
        }

        /** The cells that are whole; none if their marks are broken. */
        private static List<String> cells(String row) {
            List<String> cells = new ArrayList<>();
            int at = 0;
            while (at < row.length()) {
                boolean quoted = row.charAt(at) == QUOTE;
                int end = row.indexOf(quoted ? QUOTE : DELIMITER, quoted ? at + 1 : at);
                if (quoted && end < 0) {
                    return cells;
                }
                end = end < 0 ? row.length() : end;
                cells.add(row.substring(quoted ? at + 1 : at, end).replace(LINE_END, '\n'));
                at = quoted ? end + 1 : end;
                if (at < row.length() && row.charAt(at) != DELIMITER) {
                    return List.of();
                }
                at++;
                if (at == row.length()) {
                    cells.add("");
                }
            }
            return cells;
        }

        private static Optional<ChatStamp> stamp(ConcordanceColumns.Fields fields) {
            String written = fields.date().replace('T', ' ');
            return written.isEmpty()
                    ? Optional.empty()
                    : ChatStamp.of(written + (ConcordanceColumns.hasClock(written) ? " - " : " 00:00 - "));
        }

        @Override
        public Optional<Draft> draft(Row head, LogRecord record) {
            List<String> cells = cells(record.text(head.line()).stripTrailing());
            if (cells.size() != columns.count()) {
                return Optional.empty();
            }
            ConcordanceColumns.Fields fields = columns.fields(cells);
            Draft draft = record.newDraft(Kind.DOCUMENT);
            sent(draft, fields.date(), head.stamp().isPresent() ? head : late(head, fields), fields.zone());
            Optional<String> number = fields.number();
            Optional<String> family = fields.family();
            number.ifPresent(id -> draft.platformId(id).takesPagesOf(id));
            family.or(() -> number)
                    .filter(id -> !id.isEmpty())
                    .ifPresent(id -> draft.conversation(new Conversation(id, Optional.empty())));
            fields.parent()
                    .or(() -> family)
                    .filter(parent -> !parent.isEmpty() && !number.equals(Optional.of(parent)))
                    .ifPresent(draft::replyTo);
            fields.author().ifPresent(author -> draft.sender(person(author, Role.FROM)));
            List<Participant> recipients = new ArrayList<>();
            for (Role role : List.of(Role.TO, Role.CC, Role.BCC)) {
                for (String one : fields.recipients(role).orElse("").split("[;\\n]")) {
                    if (!one.isBlank()) {
                        recipients.add(person(one.strip(), role));
                    }
                }
            }
            draft.recipients(recipients.isEmpty() ? RecipientsBasis.UNKNOWN : RecipientsBasis.EXPLICIT, recipients);
            fields.subject().ifPresent(draft::subject);
            text(draft, fields);
            List<Header> headers = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                if (!cells.get(i).isBlank() && cells.get(i).length() <= LONGEST_HEADER) {
                    headers.add(new Header(columns.written(i), cells.get(i)));
                }
            }
            return Optional.of(draft.headers(headers));
        }

        /** A longer cell is the document's text, and is in its body. */
        private static final int LONGEST_HEADER = 10_000;

        /** A date that stands behind a broken line, and in no order with the others: good if it can be read in one way. */
        private static Row late(Row head, ConcordanceColumns.Fields fields) {
            Optional<ChatStamp> stamp = stamp(fields).filter(s -> s.yearFirst() || s.first() > 12 || s.middle() > 12);
            return new Row(head.line(), stamp.map(new DateOrder()::read), stamp);
        }

        private static void text(Draft draft, ConcordanceColumns.Fields fields) {
            List<DraftAttachment> files = new ArrayList<>();
            StringBuilder body = new StringBuilder();
            boolean bodied = false;
            for (Map.Entry<String, String> field : fields.byName().entrySet()) {
                String value = field.getValue();
                boolean text = ConcordanceColumns.isText(field.getKey());
                boolean path = PATH.matches(value) && (text || ConcordanceColumns.isOriginal(field.getKey()));
                if (path) {
                    files.add(text && !bodied ? MissingFile.holdingTheText(value) : MissingFile.named(value));
                    bodied |= text;
                } else if ((text || value.length() > LONGEST_HEADER) && !value.isEmpty()) {
                    body.append(body.length() == 0 ? "" : "\n").append(value);
                }
            }
            draft.body(body.toString()).attachments(files);
        }

        private static Participant person(String written, Role role) {
            LineMatcher matcher = PERSON.matcher(written);
            boolean both = matcher.matches();
            String name = both ? matcher.group(1) : written;
            String address = both ? matcher.group(2) : written;
            boolean mail = address.indexOf('@') > 0;
            Optional<String> shown = Optional.of(name).filter(n -> !n.isEmpty() && n.indexOf('@') < 0);
            return new Participant(
                    shown,
                    mail ? Optional.of(address) : Optional.empty(),
                    both && !mail ? Optional.of(address).filter(a -> !a.isEmpty()) : Optional.empty(),
                    role,
                    shown.isPresent() ? NameSource.HEADER : NameSource.NONE,
                    false);
        }

        private void sent(Draft draft, String written, Row row, Optional<String> zoneName) {
            LineMatcher compact = COMPACT.matcher(written);
            boolean clock = ConcordanceColumns.hasClock(written);
            Optional<LocalDate> date = compact.matches()
                    ? IrcStamp.date(
                            Integer.parseInt(compact.group(1)),
                            Integer.parseInt(compact.group(2)),
                            Integer.parseInt(compact.group(3)))
                    : row.date().flatMap(DateOrder.Result::date);
            Optional<LocalTime> time = row.stamp()
                    .filter(stamp -> stamp.hourOfDay() >= 0 && stamp.minute() < 60 && stamp.second() < 60)
                    .map(stamp -> LocalTime.of(stamp.hourOfDay(), stamp.minute(), Math.max(0, stamp.second())));
            Optional<LocalDateTime> local =
                    compact.matches() ? date.map(LocalDate::atStartOfDay) : date.flatMap(d -> time.map(d::atTime));
            if (row.date()
                            .filter(d -> d.reading() == DateOrder.Reading.IMPOSSIBLE)
                            .isPresent()
                    || compact.matches() && date.isEmpty()) {
                LogTimes.impossible(draft, written);
                return;
            }
            Precision precision = !clock
                    ? Precision.DAY
                    : row.stamp().filter(stamp -> stamp.second() >= 0).isPresent()
                            ? Precision.SECOND
                            : Precision.MINUTE;
            ZoneId zone = clock ? zone(zoneName) : null;
            if (zone == null || local.isEmpty()) {
                LogTimes.sent(draft, local, written, precision, options);
            } else {
                draft.sent(new SentTime(
                        Optional.of(local.get().atZone(zone).toInstant()),
                        local,
                        written,
                        precision,
                        ZoneBasis.STATED,
                        Optional.of(zone.getId())));
            }
        }

        /** Names such as EST say different things in different countries. */
        private static @Nullable ZoneId zone(Optional<String> name) {
            String written = name.orElse("");
            if (written.equals("UTC") || written.equals("GMT")) {
                return ZoneOffset.UTC;
            }
            try {
                return written.contains("/") || written.matches("[+-]\\d{2}:\\d{2}") ? ZoneId.of(written) : null;
            } catch (DateTimeException e) {
                return null;
            }
        }
    }
}
