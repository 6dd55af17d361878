package org.leakproof.ingest.read.sqlite;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.leakproof.contract.record.HeldReason;

/** The tables of a database and their rows. A damaged page loses its own rows and no others. Not thread-safe. */
final class Database implements Closeable {
    /** Rows beyond this many bytes are told and not given. */
    static final int MAX_ROW = 32 << 20;

    private static final int LEAF = 13;
    private static final int INTERIOR = 5;
    private static final int MAX_DEPTH = 30;
    private static final int MAX_TABLES = 10_000;

    /** Takes rows in the order of their numbers. */
    interface Rows {
        void row(SqliteRow row) throws IOException;

        /** Rows that cannot be read: one that is too large, or as many as a damaged page held. */
        default void lost(HeldReason reason) throws IOException {}
    }

    private final SqliteFile file;
    private final Map<String, SqliteTable> tables = new HashMap<>();

    private Database(SqliteFile file) {
        this.file = file;
    }

    /** @throws DamagedException if the file does not begin as a database does */
    static Database open(Path path, Optional<Path> log) throws IOException {
        Database database = new Database(SqliteFile.open(path, log));
        try {
            database.readTables();
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
        return database;
    }

    private void readTables() throws IOException {
        SqliteTable master = new SqliteTable(
                "sqlite_master", 1, "(type text, name text, tbl_name text, rootpage int, sql text)", file.charset());
        rows(master, row -> {
            boolean table = row.text("type").filter("table"::equals).isPresent();
            String sql = row.text("sql").orElse("");
            if (table
                    && tables.size() < MAX_TABLES
                    && !sql.toUpperCase(Locale.ROOT).contains("WITHOUT ROWID")) {
                String name = row.text("name").orElse("").toLowerCase(Locale.ROOT);
                tables.put(name, new SqliteTable(name, row.integer("rootpage", 0), sql, file.charset()));
            }
        });
    }

    /** Tables that have rows with numbers; any case. */
    Optional<SqliteTable> table(String name) {
        return Optional.ofNullable(tables.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Hands over all rows, in the order of their numbers. */
    void rows(SqliteTable table, Rows rows) throws IOException {
        walk(table, table.root(), 0, Long.MIN_VALUE, Long.MAX_VALUE, new BitSet(), rows);
    }

    /** Hands over all rows of a table if there is one. */
    void rows(String table, Rows rows) throws IOException {
        Optional<SqliteTable> found = table(table);
        if (found.isPresent()) {
            rows(found.get(), rows);
        }
    }

    /** @param above numbers of the rows below this page are greater than this
     *  @param upTo and not greater than this: a page that belongs elsewhere does not get in */
    private void walk(SqliteTable table, long number, int depth, long above, long upTo, BitSet seen, Rows rows)
            throws IOException {
        Page page;
        try {
            if (depth > MAX_DEPTH || number < 1 || number > Integer.MAX_VALUE || seen.get((int) number)) {
                throw new DamagedException();
            }
            page = new Page(file.page(number), number);
            seen.set((int) number);
            if (!page.isWhole() || page.type != LEAF && page.type != INTERIOR) {
                throw new DamagedException();
            }
        } catch (DamagedException e) {
            rows.lost(HeldReason.DAMAGED);
            return;
        }
        long low = above;
        for (int i = 0; i < page.cells; i++) {
            try {
                long key = key(page, i);
                if (key <= low && !(key == low && low == Long.MIN_VALUE) || key > upTo) {
                    throw new DamagedException();
                }
                if (page.type == LEAF) {
                    give(row(table, page, i), rows);
                } else {
                    walk(table, number(page.bytes, page.cell(i)), depth + 1, low, key, seen, rows);
                }
                low = key;
            } catch (DamagedException e) {
                rows.lost(HeldReason.DAMAGED);
            }
        }
        if (page.type == INTERIOR) {
            walk(table, number(page.bytes, page.start + 8), depth + 1, low, upTo, seen, rows);
        }
    }

    private static void give(Optional<SqliteRow> row, Rows rows) throws IOException {
        if (row.isPresent()) {
            rows.row(row.get());
        } else {
            rows.lost(HeldReason.TOO_LARGE);
        }
    }

    /** The row with this number, if it can be found and read. */
    Optional<SqliteRow> find(SqliteTable table, long id) throws IOException {
        long number = table.root();
        try {
            for (int depth = 0; depth <= MAX_DEPTH; depth++) {
                Page page = new Page(file.page(number), number);
                if (!page.isWhole() || page.type != LEAF && page.type != INTERIOR) {
                    return Optional.empty();
                }
                boolean leaf = page.type == LEAF;
                int i = first(page, id);
                if (leaf) {
                    return i < page.cells && key(page, i) == id ? row(table, page, i) : Optional.empty();
                }
                number = number(page.bytes, i < page.cells ? page.cell(i) : page.start + 8);
            }
        } catch (DamagedException e) {
            // a row that is lost
        }
        return Optional.empty();
    }

    /** The first cell whose number is not below. */
    private static int first(Page page, long id) throws DamagedException {
        int low = 0;
        int high = page.cells;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (key(page, middle) < id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long key(Page page, int index) throws DamagedException {
        Varint varint = new Varint(page.bytes, page.cell(index) + (page.type == INTERIOR ? 4 : 0));
        if (page.type == LEAF) {
            varint.next();
        }
        return varint.next();
    }

    /** Empty if it is too large. */
    private Optional<SqliteRow> row(SqliteTable table, Page page, int index) throws IOException {
        Varint varint = new Varint(page.bytes, page.cell(index));
        long length = varint.next();
        long id = varint.next();
        if (length < 0) {
            throw new DamagedException();
        }
        if (length > MAX_ROW) {
            return Optional.empty();
        }
        return Optional.of(SqliteRow.of(table, id, record(page.bytes, varint.at(), (int) length)));
    }

    /** Joins what a cell holds with what overflows from it. */
    private byte[] record(byte[] page, int at, int length) throws IOException {
        int usable = file.usable();
        int most = usable - 35;
        int local = length;
        if (length > most) {
            int least = (usable - 12) * 32 / 255 - 23;
            int fitting = least + (length - least) % (usable - 4);
            local = fitting <= most ? fitting : least;
        }
        if (at + local + (local < length ? 4 : 0) > page.length) {
            throw new DamagedException();
        }
        if (local == length) {
            return Arrays.copyOfRange(page, at, at + length);
        }
        // a length that lies must not cost memory: there cannot be more than the file has
        if (length > file.pages() * usable) {
            throw new DamagedException();
        }
        byte[] record = Arrays.copyOf(Arrays.copyOfRange(page, at, at + local), length);
        long next = number(page, at + local);
        for (int filled = local; filled < length; ) {
            byte[] overflow = file.page(next);
            int n = Math.min(usable - 4, length - filled);
            System.arraycopy(overflow, 4, record, filled, n);
            filled += n;
            next = number(overflow, 0);
        }
        return record;
    }

    private static long number(byte[] bytes, int at) throws DamagedException {
        if (at + 4 > bytes.length) {
            throw new DamagedException();
        }
        return (bytes[at] & 0xffL) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** A page of a tree. */
    private static final class Page {
        final byte[] bytes;
        final int start;
        final int type;
        final int cells;

        Page(byte[] bytes, long number) {
            this.bytes = bytes;
            this.start = number == 1 ? 100 : 0;
            this.type = bytes[start];
            this.cells = (bytes[start + 3] & 0xff) << 8 | bytes[start + 4] & 0xff;
        }

        boolean isWhole() {
            return pointers() + 2 * cells <= bytes.length;
        }

        private int pointers() {
            return start + (type == INTERIOR ? 12 : 8);
        }

        int cell(int index) {
            int at = pointers() + 2 * index;
            return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
        }
    }
}
