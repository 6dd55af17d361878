package org.leakproof.contract.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.BeanDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.Cleaned;
import org.leakproof.contract.record.EndOfArchive;
import org.leakproof.contract.record.EndOfRun;
import org.leakproof.contract.record.HeldMessage;
import org.leakproof.contract.record.Ingested;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.MessageId;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.record.RunId;

/** How the contract's records look in JSON. The records know no library, so their names in JSON stand here. */
final class Json {
    private Json() {}

    /** For topics that stay inside: nothing unknown, nothing missing, any string. */
    static JsonMapper secret() {
        return builder()
                .addModule(
                        scalars().addSerializer(String.class, new AnyString()).setDeserializerModifier(new Records()))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addMixIn(Ingested.class, IngestedNames.class)
                .addMixIn(Cleaned.class, CleanedNames.class)
                .addMixIn(Outcome.Result.class, ResultNames.class)
                .addMixIn(ArchiveEvent.class, EventNames.class)
                .build();
    }

    /** For the output topic: what a later version adds is passed over; only text that is text leaves. */
    static JsonMapper output() {
        return builder()
                .addModule(scalars().addSerializer(String.class, new WholeCharacters()))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    private static JsonMapper.Builder builder() {
        JsonFactory factory = JsonFactory.builder()
                // Without it a character beyond U+FFFF is written as two escapes, three times its size.
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                // The records that we read, we wrote: their limits are set where they are made.
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .addModule(new Jdk8Module())
                .withConfigOverride(
                        Optional.class,
                        o -> o.setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, null)))
                .withConfigOverride(
                        OptionalInt.class,
                        o -> o.setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, null)))
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    }

    private static SimpleModule scalars() {
        SimpleModule module = new SimpleModule();
        module.setSerializers(new SortedSets());
        scalar(module, ArchiveId.class, ArchiveId::value, ArchiveId::new);
        scalar(module, MessageId.class, MessageId::value, MessageId::new);
        scalar(module, RunId.class, RunId::value, RunId::new);
        scalar(module, PublicId.class, PublicId::value, PublicId::new);
        scalar(module, Instant.class, Instant::toString, Json::instant);
        scalar(module, LocalDateTime.class, LocalDateTime::toString, Json::local);
        return module;
    }

    private static <T> void scalar(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
        module.addSerializer(type, new StdScalarSerializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(write.apply(value));
            }
        });
        module.addDeserializer(type, new StdScalarDeserializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                if (!in.hasToken(JsonToken.VALUE_STRING)) {
                    return context.reportInputMismatch(type, "not a string");
                }
                try {
                    return read.apply(in.getText());
                } catch (IllegalArgumentException | DateTimeException otherForm) {
                    return context.reportInputMismatch(type, "not of its form");
                }
            }
        });
    }

    private static final class Records extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> usual) {
            return bean.getBeanClass().isRecord() && usual instanceof BeanDeserializer
                    ? new RecordDeserializer(bean.getBeanClass())
                    : usual;
        }
    }

    /** As {@link Instant#parse}, which takes its time; the usual form is read here. */
    private static Instant instant(String text) {
        int length = text.length();
        return length == 20 && text.charAt(19) == 'Z' && isClock(text, 19)
                ? clock(text, 19).toInstant(ZoneOffset.UTC)
                : Instant.parse(text);
    }

    /** As {@link LocalDateTime#parse}; without seconds where there are none. */
    private static LocalDateTime local(String text) {
        int length = text.length();
        return (length == 19 || length == 16) && isClock(text, length)
                ? clock(text, length)
                : LocalDateTime.parse(text);
    }

    /** Whether the text begins {@code 2001-02-03T04:05:06}, with numbers for which nothing is to be made up. */
    private static boolean isClock(String text, int length) {
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            char expected = "0000-00-00T00:00:00".charAt(i);
            if (expected == '0' ? c < '0' || c > '9' : c != expected) {
                return false;
            }
        }
        return number(text, 11) < 24 && (length == 16 || number(text, 17) < 60);
    }

    private static LocalDateTime clock(String text, int length) {
        return LocalDateTime.of(
                number(text, 0) * 100 + number(text, 2),
                number(text, 5),
                number(text, 8),
                number(text, 11),
                number(text, 14),
                length == 16 ? 0 : number(text, 17));
    }

    private static int number(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    /** A set has no order, and equal records must give equal bytes. */
    private static final class SortedSets extends SimpleSerializers {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable JsonSerializer<?> findCollectionSerializer(
                SerializationConfig config,
                CollectionType type,
                BeanDescription bean,
                @Nullable TypeSerializer elementTypes,
                @Nullable JsonSerializer<Object> elements) {
            if (!Set.class.isAssignableFrom(type.getRawClass())) {
                return super.findCollectionSerializer(config, type, bean, elementTypes, elements);
            }
            return new StdSerializer<Set<?>>(Set.class, false) {
                private static final long serialVersionUID = 1L;

                @Override
                public void serialize(Set<?> value, JsonGenerator out, SerializerProvider provider) throws IOException {
                    out.writeStartArray();
                    for (Object element : value.stream().sorted().toArray()) {
                        provider.defaultSerializeValue(element, out);
                    }
                    out.writeEndArray();
                }
            };
        }
    }

    /** Writes any string: surrogates without their other half, which no UTF-8 can hold, as escapes. */
    private static final class AnyString extends StdScalarSerializer<String> {
        private static final long serialVersionUID = 1L;

        AnyString() {
            super(String.class);
        }

        @Override
        public void serialize(String value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (Surrogates.areWhole(value)) {
                out.writeString(value);
            } else {
                out.writeRawValue(Surrogates.quoted(value));
            }
        }
    }

    /** Writes text with U+FFFD in place of surrogates without their other half, which no UTF-8 can hold. */
    private static final class WholeCharacters extends StdScalarSerializer<String> {
        private static final long serialVersionUID = 1L;

        WholeCharacters() {
            super(String.class);
        }

        @Override
        public void serialize(String value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(Surrogates.whole(value));
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Message.class, name = "message"),
        @JsonSubTypes.Type(value = HeldMessage.class, name = "held"),
        @JsonSubTypes.Type(value = EndOfArchive.class, name = "end")
    })
    private interface IngestedNames {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Outcome.class, name = "outcome"),
        @JsonSubTypes.Type(value = EndOfRun.class, name = "end")
    })
    private interface CleanedNames {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Outcome.Passed.class, name = "passed"),
        @JsonSubTypes.Type(value = Outcome.Held.class, name = "held"),
        @JsonSubTypes.Type(value = Outcome.Withheld.class, name = "withheld")
    })
    private interface ResultNames {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ArchiveEvent.Registered.class, name = "registered"),
        @JsonSubTypes.Type(value = ArchiveEvent.Position.class, name = "position"),
        @JsonSubTypes.Type(value = ArchiveEvent.PartRead.class, name = "partRead"),
        @JsonSubTypes.Type(value = ArchiveEvent.EntryRead.class, name = "entryRead"),
        @JsonSubTypes.Type(value = ArchiveEvent.Read.class, name = "read"),
        @JsonSubTypes.Type(value = ArchiveEvent.RunRegistered.class, name = "runRegistered"),
        @JsonSubTypes.Type(value = ArchiveEvent.PartitionRedacted.class, name = "partitionRedacted"),
        @JsonSubTypes.Type(value = ArchiveEvent.RunGated.class, name = "runGated"),
        @JsonSubTypes.Type(value = ArchiveEvent.RunReleased.class, name = "runReleased"),
        @JsonSubTypes.Type(value = ArchiveEvent.RunSending.class, name = "runSending"),
        @JsonSubTypes.Type(value = ArchiveEvent.RunApproved.class, name = "runApproved")
    })
    private interface EventNames {}
}
