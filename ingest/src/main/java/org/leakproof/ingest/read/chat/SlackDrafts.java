package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Reaction;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.json.JsonRecord;

/** Makes drafts of Slack's messages. One entry's. */
final class SlackDrafts {
    /** What somebody says; every other subtype is a service line. */
    private static final Set<String> SAID = Set.of(
            "",
            "assistant_app_thread",
            "bot_message",
            "file_comment",
            "file_mention",
            "file_share",
            "me_message",
            "message_changed",
            "message_deleted",
            "message_replied",
            "reply_broadcast",
            "slackbot_response",
            "thread_broadcast",
            "tombstone");

    private static final Set<String> TAKEN = Set.of("text", "reactions");

    private final Optional<Conversation> conversation;
    private final boolean direct;
    private final SlackTeam team;
    private final SlackMarkup markup;

    /** @param folder the entry's, which is named like the conversation */
    SlackDrafts(Optional<String> folder, SlackTeam team) {
        this.team = team;
        this.markup = new SlackMarkup(team::name);
        direct = folder.filter(name -> name.matches("D[0-9A-Z]{7,}")).isPresent();
        conversation = team.room()
                .map(room -> new Conversation(room.id(), room.name()))
                .or(() -> folder.map(name -> new Conversation(name, direct ? Optional.empty() : folder)));
    }

    Draft of(JsonRecord record) {
        JsonNode event = record.node();
        String subtype = Json.orEmpty(event, "subtype");
        Kind kind = !SAID.contains(subtype) || !Json.orEmpty(event, "type").equals("message")
                ? Kind.SYSTEM
                : direct ? Kind.DIRECT_MESSAGE : Kind.GROUP_MESSAGE;
        Draft draft = new Draft(record.offset(), record.length(), kind, record.sha256());
        conversation.ifPresent(draft::conversation);
        String ts = Json.orEmpty(event, "ts");
        SentTimes.set(draft, SentTimes.count(ts, 1));
        draft.platformId(ts);
        JsonNode message = said(draft, event, subtype);
        Json.text(message, "thread_ts").filter(thread -> !thread.equals(ts)).ifPresent(draft::replyTo);
        Json.text(message, "edited", "ts").map(at -> SentTimes.count(at, 1)).ifPresent(draft::edited);
        Optional<String> sender = sender(draft, event, message);
        List<String> members = team.room().map(SlackTeam.Room::members).orElse(List.of());
        List<Participant> others = members.stream()
                .limit(members.size() > People.MOST_MEMBERS ? 0 : People.MOST_MEMBERS)
                .filter(id -> !sender.equals(Optional.of(id)))
                .map(id -> team.person(Role.MEMBER, Optional.empty(), Optional.of(id)))
                .toList();
        if (!others.isEmpty()) {
            draft.recipients(RecipientsBasis.MEMBERSHIP, others);
        }
        draft.body(body(message));
        List<Header> headers = new ArrayList<>(Json.rest(event, TAKEN));
        if (members.size() > People.MOST_MEMBERS) {
            headers.add(new Header("members", Integer.toString(members.size())));
        }
        Json.text(event, "text").ifPresent(markup -> headers.add(new Header("text", markup)));
        draft.reactions(reactions(message, headers));
        draft.attachments(attachments(message));
        return draft.headers(headers);
    }

    /** The message itself; exports that keep a log of changes put the old or new message into another one. */
    private static JsonNode said(Draft draft, JsonNode event, String subtype) {
        switch (subtype) {
            case "message_changed" -> {
                if (event.path("message").isObject()) {
                    Json.text(event, "message", "ts").ifPresent(ts -> draft.references(List.of(ts)));
                    return event.path("message");
                }
            }
            case "message_deleted" -> {
                draft.deleted(true);
                Json.text(event, "deleted_ts").ifPresent(ts -> draft.references(List.of(ts)));
                if (event.path("previous_message").isObject()) {
                    return event.path("previous_message");
                }
            }
            case "tombstone" -> draft.deleted(true);
            default -> {
                // the event is the message
            }
        }
        return event;
    }

    private Optional<String> sender(Draft draft, JsonNode event, JsonNode message) {
        Optional<String> handle = Json.text(message, "user")
                .or(() -> Json.text(message, "comment", "user"))
                .or(() -> Json.text(message, "bot_id"))
                .or(() -> Json.text(event, "user"));
        JsonNode profile = message.path("user_profile");
        Optional<String> name = Json.text(message, "username")
                .or(() -> Json.text(profile, "real_name"))
                .or(() -> Json.text(profile, "display_name"))
                .or(() -> Json.text(profile, "name"))
                .or(() -> Json.text(message, "bot_profile", "name"));
        if (handle.isEmpty() && name.isEmpty()) {
            draft.flag(Flag.SENDER_MISSING);
        } else {
            draft.sender(team.person(Role.FROM, name, handle));
        }
        return handle;
    }

    private List<Segment> body(JsonNode message) {
        BodyParts body = new BodyParts();
        String text = markup.plain(Json.orEmpty(message, "text"));
        body.add(SegmentKind.OWN, text.isBlank() ? markup.blocks(message.path("blocks")) : text, Optional.empty());
        body.add(
                SegmentKind.OWN,
                markup.plain(Json.orEmpty(message, "file", "initial_comment", "comment")),
                Optional.empty());
        for (JsonNode card : message.path("attachments")) {
            boolean shared = card.path("is_msg_unfurl").asBoolean()
                    || card.path("is_share").asBoolean();
            boolean elsewhere = card.hasNonNull("from_url") || card.hasNonNull("original_url");
            SegmentKind kind = shared ? SegmentKind.QUOTED : elsewhere ? SegmentKind.FORWARDED : SegmentKind.OWN;
            body.add(kind, card(card), shared ? Json.text(card, "ts") : Optional.empty());
        }
        return body.segments();
    }

    /** What a program adds to a message. */
    private String card(JsonNode card) {
        List<String> lines = new ArrayList<>();
        for (String field : List.of("pretext", "author_name", "title", "text")) {
            Json.text(card, field).map(markup::plain).ifPresent(lines::add);
            if (field.equals("title")) {
                Json.text(card, "title_link").ifPresent(lines::add);
            }
        }
        for (JsonNode field : card.path("fields")) {
            lines.add(markup.plain(Json.orEmpty(field, "title") + ": " + Json.orEmpty(field, "value")));
        }
        if (lines.isEmpty()) {
            Json.text(card, "fallback").map(markup::plain).ifPresent(lines::add);
        }
        if (lines.isEmpty()) {
            Optional.of(markup.blocks(card.path("blocks")))
                    .filter(blocks -> !blocks.isEmpty())
                    .ifPresent(lines::add);
        }
        return String.join("\n", lines);
    }

    private List<Reaction> reactions(JsonNode message, List<Header> headers) {
        List<Reaction> reactions = new ArrayList<>();
        for (JsonNode reaction : message.path("reactions")) {
            String symbol = ":" + Json.orEmpty(reaction, "name") + ":";
            Set<String> known = new HashSet<>();
            for (JsonNode user : reaction.path("users")) {
                if (known.add(user.asText())) {
                    reactions.add(new Reaction(
                            symbol,
                            Optional.of(team.person(Role.MEMBER, Optional.empty(), Optional.of(user.asText()))),
                            Optional.empty()));
                }
            }
            if (reaction.path("count").asLong(0) > known.size()) {
                reactions.add(new Reaction(symbol, Optional.empty(), Optional.empty()));
                headers.add(new Header("reactions." + symbol, Json.orEmpty(reaction, "count")));
            }
        }
        return reactions;
    }

    private static List<DraftAttachment> attachments(JsonNode message) {
        List<DraftAttachment> attachments = new ArrayList<>();
        message.path("files").forEach(file -> attachments.add(attachment(file)));
        if (attachments.isEmpty() && message.path("file").isObject()) {
            attachments.add(attachment(message.path("file")));
        }
        return attachments;
    }

    /** The export itself holds addresses only; programs that fetch the files put them here. */
    private static List<String> places(String id, Optional<String> name) {
        return id.isEmpty() || name.isEmpty() || name.get().contains("/")
                ? NamedFile.NOWHERE
                : List.of(
                        "__uploads/" + id + "/" + name.get(),
                        "attachments/" + id + "-" + name.get(),
                        "files/" + id + "-" + name.get());
    }

    private static DraftAttachment attachment(JsonNode file) {
        Optional<String> name =
                Json.text(file, "name").or(() -> Json.text(file, "title")).or(() -> Json.text(file, "id"));
        return NamedFile.of(
                name, Json.text(file, "mimetype"), Json.size(file, "size"), places(Json.orEmpty(file, "id"), name));
    }
}
