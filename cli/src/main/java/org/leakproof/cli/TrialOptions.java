package org.leakproof.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.key.KeyFile;
import org.leakproof.contract.record.RunId;
import org.leakproof.ingest.IngestOptions;
import org.leakproof.ingest.extract.WorkerPool;
import org.leakproof.redact.Redactor;
import org.leakproof.redact.policy.Decisions;
import org.leakproof.redact.policy.Policy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What it takes to try policies on archives in this process. */
final class TrialOptions {
    /** No run: it goes into nothing that is shown. */
    private static final RunId NO_RUN = new RunId("0".repeat(16));

    @Option(
            names = "--sample",
            paramLabel = "N",
            description =
                    "Redact N messages of each archive only, spread over it, the same ones each time. The archive is"
                            + " read whole all the same: its people must be known.")
    Integer sample;

    @Option(
            names = "--examples",
            paramLabel = "N",
            description = "How many examples of each kind to show (default: 3 on the terminal, 20 in the HTML page).")
    Integer examples;

    @Mixin
    ReadOptionsMixin readOptions;

    @Mixin
    WorkOptions workOptions;

    /** What is done with archives that were read. */
    interface Trial {
        int on(ReadArchives archives);
    }

    /** Reads the archives and hands them over.
     *
     *  @param paths as named on the command line
     *  @return the exit code */
    int run(
            List<Path> paths,
            List<Policy> policies,
            Decisions decisions,
            PrintWriter console,
            BooleanSupplier stop,
            Trial trial) {
        if (sample != null && sample < 1) {
            throw new OperatorMistake("--sample " + sample + ": expected 1 or more");
        }
        if (examples != null && (examples < 0 || examples > 1000)) {
            throw new OperatorMistake("--examples " + examples + ": expected 0 to 1000");
        }
        IngestOptions ingest = IngestSetup.options(readOptions);
        try (WorkFolder work = WorkFolder.open(workOptions.folder)) {
            LogFile.writeTo(work.log());
            KeyFile keys = Keys.forRun(workOptions, work, console);
            Function<Policy, Redactor> redactor = policy -> Redactor.of(policy, keys, decisions, NO_RUN);
            OptionalInt some = sample == null ? OptionalInt.empty() : OptionalInt.of(sample);
            try (PreparedArchives prepared = PreparedArchives.of(paths, ingest, work, console, stop);
                    WorkerPool extractor =
                            IngestSetup.extractor(work.temporary().resolve("extract"), readOptions.workers);
                    ReadArchives archives = new ReadArchives(
                            work, some, policies.stream().map(redactor).toList(), stop)) {
                return archives.read(prepared, ingest, extractor) ? trial.on(archives) : ExitCode.INTERRUPTED.number();
            } catch (StoppedException e) {
                return ExitCode.INTERRUPTED.number();
            }
        }
    }

    int examples(int otherwise) {
        return examples == null ? otherwise : examples;
    }
}
