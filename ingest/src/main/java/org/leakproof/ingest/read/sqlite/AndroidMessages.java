package org.leakproof.ingest.read.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
import org.leakproof.ingest.read.log.SmsThread;

/** SMS and MMS of Android: {@code mmssms.db}. SMS come first, then MMS. */
final class AndroidMessages implements DatabaseReader.Layout {
    /** Of a message that came in; all others went out, or were to. */
    private static final long INBOX = 1;

    private static final String OWN = "insert-address-token";

    /** Types of an MMS's addresses.
     *
     *  @see <a href="https://www.openmobilealliance.org/release/MMS/">OMA MMS Encapsulation Protocol, header fields</a> */
    private static final int FROM = 137;

    private static final int CC = 130;
    private static final int BCC = 129;

    /** The number of UTF-8 in the registry of character sets. */
    private static final int UTF_8 = 106;

    private static final List<String> NOTED = List.of(
            "type",
            "msg_box",
            "read",
            "status",
            "protocol",
            "date_sent",
            "service_center",
            "error_code",
            "person",
            "m_type",
            "tr_id",
            "exp",
            "pri");

    @Override
    public boolean fits(Database database) {
        return database.table("sms")
                .filter(t -> t.has("address") && t.has("body"))
                .isPresent();
    }

    @Override
    public void read(Database database, Source source, RowSink rows) throws IOException {
        Phone phone = new Phone(database);
        rows.table(database, "sms", phone::sms);
        rows.table(database, "pdu", phone::mms);
    }

    /** What the messages' rows point to. */
    private static final class Phone {
        private final Database database;
        private final Map<Long, List<String>> threads = new HashMap<>();
        private final Links addressesOf;
        private final Links partsOf;

        Phone(Database database) throws IOException {
            this.database = database;
            Map<Long, String> addresses = new HashMap<>();
            database.rows(
                    "canonical_addresses",
                    row -> row.text("address").ifPresent(address -> addresses.put(row.id(), address)));
            database.rows("threads", row -> {
                List<String> members = new ArrayList<>();
                for (String id : row.text("recipient_ids").orElse("").split(" ")) {
                    if (id.matches("\\d{1,18}") && addresses.containsKey(Long.parseLong(id))) {
                        members.add(addresses.get(Long.parseLong(id)));
                    }
                }
                threads.put(row.id(), members);
            });
            this.addressesOf = Links.of(database, "addr", "msg_id", "_id");
            this.partsOf = Links.of(database, "part", "mid", "_id");
        }

        Draft sms(long offset, SqliteRow row) {
            boolean out = row.integer("type", INBOX) != INBOX;
            List<String> peers = new ArrayList<>(threads.getOrDefault(row.integer("thread_id", -1), List.of()));
            Optional<String> address = row.text("address");
            if (peers.isEmpty()) {
                address.ifPresent(peers::add);
            }
            Draft draft = draft(offset, row, peers);
            if (out) {
                draft.sender(own(Role.FROM));
                List<Participant> to = new ArrayList<>();
                (address.isPresent() ? List.of(address.get()) : peers).forEach(a -> to.add(other(a, Role.TO)));
                draft.recipients(to.isEmpty() ? RecipientsBasis.UNKNOWN : RecipientsBasis.EXPLICIT, to);
            } else {
                address.ifPresentOrElse(a -> draft.sender(other(a, Role.FROM)), () -> draft.flag(Flag.SENDER_MISSING));
                draft.recipients(RecipientsBasis.EXPLICIT, List.of(own(Role.TO)));
            }
            sent(draft, row.text("date").orElse("0"), 1000);
            row.text("subject").ifPresent(draft::subject);
            return draft.body(row.text("body").orElse(""));
        }

        Draft mms(long offset, SqliteRow row) throws IOException {
            boolean out = row.integer("msg_box", INBOX) != INBOX;
            List<Participant> to = new ArrayList<>();
            Optional<Participant> from = out ? Optional.of(own(Role.FROM)) : Optional.empty();
            Set<String> peers = new LinkedHashSet<>();
            for (SqliteRow address : rows("addr", addressesOf.of(row.id()))) {
                String written = address.text("address").orElse("");
                int type = (int) address.integer("type", 0);
                if (written.isEmpty() || written.equals(OWN) || type == FROM && out) {
                    continue;
                }
                peers.add(written);
                if (type == FROM) {
                    from = Optional.of(other(written, Role.FROM));
                } else {
                    to.add(other(written, type == CC ? Role.CC : type == BCC ? Role.BCC : Role.TO));
                }
            }
            List<String> members = threads.getOrDefault(row.integer("thread_id", -1), List.of());
            Draft draft = draft(offset, row, members.isEmpty() ? List.copyOf(peers) : members);
            if (!out && to.stream().noneMatch(Participant::exporter)) {
                to.add(own(Role.TO));
            }
            from.ifPresentOrElse(draft::sender, () -> draft.flag(Flag.SENDER_MISSING));
            draft.recipients(to.isEmpty() ? RecipientsBasis.UNKNOWN : RecipientsBasis.EXPLICIT, to);
            sent(draft, row.text("date").orElse("0"), 1);
            row.text("sub").map(s -> subject(s, row.integer("sub_cs", 0))).ifPresent(draft::subject);
            row.text("m_id").ifPresent(draft::platformId);
            return parts(draft, row.id());
        }

        private Draft draft(long offset, SqliteRow row, List<String> peers) {
            Kind kind = peers.size() > 1 ? Kind.GROUP_MESSAGE : Kind.DIRECT_MESSAGE;
            Draft draft = new Draft(offset, 1, kind, row.sha256());
            if (!peers.isEmpty()) {
                draft.conversation(SmsThread.of(peers));
            }
            List<Header> headers = new ArrayList<>();
            for (String column : NOTED) {
                row.text(column).ifPresent(value -> headers.add(new Header(column, value)));
            }
            return draft.headers(headers);
        }

        /** Text goes to the body, everything but the layout is a file. */
        private Draft parts(Draft draft, long message) throws IOException {
            StringBuilder body = new StringBuilder();
            List<DraftAttachment> files = new ArrayList<>();
            for (SqliteRow part : rows("part", partsOf.of(message))) {
                String type = part.text("ct").orElse("application/octet-stream").toLowerCase(Locale.ROOT);
                Optional<String> text = part.text("text");
                if (type.equals("text/plain") && text.isPresent()) {
                    body.append(body.length() == 0 ? "" : "\n").append(text.get());
                } else if (!type.equals("application/smil")) {
                    Optional<String> name =
                            part.text("cl").or(() -> part.text("name")).or(() -> part.text("fn"));
                    files.add(new DraftAttachment(
                            OptionalInt.empty(),
                            name,
                            type,
                            0,
                            "",
                            new AttachmentContent.Missing(places(part.text("_data")), false)));
                }
            }
            return draft.body(body.toString()).attachments(files);
        }

        /** The parts' folder lies beside that of the database, or a copy of it beside a copy. */
        private static List<String> places(Optional<String> path) {
            int folder = path.map(p -> p.lastIndexOf("/app_parts/")).orElse(-1);
            return folder < 0
                    ? List.of("..")
                    : List.of(
                            path.get().substring(folder + 1),
                            "parts/" + path.get().substring(folder + "/app_parts/".length()));
        }

        private List<SqliteRow> rows(String name, long[] ids) throws IOException {
            List<SqliteRow> rows = new ArrayList<>();
            Optional<SqliteTable> table = database.table(name);
            for (long id : table.isEmpty() ? new long[0] : ids) {
                database.find(table.get(), id).ifPresent(rows::add);
            }
            return rows;
        }

        /** Android keeps the bytes of a subject as characters. */
        private static String subject(String written, long charset) {
            boolean bytes = written.chars().allMatch(c -> c <= 0xff);
            return charset == UTF_8 && bytes
                    ? new String(written.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                    : written;
        }

        private static void sent(Draft draft, String written, long units) {
            SentTimes.set(draft, written.equals("0") ? SentTime.unreadable("") : SentTimes.count(written, units));
        }

        private static Participant own(Role role) {
            return new Participant(Optional.empty(), Optional.empty(), Optional.empty(), role, NameSource.NONE, true);
        }

        /** A number or mail address; a network's own senders have names. */
        private static Participant other(String written, Role role) {
            boolean dialled = written.indexOf('@') > 0 || written.chars().noneMatch(Character::isLetter);
            return new Participant(
                    Optional.empty(),
                    Optional.of(written).filter(w -> dialled),
                    Optional.of(written).filter(w -> !dialled),
                    role,
                    NameSource.NONE,
                    false);
        }
    }
}
