package org.leakproof.ingest.read.sqlite;

import java.io.IOException;
import java.util.Arrays;

/** What belongs to what, as a table of pairs says: 16 bytes a pair, in the order of the rows for each. */
final class Links {
    private long[] from = new long[64];
    private long[] to = new long[64];
    private int size;

    private Links() {}

    /** @param table of pairs; none if the database does not have it */
    static Links of(Database database, String table, String fromColumn, String toColumn) throws IOException {
        Links links = new Links();
        database.rows(table, row -> {
            if (row.integer(fromColumn).isPresent() && row.integer(toColumn).isPresent()) {
                links.add(
                        row.integer(fromColumn).getAsLong(),
                        row.integer(toColumn).getAsLong());
            }
        });
        links.sort();
        return links;
    }

    private void add(long one, long other) {
        if (size == from.length) {
            from = Arrays.copyOf(from, size * 2);
            to = Arrays.copyOf(to, size * 2);
        }
        from[size] = one;
        to[size++] = other;
    }

    /** Rows mostly stand in order already. */
    private void sort() {
        boolean sorted = true;
        for (int i = 1; i < size && sorted; i++) {
            sorted = from[i - 1] <= from[i];
        }
        if (!sorted) {
            Integer[] order = new Integer[size];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Long.compare(from[a], from[b]));
            long[] sortedFrom = new long[size];
            long[] sortedTo = new long[size];
            for (int i = 0; i < size; i++) {
                sortedFrom[i] = from[order[i]];
                sortedTo[i] = to[order[i]];
            }
            from = sortedFrom;
            to = sortedTo;
        }
    }

    /** What belongs to this; empty if nothing does. */
    long[] of(long one) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (from[middle] < one) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int end = low;
        while (end < size && from[end] == one) {
            end++;
        }
        return Arrays.copyOfRange(to, low, end);
    }

    @Override
    public String toString() {
        return "Links[" + size + "]";
    }
}
