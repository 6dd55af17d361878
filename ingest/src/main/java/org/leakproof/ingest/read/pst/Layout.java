package org.leakproof.ingest.read.pst;

/** What differs between the three kinds of stores.
 *
 *  @param wide whether ids and offsets have eight bytes, else four
 *  @param large whether pages have 4 KiB and blocks 64 KiB that may be compressed, as in Outlook's caches since 2013 */
record Layout(boolean wide, boolean large) {
    int pageSize() {
        return large ? 4096 : 512;
    }

    int idSize() {
        return wide ? 8 : 4;
    }

    /** Where a page's count of entries stands; behind it the most it could have, the size of one, and the level. */
    int counts() {
        return large ? 4056 : wide ? 488 : 496;
    }

    int countSize() {
        return large ? 2 : 1;
    }

    int pageTrailer() {
        return large ? 4072 : wide ? 496 : 500;
    }

    int blockTrailer() {
        return large ? 24 : wide ? 16 : 12;
    }

    int largestBlock() {
        return large ? 65536 : 8192;
    }

    int rootOfNodes() {
        return wide ? 216 : 184;
    }

    int rootOfBlocks() {
        return wide ? 232 : 192;
    }

    int cipher() {
        return wide ? 513 : 461;
    }

    int nodeEntry() {
        return wide ? 32 : 16;
    }

    int blockEntry() {
        return wide ? 24 : 12;
    }

    /** An entry of an inner page: a key and a reference. */
    int innerEntry() {
        return wide ? 24 : 12;
    }

    /** Which item of a block a heap id names, from 1. */
    int heapIndex(int id) {
        return large ? id >>> 5 & 0x3FFF : id >>> 5 & 0x7FF;
    }

    int heapBlock(int id) {
        return large ? id >>> 19 : id >>> 16;
    }
}
