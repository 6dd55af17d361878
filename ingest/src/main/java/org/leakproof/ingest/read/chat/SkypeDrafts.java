package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.json.Enclosing;
import org.leakproof.ingest.read.json.JsonRecord;

/** Makes drafts of Skype's messages. One entry's. */
final class SkypeDrafts {
    private static final Set<String> TAKEN = Set.of("id", "displayName", "originalarrivaltime", "from");

    private final ReadOptions options;

    SkypeDrafts(ReadOptions options) {
        this.options = options;
    }

    Draft of(JsonRecord record) {
        JsonNode message = record.node();
        Enclosing enclosing = record.enclosing();
        String type = Json.orEmpty(message, "messagetype");
        Optional<String> conversation =
                Json.text(message, "conversationid").map(SkypeDrafts::id).or(() -> Json.text(enclosing.inner(), "id"));
        boolean group = conversation.filter(id -> id.startsWith("19:")).isPresent();
        Kind kind = kind(type, group);
        Draft draft = new Draft(record.offset(), record.length(), kind, record.sha256());
        conversation.ifPresent(id -> draft.conversation(new Conversation(
                id,
                Json.text(enclosing.inner(), "threadProperties", "topic")
                        .or(() -> Json.text(enclosing.inner(), "displayName")))));
        SentTimes.set(
                draft,
                SentTimes.iso(Json.orEmpty(message, "originalarrivaltime"), Optional.empty(), options.assumeZone()));
        people(draft, message, enclosing, conversation.filter(id -> !group));
        String content = Json.orEmpty(message, "content");
        SkypeMarkup markup = SkypeMarkup.read(content, id -> qualified(conversation, id));
        draft.body(
                type.equals("Text")
                        ? own(content)
                        : kind == Kind.SYSTEM || kind == Kind.CALL ? line(type, markup) : markup.segments());
        String own = Json.orEmpty(message, "id");
        draft.platformId(qualified(conversation, own));
        markup.quoted().ifPresent(draft::replyTo);
        Json.text(message, "properties", "edittime")
                .or(markup::edited)
                .filter(at -> !at.isBlank())
                .ifPresent(at -> draft.edited(SentTimes.count(at, 1000)));
        draft.deleted(message.path("properties").hasNonNull("deletetime"));
        draft.attachments(markup.attachments());
        draft.reactions(reactions(message));
        List<Header> headers = new ArrayList<>(Json.rest(message, TAKEN));
        return draft.headers(headers);
    }

    private static Kind kind(String type, boolean group) {
        if (type.equals("Event/Call") || type.equals("RichText/ScheduledCallInvite")) {
            return Kind.CALL;
        }
        boolean said = type.isEmpty() || type.equals("Text") || type.equals("Poll") || type.startsWith("RichText");
        return !said ? Kind.SYSTEM : group ? Kind.GROUP_MESSAGE : Kind.DIRECT_MESSAGE;
    }

    /** Ids are numbers that count within a conversation. */
    private static String qualified(Optional<String> conversation, String id) {
        return conversation.map(c -> c + "/" + id).orElse(id);
    }

    /** Old exports write addresses that end in the id. */
    private static String id(String from) {
        return from.substring(from.lastIndexOf('/') + 1);
    }

    private static void people(Draft draft, JsonNode message, Enclosing enclosing, Optional<String> peer) {
        Optional<String> self = Json.text(enclosing.outer(), "userId");
        Optional<String> sender = Json.text(message, "from").map(SkypeDrafts::id);
        boolean own = isSame(sender, self);
        sender.ifPresentOrElse(
                id -> draft.sender(People.of(Role.FROM, Json.text(message, "displayName"), sender, own)),
                () -> draft.flag(Flag.SENDER_MISSING));
        if (peer.isEmpty() || self.isEmpty() || sender.isEmpty()) {
            return;
        }
        Participant other = own
                ? People.of(Role.MEMBER, Json.text(enclosing.inner(), "displayName"), peer, false)
                : People.of(Role.MEMBER, Optional.empty(), self, true);
        draft.recipients(RecipientsBasis.MEMBERSHIP, List.of(other));
    }

    /** The kind of account before the colon is not always written. */
    private static boolean isSame(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() && bare(one.get()).equals(bare(other.get()));
    }

    private static String bare(String id) {
        return id.startsWith("8:") ? id.substring(2) : id;
    }

    private static List<Segment> own(String text) {
        return new BodyParts().add(SegmentKind.OWN, text).segments();
    }

    private static List<Segment> line(String type, SkypeMarkup markup) {
        StringBuilder line = new StringBuilder(type.substring(type.indexOf('/') + 1)
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT));
        String separator = ": ";
        for (Segment segment : markup.segments()) {
            line.append(separator).append(segment.text().strip());
            separator = " ";
        }
        return own(line.toString());
    }

    private static List<Reaction> reactions(JsonNode message) {
        List<Reaction> reactions = new ArrayList<>();
        for (JsonNode emotion : message.path("properties").path("emotions")) {
            for (JsonNode user : emotion.path("users")) {
                reactions.add(new Reaction(
                        Json.orEmpty(emotion, "key"),
                        Json.text(user, "mri")
                                .map(id -> People.of(Role.MEMBER, Optional.empty(), Optional.of(id), false)),
                        Json.text(user, "time").map(at -> SentTimes.count(at, 1000))));
            }
        }
        return reactions;
    }
}
