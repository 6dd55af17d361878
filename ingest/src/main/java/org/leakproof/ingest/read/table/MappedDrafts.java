package org.leakproof.ingest.read.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SentTime;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.SentTimes;

/** Makes drafts of records as a mapping says. */
final class MappedDrafts {
    /** Elsewhere, a number is more likely a platform's id. */
    private static final com.google.re2j.Pattern PHONE =
            com.google.re2j.Pattern.compile("\\+?[\\d\\s\\x{A0}()./-]{3,30}");

    private final Mapping mapping;
    private final ReadOptions options;

    MappedDrafts(Mapping mapping, ReadOptions options) {
        this.mapping = mapping;
        this.options = options;
    }

    Draft of(long offset, long length, String sha256, Fields fields) {
        Mapping.Columns columns = mapping.columns();
        Draft draft = new Draft(offset, length, mapping.kind(), sha256);
        SentTime sent = mapping.time().read(fields, options.assumeZone());
        SentTimes.set(draft, sent);
        boolean turned = columns.direction()
                .map(fields::first)
                .filter(said -> columns.incoming().contains(said.strip().toLowerCase(Locale.ROOT)))
                .isPresent();
        List<Participant> senders = turned
                ? participants(fields, columns.to(), columns.toName(), Optional.empty(), Role.FROM)
                : participants(fields, columns.from(), columns.fromName(), Optional.empty(), Role.FROM);
        senders.stream().findFirst().ifPresentOrElse(draft::sender, () -> draft.flag(Flag.SENDER_MISSING));
        List<Participant> recipients = turned
                ? participants(fields, columns.from(), columns.fromName(), columns.separator(), Role.TO)
                : participants(fields, columns.to(), columns.toName(), columns.separator(), Role.TO);
        draft.recipients(recipients.isEmpty() ? RecipientsBasis.UNKNOWN : RecipientsBasis.EXPLICIT, recipients);
        draft.body(body(fields));
        columns.subject().map(fields::first).filter(s -> !s.isEmpty()).ifPresent(draft::subject);
        columns.id().map(fields::first).filter(s -> !s.isEmpty()).ifPresent(draft::platformId);
        columns.replyTo().map(fields::first).filter(s -> !s.isEmpty()).ifPresent(draft::replyTo);
        draft.conversation(conversation(fields, senders, recipients));
        draft.headers(rest(fields));
        return draft;
    }

    /** A duration says what it is; where a text has a field of its own, it stands under it. */
    private String body(Fields fields) {
        String text = String.join("\n", fields.all(mapping.columns().text()));
        Optional<String> duration = mapping.columns()
                .duration()
                .map(fields::first)
                .filter(d -> !d.isBlank())
                .map(d -> "duration " + d.strip());
        if (mapping.columns().duration().equals(Optional.of(mapping.columns().text()))) {
            return duration.orElse("");
        }
        return duration.map(d -> text.isEmpty() ? d : text + "\n" + d).orElse(text);
    }

    /** As the archive says; otherwise everybody who takes part, whoever writes. */
    private Conversation conversation(Fields fields, List<Participant> senders, List<Participant> recipients) {
        Optional<String> title = mapping.columns().title().map(fields::first).filter(t -> !t.isEmpty());
        Optional<String> id =
                mapping.columns().conversation().map(fields::first).filter(c -> !c.isEmpty());
        if (id.isPresent()) {
            return new Conversation(id.get(), title);
        }
        TreeSet<String> members = new TreeSet<>();
        if (!recipients.isEmpty()) {
            senders.forEach(p -> members.add(key(p)));
            recipients.forEach(p -> members.add(key(p)));
        }
        List<String> parts = new ArrayList<>(List.of("conversation of", mapping.name()));
        parts.addAll(members);
        return new Conversation(Hashes.hex128(parts.toArray(new String[0])), title);
    }

    private static String key(Participant participant) {
        return participant
                .address()
                .or(participant::handle)
                .or(participant::name)
                .orElse("");
    }

    private List<Participant> participants(
            Fields fields,
            Optional<String> idField,
            Optional<String> nameField,
            Optional<String> separator,
            Role role) {
        List<String> ids = values(fields, idField, separator);
        List<String> names = values(fields, nameField, separator);
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < Math.max(ids.size(), names.size()); i++) {
            Optional<String> id = i < ids.size() ? Optional.of(ids.get(i)) : Optional.empty();
            Optional<String> name = i < names.size() ? Optional.of(names.get(i)) : Optional.empty();
            boolean address = id.isPresent()
                    && (id.get().indexOf('@') > 0 || mapping.kind() == Kind.CALL && PHONE.matches(id.get()));
            participants.add(new Participant(
                    name,
                    address ? id : Optional.empty(),
                    address ? Optional.empty() : id,
                    role,
                    name.isPresent() ? NameSource.SELF : NameSource.NONE,
                    false));
        }
        return participants;
    }

    private static List<String> values(Fields fields, Optional<String> field, Optional<String> separator) {
        return field.map(fields::all).orElse(List.of()).stream()
                .flatMap(value -> separator
                        .map(s -> Arrays.stream(value.split(Pattern.quote(s))))
                        .orElseGet(() -> Arrays.stream(new String[] {value})))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** Every field as it stands there: what the mapping does not name is kept, and stays inside. */
    private List<Header> rest(Fields fields) {
        List<Header> headers = new ArrayList<>();
        fields.values().forEach((name, values) -> {
            if (!name.equals(mapping.columns().text())) {
                values.forEach(value -> headers.add(new Header(name, value)));
            }
        });
        return headers;
    }
}
