package org.leakproof.contract.stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Reads one type of record. Jackson looks every field up by its name; here the next one is expected first, as records are
 *  written in the order of their components. Any order is read; a field that is unknown, missing or there twice is refused. */
final class RecordDeserializer extends StdDeserializer<Object> implements ResolvableDeserializer {
    private static final long serialVersionUID = 1L;

    private final Class<?> type;
    private final transient RecordComponent[] components;
    private final transient Constructor<?> constructor;
    private final SerializedString[] names;
    private final transient JsonDeserializer<?>[] values;

    RecordDeserializer(Class<?> type) {
        super(type);
        this.type = type;
        this.components = type.getRecordComponents();
        this.names = new SerializedString[components.length];
        this.values = new JsonDeserializer<?>[components.length];
        Class<?>[] parameters = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            names[i] = new SerializedString(components[i].getName());
            parameters[i] = components[i].getType();
        }
        try {
            this.constructor = type.getDeclaredConstructor(parameters);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its constructor", e);
        }
    }

    @Override
    public void resolve(DeserializationContext context) throws JsonMappingException {
        for (int i = 0; i < components.length; i++) {
            values[i] = context.findRootValueDeserializer(context.constructType(components[i].getGenericType()));
        }
    }

    /** Begins at the object's start, or at a field's name where the one before it told the type. */
    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
        Object[] read = new Object[names.length];
        int field = -1;
        if (in.hasToken(JsonToken.START_OBJECT)) {
            field = next(in, context, 0);
        } else if (in.hasToken(JsonToken.FIELD_NAME)) {
            field = named(in, context, 0);
        } else if (!in.hasToken(JsonToken.END_OBJECT)) {
            return context.handleUnexpectedToken(type, in);
        }
        while (field >= 0) {
            if (read[field] != null) {
                return context.reportInputMismatch(type, "a field twice");
            }
            JsonDeserializer<?> value = values[field];
            read[field] = given(
                    in.nextToken() == JsonToken.VALUE_NULL
                            ? value.getNullValue(context)
                            : value.deserialize(in, context),
                    context);
            field = next(in, context, field + 1);
        }
        for (int i = 0; i < read.length; i++) {
            if (read[i] == null) {
                read[i] = given(values[i].getAbsentValue(context), context);
            }
        }
        return make(read, context);
    }

    /** The number of the next field, or -1 at the end of the object. */
    private int next(JsonParser in, DeserializationContext context, int expected) throws IOException {
        if (expected < names.length && in.nextFieldName(names[expected])) {
            return expected;
        }
        if (expected >= names.length) {
            in.nextToken();
        }
        if (in.hasToken(JsonToken.END_OBJECT)) {
            return -1;
        }
        return named(in, context, expected);
    }

    /** The number of the field whose name the parser is at. */
    private int named(JsonParser in, DeserializationContext context, int expected) throws IOException {
        String name = in.currentName();
        for (int i = 0; i < names.length; i++) {
            int field = expected + i < names.length ? expected + i : expected + i - names.length;
            if (names[field].getValue().equals(name)) {
                return field;
            }
        }
        return context.reportInputMismatch(type, "an unknown field");
    }

    private Object given(@Nullable Object value, DeserializationContext context) throws JsonMappingException {
        return value == null ? context.reportInputMismatch(type, "a field without a value") : value;
    }

    private Object make(Object[] values, DeserializationContext context) throws JsonMappingException {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            return context.reportInputMismatch(type, "not of its form");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record that cannot be made", e);
        }
    }
}
