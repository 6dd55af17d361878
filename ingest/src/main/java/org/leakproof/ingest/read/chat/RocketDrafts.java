package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Reaction;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.SentTime;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.json.JsonRecord;

/** Makes drafts of Rocket.Chat's messages. One entry's. */
final class RocketDrafts {
    private static final Set<String> TAKEN = Set.of("_id", "rid", "msg", "ts", "u", "reactions", "md");
    /** Types of messages that somebody says; every other type is a service line, and most messages have none. */
    private static final Set<String> SAID = Set.of("", "e2e", "rm", "videoconf");

    /** An answer begins with a link to what it answers, which is repeated beside it. */
    private static final Pattern QUOTE_LINK = Pattern.compile("^\\[ ?\\]\\(([^)\\s]+)\\)\\s*");

    private static final Pattern LINKED = Pattern.compile("[?&]msg=([0-9A-Za-z]+)");

    private final ReadOptions options;

    RocketDrafts(ReadOptions options) {
        this.options = options;
    }

    Draft of(JsonRecord record) {
        JsonNode message = record.node();
        String type = Json.orEmpty(message, "t");
        String room = Json.orEmpty(message, "rid");
        Optional<String> id = Json.text(message, "u", "_id");
        Optional<String> peer = id.flatMap(own -> peer(room, own));
        Kind kind = !SAID.contains(type) ? Kind.SYSTEM : peer.isPresent() ? Kind.DIRECT_MESSAGE : Kind.GROUP_MESSAGE;
        Draft draft = new Draft(record.offset(), record.length(), kind, record.sha256());
        draft.conversation(new Conversation(room, Optional.empty()));
        SentTimes.set(draft, time(message, "ts"));
        if (message.hasNonNull("editedAt")) {
            draft.edited(time(message, "editedAt"));
        }
        Optional<String> name = Json.text(message, "alias").or(() -> Json.text(message, "u", "name"));
        Optional<String> handle = Json.text(message, "u", "username").or(() -> id);
        if (name.isEmpty() && handle.isEmpty()) {
            draft.flag(Flag.SENDER_MISSING);
        } else {
            draft.sender(People.of(Role.FROM, name, handle, false));
        }
        peer.ifPresent(other -> draft.recipients(RecipientsBasis.MEMBERSHIP, List.of(person(Role.MEMBER, other))));
        draft.platformId(Json.orEmpty(message, "_id"));
        draft.deleted(type.equals("rm"));
        body(draft, message, type);
        draft.reactions(reactions(message));
        draft.attachments(attachments(message));
        return draft.headers(Json.rest(message, TAKEN));
    }

    /** A room of two is called by both their ids, one behind the other. */
    private static Optional<String> peer(String room, String own) {
        if (own.length() < 10 || room.length() != 2 * own.length()) {
            return Optional.empty();
        }
        return room.startsWith(own)
                ? Optional.of(room.substring(own.length()))
                : room.endsWith(own) ? Optional.of(room.substring(0, own.length())) : Optional.empty();
    }

    private static Participant person(Role role, String handle) {
        return People.of(role, Optional.empty(), Optional.of(handle), false);
    }

    /** As text, or as the database writes it. */
    private SentTime time(JsonNode message, String field) {
        JsonNode time = message.path(field).has("$date") ? message.path(field).path("$date") : message.path(field);
        return time.isNumber()
                ? SentTimes.count(time.asText(), 1000)
                : SentTimes.iso(time.asText(""), Optional.empty(), options.assumeZone());
    }

    private static void body(Draft draft, JsonNode message, String type) {
        String text = Json.orEmpty(message, "msg");
        Optional<String> answered = Json.text(message, "tmid");
        Matcher link = QUOTE_LINK.matcher(text);
        if (link.find()) {
            Matcher linked = LINKED.matcher(link.group(1));
            if (linked.find()) {
                answered = Optional.of(linked.group(1));
                text = text.substring(link.end());
            }
        }
        answered.ifPresent(draft::replyTo);
        BodyParts body = new BodyParts();
        for (JsonNode card : message.path("attachments")) {
            if (card.hasNonNull("message_link")) {
                Matcher linked = LINKED.matcher(Json.orEmpty(card, "message_link"));
                body.add(
                        SegmentKind.QUOTED,
                        Json.orEmpty(card, "text"),
                        linked.find() ? Optional.of(linked.group(1)) : Optional.empty());
            }
        }
        body.add(SegmentKind.OWN, draft.kind() == Kind.SYSTEM ? (type.replace('_', ' ') + ": " + text) : text);
        for (JsonNode card : message.path("attachments")) {
            if (!card.hasNonNull("message_link")) {
                for (String field : List.of("text", "description")) {
                    body.add(SegmentKind.OWN, Json.orEmpty(card, field));
                }
            }
        }
        List<Segment> segments = body.segments();
        draft.body(segments);
    }

    private static List<Reaction> reactions(JsonNode message) {
        List<Reaction> reactions = new ArrayList<>();
        message.path("reactions")
                .properties()
                .forEach(reaction -> reaction.getValue()
                        .path("usernames")
                        .forEach(name -> reactions.add(new Reaction(
                                reaction.getKey(),
                                Optional.of(person(Role.MEMBER, name.asText())),
                                Optional.empty()))));
        return reactions;
    }

    private static List<DraftAttachment> attachments(JsonNode message) {
        List<DraftAttachment> attachments = new ArrayList<>();
        for (JsonNode file : message.path("files")) {
            attachments.add(attachment(file));
        }
        if (attachments.isEmpty() && message.path("file").isObject()) {
            attachments.add(attachment(message.path("file")));
        }
        return attachments;
    }

    private static DraftAttachment attachment(JsonNode file) {
        return NamedFile.of(
                Json.text(file, "name").or(() -> Json.text(file, "_id")),
                Json.text(file, "type"),
                Json.size(file, "size"));
    }
}
