package org.leakproof.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.leakproof.contract.key.KeyFile;
import org.leakproof.contract.record.ArchiveEvent.RunRegistered;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.stream.Cluster;
import org.leakproof.contract.stream.StageCounts;
import org.leakproof.ingest.ArchiveIngest;
import org.leakproof.ingest.IngestOptions;
import org.leakproof.ingest.extract.WorkerPool;
import org.leakproof.publish.PublishService;
import org.leakproof.publish.release.InsideNotes;
import org.leakproof.publish.release.ReleaseOptions;
import org.leakproof.publish.release.ReleaseResult;
import org.leakproof.redact.RedactService;
import org.leakproof.redact.policy.Decisions;
import org.leakproof.redact.policy.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The main job: archives in, a release out. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        header = "Reads archives, redacts them by a policy and writes a release.",
        description = {
            "Brings its own Kafka broker, which lives in the work folder and ends with the command. If it is stopped or"
                    + " killed, the same command goes on where it was.",
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ARCHIVE", arity = "1..*", description = "A file or a folder: mail, chats, documents.")
    private List<String> archives;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FOLDER",
            description =
                    "The release; a folder that is new, empty, or the same run's. Beside it FOLDER.inside is made,"
                            + " which must not leave the building.")
    private Path out;

    @Option(
            names = "--approve",
            description = "Approve the release when it is written, which sends it to the output topic.")
    private boolean approve;

    @Option(
            names = "--vault",
            paramLabel = "FILE",
            description = "Also write a file that tells what each label stands for, encrypted with the project's key;"
                    + " \"leakproof vault reveal\" reads it. Secret, mode 0600. Without this option there is none.")
    private Path vault;

    @Option(
            names = "--vault-passphrase",
            paramLabel = "FILE",
            description = "Encrypt the vault with the passphrase on the first line of this file in place of the key.")
    private Path vaultPassphrase;

    @Option(
            names = "--known",
            paramLabel = "PATH",
            description =
                    "An earlier release (with its inside folder, and its archive where it was) or an archive; may be"
                            + " repeated. Says how much of this archive is new, by conversation and month, and lists the messages"
                            + " that are not, by Message-ID and content. All of that stays in the inside folder.")
    private List<String> known = List.of();

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
    public Integer call() throws Exception {
        PrintWriter console = spec.commandLine().getOut();
        Policy policy = policyOptions.policy();
        Decisions decisions = policyOptions.decisions();
        IngestOptions ingest = IngestSetup.options(readOptions);
        List<Path> paths = ArchivePaths.parse(archives);
        ReleaseFolderCheck.check(out, paths, workOptions.folder, policy.approvable(), approve);
        Optional<VaultFile> asked = VaultFile.asked(vault, vaultPassphrase, out, paths);
        try (Interruption interruption = Interruption.watch(System.err);
                Session session = Session.open(workOptions, clusterOptions, 0)) {
            KeyFile key = Keys.forRun(workOptions, session.work(), console);
            try (PreparedArchives prepared =
                    PreparedArchives.of(paths, ingest, session.work(), console, interruption::asked)) {
                new DiskNeeds(prepared.bytes(), session.work().root(), out).check(console);
                Optional<KnownCheck> before = known.isEmpty()
                        ? Optional.empty()
                        : Optional.of(KnownCheck.learn(known, ingest, session.work(), interruption::asked, console));
                return run(
                        session, prepared, ingest, policy, decisions, key, asked, before, interruption::asked, console);
            } catch (StoppedException e) {
                console.println("Stopped. Nothing is lost: the same command goes on.");
                return ExitCode.INTERRUPTED.number();
            }
        }
    }

    private int run(
            Session session,
            PreparedArchives prepared,
            IngestOptions ingestOptions,
            Policy policy,
            Decisions decisions,
            KeyFile key,
            Optional<VaultFile> asked,
            Optional<KnownCheck> before,
            BooleanSupplier stopAsked,
            PrintWriter console)
            throws Exception {
        Cluster cluster = session.cluster();
        WorkFolder work = session.work();
        StageCounts read = new StageCounts();
        StageCounts redacted = new StageCounts();
        StageCounts collected = new StageCounts();
        RedactService redact = new RedactService(
                cluster,
                policy,
                key,
                decisions,
                Program.name(),
                new RedactService.Worker("local", work.stage("redact"), clusterOptions.partitions),
                redacted);
        try (WorkerPool extractor = IngestSetup.extractor(work.temporary().resolve("extract"), readOptions.workers)) {
            ArchiveIngest ingest = new ArchiveIngest(cluster, ingestOptions, extractor, work.temporary(), read);
            List<ArchiveId> ids = new ArrayList<>();
            for (ArchiveIngest.Prepared archive : prepared.archives()) {
                ingest.register(archive);
                ids.add(archive.id());
            }
            RunRegistered run = redact.register(ids);
            PublishService publish = new PublishService(cluster, run, work.spool(run.run()), collected);
            publish.check(out);
            Progress progress =
                    new Progress(System.err, System.console() != null, prepared.bytes(), read, redacted, collected);
            InsideNotes notes = new InsideNotes(
                    decisions.messages().stream().map(PublicId::value).collect(Collectors.toSet()));
            AtomicBoolean reading = new AtomicBoolean(true);
            AtomicReference<ReleaseResult> result = new AtomicReference<>();
            List<Pipeline.Part> parts = List.of(
                    stop -> {
                        for (ArchiveIngest.Prepared archive : prepared.archives()) {
                            ingest.read(archive, stop);
                        }
                        reading.set(false);
                    },
                    stop -> redact.redact(run, stop),
                    stop -> {
                        if (publish.collect(stop)) {
                            result.set(publish.write(ReleaseOptions.to(out), notes));
                        }
                    });
            boolean through = new Pipeline().run(parts, stopAsked, () -> {
                session.checkBroker();
                progress.show(reading.get());
            });
            progress.end();
            if (!through || result.get() == null) {
                throw new StoppedException();
            }
            if (before.isPresent() && result.get().manifestSha256().isPresent()) {
                before.get().report(prepared.archives(), out, console);
            }
            if (approve && result.get().manifestSha256().isPresent()) {
                publish.approve(out, false);
            }
            if (asked.isPresent() && result.get().manifestSha256().isPresent()) {
                progress.say("writing the vault");
                through = asked.get().write(key, run.run(), work, writer -> redact.tellLabels(run, writer, stopAsked));
                progress.end();
                if (!through) {
                    console.println(
                            "Stopped. The release is whole; the vault is not written: the same command writes it.");
                    return ExitCode.INTERRUPTED.number();
                }
            }
            return new Summary(
                            result.get(),
                            run,
                            out,
                            workOptions.folder,
                            asked.map(VaultFile::file),
                            approve,
                            extractor.confinement())
                    .print(console)
                    .number();
        }
    }
}
