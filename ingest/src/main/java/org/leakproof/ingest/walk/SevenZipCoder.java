package org.leakproof.ingest.walk;

/**
 * One step of a folder's chain: a method, its properties, and how many bytes it makes.
 *
 * @param method the id read as a big-endian number
 */
record SevenZipCoder(long method, byte[] properties, long size) {
    static final long AES = 0x06F10701L;

    boolean encrypts() {
        return method == AES;
    }

    @Override
    public String toString() {
        return "SevenZipCoder[" + Long.toHexString(method) + "]";
    }
}
