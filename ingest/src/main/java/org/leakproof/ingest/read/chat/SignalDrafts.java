package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.json.JsonRecord;

/** Makes drafts of what signal-cli received. Signal knows a message by its author and the time it was sent; edits, reactions and
 *  deletions are envelopes of their own that name both. Receipts and typing are service lines. */
final class SignalDrafts {
    private static final Set<String> TAKEN = Set.of("source", "sourceNumber", "sourceUuid", "sourceName");

    private SignalDrafts() {}

    /** The object with envelope and account, also where it is a notification of the daemon. */
    static JsonNode received(JsonNode object) {
        return object.path("params").isObject() ? object.path("params") : object;
    }

    static Draft of(JsonRecord record) {
        JsonNode received = received(record.node());
        JsonNode envelope = received.path("envelope");
        JsonNode sent = envelope.path("syncMessage").path("sentMessage");
        JsonNode outer = sent.isObject() ? sent : envelope;
        JsonNode edit = outer.path("editMessage");
        JsonNode message =
                edit.isObject() ? edit.path("dataMessage") : sent.isObject() ? sent : envelope.path("dataMessage");
        boolean group = message.path("groupInfo").has("groupId");
        Draft draft = new Draft(record.offset(), record.length(), kind(envelope, message, group), record.sha256());
        String time = Json.text(message, "timestamp").orElseGet(() -> Json.orEmpty(envelope, "timestamp"));
        SentTimes.set(draft, SentTimes.count(time, 1000));
        people(draft, received, envelope, sent, group);
        conversation(draft, envelope, sent, message);
        Optional<String> author = key(envelope, "source");
        author.ifPresent(a -> draft.platformId(a + "/" + time));
        List<String> about = new ArrayList<>();
        if (edit.isObject()) {
            draft.edited(draft.sent());
            about(author, edit, "targetSentTimestamp").ifPresent(about::add);
        }
        JsonNode reaction = message.path("reaction");
        about(key(reaction, "targetAuthor"), reaction, "targetSentTimestamp").ifPresent(about::add);
        about(author, message.path("remoteDelete"), "timestamp").ifPresent(about::add);
        draft.references(about);
        draft.deleted(message.path("remoteDelete").isObject());
        body(draft, envelope, message);
        draft.attachments(attachments(message));
        return draft.headers(Json.rest(envelope, TAKEN));
    }

    private static Kind kind(JsonNode envelope, JsonNode message, boolean group) {
        if (envelope.has("callMessage")) {
            return Kind.CALL;
        }
        boolean said = message.hasNonNull("message")
                || !message.path("attachments").isEmpty()
                || !message.path("contacts").isEmpty()
                || message.hasNonNull("sticker");
        return !said ? Kind.SYSTEM : group ? Kind.GROUP_MESSAGE : Kind.DIRECT_MESSAGE;
    }

    /** What somebody is known by: the id that lasts, or the number of older programs. */
    private static Optional<String> key(JsonNode object, String field) {
        return Json.text(object, field + "Uuid")
                .or(() -> Json.text(object, field + "Number"))
                .or(() -> Json.text(object, field));
    }

    private static Optional<String> about(Optional<String> author, JsonNode object, String field) {
        Optional<String> time = Json.text(object, field);
        return author.isPresent() && time.isPresent() ? Optional.of(author.get() + "/" + time.get()) : Optional.empty();
    }

    private static void people(Draft draft, JsonNode received, JsonNode envelope, JsonNode sent, boolean group) {
        boolean own = sent.isObject();
        Optional<Participant> sender = person(Role.FROM, envelope, "source", own);
        sender.ifPresentOrElse(draft::sender, () -> draft.flag(Flag.SENDER_MISSING));
        if (group) {
            return;
        }
        if (own) {
            person(Role.TO, sent, "destination", false)
                    .ifPresent(to -> draft.recipients(RecipientsBasis.EXPLICIT, List.of(to)));
        } else {
            Json.text(received, "account")
                    .map(account -> People.of(
                            Role.TO, Optional.empty(), Optional.of(account), Optional.empty(), NameSource.NONE, true))
                    .ifPresent(to -> draft.recipients(RecipientsBasis.EXPLICIT, List.of(to)));
        }
    }

    /** The name is the one of the exporter's contacts, if they have one. */
    private static Optional<Participant> person(Role role, JsonNode object, String field, boolean exporter) {
        Optional<String> bare = Json.text(object, field);
        Optional<String> number = Json.text(object, field + "Number").or(() -> bare.filter(b -> b.startsWith("+")));
        Optional<String> handle = Json.text(object, field + "Uuid").or(() -> bare.filter(b -> !b.startsWith("+")));
        return number.isEmpty() && handle.isEmpty()
                ? Optional.empty()
                : Optional.of(People.of(
                        role,
                        Json.text(object, field + "Name"),
                        number,
                        handle,
                        exporter ? NameSource.SELF : NameSource.ADDRESS_BOOK,
                        exporter));
    }

    private static void conversation(Draft draft, JsonNode envelope, JsonNode sent, JsonNode message) {
        JsonNode group = message.path("groupInfo");
        Optional<String> id = Json.text(group, "groupId");
        Optional<String> title =
                id.isPresent() ? Json.text(group, "groupName").or(() -> Json.text(group, "name")) : Optional.empty();
        id.or(() -> sent.isObject() ? key(sent, "destination") : key(envelope, "source"))
                .ifPresent(known -> draft.conversation(new Conversation(known, title)));
    }

    private static void body(Draft draft, JsonNode envelope, JsonNode message) {
        BodyParts body = new BodyParts();
        JsonNode quote = message.path("quote");
        if (quote.isObject()) {
            Optional<String> quoted = about(key(quote, "author"), quote, "id");
            quoted.ifPresent(draft::replyTo);
            body.add(SegmentKind.QUOTED, text(quote, "text"), quoted);
        }
        body.add(SegmentKind.OWN, text(message, "message"));
        for (JsonNode contact : message.path("contacts")) {
            body.add(SegmentKind.OWN, Json.orEmpty(contact, "name", "display"));
            contact.path("phone").forEach(phone -> body.add(SegmentKind.OWN, Json.orEmpty(phone, "value")));
        }
        for (JsonNode preview : message.path("previews")) {
            for (String field : List.of("title", "description", "url")) {
                body.add(SegmentKind.FORWARDED, Json.orEmpty(preview, field));
            }
        }
        JsonNode reaction = message.path("reaction");
        if (reaction.isObject()) {
            String what = reaction.path("isRemove").asBoolean() ? "reaction removed: " : "reaction: ";
            body.add(SegmentKind.OWN, what + Json.orEmpty(reaction, "emoji"));
        } else if (draft.kind() == Kind.SYSTEM || draft.kind() == Kind.CALL) {
            body.add(SegmentKind.OWN, line(envelope, message));
        }
        draft.body(body.segments());
    }

    private static String line(JsonNode envelope, JsonNode message) {
        if (message.path("remoteDelete").isObject()) {
            return "message deleted";
        }
        for (String kind : List.of("receiptMessage", "typingMessage", "callMessage", "storyMessage")) {
            if (envelope.has(kind)) {
                return kind.replace("Message", " message");
            }
        }
        return message.path("groupInfo").isObject() ? "group update" : "";
    }

    /** A text with names for the characters that stand in their place. */
    private static String text(JsonNode object, String field) {
        StringBuilder text = new StringBuilder(Json.orEmpty(object, field));
        List<JsonNode> mentions = new ArrayList<>();
        object.path("mentions").forEach(mentions::add);
        mentions.sort(Comparator.comparingInt(
                        (JsonNode mention) -> mention.path("start").asInt(-1))
                .reversed());
        for (JsonNode mention : mentions) {
            int start = mention.path("start").asInt(-1);
            if (start >= 0 && start < text.length() && text.charAt(start) == '\uFFFC') {
                String name = Json.text(mention, "name")
                        .or(() -> Json.text(mention, "number"))
                        .orElseGet(() -> Json.orEmpty(mention, "uuid"));
                text.replace(start, start + 1, "@" + name);
            }
        }
        return text.toString();
    }

    private static List<DraftAttachment> attachments(JsonNode message) {
        List<DraftAttachment> attachments = new ArrayList<>();
        for (JsonNode file : message.path("attachments")) {
            attachments.add(NamedFile.of(
                    Json.text(file, "filename").or(() -> Json.text(file, "id")),
                    Json.text(file, "contentType"),
                    Json.size(file, "size"),
                    Json.text(file, "id")
                            .filter(id -> id.indexOf('/') < 0)
                            .map(id -> List.of("attachments/" + id))
                            .orElse(NamedFile.NOWHERE)));
        }
        return attachments;
    }
}
