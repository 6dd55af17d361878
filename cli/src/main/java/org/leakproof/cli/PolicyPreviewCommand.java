package org.leakproof.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.leakproof.redact.explain.Preview;
import org.leakproof.redact.policy.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a policy would do to an archive. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        header = "Shows what a policy would redact in an archive, without publishing anything.",
        description = {
            "Reads the archive and redacts its messages as a run would, with the people whom the archive names, the check of"
                    + " every message and the last look over all of them together. For each rule it says how much it finds and shows examples in context:"
                    + " what stands there, and what would stand there. It says which messages would be held and why.",
            "What a preview does not do: finding duplicates. Of a sample, the last look sees the sample only; over the whole"
                    + " archive it may hold more.",
            "It shows original texts: what it prints, and the page, are secret.",
        },
        footer = {
            "",
            "Example:  leakproof policy preview examples/harbour.mbox --policy newsroom --html preview.html",
        })
final class PolicyPreviewCommand implements Callable<Integer> {
    private static final int ON_TERMINAL = 3;
    private static final int ON_PAGE = 20;

    @Parameters(paramLabel = "ARCHIVE", arity = "1..*", description = "A file or a folder: mail, chats, documents.")
    private List<String> archives;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Also write a page for a browser, with more examples. It is secret: mode 0600, refused within a"
                            + " release folder. An earlier preview is replaced, any other file is not.")
    private Path html;

    @Mixin
    private PolicyOptions policyOptions;

    @Mixin
    private TrialOptions trial;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Policy policy = policyOptions.policy();
        List<Path> paths = ArchivePaths.parse(archives);
        if (html != null) {
            SecretPage.check(html, paths);
        }
        try (Interruption interruption = Interruption.watch(System.err)) {
            return trial.run(paths, List.of(policy), policyOptions.decisions(), out, interruption::asked, read -> {
                int kept = trial.examples(html == null ? ON_TERMINAL : ON_PAGE);
                Preview preview = new Preview(policy, read.runGates().get(0), kept);
                read.heldMessages().forEach((reason, count) -> preview.addHeld(reason, count));
                if (!read.forEach("redacting", (message, redactors) -> preview.learn(message, redactors.get(0)))
                        || !read.forEach(
                                "looking over all", (message, redactors) -> preview.add(message, redactors.get(0)))) {
                    return ExitCode.INTERRUPTED.number();
                }
                PreviewReport report = new PreviewReport(preview, policy, read, trial.sample != null);
                report.print(out, trial.examples(ON_TERMINAL));
                if (html != null) {
                    SecretPage.write(html, "Preview of " + policy.name(), report::page);
                    out.println();
                    out.println("Page: " + html + " (secret: it shows original texts; delete it when you are done)");
                }
                out.flush();
                return ExitCode.COMPLETE.number();
            });
        }
    }
}
