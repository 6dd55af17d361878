package org.leakproof.ingest.read.chat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.SentTime;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.html.HtmlElement;
import org.leakproof.ingest.read.html.HtmlRecords.Mark;
import org.leakproof.ingest.read.html.HtmlTag;
import org.leakproof.ingest.read.log.MissingFile;

/** Makes messages of the records of one of Telegram's pages. A record that is joined to the one before it leaves out who
 *  wrote; service lines have no time but the day that a line of the page gives. */
final class TelegramPages implements PageExport.Pages {
    private static final List<DateTimeFormatter> TIMES =
            List.of(strict("dd.MM.uuuu HH:mm:ss 'UTC'XXX"), strict("dd.MM.uuuu HH:mm:ss"));
    private static final DateTimeFormatter DAY = strict("d MMMM uuuu");
    private static final List<DateTimeFormatter> DAYS = List.of(DAY);
    private static final List<DateTimeFormatter> DAYS_AND_TIMES = List.of(strict("d MMMM uuuu HH:mm"));
    private static final String NO_MESSAGES = "No exported messages";

    /** Media that are files; others are things that are said. */
    private static final Set<String> FILES =
            Set.of("media_photo", "media_video", "media_voice_message", "media_audio_file", "media_file");

    private final ReadOptions options;
    private final Conversation conversation;
    /** The two who write in a chat of two: the title's and the exporter; empty if there are more, or not both are seen. */
    private final Set<String> pair;

    private final Kind kind;
    private Optional<String> sender = Optional.empty();
    private Optional<String> forwardedFrom = Optional.empty();
    private Optional<String> day = Optional.empty();

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    TelegramPages(Source source) {
        options = source.options();
        String head = new String(source.head().bytes(), StandardCharsets.UTF_8);
        int history = head.indexOf("class=\"history\"");
        Optional<HtmlElement> top = HtmlElement.of(history < 0 ? head : head.substring(0, history));
        String title = top.flatMap(page -> page.first("page_header"))
                .flatMap(header -> header.first("bold"))
                .map(HtmlElement::prose)
                .orElse("");
        Optional<String> folder = Folder.of(source.rawName()).filter(name -> name.matches("chat_\\d{1,9}"));
        conversation = new Conversation(
                Hashes.hex128("telegram page", title, folder.orElse("")),
                Optional.of(title).filter(t -> !t.isEmpty()));
        Set<String> names = names(head, title);
        boolean titled = names.contains(title);
        pair = titled && names.size() == 2 ? names : Set.of();
        boolean channel = head.contains("\nChannel ") || head.contains("class=\"signature details\"");
        kind = !titled || names.size() > 2
                ? Kind.GROUP_MESSAGE
                : channel && names.size() == 1 ? Kind.POST : Kind.DIRECT_MESSAGE;
    }

    /** Who writes at the page's beginning. With several, one who does so once may be a damaged name. */
    private static Set<String> names(String head, String title) {
        Map<String, Integer> names = new TreeMap<>();
        int at = head.indexOf("<div class=\"message default clearfix\"");
        while (at >= 0) {
            int next = head.indexOf("<div class=\"message ", at + 1);
            if (next < 0) {
                break;
            }
            HtmlElement.of(head.substring(at, next))
                    .flatMap(TelegramPages::name)
                    .ifPresent(name -> names.merge(name, 1, Integer::sum));
            at = head.indexOf("<div class=\"message default clearfix\"", next);
        }
        if (names.size() > 2) {
            names.entrySet()
                    .removeIf(name -> name.getValue() == 1 && !name.getKey().equals(title));
        }
        return names.keySet();
    }

    @Override
    public Mark mark(HtmlTag tag) {
        if (tag.name().equals("div") && tag.hasClass("message")) {
            return Mark.RECORD;
        }
        return tag.hasClass("history") ? Mark.RECORDS : tag.hasClass("pagination") ? Mark.PAGE : Mark.NONE;
    }

    @Override
    public void pass(HtmlElement message) {
        if (isService(message)) {
            if (isCountedDown(message)) {
                day = Optional.of(message.prose()).filter(TelegramPages::isDay);
            }
            sender = Optional.empty();
            return;
        }
        if (message.first("body").isEmpty()) {
            lost();
            return;
        }
        if (!message.hasClass("joined")) {
            sender = name(message);
        }
        forwardedFrom = message.first("forwarded", "body").isPresent() ? forwardedFrom(message) : Optional.empty();
    }

    @Override
    public void lost() {
        sender = Optional.empty();
        forwardedFrom = Optional.empty();
    }

    @Override
    public boolean isFurniture(HtmlElement message) {
        return isService(message)
                && isCountedDown(message)
                && (isDay(message.prose()) || message.prose().equals(NO_MESSAGES));
    }

    private static boolean isService(HtmlElement message) {
        return message.hasClass("service");
    }

    /** Lines that the export adds have negative numbers. */
    private static boolean isCountedDown(HtmlElement message) {
        return id(message).startsWith("-");
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text, DAY);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String id(HtmlElement message) {
        String id = message.tag().attribute("id").orElse("");
        return id.startsWith("message") ? id.substring("message".length()) : id;
    }

    @Override
    public Kind kind(HtmlElement message) {
        if (isService(message)) {
            return Kind.SYSTEM;
        }
        return message.first("media_call").isPresent() ? Kind.CALL : kind;
    }

    @Override
    public boolean fill(Draft draft, HtmlElement message) {
        draft.conversation(conversation);
        String id = id(message);
        List<Header> headers = new ArrayList<>();
        if (!id.isEmpty()) {
            draft.platformId(conversation.id() + "/" + id);
            headers.add(new Header("id", id));
        }
        Optional<HtmlElement> body = message.first("body");
        if (body.isEmpty()) {
            return false;
        }
        if (isService(message)) {
            SentTimes.set(draft, SentTimes.date(day.orElse(""), DAYS, Optional.empty(), options.assumeZone()));
            draft.body(body.get().prose()).headers(headers);
            answered(message).ifPresent(about -> draft.references(List.of(about)));
            return true;
        }
        SentTimes.set(draft, sent(body.get()));
        people(draft, message);
        BodyParts text = new BodyParts();
        List<DraftAttachment> files = new ArrayList<>();
        parts(draft, body.get(), SegmentKind.OWN, text, files, headers);
        draft.body(text.segments()).attachments(files);
        draft.headers(headers);
        return true;
    }

    private SentTime sent(HtmlElement body) {
        Optional<HtmlElement> date =
                body.children().stream().filter(child -> child.hasClass("date")).findFirst();
        Optional<String> title = date.flatMap(element -> element.tag().attribute("title"));
        if (title.isPresent()) {
            return SentTimes.date(title.get(), TIMES, Optional.empty(), options.assumeZone());
        }
        String time = date.map(HtmlElement::prose).orElse("");
        if (day.isEmpty() || time.isEmpty()) {
            return SentTime.unreadable(time);
        }
        return SentTimes.date(day.get() + " " + time, DAYS_AND_TIMES, Optional.empty(), options.assumeZone());
    }

    /** The name that stands over a message, without the bot by which it was sent. */
    private static Optional<String> name(HtmlElement message) {
        return message.first("body")
                .flatMap(body -> body.children().stream()
                        .filter(child -> child.hasClass("from_name"))
                        .findFirst()
                        .map(TelegramPages::bare));
    }

    private static String bare(HtmlElement name) {
        String text = name.prose(child -> child.hasClass("details"));
        int via = text.lastIndexOf(" via @");
        return via < 0 ? text : text.substring(0, via).strip();
    }

    private void people(Draft draft, HtmlElement message) {
        Optional<String> name = (message.hasClass("joined") ? sender : name(message)).filter(n -> !n.isEmpty());
        if (name.isEmpty()) {
            draft.flag(Flag.SENDER_MISSING);
            return;
        }
        draft.sender(person(Role.FROM, name.get()));
        if (pair.contains(name.get())) {
            draft.recipients(
                    RecipientsBasis.MEMBERSHIP,
                    pair.stream()
                            .filter(other -> !other.equals(name.get()))
                            .map(other -> person(Role.MEMBER, other))
                            .toList());
        }
    }

    /** With two in a chat, whoever it is not named after is the exporter. */
    private Participant person(Role role, String name) {
        boolean exporter = pair.contains(name) && !conversation.title().equals(Optional.of(name));
        return new Participant(Optional.of(name), Optional.empty(), Optional.empty(), role, NameSource.SELF, exporter);
    }

    private void parts(
            Draft draft,
            HtmlElement body,
            SegmentKind segment,
            BodyParts text,
            List<DraftAttachment> files,
            List<Header> headers) {
        for (HtmlElement part : body.children()) {
            if (part.isText()) {
                text.add(segment, part.prose());
            } else if (part.hasClass("date")) {
                part.tag().attribute("title").ifPresent(title -> headers.add(new Header("date", title)));
            } else if (part.hasClass("from_name")) {
                headers.add(new Header(segment == SegmentKind.FORWARDED ? "forwarded" : "from", part.prose()));
            } else if (part.hasClass("userpic_wrap")) {
                continue;
            } else if (part.hasClass("reply_to")) {
                answered(part).ifPresentOrElse(draft::replyTo, () -> headers.add(new Header("reply", part.prose())));
            } else if (part.hasClass("media_wrap")) {
                media(part, segment, text, files, headers);
            } else if (part.hasClass("forwarded")) {
                forwardedFrom(part).ifPresent(from -> headers.add(new Header("forwarded_from", from)));
                parts(draft, part, SegmentKind.FORWARDED, text, files, headers);
            } else if (part.hasClass("signature")) {
                headers.add(new Header("signature", part.prose()));
            } else if (part.hasClass("reactions")) {
                draft.reactions(reactions(part, headers));
            } else {
                text.add(segment, part.prose());
            }
        }
    }

    /** The one that a forwarded message was taken over from; a message joined to another has its. */
    private Optional<String> forwardedFrom(HtmlElement message) {
        HtmlElement within = message.first("forwarded", "body").orElse(message);
        return within.children().stream()
                .filter(child -> child.hasClass("from_name"))
                .findFirst()
                .map(TelegramPages::bare)
                .or(() -> forwardedFrom);
    }

    /** A message of the chat that a link leads to. */
    private Optional<String> answered(HtmlElement part) {
        String mark = "#go_to_message";
        return part.first(link -> link.tag().attribute("href").orElse("").contains(mark))
                .flatMap(link -> link.tag().attribute("href"))
                .map(href -> conversation.id() + "/" + href.substring(href.indexOf(mark) + mark.length()));
    }

    private static void media(
            HtmlElement wrap, SegmentKind segment, BodyParts text, List<DraftAttachment> files, List<Header> headers) {
        for (HtmlElement media : wrap.children()) {
            if (media.isText()) {
                continue;
            }
            Optional<String> target = media.tag().attribute("href").filter(href -> !href.isBlank());
            boolean elsewhere = target.filter(href -> href.contains("://")).isPresent();
            Optional<String> title = media.first("title").map(HtmlElement::prose);
            boolean file = FILES.stream().anyMatch(media::hasClass);
            if (target.isPresent() && !elsewhere) {
                files.add(MissingFile.named(target.get()));
            } else if (file) {
                files.add(
                        media.hasClass("media_file") && title.isPresent()
                                ? MissingFile.named(title.get())
                                : MissingFile.unnamed());
            }
            if (!media.hasClass("media")) {
                if (target.isEmpty()) {
                    text.add(segment, media.prose());
                }
                continue;
            }
            for (String part : List.of("title", "description", "status")) {
                Optional<String> said =
                        media.first(part).map(HtmlElement::prose).filter(t -> !t.isEmpty());
                if (file) {
                    said.ifPresent(value -> headers.add(new Header("media_" + part, value)));
                } else {
                    said.ifPresent(value -> text.add(segment, value));
                }
            }
            if (elsewhere) {
                text.add(segment, target.get());
            }
        }
    }

    private List<Reaction> reactions(HtmlElement part, List<Header> headers) {
        List<Reaction> reactions = new ArrayList<>();
        for (HtmlElement one : part.all(element -> element.hasClass("reaction"))) {
            String symbol = one.first("emoji").map(HtmlElement::prose).orElse("");
            one.first("userpics")
                    .ifPresent(by -> by.all(
                                    element -> element.tag().attribute("title").isPresent())
                            .forEach(who -> reactions.add(new Reaction(
                                    symbol,
                                    who.tag().attribute("title").map(name -> person(Role.MEMBER, name)),
                                    Optional.empty()))));
            one.first("count").map(HtmlElement::prose).ifPresent(count -> {
                reactions.add(new Reaction(symbol, Optional.empty(), Optional.empty()));
                headers.add(new Header("reactions." + symbol, count));
            });
        }
        return reactions;
    }
}
