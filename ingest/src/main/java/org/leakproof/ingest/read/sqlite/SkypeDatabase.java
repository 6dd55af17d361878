package org.leakproof.ingest.read.sqlite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SentTime;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.chat.SkypeMarkup;

/** Skype up to version 7: {@code main.db}. */
final class SkypeDatabase implements DatabaseReader.Layout {
    /** Types of rows that somebody said: text, {@code /me}, contacts, SMS, voice, files, media. */
    private static final Set<Long> SAID = Set.of(61L, 60L, 63L, 64L, 67L, 68L, 201L, 253L, 254L);

    /** The two ends of a call. */
    private static final Set<Long> CALLS = Set.of(30L, 39L);

    private static final long TEXT = 61;

    /** What rows that nobody said tell. */
    private static final Map<Long, String> EVENTS = Map.of(
            2L, "changed the topic",
            10L, "added",
            12L, "removed",
            13L, "left",
            30L, "call began",
            39L, "call ended",
            50L, "asked for contact",
            51L, "gave contact",
            53L, "blocked");

    private static final List<String> NOTED = List.of(
            "type", "chatmsg_type", "chatname", "identities", "leavereason", "reason", "sending_status", "edited_by");

    @Override
    public boolean fits(Database database) {
        return database.table("messages")
                .filter(t -> t.has("body_xml") && t.has("author"))
                .isPresent();
    }

    @Override
    public void read(Database database, Source source, RowSink rows) throws IOException {
        Account account = new Account(database);
        rows.table(database, "messages", account::draft);
    }

    private static final class Account {
        private final TreeSet<String> own = new TreeSet<>();
        private final Map<Long, Chat> chats = new HashMap<>();

        /** @param members by their Skype names */
        private record Chat(String id, Optional<String> title, Set<String> members) {}

        Account(Database database) throws IOException {
            database.rows("accounts", row -> row.text("skypename").ifPresent(own::add));
            database.rows(
                    "conversations",
                    row -> chats.put(
                            row.id(),
                            new Chat(
                                    row.text("identity").orElse("conversation " + row.id()),
                                    row.text("displayname"),
                                    new LinkedHashSet<>())));
            database.rows("participants", row -> {
                Chat chat = chats.get(row.integer("convo_id", -1));
                if (chat != null) {
                    row.text("identity").ifPresent(id -> chat.members().add(id));
                }
            });
        }

        Draft draft(long offset, SqliteRow row) {
            Optional<Chat> chat = Optional.ofNullable(chats.get(row.integer("convo_id", -1)));
            long type = row.integer("type", TEXT);
            int members = chat.map(c -> c.members().size()).orElse(0);
            boolean group = members > 2
                    || chat.filter(c -> c.id().startsWith("#") || c.id().startsWith("19:"))
                            .isPresent();
            Kind said = group ? Kind.GROUP_MESSAGE : Kind.DIRECT_MESSAGE;
            Kind kind = CALLS.contains(type) ? Kind.CALL : SAID.contains(type) ? said : Kind.SYSTEM;
            Draft draft = new Draft(offset, 1, kind, row.sha256());
            chat.map(c -> new Conversation(c.id(), c.title()))
                    .or(() -> row.text("chatname").map(name -> new Conversation(name, Optional.empty())))
                    .ifPresent(draft::conversation);
            people(draft, row, chat);
            SentTimes.set(
                    draft,
                    row.text("timestamp")
                            .filter(at -> !at.equals("0"))
                            .map(at -> SentTimes.count(at, 1))
                            .orElse(SentTime.unreadable("")));
            row.text("edited_timestamp")
                    .filter(at -> !at.equals("0"))
                    .ifPresent(at -> draft.edited(SentTimes.count(at, 1)));
            String body = row.text("body_xml").orElse("");
            draft.deleted(
                    type == TEXT && body.isEmpty() && row.text("edited_by").isPresent());
            SkypeMarkup markup = SkypeMarkup.read(body, id -> id);
            if (SAID.contains(type)) {
                draft.body(markup.segments());
            } else {
                draft.body(event(type, row, markup));
            }
            draft.attachments(markup.attachments());
            markup.quoted().ifPresent(draft::replyTo);
            row.hex("guid").ifPresent(draft::platformId);
            List<Header> headers = new ArrayList<>();
            for (String column : NOTED) {
                row.text(column).ifPresent(value -> headers.add(new Header(column, value)));
            }
            return draft.headers(headers);
        }

        private static String event(long type, SqliteRow row, SkypeMarkup markup) {
            StringBuilder line = new StringBuilder(EVENTS.getOrDefault(type, "event " + type));
            row.text("identities").ifPresent(who -> line.append(": ").append(who));
            for (Segment segment : markup.segments()) {
                line.append(": ").append(segment.text().strip());
            }
            return line.toString();
        }

        private void people(Draft draft, SqliteRow row, Optional<Chat> chat) {
            Optional<String> author = row.text("author");
            author.ifPresentOrElse(
                    id -> draft.sender(participant(id, row.text("from_dispname"), Role.FROM)),
                    () -> draft.flag(Flag.SENDER_MISSING));
            List<Participant> others = new ArrayList<>();
            chat.map(Chat::members).orElse(Set.of()).forEach(id -> {
                if (!author.equals(Optional.of(id))) {
                    others.add(participant(id, Optional.empty(), Role.MEMBER));
                }
            });
            draft.recipients(others.isEmpty() ? RecipientsBasis.UNKNOWN : RecipientsBasis.MEMBERSHIP, others);
        }

        private Participant participant(String id, Optional<String> name, Role role) {
            return new Participant(
                    name,
                    Optional.empty(),
                    Optional.of(id),
                    role,
                    name.isPresent() ? NameSource.SELF : NameSource.NONE,
                    own.contains(id));
        }
    }
}
