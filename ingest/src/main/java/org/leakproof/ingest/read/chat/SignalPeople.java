package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Role;

/** Who and what the numbers in a Signal export mean, as far as its frames have said by now. Bounded. */
final class SignalPeople {
    /** People, groups and chats that are remembered each. */
    private static final int MOST = 100_000;

    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, Person> byAci = new HashMap<>();
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<String, String> chats = new HashMap<>();
    private Optional<String> self = Optional.empty();
    private Optional<String> ownName = Optional.empty();
    private Optional<String> ownHandle = Optional.empty();

    private record Person(
            Optional<String> name,
            NameSource naming,
            Optional<String> address,
            Optional<String> handle,
            boolean exporter) {}

    /** @param members ids of accounts */
    private record Group(String id, Optional<String> title, List<String> members) {}

    /** Takes what a frame says of people and chats.
     *
     *  @return false if it is a message, or something that happened */
    boolean isLearned(JsonNode frame) {
        if (frame.has("chatItem") || frame.has("adHocCall")) {
            return false;
        }
        if (frame.has("account")) {
            ownName = joined(frame.path("account"), "givenName", "familyName");
            ownHandle = Json.text(frame, "account", "username");
        } else if (frame.has("recipient")) {
            recipient(frame.path("recipient"));
        } else if (frame.has("chat") && chats.size() < MOST) {
            chats.put(Json.orEmpty(frame, "chat", "id"), Json.orEmpty(frame, "chat", "recipientId"));
        }
        return true;
    }

    private void recipient(JsonNode recipient) {
        String id = Json.orEmpty(recipient, "id");
        if (people.size() + groups.size() >= MOST) {
            return;
        }
        if (recipient.has("self")) {
            self = Optional.of(id);
            people.put(id, new Person(ownName, NameSource.SELF, Optional.empty(), ownHandle, true));
        } else if (recipient.has("contact")) {
            JsonNode contact = recipient.path("contact");
            Optional<String> given = joined(contact.path("nickname"), "given", "family")
                    .or(() -> joined(contact, "systemGivenName", "systemFamilyName"))
                    .or(() -> Json.text(contact, "systemNickname"));
            Optional<String> aci = account(Json.orEmpty(contact, "aci"));
            Person person = new Person(
                    given.or(() -> joined(contact, "profileGivenName", "profileFamilyName")),
                    given.isPresent() ? NameSource.ADDRESS_BOOK : NameSource.SELF,
                    Json.text(contact, "e164").map(number -> number.startsWith("+") ? number : "+" + number),
                    aci.or(() -> Json.text(contact, "username")).or(() -> account(Json.orEmpty(contact, "pni"))),
                    false);
            people.put(id, person);
            aci.ifPresent(account -> byAci.put(account, person));
        } else if (recipient.has("group")) {
            JsonNode group = recipient.path("group");
            List<String> members = new ArrayList<>();
            group.path("snapshot")
                    .path("members")
                    .forEach(member -> account(Json.orEmpty(member, "userId")).ifPresent(members::add));
            groups.put(
                    id,
                    new Group(
                            Hashes.hex128("signal group", Json.orEmpty(group, "masterKey")),
                            Json.text(group, "snapshot", "title", "title"),
                            members.size() > People.MOST_MEMBERS ? List.of() : members));
        }
    }

    private static Optional<String> joined(JsonNode object, String first, String second) {
        String name = (Json.orEmpty(object, first) + " " + Json.orEmpty(object, second)).strip();
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** An account's id as Signal writes it elsewhere; in exports it is 16 bytes in base64. */
    static Optional<String> account(String written) {
        if (written.length() == 36) {
            return Optional.of(written);
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(written);
            if (bytes.length != 16) {
                return Optional.empty();
            }
            ByteBuffer halves = ByteBuffer.wrap(bytes);
            return Optional.of(new UUID(halves.getLong(), halves.getLong()).toString());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Somebody by the number that the export gives; empty if it does not say who that is. */
    Optional<Participant> person(Role role, String id) {
        return Optional.ofNullable(people.get(id)).flatMap(person -> participant(role, person));
    }

    private static Optional<Participant> participant(Role role, Person person) {
        boolean nobody = person.name.isEmpty() && person.address.isEmpty() && person.handle.isEmpty();
        return nobody && !person.exporter
                ? Optional.empty()
                : Optional.of(
                        People.of(role, person.name, person.address, person.handle, person.naming, person.exporter));
    }

    /** What a message of somebody is known by beside its time; the same in every export where that can be. */
    Optional<String> author(String id) {
        return Optional.ofNullable(people.get(id)).flatMap(person -> person.handle.or(() -> person.address));
    }

    /** The name that stands for a mention. */
    Optional<String> mentioned(String aci) {
        return account(aci)
                .map(account -> Optional.ofNullable(byAci.get(account))
                        .flatMap(Person::name)
                        .orElse(account));
    }

    boolean isGroup(String chat) {
        return groups.containsKey(chats.getOrDefault(chat, ""));
    }

    Conversation conversation(String chat) {
        String recipient = chats.getOrDefault(chat, "");
        Group group = groups.get(recipient);
        if (group != null) {
            return new Conversation(group.id, group.title);
        }
        Person person = people.get(recipient);
        return person == null
                ? new Conversation(Hashes.hex128("signal chat", chat), Optional.empty())
                : new Conversation(author(recipient).orElseGet(() -> Hashes.hex128("signal chat", chat)), person.name);
    }

    /** Everybody in a chat but one. */
    List<Participant> others(String chat, String but) {
        String recipient = chats.getOrDefault(chat, "");
        List<Participant> others = new ArrayList<>();
        Group group = groups.get(recipient);
        if (group == null) {
            List<String> two = self.isPresent() && !self.get().equals(recipient)
                    ? List.of(recipient, self.get())
                    : List.of(recipient);
            two.stream()
                    .filter(id -> !id.equals(but))
                    .forEach(id -> person(Role.MEMBER, id).ifPresent(others::add));
            return others;
        }
        Person author = people.get(but);
        for (String member : group.members) {
            Person known = byAci.get(member);
            if (known == null) {
                others.add(People.of(Role.MEMBER, Optional.empty(), Optional.of(member), false));
            } else if (known != author) {
                participant(Role.MEMBER, known).ifPresent(others::add);
            }
        }
        return others;
    }

    @Override
    public String toString() {
        return "SignalPeople[" + people.size() + ", " + groups.size() + " groups]";
    }
}
