package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.json.Enclosing;
import org.leakproof.ingest.read.json.JsonRecord;

/** Makes drafts of Hangouts' events. One entry's; keeps who takes part in the conversation in hand. */
final class HangoutsDrafts {
    private static final Set<String> TAKEN =
            Set.of("conversation_id", "sender_id", "timestamp", "event_id", "chat_message");
    private static final Set<String> SAID = Set.of("REGULAR_CHAT_MESSAGE", "SMS", "");

    private Enclosing enclosing = Enclosing.NOTHING;
    private final Map<String, Optional<String>> members = new LinkedHashMap<>();
    private Optional<String> title = Optional.empty();
    private boolean group;

    Draft of(JsonRecord record) {
        if (record.enclosing() != enclosing) {
            enclosing = record.enclosing();
            learn(enclosing.inner().path("conversation"));
        }
        JsonNode event = record.node();
        String type = Json.text(event, "event_type")
                .orElseGet(
                        () -> event.has("chat_message") ? "" : event.has("hangout_event") ? "HANGOUT_EVENT" : "OTHER");
        Kind kind = type.equals("HANGOUT_EVENT")
                ? Kind.CALL
                : !SAID.contains(type) ? Kind.SYSTEM : group ? Kind.GROUP_MESSAGE : Kind.DIRECT_MESSAGE;
        Draft draft = new Draft(record.offset(), record.length(), kind, record.sha256());
        Json.text(event, "conversation_id", "id").ifPresent(id -> draft.conversation(new Conversation(id, title)));
        SentTimes.set(draft, SentTimes.count(Json.orEmpty(event, "timestamp"), 1_000_000));
        Optional<String> self = id(event.path("self_event_state").path("user_id"));
        Optional<String> sender = id(event.path("sender_id"));
        sender.ifPresentOrElse(id -> draft.sender(person(Role.FROM, id, self)), () -> draft.flag(Flag.SENDER_MISSING));
        List<Participant> others = members.keySet().stream()
                .filter(id -> !sender.equals(Optional.of(id)))
                .map(id -> person(Role.MEMBER, id, self))
                .toList();
        draft.recipients(others.isEmpty() ? RecipientsBasis.UNKNOWN : RecipientsBasis.MEMBERSHIP, others);
        draft.platformId(Json.orEmpty(event, "event_id"));
        BodyParts body = new BodyParts();
        if (SAID.contains(type)) {
            body.add(SegmentKind.OWN, text(event.path("chat_message").path("message_content")));
        } else {
            body.add(SegmentKind.OWN, line(type, event));
        }
        draft.body(body.segments());
        draft.attachments(attachments(event));
        return draft.headers(Json.rest(event, TAKEN));
    }

    /** The older exports have the same one object deeper. */
    private void learn(JsonNode outer) {
        JsonNode conversation = outer.path("conversation").isObject() ? outer.path("conversation") : outer;
        members.clear();
        for (JsonNode participant : conversation.path("participant_data")) {
            id(participant.path("id")).ifPresent(id -> members.put(id, Json.text(participant, "fallback_name")));
        }
        title = Json.text(conversation, "name");
        group = Json.orEmpty(conversation, "type").equals("GROUP") || members.size() > 2;
    }

    private static Optional<String> id(JsonNode id) {
        return Json.text(id, "gaia_id").or(() -> Json.text(id, "chat_id"));
    }

    private Participant person(Role role, String id, Optional<String> self) {
        return People.of(
                role, members.getOrDefault(id, Optional.empty()), Optional.of(id), self.equals(Optional.of(id)));
    }

    private static String text(JsonNode content) {
        StringBuilder text = new StringBuilder();
        for (JsonNode segment : content.path("segment")) {
            String words = Json.orEmpty(segment, "text");
            if (Json.orEmpty(segment, "type").equals("LINE_BREAK")) {
                words = "\n";
            }
            text.append(words);
            Json.text(segment, "link_data", "link_target")
                    .filter(target -> !target.contains(segment.path("text").asText("")))
                    .ifPresent(target -> text.append(" (").append(target).append(")"));
        }
        return text.toString();
    }

    private String line(String type, JsonNode event) {
        StringBuilder line = new StringBuilder(type.toLowerCase(Locale.ROOT).replace('_', ' '));
        Json.text(event, "conversation_rename", "new_name")
                .ifPresent(name -> line.append(": ").append(name));
        List<String> names = new ArrayList<>();
        for (JsonNode participant : event.path("membership_change").path("participant_id")) {
            id(participant)
                    .map(id -> members.getOrDefault(id, Optional.empty()).orElse(id))
                    .ifPresent(names::add);
        }
        if (!names.isEmpty()) {
            line.append(": ").append(String.join(", ", names));
        }
        return line.toString();
    }

    private static List<DraftAttachment> attachments(JsonNode event) {
        List<DraftAttachment> attachments = new ArrayList<>();
        for (JsonNode file : event.path("chat_message").path("message_content").path("attachment")) {
            JsonNode item = file.path("embed_item");
            Optional<String> name = Json.text(item, "plus_photo", "url")
                    .or(() -> Json.text(item, "embeds.PlusPhoto.plus_photo", "url"))
                    .or(() -> Json.text(item, "id"));
            attachments.add(NamedFile.of(name, Optional.empty(), 0));
        }
        return attachments;
    }
}
