package org.leakproof.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.ingest.ArchiveInspection;
import org.leakproof.ingest.inspect.Findings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The first look at an archive. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        header =
                "Shows what is in an archive before it is fed: formats, counts, dates, languages, what cannot be read.",
        description = {
            "Changes nothing, needs no key and no policy, starts no broker and sends nothing. Only what is packed in"
                    + " containers is unpacked for a moment into a temporary folder (TMPDIR), which is emptied at the end.",
            "Where something holds records that no reader knows, such as a table or a log, it proposes a mapping: save"
                    + " that as a file, look it over, and give it to \"run\" with --mapping.",
            "Shows counts and numbers of entries, no names of people or files, unless --names is given.",
        })
final class InspectCommand implements Callable<Integer> {
    private static final long GLANCE_NANOS = 500_000_000;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "A file or a folder.")
    private List<String> archives;

    @Option(
            names = "--names",
            description = "Also list who takes part, and the names of files. That list is secret: it must not leave the"
                    + " building, nor stay on a screen that others see.")
    private boolean names;

    @Option(names = "--json", description = "Write the findings as JSON, for scripts.")
    private boolean json;

    @Option(
            names = "--assume-zone",
            paramLabel = "ZONE",
            description = "Zone of times that state none, such as Europe/Berlin or +03:00.")
    private ZoneId assumeZone;

    @Option(
            names = "--passwords",
            paramLabel = "FILE",
            description = "Passwords to try on encrypted archives, one a line.")
    private Path passwords;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "Mapping (YAML) for a format without a reader of its own; may be repeated.")
    private List<Path> mappings = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Path> paths = ArchivePaths.parse(archives);
        ReadOptionsMixin options = new ReadOptionsMixin();
        options.assumeZone = assumeZone;
        options.passwords = passwords;
        options.mappings = mappings;
        options.attachmentText = ReadOptionsMixin.YesNo.no;
        long start = System.nanoTime();
        Path work = temporary();
        try (Interruption interruption = Interruption.watch(System.err);
                ArchiveInspection inspection = new ArchiveInspection(
                        IngestSetup.options(options), work, names, progress(start), interruption::asked)) {
            for (Path path : paths) {
                if (!interruption.asked()) {
                    inspection.add(path);
                }
            }
            clearLine();
            Findings findings = inspection.findings();
            if (json) {
                FindingsJson.write(findings, names, out);
            } else {
                new FindingsText(findings, names, System.nanoTime() - start).print(out);
            }
            return (interruption.asked() ? ExitCode.INTERRUPTED : ExitCode.COMPLETE).number();
        } finally {
            Folders.delete(work);
        }
    }

    private static Path temporary() {
        try {
            // mode 0700
            return Files.createTempDirectory("leakproof-inspect");
        } catch (IOException e) {
            throw new OperatorMistake(
                    "no temporary folder can be made (" + e.getClass().getSimpleName()
                            + "); set TMPDIR to a folder on a disk with room",
                    e);
        }
    }

    private static LongConsumer progress(long start) {
        if (System.console() == null) {
            return bytes -> {};
        }
        long[] shown = {start};
        return bytes -> {
            long now = System.nanoTime();
            if (now - shown[0] >= GLANCE_NANOS) {
                shown[0] = now;
                System.err.print("\r" + Sizes.of(bytes) + " read, " + Sizes.of((long) (bytes / ((now - start) / 1e9)))
                        + "/s        ");
                System.err.flush();
            }
        };
    }

    private static void clearLine() {
        if (System.console() != null) {
            System.err.print("\r" + " ".repeat(40) + "\r");
            System.err.flush();
        }
    }
}
