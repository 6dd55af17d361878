package org.leakproof.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.ArchiveEvent.RunRegistered;
import org.leakproof.contract.record.Cleaned;
import org.leakproof.contract.record.EndOfRun;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.RunId;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.Delivery;
import org.leakproof.contract.stream.EventLog;
import org.leakproof.contract.stream.Inbox;
import org.leakproof.contract.stream.StageCounts;
import org.leakproof.contract.stream.Topic;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.plan.ArchiveFacts;
import org.leakproof.publish.release.Approval;
import org.leakproof.publish.release.InsideFolder;
import org.leakproof.publish.release.InsideNotes;
import org.leakproof.publish.release.ReleaseFolders;
import org.leakproof.publish.release.ReleaseOptions;
import org.leakproof.publish.release.ReleaseResult;
import org.leakproof.publish.release.ReleaseWriter;
import org.leakproof.publish.spool.Spool;

/** Brings one run's outcomes from its topic into a release, and an approved release to the output topic. One owner per run;
 *  every step can be repeated after any death. One thread. */
public final class PublishService {
    private static final long COMMIT_BYTES = 32 << 20;
    private static final Duration POLL = Duration.ofMillis(200);

    private final Cluster cluster;
    private final RunRegistered run;
    private final Path spoolFolder;
    private final StageCounts counts;
    private final Disk disk = new Disk();

    /** @param spoolFolder this run's alone; made where it is missing
     *  @param counts in: outcomes collected */
    public PublishService(Cluster cluster, RunRegistered run, Path spoolFolder, StageCounts counts) {
        this.cluster = cluster;
        this.run = run;
        this.spoolFolder = spoolFolder;
        this.counts = counts;
    }

    /** The run that made a release, by the inside folder beside it. */
    public static Optional<RunId> runOf(Path release) {
        return InsideFolder.runOf(ReleaseFolders.insideOf(release)).map(RunId::new);
    }

    /** The inside folder of the release that was made from a spool. */
    public static Optional<Path> insideOf(Path spoolFolder) {
        return ReleaseWriter.releaseOf(spoolFolder).map(ReleaseFolders::insideOf).filter(Files::isDirectory);
    }

    /** Collects outcomes until the run's end marks are in.
     *
     *  @return whether they are; false if it was told to stop */
    public boolean collect(BooleanSupplier stop) {
        Topic<Cleaned> topic = cluster.topics().cleaned(run.run());
        try (Spool spool = openSpool()) {
            Map<Integer, Long> positions = new HashMap<>();
            for (int p = 0; p < run.partitions(); p++) {
                positions.put(p, spool.next(p));
            }
            counts.in(spool.outcomes());
            try (Inbox<Cleaned> inbox = Inbox.assigned(cluster, topic, positions)) {
                while (!spool.complete() && !stop.getAsBoolean()) {
                    Optional<Delivery<Cleaned>> next = inbox.next(POLL);
                    if (next.isPresent()) {
                        take(next.get(), spool);
                    }
                    if (next.isEmpty() || spool.uncommitted() > COMMIT_BYTES) {
                        spool.commit();
                    }
                }
            }
            spool.commit();
            return spool.complete();
        } catch (IOException e) {
            throw full(e);
        }
    }

    private void take(Delivery<Cleaned> delivery, Spool spool) throws IOException {
        if (delivery.value() instanceof Outcome outcome) {
            spool.append(delivery.partition(), delivery.nextOffset() - 1, outcome);
            counts.in(1);
            counts.bytes(delivery.bytes());
        } else {
            spool.append(delivery.partition(), delivery.nextOffset() - 1, (EndOfRun) delivery.value());
        }
    }

    /** Writes the release from what was collected, or finds it written.
     *
     *  @throws OperatorMistake as {@link ReleaseWriter#write} */
    public ReleaseResult write(ReleaseOptions options, InsideNotes notes) {
        try (Spool spool = openSpool()) {
            ReleaseResult result = new ReleaseWriter(disk).write(spool, run, facts(), options, notes);
            result.manifestSha256()
                    .ifPresent(manifest -> EventLog.append(
                            cluster,
                            "publish." + run.run(),
                            List.of(new ArchiveEvent.RunReleased(
                                    run.run(),
                                    manifest,
                                    result.books().balanced(),
                                    result.books().messages().published(),
                                    result.books().messages().held()))));
            return result;
        } catch (IOException e) {
            throw full(e);
        }
    }

    /** Stamps a release of this run as approved and sends its records to the output topic.
     *
     *  @param supersede whether records of other runs that are not in this release are taken back
     *  @return the records that are on the topic
     *  @throws OperatorMistake if the folder is no unchanged release of this run, or must not leave the building */
    public long approve(Path release, boolean supersede) {
        if (!run.approvable()) {
            throw new OperatorMistake(
                    release + ": is not redacted and stays inside; run again with a policy that redacts");
        }
        String manifest = new Approval(disk).approve(release);
        try (Spool spool = openSpool()) {
            if (!spool.complete()) {
                throw new OperatorMistake(release + ": what it was made from is no longer in the work folder; run the"
                        + " same command again that made it, then approve");
            }
            return new OutputTopic(cluster, run, disk).send(spool, facts(), manifest, supersede);
        } catch (IOException e) {
            throw full(e);
        }
    }

    private Spool openSpool() throws IOException {
        Files.createDirectories(spoolFolder.toAbsolutePath().getParent());
        return Spool.open(spoolFolder, run.run(), run.partitions(), disk);
    }

    private ArchiveFacts facts() {
        return visitor -> Inbox.readAll(cluster, cluster.topics().archives(), delivery -> {
            try {
                visitor.event(delivery.value());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private OperatorMistake full(IOException e) {
        return new OperatorMistake(
                Disk.describe(spoolFolder, e) + "; nothing is lost; make room or allow writing, and run the same command"
                        + " again",
                e);
    }
}
