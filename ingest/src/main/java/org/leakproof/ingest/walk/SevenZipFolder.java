package org.leakproof.ingest.walk;

import java.util.List;
import java.util.OptionalLong;

/**
 * A run of files that were compressed together.
 *
 * @param coders from the packed bytes to the files' bytes; empty if the coders form no simple chain
 * @param packed first byte of the packed data in the archive
 * @param packedSize its length, all its streams together
 * @param size bytes that the folder expands to
 * @param crc of those bytes, if given
 */
record SevenZipFolder(List<SevenZipCoder> coders, long packed, long packedSize, long size, OptionalLong crc) {
    boolean encrypted() {
        return coders.stream().anyMatch(SevenZipCoder::encrypts);
    }
}
