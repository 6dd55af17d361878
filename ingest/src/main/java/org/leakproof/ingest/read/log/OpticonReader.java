package org.leakproof.ingest.read.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.SentTime;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.Source;

/** Reads Opticon load files: a line for each page's picture, of which some begin a document. A document is known by its first
 *  page's number, as in the Concordance file that goes with it. */
public final class OpticonReader extends LogReader<OpticonReader.Page> {
    private static final LinePattern LINE = LinePattern.compile(
            "(?i)([^,\"\\n]{1,100}),([^,\\n]{0,100}),([^,\\n]{1,400}\\.(?:tiff?|jpe?g|pdf|png)),(Y?),([^,\\n]{0,40}),([^,\\n]{0,40}),(\\d{0,9})");

    /** A line that begins a document. Secret. */
    record Page(String line) {
        @Override
        public String toString() {
            return "Page[" + line.length() + " chars]";
        }
    }

    @Override
    public String name() {
        return "opticon";
    }

    @Override
    public boolean namesFiles(Head head) {
        return true;
    }

    @Override
    boolean accepts(List<String> lines, Head head) {
        int whole = head.whole() ? lines.size() : lines.size() - 1;
        LineMatcher first = LINE.matcher(lines.get(0).strip());
        List<String> looked = lines.subList(0, Math.max(1, whole));
        long pages = looked.stream().filter(line -> LINE.matches(line.strip())).count();
        return first.matches() && first.group(4).equalsIgnoreCase("Y") && pages * 10 >= looked.size() * 8L;
    }

    @Override
    LogFormat<Page> format(Source source) {
        return new LogFormat<>() {
            @Override
            public LineRole<Page> role(LogLine line) {
                LineMatcher page = LINE.matcher(line.text().strip());
                return page.matches() && page.group(4).equalsIgnoreCase("Y")
                        ? new LineRole.Begins<>(new Page(line.text()))
                        : new LineRole.Continues<>();
            }

            @Override
            public Optional<Draft> draft(Page head, LogRecord record) {
                return document(record.text(head.line()), record);
            }
        };
    }

    private static Optional<Draft> document(String lines, LogRecord record) {
        List<DraftAttachment> pages = new ArrayList<>();
        List<Header> headers = new ArrayList<>();
        String number = "";
        String stated = "";
        for (String line : lines.split("\n")) {
            if (line.isBlank()) {
                continue;
            }
            LineMatcher page = LINE.matcher(line.strip());
            if (!page.matches()) {
                return Optional.empty();
            }
            number = pages.isEmpty() ? page.group(1) : number;
            stated = pages.isEmpty() ? page.group(7) : stated;
            pages.add(MissingFile.named(page.group(3)));
            headers.add(new Header("page", line.strip()));
        }
        Draft draft = record.newDraft(Kind.DOCUMENT)
                .platformId(number)
                .isPagesOf(number)
                .conversation(new Conversation(number, Optional.empty()))
                .sent(SentTime.unreadable(""))
                .flag(Flag.DATE_MISSING)
                .attachments(pages)
                .headers(headers);
        if (!stated.isEmpty() && Long.parseLong(stated) > pages.size()) {
            draft.flag(Flag.PARTS_LEFT_OUT);
        }
        return Optional.of(draft);
    }
}
