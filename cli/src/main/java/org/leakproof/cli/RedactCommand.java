package org.leakproof.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.ArchiveEvent.RunRegistered;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.StageCounts;
import org.leakproof.redact.RedactService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The stage redact by itself, on a cluster. */
@Command(
        name = "redact",
        mixinStandardHelpOptions = true,
        header = "Redacts archives on a Kafka cluster, until stopped.",
        description = {
            "Registers one run for each archive that comes, or with --archive one run for those that are named, and takes"
                    + " it through. Any number of workers with the same policy, decisions, key and program share the work;"
                    + " give each a --member name of its own, the same after a restart.",
        })
final class RedactCommand implements Callable<Integer> {
    @Option(
            names = "--archive",
            paramLabel = "ID",
            description = "Make one run of these archives and end when it is through; may be repeated.")
    private List<String> archives = List.of();

    @Option(
            names = "--member",
            paramLabel = "NAME",
            defaultValue = "1",
            description = "This worker's name among those of the same policy (default: ${DEFAULT-VALUE}).")
    private String member;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Partitions taken at a time (default: one a processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private PolicyOptions policyOptions;

    @Mixin
    private WorkOptions workOptions;

    @Mixin
    private ClusterOptions clusterOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (threads < 1) {
            throw new OperatorMistake("--threads " + threads + ": expected 1 or more");
        }
        if (member.isBlank()) {
            throw new OperatorMistake("--member \"" + member + "\": expected a name");
        }
        Cluster cluster = clusterOptions.required("redact");
        PrintWriter out = spec.commandLine().getOut();
        try (Interruption interruption = Interruption.watch(System.err);
                WorkFolder work = WorkFolder.open(workOptions.folder)) {
            LogFile.writeTo(work.log());
            RedactService service = new RedactService(
                    cluster,
                    policyOptions.policy(),
                    Keys.forWorker(workOptions),
                    policyOptions.decisions(),
                    Program.name(),
                    new RedactService.Worker(member, work.stage("redact"), threads),
                    new StageCounts());
            if (!archives.isEmpty()) {
                List<ArchiveId> ids =
                        archives.stream().map(RedactCommand::archive).toList();
                return (redact(service, ids, out, interruption) ? ExitCode.COMPLETE : ExitCode.INTERRUPTED).number();
            }
            out.println("Waiting for archives on " + cluster.bootstrap() + "; Ctrl-C stops");
            out.flush();
            RunsToCome.follow(
                    cluster,
                    ArchiveEvent.Registered.class,
                    event -> redact(service, List.of(((ArchiveEvent.Registered) event).archive()), out, interruption),
                    interruption::asked);
        }
        return ExitCode.COMPLETE.number();
    }

    private static boolean redact(
            RedactService service, List<ArchiveId> ids, PrintWriter out, Interruption interruption) {
        RunRegistered run = service.register(ids);
        out.println("run " + run.run() + ": " + ids.size() + (ids.size() == 1 ? " archive" : " archives"));
        out.flush();
        boolean through = service.redact(run, interruption::asked);
        out.println("run " + run.run() + (through ? ": redacted" : ": stopped"));
        out.flush();
        return through;
    }

    private static ArchiveId archive(String text) {
        try {
            return new ArchiveId(text);
        } catch (IllegalArgumentException e) {
            throw new OperatorMistake("\"" + text
                    + "\": not an archive; expected 32 hexadecimal digits as \"leakproof status\" shows them");
        }
    }
}
