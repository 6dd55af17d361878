package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Reaction;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.SentTime;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.json.JsonRecord;

/** Makes drafts of Discord's messages. One entry's. */
final class DiscordDrafts {
    private static final Set<String> TAKEN = Set.of("id", "timestamp", "timestampEdited", "content", "reactions");
    /** What somebody says; every other type is a service line. Types that the exporter has no name for are numbers. */
    private static final Set<String> SAID = Set.of(
            "Default", "Reply", "ApplicationCommand", "ChatInputCommand", "ContextMenuCommand", "19", "20", "23");

    private static final Pattern OWN_EMOJI = Pattern.compile("<a?:([0-9A-Za-z_]{1,64}):[0-9]{1,20}>");

    private final ReadOptions options;

    DiscordDrafts(ReadOptions options) {
        this.options = options;
    }

    Draft of(JsonRecord record) {
        JsonNode message = record.node();
        JsonNode channel = record.enclosing().outer().path("channel");
        Draft draft = new Draft(
                record.offset(),
                record.length(),
                kind(Json.orEmpty(message, "type"), Json.orEmpty(channel, "type")),
                record.sha256());
        Json.text(channel, "id").ifPresent(id -> draft.conversation(new Conversation(id, Json.text(channel, "name"))));
        SentTimes.set(draft, time(Json.orEmpty(message, "timestamp")));
        Json.text(message, "timestampEdited").map(this::time).ifPresent(draft::edited);
        person(Role.FROM, message.path("author")).ifPresentOrElse(draft::sender, () -> draft.flag(Flag.SENDER_MISSING));
        Json.text(message, "id").ifPresent(draft::platformId);
        Json.text(message, "reference", "messageId").ifPresent(draft::replyTo);
        draft.body(body(message));
        List<Header> headers = new ArrayList<>(Json.rest(message, TAKEN));
        draft.reactions(reactions(message, headers));
        List<DraftAttachment> attachments = new ArrayList<>();
        attachments(message, attachments);
        attachments(message.path("forwardedMessage"), attachments);
        draft.attachments(attachments);
        return draft.headers(headers);
    }

    private static Kind kind(String type, String channel) {
        if (type.equals("Call")) {
            return Kind.CALL;
        }
        if (!SAID.contains(type)) {
            return Kind.SYSTEM;
        }
        return channel.equals("DirectTextChat")
                ? Kind.DIRECT_MESSAGE
                : channel.equals("GuildNews") ? Kind.POST : Kind.GROUP_MESSAGE;
    }

    private SentTime time(String text) {
        return SentTimes.iso(text, Optional.empty(), options.assumeZone());
    }

    private static Optional<Participant> person(Role role, JsonNode person) {
        Optional<String> name = Json.text(person, "nickname").or(() -> Json.text(person, "name"));
        Optional<String> handle = Json.text(person, "id").or(() -> Json.text(person, "name"));
        return handle.isEmpty() ? Optional.empty() : Optional.of(People.of(role, name, handle, false));
    }

    private static List<Segment> body(JsonNode message) {
        BodyParts body = new BodyParts();
        body.add(SegmentKind.OWN, shown(Json.orEmpty(message, "content")));
        for (JsonNode sticker : message.path("stickers")) {
            body.add(SegmentKind.OWN, ":" + Json.orEmpty(sticker, "name") + ":");
        }
        boolean bot = message.path("author").path("isBot").asBoolean();
        for (JsonNode embed : message.path("embeds")) {
            body.add(bot ? SegmentKind.OWN : SegmentKind.FORWARDED, embed(embed));
        }
        JsonNode forwarded = message.path("forwardedMessage");
        body.add(SegmentKind.FORWARDED, shown(Json.orEmpty(forwarded, "content")));
        for (JsonNode embed : forwarded.path("embeds")) {
            body.add(SegmentKind.FORWARDED, embed(embed));
        }
        return body.segments();
    }

    /** Emoji of a server by their names. */
    private static String shown(String content) {
        return OWN_EMOJI.matcher(content).replaceAll(":$1:");
    }

    /** A preview, or what a program shows. */
    private static String embed(JsonNode embed) {
        List<String> lines = new ArrayList<>();
        Json.text(embed, "author", "name").ifPresent(lines::add);
        for (String field : List.of("title", "url", "description")) {
            Json.text(embed, field).ifPresent(lines::add);
        }
        for (JsonNode field : embed.path("fields")) {
            lines.add(Json.orEmpty(field, "name") + ": " + Json.orEmpty(field, "value"));
        }
        Json.text(embed, "footer", "text").ifPresent(lines::add);
        return String.join("\n", lines);
    }

    private static List<Reaction> reactions(JsonNode message, List<Header> headers) {
        List<Reaction> reactions = new ArrayList<>();
        for (JsonNode reaction : message.path("reactions")) {
            String symbol = Json.orEmpty(reaction, "emoji", "name");
            int known = 0;
            for (JsonNode user : reaction.path("users")) {
                reactions.add(new Reaction(symbol, person(Role.MEMBER, user), Optional.empty()));
                known++;
            }
            if (reaction.path("count").asLong(1) > known) {
                reactions.add(new Reaction(symbol, Optional.empty(), Optional.empty()));
                headers.add(new Header("reactions." + symbol, Json.orEmpty(reaction, "count")));
            }
        }
        return reactions;
    }

    private static void attachments(JsonNode message, List<DraftAttachment> into) {
        for (JsonNode file : message.path("attachments")) {
            into.add(NamedFile.of(
                    Json.text(file, "fileName").or(() -> Json.text(file, "url")),
                    Optional.empty(),
                    Json.size(file, "fileSizeBytes"),
                    Json.text(file, "url").map(List::of).orElse(NamedFile.NOWHERE)));
        }
    }
}
