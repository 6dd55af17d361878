package org.leakproof.publish.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.EndOfRun;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.Outcome.Passed;
import org.leakproof.contract.record.RunId;
import org.leakproof.publish.disk.ByteReader;
import org.leakproof.publish.disk.ByteWriter;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.disk.Disk.Access;
import org.leakproof.publish.disk.DiskFile;
import org.leakproof.publish.disk.ForwardReader;
import org.leakproof.publish.spool.Checkpoint.Extent;

/** A run's outcomes, kept on the disk with the position up to which each partition was read, so that a process that dies at
 *  any moment goes on without a gap and without doing anything twice.
 *
 *  <p>Heads and records are appended to two flat files. {@link #commit} sees both onto the disk and then replaces the
 *  checkpoint, which is the one step that counts; what lies behind the checkpoint's lengths is cut off at the next start.
 *  A lock lets one owner in. Secret: mode 0700. Not thread-safe. */
public final class Spool implements Closeable {
    private final Path folder;
    private final Disk disk;
    private final FileChannel lockChannel;
    private final DiskFile heads;
    private final DiskFile bodies;
    private final CRC32C headsCrc = new CRC32C();
    private final CRC32C bodiesCrc = new CRC32C();
    private final CRC32C frameCrc = new CRC32C();
    private final ByteWriter scratch = new ByteWriter();
    private final ByteWriter frame = new ByteWriter();
    private final SortedMap<Integer, Long> next;
    private final SortedMap<Integer, EndOfRun> ends;
    private Checkpoint committed;
    private long outcomes;

    private Spool(
            Path folder, Disk disk, FileChannel lockChannel, DiskFile heads, DiskFile bodies, Checkpoint committed) {
        this.folder = folder;
        this.disk = disk;
        this.lockChannel = lockChannel;
        this.heads = heads;
        this.bodies = bodies;
        this.committed = committed;
        this.next = new TreeMap<>(committed.next());
        this.ends = new TreeMap<>(committed.ends());
        this.outcomes = committed.outcomes();
    }

    /** Opens a run's spool, or begins one; cuts off what no commit covers.
     *
     *  @param partitions of the run's topic
     *  @throws OperatorMistake if another process has it open, if it is another run's, or if what was committed is no
     *      longer on the disk */
    public static Spool open(Path folder, RunId run, int partitions, Disk disk) throws IOException {
        disk.makeFolder(folder, Access.OWNER);
        FileChannel lockChannel = lock(folder);
        try {
            Path file = folder.resolve("checkpoint");
            Checkpoint checkpoint;
            if (Files.exists(file)) {
                checkpoint = Checkpoint.decode(Files.readAllBytes(file)).orElseThrow(() -> damaged(folder));
                if (!checkpoint.run().equals(run) || checkpoint.partitions() != partitions) {
                    throw new OperatorMistake(folder + ": holds run " + checkpoint.run() + " over "
                            + checkpoint.partitions() + " partitions, expected run " + run + " over " + partitions
                            + "; use another work folder");
                }
            } else {
                checkpoint = Checkpoint.start(run, partitions);
            }
            @Nullable DiskFile heads = null;
            try {
                heads = recover(folder, "heads", checkpoint.heads(), disk);
                DiskFile bodies = recover(folder, "bodies", checkpoint.bodies(), disk);
                if (!Files.exists(file)) {
                    disk.replace(file, checkpoint.encode(), Access.OWNER);
                }
                return new Spool(folder, disk, lockChannel, heads, bodies, checkpoint);
            } catch (IOException | RuntimeException | Error e) {
                if (heads != null) {
                    heads.close();
                }
                throw e;
            }
        } catch (IOException | RuntimeException | Error e) {
            lockChannel.close();
            throw e;
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new OperatorMistake(
                    folder + ": another process is publishing this run; wait for it, or stop it, and try again");
        }
        return channel;
    }

    private static DiskFile recover(Path folder, String name, Extent extent, Disk disk) throws IOException {
        Path path = folder.resolve(name);
        DiskFile file = Files.exists(path) ? disk.open(path) : disk.create(path, Access.OWNER);
        try {
            if (file.length() < extent.length()) {
                throw damaged(folder);
            }
            if (file.length() > extent.length()) {
                file.truncate(extent.length());
                file.force();
            }
            CRC32C crc = new CRC32C();
            ForwardReader last = new ForwardReader(file, extent.last(), extent.length());
            while (!last.atEnd()) {
                crc.update(last.take((int) Math.min(1 << 16, extent.length() - last.position())));
            }
            if (crc.getValue() != extent.crc()) {
                throw damaged(folder);
            }
            return file;
        } catch (IOException | RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    private static OperatorMistake damaged(Path folder) {
        return new OperatorMistake(folder
                + ": what was written here is no longer what is on the disk; check the disk, delete this folder and run"
                + " the same command again: it is filled anew from the topic");
    }

    /** The offset that comes next in a partition; 0 if nothing was read. */
    public long next(int partition) {
        return next.getOrDefault(partition, 0L);
    }

    /** Whether the partition's end mark is in. */
    public boolean ended(int partition) {
        return ends.containsKey(partition);
    }

    /** Whether every partition's end mark is in. */
    public boolean complete() {
        return ends.size() == committed.partitions();
    }

    public int partitions() {
        return committed.partitions();
    }

    public RunId run() {
        return committed.run();
    }

    /** End marks by partition. */
    public Map<Integer, EndOfRun> ends() {
        return Map.copyOf(ends);
    }

    /** Outcomes taken, those that were replaced by later ones included. */
    public long outcomes() {
        return outcomes;
    }

    /** Bytes that are not committed. */
    public long uncommitted() {
        return heads.length()
                - committed.heads().length()
                + bodies.length()
                - committed.bodies().length();
    }

    /** Takes an outcome. Behind the partition's end mark it does not count and is passed over.
     *
     *  @param offset its offset in the partition, beyond all that was taken */
    public void append(int partition, long offset, Outcome outcome) throws IOException {
        advance(partition, offset);
        if (ended(partition)) {
            return;
        }
        long body = bodies.length();
        int bodyLength = 0;
        if (outcome.result() instanceof Passed passed) {
            scratch.clear();
            BodyCodec.write(scratch, passed.record());
            bodyLength = scratch.length();
            writeFrame(bodies, bodiesCrc, scratch);
        }
        scratch.clear();
        Head.of(outcome, partition, body, bodyLength).write(scratch);
        writeFrame(heads, headsCrc, scratch);
        outcomes++;
    }

    /** Takes a partition's end mark. */
    public void append(int partition, long offset, EndOfRun end) {
        if (!end.run().equals(run()) || end.partition() != partition) {
            throw new IllegalStateException("the end mark of partition " + end.partition() + " of run " + end.run()
                    + " stands in partition " + partition + " of run " + run());
        }
        advance(partition, offset);
        @Nullable EndOfRun earlier = ends.putIfAbsent(partition, end);
        if (earlier != null && !earlier.equals(end)) {
            throw new IllegalStateException("partition " + partition + " has two different end marks");
        }
    }

    private void advance(int partition, long offset) {
        if (partition < 0 || partition >= partitions()) {
            throw new IllegalArgumentException("partition " + partition + " of " + partitions());
        }
        if (offset < next(partition)) {
            throw new IllegalStateException(
                    "offset " + offset + " of partition " + partition + " comes again; expected " + next(partition));
        }
        next.put(partition, offset + 1);
    }

    /** Notes that everything before an offset is read, where the last of it were no records. */
    public void skipTo(int partition, long offset) {
        next.merge(partition, offset, Math::max);
    }

    /** Makes everything taken so far permanent, positions included, in one step. */
    public void commit() throws IOException {
        if (next.equals(committed.next()) && ends.equals(committed.ends())) {
            return;
        }
        Extent newHeads = extend(heads, headsCrc, committed.heads());
        Extent newBodies = extend(bodies, bodiesCrc, committed.bodies());
        Checkpoint fresh = new Checkpoint(
                run(), partitions(), newHeads, newBodies, outcomes, new TreeMap<>(next), new TreeMap<>(ends));
        disk.replace(folder.resolve("checkpoint"), fresh.encode(), Access.OWNER);
        committed = fresh;
        headsCrc.reset();
        bodiesCrc.reset();
    }

    private static Extent extend(DiskFile file, CRC32C crc, Extent before) throws IOException {
        if (file.length() == before.length()) {
            return before;
        }
        file.force();
        return new Extent(file.length(), before.length(), crc.getValue());
    }

    /** Length, CRC-32C, bytes. */
    private void writeFrame(DiskFile file, CRC32C fileCrc, ByteWriter content) throws IOException {
        frameCrc.reset();
        frameCrc.update(content.bytes(), 0, content.length());
        frame.clear().i32(content.length()).i32((int) frameCrc.getValue());
        file.write(frame.bytes(), 0, frame.length());
        file.write(content.bytes(), 0, content.length());
        fileCrc.update(frame.bytes(), 0, frame.length());
        fileCrc.update(content.bytes(), 0, content.length());
    }

    /** Takes one encoded head after the other, in the order in which they came. */
    public interface HeadVisitor {
        void head(byte[] encoded) throws IOException;
    }

    /** Shows all committed heads.
     *
     *  @throws OperatorMistake if the disk gives other bytes than were written */
    public void heads(HeadVisitor visitor) throws IOException {
        ForwardReader in = new ForwardReader(heads, 0, committed.heads().length());
        while (!in.atEnd()) {
            ByteReader frameHead = new ByteReader(in.take(8), 0);
            byte[] content = in.take(frameHead.i32());
            check(content, frameHead.i32());
            visitor.head(content);
        }
    }

    /** The record of a head that passed.
     *
     *  @throws OperatorMistake if the disk gives other bytes than were written */
    public CleanRecord record(Head.Pass pass) throws IOException {
        byte[] framed = new byte[8 + pass.bodyLength()];
        bodies.read(pass.body(), framed, framed.length);
        ByteReader in = new ByteReader(framed, 0);
        int length = in.i32();
        int crc = in.i32();
        frameCrc.reset();
        frameCrc.update(framed, 8, pass.bodyLength());
        if (length != pass.bodyLength() || (int) frameCrc.getValue() != crc) {
            throw damaged(folder);
        }
        return BodyCodec.read(in);
    }

    private void check(byte[] content, int crc) {
        frameCrc.reset();
        frameCrc.update(content, 0, content.length);
        if ((int) frameCrc.getValue() != crc) {
            throw damaged(folder);
        }
    }

    /** A folder for what is made on the way to the release; emptied at each call. */
    public Path scratchFolder() throws IOException {
        Path scratchFolder = folder.resolve("sort");
        disk.deleteTree(scratchFolder);
        disk.makeFolder(scratchFolder, Access.OWNER);
        return scratchFolder;
    }

    public Path folder() {
        return folder;
    }

    /** Lets go of the spool; what was not committed comes again. */
    @Override
    public void close() throws IOException {
        try (lockChannel;
                heads) {
            bodies.close();
        }
    }

    @Override
    public String toString() {
        return "Spool[" + run() + ", " + outcomes + " outcomes]";
    }

    /** What the spool needs on the disk and how many outcomes a run has, as far as known. */
    public Optional<Long> expected() {
        if (!complete()) {
            return Optional.empty();
        }
        return Optional.of(
                ends.values().stream().mapToLong(end -> end.messages().count()).sum());
    }
}
