package org.leakproof.ingest.read.sqlite;

/** Reads numbers of one to nine bytes, one after the other. */
final class Varint {
    private final byte[] bytes;
    private int at;

    Varint(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    int at() {
        return at;
    }

    long next() throws DamagedException {
        long value = 0;
        for (int i = 0; i < 9; i++) {
            if (at >= bytes.length) {
                throw new DamagedException();
            }
            byte b = bytes[at++];
            if (i == 8) {
                return value << 8 | b & 0xff;
            }
            value = value << 7 | b & 0x7f;
            if (b >= 0) {
                return value;
            }
        }
        return value;
    }
}
