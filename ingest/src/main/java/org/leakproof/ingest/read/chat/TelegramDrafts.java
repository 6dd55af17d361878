package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
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
import org.leakproof.contract.record.ZoneBasis;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.Offsets;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.json.Enclosing;
import org.leakproof.ingest.read.json.JsonRecord;

/** Makes drafts of Telegram's messages. One entry's; keeps what it knows of the chat in hand. */
final class TelegramDrafts {
    private static final Set<String> TAKEN = Set.of(
            "date",
            "date_unixtime",
            "from",
            "from_id",
            "actor",
            "actor_id",
            "text",
            "text_entities",
            "edited",
            "edited_unixtime",
            "reactions");
    /** What stands in place of a file that was not exported begins so. */
    private static final String NOT_A_PATH = "(";

    /** What a service line says besides what it is about. */
    private static final List<String> SERVICE_FIELDS = List.of("title", "new_title", "members", "inviter", "emoticon");

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final ReadOptions options;
    private Chat chat = new Chat(Enclosing.NOTHING);

    TelegramDrafts(ReadOptions options) {
        this.options = options;
    }

    /** A chat, as what stands before its messages tells it. */
    private static final class Chat {
        final Enclosing enclosing;
        final String type;
        final Optional<String> id;
        final Optional<String> title;
        /** The account that was exported, if all of it was. */
        final Optional<String> self;

        final Optional<String> selfName;
        final Set<String> contacts = new HashSet<>();
        final Optional<String> conversationId;
        final Optional<Conversation> conversation;

        Chat(Enclosing enclosing) {
            this.enclosing = enclosing;
            JsonNode said = enclosing.inner();
            type = Json.orEmpty(said, "type");
            id = Json.text(said, "id");
            title = Json.text(said, "name");
            JsonNode account = enclosing.outer();
            self = Json.text(account, "personal_information", "user_id");
            selfName = fullName(account.path("personal_information"));
            for (JsonNode contact : account.path("contacts").path("list")) {
                fullName(contact).ifPresent(contacts::add);
            }
            conversationId = qualifiedId();
            conversation = conversationId.map(qualified -> new Conversation(qualified, title));
        }

        boolean isPersonal() {
            return type.equals("personal_chat") || type.equals("bot_chat");
        }

        boolean isSaved() {
            return type.equals("saved_messages");
        }

        Kind kind() {
            return type.endsWith("channel")
                    ? Kind.POST
                    : isPersonal() || isSaved() ? Kind.DIRECT_MESSAGE : Kind.GROUP_MESSAGE;
        }

        /** People, groups and channels are counted apart: without its type, a chat's number says nothing. */
        private Optional<String> qualifiedId() {
            return id.filter(number -> !type.isEmpty())
                    .map(number -> isSaved()
                            ? "saved" + number
                            : isPersonal()
                                    ? "user" + number
                                    : type.endsWith("channel") || type.endsWith("supergroup")
                                            ? "channel" + number
                                            : "group" + number);
        }

        /** With two in a chat, whoever is not the other one is the exporter. */
        boolean isExporter(Optional<String> handle) {
            Optional<String> number = handle.map(TelegramDrafts::number);
            return number.isPresent()
                    && (self.isPresent()
                            ? self.equals(number)
                            : isSaved() || isPersonal() && id.isPresent() && !id.equals(number));
        }

        boolean isPeer(Optional<String> handle) {
            return isPersonal()
                    && id.isPresent()
                    && handle.map(TelegramDrafts::number).equals(id);
        }

        NameSource naming(Optional<String> name, boolean exporter) {
            return !exporter && name.filter(contacts::contains).isPresent() ? NameSource.ADDRESS_BOOK : NameSource.SELF;
        }
    }

    private static Optional<String> fullName(JsonNode person) {
        String name = (Json.orEmpty(person, "first_name") + " " + Json.orEmpty(person, "last_name")).strip();
        return Optional.of(name).filter(n -> !n.isEmpty());
    }

    /** Ids were numbers before they got their kind in front. */
    private static String number(String handle) {
        return handle.startsWith("user") ? handle.substring("user".length()) : handle;
    }

    Draft of(JsonRecord record) {
        if (chat.enclosing != record.enclosing()) {
            chat = new Chat(record.enclosing());
        }
        JsonNode message = record.node();
        boolean service = Json.orEmpty(message, "type").equals("service");
        String action = Json.orEmpty(message, "action");
        Kind kind = !service ? chat.kind() : action.equals("phone_call") ? Kind.CALL : Kind.SYSTEM;
        Draft draft = new Draft(record.offset(), record.length(), kind, record.sha256());
        chat.conversation.ifPresent(draft::conversation);
        SentTimes.set(draft, time(message, "date"));
        people(draft, message, service);
        draft.body(body(message, service, action));
        draft.platformId(qualified(Json.orEmpty(message, "id"), chat.conversationId));
        Json.text(message, "reply_to_message_id")
                .ifPresent(id -> draft.replyTo(
                        qualified(id, Json.text(message, "reply_to_peer_id").or(() -> chat.conversationId))));
        if (message.has("edited")) {
            Optional.of(time(message, "edited"))
                    .filter(edited -> edited.local()
                            .filter(local -> local.getYear() > 1970)
                            .isPresent())
                    .ifPresent(draft::edited);
        }
        List<Header> headers = new ArrayList<>(Json.rest(message, TAKEN));
        draft.reactions(reactions(message, headers));
        draft.attachments(attachments(message));
        return draft.headers(headers);
    }

    /** Messages are counted in each chat. */
    private static String qualified(String id, Optional<String> conversation) {
        return conversation.map(c -> c + "/" + id).orElse(id);
    }

    private void people(Draft draft, JsonNode message, boolean service) {
        String name = service ? "actor" : "from";
        Optional<String> handle = Json.text(message, name + "_id");
        Optional<Participant> sender = person(Role.FROM, Json.text(message, name), handle);
        sender.ifPresentOrElse(draft::sender, () -> draft.flag(Flag.SENDER_MISSING));
        if (!chat.isPersonal()) {
            return;
        }
        Optional<Participant> recipient = Optional.empty();
        if (sender.isPresent() && chat.isPeer(handle)) {
            recipient = person(Role.MEMBER, chat.selfName, chat.self.map(id -> "user" + id));
        } else if (sender.isPresent() && chat.id.isPresent()) {
            recipient = person(Role.MEMBER, chat.title, chat.id.map(id -> "user" + id));
        }
        recipient.ifPresent(to -> draft.recipients(RecipientsBasis.MEMBERSHIP, List.of(to)));
    }

    private Optional<Participant> person(Role role, Optional<String> name, Optional<String> handle) {
        if (name.isEmpty() && handle.isEmpty()) {
            return Optional.empty();
        }
        boolean exporter = chat.isExporter(handle);
        return Optional.of(People.of(role, name, Optional.empty(), handle, chat.naming(name, exporter), exporter));
    }

    /** The wall clock of the computer that exported; newer exports give the instant too, and so the clock's zone. */
    private SentTime time(JsonNode message, String field) {
        String written = Json.orEmpty(message, field);
        SentTime local = SentTimes.iso(written, Optional.empty(), options.assumeZone());
        Optional<String> count = Json.text(message, field + "_unixtime");
        if (count.isEmpty()) {
            return local;
        }
        SentTime exact = SentTimes.count(count.get(), 1);
        if (exact.instant().isEmpty() || local.local().isEmpty()) {
            return exact.instant().isPresent() ? exact : local;
        }
        Duration ahead =
                Duration.between(exact.local().orElseThrow(), local.local().get());
        boolean zone =
                ahead.abs().compareTo(Duration.ofHours(18)) <= 0 && ahead.getSeconds() % QUARTER.getSeconds() == 0;
        return zone
                ? new SentTime(
                        exact.instant(),
                        local.local(),
                        written,
                        local.precision(),
                        ZoneBasis.STATED,
                        Optional.of(Offsets.of((int) ahead.getSeconds()).getId()))
                : exact;
    }

    private static List<Segment> body(JsonNode message, boolean service, String action) {
        StringBuilder text = new StringBuilder();
        if (service) {
            text.append(action.replace('_', ' '));
            String separator = ": ";
            for (String field : SERVICE_FIELDS) {
                String value = values(message.path(field));
                if (!value.isEmpty()) {
                    text.append(separator).append(value);
                    separator = "; ";
                }
            }
        }
        String written = text(message.has("text") ? message.path("text") : message.path("text_entities"));
        line(text, written);
        JsonNode poll = message.path("poll");
        if (poll.isObject()) {
            line(text, text(poll.path("question")));
            poll.path("answers").forEach(answer -> line(text, "- " + text(answer.path("text"))));
        }
        JsonNode contact = message.path("contact_information");
        fullName(contact).ifPresent(name -> line(text, name));
        line(text, Json.orEmpty(contact, "phone_number"));
        line(text, Json.orEmpty(message, "place_name"));
        line(text, Json.orEmpty(message, "address"));
        JsonNode location = message.path("location_information");
        if (location.isObject()) {
            line(text, Json.orEmpty(location, "latitude") + ", " + Json.orEmpty(location, "longitude"));
        }
        if (text.length() == 0) {
            return List.of();
        }
        SegmentKind kind = message.hasNonNull("forwarded_from") || message.hasNonNull("forwarded_from_id")
                ? SegmentKind.FORWARDED
                : SegmentKind.OWN;
        return List.of(new Segment(kind, text.toString(), Optional.empty()));
    }

    private static String values(JsonNode value) {
        if (!value.isArray()) {
            return value.isNull() ? "" : value.asText("");
        }
        StringJoiner joined = new StringJoiner(", ");
        value.forEach(element ->
                Optional.of(values(element)).filter(text -> !text.isEmpty()).ifPresent(joined::add));
        return joined.toString();
    }

    private static void line(StringBuilder text, String more) {
        if (!more.isEmpty()) {
            text.append(text.length() == 0 ? "" : "\n").append(more);
        }
    }

    /** A text, or its pieces; links keep where they lead. */
    private static String text(JsonNode text) {
        if (!text.isArray()) {
            return text.isObject() ? piece(text) : text.asText("");
        }
        StringBuilder joined = new StringBuilder();
        text.forEach(piece -> joined.append(text(piece)));
        return joined.toString();
    }

    private static String piece(JsonNode piece) {
        String text = text(piece.path("text"));
        String link = Json.orEmpty(piece, "href");
        return link.isEmpty() || link.equals(text) ? text : text + " (" + link + ")";
    }

    private List<Reaction> reactions(JsonNode message, List<Header> headers) {
        List<Reaction> reactions = new ArrayList<>();
        for (JsonNode reaction : message.path("reactions")) {
            String symbol = Json.text(reaction, "emoji")
                    .or(() -> Json.text(reaction, "document_id"))
                    .orElseGet(() -> Json.orEmpty(reaction, "type"));
            long count = reaction.path("count").asLong(1);
            int known = 0;
            for (JsonNode by : reaction.path("recent")) {
                Optional<SentTime> at = by.hasNonNull("date") ? Optional.of(time(by, "date")) : Optional.empty();
                reactions.add(
                        new Reaction(symbol, person(Role.MEMBER, Json.text(by, "from"), Json.text(by, "from_id")), at));
                known++;
            }
            if (count > known) {
                reactions.add(new Reaction(symbol, Optional.empty(), Optional.empty()));
                headers.add(new Header("reactions." + symbol, String.valueOf(count)));
            }
        }
        return reactions;
    }

    private static List<DraftAttachment> attachments(JsonNode message) {
        List<DraftAttachment> attachments = new ArrayList<>();
        Json.text(message, "photo")
                .ifPresent(path -> attachments.add(
                        NamedFile.of(name(path), Optional.of("image/jpeg"), Json.size(message, "photo_file_size"))));
        Json.text(message, "file")
                .ifPresent(path -> attachments.add(NamedFile.of(
                        name(path).or(() -> Json.text(message, "file_name")),
                        Json.text(message, "mime_type"),
                        Json.size(message, "file_size"))));
        Json.text(message, "contact_vcard")
                .ifPresent(path -> attachments.add(NamedFile.of(name(path), Optional.of("text/vcard"), 0)));
        return attachments;
    }

    private static Optional<String> name(String path) {
        return path.startsWith(NOT_A_PATH) ? Optional.empty() : Optional.of(path);
    }
}
