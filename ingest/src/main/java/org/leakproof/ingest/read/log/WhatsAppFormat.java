package org.leakproof.ingest.read.log;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SentTime;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.Source;

/** The messages of one WhatsApp export. */
final class WhatsAppFormat implements LogFormat<WhatsAppHead> {
    /** Manners of writing a stamp in one file. */
    private static final int MOST_STYLES = 32;

    private static final LinePattern TITLE = LinePattern.compile(".*" + LinePattern.inAnyCase("whatsapp") + ".*?(?:"
            + String.join(
                    "|",
                    Stream.of(
                                    " with ", " mit ", " con ", " com ", " avec ", " met ", " med ", " ile ", " z ",
                                    " с ", " з ", "عبر ", "与", " - ")
                            .map(LinePattern::inAnyCase)
                            .toList())
            + ")(.+?)(?:\\." + LinePattern.inAnyCase("txt") + ")?");
    /** People who are remembered. */
    private static final int MOST_PEOPLE = 1000;

    private static final int SHORTEST_NUMBER = 7;
    private static final int LONGEST_NUMBER = 30;
    private static final int FEWEST_DIGITS = 6;

    private final Source source;
    private final Optional<String> title;
    private final Map<WhatsAppStyle.Key, WhatsAppStyle> styles = new HashMap<>();
    private final Map<String, Participant> people = new HashMap<>();
    private final WhatsAppGlance glance = new WhatsAppGlance();
    private @Nullable WhatsAppStyle main;
    private String firstLine = "";
    private @Nullable Conversation conversation;

    WhatsAppFormat(Source source) {
        this.source = source;
        LineMatcher matcher = TITLE.matcher(source.head().name());
        this.title = matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Override
    public boolean surveys() {
        return true;
    }

    @Override
    public void survey(LogLine line) {
        Optional<ChatStamp> stamp = ChatStamp.of(line.text());
        if (stamp.isEmpty()) {
            return;
        }
        WhatsAppStyle style = style(stamp.get());
        if (style == null) {
            if (styles.size() == MOST_STYLES) {
                return;
            }
            style = new WhatsAppStyle(WhatsAppStyle.Key.of(stamp.get()));
            styles.put(style.key, style);
            if (main == null) {
                main = style;
                firstLine = line.text();
            }
        }
        style.survey(stamp.get(), line, glance);
    }

    @Override
    public boolean surveyAsBytes(byte[] line, int length, long number, boolean afterCrlf) {
        return number > 0 && glance.counts(line, length, afterCrlf);
    }

    private @Nullable WhatsAppStyle style(ChatStamp stamp) {
        // nearly always that of the first line
        return main != null && main.key.isOf(stamp) ? main : styles.get(WhatsAppStyle.Key.of(stamp));
    }

    @Override
    public void surveyed() {
        styles.values().forEach(style -> style.order.surveyed());
    }

    @Override
    public LineRole<WhatsAppHead> role(LogLine line) {
        Optional<ChatStamp> stamp = ChatStamp.of(line.text());
        WhatsAppStyle style = stamp.isEmpty() ? null : style(stamp.get());
        if (style == null) {
            return new LineRole.Continues<>();
        }
        DateOrder.Result date = style.order.read(stamp.get());
        boolean inText = line.number() > 0 && !line.afterCrlf() && style.partsByCrlf();
        if (inText || !isOfTheFile(style)) {
            return new LineRole.Continues<>();
        }
        return new LineRole.Begins<>(new WhatsAppHead(stamp.get(), date, style, style.said(stamp.get(), line.text())));
    }

    /** The manner of the first line, or one that many lines have: two exports put together. */
    private boolean isOfTheFile(WhatsAppStyle style) {
        return style == main || main != null && style.count() >= 3 && style.count() * 20 >= main.count();
    }

    @Override
    public Optional<Draft> draft(WhatsAppHead head, LogRecord record) {
        String text = record.text(head.said().text());
        boolean iPhone = head.stamp().shape() == ChatStamp.Shape.BRACKETS;
        String first = WhatsAppWords.plain(head.said().text());
        boolean marked = head.said().text().startsWith("\u200E");
        boolean own = head.said().name().isEmpty() || iPhone && marked && WhatsAppWords.isNotice(first);
        boolean call = (own || marked) && WhatsAppWords.isCall(first);
        Draft draft = record.newDraft(
                call
                        ? Kind.CALL
                        : own ? Kind.SYSTEM : head.style().isGroup() ? Kind.GROUP_MESSAGE : Kind.DIRECT_MESSAGE);
        draft.conversation(conversation());
        sent(draft, head);
        if (own && !call) {
            draft.body(ChatStamp.withoutMarks(text));
            head.said().name().ifPresent(name -> draft.headers(List.of(new Header("WhatsApp-Name", name))));
        } else {
            new WhatsAppBody(iPhone, head.style().isOften(first))
                    .fill(draft, text, head.said().text(), first);
            head.said()
                    .name()
                    .ifPresentOrElse(name -> draft.sender(sender(name)), () -> draft.flag(Flag.SENDER_MISSING));
        }
        return Optional.of(draft);
    }

    private Conversation conversation() {
        Conversation known = conversation;
        if (known == null) {
            known = new Conversation(Hashes.hex128("whatsapp", firstLine, title.orElse("")), title);
            conversation = known;
        }
        return known;
    }

    private void sent(Draft draft, WhatsAppHead head) {
        ChatStamp stamp = head.stamp();
        int hour = stamp.hourOfDay();
        boolean clock = hour >= 0 && stamp.minute() < 60 && stamp.second() < 60;
        if (head.date().reading() == DateOrder.Reading.IMPOSSIBLE || !clock && stamp.half() != DayHalf.UNKNOWN) {
            LogTimes.impossible(draft, stamp.asWritten());
        } else if (head.date().date().isEmpty() || !clock) {
            draft.sent(SentTime.unreadable(stamp.asWritten())).flag(Flag.DATE_UNREADABLE);
        } else {
            LogTimes.sent(
                    draft,
                    head.date()
                            .date()
                            .map(date -> date.atTime(LocalTime.of(hour, stamp.minute(), Math.max(0, stamp.second())))),
                    stamp.asWritten(),
                    stamp.second() < 0 ? Precision.MINUTE : Precision.SECOND,
                    source.options());
        }
    }

    private Participant sender(String written) {
        Participant known = people.get(written);
        if (known == null) {
            known = participant(written);
            if (people.size() < MOST_PEOPLE) {
                people.put(written, known);
            }
        }
        return known;
    }

    /** Names are those of the exporter's contacts; a tilde stands before one that the sender chose. */
    private static Participant participant(String written) {
        String name = ChatStamp.withoutMarks(written).strip();
        boolean self = name.startsWith("~");
        if (self) {
            name = withoutBlanks(name.substring(1));
        }
        boolean phone = isPhone(name);
        return new Participant(
                phone ? Optional.empty() : Optional.of(name),
                phone ? Optional.of(name) : Optional.empty(),
                Optional.empty(),
                Role.FROM,
                phone ? NameSource.NONE : self ? NameSource.SELF : NameSource.ADDRESS_BOOK,
                false);
    }

    private static String withoutBlanks(String name) {
        int from = 0;
        while (from < name.length() && isBlank(name.charAt(from))) {
            from++;
        }
        return name.substring(from);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c == '\u00A0' || c == '\u202F';
    }

    /** Digits, and what people and phones put between them. */
    private static boolean isPhone(String name) {
        int from = name.startsWith("+") ? 1 : 0;
        if (name.length() - from < SHORTEST_NUMBER || name.length() - from > LONGEST_NUMBER) {
            return false;
        }
        int digits = 0;
        for (int i = from; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (!isBlank(c) && "()./-\u2010\u2011".indexOf(c) < 0) {
                return false;
            }
        }
        return digits >= FEWEST_DIGITS;
    }
}
