package org.leakproof.ingest.walk;

import java.util.Arrays;
import java.util.Optional;

/** Reads a central directory entry by entry, however long it is, and finds each entry's data. */
final class ZipDirectory {
    private static final int SIGNATURE = 0x05054B50;

    private final Region zip;
    private final ZipEnd end;
    private final RegionStream in;
    private boolean ended;
    private long lastHeader = -1;
    private boolean damaged;

    ZipDirectory(Region zip, ZipEnd end) {
        this.zip = zip;
        this.end = end;
        this.in = zip.slice(end.directory(), end.end() - end.directory()).stream();
    }

    /** Whether the directory broke off before its end. */
    boolean damaged() {
        return damaged;
    }

    Optional<ZipPlace> next() {
        return nextRecord().map(this::place);
    }

    /** The next entry as the directory has it, without a look at the entry itself. */
    Optional<ZipRecord> nextRecord() {
        if (ended) {
            return Optional.empty();
        }
        byte[] fixed = new byte[ZipRecord.CENTRAL_FIXED];
        int have = read(fixed, 0);
        if (have < fixed.length || ZipRecord.u32(fixed, 0) != ZipRecord.CENTRAL) {
            ended = true;
            // A digital signature (APPNOTE 4.3.13) may stand at the end.
            damaged = have > 0 && (have < 4 || ZipRecord.u32(fixed, 0) != SIGNATURE);
            return Optional.empty();
        }
        byte[] header = Arrays.copyOf(fixed, ZipRecord.length(fixed));
        if (read(header, fixed.length) < header.length - fixed.length) {
            ended = true;
            damaged = true;
            return Optional.empty();
        }
        return Optional.of(ZipRecord.central(header));
    }

    private int read(byte[] into, int from) {
        int have = from;
        int n = 0;
        while (n >= 0 && have < into.length) {
            n = in.read(into, have, into.length - have);
            have += Math.max(n, 0);
        }
        return have - from;
    }

    private ZipPlace place(ZipRecord record) {
        for (long header : end.candidates(record.localOffset())) {
            if (header < 0 || header > zip.length() - ZipRecord.LOCAL_FIXED || end.wrapped() && header <= lastHeader) {
                continue;
            }
            byte[] fixed = zip.bytes(header, ZipRecord.LOCAL_FIXED);
            if (fixed.length < ZipRecord.LOCAL_FIXED
                    || ZipRecord.u32(fixed, 0) != ZipRecord.LOCAL
                    || end.wrapped() && !sameName(header, fixed, record)) {
                continue;
            }
            lastHeader = header;
            // Beyond 4 GiB a wrapped size is wrong: only the stream itself knows where it ends.
            boolean ends = !end.wrapped() || record.method() != 8;
            return new ZipPlace(record, header, header + ZipRecord.length(fixed), ends);
        }
        return new ZipPlace(record, -1, -1, true);
    }

    private boolean sameName(long header, byte[] fixed, ZipRecord record) {
        byte[] name = zip.bytes(header + ZipRecord.LOCAL_FIXED, ZipRecord.u16(fixed, 26));
        return Arrays.equals(name, record.name().bytes());
    }
}
