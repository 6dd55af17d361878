package org.leakproof.ingest.read.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.leakproof.contract.record.Hashes;

/** One row of a table. A column that the table does not have is empty, as one without a value is. Secret. */
final class SqliteRow {
    private final SqliteTable table;
    private final long id;
    private final byte[] record;
    private final long[] types;
    private final int[] offsets;
    private boolean replaced;

    private SqliteRow(SqliteTable table, long id, byte[] record, long[] types, int[] offsets) {
        this.table = table;
        this.id = id;
        this.record = record;
        this.types = types;
        this.offsets = offsets;
    }

    /** @throws DamagedException if the record is none */
    static SqliteRow of(SqliteTable table, long id, byte[] record) throws DamagedException {
        Varint varint = new Varint(record, 0);
        long header = varint.next();
        if (header < varint.at() || header > record.length) {
            throw new DamagedException();
        }
        long[] types = new long[16];
        int count = 0;
        while (varint.at() < header) {
            if (count == types.length) {
                types = Arrays.copyOf(types, count * 2);
            }
            types[count++] = varint.next();
        }
        int[] offsets = new int[count];
        long at = header;
        for (int i = 0; i < count; i++) {
            offsets[i] = (int) at;
            if (types[i] < 0 || types[i] == 10 || types[i] == 11 || length(types[i]) > record.length - at) {
                throw new DamagedException();
            }
            at += length(types[i]);
        }
        return new SqliteRow(table, id, record, Arrays.copyOf(types, count), offsets);
    }

    private static long length(long type) {
        if (type >= 12) {
            return (type - 12) / 2;
        }
        return switch ((int) type) {
            case 1, 2, 3, 4 -> type;
            case 5 -> 6;
            case 6, 7 -> 8;
            default -> 0;
        };
    }

    long id() {
        return id;
    }

    /** Of the row as the file holds it. */
    String sha256() {
        return HexFormat.of().formatHex(Hashes.sha256().digest(record));
    }

    /** Whether a text held bytes that are none in its charset. */
    boolean replaced() {
        return replaced;
    }

    /** A whole number, also one written as text or with a fraction of zero. */
    OptionalLong integer(String column) {
        int i = index(column);
        if (i < 0) {
            return table.isId(column) ? OptionalLong.of(id) : OptionalLong.empty();
        }
        long type = types[i];
        if (type == 0) {
            return table.isId(column) ? OptionalLong.of(id) : OptionalLong.empty();
        }
        if (type >= 12) {
            return number(text(column).orElse(""));
        }
        if (type == 7) {
            double real = Double.longBitsToDouble(signed(offsets[i], 8));
            return Double.isFinite(real) ? OptionalLong.of((long) real) : OptionalLong.empty();
        }
        return OptionalLong.of(type == 8 ? 0 : type == 9 ? 1 : signed(offsets[i], (int) length(type)));
    }

    long integer(String column, long otherwise) {
        return integer(column).orElse(otherwise);
    }

    private static OptionalLong number(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** A text, or a number as text; empty if there is none or it has no characters. */
    Optional<String> text(String column) {
        int i = index(column);
        if (i < 0 || types[i] == 0) {
            return Optional.empty();
        }
        if (types[i] < 12) {
            OptionalLong number = integer(column);
            return number.isPresent() ? Optional.of(Long.toString(number.getAsLong())) : Optional.empty();
        }
        int length = (int) length(types[i]);
        return length == 0 ? Optional.empty() : Optional.of(decoded(offsets[i], length));
    }

    private String decoded(int from, int length) {
        Charset charset = table.charset();
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(record, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            replaced = true;
            return new String(record, from, length, charset);
        }
    }

    /** Bytes; empty if there are none. */
    Optional<byte[]> blob(String column) {
        int i = index(column);
        int length = i < 0 || types[i] < 12 ? 0 : (int) length(types[i]);
        return length == 0
                ? Optional.empty()
                : Optional.of(Arrays.copyOfRange(record, offsets[i], offsets[i] + length));
    }

    /** A text as it is, bytes as hexadecimal digits. */
    Optional<String> hex(String column) {
        int i = index(column);
        boolean bytes = i >= 0 && types[i] >= 12 && types[i] % 2 == 0;
        return bytes ? blob(column).map(HexFormat.of()::formatHex) : text(column);
    }

    private int index(String column) {
        int i = table.index(column);
        return i < types.length ? i : -1;
    }

    private long signed(int at, int length) {
        long value = record[at];
        for (int i = 1; i < length; i++) {
            value = value << 8 | record[at + i] & 0xff;
        }
        return value;
    }

    @Override
    public String toString() {
        return "SqliteRow[" + id + ", " + types.length + " columns]";
    }
}
