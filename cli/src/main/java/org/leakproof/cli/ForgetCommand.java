package org.leakproof.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.ArchiveEvent.RunRegistered;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.RunId;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.Outbox;
import org.leakproof.contract.stream.TopicAdmin;
import org.leakproof.publish.release.InsideMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes what a run left. */
@Command(
        name = "forget",
        mixinStandardHelpOptions = true,
        header = "Removes the secret data of a run: topics, spool, inside folder, vault.",
        description = {
            "Archives that another run still uses stay. The release and the key stay; records on the output topic stay.",
            "A vault outside the work folder stays; the command says where it is.",
            "Blocks of a disk may keep what was deleted: secret data belongs on an encrypted disk.",
        })
final class ForgetCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "As \"leakproof status\" shows it.")
    private String run;

    @Option(names = "--keep-inside", description = "Leave the release's inside folder where it is.")
    private boolean keepInside;

    @Mixin
    private WorkOptions workOptions;

    @Mixin
    private ClusterOptions clusterOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (!Files.isDirectory(workOptions.folder)) {
            throw new OperatorMistake(
                    workOptions.folder + ": no such work folder; name the one of the run with --work");
        }
        RunId id = RunLookup.parse(run);
        boolean last;
        Path kafka;
        try (Session session = Session.open(workOptions, clusterOptions, 0)) {
            Cluster cluster = session.cluster();
            WorkFolder work = session.work();
            RunRegistered forgotten = RunLookup.one(cluster, id);
            Optional<Path> inside = InsideMap.ofSpool(work.spool(id));
            List<RunRegistered> others = new ArrayList<>(RunLookup.all(cluster));
            others.remove(forgotten);
            topics(cluster, forgotten, others);
            Folders.delete(work.spool(id));
            VaultFile.forget(id, work)
                    .ifPresent(file -> out.println("The vault " + file
                            + " is outside the work folder and was left: remove it if it is no longer needed"));
            Folders.delete(work.stage("redact").resolve(id.value()));
            if (inside.isPresent() && !keepInside) {
                Folders.delete(inside.get());
                out.println("Removed " + inside.get());
            }
            last = others.isEmpty() && clusterOptions.bootstrap == null && clusterOptions.config == null;
            kafka = work.kafka();
            if (last) {
                Files.deleteIfExists(work.fingerprints());
            }
        }
        if (last) {
            Folders.delete(kafka);
        }
        out.println("Run " + id + " is forgotten" + (last ? "; no topics are left in " + workOptions.folder : ""));
        return ExitCode.COMPLETE.number();
    }

    private static void topics(Cluster cluster, RunRegistered forgotten, List<RunRegistered> others) {
        try (TopicAdmin admin = TopicAdmin.open(cluster);
                Outbox outbox = Outbox.open(cluster, "forget." + forgotten.run())) {
            admin.deleteRun(forgotten.run());
            List<String> keys = new ArrayList<>(RunLookup.keys(cluster, forgotten.run() + "/"));
            for (ArchiveId archive : forgotten.archives()) {
                if (others.stream().noneMatch(other -> other.archives().contains(archive))) {
                    admin.deleteArchive(archive);
                    keys.addAll(RunLookup.keys(cluster, archive + "/"));
                }
            }
            for (int from = 0; from < keys.size(); from += 1000) {
                outbox.begin();
                keys.subList(from, Math.min(keys.size(), from + 1000))
                        .forEach(key -> outbox.tombstone(cluster.topics().archives(), key));
                outbox.commit();
            }
        }
    }
}
