package org.leakproof.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.IdSet;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.EventLog;
import org.leakproof.contract.stream.TopicAdmin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is in a work folder or on a cluster. */
@Command(name = "status", mixinStandardHelpOptions = true, header = "Lists archives and runs, and how far they are.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private WorkOptions workOptions;

    @Mixin
    private ClusterOptions clusterOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Cluster> named = clusterOptions.named();
        if (named.isPresent()) {
            print(named.get(), out);
            return ExitCode.COMPLETE.number();
        }
        if (!Files.isDirectory(workOptions.folder)) {
            throw new OperatorMistake(workOptions.folder + ": no such work folder; nothing has run here");
        }
        try (Session session = Session.open(workOptions, clusterOptions, 0)) {
            print(session.cluster(), out);
        }
        return ExitCode.COMPLETE.number();
    }

    private static void print(Cluster cluster, PrintWriter out) {
        try (TopicAdmin admin = TopicAdmin.open(cluster)) {
            if (admin.partitions(cluster.topics().archives()).isEmpty()) {
                out.println("No archives and no runs.");
                return;
            }
        }
        try (EventLog log = EventLog.open(cluster, EventLog.WITHOUT_ENTRIES)) {
            for (ArchiveEvent event : log.all().values()) {
                if (event instanceof ArchiveEvent.Registered archive) {
                    out.println("archive " + archive.archive() + "  " + Sizes.of(archive.bytes()) + "  "
                            + archive(log, archive.archive()));
                }
            }
            for (ArchiveEvent event : log.all().values()) {
                if (event instanceof ArchiveEvent.RunRegistered run) {
                    out.println("run " + run.run() + "  " + run.archives().size()
                            + (run.archives().size() == 1 ? " archive  " : " archives  ") + run(log, run));
                }
            }
        }
    }

    private static String archive(EventLog log, ArchiveId archive) {
        Optional<ArchiveEvent.Read> read = log.latest(archive + "/read", ArchiveEvent.Read.class);
        if (read.isPresent()) {
            return "read: " + read.get().entries().count() + " entries, "
                    + read.get().messages().count() + " messages, "
                    + read.get().attachments().count() + " attachments";
        }
        return log.latest(archive + "/position", ArchiveEvent.Position.class)
                .map(position -> "reading: "
                        + position.messages().stream().mapToLong(IdSet::count).sum() + " messages so far")
                .orElse("not begun");
    }

    private static String run(EventLog log, ArchiveEvent.RunRegistered run) {
        if (log.latest(run.run() + "/approved").isPresent()) {
            return "approved";
        }
        Optional<ArchiveEvent.RunReleased> released =
                log.latest(run.run() + "/released", ArchiveEvent.RunReleased.class);
        if (released.isPresent()) {
            return "released: " + released.get().published() + " published, "
                    + released.get().held() + " held";
        }
        if (log.latest(run.run() + "/gated").isPresent()) {
            return "redacted; not yet released";
        }
        long done = log.all().keySet().stream()
                .filter(key -> key.startsWith(run.run() + "/redacted/"))
                .count();
        return "redacting: " + done + " of " + run.archives().size() * run.partitions() + " partitions done";
    }
}
