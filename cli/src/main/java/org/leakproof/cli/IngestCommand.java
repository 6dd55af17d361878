package org.leakproof.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.StageCounts;
import org.leakproof.ingest.ArchiveIngest;
import org.leakproof.ingest.IngestOptions;
import org.leakproof.ingest.extract.WorkerPool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The stage ingest by itself, on a cluster. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        header = "Reads archives into a Kafka cluster.",
        description = {
            "Reads the archives that are named and ends; with --drop it goes on, and reads every file or folder that is"
                    + " put into the drop folder, once it has not changed for a while.",
        })
final class IngestCommand implements Callable<Integer> {
    private static final long GLANCE_MILLIS = 1000;

    @Parameters(paramLabel = "ARCHIVE", arity = "0..*", description = "A file or a folder.")
    private List<String> archives = List.of();

    @Option(names = "--drop", paramLabel = "FOLDER", description = "Read what is put here, until stopped.")
    private Path drop;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long something in the drop folder must stay unchanged before it is read"
                    + " (default: ${DEFAULT-VALUE}).")
    private int settle;

    @Mixin
    private ReadOptionsMixin readOptions;

    @Mixin
    private WorkOptions workOptions;

    @Mixin
    private ClusterOptions clusterOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (archives.isEmpty() && drop == null) {
            throw new OperatorMistake("ingest: nothing to read; name archives, or a folder with --drop");
        }
        if (drop != null && !Files.isDirectory(drop)) {
            throw new OperatorMistake(drop + ": no such folder; make it, or name another with --drop");
        }
        Cluster cluster = clusterOptions.required("ingest");
        IngestOptions options = IngestSetup.options(readOptions);
        PrintWriter out = spec.commandLine().getOut();
        try (Interruption interruption = Interruption.watch(System.err);
                WorkFolder work = WorkFolder.open(workOptions.folder)) {
            LogFile.writeTo(work.log());
            try (WorkerPool extractor =
                    IngestSetup.extractor(work.temporary().resolve("extract"), readOptions.workers)) {
                ArchiveIngest ingest =
                        new ArchiveIngest(cluster, options, extractor, work.temporary(), new StageCounts());
                boolean all = read(ArchivePaths.parse(archives), ingest, options, work, out, interruption::asked);
                if (drop != null) {
                    follow(ingest, options, work, out, interruption::asked);
                }
                return (all && !interruption.asked() ? ExitCode.COMPLETE : ExitCode.INTERRUPTED).number();
            }
        }
    }

    private static boolean read(
            List<Path> paths,
            ArchiveIngest ingest,
            IngestOptions options,
            WorkFolder work,
            PrintWriter out,
            BooleanSupplier stop) {
        try (PreparedArchives prepared = PreparedArchives.of(paths, options, work, out, stop)) {
            for (ArchiveIngest.Prepared archive : prepared.archives()) {
                var read = ingest.read(archive, stop);
                if (read.isEmpty()) {
                    return false;
                }
                out.println(
                        "archive " + archive.id() + ": " + read.get().messages().count() + " messages in "
                                + read.get().entries().count() + " entries");
                out.flush();
            }
        } catch (StoppedException e) {
            return false;
        }
        return true;
    }

    private void follow(
            ArchiveIngest ingest, IngestOptions options, WorkFolder work, PrintWriter out, BooleanSupplier stop)
            throws IOException, InterruptedException {
        DropFolder folder = new DropFolder(drop, settle);
        while (!stop.getAsBoolean()) {
            for (Path path : folder.ready()) {
                if (read(List.of(path), ingest, options, work, out, stop)) {
                    folder.done(path);
                }
            }
            Thread.sleep(GLANCE_MILLIS);
        }
    }
}
