package org.leakproof.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.ingest.walk.ArchiveFingerprint;
import org.leakproof.ingest.walk.ArchiveListing;
import org.leakproof.ingest.walk.FileFingerprintCache;
import org.leakproof.ingest.walk.WalkRefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Feeds archives as they arrive. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        header = "Watches a folder and makes a release of every archive that is put into it.",
        description = {
            "Every file or folder in the watched folder is one archive, and gets a release of its own below --out:"
                    + " release-0001, release-0002 and so on, each with its .inside folder beside it. Each is a draft until"
                    + " you approve it.",
            "An archive is fed when it is completely there: unchanged for a while, open for writing nowhere, and not"
                    + " called like an unfinished copy (.part, .tmp, a dot at the beginning ...). The same archive is never"
                    + " fed twice, whatever it is called then.",
            "Goes on until Ctrl-C. What was under way then goes on when the same command is started again.",
        })
final class WatchCommand implements Callable<Integer> {
    private static final long GLANCE_MILLIS = 1000;

    @Parameters(paramLabel = "FOLDER", description = "The folder to watch. Nothing in it is changed.")
    private Path folder;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FOLDER",
            description = "Where the releases are made, a folder for each archive.")
    private Path out;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long an archive must stay unchanged before it is fed (default: ${DEFAULT-VALUE}).")
    private int settle;

    @Mixin
    private PolicyOptions policyOptions;

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
        PrintWriter console = spec.commandLine().getOut();
        if (!Files.isDirectory(folder)) {
            throw new OperatorMistake(folder + ": no such folder; make it, or name another");
        }
        if (settle < 1) {
            throw new OperatorMistake("--settle " + settle + ": expected 1 or more seconds");
        }
        // mistakes in these are said now, and not when the first archive comes
        policyOptions.policy();
        policyOptions.decisions();
        IngestSetup.options(readOptions);
        ReleaseFolderCheck.check(out.resolve("release-0001"), List.of(folder), workOptions.folder, true, false);
        Files.createDirectories(out);
        DropFolder drop = new DropFolder(folder, settle);
        // each run says by itself that it stops
        try (Interruption interruption = Interruption.watch(new PrintStream(OutputStream.nullOutputStream()))) {
            console.println("Watching " + folder + "; releases go to " + out + ". Ctrl-C ends it.");
            while (!interruption.asked()) {
                for (Path path : drop.ready()) {
                    if (!interruption.asked() && feed(path, console, interruption::asked)) {
                        drop.done(path);
                    }
                }
                Thread.sleep(GLANCE_MILLIS);
            }
            console.println("Stopped watching. The same command goes on.");
            return ExitCode.INTERRUPTED.number();
        }
    }

    /** @return whether the archive needs no more looking at */
    private boolean feed(Path path, PrintWriter console, BooleanSupplier stop) {
        String content;
        String release;
        try (WorkFolder work = WorkFolder.open(workOptions.folder)) {
            content = content(path, work, stop);
            WatchBook book = book();
            Optional<WatchBook.Line> before = book.find(content);
            if (before.flatMap(WatchBook.Line::code).isPresent()) {
                console.println(FindingsText.plain(path.getFileName().toString()) + ": was fed before, see "
                        + out.resolve(before.get().release()));
                return true;
            }
            release = book.begin(content);
        } catch (StoppedException e) {
            return false;
        } catch (OperatorMistake e) {
            // such as another command at work in the work folder: the next glance tries again
            say(e.getMessage());
            return false;
        }
        console.println(FindingsText.plain(path.getFileName().toString()) + " -> " + out.resolve(release));
        console.flush();
        int code = Leakproof.run(console, spec.commandLine().getErr(), run(path, release));
        if (code == ExitCode.INTERRUPTED.number() || stop.getAsBoolean() && code == ExitCode.FAULT.number()) {
            return false;
        }
        if (code == ExitCode.COMPLETE.number() || code == ExitCode.HELD.number()) {
            book().end(content, code);
        } else {
            console.println(
                    "No release of this archive; it is tried again when it changes, or when the watch is started"
                            + " anew.");
        }
        console.println();
        console.flush();
        return true;
    }

    private WatchBook book() {
        return WatchBook.open(workOptions.folder.resolve("watched.tsv"));
    }

    private String lastSaid = "";

    private void say(String message) {
        if (!message.equals(lastSaid)) {
            spec.commandLine().getErr().println("leakproof: " + message);
            lastSaid = message;
        }
    }

    private static String content(Path path, WorkFolder work, BooleanSupplier stop) {
        try (ArchiveListing listing = new ArchiveFingerprint(
                        work.temporary(), FileFingerprintCache.open(work.root()), (bytes, total) -> {
                            if (stop.getAsBoolean()) {
                                throw new StoppedException();
                            }
                        })
                .take(path)) {
            return listing.contentId();
        } catch (WalkRefusedException e) {
            throw new OperatorMistake(e.getMessage(), e);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The run of one archive, as a person would type it. */
    private String[] run(Path path, String release) {
        List<String> arguments = new ArrayList<>(List.of("run", path.toUri().toString()));
        option(arguments, "--out", out.resolve(release));
        option(arguments, "--policy", policyOptions.policy);
        option(arguments, "--decisions", policyOptions.decisions);
        option(arguments, "--assume-zone", readOptions.assumeZone);
        option(arguments, "--passwords", readOptions.passwords);
        readOptions.mappings.forEach(mapping -> option(arguments, "--mapping", mapping));
        option(arguments, "--dkim-keys", readOptions.dkimKeys);
        option(arguments, "--attachment-text", readOptions.attachmentText);
        option(arguments, "--workers", readOptions.workers);
        option(arguments, "--work", workOptions.folder);
        option(arguments, "--key", workOptions.key);
        option(arguments, "--bootstrap", clusterOptions.bootstrap);
        option(arguments, "--kafka-config", clusterOptions.config);
        option(arguments, "--prefix", clusterOptions.prefix);
        option(arguments, "--partitions", clusterOptions.partitions);
        option(arguments, "--replication", clusterOptions.replication);
        return arguments.toArray(new String[0]);
    }

    private static void option(List<String> arguments, String name, Object value) {
        if (value != null) {
            arguments.add(name);
            arguments.add(value.toString());
        }
    }
}
