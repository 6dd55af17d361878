package org.leakproof.ingest.read.log;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Kind;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.html.HtmlElement;

/** Reads the conversations that Adium logged as HTML before it took to XML. Who is who stands in the names of the folders,
 *  the day in the file's name. */
public final class AdiumPageReader extends LogReader<AdiumPageReader.Said> {
    private static final LinePattern BEGIN = LinePattern.compile("<div class=\"(send|receive|status)\">.*");
    private static final LinePattern STAMP = LinePattern.compile("<span class=\"timestamp\">([^<>]{4,40})</span>");
    private static final LinePattern STATUS = LinePattern.compile("(?s)(.*) \\(([^()]{4,40})\\)");
    private static final LinePattern DAY = LinePattern.compile("\\((\\d{4})[-|.](\\d{2})[-|.](\\d{2})");
    private static final LinePattern SERVICE = LinePattern.compile("([A-Za-z0-9!]{1,20})\\.(.{1,200})");

    /** A line that begins a message. Secret. */
    record Said(String manner, String stamp, Optional<LocalDateTime> time, String line) {
        @Override
        public String toString() {
            return "Said[" + line.length() + " chars]";
        }
    }

    @Override
    public String name() {
        return "adium-html";
    }

    @Override
    public boolean namesFiles(Head head) {
        return true;
    }

    @Override
    boolean accepts(List<String> lines, Head head) {
        return BEGIN.matches(lines.get(0))
                && lines.stream()
                        .anyMatch(line -> BEGIN.matches(line)
                                && STAMP.matcher(line).find()
                                && line.contains("<span class=\"sender\">"));
    }

    @Override
    LogFormat<Said> format(Source source) {
        return new Format(source);
    }

    private static final class Format implements LogFormat<Said> {
        private final ReadOptions options;
        private final Talk talk;
        private final DayClock clock;

        Format(Source source) {
            options = source.options();
            String[] path = new String(source.rawName(), StandardCharsets.UTF_8)
                    .replace('\\', '/')
                    .split("/");
            String file = path.length == 0 ? "" : path[path.length - 1];
            int date = file.indexOf(" (");
            LineMatcher service = SERVICE.matcher(path.length > 2 ? path[path.length - 3] : "");
            boolean known = service.matches();
            talk = new Talk(
                    known ? service.group(1) : "",
                    known ? service.group(2) : "",
                    date < 0 ? "" : file.substring(0, date),
                    false,
                    day(file).map(LocalDate::atStartOfDay),
                    Optional.empty());
            clock = new DayClock(talk.start());
        }

        private static Optional<LocalDate> day(String file) {
            LineMatcher day = DAY.matcher(file);
            try {
                return day.find()
                        ? Optional.of(LocalDate.of(
                                Integer.parseInt(day.group(1)),
                                Integer.parseInt(day.group(2)),
                                Integer.parseInt(day.group(3))))
                        : Optional.empty();
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        @Override
        public LineRole<Said> role(LogLine line) {
            LineMatcher begin = BEGIN.matcher(line.text());
            if (!begin.matches()) {
                return new LineRole.Continues<>();
            }
            LineMatcher stamp = STAMP.matcher(line.text());
            String written = stamp.find() ? stamp.group(1) : "";
            if (written.isEmpty()) {
                LineMatcher status = STATUS.matcher(
                        HtmlElement.of(line.text()).map(HtmlElement::prose).orElse(""));
                written = status.matches() ? status.group(2) : "";
            }
            return new LineRole.Begins<>(new Said(begin.group(1), written, clock.of(written), line.text()));
        }

        @Override
        public Optional<Draft> draft(Said head, LogRecord record) {
            return HtmlElement.of(record.text(head.line()))
                    .flatMap(page -> page.first(element -> element.is("div")))
                    .map(said -> draft(head, record, said));
        }

        private Draft draft(Said head, LogRecord record, HtmlElement said) {
            boolean status = head.manner().equals("status");
            Draft draft = record.newDraft(status ? Kind.SYSTEM : Kind.DIRECT_MESSAGE);
            draft.conversation(talk.conversation());
            talk.sent(draft, head.time(), head.stamp(), options);
            if (!status) {
                Optional<String> name = said.first("sender")
                        .map(HtmlElement::prose)
                        .map(text -> text.endsWith(":")
                                ? text.substring(0, text.length() - 1).strip()
                                : text)
                        .filter(text -> !text.isEmpty());
                if (name.isEmpty()) {
                    draft.flag(Flag.SENDER_MISSING);
                }
                talk.people(draft, Optional.of(head.manner().equals("send")), name);
            }
            draft.body(said.prose(element -> element.hasClass("timestamp") || element.hasClass("sender")));
            return draft.attachments(said.all(element -> element.is("img")).stream()
                    .flatMap(image -> image.tag().attribute("src").stream())
                    .map(MissingFile::named)
                    .toList());
        }
    }
}
