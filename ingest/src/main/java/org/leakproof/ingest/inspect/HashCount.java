package org.leakproof.ingest.inspect;

import java.nio.charset.StandardCharsets;

/** Counts what is different, by hashes of 64 bits, up to a number of them; beyond that it goes on without new ones and says
 * so. Grows with what is in it. Not thread-safe. */
public final class HashCount {
    /** 64 MiB of memory at most. */
    public static final int MOST = 1 << 22;

    private long[] slots = new long[1 << 10];
    private final int most;
    private int size;
    private long beyond;

    public HashCount(int most) {
        this.most = most;
    }

    /** Whether it was not there before. */
    public boolean add(long hash) {
        long value = hash == 0 ? 1 : hash;
        int slot = slot(value);
        if (slots[slot] == value) {
            return false;
        }
        if (size >= most) {
            beyond++;
            return true;
        }
        slots[slot] = value;
        size++;
        if (size * 2 > slots.length) {
            grow();
        }
        return true;
    }

    public boolean contains(long hash) {
        long value = hash == 0 ? 1 : hash;
        return slots[slot(value)] == value;
    }

    private int slot(long value) {
        int mask = slots.length - 1;
        int slot = (int) (mixed(value) & mask);
        while (slots[slot] != 0 && slots[slot] != value) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        for (long value : before) {
            if (value != 0) {
                slots[slot(value)] = value;
            }
        }
    }

    /** How many different ones there are, as far as they were counted. */
    public long size() {
        return size;
    }

    /** Whether there were more than it could hold. */
    public boolean isFull() {
        return beyond > 0;
    }

    /** A hash of 64 bits; good for counting, not against an enemy. */
    static long of(String text) {
        long hash = 0xCBF29CE484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
        }
        return mixed(hash);
    }

    /** The first 64 bits of a hash in hexadecimal digits. */
    static long ofHex(String hex) {
        return Long.parseUnsignedLong(hex.substring(0, 16), 16);
    }

    private static long mixed(long value) {
        long mixed = (value ^ value >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }
}
