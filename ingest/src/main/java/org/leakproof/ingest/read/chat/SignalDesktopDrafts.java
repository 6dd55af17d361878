package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Reaction;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.json.JsonHead;
import org.leakproof.ingest.read.json.JsonRecord;
import org.leakproof.ingest.read.json.RecordPaths;

/** Makes drafts of Signal Desktop's messages. The current text is the message's; earlier ones are kept inside. A message is
 *  known by its author and the time it was sent. */
final class SignalDesktopDrafts {
    private static final Set<String> TAKEN = Set.of("body", "reactions");
    private static final Set<String> SAID = Set.of("incoming", "outgoing", "story");
    private static final String ME = "Me";

    /** Two people answer each other; those who write less may be a damaged id. */
    private static final int OFTEN = 2;

    private final Source source;
    private final Set<String> groups;

    SignalDesktopDrafts(Source source, RecordPaths layout) {
        this.source = source;
        Map<String, Map<String, Integer>> authors = new HashMap<>();
        JsonHead.of(source.head(), layout)
                .map(JsonHead::records)
                .orElse(List.of())
                .forEach(found -> author(found.node())
                        .filter(author -> isIncoming(found.node()))
                        .ifPresent(author -> authors.computeIfAbsent(
                                        Json.orEmpty(found.node(), "conversationId"), id -> new HashMap<>())
                                .merge(author, 1, Integer::sum)));
        groups = authors.entrySet().stream()
                .filter(conversation -> conversation.getValue().values().stream()
                                .filter(times -> times >= OFTEN)
                                .count()
                        > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean isIncoming(JsonNode message) {
        return Json.orEmpty(message, "type").equals("incoming");
    }

    private static Optional<String> author(JsonNode message) {
        return Json.text(message, "sourceServiceId")
                .or(() -> Json.text(message, "sourceUuid"))
                .or(() -> Json.text(message, "source"));
    }

    Draft of(JsonRecord record) {
        return SignalDesktopReader.isExported(record.node()) ? exported(record) : stored(record);
    }

    private Draft stored(JsonRecord record) {
        JsonNode message = record.node();
        String type = Json.orEmpty(message, "type");
        String conversation = Json.orEmpty(message, "conversationId");
        boolean group = groups.contains(conversation)
                || message.path("sendStateByConversationId").size() > 2
                || message.has("group");
        Kind kind = type.equals("call-history")
                ? Kind.CALL
                : !SAID.contains(type) ? Kind.SYSTEM : group ? Kind.GROUP_MESSAGE : Kind.DIRECT_MESSAGE;
        Draft draft = new Draft(record.offset(), record.length(), kind, record.sha256());
        if (!conversation.isEmpty()) {
            draft.conversation(new Conversation(conversation, Optional.empty()));
        }
        String time = Json.text(message, "sent_at").orElseGet(() -> Json.orEmpty(message, "timestamp"));
        SentTimes.set(draft, SentTimes.count(time, 1000));
        boolean own = type.equals("outgoing");
        Optional<String> author = author(message);
        if (own || author.isPresent()) {
            draft.sender(person(message, own));
        } else if (SAID.contains(type)) {
            draft.flag(Flag.SENDER_MISSING);
        }
        author.map(a -> a + "/" + time).or(() -> Json.text(message, "id")).ifPresent(draft::platformId);
        draft.deleted(message.path("deletedForEveryone").asBoolean());
        Json.text(message, "editMessageTimestamp")
                .or(() -> message.path("editHistory").isEmpty()
                        ? Optional.empty()
                        : Json.text(message.path("editHistory").path(0), "timestamp"))
                .ifPresent(at -> draft.edited(SentTimes.count(at, 1000)));
        draft.body(body(draft, message, type).segments());
        draft.reactions(reactions(message));
        draft.attachments(attachments(message));
        return draft.headers(Json.rest(message, TAKEN));
    }

    private static Participant person(JsonNode message, boolean own) {
        Optional<String> number = Json.text(message, "source").filter(source -> source.startsWith("+"));
        Optional<String> handle = author(message).filter(author -> !author.startsWith("+"));
        return People.of(Role.FROM, Optional.empty(), number, handle, NameSource.NONE, own);
    }

    private static BodyParts body(Draft draft, JsonNode message, String type) {
        BodyParts body = new BodyParts();
        JsonNode quote = message.path("quote");
        if (quote.isObject()) {
            Optional<String> author = Json.text(quote, "authorAci")
                    .or(() -> Json.text(quote, "authorUuid"))
                    .or(() -> Json.text(quote, "author"));
            Optional<String> quoted =
                    author.flatMap(by -> Json.text(quote, "id").map(id -> by + "/" + id));
            quoted.ifPresent(draft::replyTo);
            body.add(SegmentKind.QUOTED, mentioned(quote, "text"), quoted);
        }
        body.add(SegmentKind.OWN, mentioned(message, "body"));
        Json.text(message, "sticker", "data", "emoji").ifPresent(emoji -> body.add(SegmentKind.OWN, emoji));
        for (JsonNode contact : message.path("contact")) {
            body.add(SegmentKind.OWN, Json.orEmpty(contact, "name", "displayName"));
            contact.path("number").forEach(number -> body.add(SegmentKind.OWN, Json.orEmpty(number, "value")));
        }
        for (JsonNode preview : message.path("preview")) {
            for (String field : List.of("title", "description", "url")) {
                body.add(SegmentKind.FORWARDED, Json.orEmpty(preview, field));
            }
        }
        if (!SAID.contains(type) && body.segments().isEmpty()) {
            body.add(SegmentKind.OWN, type.replace('-', ' '));
        }
        return body;
    }

    /** A text with names for the characters that stand in their place. */
    private static String mentioned(JsonNode object, String field) {
        StringBuilder text = new StringBuilder(Json.orEmpty(object, field));
        List<JsonNode> ranges = new ArrayList<>();
        object.path("bodyRanges").forEach(ranges::add);
        ranges.sort((a, b) ->
                Integer.compare(b.path("start").asInt(-1), a.path("start").asInt(-1)));
        for (JsonNode range : ranges) {
            int start = range.path("start").asInt(-1);
            if (start >= 0 && start < text.length() && text.charAt(start) == '\uFFFC') {
                String name = Json.text(range, "replacementText")
                        .or(() -> Json.text(range, "mentionAci"))
                        .orElseGet(() -> Json.orEmpty(range, "mentionUuid"));
                text.replace(start, start + 1, "@" + name);
            }
        }
        return text.toString();
    }

    private static List<Reaction> reactions(JsonNode message) {
        List<Reaction> reactions = new ArrayList<>();
        for (JsonNode reaction : message.path("reactions")) {
            reactions.add(new Reaction(
                    Json.orEmpty(reaction, "emoji"),
                    Json.text(reaction, "fromId")
                            .map(id -> People.of(Role.MEMBER, Optional.empty(), Optional.of(id), false)),
                    Json.text(reaction, "timestamp").map(at -> SentTimes.count(at, 1000))));
        }
        return reactions;
    }

    /** What was to be viewed once is gone, but was there. */
    private static List<DraftAttachment> attachments(JsonNode message) {
        List<DraftAttachment> attachments = new ArrayList<>();
        for (JsonNode file : message.path("attachments")) {
            attachments.add(NamedFile.of(
                    Json.text(file, "fileName").or(() -> Json.text(file, "path")),
                    Json.text(file, "contentType"),
                    Json.size(file, "size"),
                    Json.text(file, "path")
                            .map(path -> List.of(path, "attachments.noindex/" + path, "attachments/" + path))
                            .orElse(List.of())));
        }
        if (attachments.isEmpty() && message.path("isViewOnce").asBoolean()) {
            attachments.add(NamedFile.of(Optional.empty(), Optional.empty(), 0));
        }
        return attachments;
    }

    /** Names are those of the exporter's contacts; the conversation is named by the folder only. */
    private Draft exported(JsonRecord record) {
        JsonNode message = record.node();
        Draft draft = new Draft(record.offset(), record.length(), Kind.DIRECT_MESSAGE, record.sha256());
        Folder.of(source.rawName())
                .ifPresent(folder -> draft.conversation(
                        new Conversation(Hashes.hex128("signal folder", folder), Optional.of(folder))));
        SentTimes.set(
                draft,
                SentTimes.iso(
                        Json.orEmpty(message, "date"),
                        Optional.empty(),
                        source.options().assumeZone()));
        String sender = Json.orEmpty(message, "sender");
        if (sender.equals("No-Sender") || sender.isEmpty()) {
            draft.flag(Flag.SENDER_MISSING);
        } else {
            draft.sender(named(Role.FROM, sender));
        }
        BodyParts body = new BodyParts();
        body.add(SegmentKind.QUOTED, Json.orEmpty(message, "quote").strip().replaceAll("(?m)^> ?", ""));
        body.add(SegmentKind.OWN, Json.orEmpty(message, "body").stripTrailing());
        Json.text(message, "sticker")
                .or(() -> Json.text(message, "sticker", "emoji"))
                .ifPresent(emoji -> body.add(SegmentKind.OWN, emoji));
        draft.body(body.segments()).deleted(message.path("deleted").asBoolean());
        List<Reaction> reactions = new ArrayList<>();
        for (JsonNode reaction : message.path("reactions")) {
            boolean pair = reaction.isArray();
            Optional<String> by = pair ? Json.text(reaction.path(0)) : Json.text(reaction, "name");
            Optional<String> symbol = pair ? Json.text(reaction.path(1)) : Json.text(reaction, "emoji");
            reactions.add(new Reaction(symbol.orElse(""), by.map(name -> named(Role.MEMBER, name)), Optional.empty()));
        }
        draft.reactions(reactions);
        List<DraftAttachment> files = new ArrayList<>();
        for (JsonNode file : message.path("attachments")) {
            Optional<String> name = Json.text(file, "path").or(() -> Json.text(file, "name"));
            List<String> places =
                    name.map(path -> List.of(path, "media/" + path)).orElse(List.of());
            files.add(NamedFile.of(name, Optional.empty(), 0, places));
        }
        return draft.attachments(files).headers(List.of(new Header("sender", sender)));
    }

    /** The exporter is called "Me"; that is no name. */
    private static Participant named(Role role, String name) {
        return name.equals(ME)
                ? new Participant(Optional.empty(), Optional.empty(), Optional.empty(), role, NameSource.NONE, true)
                : People.of(
                        role, Optional.of(name), Optional.empty(), Optional.empty(), NameSource.ADDRESS_BOOK, false);
    }
}
