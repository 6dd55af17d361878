package org.leakproof.contract.stream;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.IdSet;
import org.leakproof.contract.record.MessageId;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.Provenance;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.record.Redaction;
import org.leakproof.contract.record.RunId;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.contract.record.ZoneBasis;

/** Makes records of the contract out of a seed: every combination of what may be absent, any Unicode, half characters
 *  included. */
final class RandomRecords {
    private final Random random;
    private final boolean halves;
    private int ordinal;

    /** @param halves whether strings may hold lone surrogates */
    RandomRecords(long seed, boolean halves) {
        this.random = new Random(seed);
        this.halves = halves;
    }

    /** A record, or one of a sealed family. */
    <T> T next(Class<T> type) {
        if (type.isSealed()) {
            Class<?>[] family = type.getPermittedSubclasses();
            return type.cast(next(family[random.nextInt(family.length)]));
        }
        return type.cast(value(type));
    }

    String text(int maxLength) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(maxLength + 1);
        int script = random.nextInt(6);
        while (text.length() < length) {
            switch (script) {
                case 0 -> text.append((char) random.nextInt(0x80));
                case 1 -> text.append((char) (0xA0 + random.nextInt(0x160)));
                case 2 -> text.append((char) (0x0590 + random.nextInt(0x100)));
                case 3 -> text.append((char) (0x4E00 + random.nextInt(0x5000)));
                case 4 -> text.appendCodePoint(0x1F300 + random.nextInt(0x300));
                default ->
                    text.append(
                            halves ? (char) random.nextInt(0x10000) : (char) random.nextInt(Character.MIN_SURROGATE));
            }
        }
        return text.toString();
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            Class<?> raw = (Class<?>) generic.getRawType();
            if (raw == Optional.class) {
                return random.nextBoolean() ? Optional.of(value(element)) : Optional.empty();
            }
            if (raw == Set.class) {
                Set<Flag> flags = EnumSet.noneOf(Flag.class);
                for (Flag flag : Flag.values()) {
                    if (random.nextInt(3) == 0) {
                        flags.add(flag);
                    }
                }
                return flags;
            }
            if (raw == Map.class) {
                Map<String, String> map = new HashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(hex(6), text(8));
                }
                return map;
            }
            ordinal = 0;
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                list.add(value(element));
            }
            return list;
        }
        return plain((Class<?>) type);
    }

    private Object plain(Class<?> type) {
        if (type == String.class) {
            return text(30);
        } else if (type == int.class) {
            return random.nextInt(1000);
        } else if (type == long.class || type == Long.class) {
            return random.nextLong() >>> random.nextInt(1, 64);
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == OptionalInt.class) {
            return random.nextBoolean() ? OptionalInt.of(random.nextInt(100)) : OptionalInt.empty();
        } else if (type == Instant.class) {
            return instant();
        } else if (type == LocalDateTime.class) {
            return LocalDateTime.ofInstant(instant(), ZoneOffset.UTC);
        } else if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        } else if (type == ArchiveId.class) {
            return new ArchiveId(hex(32));
        } else if (type == MessageId.class) {
            return new MessageId(hex(32));
        } else if (type == RunId.class) {
            return new RunId(hex(16));
        } else if (type == PublicId.class) {
            byte[] mac = new byte[9];
            random.nextBytes(mac);
            return PublicId.ofMac(mac);
        } else if (type == IdSet.class) {
            return IdSet.EMPTY.plus(hex(4));
        } else if (type == Conversation.class) {
            return new Conversation(hex(4) + text(10), Optional.of(text(10)));
        } else if (type == Place.class) {
            return new Place((Place.Kind) plain(Place.Kind.class), random.nextInt(5));
        } else if (type == Redaction.class) {
            int start = random.nextInt(100);
            return new Redaction(
                    hex(8),
                    (Place) plain(Place.class),
                    start,
                    start + random.nextInt(9),
                    text(5),
                    text(5),
                    text(5),
                    (Redaction.Status) plain(Redaction.Status.class));
        } else if (type == Provenance.class) {
            return new Provenance(
                    new ArchiveId(hex(32)), random.nextInt(100), hex(64) + ".0", random.nextInt(9999), 7, "mbox", 1);
        } else if (type == SentTime.class) {
            return random.nextBoolean()
                    ? SentTime.unreadable(text(20))
                    : new SentTime(
                            Optional.of(instant()),
                            Optional.empty(),
                            text(20),
                            Precision.SECOND,
                            ZoneBasis.STATED,
                            Optional.of("+0530"));
        } else if (type == Attachment.class) {
            TextStatus status = (TextStatus) plain(TextStatus.class);
            return new Attachment(
                    ordinal++,
                    (OptionalInt) plain(OptionalInt.class),
                    Optional.of(text(20)),
                    "text/plain",
                    random.nextInt(10_000),
                    hex(64),
                    status,
                    status == TextStatus.TEXT ? Optional.of(text(50)) : Optional.empty(),
                    status == TextStatus.HELD ? Optional.of(HeldReason.TIMEOUT) : Optional.empty());
        } else if (type.isSealed()) {
            return next(type);
        }
        return record(type);
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = type == CleanRecord.class && components[i].getName().equals("version")
                    ? (Object) CleanRecord.VERSION
                    : value(components[i].getGenericType());
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private Instant instant() {
        Instant second = Instant.ofEpochSecond(random.nextLong(-100_000_000_000L, 300_000_000_000L));
        return random.nextBoolean() ? second : second.plusNanos(random.nextInt(1_000_000_000));
    }

    private String hex(int digits) {
        StringBuilder hex = new StringBuilder();
        while (hex.length() < digits) {
            hex.append(Character.forDigit(random.nextInt(16), 16));
        }
        return hex.toString();
    }
}
