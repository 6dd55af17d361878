package org.leakproof.ingest.read.log;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.Kind;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.html.HtmlElement;
import org.leakproof.ingest.read.mail.HtmlEntities;

/** Reads the conversations that Pidgin logs, as HTML or as text. The first line tells whose they are and when they began;
 *  in HTML a colour tells who wrote. */
public final class PidginReader extends LogReader<PidginReader.Said> {
    private static final LinePattern TITLE = LinePattern.compile(
            "(?:<html>.{0,400}?<title>)?(Conversation with .{1,300}? at .{8,80} on .{1,300} \\([^()<>]{1,40}\\))(?:</title>.{0,1000})?");
    private static final LinePattern HTML = LinePattern.compile(
            "(?:<font color=\"(#[0-9A-Fa-f]{6})\">)?<font size=\"2\">\\(([^()<>]{4,40})\\)</font>(.*)");
    private static final LinePattern BOLD = LinePattern.compile("(?s) ?<b>(.*?)</b>(.*)");
    /** For a name that begins with a colon, or is longer. */
    private static final LinePattern NAMED = LinePattern.compile("(?s)[^\\n]{1,60}?[^:](:) ?.*");

    private static final int LONGEST_NAME = 60;
    private static final int SHORTEST_STAMP = 4;
    private static final int LONGEST_STAMP = 40;

    private static final String OWN = "#16569E";
    private static final String OTHERS = "#A82F2F";
    private static final String ERROR = "#FF0000";
    private static final String ACTION = "***";
    private static final String AUTOMATIC = " <AUTO-REPLY>";

    /** Words of a name; system lines hold colons too. */
    private static final int MOST_WORDS = 4;

    /** Names that are remembered. */
    private static final int MOST_NAMES = 1000;

    /** A line that begins a message. Secret.
     *
     *  @param name with what marks it; empty for lines of the program
     *  @param own whether the account wrote it, if that is known
     *  @param rest of the line */
    record Said(
            String stamp,
            Optional<LocalDateTime> time,
            boolean html,
            Optional<String> name,
            Optional<Boolean> own,
            String rest) {
        @Override
        public String toString() {
            return "Said[" + rest.length() + " chars]";
        }
    }

    @Override
    public String name() {
        return "pidgin";
    }

    @Override
    public boolean namesFiles(Head head) {
        return true;
    }

    @Override
    boolean accepts(List<String> lines, Head head) {
        return TITLE.matches(lines.get(0));
    }

    @Override
    LogFormat<Said> format(Source source) {
        return new Format(source);
    }

    private static final class Format implements LogFormat<Said> {
        private final ReadOptions options;
        private final Talk talk;
        private final Conversation conversation;
        private final DayClock clock;
        /** Names that wrote, and whether they are the account's, as far as that is known. */
        private final Map<String, Optional<Boolean>> names = new HashMap<>();

        Format(Source source) {
            options = source.options();
            LineMatcher title = TITLE.matcher(
                    LineDecoder.lines(source.head(), 1).stream().findFirst().orElse(""));
            boolean html = title.matches() && title.group().startsWith("<");
            talk = (title.matches() ? Optional.of(title.group(1)) : Optional.<String>empty())
                    .map(text -> html ? HtmlEntities.resolve(text) : text)
                    .flatMap(text -> Talk.pidgin(text, source.rawName()))
                    .orElseGet(() -> new Talk("", "", "", false, Optional.empty(), Optional.empty()));
            conversation = talk.conversation();
            clock = new DayClock(talk.start());
        }

        @Override
        public LineRole<Said> role(LogLine line) {
            if (line.number() == 0 && TITLE.matches(line.text())) {
                return new LineRole.Between<>();
            }
            Optional<Said> said = line.text().startsWith("<font ") ? html(line.text()) : text(line.text());
            if (said.isPresent()) {
                return new LineRole.Begins<>(said.get());
            }
            return line.text().strip().equals("</body></html>") ? new LineRole.Between<>() : new LineRole.Continues<>();
        }

        private Optional<Said> html(String line) {
            LineMatcher html = HTML.matcher(line);
            return html.matches()
                    ? DayClock.Stamp.of(html.group(2))
                            .map(stamp -> html(html.group(1), html.group(2), clock.of(stamp), html.group(3)))
                    : Optional.empty();
        }

        /** {@code (stamp) name: text}. */
        private Optional<Said> text(String line) {
            int close = line.startsWith("(") ? line.indexOf(") ") : -1;
            if (close - 1 < SHORTEST_STAMP || close - 1 > LONGEST_STAMP) {
                return Optional.empty();
            }
            String written = line.substring(1, close);
            return DayClock.Stamp.of(written).map(stamp -> text(written, clock.of(stamp), line.substring(close + 2)));
        }

        private Said html(@Nullable String colour, String stamp, Optional<LocalDateTime> time, String rest) {
            LineMatcher bold = BOLD.matcher(rest);
            if (colour == null || colour.equalsIgnoreCase(ERROR) || !bold.matches()) {
                return new Said(stamp, time, true, Optional.empty(), Optional.empty(), rest);
            }
            String name = HtmlEntities.resolve(bold.group(1)).strip();
            Optional<Boolean> own = colour.equalsIgnoreCase(OWN)
                    ? Optional.of(true)
                    : colour.equalsIgnoreCase(OTHERS) ? Optional.of(false) : Optional.empty();
            return new Said(stamp, time, true, Optional.of(name), side(bare(name), own), bold.group(2));
        }

        private Said text(String stamp, Optional<LocalDateTime> time, String rest) {
            int colon = colon(rest);
            Optional<String> name = Optional.empty();
            String said = rest;
            if (rest.startsWith(ACTION)) {
                String line = rest.substring(ACTION.length());
                int end = names.keySet().stream()
                        .filter(known -> line.startsWith(known + " "))
                        .mapToInt(String::length)
                        .max()
                        .orElseGet(() -> Math.max(0, line.indexOf(' ')));
                name = Optional.of(ACTION + line.substring(0, end));
                said = line.substring(end).strip();
            } else if (colon > 0 && words(rest.substring(0, colon).strip()) <= MOST_WORDS) {
                name = Optional.of(rest.substring(0, colon + 1));
                said = rest.substring(rest.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
            }
            Optional<Boolean> own = name.flatMap(marked -> side(bare(marked), Optional.empty()));
            return new Said(stamp, time, false, name, own, said);
        }

        /** Where a name ends; -1 if the line has none. */
        private static int colon(String line) {
            int colon = line.indexOf(':');
            if (colon > 0 && colon <= LONGEST_NAME) {
                return colon;
            }
            LineMatcher named = NAMED.matcher(line);
            return colon >= 0 && named.matches() ? named.start(1) : -1;
        }

        private static int words(String name) {
            int words = 1;
            for (int i = 1; i < name.length(); i++) {
                words += isBlank(name.charAt(i)) && !isBlank(name.charAt(i - 1)) ? 1 : 0;
            }
            return words;
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c >= '\t' && c <= '\r';
        }

        /** Whose the name is, and remembers it. */
        private Optional<Boolean> side(String name, Optional<Boolean> told) {
            Optional<Boolean> own = told.or(() -> names.getOrDefault(name, Optional.empty()));
            if (names.size() < MOST_NAMES || names.containsKey(name)) {
                names.put(name, own);
            }
            return own;
        }

        private static String bare(String marked) {
            String name = marked.startsWith(ACTION)
                    ? marked.substring(ACTION.length())
                    : marked.endsWith(":") ? marked.substring(0, marked.length() - 1) : marked;
            return name.endsWith(AUTOMATIC) ? name.substring(0, name.length() - AUTOMATIC.length()) : name;
        }

        @Override
        public Optional<Draft> draft(Said head, LogRecord record) {
            String rest = record.text(head.rest());
            if (!head.html()) {
                return Optional.of(message(head, record).body(rest.stripTrailing()));
            }
            return HtmlElement.of(rest)
                    .map(body -> message(head, record)
                            .body(body.prose())
                            .attachments(body.all(element -> element.is("img")).stream()
                                    .flatMap(image -> image.tag().attribute("src").stream())
                                    .map(MissingFile::named)
                                    .toList()));
        }

        private Draft message(Said head, LogRecord record) {
            Draft draft = record.newDraft(head.name().isPresent() ? talk.kind() : Kind.SYSTEM);
            draft.conversation(conversation);
            talk.sent(draft, head.time(), head.stamp(), options);
            List<Header> headers = new ArrayList<>();
            head.name().ifPresent(name -> {
                if (name.startsWith(ACTION)) {
                    headers.add(new Header("action", "yes"));
                }
                if (name.contains(AUTOMATIC)) {
                    headers.add(new Header("automatic", "yes"));
                }
                talk.people(draft, head.own(), Optional.of(bare(name)).filter(n -> !n.isEmpty()));
            });
            return draft.headers(headers);
        }
    }
}
