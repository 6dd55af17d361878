package org.leakproof.ingest.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.HeldReason;

/** Keeps the bytes of a JSON text until it is known what they are, and hands them over in their order: as a record, as held, or
 *  as what lies between. Offsets are those of the entry. */
final class RecordBytes {
    /** Records beyond this many bytes are held. */
    static final int MOST = 32 << 20;

    /** Gaps below this many bytes hold no record. */
    private static final int SHORTEST = 16;

    private final RecordPaths layout;
    private final Surroundings around;
    private final RecordSink sink;

    private long recordStart;
    /** Its bytes are not kept any more. */
    private boolean oversize;

    private byte[] bytes = new byte[1 << 12];
    private int size;

    /** Everything before it was handed over. */
    private long accounted;

    /** What follows it, as far as it lies in no record and was in earlier chunks. */
    private byte[] between = {};

    private int betweenSize;

    /** The bytes in hand, and those of them from which on the record's are not among {@link #bytes} yet. */
    private byte[] chunk = {};

    private long chunkStart;
    private int unkept;

    /** @param around asked for what stands around the records */
    RecordBytes(RecordPaths layout, Surroundings around, RecordSink sink) {
        this.layout = layout;
        this.around = around;
        this.sink = sink;
    }

    /** Takes bytes in hand, those from {@code from} on for the first time. They stay until {@link #keepRecord} or
     *  {@link #keepBetween} is told that they go. */
    void take(byte[] buffer, long position, int from) {
        chunk = buffer;
        chunkStart = position;
        unkept = from;
    }

    /** A record begins within the bytes in hand. */
    void begin(long at) {
        oversize = false;
        recordStart = at;
        size = 0;
        unkept = (int) (at - chunkStart);
    }

    /** How many bytes more the record may have from here on; any number once its end alone is looked for. */
    long room(long at) {
        return oversize ? Integer.MAX_VALUE : recordStart + MOST - at;
    }

    /** Keeps the record's share of the bytes in hand, since they go, and what lies before it. */
    void keepRecord(long end) {
        keepUpTo(end);
        keepBetween(recordStart);
    }

    /** Keeps what lies in no record of the bytes in hand, since they go. */
    void keepBetween(long end) {
        long from = accounted + betweenSize;
        if (!layout.anywhere() || end <= from) {
            return;
        }
        int more = (int) (end - from);
        if (betweenSize + more > MOST) {
            search(from);
            accountFor(from);
        }
        if (betweenSize + more > between.length) {
            between = Arrays.copyOf(between, Math.max(betweenSize + more, betweenSize * 2));
        }
        System.arraycopy(chunk, (int) (from - chunkStart), between, betweenSize, more);
        betweenSize += more;
    }

    /** The record's brackets are closed.
     *
     *  @param unfit the reason for which it is held if it is none */
    void end(long end, HeldReason unfit) {
        gap(recordStart);
        if (!sink.wants(end - 1)) {
            accountFor(end);
            return;
        }
        if (oversize) {
            held(recordStart, end, HeldReason.TOO_LARGE);
            accountFor(end);
            return;
        }
        byte[] from = chunk;
        int start = (int) (recordStart - chunkStart);
        int length = (int) (end - recordStart);
        if (start < 0 || size > 0) {
            keepUpTo(end);
            from = bytes;
            start = 0;
        }
        Optional<JsonNode> node = JsonText.read(from, start, length);
        if (node.isPresent() && layout.fits().test(node.get())) {
            if (sink.wants(recordStart)) {
                sink.record(new JsonRecord(recordStart, from, start, length, node.get(), around.enclosing(), false));
            }
            accountFor(end);
            return;
        }
        if (from != bytes) {
            keepUpTo(end);
        }
        handOver(Salvage.of(bytes, 1, size, layout.fits()), end, unfit);
    }

    /** The record is broken and ends here. Tells whether it held whole ones. */
    boolean abandon(long end, HeldReason reason) {
        keepUpTo(end);
        gap(recordStart);
        if (oversize) {
            held(recordStart, end, reason);
            accountFor(end);
            return false;
        }
        List<int[]> whole = Salvage.of(bytes, 1, size, layout.fits());
        handOver(whole, end, reason);
        return !whole.isEmpty();
    }

    /** The whole records within one that has as many bytes as one may have; if there are none, its end is looked for. */
    List<int[]> whole(long at) {
        keepUpTo(at);
        List<int[]> whole = Salvage.of(bytes, 1, size, layout.fits());
        oversize = whole.isEmpty();
        return whole;
    }

    /** The record ends behind the last of the whole ones in it. Gives back what it has behind that. */
    byte[] breakOff(List<int[]> whole) {
        gap(recordStart);
        int behind = whole.get(whole.size() - 1)[1];
        handOver(whole, recordStart + behind, HeldReason.TOO_LARGE);
        return Arrays.copyOfRange(bytes, behind, size);
    }

    /** What lies in no record ends here. */
    void gap(long end) {
        if (layout.anywhere() && end - accounted >= SHORTEST) {
            keepBetween(end);
            search(end);
        } else if (end > accounted) {
            sink.gap(accounted, end - accounted);
        }
    }

    /** Takes the record's bytes out of those in hand. */
    private void keepUpTo(long end) {
        int to = (int) (end - chunkStart);
        int more = to - unkept;
        if (!oversize && more > 0) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(MOST, Math.max(size + more, bytes.length * 2)));
            }
            System.arraycopy(chunk, unkept, bytes, size, more);
            size += more;
        }
        unkept = to;
    }

    /** The record in hand, as far as {@code end}: what of it is whole, and the rest as held. */
    private void handOver(List<int[]> whole, long end, HeldReason reason) {
        long from = recordStart;
        for (int[] found : whole) {
            long at = recordStart + found[0];
            rest(from, at, reason);
            int length = found[1] - found[0];
            if (sink.wants(at)) {
                JsonNode node = JsonText.read(bytes, found[0], length).orElseThrow();
                sink.record(new JsonRecord(at, bytes, found[0], length, node, around.uncertain(), true));
            }
            from = recordStart + found[1];
        }
        rest(from, end, reason);
        accountFor(end);
    }

    /** What is left of a broken record before, between or behind the whole ones. */
    private void rest(long from, long end, HeldReason reason) {
        boolean separates = from > recordStart;
        for (int i = (int) (from - recordStart); separates && i < end - recordStart; i++) {
            separates = " \t\r\n,[]".indexOf(bytes[i]) >= 0;
        }
        if (!separates) {
            held(from, end, reason);
        } else if (end > from) {
            sink.gap(from, end - from);
        }
    }

    private void held(long from, long end, HeldReason reason) {
        if (end > from && sink.wants(from)) {
            sink.held(from, end - from, reason);
        }
    }

    /** Hands over records that stand where none should, below a key that was broken, and the rest as gaps. */
    private void search(long end) {
        long from = accounted;
        for (int[] found : Salvage.of(between, 0, betweenSize, layout.fits())) {
            long at = accounted + found[0];
            if (at > from) {
                sink.gap(from, at - from);
            }
            int length = found[1] - found[0];
            if (sink.wants(at)) {
                JsonNode node = JsonText.read(between, found[0], length).orElseThrow();
                sink.record(new JsonRecord(at, between, found[0], length, node, around.uncertain(), true));
            }
            from = at + length;
        }
        if (end > from) {
            sink.gap(from, end - from);
        }
    }

    private void accountFor(long end) {
        accounted = end;
        betweenSize = 0;
    }
}
