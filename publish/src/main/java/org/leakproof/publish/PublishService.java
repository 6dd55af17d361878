package org.leakproof.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.ArchiveEvent.RunRegistered;
import org.leakproof.contract.record.ArchiveEvent.RunReleased;
import org.leakproof.contract.record.Cleaned;
import org.leakproof.contract.record.EndOfRun;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.Outcome.Held;
import org.leakproof.contract.record.Outcome.Passed;
import org.leakproof.contract.record.Quarantined;
import org.leakproof.contract.record.StageName;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.Delivery;
import org.leakproof.contract.stream.EventLog;
import org.leakproof.contract.stream.Inbox;
import org.leakproof.contract.stream.Outbox;
import org.leakproof.contract.stream.PublishedParts;
import org.leakproof.contract.stream.StageCounts;
import org.leakproof.contract.stream.Topic;
import org.leakproof.publish.bag.TagFiles;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.release.Approval;
import org.leakproof.publish.release.InsideNotes;
import org.leakproof.publish.release.ReleaseOptions;
import org.leakproof.publish.release.ReleaseResult;
import org.leakproof.publish.release.ReleaseWriter;
import org.leakproof.publish.spool.Spool;

/** Brings one run's outcomes from its topic into a release, and an approved release to the output topic. One owner per run;
 *  every step can be repeated after any death. One thread. */
public final class PublishService {
    private static final long COMMIT_BYTES = 32 << 20;
    private static final Duration POLL = Duration.ofMillis(200);

    /** An outcome below this size has no field that would not fit into a record of the output topic, even if each of its
     *  characters had to be escaped. */
    private static final int SURELY_FITS = Outbox.MAX_RECORD_BYTES / 7;

    private final Cluster cluster;
    private final RunRegistered run;
    private final Path spoolFolder;
    private final StageCounts counts;
    private final Disk disk = new Disk();

    /** @param spoolFolder this run's alone; made where it is missing
     *  @param counts in, held and bytes: outcomes collected; out: messages written into the release */
    public PublishService(Cluster cluster, RunRegistered run, Path spoolFolder, StageCounts counts) {
        this.cluster = cluster;
        this.run = run;
        this.spoolFolder = spoolFolder;
        this.counts = counts;
    }

    /** Looks before hours of work whether the release can have its names.
     *
     *  @throws OperatorMistake as {@link ReleaseWriter#check} */
    public void check(Path out) {
        try {
            ReleaseWriter.check(run, out);
        } catch (IOException e) {
            throw full(e);
        }
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
            if (spool.complete()) {
                return true;
            }
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
        long offset = delivery.nextOffset() - 1;
        if (delivery.value() instanceof Outcome outcome) {
            Outcome fitting = fitting(outcome, delivery.bytes());
            spool.append(delivery.partition(), offset, fitting);
            counts.in(1);
            counts.bytes(delivery.bytes());
            counts.held(fitting.result() instanceof Held ? 1 : 0);
        } else {
            spool.append(delivery.partition(), offset, (EndOfRun) delivery.value());
        }
    }

    /** Holds what the output topic could not carry, so that release and topic never differ. */
    private Outcome fitting(Outcome outcome, int bytes) {
        if (run.approvable()
                && bytes > SURELY_FITS
                && outcome.result() instanceof Passed passed
                && PublishedParts.split(passed.record()).isEmpty()) {
            return outcome.held(StageName.PUBLISH, HeldReason.RECORD_TOO_LARGE);
        }
        return outcome;
    }

    /** Writes the release from what was collected, or finds it written.
     *
     *  @throws OperatorMistake as {@link ReleaseWriter#write} */
    public ReleaseResult write(ReleaseOptions options, InsideNotes notes) {
        try (Spool spool = openSpool()) {
            ReleaseResult result = new ReleaseWriter(disk, () -> counts.out(1))
                    .write(spool, run, new TopicFacts(cluster), options, notes);
            if (result.manifestSha256().isPresent()) {
                note(result, result.manifestSha256().get());
            }
            return result;
        } catch (IOException e) {
            throw full(e);
        }
    }

    /** Says once that there is a release, and what publish itself held. */
    private void note(ReleaseResult result, String manifest) {
        RunReleased released = new RunReleased(
                run.run(),
                manifest,
                result.books().balanced(),
                result.books().messages().published(),
                result.books().messages().held());
        String key = released.key();
        try (Outbox outbox = Outbox.open(cluster, "publish." + run.run());
                EventLog log = EventLog.open(cluster, key::equals)) {
            if (log.latest(key).equals(Optional.of(released))) {
                return;
            }
            outbox.begin();
            for (Quarantined held : result.heldHere()) {
                outbox.send(cluster.topics().quarantine(), held.id(), held);
            }
            EventLog.append(outbox, cluster.topics(), released);
            outbox.commit();
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
        checkOurs(release);
        try (Spool spool = openSpool()) {
            if (!spool.complete()) {
                throw new OperatorMistake(release + ": what it was made from is no longer in the work folder; run the"
                        + " same command again that made it, then approve");
            }
            String manifest = new Approval(disk).approve(release);
            return new OutputTopic(cluster, run, disk).send(spool, new TopicFacts(cluster), manifest, supersede);
        } catch (IOException e) {
            throw full(e);
        }
    }

    private Spool openSpool() throws IOException {
        return Spool.open(spoolFolder, run.run(), run.partitions(), disk);
    }

    /** What is sent comes from the spool: the folder must say the same. */
    private void checkOurs(Path release) {
        String key = run.run() + "/released";
        try (EventLog log = EventLog.open(cluster, key::equals)) {
            boolean ours = TagFiles.isBag(release)
                    && log.latest(key, RunReleased.class)
                            .map(RunReleased::manifestSha256)
                            .equals(Optional.of(TagFiles.manifestSha256(release)));
            if (!ours) {
                throw new OperatorMistake(release + ": is not the release that run " + run.run()
                        + " made last; name that one, or make it again");
            }
        } catch (IOException e) {
            throw new OperatorMistake(
                    release + ": cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private OperatorMistake full(IOException e) {
        return new OperatorMistake(
                Disk.describe(spoolFolder, e)
                        + "; nothing is lost; make room or allow writing, and run the same command" + " again",
                e);
    }
}
