package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
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

/** Makes drafts of Messenger's and Instagram's messages. One entry's. */
final class MessengerDrafts {
    private static final Set<String> TAKEN =
            Set.of("sender_name", "senderName", "timestamp_ms", "timestamp", "content", "text", "reactions");
    private static final List<String> FILES = List.of("photos", "videos", "audio_files", "gifs", "files", "media");

    /** Seconds count to a tenth digit until the year 2286; milliseconds have more. */
    private static final int SECONDS_DIGITS = 10;

    /** Whether the export is of the newer kind, whose texts are as they should be. */
    private final boolean sound;

    private final List<String> members = new ArrayList<>();
    private final Conversation conversation;
    private final boolean group;
    private final Optional<String> exporter;

    /** @param thread what the conversation's object says besides its messages
     *  @param rawName of the entry: its folder is named like the conversation */
    MessengerDrafts(JsonNode thread, byte[] rawName) {
        this.sound = thread.has("threadName");
        for (JsonNode participant : thread.path("participants")) {
            String name = participant.isTextual() ? participant.asText() : Json.orEmpty(participant, "name");
            if (!name.isEmpty()) {
                members.add(sound ? name : Mojibake.repaired(name));
            }
        }
        Optional<String> title = Json.text(thread, "title").map(Mojibake::repaired);
        conversation = new Conversation(
                Json.text(thread, "thread_path")
                        .map(path -> path.substring(path.lastIndexOf('/') + 1))
                        .filter(path -> !path.isEmpty())
                        .or(() -> Json.text(thread, "threadName"))
                        .or(() -> Folder.of(rawName).filter(folder -> folder.matches(".*_[0-9A-Za-z]{5,}")))
                        .orElseGet(() -> Hashes.hex128(new TreeSet<>(members).toArray(new String[0]))),
                title);
        group = members.size() > 2
                || thread.has("joinable_mode")
                || Json.orEmpty(thread, "thread_type").equals("RegularGroup");
        exporter = exporter(title);
    }

    /** A conversation of two is called by the other one's name. */
    private Optional<String> exporter(Optional<String> title) {
        if (group || members.size() != 2 || members.get(0).equals(members.get(1))) {
            return Optional.empty();
        }
        int other = title.map(members::indexOf).orElse(-1);
        return other < 0 ? Optional.empty() : Optional.of(members.get(1 - other));
    }

    Draft of(JsonRecord record) {
        JsonNode message = sound ? record.node() : Mojibake.repaired(record.node());
        Draft draft = new Draft(record.offset(), record.length(), kind(message), record.sha256());
        draft.textIsSure().conversation(conversation);
        SentTimes.set(draft, SentTimes.count(count(message), message.has("timestamp_ms") ? 1000 : units(message)));
        Optional<String> sender = Json.text(message, "sender_name").or(() -> Json.text(message, "senderName"));
        sender.ifPresentOrElse(name -> draft.sender(person(Role.FROM, name)), () -> draft.flag(Flag.SENDER_MISSING));
        List<Participant> others = members.stream()
                .filter(name -> !sender.equals(Optional.of(name)))
                .map(name -> person(Role.MEMBER, name))
                .toList();
        draft.recipients(others.isEmpty() ? RecipientsBasis.UNKNOWN : RecipientsBasis.MEMBERSHIP, others);
        draft.body(body(message));
        draft.deleted(message.path("is_unsent").asBoolean()
                || message.path("isUnsent").asBoolean());
        draft.reactions(reactions(message));
        draft.attachments(attachments(message));
        return draft.headers(Json.rest(message, TAKEN));
    }

    private Kind kind(JsonNode message) {
        String type = Json.orEmpty(message, "type").toLowerCase(Locale.ROOT);
        if (type.equals("call") || message.has("call_duration")) {
            return Kind.CALL;
        }
        if (type.equals("subscribe") || type.equals("unsubscribe")) {
            return Kind.SYSTEM;
        }
        return group ? Kind.GROUP_MESSAGE : Kind.DIRECT_MESSAGE;
    }

    private static String count(JsonNode message) {
        return Json.text(message, "timestamp_ms").orElseGet(() -> Json.orEmpty(message, "timestamp"));
    }

    /** Old exports count seconds, the newest ones milliseconds under the same name. */
    private static long units(JsonNode message) {
        return count(message).length() > SECONDS_DIGITS ? 1000 : 1;
    }

    private Participant person(Role role, String name) {
        return People.of(role, Optional.of(name), Optional.empty(), exporter.equals(Optional.of(name)));
    }

    private static List<Segment> body(JsonNode message) {
        BodyParts body = new BodyParts();
        body.add(SegmentKind.OWN, Json.text(message, "content").orElseGet(() -> Json.orEmpty(message, "text")));
        List<String> shared = new ArrayList<>();
        for (String field : List.of("share_text", "link", "original_content_owner", "profile_share_username")) {
            Json.text(message, "share", field).ifPresent(shared::add);
        }
        return body.add(SegmentKind.FORWARDED, String.join("\n", shared)).segments();
    }

    private List<Reaction> reactions(JsonNode message) {
        List<Reaction> reactions = new ArrayList<>();
        for (JsonNode reaction : message.path("reactions")) {
            reactions.add(new Reaction(
                    Json.orEmpty(reaction, "reaction"),
                    Json.text(reaction, "actor").map(name -> person(Role.MEMBER, name)),
                    Json.text(reaction, "timestamp")
                            .map(at -> SentTimes.count(at, at.length() > SECONDS_DIGITS ? 1000 : 1))));
        }
        return reactions;
    }

    private static List<DraftAttachment> attachments(JsonNode message) {
        List<DraftAttachment> attachments = new ArrayList<>();
        for (String field : FILES) {
            for (JsonNode file : message.path(field)) {
                attachments.add(NamedFile.of(Json.text(file, "uri"), Optional.empty(), 0));
            }
        }
        Json.text(message, "sticker", "uri")
                .ifPresent(uri -> attachments.add(NamedFile.of(Optional.of(uri), Optional.empty(), 0)));
        return attachments;
    }
}
