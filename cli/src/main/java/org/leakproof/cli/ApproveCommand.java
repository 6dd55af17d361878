package org.leakproof.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.ArchiveEvent.RunRegistered;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.StageCounts;
import org.leakproof.publish.PublishService;
import org.leakproof.publish.release.InsideMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** An editor's word that a release may leave. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        header = "Approves a release: it is stamped APPROVED and sent to the output topic.",
        description = "The tables stay byte for byte as they are; only the bag's tag files change.")
final class ApproveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RELEASE", description = "The folder that a run has written.")
    private Path release;

    @Option(
            names = "--supersede",
            description = "Take back what earlier runs have sent and this one does not hold: tombstones on the topic.")
    private boolean supersede;

    @Mixin
    private WorkOptions workOptions;

    @Mixin
    private ClusterOptions clusterOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Session session = Session.open(workOptions, clusterOptions, 0)) {
            Cluster cluster = session.cluster();
            RunRegistered run = RunLookup.one(
                    cluster,
                    InsideMap.runOf(release)
                            .orElseThrow(() -> new OperatorMistake(release + ": no release of a run, or " + release
                                    + ".inside is missing; name the folder that a run has written")));
            PublishService publish =
                    new PublishService(cluster, run, session.work().spool(run.run()), new StageCounts());
            long records = publish.approve(release, supersede);
            out.println(release + ": APPROVED; " + records + " records are on the topic "
                    + cluster.topics().published());
        }
        return ExitCode.COMPLETE.number();
    }
}
