package org.leakproof.ingest.read.pst;

/** The check value of pages and blocks: CRC-32 without its complements, which is why Java's own is of no use. */
final class CheckSum {
    private static final int[] TABLE = new int[256];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ 0xEDB88320;
            }
            TABLE[i] = value;
        }
    }

    private CheckSum() {}

    static int of(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum = TABLE[(sum ^ bytes[i]) & 0xFF] ^ sum >>> 8;
        }
        return sum;
    }
}
