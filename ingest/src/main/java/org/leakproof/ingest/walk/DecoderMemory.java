package org.leakproof.ingest.walk;

import org.tukaani.xz.ArrayCache;
import org.tukaani.xz.BasicArrayCache;

/**
 * The memory of all decoders that are at work at the same time, one inside the other. Dictionaries are used again: a
 * container of many small xz files would otherwise clear gigabytes.
 */
final class DecoderMemory extends ArrayCache {
    private final ArrayCache arrays = new BasicArrayCache();
    private final long limit;
    private long used;

    /** Thrown out of a decoder that asks for more than is left. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    DecoderMemory(long limit) {
        this.limit = limit;
    }

    /** Forgets what decoders that failed half-way did not give back. */
    void reset() {
        used = 0;
    }

    long left() {
        return limit - used;
    }

    /** @throws Exceeded if that is more than is left */
    void reserve(long bytes) {
        if (bytes > left()) {
            throw new Exceeded();
        }
        used += bytes;
    }

    void release(long bytes) {
        used = Math.max(0, used - bytes);
    }

    @Override
    public byte[] getByteArray(int size, boolean fillWithZeros) {
        reserve(size);
        return arrays.getByteArray(size, fillWithZeros);
    }

    @Override
    public void putArray(byte[] array) {
        release(array.length);
        arrays.putArray(array);
    }

    @Override
    public int[] getIntArray(int size, boolean fillWithZeros) {
        reserve((long) Integer.BYTES * size);
        return arrays.getIntArray(size, fillWithZeros);
    }

    @Override
    public void putArray(int[] array) {
        release((long) Integer.BYTES * array.length);
        arrays.putArray(array);
    }
}
