package org.leakproof.publish.plan;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.leakproof.contract.record.ArchiveEvent.PartRead;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.publish.disk.ByteReader;
import org.leakproof.publish.disk.ByteWriter;
import org.leakproof.publish.disk.ExternalSort;

/** What sources say of their parts, sorted; of one that was reported twice, the last report. */
public final class PartCounts {
    /** Bytes of archive, entry and part. */
    private static final int PLACE = 16 + 4 + 4;

    private final ExternalSort parts;
    private final ByteWriter out = new ByteWriter();
    private long number;

    PartCounts(ExternalSort parts) {
        this.parts = parts;
    }

    /** Takes one part. */
    public interface Visitor {
        void part(PartRead part) throws IOException;
    }

    void add(PartRead part) throws IOException {
        out.clear()
                .hex(part.archive().value())
                .i32(part.entry())
                .i32(part.part())
                .i64(number++);
        parts.add(out.i64(part.declared()).i64(part.found()).i64(part.held()).text(part.name()));
    }

    /** Shows every part, sorted by archive, entry and part. Once. */
    void show(Visitor visitor) throws IOException {
        ExternalSort.Cursor cursor = parts.sorted();
        Optional<byte[]> next = cursor.next();
        while (next.isPresent()) {
            byte[] bytes = next.get();
            next = cursor.next();
            if (next.isEmpty() || !Arrays.equals(bytes, 0, PLACE, next.get(), 0, PLACE)) {
                visitor.part(read(new ByteReader(bytes, 0)));
            }
        }
        parts.close();
    }

    private static PartRead read(ByteReader in) {
        ArchiveId archive = new ArchiveId(in.hex(16));
        int entry = in.i32();
        int part = in.i32();
        in.skip(8);
        long declared = in.i64();
        long found = in.i64();
        long held = in.i64();
        return new PartRead(archive, entry, part, in.text(), declared, found, held);
    }
}
