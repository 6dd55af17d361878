package org.leakproof.ingest.read.mail;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds line feeds eight bytes at a time. A search that skips ahead by what it has just read waits for each byte of it; this
 * one does not. */
final class LineFeeds {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long FEEDS = ONES * '\n';

    private LineFeeds() {}

    /** Where the next one stands in [from, to), or {@code to}. */
    static int next(byte[] bytes, int from, int to) {
        int i = from;
        for (int last = to - Long.BYTES; i <= last; i += Long.BYTES) {
            long differ = (long) LONGS.get(bytes, i) ^ FEEDS;
            // the lowest bit set is that of the first byte that is zero; those above it may be wrong
            long zero = differ - ONES & ~differ & HIGH;
            if (zero != 0) {
                return i + (Long.numberOfTrailingZeros(zero) >>> 3);
            }
        }
        while (i < to && bytes[i] != '\n') {
            i++;
        }
        return i < to ? i : to;
    }
}
