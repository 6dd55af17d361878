package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.leakproof.contract.record.SentTime;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.json.JsonRecord;

/** Makes drafts of direct messages and of what happens in their groups. One entry's. The archive knows people by numbers. */
final class TwitterDirect {
    private static final Set<String> TAKEN = Set.of("id", "senderId", "recipientId", "createdAt", "text", "reactions");
    private static final Set<String> SAID = Set.of("messageCreate", "welcomeMessageCreate");

    private final ReadOptions options;

    TwitterDirect(ReadOptions options) {
        this.options = options;
    }

    Draft of(JsonRecord record) {
        Map.Entry<String, JsonNode> field =
                record.node().properties().iterator().next();
        String what = field.getKey();
        JsonNode event = field.getValue();
        Optional<String> conversation = Json.text(record.enclosing().inner(), "conversationId");
        boolean direct = conversation.filter(id -> id.indexOf('-') > 0).isPresent();
        boolean said = SAID.contains(what);
        Kind kind = !said ? Kind.SYSTEM : direct ? Kind.DIRECT_MESSAGE : Kind.GROUP_MESSAGE;
        Draft draft = new Draft(record.offset(), record.length(), kind, record.sha256());
        conversation.ifPresent(id -> draft.conversation(new Conversation(id, Optional.empty())));
        SentTimes.set(draft, time(Json.orEmpty(event, "createdAt")));
        Optional<String> sender = Json.text(event, "senderId").or(() -> Json.text(event, "initiatingUserId"));
        sender.ifPresentOrElse(id -> draft.sender(person(Role.FROM, id)), () -> draft.flag(Flag.SENDER_MISSING));
        recipients(draft, event, sender, direct);
        Json.text(event, "id").ifPresent(draft::platformId);
        draft.body(said ? links(event) : line(what, event));
        List<Header> headers = new ArrayList<>(List.of(new Header("event", what)));
        headers.addAll(Json.rest(event, TAKEN));
        Json.text(event, "text").ifPresent(text -> headers.add(new Header("text", text)));
        draft.reactions(reactions(event));
        draft.attachments(attachments(event));
        return draft.headers(headers);
    }

    private SentTime time(String text) {
        return SentTimes.iso(text, Optional.empty(), options.assumeZone());
    }

    private static Participant person(Role role, String id) {
        return People.of(role, Optional.empty(), Optional.of(id), false);
    }

    private static void recipients(Draft draft, JsonNode event, Optional<String> sender, boolean direct) {
        Optional<String> recipient = Json.text(event, "recipientId").filter(id -> direct);
        if (recipient.isPresent()) {
            draft.recipients(RecipientsBasis.EXPLICIT, List.of(person(Role.TO, recipient.get())));
            return;
        }
        List<Participant> members = new ArrayList<>();
        for (JsonNode id : event.path("participantsSnapshot")) {
            if (!sender.equals(Optional.of(id.asText()))) {
                members.add(person(Role.MEMBER, id.asText()));
            }
        }
        if (!members.isEmpty()) {
            draft.recipients(RecipientsBasis.MEMBERSHIP, members);
        }
    }

    /** The text with the addresses that its short links stand for. */
    private static String links(JsonNode event) {
        String text = Json.orEmpty(event, "text");
        for (JsonNode link : event.path("urls")) {
            text = TwitterPosts.expanded(text, Json.orEmpty(link, "url"), Json.orEmpty(link, "expanded"));
        }
        return text;
    }

    private static String line(String what, JsonNode event) {
        StringBuilder line = new StringBuilder(
                what.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT).strip());
        Json.text(event, "name").ifPresent(name -> line.append(": ").append(name));
        List<String> ids = new ArrayList<>();
        event.path("userIds").forEach(id -> ids.add(id.asText()));
        if (!ids.isEmpty()) {
            line.append(": ").append(String.join(", ", ids));
        }
        return line.toString();
    }

    private List<Reaction> reactions(JsonNode event) {
        List<Reaction> reactions = new ArrayList<>();
        for (JsonNode reaction : event.path("reactions")) {
            reactions.add(new Reaction(
                    Json.orEmpty(reaction, "reactionKey"),
                    Json.text(reaction, "senderId").map(id -> person(Role.MEMBER, id)),
                    Json.text(reaction, "createdAt").map(this::time)));
        }
        return reactions;
    }

    private static final List<String> FOLDERS = List.of(
            "direct_messages_media",
            "direct_messages_group_media",
            "direct_message_media",
            "direct_message_group_media");

    private static List<DraftAttachment> attachments(JsonNode event) {
        List<DraftAttachment> attachments = new ArrayList<>();
        for (JsonNode url : event.path("mediaUrls")) {
            Optional<String> name = TwitterPosts.lastPart(url.asText());
            attachments.add(NamedFile.of(
                    name,
                    Optional.empty(),
                    0,
                    TwitterPosts.places(
                            FOLDERS, Json.orEmpty(event, "id"), name.stream().toList())));
        }
        return attachments;
    }
}
