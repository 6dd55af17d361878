package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Reaction;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.SentTime;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.json.JsonRecord;

/** Makes drafts of Google Chat's messages. One entry's. */
final class GoogleChatDrafts {
    private static final Set<String> TAKEN = Set.of("created_date", "updated_date", "text", "message_id", "reactions");
    /** Times are written in the language of the account. */
    private static final List<DateTimeFormatter> WRITTEN = List.of(
            pattern("EEEE, MMMM d, uuuu 'at' h:mm:ss a z", Locale.ENGLISH),
            pattern("EEEE, d MMMM uuuu 'at' HH:mm:ss z", Locale.ENGLISH),
            pattern("EEEE, d. MMMM uuuu 'um' HH:mm:ss z", Locale.GERMAN),
            pattern("EEEE d MMMM uuuu 'à' HH:mm:ss z", Locale.FRENCH),
            pattern("EEEE, d 'de' MMMM 'de' uuuu, H:mm:ss z", new Locale("es")),
            pattern("EEEE, d 'de' MMMM 'de' uuuu 'às' HH:mm:ss z", new Locale("pt")),
            pattern("EEEE d MMMM uuuu 'alle ore' HH:mm:ss z", Locale.ITALIAN),
            pattern("EEEE d MMMM uuuu 'om' HH:mm:ss z", new Locale("nl")));

    private final Source source;

    GoogleChatDrafts(Source source) {
        this.source = source;
    }

    private static DateTimeFormatter pattern(String pattern, Locale locale) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(locale);
    }

    Draft of(JsonRecord record) {
        JsonNode message = record.node();
        Optional<String> folder = Folder.of(source.rawName());
        boolean direct = folder.filter(name -> name.startsWith("DM ")).isPresent();
        Kind kind = direct ? Kind.DIRECT_MESSAGE : Kind.GROUP_MESSAGE;
        Draft draft = new Draft(record.offset(), record.length(), kind, record.sha256());
        Optional<String> id = Json.text(message, "message_id");
        id.map(place -> place.split("/", 2)[0])
                .filter(space -> !space.isEmpty())
                .or(() -> folder)
                .ifPresent(space -> draft.conversation(new Conversation(space, Optional.empty())));
        SentTimes.set(draft, time(Json.orEmpty(message, "created_date")));
        Json.text(message, "updated_date").map(this::time).ifPresent(draft::edited);
        JsonNode creator = message.path("creator");
        if (creator.has("name") || creator.has("email")) {
            draft.sender(People.of(
                    Role.FROM,
                    Json.text(creator, "name"),
                    Json.text(creator, "email"),
                    Optional.empty(),
                    NameSource.SELF,
                    false));
        } else {
            draft.flag(Flag.SENDER_MISSING);
        }
        id.ifPresent(draft::platformId);
        JsonNode quote = message.path("quoted_message_metadata");
        Optional<String> quoted = Json.text(quote, "message_id").or(() -> Json.text(quote, "id"));
        quoted.or(() -> id.flatMap(GoogleChatDrafts::topic)).ifPresent(draft::replyTo);
        BodyParts body = new BodyParts();
        body.add(SegmentKind.QUOTED, Json.orEmpty(quote, "text"), quoted);
        body.add(SegmentKind.OWN, Json.orEmpty(message, "text"));
        draft.body(body.segments());
        draft.deleted(Json.orEmpty(message, "message_state").equals("DELETED") || message.has("deletion_metadata"));
        draft.reactions(reactions(message));
        draft.attachments(attachments(message));
        return draft.headers(Json.rest(message, TAKEN));
    }

    /** The message that began the topic, unless it is this one: ids are space, topic and message, and a topic is called like its
     *  first message. */
    private static Optional<String> topic(String id) {
        String[] parts = id.split("/");
        return parts.length == 3 && !parts[1].equals(parts[2])
                ? Optional.of(parts[0] + "/" + parts[1] + "/" + parts[1])
                : Optional.empty();
    }

    private SentTime time(String written) {
        String plain = written.replace('\u202F', ' ').replace('\u00A0', ' ');
        SentTime time = SentTimes.date(
                plain, WRITTEN, Optional.empty(), source.options().assumeZone());
        return new SentTime(time.instant(), time.local(), written, time.precision(), time.basis(), time.zone());
    }

    private static List<Reaction> reactions(JsonNode message) {
        List<Reaction> reactions = new ArrayList<>();
        for (JsonNode reaction : message.path("reactions")) {
            String symbol = Json.text(reaction, "emoji", "unicode")
                    .or(() -> Json.text(reaction, "emoji", "custom_emoji", "shortcode"))
                    .orElse("");
            for (JsonNode mail : reaction.path("reactor_emails")) {
                reactions.add(new Reaction(
                        symbol,
                        Optional.of(People.of(
                                Role.MEMBER,
                                Optional.empty(),
                                Optional.of(mail.asText()),
                                Optional.empty(),
                                NameSource.NONE,
                                false)),
                        Optional.empty()));
            }
        }
        return reactions;
    }

    private static List<DraftAttachment> attachments(JsonNode message) {
        List<DraftAttachment> attachments = new ArrayList<>();
        for (JsonNode file : message.path("attached_files")) {
            attachments.add(NamedFile.of(
                    Json.text(file, "export_name").or(() -> Json.text(file, "original_name")), Optional.empty(), 0));
        }
        for (JsonNode note : message.path("annotations")) {
            Json.text(note, "drive_metadata", "title")
                    .ifPresent(title -> attachments.add(NamedFile.of(Optional.of(title), Optional.empty(), 0)));
        }
        return attachments;
    }
}
