package org.leakproof.contract.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.CleanAttachment;
import org.leakproof.contract.record.CleanParticipant;
import org.leakproof.contract.record.CleanReaction;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.CleanSegment;
import org.leakproof.contract.record.CleanTime;
import org.leakproof.contract.record.Coverage;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.Redaction;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.ZoneBasis;

/** The JSON Schemas say what leaves: no more and no less than the records and their codec. */
class SchemaTest {
    private static final String CLEANED = read("/schema/cleaned.schema.json");
    private static final String PUBLISHED = read("/schema/published.schema.json");
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(id("cleaned"), CLEANED, id("published"), PUBLISHED)));

    private final Schema cleaned = REGISTRY.getSchema(SchemaLocation.of(id("cleaned")));
    private final Schema published = REGISTRY.getSchema(SchemaLocation.of(id("published")));

    @Test
    void schemasAreValidAndEveryFieldIsDescribed() throws IOException {
        Schema meta = REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
        for (String schema : List.of(CLEANED, PUBLISHED)) {
            assertThat(meta.validate(schema, InputFormat.JSON)).isEmpty();
            describedFields(new ObjectMapper().readTree(schema));
        }
    }

    @Test
    void allRecordsThatLeaveFitTheirSchema() {
        for (long seed = 0; seed < 300; seed++) {
            CleanRecord record = record(seed);
            String json = encode(new PublishedPart.First(1, record));

            assertThat(published.validate(json, InputFormat.JSON))
                    .as("seed %d", seed)
                    .isEmpty();
            assertThat(cleaned.validate(json.replace("\"part\":0,\"parts\":1,", ""), InputFormat.JSON))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void allPartsOfLongRecordsFitTheirSchema() {
        CleanRecord record = record(5);
        List<CleanParticipant> recipients = Collections.nCopies(4_000, new CleanParticipant("P1", "Zoë", Role.BCC));
        List<CleanSegment> segments = new ArrayList<>(record.segments());
        segments.add(new CleanSegment(SegmentKind.OWN, "ö".repeat(1_000_000), Optional.empty()));
        CleanRecord large = CleanTexts.with(
                record, recipients, segments, record.attachments(), record.reactions(), record.redactions());

        List<PublishedPart> parts = PublishedParts.split(large).orElseThrow();

        assertThat(parts.stream().map(Object::getClass).distinct()).hasSize(3);
        for (PublishedPart part : parts) {
            assertThat(published.validate(encode(part), InputFormat.JSON)).isEmpty();
        }
    }

    @Test
    void schemasRefuseWhatDoesNotLeave() {
        String json = encode(new PublishedPart.First(1, record(1)));
        for (String other : List.of(
                json.replace("\"kind\":", "\"sha256\":\"x\",\"kind\":"),
                json.replace("\"part\":0,", ""),
                json.replace("\"policy\":", "\"polizei\":"),
                json.replace("\"id\":\"LP", "\"id\":\"LX"),
                json.replace("\"version\":1", "\"version\":2"))) {
            assertThat(other).isNotEqualTo(json);
            assertThat(published.validate(other, InputFormat.JSON)).as(other).isNotEmpty();
        }
    }

    @Test
    void schemaNamesExactlyTheFieldsOfTheRecords() throws IOException {
        JsonNode definitions = new ObjectMapper().readTree(CLEANED).get("$defs");
        Map<String, Class<?>> records = Map.of(
                "message", CleanRecord.class,
                "sent", CleanTime.class,
                "participant", CleanParticipant.class,
                "segment", CleanSegment.class,
                "attachment", CleanAttachment.class,
                "reaction", CleanReaction.class,
                "place", Place.class,
                "redaction", Redaction.class,
                "coverage", Coverage.class);
        records.forEach((name, type) -> {
            List<String> fields = new ArrayList<>();
            List<String> required = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                fields.add(component.getName());
                if (component.getType() != Optional.class && component.getType() != OptionalInt.class) {
                    required.add(component.getName());
                }
                JsonNode field = definitions.get(name).get("properties").get(component.getName());
                assertThat(field).as(name + "." + component.getName()).isNotNull();
                for (Class<?> values : enumOf(component)) {
                    assertThat(names(resolved(field, definitions).get("enum")))
                            .as(name + "." + component.getName())
                            .containsExactlyElementsOf(constants(values));
                }
            }
            List<String> described = new ArrayList<>();
            definitions.get(name).get("properties").fieldNames().forEachRemaining(described::add);
            assertThat(described).as(name).containsExactlyElementsOf(fields);
            assertThat(names(definitions.get(name).get("required"))).as(name).containsExactlyElementsOf(required);
        });
    }

    /** Random, but for the texts whose form the schema checks. */
    private static CleanRecord record(long seed) {
        CleanRecord r = new RandomRecords(seed, false).next(CleanRecord.class);
        CleanTime sent = switch ((int) (seed % 3)) {
            case 0 -> new CleanTime(Optional.empty(), Optional.empty(), Precision.NONE, ZoneBasis.UNKNOWN);
            case 1 ->
                new CleanTime(
                        Optional.of(Instant.parse("2015-01-02T03:04:05.678Z")),
                        Optional.of("2015-01-02"),
                        Precision.MILLISECOND,
                        ZoneBasis.STATED);
            default -> new CleanTime(Optional.empty(), Optional.of("2015-01"), Precision.MINUTE, ZoneBasis.UNKNOWN);
        };
        return new CleanRecord(
                r.version(),
                r.id(),
                r.kind(),
                r.conversation(),
                r.conversationTitle(),
                sent,
                r.sender(),
                r.recipients(),
                r.recipientsBasis(),
                r.replyTo(),
                r.subject(),
                r.segments(),
                r.language(),
                r.attachments(),
                r.reactions(),
                r.edited(),
                r.deleted(),
                r.authenticity(),
                r.redactions(),
                r.coverage(),
                r.policy());
    }

    private static String encode(PublishedPart part) {
        return new String(Codec.published().encode(part), UTF_8);
    }

    private static void describedFields(JsonNode node) {
        JsonNode properties = node.get("properties");
        if (properties != null) {
            properties
                    .fields()
                    .forEachRemaining(field -> assertThat(field.getValue().has("description")
                                    || field.getValue().has("$ref"))
                            .as(field.getKey())
                            .isTrue());
        }
        node.forEach(SchemaTest::describedFields);
    }

    private static JsonNode resolved(JsonNode field, JsonNode definitions) {
        return field.has("$ref") ? definitions.get(field.get("$ref").asText().replace("#/$defs/", "")) : field;
    }

    private static List<Class<?>> enumOf(RecordComponent component) {
        Class<?> type = component.getGenericType() instanceof ParameterizedType generic
                        && generic.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : component.getType();
        return type.isEnum() ? List.of(type) : List.of();
    }

    private static List<String> constants(Class<?> type) {
        List<String> names = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            names.add(((Enum<?>) constant).name());
        }
        return names;
    }

    private static List<String> names(JsonNode array) {
        List<String> names = new ArrayList<>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static String id(String name) {
        return "urn:leakproof:" + name + ":1";
    }

    private static String read(String resource) {
        try (InputStream in = SchemaTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
