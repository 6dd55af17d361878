package org.leakproof.publish.books;

import java.util.HexFormat;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.IdSet;

/** An {@link IdSet} that grows in place: for tens of millions of ids. */
final class IdSum {
    private long count;
    private long high;
    private long low;

    static byte[] hash(String id) {
        return Hashes.sha256(id);
    }

    void add(String id) {
        add(hash(id));
    }

    /** @param hash of the id */
    void add(byte[] hash) {
        count++;
        add(number(hash, 0), number(hash, 8));
    }

    private void add(long moreHigh, long moreLow) {
        low += moreLow;
        high += moreHigh;
        if (Long.compareUnsigned(low, moreLow) < 0) {
            high++;
        }
    }

    private static long number(byte[] bytes, int at) {
        long value = 0;
        for (int i = at; i < at + 8; i++) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return value;
    }

    IdSet toIdSet() {
        HexFormat hex = HexFormat.of();
        return new IdSet(count, hex.toHexDigits(high) + hex.toHexDigits(low));
    }
}
