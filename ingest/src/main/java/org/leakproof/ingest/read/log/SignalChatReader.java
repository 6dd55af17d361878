package org.leakproof.ingest.read.log;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
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
    private static final LinePattern MARKDOWN = LinePattern.compile(
            "\\[(\\d{4}-\\d{2}-\\d{2},? \\d{2}:\\d{2}(?::\\d{2})?)\\] ([^:]{1,100}|.{1,100}?): ?(.*)");
    private static final LinePattern SHORT =
            LinePattern.compile("(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}|unknown) ([^:]{1,100}|.{1,100}?):(?: (.*))?");
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
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd[,] HH:mm[:ss]").withResolverStyle(ResolverStyle.STRICT);

    /** A line that begins a message. Secret. */
    record Said(String time, String name, String text, boolean markdown) {
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
        if (MARKDOWN.matches(lines.get(0))) {
            long begun = lines.stream().filter(MARKDOWN::matches).count();
            long marked = lines.stream()
                    .filter(line -> line.endsWith("  ") || FILE.matcher(line).find() || REACTIONS.matches(line.strip()))
                    .count();
            return marked * 10 >= begun * 6;
        }
        return SHORT.matches(lines.get(0))
                && lines.stream()
                        .map(SHORT::matcher)
                        .filter(LineMatcher::matches)
                        .anyMatch(said -> said.group(2).equals("You")
                                || said.group(3) != null
                                        && (SHORT_DETAIL.matches(said.group(3))
                                                || SHORT_SERVICE.matches(said.group(3))));
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
            markdown = MARKDOWN.matches(first);
            long names = beginning.stream()
                    .map(line -> (markdown ? MARKDOWN : SHORT).matcher(line))
                    .filter(LineMatcher::matches)
                    .map(said -> said.group(2))
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
            LineMatcher said = (markdown ? MARKDOWN : SHORT).matcher(line.text());
            return said.matches()
                    ? new LineRole.Begins<>(new Said(
                            said.group(1), said.group(2), said.group(3) == null ? "" : said.group(3), markdown))
                    : new LineRole.Continues<>();
        }

        @Override
        public Optional<Draft> draft(Said head, LogRecord record) {
            String text = record.text(head.text());
            LineMatcher service = SHORT_SERVICE.matcher(text.strip());
            boolean event = !head.markdown() && service.matches();
            Draft draft =
                    record.newDraft(!event ? kind : service.group(1).startsWith("call") ? Kind.CALL : Kind.SYSTEM);
            draft.conversation(conversation);
            LogTimes.sent(
                    draft,
                    time(head.time()),
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

        private static Optional<LocalDateTime> time(String written) {
            try {
                return Optional.of(LocalDateTime.parse(written, SECONDS));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
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
            LineMatcher reacted =
                    REACTIONS.matcher(FILE.matcher(last).replaceAll("").strip());
            if (reacted.matches()) {
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
                while (file.find()) {
                    files.add(MissingFile.named(file.group(2)));
                }
                String rest = FILE.matcher(line).replaceAll("");
                if (i == lines.size() - 1 && reacted.matches()) {
                    continue;
                }
                LineMatcher sticker = STICKER.matcher(rest.strip());
                rest = sticker.matches() ? sticker.group(1) : rest;
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

        /** Files are only counted. */
        private static void shortly(Draft draft, String text) {
            int end = text.indexOf('\n');
            String first = end < 0 ? text : text.substring(0, end);
            LineMatcher detail = SHORT_DETAIL.matcher(first);
            if (!detail.matches()) {
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
