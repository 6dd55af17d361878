package org.leakproof.ingest.read.log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Reaction;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.SentTime;
import org.leakproof.ingest.read.AttachmentContent;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.Source;

/** Reads a conversation that sigtop wrote as text: fields, then what is quoted, then what is said; or the versions of an
 *  edited message, the newest first. */
public final class SignalTextReader extends LogReader<SignalTextReader.First> {
    private static final String CONVERSATION = "Conversation: ";
    private static final String FROM = "From: ";
    private static final String TYPE = "Type: ";
    private static final int LONGEST_TYPE = 40;
    private static final Set<String> FIELDS =
            Set.of("From", "Type", "Sent", "Received", "Attachment", "Reaction", "Edited", "Version");
    private static final LinePattern FILE = LinePattern.compile("(.*) \\(([^(),]*), (\\d{1,18}) bytes\\)");
    private static final LinePattern REACTION = LinePattern.compile("(\\S+) from (.*)");

    /** What a person's id or number may come to. */
    private static final int LONGEST_DETAIL = 80;

    private static final String GROUP = "group";
    private static final String NOBODY = "Unknown";

    /** Lines that are remembered to begin nothing. */
    private static final int MOST_STRAYS = 10_000;

    /** The line that begins a message. Secret. */
    record First(String line) {
        @Override
        public String toString() {
            return "First[" + line.length() + " chars]";
        }
    }

    @Override
    public String name() {
        return "signal-text";
    }

    @Override
    public boolean namesFiles(Head head) {
        return true;
    }

    @Override
    boolean accepts(List<String> lines, Head head) {
        return lines.size() > 3
                && lines.get(0).startsWith(CONVERSATION)
                && lines.get(1).isEmpty()
                && (lines.get(2).startsWith(FROM) && isType(lines.get(3)) || isType(lines.get(2)));
    }

    private static boolean isType(String line) {
        int length = line.length() - TYPE.length();
        if (length < 1 || length > LONGEST_TYPE || !line.startsWith(TYPE)) {
            return false;
        }
        for (int i = TYPE.length(); i < line.length(); i++) {
            char c = line.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
                return false;
            }
        }
        return true;
    }

    @Override
    LogFormat<First> format(Source source) {
        return new Format(source);
    }

    private static final class Format implements LogFormat<First> {
        private final ReadOptions options;
        private final String title;
        private final Conversation conversation;
        private final Optional<Participant> peer;
        private final Set<Long> strays = new HashSet<>();
        private boolean afterBlank;
        private boolean opened;
        private long last;

        Format(Source source) {
            options = source.options();
            String first =
                    LineDecoder.lines(source.head(), 1).stream().findFirst().orElse("");
            title = first.startsWith(CONVERSATION) ? first.substring(CONVERSATION.length()) : "";
            conversation = new Conversation(
                    Hashes.hex128("signal text", title),
                    isGroup()
                            ? Optional.of(title.substring(0, title.length() - GROUP.length() - 3))
                            : Optional.empty());
            peer = isGroup() ? Optional.empty() : person(title, Role.MEMBER);
        }

        private boolean isGroup() {
            return title.endsWith(" (" + GROUP + ")");
        }

        @Override
        public boolean surveys() {
            return true;
        }

        /** A line that looks like the first field, and no type behind it. */
        @Override
        public void survey(LogLine line) {
            if (opened && !isType(line.text()) && strays.size() < MOST_STRAYS) {
                strays.add(last);
            }
            opened = afterBlank && line.text().startsWith(FROM);
            afterBlank = line.text().isEmpty();
            last = line.number();
        }

        /** Behind a line of text there is nothing to learn but whether a line is blank. */
        @Override
        public boolean surveyAsBytes(byte[] line, int length, long number, boolean afterCrlf) {
            boolean blank = line[0] == '\n' || line[0] == '\r';
            if (blank || opened || afterBlank || number == 0) {
                return false;
            }
            last = number;
            return true;
        }

        @Override
        public void surveyed() {
            afterBlank = false;
        }

        @Override
        public LineRole<First> role(LogLine line) {
            boolean before = afterBlank;
            String text = line.text();
            afterBlank = text.isEmpty();
            if (line.number() == 0) {
                return new LineRole.Between<>();
            }
            boolean from = text.startsWith(FROM) && !strays.contains(line.number());
            return before && (from || isType(text))
                    ? new LineRole.Begins<>(new First(text))
                    : new LineRole.Continues<>();
        }

        @Override
        public Optional<Draft> draft(First head, LogRecord record) {
            List<String> lines = lines(record.text(head.line()));
            Optional<String> type = value(lines, "Type");
            if (type.isEmpty()) {
                return Optional.empty();
            }
            boolean said = type.get().equals("incoming") || type.get().equals("outgoing");
            Draft draft = record.newDraft(
                    type.get().equals("call-history")
                            ? Kind.CALL
                            : !said ? Kind.SYSTEM : isGroup() ? Kind.GROUP_MESSAGE : Kind.DIRECT_MESSAGE);
            draft.conversation(conversation);
            Optional<String> from = value(lines, "From");
            String sent = value(lines, "Sent").orElse("");
            SentTimes.set(draft, time(sent));
            from.filter(author -> !author.equals(NOBODY) && draft.sent().local().isPresent())
                    .ifPresent(author -> draft.platformId(author + "/" + sent));
            people(draft, from, type.get());
            int fields = 0;
            List<Header> headers = new ArrayList<>();
            List<Reaction> reactions = new ArrayList<>();
            List<DraftAttachment> files = new ArrayList<>();
            while (fields < lines.size() && !lines.get(fields).isEmpty()) {
                Optional<Header> field = field(lines.get(fields++));
                if (field.isPresent()) {
                    headers.add(field.get());
                    take(field.get(), reactions, files);
                }
            }
            List<String> rest = lines.subList(Math.min(fields + 1, lines.size()), lines.size());
            List<Segment> body = new ArrayList<>();
            if (value(lines.subList(0, fields), "Edited").isPresent()) {
                edited(draft, rest, body, headers, reactions, files);
            } else {
                body(draft, rest, body);
            }
            if (body.isEmpty() && !said) {
                body.add(new Segment(SegmentKind.OWN, type.get().replace('-', ' '), Optional.empty()));
            }
            return Optional.of(
                    draft.body(body).headers(headers).reactions(reactions).attachments(files));
        }

        private static List<String> lines(String text) {
            List<String> lines = new ArrayList<>();
            int from = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
                lines.add(text.substring(from, end));
                from = end + 1;
            }
            lines.add(text.substring(from));
            return lines;
        }

        private static Optional<Header> field(String line) {
            int colon = line.indexOf(": ");
            String name = colon < 0 ? "" : line.substring(0, colon);
            return FIELDS.contains(name) ? Optional.of(new Header(name, line.substring(colon + 2))) : Optional.empty();
        }

        private static Optional<String> value(List<String> lines, String name) {
            for (String line : lines) {
                if (line.isEmpty()) {
                    break;
                }
                if (line.startsWith(name) && line.startsWith(": ", name.length())) {
                    return Optional.of(line.substring(name.length() + 2));
                }
            }
            return Optional.empty();
        }

        private SentTime time(String written) {
            return MailDate.of(written, options);
        }

        private void people(Draft draft, Optional<String> from, String type) {
            Optional<Participant> sender = from.flatMap(name -> person(name, Role.FROM));
            sender.ifPresentOrElse(draft::sender, () -> draft.flag(Flag.SENDER_MISSING));
            if (type.equals("outgoing")) {
                peer.ifPresent(to -> draft.recipients(RecipientsBasis.MEMBERSHIP, List.of(to)));
            }
        }

        /** The exporter is called "You"; that is no name. */
        private static Optional<Participant> person(String written, Role role) {
            if (written.equals("You")) {
                return Optional.of(new Participant(
                        Optional.empty(), Optional.empty(), Optional.empty(), role, NameSource.NONE, true));
            }
            int open = written.endsWith(")") ? written.lastIndexOf(" (") : -1;
            String inside = open < 0 ? "" : written.substring(open + 2, written.length() - 1);
            boolean known = !inside.isEmpty()
                    && inside.length() <= LONGEST_DETAIL
                    && inside.indexOf('(') < 0
                    && inside.indexOf(')') < 0;
            Optional<String> detail = known ? Optional.of(inside) : Optional.empty();
            Optional<String> name = Optional.of(known ? written.substring(0, open) : written)
                    .filter(n ->
                            !n.isEmpty() && !n.equals(NOBODY) && !Optional.of(n).equals(detail));
            return name.isEmpty() && detail.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Participant(
                            name,
                            detail.filter(d -> d.startsWith("+")),
                            detail.filter(d -> !d.startsWith("+")),
                            role,
                            name.isPresent() ? NameSource.ADDRESS_BOOK : NameSource.NONE,
                            false));
        }

        private static void take(Header field, List<Reaction> reactions, List<DraftAttachment> files) {
            String value = field.value();
            if (field.name().equals("Reaction")) {
                LineMatcher reaction = REACTION.matcher(value);
                if (reaction.matches()) {
                    reactions.add(
                            new Reaction(reaction.group(1), person(reaction.group(2), Role.MEMBER), Optional.empty()));
                }
            } else if (field.name().equals("Attachment")) {
                LineMatcher file = FILE.matcher(value);
                boolean known = file.matches();
                files.add(new DraftAttachment(
                        OptionalInt.empty(),
                        Optional.of(known ? file.group(1) : value).filter(n -> !n.equals("no filename")),
                        known ? file.group(2).toLowerCase(Locale.ROOT) : "application/octet-stream",
                        known ? Long.parseLong(file.group(3)) : 0,
                        "",
                        new AttachmentContent.Missing()));
            }
        }

        /** What is quoted, a blank line, what is said. */
        private void body(Draft draft, List<String> lines, List<Segment> into) {
            int quoted = 0;
            while (quoted < lines.size() && lines.get(quoted).startsWith(">")) {
                quoted++;
            }
            boolean quotes = quoted > 0 && lines.get(0).startsWith("> From: ");
            if (quotes) {
                List<String> quote = lines.subList(0, quoted).stream()
                        .map(line -> line.startsWith("> ") ? line.substring(2) : line.substring(1))
                        .toList();
                Optional<String> about = value(quote, "From")
                        .flatMap(from -> value(quote, "Sent").map(sent -> from + "/" + sent));
                about.ifPresent(draft::replyTo);
                int blank = quote.indexOf("");
                String text = blank < 0 ? "" : text(quote.subList(blank + 1, quote.size()));
                if (!text.isEmpty()) {
                    into.add(new Segment(SegmentKind.QUOTED, text, about));
                }
            }
            int from = quotes ? Math.min(lines.size(), quoted + 1) : 0;
            String own = text(lines.subList(from, lines.size()));
            if (!own.isEmpty()) {
                into.add(new Segment(SegmentKind.OWN, into.isEmpty() ? own : "\n" + own, Optional.empty()));
            }
        }

        /** One blank line parts messages. */
        private static String text(List<String> lines) {
            return String.join("\n", lines).stripTrailing();
        }

        /** The newest version is the message's; the others are kept inside. */
        private void edited(
                Draft draft,
                List<String> lines,
                List<Segment> into,
                List<Header> headers,
                List<Reaction> reactions,
                List<DraftAttachment> files) {
            List<String> plain = lines.stream()
                    .map(line -> line.startsWith("| ") ? line.substring(2) : line.equals("|") ? "" : line)
                    .toList();
            boolean newest = true;
            int at = 0;
            while (at < plain.size()) {
                int end = at + 1;
                while (end < plain.size()
                        && !(plain.get(end).startsWith("Version: ")
                                && plain.get(end - 1).isEmpty())) {
                    end++;
                }
                List<String> version = plain.subList(at, end);
                int blank = version.indexOf("");
                List<String> said = blank < 0 ? List.of() : version.subList(blank + 1, version.size());
                if (newest) {
                    value(version, "Sent").map(this::time).ifPresent(draft::edited);
                    version.stream()
                            .takeWhile(line -> !line.isEmpty())
                            .flatMap(line -> field(line).stream())
                            .forEach(field -> take(field, reactions, files));
                    body(draft, said, into);
                } else {
                    headers.add(new Header("earlier version", text(version)));
                }
                newest = false;
                at = end;
            }
        }
    }
}
