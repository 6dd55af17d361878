package org.leakproof.ingest.read.log;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Role;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.Source;

/** Reads diplomatic cables: rows of eight quoted cells without a header line, in which a backslash stands before a quote.
 * The cells are number, time, reference, origin, classification, references, the cable's header and its text. */
public final class CablesReader extends LogReader<String> {
    private static final int CELLS = 8;
    private static final LinePattern BEGIN = LinePattern.compile(
            "\"\\d{1,9}\",\"(\\d{1,2})/(\\d{1,2})/(\\d{4}) (\\d{1,2}):(\\d{2})\",\"[^\"]{1,60}\",\"");
    private static final LinePattern TIME = LinePattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4}) (\\d{1,2}):(\\d{2})");
    private static final LinePattern SUBJECT = LinePattern.compile(
            "(?s)(?:^|\\n)SUBJ(?:ECT)?: ?(.+?)(?:\\n\\s*\\n|\\n(?:REF|Ref|Classified|CLASSIFIED)|$)");

    @Override
    public String name() {
        return "cables";
    }

    @Override
    boolean accepts(List<String> lines, Head head) {
        return BEGIN.matcher(lines.get(0)).lookingAt();
    }

    @Override
    LogFormat<String> format(Source source) {
        return new LogFormat<>() {
            @Override
            public LineRole<String> role(LogLine line) {
                return line.text().startsWith("\"")
                                && BEGIN.matcher(line.text()).lookingAt()
                        ? new LineRole.Begins<>(line.text())
                        : new LineRole.Continues<>();
            }

            @Override
            public Optional<Draft> draft(String head, LogRecord record) {
                return cable(record, cells(record.text(head)), source);
            }
        };
    }

    /** The cells of a row; the last one may lack its quote where the file is cut off. */
    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at < row.length() && row.charAt(at) == '"') {
            StringBuilder cell = new StringBuilder();
            at++;
            while (at < row.length() && row.charAt(at) != '"') {
                if (row.charAt(at) == '\\' && at + 1 < row.length()) {
                    at++;
                }
                cell.append(row.charAt(at++));
            }
            cells.add(cell.toString());
            if (at == row.length()) {
                cells.add("");
                return cells.size() == CELLS + 1 ? cells : List.of();
            }
            at++;
            if (at < row.length() && row.charAt(at) == ',') {
                at++;
            }
        }
        return cells.size() == CELLS && row.substring(at).isBlank() ? cells : List.of();
    }

    private static Optional<Draft> cable(LogRecord record, List<String> cells, Source source) {
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        Draft draft = record.newDraft(Kind.CABLE);
        if (cells.size() > CELLS) {
            draft.flag(Flag.ENTRY_DAMAGED);
        }
        sent(draft, cells.get(1), source);
        draft.platformId(cells.get(2));
        if (cells.get(3).isBlank()) {
            draft.flag(Flag.SENDER_MISSING);
        } else {
            draft.sender(office(cells.get(3), Role.FROM));
        }
        List<Participant> recipients = recipients(cells.get(6));
        draft.recipients(recipients.isEmpty() ? RecipientsBasis.UNKNOWN : RecipientsBasis.EXPLICIT, recipients);
        List<String> references = new ArrayList<>();
        for (String reference : cells.get(5).split("\\|")) {
            if (!reference.isBlank()) {
                references.add(reference.strip());
            }
        }
        draft.references(references);
        draft.headers(List.of(
                new Header("number", cells.get(0)),
                new Header("classification", cells.get(4)),
                new Header("header", cells.get(6))));
        LineMatcher subject = SUBJECT.matcher(cells.get(7));
        if (subject.find()) {
            draft.subject(subject.group(1).strip().replaceAll("\\s*\\n\\s*", " "));
        }
        return Optional.of(draft.body(cells.get(7)));
    }

    /** Month first; the zone is not stated. */
    private static void sent(Draft draft, String written, Source source) {
        LineMatcher time = TIME.matcher(written);
        if (!time.matches()) {
            LogTimes.sent(draft, Optional.empty(), written, Precision.NONE, source.options());
            return;
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    Integer.parseInt(time.group(3)),
                    Integer.parseInt(time.group(1)),
                    Integer.parseInt(time.group(2)),
                    Integer.parseInt(time.group(4)),
                    Integer.parseInt(time.group(5)));
            LogTimes.cable(draft, local, written, source.options());
        } catch (DateTimeException e) {
            LogTimes.impossible(draft, written);
        }
    }

    /** Lines from {@code TO} on, and from {@code INFO} on, up to a blank one. */
    private static List<Participant> recipients(String header) {
        List<Participant> recipients = new ArrayList<>();
        Optional<Role> role = Optional.empty();
        for (String written : header.split("\\n")) {
            String line = written.strip();
            if (line.startsWith("TO ")) {
                role = Optional.of(Role.TO);
                line = line.substring(3).strip();
            } else if (line.startsWith("INFO ")) {
                role = Optional.of(Role.CC);
                line = line.substring(5).strip();
            } else if (line.isEmpty() || line.matches("[A-Z ]*(CLAS|C O N F|S E C|U N C).*|FM .*|BT|---+.*")) {
                role = Optional.empty();
            }
            if (role.isPresent() && !line.isEmpty()) {
                recipients.add(office(line, role.get()));
            }
        }
        return recipients;
    }

    private static Participant office(String name, Role role) {
        return new Participant(Optional.of(name), Optional.empty(), Optional.empty(), role, NameSource.HEADER, false);
    }
}
