package org.leakproof.publish.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.record.Redaction;
import org.leakproof.publish.disk.ByteReader;
import org.leakproof.publish.disk.ByteWriter;

class BodyCodecTest {
    /** Every component gets a value of its own, so that a field that is left out or swapped shows. */
    @Test
    void recordsComeBackAsTheyWere() throws ReflectiveOperationException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            CleanRecord record = (CleanRecord) make(CleanRecord.class, random, i > 0);
            ByteWriter out = new ByteWriter();
            BodyCodec.write(out, record);
            assertThat(BodyCodec.read(new ByteReader(out.toArray(), 0)))
                    .as("seed %d", seed)
                    .isEqualTo(record);
        }
    }

    private static Object make(Type type, Random random, boolean gaps) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType of) {
            Type inner = of.getActualTypeArguments()[0];
            if (of.getRawType() == Optional.class) {
                return gaps && random.nextBoolean() ? Optional.empty() : Optional.of(make(inner, random, gaps));
            }
            List<Object> list = new ArrayList<>();
            for (int n = gaps ? random.nextInt(3) : 2; n > 0; n--) {
                list.add(make(inner, random, gaps));
            }
            return list;
        }
        Class<?> kind = (Class<?>) type;
        if (kind == PublicId.class) {
            return PublicId.ofMac(Hashes.sha256(Long.toString(random.nextLong())));
        } else if (kind == Redaction.class) {
            Redaction some = new Redaction(
                    text(random),
                    (org.leakproof.contract.record.Place) make(org.leakproof.contract.record.Place.class, random, gaps),
                    random.nextInt(50),
                    50 + random.nextInt(50),
                    text(random),
                    text(random),
                    text(random),
                    (Redaction.Status) make(Redaction.Status.class, random, gaps));
            return some;
        } else if (kind.isRecord()) {
            RecordComponent[] components = kind.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = components[i].getName().equals("version")
                        ? (Object) CleanRecord.VERSION
                        : make(components[i].getGenericType(), random, gaps);
            }
            return kind.getDeclaredConstructor(types).newInstance(values);
        } else if (kind.isEnum()) {
            return kind.getEnumConstants()[random.nextInt(kind.getEnumConstants().length)];
        } else if (kind == int.class) {
            return random.nextInt(100);
        } else if (kind == boolean.class) {
            return random.nextBoolean();
        } else if (kind == Instant.class) {
            return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
        } else if (kind == OptionalInt.class) {
            return gaps && random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(100));
        } else if (kind == String.class) {
            return text(random);
        }
        throw new IllegalStateException("a record has a component of " + kind + ": teach the test and the codec");
    }

    /** Any UTF-16 units, half surrogate pairs among them. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
            text.append(random.nextBoolean() ? (char) random.nextInt(0x10000) : (char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }
}
