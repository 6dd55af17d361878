package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.json.JsonRecord;

/** Makes drafts of Matrix events. An edit or a reaction is an event of its own, which names the message it is about. */
final class MatrixDrafts {
    private static final Set<String> TAKEN = Set.of("event_id", "sender", "room_id", "origin_server_ts");
    private static final Set<String> SAID = Set.of("m.room.message", "m.room.encrypted", "m.sticker");
    private static final Set<String> FILES = Set.of("m.image", "m.file", "m.video", "m.audio");

    private MatrixDrafts() {}

    static Draft of(JsonRecord record) {
        JsonNode event = record.node();
        String type = Json.orEmpty(event, "type");
        boolean said = SAID.contains(type) || type.endsWith("poll.start");
        Kind kind = said ? Kind.GROUP_MESSAGE : type.startsWith("m.call.") ? Kind.CALL : Kind.SYSTEM;
        Draft draft = new Draft(record.offset(), record.length(), kind, record.sha256());
        JsonNode room = record.enclosing().outer();
        Json.text(event, "room_id")
                .ifPresent(id -> draft.conversation(new Conversation(id, Json.text(room, "room_name"))));
        SentTimes.set(draft, SentTimes.count(Json.orEmpty(event, "origin_server_ts"), 1000));
        Optional<String> sender = Json.text(event, "sender");
        sender.ifPresentOrElse(
                id -> draft.sender(
                        People.of(Role.FROM, Optional.empty(), sender, sender.equals(Json.text(room, "exported_by")))),
                () -> draft.flag(Flag.SENDER_MISSING));
        Json.text(event, "event_id").ifPresent(draft::platformId);
        JsonNode content = event.path("content");
        JsonNode relation = content.path("m.relates_to");
        Optional<String> answered = Json.text(relation, "m.in_reply_to", "event_id");
        boolean replaces = Json.orEmpty(relation, "rel_type").equals("m.replace");
        if (replaces) {
            draft.edited(draft.sent());
        }
        answered.ifPresent(draft::replyTo);
        List<String> about = new ArrayList<>();
        Json.text(relation, "event_id").ifPresent(about::add);
        Json.text(event, "redacts").or(() -> Json.text(content, "redacts")).ifPresent(about::add);
        draft.references(about);
        draft.deleted(event.path("unsigned").has("redacted_because"));
        JsonNode shown = replaces && content.path("m.new_content").isObject() ? content.path("m.new_content") : content;
        draft.body(said ? body(shown, answered) : line(type, event));
        if (FILES.contains(Json.orEmpty(shown, "msgtype")) || type.equals("m.sticker")) {
            draft.attachments(List.of(NamedFile.of(
                    Json.text(shown, "filename").or(() -> Json.text(shown, "body")),
                    Json.text(shown, "info", "mimetype"),
                    Json.size(shown.path("info"), "size"))));
        }
        return draft.headers(Json.rest(event, TAKEN));
    }

    /** An answer repeats what it answers, line by line behind a bracket, up to an empty line. */
    private static List<Segment> body(JsonNode content, Optional<String> answered) {
        String text = Json.orEmpty(content, "body");
        if (FILES.contains(Json.orEmpty(content, "msgtype"))
                && Json.text(content, "filename").map(text::equals).orElse(true)) {
            return List.of();
        }
        BodyParts body = new BodyParts();
        if (answered.isPresent() && text.startsWith("> ")) {
            int end = text.indexOf("\n\n");
            int cut = end < 0 ? text.length() : end;
            body.add(SegmentKind.QUOTED, text.substring(0, cut), answered);
            text = end < 0 ? "" : text.substring(end + 2);
        }
        body.add(SegmentKind.OWN, text);
        Json.text(content, "geo_uri").ifPresent(place -> body.add(SegmentKind.OWN, place));
        if (text.isEmpty()) {
            for (String poll : List.of("m.poll", "m.poll.start", "org.matrix.msc3381.poll.start")) {
                poll(content.path(poll), body);
            }
        }
        return body.segments();
    }

    private static void poll(JsonNode poll, BodyParts body) {
        body.add(SegmentKind.OWN, pollText(poll.path("question")));
        poll.path("answers").forEach(answer -> body.add(SegmentKind.OWN, "- " + pollText(answer)));
    }

    private static String pollText(JsonNode text) {
        return Json.text(text, "body")
                .or(() -> Json.text(text, "org.matrix.msc1767.text"))
                .or(() -> Json.text(text, "m.text"))
                .orElseGet(() -> Json.orEmpty(text.path("m.text").path(0), "body"));
    }

    private static List<Segment> line(String type, JsonNode event) {
        StringBuilder line =
                new StringBuilder(type.replaceFirst("^m\\.(room\\.)?", "").replace('_', ' '));
        JsonNode content = event.path("content");
        String separator = ": ";
        for (Optional<String> value : List.of(
                Json.text(content, "membership"),
                Json.text(content, "displayname"),
                Json.text(event, "state_key").filter(key -> type.equals("m.room.member")),
                Json.text(content, "name"),
                Json.text(content, "topic"),
                Json.text(content, "m.relates_to", "key"),
                Json.text(content, "reason"))) {
            if (value.isPresent()) {
                line.append(separator).append(value.get());
                separator = ", ";
            }
        }
        return List.of(new Segment(SegmentKind.OWN, line.toString(), Optional.empty()));
    }
}
