package org.leakproof.ingest.read.log;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.Source;

/** Reads a chat that signal-export wrote as Markdown, or sigtop in its short manner. The chat is named by the folder or the
 *  file only; names are those of the exporter's contacts. */
public final class SignalChatReader extends LogReader<SignalChatReader.Said> {
    private static final int LONGEST_NAME = 100;
    private static final String UNKNOWN = "unknown";
    private static final LinePattern SHORT_DETAIL = LinePattern.compile(
            "\\[(?:reply to .{1,100} on (?:[\\d: -]{16}|unknown)|edited|\\d{1,4} attachments?)(?:, (?:edited|\\d{1,4} attachments?))*\\](?: (.*))?");
    private static final LinePattern SHORT_SERVICE = LinePattern.compile("\\[([a-z0-9-]{1,40}) message\\]");
    private static final LinePattern REACTIONS = LinePattern.compile("\\(- (.*) -\\)");
    private static final LinePattern REACTION = LinePattern.compile("([^,]+?): ([^,\\s]+)(?:, |$)");
    private static final LinePattern FILE =
            LinePattern.compile("!?\\[([^\\[\\]]{0,300})\\]\\((\\.{1,2}/[^()]{1,400}|media/[^()]{1,400})\\) {0,2}");
    private static final LinePattern STICKER = LinePattern.compile("\\(\\( (.{1,40}) \\)\\)");
    /** Lines that are looked at to tell how many write. */
    private static final int LINES_TO_TRY = 200;

    private static final int OF_TWO = 2;
    private static final String DELETED = "(This message was deleted)";
    /** A line that begins a message. Secret. */
    record Said(String time, Optional<LocalDateTime> local, String name, String text, boolean markdown) {
        /** {@code [time] name: text}, or the same without brackets; empty if the line is none such. */
        static Optional<Said> of(String line, boolean markdown) {
            LineCursor at = new LineCursor(line, 0);
            if (markdown && !at.skip('[')) {
                return Optional.empty();
            }
            int from = at.at();
            Optional<LocalDateTime> local = Optional.empty();
            if (markdown || !at.skip(UNKNOWN)) {
                int year = at.number(4, 4);
                int month = year >= 0 && at.skip('-') ? at.number(2, 2) : -1;
                int day = month >= 0 && at.skip('-') ? at.number(2, 2) : -1;
                if (markdown && day >= 0) {
                    at.skip(',');
                }
                int hour = day >= 0 && at.skip(' ') ? at.number(2, 2) : -1;
                int minute = hour >= 0 && at.skip(':') ? at.number(2, 2) : -1;
                boolean seconds = minute >= 0 && markdown && at.skip(':');
                int second = seconds ? at.number(2, 2) : 0;
                if (minute < 0 || second < 0) {
                    return Optional.empty();
                }
                local = time(year, month, day, hour, minute, second);
            }
            String time = line.substring(from, at.at());
            if (!at.skip(markdown ? "] " : " ")) {
                return Optional.empty();
            }
            int name = at.at();
            int colon = line.indexOf(':', name + 1);
            // without brackets a blank stands behind the colon
            while (!markdown && colon >= 0 && colon + 1 < line.length() && line.charAt(colon + 1) != ' ') {
                colon = line.indexOf(':', colon + 1);
            }
            if (colon < 0 || colon - name > LONGEST_NAME) {
                return Optional.empty();
            }
            int text = line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1;
            return Optional.of(new Said(time, local, line.substring(name, colon), line.substring(text), markdown));
        }

        private static Optional<LocalDateTime> time(int year, int month, int day, int hour, int minute, int second) {
            try {
                return Optional.of(LocalDateTime.of(year, month, day, hour, minute, second));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return "Said[" + text.length() + " chars]";
        }
    }

    @Override
    public String name() {
        return "signal-chat";
    }

    @Override
    public boolean namesFiles(Head head) {
        return true;
    }

    /** Other programs begin lines so too: Signal's say "Me" or "You", end in two blanks, or show their files. */
    @Override
    boolean accepts(List<String> lines, Head head) {
        if (Said.of(lines.get(0), true).isPresent()) {
            long begun = lines.stream()
                    .filter(line -> Said.of(line, true).isPresent())
                    .count();
            long marked = lines.stream()
                    .filter(line -> line.endsWith("  ") || FILE.matcher(line).find() || REACTIONS.matches(line.strip()))
                    .count();
            return marked * 10 >= begun * 6;
        }
        return Said.of(lines.get(0), false).isPresent()
                && lines.stream()
                        .flatMap(line -> Said.of(line, false).stream())
                        .anyMatch(said -> said.name().equals("You")
                                || SHORT_DETAIL.matches(said.text())
                                || SHORT_SERVICE.matches(said.text()));
    }

    @Override
    LogFormat<Said> format(Source source) {
        return new Format(source, LineDecoder.lines(source.head(), LINES_TO_TRY));
    }

    private static final class Format implements LogFormat<Said> {
        private final ReadOptions options;
        private final boolean markdown;
        private final Conversation conversation;
        private final Kind kind;

        Format(Source source, List<String> beginning) {
            options = source.options();
            String first = beginning.isEmpty() ? "" : beginning.get(0);
            markdown = Said.of(first, true).isPresent();
            long names = beginning.stream()
                    .flatMap(line -> Said.of(line, markdown).stream())
                    .map(Said::name)
                    .distinct()
                    .count();
            kind = names > OF_TWO ? Kind.GROUP_MESSAGE : Kind.DIRECT_MESSAGE;
            String[] path = new String(source.rawName(), StandardCharsets.UTF_8)
                    .replace('\\', '/')
                    .split("/");
            String file = path.length == 0 ? "" : path[path.length - 1];
            boolean folder = file.equals("chat.md") || file.equals("index.md");
            Optional<String> chat = folder
                    ? Optional.of(path).filter(p -> p.length > 1).map(p -> p[p.length - 2])
                    : Optional.of(file).filter(name -> !markdown && name.endsWith(".txt"));
            conversation = new Conversation(
                    chat.map(name -> Hashes.hex128("signal folder", name))
                            .orElseGet(() -> Hashes.hex128("signal chat", first)),
                    chat);
        }

        @Override
        public LineRole<Said> role(LogLine line) {
            Optional<Said> said = Said.of(line.text(), markdown);
            return said.isPresent() ? new LineRole.Begins<>(said.get()) : new LineRole.Continues<>();
        }

        @Override
        public Optional<Draft> draft(Said head, LogRecord record) {
            String text = record.text(head.text());
            LineMatcher service = SHORT_SERVICE.matcher(text.strip());
            boolean event = !head.markdown() && head.text().startsWith("[") && service.matches();
            Draft draft =
                    record.newDraft(!event ? kind : service.group(1).startsWith("call") ? Kind.CALL : Kind.SYSTEM);
            draft.conversation(conversation);
            LogTimes.sent(
                    draft,
                    head.local(),
                    head.time(),
                    head.time().length() > 16 ? Precision.SECOND : Precision.MINUTE,
                    options);
            if (head.name().equals("No-Sender") || head.name().equals("Unknown")) {
                draft.flag(Flag.SENDER_MISSING);
            } else {
                draft.sender(person(head.name(), Role.FROM));
            }
            if (head.markdown()) {
                markdown(draft, text);
            } else if (event) {
                draft.body(service.group(1).replace('-', ' '));
            } else {
                shortly(draft, text);
            }
            return Optional.of(draft);
        }

        /** The exporter is called so; that is no name. */
        private static Participant person(String name, Role role) {
            boolean own = name.equals("Me") || name.equals("You");
            return new Participant(
                    own ? Optional.empty() : Optional.of(name),
                    Optional.empty(),
                    Optional.empty(),
                    role,
                    own ? NameSource.NONE : NameSource.ADDRESS_BOOK,
                    own);
        }

        /** What is quoted stands first, files, a sticker and reactions last. */
        private static void markdown(Draft draft, String written) {
            if (written.strip().equals(DELETED)) {
                draft.deleted(true);
                return;
            }
            List<String> lines = new ArrayList<>(List.of(written.stripTrailing().split("\n", -1)));
            List<Reaction> reactions = new ArrayList<>();
            List<DraftAttachment> files = new ArrayList<>();
            List<Segment> body = new ArrayList<>();
            String last = lines.get(lines.size() - 1);
            LineMatcher reacted = REACTIONS.matcher(withoutFiles(last).strip());
            boolean isReacted = last.contains("(- ") && reacted.matches();
            if (isReacted) {
                LineMatcher one = REACTION.matcher(reacted.group(1));
                while (one.find()) {
                    reactions.add(new Reaction(
                            one.group(2), Optional.of(person(one.group(1), Role.MEMBER)), Optional.empty()));
                }
            }
            StringBuilder own = new StringBuilder();
            StringBuilder quoted = new StringBuilder();
            boolean begun = false;
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                LineMatcher file = FILE.matcher(line);
                while (hasFiles(line) && file.find()) {
                    files.add(MissingFile.named(file.group(2)));
                }
                if (i == lines.size() - 1 && isReacted) {
                    continue;
                }
                String rest = withoutFiles(line);
                LineMatcher sticker = STICKER.matcher(rest.strip());
                rest = rest.contains("(( ") && sticker.matches() ? sticker.group(1) : rest;
                if (!begun && i > 0 && rest.startsWith("> ")) {
                    quoted.append(quoted.length() == 0 ? "" : "\n").append(rest.substring(2));
                } else if (begun || !rest.isBlank()) {
                    own.append(begun ? "\n" : "").append(rest.stripTrailing());
                    begun = true;
                }
            }
            if (quoted.length() > 0) {
                body.add(new Segment(SegmentKind.QUOTED, quoted.toString(), Optional.empty()));
            }
            String said = own.toString().stripTrailing();
            if (!said.isEmpty()) {
                body.add(new Segment(SegmentKind.OWN, body.isEmpty() ? said : "\n" + said, Optional.empty()));
            }
            draft.body(body).attachments(files).reactions(reactions);
        }

        private static boolean hasFiles(String line) {
            return line.contains("](");
        }

        private static String withoutFiles(String line) {
            return hasFiles(line) ? FILE.matcher(line).replaceAll("") : line;
        }

        /** Files are only counted. */
        private static void shortly(Draft draft, String text) {
            int end = text.indexOf('\n');
            String first = end < 0 ? text : text.substring(0, end);
            LineMatcher detail = SHORT_DETAIL.matcher(first);
            if (!first.startsWith("[") || !detail.matches()) {
                draft.body(text);
                return;
            }
            int at = detail.group(1) == null ? first.length() : detail.start(1);
            String details = first.substring(0, at);
            LineMatcher count = LinePattern.compile("(\\d{1,4}) attachments?").matcher(details);
            if (count.find()) {
                List<DraftAttachment> files = new ArrayList<>();
                for (int i = 0; i < Integer.parseInt(count.group(1)); i++) {
                    files.add(MissingFile.unnamed());
                }
                draft.attachments(files);
            }
            draft.headers(List.of(new Header("details", details.strip())));
            draft.body(text.substring(at).strip());
        }
    }
}
