package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Role;
import org.leakproof.ingest.read.Source;

/** Who and what the ids of a Slack export mean: the export's lists of people and conversations, as far as it has them. The
 *  day files hold ids only. */
final class SlackTeam {
    private static final String USERS = "users.json";

    /** Conversations that are named by their id, and those that are named by a name. */
    private static final List<String> CONVERSATIONS = List.of("channels.json", "groups.json", "mpims.json", "dms.json");

    static final Set<String> FILES = Set.of(USERS, "channels.json", "groups.json", "mpims.json", "dms.json");
    static final SlackTeam UNKNOWN = new SlackTeam(Map.of(), Optional.empty());

    private static final ObjectMapper JSON = new ObjectMapper();
    private final Map<String, Person> people;
    private final Optional<Room> room;

    private SlackTeam(Map<String, Person> people, Optional<Room> room) {
        this.people = people;
        this.room = room;
    }

    private record Person(Optional<String> name, Optional<String> address) {}

    /** A conversation.
     *
     *  @param members ids of all people in it, as the export lists them */
    record Room(String id, Optional<String> name, List<String> members) {}

    /** What the export says about the people, and about the conversation whose folder this is. */
    static SlackTeam of(Source source, Optional<String> folder) throws IOException {
        Map<String, Person> people = source.beside(USERS, SlackTeam::people).orElse(Map.of());
        Optional<Room> room = Optional.empty();
        for (String file : CONVERSATIONS) {
            Optional<Map<String, Room>> rooms =
                    room.isPresent() || folder.isEmpty() ? Optional.empty() : source.beside(file, SlackTeam::rooms);
            room = room.or(() -> rooms.map(known -> known.get(folder.get())));
        }
        return people.isEmpty() && room.isEmpty() ? UNKNOWN : new SlackTeam(people, room);
    }

    Optional<Room> room() {
        return room;
    }

    /** The name of somebody, if the export has it. */
    Optional<String> name(String id) {
        return Optional.ofNullable(people.get(id)).flatMap(Person::name);
    }

    /** @param name as the message has it; empty if it has none */
    Participant person(Role role, Optional<String> name, Optional<String> id) {
        Optional<Person> known = id.map(people::get);
        return People.of(
                role,
                name.or(() -> known.flatMap(Person::name)),
                known.flatMap(Person::address),
                id,
                NameSource.SELF,
                false);
    }

    private static Optional<Map<String, Person>> people(InputStream file) throws IOException {
        Map<String, Person> people = new HashMap<>();
        boolean list = each(file, user -> {
            JsonNode profile = user.path("profile");
            Json.text(user, "id")
                    .ifPresent(id -> people.put(
                            id,
                            new Person(
                                    Json.text(profile, "real_name")
                                            .or(() -> Json.text(user, "real_name"))
                                            .or(() -> Json.text(profile, "display_name"))
                                            .or(() -> Json.text(user, "name"))
                                            .filter(name -> !name.isBlank()),
                                    Json.text(profile, "email").filter(mail -> !mail.isBlank()))));
        });
        return list ? Optional.of(Map.copyOf(people)) : Optional.empty();
    }

    private static Optional<Map<String, Room>> rooms(InputStream file) throws IOException {
        Map<String, Room> rooms = new HashMap<>();
        boolean list = each(file, room -> {
            Optional<String> id = Json.text(room, "id");
            Optional<String> name = Json.text(room, "name");
            List<String> members = new ArrayList<>();
            room.path("members").forEach(member -> members.add(member.asText()));
            id.ifPresent(known -> rooms.put(name.orElse(known), new Room(known, name, List.copyOf(members))));
        });
        return list ? Optional.of(Map.copyOf(rooms)) : Optional.empty();
    }

    private interface Taker {
        void take(JsonNode object);
    }

    /** @return whether it is a list of objects, whole */
    private static boolean each(InputStream file, Taker taker) throws IOException {
        try (JsonParser parser = JSON.createParser(file)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return false;
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                taker.take(JSON.readTree(parser));
            }
            return parser.currentToken() == JsonToken.END_ARRAY;
        } catch (JsonProcessingException e) {
            // a list that is broken says nothing for sure
            return false;
        }
    }
}
