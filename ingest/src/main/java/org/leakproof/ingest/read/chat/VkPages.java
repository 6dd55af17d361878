package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.SentTime;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.html.HtmlCharset;
import org.leakproof.ingest.read.html.HtmlElement;
import org.leakproof.ingest.read.html.HtmlRecords.Mark;
import org.leakproof.ingest.read.html.HtmlTag;

/** Makes messages of the records of one of VK's pages. Whose archive it is stands at the page's beginning, the conversation
 *  in the name of its folder. */
final class VkPages implements PageExport.Pages {
    private static final List<DateTimeFormatter> TIMES = List.of(
            format("d MMM uuuu 'в' H:mm:ss", "янв фев мар апр мая июн июл авг сен окт ноя дек"),
            format("d MMM uuuu 'в' H:mm:ss", "янв фев мар апр май июн июл авг сен окт ноя дек"),
            format("'at' h:mm:ss a 'on' d MMM uuuu", "jan feb mar apr may jun jul aug sep oct nov dec"));

    /** Who wrote, and when. */
    private static final Pattern HEADER = Pattern.compile(
            "(?s)(.*?)\\s*,\\s*(\\d{1,2} \\p{L}{3,4}\\.? \\d{4} \\p{L} [\\d:]{4,8}|at [\\d:]{4,8} [ap]m on \\d{1,2} \\p{L}{3,4} \\d{4})");

    private static final Pattern PEER = Pattern.compile("https?://(?:m\\.)?vk\\.com/([A-Za-z0-9_.]{1,64})/?");
    private static final Set<String> SELF = Set.of("Вы", "You");

    /** What stands under attachments that are files. */
    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("Фотография", "image/jpeg"),
            Map.entry("Photo", "image/jpeg"),
            Map.entry("Видеозапись", "video/mp4"),
            Map.entry("Video", "video/mp4"),
            Map.entry("Аудиозапись", "audio/mpeg"),
            Map.entry("Audio", "audio/mpeg"),
            Map.entry("Голосовое сообщение", "audio/ogg"),
            Map.entry("Voice message", "audio/ogg"),
            Map.entry("Файл", "application/octet-stream"),
            Map.entry("File", "application/octet-stream"));

    private static final Set<String> DELETED = Set.of("Сообщение удалено", "Message deleted");
    private static final Set<String> CALLS = Set.of("Звонок", "Call");

    /** Chats of several are counted from here. */
    private static final long CHATS = 2_000_000_000L;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReadOptions options;
    private final Optional<String> peer;
    private final Optional<String> title;
    private final Optional<String> owner;
    private final Conversation conversation;
    private final boolean group;

    VkPages(Source source) {
        options = source.options();
        byte[] bytes = source.head().bytes();
        String head =
                HtmlCharset.of(source.head(), VkReader.USUAL).decode(bytes, bytes.length, EnumSet.noneOf(Flag.class));
        int first = head.indexOf("<div class=\"message\"");
        Optional<HtmlElement> top = HtmlElement.of(first < 0 ? head : head.substring(0, first));
        title = top.map(page -> page.all(element -> element.hasClass("ui_crumb")))
                .filter(crumbs -> !crumbs.isEmpty())
                .map(crumbs -> crumbs.get(crumbs.size() - 1).prose())
                .filter(t -> !t.isEmpty());
        owner = top.flatMap(page -> page.first(element ->
                        element.is("meta") && element.tag().attribute("name").equals(Optional.of("jd"))))
                .flatMap(meta -> meta.tag().attribute("content"))
                .flatMap(VkPages::user);
        peer = Folder.of(source.rawName()).filter(folder -> folder.matches("-?\\d{1,18}"));
        conversation = new Conversation(peer.orElseGet(() -> Hashes.hex128("vk page", title.orElse(""))), title);
        group = peer.map(id -> Long.parseLong(id) > CHATS).orElseGet(() -> !isOfTwo(head));
    }

    private static DateTimeFormatter format(String pattern, String names) {
        Map<Long, String> months = new HashMap<>();
        for (String name : names.split(" ")) {
            months.put(months.size() + 1L, name);
        }
        int month = pattern.indexOf("MMM");
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern.substring(0, month))
                .appendText(ChronoField.MONTH_OF_YEAR, months)
                .appendPattern(pattern.substring(month + 3))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static Optional<String> user(String base64) {
        try {
            return Json.text(JSON.readTree(Base64.getMimeDecoder().decode(base64)), "user_id");
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    /** Whether everybody who writes at the page's beginning is the one it is named after, or the exporter. */
    private boolean isOfTwo(String head) {
        Pattern names = Pattern.compile("class=\"message__header\"><a[^>]*>([^<]*)</a>");
        Matcher matcher = names.matcher(head);
        while (matcher.find()) {
            if (!title.equals(Optional.of(matcher.group(1).strip()))) {
                return false;
            }
        }
        return title.isPresent();
    }

    @Override
    public Mark mark(HtmlTag tag) {
        if (tag.name().equals("div")
                && tag.hasClass("message")
                && tag.attribute("data-id").isPresent()) {
            return Mark.RECORD;
        }
        return tag.hasClass("wrap_page_content")
                ? Mark.RECORDS
                : tag.hasClass("pagination") || tag.hasClass("footer") ? Mark.PAGE : Mark.NONE;
    }

    @Override
    public void pass(HtmlElement message) {}

    @Override
    public void lost() {}

    @Override
    public boolean isFurniture(HtmlElement message) {
        return false;
    }

    @Override
    public Kind kind(HtmlElement message) {
        Content content = content(message);
        if (!content.own.isEmpty()) {
            return group ? Kind.GROUP_MESSAGE : Kind.DIRECT_MESSAGE;
        }
        boolean call = content.attachments.stream().anyMatch(a -> CALLS.contains(description(a)));
        return !content.event.isEmpty()
                ? Kind.SYSTEM
                : call ? Kind.CALL : group ? Kind.GROUP_MESSAGE : Kind.DIRECT_MESSAGE;
    }

    /** What a record says besides its header.
     *
     *  @param event what the platform says of the chat */
    private record Content(String own, String event, List<HtmlElement> attachments) {}

    private static Content content(HtmlElement message) {
        StringBuilder own = new StringBuilder();
        StringBuilder event = new StringBuilder();
        List<HtmlElement> attachments = new ArrayList<>();
        for (HtmlElement part : message.children()) {
            if (part.isText() || part.hasClass("message__header")) {
                continue;
            }
            line(own, part.prose(element -> element.hasClass("kludges") || element.hasClass("attachment")));
            attachments.addAll(part.all(element -> element.hasClass("attachment")));
            for (HtmlElement kludges : part.all(element -> element.hasClass("kludges"))) {
                line(event, kludges.prose(element -> element.hasClass("attachment")));
            }
        }
        return new Content(own.toString(), event.toString(), attachments);
    }

    private static void line(StringBuilder text, String more) {
        if (!more.isEmpty()) {
            text.append(text.length() == 0 ? "" : "\n").append(more);
        }
    }

    private static String description(HtmlElement attachment) {
        return attachment
                .first("attachment__description")
                .map(HtmlElement::prose)
                .orElse("")
                .replace('\u00A0', ' ');
    }

    @Override
    public boolean fill(Draft draft, HtmlElement message) {
        Optional<HtmlElement> header = message.first("message__header");
        if (header.isEmpty()) {
            return false;
        }
        draft.conversation(conversation);
        List<Header> headers = new ArrayList<>();
        message.tag().attribute("data-id").filter(id -> !id.isEmpty()).ifPresent(draft::platformId);
        String written = header.get().prose(element -> element.hasClass("message-edited") || element.is("a"));
        Matcher split = HEADER.matcher(written);
        boolean dated = split.matches();
        SentTimes.set(draft, time(dated ? split.group(2) : written));
        people(draft, header.get(), dated ? split.group(1) : "");
        header.get().first("message-edited").ifPresent(edited -> {
            SentTime at = time(edited.tag().attribute("title").orElse(""));
            draft.edited(at);
            headers.add(new Header("edited", at.asWritten()));
        });
        BodyParts body = new BodyParts();
        List<DraftAttachment> files = new ArrayList<>();
        Content content = content(message);
        body.add(SegmentKind.OWN, content.own());
        body.add(SegmentKind.OWN, content.event());
        for (HtmlElement attachment : content.attachments()) {
            attachment(draft, attachment, body, files, headers);
        }
        draft.body(body.segments()).attachments(files).headers(headers);
        return true;
    }

    private void attachment(
            Draft draft, HtmlElement attachment, BodyParts body, List<DraftAttachment> files, List<Header> headers) {
        String description = description(attachment);
        Optional<String> link = attachment
                .first(element -> element.is("a"))
                .flatMap(element -> element.tag().attribute("href"))
                .filter(href -> !href.isBlank());
        headers.add(new Header("attachment", description));
        if (DELETED.contains(description)) {
            draft.deleted(true);
        } else if (FILES.containsKey(description)) {
            files.add(NamedFile.of(link, Optional.of(FILES.get(description)), 0));
        } else {
            body.add(SegmentKind.OWN, attachment.prose());
        }
    }

    private SentTime time(String written) {
        return SentTimes.date(written, TIMES, Optional.empty(), options.assumeZone());
    }

    private void people(Draft draft, HtmlElement header, String plain) {
        Optional<HtmlElement> link = header.first(element -> element.is("a"));
        boolean own = link.isEmpty() && SELF.contains(plain);
        if (own) {
            draft.sender(self(Role.FROM));
        } else {
            Optional<String> name = Optional.of(link.map(HtmlElement::prose)
                            .map(text -> text.replaceAll(" \\(https?://[^)]*\\)$", ""))
                            .orElse(plain))
                    .filter(n -> !n.isEmpty());
            Optional<String> handle =
                    link.flatMap(a -> a.tag().attribute("href")).map(VkPages::handle);
            if (name.isEmpty() && handle.isEmpty()) {
                draft.flag(Flag.SENDER_MISSING);
                return;
            }
            boolean exporter = owner.isPresent() && handle.equals(owner.map(id -> "id" + id));
            draft.sender(People.of(Role.FROM, name, handle, exporter));
            own = exporter;
        }
        if (group) {
            return;
        }
        if (own && peer.isPresent()) {
            String number = peer.get();
            String handle = number.startsWith("-") ? "club" + number.substring(1) : "id" + number;
            draft.recipients(
                    RecipientsBasis.MEMBERSHIP, List.of(People.of(Role.MEMBER, title, Optional.of(handle), false)));
        } else if (!own && owner.isPresent()) {
            draft.recipients(RecipientsBasis.MEMBERSHIP, List.of(self(Role.MEMBER)));
        }
    }

    /** The exporter is called "you"; that is no name. */
    private Participant self(Role role) {
        return new Participant(
                Optional.empty(), Optional.empty(), owner.map(id -> "id" + id), role, NameSource.NONE, true);
    }

    private static String handle(String href) {
        Matcher matcher = PEER.matcher(href);
        return matcher.matches() ? matcher.group(1) : href;
    }
}
