package org.leakproof.contract.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.Cleaned;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Ingested;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.LearnedName;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.MessageId;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.Provenance;
import org.leakproof.contract.record.Quarantined;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.RedactedValue;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.ZoneBasis;

class CodecTest {
    private static final ObjectMapper TREE = new ObjectMapper();

    private static final Message SHORT = new Message(
            new MessageId("0123456789abcdef0123456789abcdef"),
            new Provenance(new ArchiveId("f".repeat(32)), 3, "ab.0", 12, 34, "mbox", 1),
            "5".repeat(64),
            Kind.EMAIL,
            new Conversation("<größe@example.org>", Optional.empty()),
            new SentTime(
                    Optional.of(Instant.parse("2015-06-07T08:09:10.000000011Z")),
                    Optional.empty(),
                    "Sun, 7 Jun",
                    Precision.SECOND,
                    ZoneBasis.STATED,
                    Optional.of("+0000")),
            Optional.empty(),
            List.of(),
            RecipientsBasis.UNKNOWN,
            Optional.of("שלום 🙂"),
            List.of(new Segment(SegmentKind.OWN, "a\u0000b\r\n\ud83d", Optional.empty())),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            false,
            List.of(),
            List.of(),
            List.of(),
            Set.of(Flag.SENDER_MISSING, Flag.CHARSET_GUESSED, Flag.DATE_IMPOSSIBLE));

    static Stream<Arguments> secretCodecs() {
        return Stream.of(
                codec(Codec.ingested(), Ingested.class),
                codec(Codec.cleaned(), Cleaned.class),
                codec(Codec.archiveEvent(), ArchiveEvent.class),
                codec(Codec.learnedName(), LearnedName.class),
                codec(Codec.redactedValue(), RedactedValue.class),
                codec(Codec.quarantined(), Quarantined.class));
    }

    private static Arguments codec(Codec<?> codec, Class<?> type) {
        return Arguments.of(Named.of(type.getSimpleName(), codec), type);
    }

    @Test
    void writesMessageAsDocumented() {
        assertThat(new String(Codec.ingested().encode(SHORT), UTF_8))
                .isEqualTo("{\"type\":\"message\",\"id\":\"0123456789abcdef0123456789abcdef\","
                        + "\"provenance\":{\"archive\":\"ffffffffffffffffffffffffffffffff\",\"entry\":3,"
                        + "\"source\":\"ab.0\",\"offset\":12,\"length\":34,\"reader\":\"mbox\",\"readerVersion\":1},"
                        + "\"sha256\":\"" + "5".repeat(64) + "\",\"kind\":\"EMAIL\","
                        + "\"conversation\":{\"id\":\"<größe@example.org>\"},"
                        + "\"sent\":{\"instant\":\"2015-06-07T08:09:10.000000011Z\",\"asWritten\":\"Sun, 7 Jun\","
                        + "\"precision\":\"SECOND\",\"basis\":\"STATED\",\"zone\":\"+0000\"},"
                        + "\"recipients\":[],\"recipientsBasis\":\"UNKNOWN\",\"subject\":\"שלום 🙂\","
                        + "\"body\":[{\"kind\":\"OWN\",\"text\":\"a\\u0000b\\u000d\\u000a\\ud83d\"}],\"alternatives\":[],"
                        + "\"attachments\":[],\"references\":[],\"deleted\":false,\"reactions\":[],\"headers\":[],"
                        + "\"authenticity\":[],"
                        + "\"flags\":[\"CHARSET_GUESSED\",\"DATE_IMPOSSIBLE\",\"SENDER_MISSING\"]}");
    }

    @ParameterizedTest
    @MethodSource("secretCodecs")
    <T> void givesBackWhatWasWritten(Codec<T> codec, Class<T> type) {
        for (long seed = 0; seed < 500; seed++) {
            T value = new RandomRecords(seed, true).next(type);

            byte[] json = codec.encode(value);

            assertThat(codec.decode(json)).as("seed %d", seed).isEqualTo(value);
            assertThat(codec.encode(codec.decode(json))).as("seed %d", seed).isEqualTo(json);
        }
    }

    @ParameterizedTest
    @MethodSource("secretCodecs")
    <T> void refusesUnknownFieldsAtAnyDepth(Codec<T> codec, Class<T> type) throws IOException {
        for (long seed = 0; seed < 50; seed++) {
            JsonNode json = TREE.readTree(codec.encode(new RandomRecords(seed, true).next(type)));
            for (ObjectNode object : objects(json, type)) {
                object.put("ünknown", 1);
                assertRefused(codec, json, seed, "ünknown");
                object.remove("ünknown");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("secretCodecs")
    <T> void refusesRecordWithoutOneOfItsFields(Codec<T> codec, Class<T> type) throws IOException {
        for (long seed = 0; seed < 50; seed++) {
            T value = new RandomRecords(seed, true).next(type);
            JsonNode json = TREE.readTree(codec.encode(value));
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                if (component.getType() == Optional.class || component.getType() == OptionalInt.class) {
                    continue;
                }
                JsonNode removed = ((ObjectNode) json).remove(component.getName());
                assertRefused(codec, json, seed, component.getName());
                ((ObjectNode) json).set(component.getName(), removed);
            }
        }
    }

    @Test
    void refusesValuesOfAnotherType() {
        String good = "{\"id\":\"x\",\"stage\":\"INGEST\",\"reason\":\"BOMB\"}";
        assertThat(Codec.quarantined().decode(good.getBytes(UTF_8)).id()).isEqualTo("x");
        for (String bad : List.of(
                good.replace("\"x\"", "1"),
                good.replace("\"x\"", "null"),
                good.replace("\"INGEST\"", "0"),
                good.replace("BOMB", "NO_SUCH_REASON"),
                good + "{}",
                good.substring(0, 20),
                "null",
                "",
                "[]")) {
            assertThatThrownBy(() -> Codec.quarantined().decode(bad.getBytes(UTF_8)))
                    .as(bad)
                    .isInstanceOf(CodecException.class);
        }
    }

    @Test
    void saysWhereItFailedAndNotWhatItRead() {
        byte[] json = "{\"id\":\"Zoë Müller\",\"stage\":\"Zoë\"}".getBytes(UTF_8);
        assertThatThrownBy(() -> Codec.quarantined().decode(json))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("Quarantined")
                .hasMessageContaining("of " + json.length)
                .hasMessageNotContaining("Zo")
                .hasNoCause();
    }

    @Test
    void carriesThirtyMegabytesOfTextInOneString() {
        String text = "ä𝄞x\n".repeat(6_000_000);
        LearnedName name = new LearnedName(
                new ArchiveId("0".repeat(32)), Optional.of(text), Optional.empty(), Optional.empty(), NameSource.SELF);
        assertThat(Codec.learnedName().decode(Codec.learnedName().encode(name)).name())
                .hasValueSatisfying(t -> assertThat(t.equals(text)).isTrue());
    }

    @Test
    void outputIgnoresWhatALaterVersionAdds() {
        CleanRecord record = new RandomRecords(1, false).next(CleanRecord.class);
        String json = new String(Codec.published().encode(new PublishedPart.First(1, record)), UTF_8);
        assertThat(json).startsWith("{\"part\":0,\"parts\":1,\"version\":1,\"id\":\"" + record.id() + "\",");

        String later = json.replace("\"version\":1,", "\"version\":1,\"mood\":{\"a\":[1,2]},");

        assertThat(Codec.published().decode(later.getBytes(UTF_8))).isEqualTo(new PublishedPart.First(1, record));
    }

    @Test
    void outputOfAnotherVersionIsRefused() {
        CleanRecord record = new RandomRecords(2, false).next(CleanRecord.class);
        String json = new String(Codec.published().encode(new PublishedPart.First(1, record)), UTF_8);
        assertThatThrownBy(() -> Codec.published()
                        .decode(json.replace("\"version\":1", "\"version\":2").getBytes(UTF_8)))
                .isInstanceOf(CodecException.class);
    }

    @Test
    void outputOfAllPartsGivesBackWhatWasWritten() {
        for (long seed = 0; seed < 300; seed++) {
            RandomRecords random = new RandomRecords(seed, false);
            CleanRecord record = random.next(CleanRecord.class);
            List<PublishedPart> parts = List.of(
                    new PublishedPart.First(3, record),
                    new PublishedPart.MoreText(record.id(), 1, 3, random.next(Place.class), random.text(100)),
                    new PublishedPart.MoreElements(
                            record.id(),
                            2,
                            3,
                            record.recipients(),
                            record.segments(),
                            record.attachments(),
                            record.reactions(),
                            record.redactions()));
            for (PublishedPart part : parts) {
                assertThat(Codec.published().decode(Codec.published().encode(part)))
                        .as("seed %d", seed)
                        .isEqualTo(part);
            }
        }
    }

    @Test
    void outputHoldsOnlyWholeCharacters() {
        Place place = new Place(Place.Kind.SUBJECT, 0);
        var id = new RandomRecords(3, false).next(CleanRecord.class).id();
        byte[] json = Codec.published()
                .encode(new PublishedPart.MoreText(id, 1, 2, place, "\udc00a🙂b\ud83d\ud83d\ude42\ud83d"));
        assertThat(new String(json, UTF_8)).contains("\"text\":\"\uFFFDa🙂b\uFFFD🙂\uFFFD\"");
    }

    private static <T> void assertRefused(Codec<T> codec, JsonNode json, long seed, String field) {
        byte[] bytes = json.toString().getBytes(UTF_8);
        assertThatThrownBy(() -> codec.decode(bytes))
                .as("seed %d, %s", seed, field)
                .isInstanceOf(CodecException.class);
    }

    /** All JSON objects that stand for records: not the map of options, whose keys are data. */
    private static List<ObjectNode> objects(JsonNode json, Class<?> type) {
        List<ObjectNode> objects = new ArrayList<>();
        if (json instanceof ObjectNode object) {
            objects.add(object);
            object.fields().forEachRemaining(f -> {
                if (!f.getKey().equals("options")) {
                    objects.addAll(objects(f.getValue(), type));
                }
            });
        } else {
            json.forEach(element -> objects.addAll(objects(element, type)));
        }
        return objects;
    }
}
