package org.leakproof.publish.spool;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.leakproof.contract.record.EndOfRun;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.IdSet;
import org.leakproof.contract.record.RunId;

/** What of the spool counts: lengths of its files, checksums of what the last commit added to them, and how far each
 *  partition was read. It is a small text file that is replaced whole.
 *
 *  @param heads the file of heads
 *  @param bodies the file of records
 *  @param outcomes how many heads there are
 *  @param next by partition, the offset that comes next
 *  @param ends by partition, its end mark */
record Checkpoint(
        RunId run,
        int partitions,
        Extent heads,
        Extent bodies,
        long outcomes,
        SortedMap<Integer, Long> next,
        SortedMap<Integer, EndOfRun> ends) {
    private static final String HEADER = "leakproof-spool-1";

    /** @param length bytes that count
     *  @param last where the last commit's bytes begin
     *  @param crc CRC-32C of these */
    record Extent(long length, long last, long crc) {
        static final Extent EMPTY = new Extent(0, 0, 0);
    }

    static Checkpoint start(RunId run, int partitions) {
        return new Checkpoint(run, partitions, Extent.EMPTY, Extent.EMPTY, 0, new TreeMap<>(), new TreeMap<>());
    }

    byte[] encode() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        text.append(run.value()).append(' ').append(partitions).append('\n');
        line(text, heads);
        line(text, bodies);
        text.append(outcomes).append('\n');
        text.append(next.size()).append('\n');
        next.forEach((partition, offset) ->
                text.append(partition).append(' ').append(offset).append('\n'));
        text.append(ends.size()).append('\n');
        ends.forEach((partition, end) -> {
            text.append(partition).append(' ').append(end.messages().count()).append(' ');
            text.append(end.messages().digest()).append(' ');
            text.append(end.attachments().count()).append(' ');
            text.append(end.attachments().digest()).append('\n');
        });
        text.append(sum(text.toString())).append('\n');
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void line(StringBuilder text, Extent extent) {
        text.append(extent.length()).append(' ').append(extent.last()).append(' ');
        text.append(extent.crc()).append('\n');
    }

    /** Empty if the bytes are no checkpoint: it is replaced whole, so this is damage. */
    static Optional<Checkpoint> decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.US_ASCII);
        int end = text.lastIndexOf('\n', text.length() - 2) + 1;
        if (!text.startsWith(HEADER)
                || !text.endsWith("\n")
                || !text.substring(end).strip().equals(sum(text.substring(0, end)))) {
            return Optional.empty();
        }
        Iterator<String> lines = List.of(text.split("\n")).iterator();
        lines.next();
        String[] first = lines.next().split(" ");
        RunId run = new RunId(first[0]);
        Extent heads = extent(lines.next());
        Extent bodies = extent(lines.next());
        long outcomes = Long.parseLong(lines.next());
        SortedMap<Integer, Long> next = new TreeMap<>();
        for (int n = Integer.parseInt(lines.next()); n > 0; n--) {
            String[] field = lines.next().split(" ");
            next.put(Integer.valueOf(field[0]), Long.valueOf(field[1]));
        }
        SortedMap<Integer, EndOfRun> ends = new TreeMap<>();
        for (int n = Integer.parseInt(lines.next()); n > 0; n--) {
            String[] field = lines.next().split(" ");
            int partition = Integer.parseInt(field[0]);
            ends.put(
                    partition,
                    new EndOfRun(
                            run,
                            partition,
                            new IdSet(Long.parseLong(field[1]), field[2]),
                            new IdSet(Long.parseLong(field[3]), field[4])));
        }
        return Optional.of(new Checkpoint(run, Integer.parseInt(first[1]), heads, bodies, outcomes, next, ends));
    }

    private static Extent extent(String line) {
        String[] field = line.split(" ");
        return new Extent(Long.parseLong(field[0]), Long.parseLong(field[1]), Long.parseLong(field[2]));
    }

    private static String sum(String text) {
        return HexFormat.of().formatHex(Hashes.sha256(text));
    }
}
