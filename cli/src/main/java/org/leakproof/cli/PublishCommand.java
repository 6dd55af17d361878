package org.leakproof.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.ArchiveEvent.RunRegistered;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.StageCounts;
import org.leakproof.publish.PublishService;
import org.leakproof.publish.release.InsideNotes;
import org.leakproof.publish.release.ReleaseOptions;
import org.leakproof.publish.release.ReleaseResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The stage publish by itself, on a cluster. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        header = "Writes the releases of runs on a Kafka cluster, until stopped.",
        description =
                "Each run's release becomes a folder named after the run; nothing reaches the output topic before it"
                        + " is approved with \"leakproof approve\".")
final class PublishCommand implements Callable<Integer> {
    @Option(names = "--run", paramLabel = "ID", description = "Write the release of this run only, and end.")
    private String only;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FOLDER",
            description = "Folder in which the releases are made.")
    private Path out;

    @Mixin
    private WorkOptions workOptions;

    @Mixin
    private ClusterOptions clusterOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Cluster cluster = clusterOptions.required("publish");
        PrintWriter console = spec.commandLine().getOut();
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new OperatorMistake(
                    out + ": cannot be made (" + e.getClass().getSimpleName() + "); name another --out", e);
        }
        try (Interruption interruption = Interruption.watch(System.err);
                WorkFolder work = WorkFolder.open(workOptions.folder)) {
            LogFile.writeTo(work.log());
            if (only != null) {
                RunRegistered run = RunLookup.one(cluster, RunLookup.parse(only));
                return release(cluster, run, work, console, interruption).number();
            }
            console.println("Waiting for runs on " + cluster.bootstrap() + "; Ctrl-C stops");
            console.flush();
            RunsToCome.follow(
                    cluster,
                    RunRegistered.class,
                    event -> release(cluster, (RunRegistered) event, work, console, interruption),
                    interruption::asked);
        }
        return ExitCode.COMPLETE.number();
    }

    private ExitCode release(
            Cluster cluster, RunRegistered run, WorkFolder work, PrintWriter console, Interruption interruption)
            throws IOException {
        PublishService service = new PublishService(cluster, run, work.spool(run.run()), new StageCounts());
        if (!service.collect(interruption::asked)) {
            return ExitCode.INTERRUPTED;
        }
        Path release = out.resolve(run.run().value());
        ReleaseResult result = service.write(ReleaseOptions.to(release), InsideNotes.NONE);
        console.println("run " + run.run() + ": " + result.outcome().name().toLowerCase(java.util.Locale.ROOT) + " "
                + release + ", " + result.books().messages().published() + " messages published, "
                + result.books().messages().held() + " held");
        console.flush();
        return result.books().balanced() ? ExitCode.COMPLETE : ExitCode.UNBALANCED;
    }
}
