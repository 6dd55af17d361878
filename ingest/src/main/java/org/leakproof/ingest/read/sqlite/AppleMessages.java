package org.leakproof.ingest.read.sqlite;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SentTime;
import org.leakproof.ingest.read.AttachmentContent;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.Source;

/** Messages of macOS and iOS: {@code chat.db}, {@code sms.db}. */
final class AppleMessages implements DatabaseReader.Layout {
    private static final int GROUP = 43;

    /** Seconds from 1970 to 2001, when Apple's time begins. */
    private static final long EPOCH = 978_307_200;

    /** Times above are nanoseconds, those below seconds: macOS 10.13 and iOS 11 changed over. */
    private static final long NANOSECONDS = 1_000_000_000_000L;

    /** Where a text names an attachment. */
    private static final String PLACE = "\uFFFC";

    private static final int FIRST_TAPBACK = 2000;
    private static final int LAST_TAPBACK = 3999;
    private static final List<String> TAPBACKS =
            List.of("Loved", "Liked", "Disliked", "Laughed at", "Emphasized", "Questioned");

    private static final List<String> NOTED = List.of(
            "service",
            "account",
            "country",
            "error",
            "item_type",
            "group_title",
            "group_action_type",
            "is_from_me",
            "is_read",
            "is_sent",
            "is_delivered",
            "date_read",
            "date_delivered",
            "associated_message_guid",
            "associated_message_type",
            "balloon_bundle_id",
            "expressive_send_style_id",
            "destination_caller_id",
            "date_retracted");

    @Override
    public boolean fits(Database database) {
        return database.table("message")
                        .filter(t -> t.has("is_from_me") && t.has("guid"))
                        .isPresent()
                && database.table("handle").isPresent()
                && database.table("chat").isPresent();
    }

    @Override
    public void read(Database database, Source source, RowSink rows) throws IOException {
        Phone phone = new Phone(database);
        rows.table(database, "message", phone::draft);
    }

    /** What the message's rows point to. */
    private static final class Phone {
        private final Database database;
        private final Map<Long, Optional<String>> handles = new HashMap<>();
        private final Map<Long, Chat> chats = new HashMap<>();
        private final Links chatOf;
        private final Links membersOf;
        private final Links attachmentsOf;

        private record Chat(String id, Optional<String> title, boolean group) {}

        Phone(Database database) throws IOException {
            this.database = database;
            database.rows("handle", row -> handles.put(row.id(), row.text("id")));
            database.rows("chat", row -> {
                String id =
                        row.text("guid").or(() -> row.text("chat_identifier")).orElse("chat " + row.id());
                boolean group = row.integer("style", 0) == GROUP
                        || row.text("room_name").isPresent();
                chats.put(row.id(), new Chat(id, row.text("display_name"), group));
            });
            this.chatOf = Links.of(database, "chat_message_join", "message_id", "chat_id");
            this.membersOf = Links.of(database, "chat_handle_join", "chat_id", "handle_id");
            this.attachmentsOf = Links.of(database, "message_attachment_join", "message_id", "attachment_id");
        }

        Draft draft(long offset, SqliteRow row) throws IOException {
            long[] in = chatOf.of(row.id());
            Optional<Chat> chat = in.length == 0 ? Optional.empty() : Optional.ofNullable(chats.get(in[0]));
            boolean group = chat.filter(Chat::group).isPresent();
            boolean service = row.integer("item_type", 0) != 0 || row.integer("is_service_message", 0) != 0;
            long about = row.integer("associated_message_type", 0);
            boolean tapback = about >= FIRST_TAPBACK && about <= LAST_TAPBACK;
            Kind kind = service || tapback ? Kind.SYSTEM : group ? Kind.GROUP_MESSAGE : Kind.DIRECT_MESSAGE;
            Draft draft = new Draft(offset, 1, kind, row.sha256());
            people(draft, row, in, group);
            chat.ifPresent(c -> draft.conversation(new Conversation(c.id(), c.title())));
            row.text("guid").ifPresent(draft::platformId);
            SentTimes.set(draft, time(row, "date"));
            row.integer("date_edited").stream()
                    .filter(at -> at != 0)
                    .forEach(at -> draft.edited(time(row, "date_edited")));
            draft.deleted(row.integer("date_retracted", 0) != 0);
            replyTo(row, tapback).ifPresent(draft::replyTo);
            row.text("subject").ifPresent(draft::subject);
            String body = body(draft, row);
            draft.body(service ? serviceLine(row) : tapback && body.isEmpty() ? tapback(about) : body);
            draft.attachments(attachments(row.id()));
            List<Header> headers = new ArrayList<>();
            for (String column : NOTED) {
                row.text(column).filter(v -> !v.equals("0")).ifPresent(v -> headers.add(new Header(column, v)));
            }
            return draft.headers(headers);
        }

        private void people(Draft draft, SqliteRow row, long[] in, boolean group) {
            boolean own = row.integer("is_from_me", 0) != 0;
            Optional<String> peer = handles.getOrDefault(row.integer("handle_id", 0), Optional.empty());
            Optional<String> self = row.text("destination_caller_id")
                    .or(() -> row.text("account").map(a -> a.replaceFirst("^[EPep]:", "")))
                    .filter(a -> !a.isBlank());
            if (own) {
                draft.sender(participant(self, Role.FROM, true));
            } else if (peer.isPresent()) {
                draft.sender(participant(peer, Role.FROM, false));
            } else {
                draft.flag(Flag.SENDER_MISSING);
            }
            List<Participant> others = new ArrayList<>();
            for (long chat : in) {
                for (long member : membersOf.of(chat)) {
                    Optional<String> address = handles.getOrDefault(member, Optional.empty());
                    boolean sender = !own && address.equals(peer);
                    if (address.isPresent() && !sender) {
                        others.add(participant(address, Role.MEMBER, false));
                    }
                }
            }
            if (own && others.isEmpty() && peer.isPresent() && !group) {
                others.add(participant(peer, Role.MEMBER, false));
            }
            if (!own) {
                others.add(participant(self, Role.MEMBER, true));
            }
            draft.recipients(others.isEmpty() ? RecipientsBasis.UNKNOWN : RecipientsBasis.MEMBERSHIP, others);
        }

        private static Participant participant(Optional<String> address, Role role, boolean exporter) {
            return new Participant(Optional.empty(), address, Optional.empty(), role, NameSource.NONE, exporter);
        }

        /** The part before the slash or colon numbers the piece of a message that is meant. */
        private static Optional<String> replyTo(SqliteRow row, boolean tapback) {
            return tapback
                    ? row.text("associated_message_guid").map(guid -> guid.replaceFirst("^(p:\\d+/|bp:)", ""))
                    : row.text("thread_originator_guid");
        }

        private static String body(Draft draft, SqliteRow row) {
            Optional<String> text = row.text("text");
            if (text.isEmpty()) {
                Optional<byte[]> attributed = row.blob("attributedBody");
                text = attributed.flatMap(TypedStream::text);
                if (attributed.isPresent() && text.isEmpty()) {
                    draft.flag(Flag.PARTS_LEFT_OUT);
                }
            }
            return text.orElse("").replace(PLACE, "").strip();
        }

        /** A reaction, or one taken back. */
        private static String tapback(long type) {
            int which = (int) type % 1000;
            String name = which < TAPBACKS.size() ? TAPBACKS.get(which) : "Reacted";
            return type < FIRST_TAPBACK + 1000 ? name : name + " (taken back)";
        }

        private static String serviceLine(SqliteRow row) {
            String action = switch ((int) row.integer("item_type", 0)) {
                case 1 -> row.integer("group_action_type", 0) == 1 ? "removed" : "added";
                case 2 -> "named the conversation";
                case 3 -> "left the conversation";
                default -> "service message";
            };
            return action + row.text("group_title").map(title -> ": " + title).orElse("");
        }

        private List<DraftAttachment> attachments(long message) throws IOException {
            List<DraftAttachment> attachments = new ArrayList<>();
            Optional<SqliteTable> table = database.table("attachment");
            for (long id : table.isEmpty() ? new long[0] : attachmentsOf.of(message)) {
                Optional<SqliteRow> row = database.find(table.get(), id);
                Optional<String> name = row.flatMap(
                        r -> r.text("transfer_name").or(() -> r.text("filename").map(Phone::lastPart)));
                String type = row.flatMap(r -> r.text("mime_type")).orElse("application/octet-stream");
                long size = row.map(r -> r.integer("total_bytes", 0)).orElse(0L);
                AttachmentContent elsewhere = new AttachmentContent.Missing(
                        row.flatMap(r -> r.text("filename")).map(Phone::places).orElse(NOWHERE), false);
                attachments.add(new DraftAttachment(OptionalInt.empty(), name, type, Math.max(0, size), "", elsewhere));
            }
            return attachments;
        }

        /** Below the folder that holds the database, or a copy of it. */
        private static List<String> places(String path) {
            int folder = path.lastIndexOf("/Attachments/");
            return folder < 0 ? NOWHERE : List.of(path.substring(folder + 1), path.substring(path.indexOf('/') + 1));
        }

        private static final List<String> NOWHERE = List.of("..");

        private static String lastPart(String path) {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    private static SentTime time(SqliteRow row, String column) {
        long written = row.integer(column, 0);
        if (written == 0) {
            return SentTime.unreadable("");
        }
        boolean nanos = Math.abs(written) >= NANOSECONDS;
        BigInteger since1970 = BigInteger.valueOf(written)
                .add(BigInteger.valueOf(EPOCH).multiply(BigInteger.valueOf(nanos ? 1_000_000_000 : 1)));
        SentTime time = SentTimes.count(since1970.toString(), nanos ? 1_000_000_000 : 1);
        return new SentTime(
                time.instant(), time.local(), Long.toString(written), time.precision(), time.basis(), time.zone());
    }
}
