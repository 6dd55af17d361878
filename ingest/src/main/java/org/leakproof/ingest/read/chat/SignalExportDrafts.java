package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Reaction;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.json.JsonRecord;

/** Makes drafts of the messages and events in a Signal export. One entry's. The latest text is the message's; earlier ones are
 *  kept inside. */
final class SignalExportDrafts {
    private static final Set<String> AROUND = Set.of(
            "chatId",
            "authorId",
            "dateSent",
            "expireStartDate",
            "expiresInMs",
            "revisions",
            "sms",
            "incoming",
            "outgoing",
            "directionless",
            "pinDetails");

    /** Endings of the files in an export, by what the message says they are. */
    private static final Map<String, List<String>> ENDINGS = Map.ofEntries(
            Map.entry("image/jpeg", List.of("jpg", "jpeg")),
            Map.entry("image/png", List.of("png")),
            Map.entry("image/gif", List.of("gif")),
            Map.entry("image/webp", List.of("webp")),
            Map.entry("image/heic", List.of("heic")),
            Map.entry("video/mp4", List.of("mp4")),
            Map.entry("video/quicktime", List.of("mov")),
            Map.entry("audio/aac", List.of("aac")),
            Map.entry("audio/mpeg", List.of("mp3", "mpga")),
            Map.entry("audio/mp4", List.of("m4a", "mp4")),
            Map.entry("audio/ogg", List.of("ogg", "oga", "opus")),
            Map.entry("application/pdf", List.of("pdf")),
            Map.entry("text/plain", List.of("txt")),
            Map.entry("text/x-signal-plain", List.of("txt")));

    private final SignalPeople people;

    SignalExportDrafts(SignalPeople people) {
        this.people = people;
    }

    Draft of(JsonRecord record) {
        JsonNode call = record.node().path("adHocCall");
        return call.isObject()
                ? linkCall(record, call)
                : item(record, record.node().path("chatItem"));
    }

    /** A call by a link, in no chat. */
    private Draft linkCall(JsonRecord record, JsonNode call) {
        Draft draft = new Draft(record.offset(), record.length(), Kind.CALL, record.sha256());
        SentTimes.set(draft, SentTimes.count(Json.orEmpty(call, "callTimestamp"), 1000));
        Json.text(call, "callId").ifPresent(draft::platformId);
        return draft.body("call by link " + words(Json.orEmpty(call, "state"))).headers(Json.rest(call, Set.of()));
    }

    private Draft item(JsonRecord record, JsonNode item) {
        String chat = Json.orEmpty(item, "chatId");
        String author = Json.orEmpty(item, "authorId");
        String time = Json.orEmpty(item, "dateSent");
        JsonNode update = item.path("updateMessage");
        boolean call = update.has("individualCall") || update.has("groupCall");
        Kind kind = call
                ? Kind.CALL
                : update.isObject() ? Kind.SYSTEM : people.isGroup(chat) ? Kind.GROUP_MESSAGE : Kind.DIRECT_MESSAGE;
        Draft draft = new Draft(record.offset(), record.length(), kind, record.sha256());
        if (!chat.isEmpty()) {
            draft.conversation(people.conversation(chat));
        }
        SentTimes.set(draft, SentTimes.count(time, 1000));
        people.person(Role.FROM, author).ifPresentOrElse(draft::sender, () -> draft.flag(Flag.SENDER_MISSING));
        people.author(author).map(by -> by + "/" + time).ifPresent(draft::platformId);
        recipients(draft, item, chat, author);
        if (!item.path("revisions").isEmpty()) {
            draft.edited(SentTimes.count(time, 1000));
        }
        draft.deleted(item.has("remoteDeletedMessage") || item.has("adminDeletedMessage"));
        JsonNode said = said(item);
        draft.body(body(draft, item, said).segments());
        draft.reactions(reactions(said));
        draft.attachments(attachments(item, said));
        return draft.headers(Json.rest(item, Set.of()));
    }

    /** The one thing besides what stands around it. */
    private static JsonNode said(JsonNode item) {
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            if (!AROUND.contains(field.getKey()) && field.getValue().isObject()) {
                return field.getValue();
            }
        }
        return item.path("");
    }

    private void recipients(Draft draft, JsonNode item, String chat, String author) {
        List<Participant> sentTo = new ArrayList<>();
        item.path("outgoing")
                .path("sendStatus")
                .forEach(one ->
                        people.person(Role.TO, Json.orEmpty(one, "recipientId")).ifPresent(sentTo::add));
        if (!sentTo.isEmpty()) {
            draft.recipients(RecipientsBasis.EXPLICIT, sentTo);
            return;
        }
        List<Participant> others = people.others(chat, author);
        if (!others.isEmpty()) {
            draft.recipients(RecipientsBasis.MEMBERSHIP, others);
        }
    }

    private BodyParts body(Draft draft, JsonNode item, JsonNode said) {
        BodyParts body = new BodyParts();
        JsonNode quote = said.path("quote");
        if (quote.isObject()) {
            Optional<String> quoted = people.author(Json.orEmpty(quote, "authorId"))
                    .flatMap(by -> Json.text(quote, "targetSentTimestamp").map(at -> by + "/" + at));
            quoted.ifPresent(draft::replyTo);
            body.add(SegmentKind.QUOTED, text(quote.path("text")), quoted);
        }
        body.add(SegmentKind.OWN, text(said.path("text")));
        body.add(SegmentKind.OWN, text(said.path("textReply").path("text")));
        body.add(SegmentKind.OWN, Json.orEmpty(said, "emoji"));
        body.add(SegmentKind.OWN, Json.orEmpty(said, "sticker", "emoji"));
        body.add(SegmentKind.OWN, Json.orEmpty(said, "question"));
        said.path("options").forEach(option -> body.add(SegmentKind.OWN, Json.orEmpty(option, "option")));
        contact(said.path("contact"), body);
        for (JsonNode preview : said.path("linkPreview")) {
            for (String field : List.of("title", "description", "url")) {
                body.add(SegmentKind.FORWARDED, Json.orEmpty(preview, field));
            }
        }
        if (body.segments().isEmpty() && (item.has("updateMessage") || item.has("paymentNotification"))) {
            body.add(SegmentKind.OWN, event(said));
        }
        return body;
    }

    private static void contact(JsonNode contact, BodyParts body) {
        if (contact.isArray()) {
            contact.forEach(one -> contact(one, body));
        } else if (contact.isObject()) {
            JsonNode name = contact.path("name");
            String written = (Json.orEmpty(name, "givenName") + " " + Json.orEmpty(name, "familyName")).strip();
            body.add(SegmentKind.OWN, written.isEmpty() ? Json.orEmpty(name, "nickname") : written);
            body.add(SegmentKind.OWN, Json.orEmpty(contact, "organization"));
            contact.path("number").forEach(number -> body.add(SegmentKind.OWN, Json.orEmpty(number, "value")));
            contact.path("email").forEach(mail -> body.add(SegmentKind.OWN, Json.orEmpty(mail, "value")));
        }
    }

    /** What happened, in the words of the export: its fields' names, and what they say in words. */
    private String event(JsonNode update) {
        List<String> lines = new ArrayList<>();
        update.properties().forEach(field -> {
            JsonNode what = field.getValue();
            if (what.path("updates").isArray()) {
                what.path("updates")
                        .forEach(one -> one.properties()
                                .forEach(change -> lines.add(words(change.getKey()) + details(change.getValue()))));
            } else {
                lines.add(words(field.getKey()) + details(what));
            }
        });
        return String.join("\n", lines);
    }

    private String details(JsonNode what) {
        StringBuilder details = new StringBuilder();
        what.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isTextual() && field.getKey().endsWith("Aci")) {
                people.mentioned(value.asText())
                        .ifPresent(name -> details.append(' ').append(name));
            } else if (value.isTextual() && value.asText().matches("[A-Z]+(_[A-Z]+)*")) {
                details.append(' ').append(words(value.asText()));
            } else if (value.isTextual()
                    && Set.of("newGroupName", "previousName", "newName").contains(field.getKey())) {
                details.append(" \u201C").append(value.asText()).append('\u201D');
            }
        });
        return details.toString();
    }

    /** Names of fields and constants as words. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    /** A text with names for the characters that stand in their place. */
    private String text(JsonNode text) {
        StringBuilder written = new StringBuilder(Json.orEmpty(text, "body"));
        List<JsonNode> ranges = new ArrayList<>();
        text.path("bodyRanges").forEach(ranges::add);
        ranges.sort((a, b) ->
                Integer.compare(b.path("start").asInt(0), a.path("start").asInt(0)));
        for (JsonNode range : ranges) {
            int start = range.path("start").asInt(0);
            Optional<String> name = Json.text(range, "mentionAci").flatMap(people::mentioned);
            if (name.isPresent() && start >= 0 && start < written.length() && written.charAt(start) == '\uFFFC') {
                written.replace(start, start + 1, "@" + name.get());
            }
        }
        return written.toString();
    }

    private List<Reaction> reactions(JsonNode said) {
        List<Reaction> reactions = new ArrayList<>();
        for (JsonNode reaction : said.path("reactions")) {
            reactions.add(new Reaction(
                    Json.orEmpty(reaction, "emoji"),
                    people.person(Role.MEMBER, Json.orEmpty(reaction, "authorId")),
                    Json.text(reaction, "sentTimestamp").map(at -> SentTimes.count(at, 1000))));
        }
        return reactions;
    }

    /** What was to be viewed once is gone, but was there. */
    private static List<DraftAttachment> attachments(JsonNode item, JsonNode said) {
        List<DraftAttachment> attachments = new ArrayList<>();
        said.path("attachments").forEach(one -> attachments.add(file(one.path("pointer"))));
        for (String field : List.of("longText", "attachment")) {
            JsonNode one = said.path(field);
            if (one.isObject()) {
                attachments.add(file(one.has("pointer") ? one.path("pointer") : one));
            }
        }
        JsonNode longReply = said.path("textReply").path("longText");
        if (longReply.isObject()) {
            attachments.add(file(longReply));
        }
        if (said.path("sticker").path("data").isObject()) {
            attachments.add(file(said.path("sticker").path("data")));
        }
        if (attachments.isEmpty() && item.has("viewOnceMessage")) {
            attachments.add(NamedFile.of(Optional.empty(), Optional.empty(), 0));
        }
        return attachments;
    }

    private static DraftAttachment file(JsonNode pointer) {
        Optional<String> name = Json.text(pointer, "fileName");
        Optional<String> type = Json.text(pointer, "contentType");
        JsonNode locator = pointer.path("locatorInfo");
        return NamedFile.of(name, type, Json.size(locator, "size"), places(locator, name, type));
    }

    /** Files are called by a hash of their own hash and the key under which backups hold them, in folders of its first two
     *  digits. */
    private static List<String> places(JsonNode locator, Optional<String> name, Optional<String> type) {
        String stem;
        try {
            var digest = Hashes.sha256();
            byte[] plain = Base64.getDecoder().decode(Json.orEmpty(locator, "plaintextHash"));
            if (plain.length == 0) {
                return NamedFile.NOWHERE;
            }
            digest.update(plain);
            digest.update(Base64.getDecoder().decode(Json.orEmpty(locator, "localKey")));
            stem = HexFormat.of().formatHex(digest.digest());
        } catch (IllegalArgumentException e) {
            return NamedFile.NOWHERE;
        }
        List<String> endings = new ArrayList<>();
        name.filter(written -> written.lastIndexOf('.') > 0)
                .ifPresent(written -> endings.add(written.substring(written.lastIndexOf('.'))));
        type.map(ENDINGS::get).ifPresent(known -> known.forEach(ending -> endings.add("." + ending)));
        endings.add(".bin");
        endings.add("");
        List<String> places = new ArrayList<>();
        for (String ending : endings) {
            places.add("files/" + stem.substring(0, 2) + "/" + stem + ending);
        }
        return places;
    }
}
