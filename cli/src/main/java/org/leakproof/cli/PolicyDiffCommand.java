package org.leakproof.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.leakproof.redact.explain.Comparison;
import org.leakproof.redact.gate.RunGate;
import org.leakproof.redact.policy.Decisions;
import org.leakproof.redact.policy.Policy;
import org.leakproof.redact.policy.PolicyLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a change to a policy changes. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        header = "Shows what changes in an archive when one policy takes the place of another.",
        description = {
            "Redacts every message by both policies and compares: what is newly redacted, what is no longer redacted, what"
                    + " is replaced by something else, which messages are held now or not held any more, also by the last look over all of"
                    + " them together (of a sample, over the sample only), and whether"
                    + " times, participants or whole fields leave otherwise. Counts, and examples in context. Nothing is"
                    + " published.",
            "Exit code 0 if nothing changes, 6 if something does: for scripts.",
            "It shows original texts: what it prints, and the page, are secret.",
        },
        footer = {"", "Example:  leakproof policy diff newsroom my-policy.yaml examples/harbour.mbox"})
final class PolicyDiffCommand implements Callable<Integer> {
    private static final int ON_TERMINAL = 3;
    private static final int ON_PAGE = 20;

    @Parameters(index = "0", paramLabel = "OLD", description = "Policy file, or the name of a bundled policy.")
    private String oldPolicy;

    @Parameters(index = "1", paramLabel = "NEW", description = "The policy that would take its place.")
    private String newPolicy;

    @Parameters(
            index = "2..*",
            paramLabel = "ARCHIVE",
            arity = "1..*",
            description = "A file or a folder: mail, chats, documents.")
    private List<String> archives;

    @Option(names = "--decisions", paramLabel = "FILE", description = "Editors' decisions, taken with both policies.")
    private Path decisions;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Also write a page for a browser, with more examples. It is secret: mode 0600, refused within a"
                            + " release folder. An earlier page is replaced, any other file is not.")
    private Path html;

    @Mixin
    private TrialOptions trial;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Policy before = PolicyLoader.load(oldPolicy);
        Policy after = PolicyLoader.load(newPolicy);
        Decisions decided = decisions == null ? Decisions.NONE : Decisions.load(decisions);
        List<Path> paths = ArchivePaths.parse(archives);
        if (html != null) {
            SecretPage.check(html, paths);
        }
        try (Interruption interruption = Interruption.watch(System.err)) {
            return trial.run(paths, List.of(before, after), decided, out, interruption::asked, read -> {
                List<RunGate> gates = read.runGates();
                Comparison comparison = new Comparison(
                        gates.get(0), gates.get(1), trial.examples(html == null ? ON_TERMINAL : ON_PAGE));
                if (!read.forEach(
                                "redacting",
                                (message, redactors) -> comparison.learn(message, redactors.get(0), redactors.get(1)))
                        || !read.forEach(
                                "comparing",
                                (message, redactors) -> comparison.add(message, redactors.get(0), redactors.get(1)))) {
                    return ExitCode.INTERRUPTED.number();
                }
                DiffReport report = new DiffReport(comparison, trial.sample != null);
                report.print(out, trial.examples(ON_TERMINAL));
                if (html != null) {
                    SecretPage.write(html, "From " + before.name() + " to " + after.name(), report::page);
                    out.println();
                    out.println("Page: " + html + " (secret: it shows original texts; delete it when you are done)");
                }
                out.flush();
                return (comparison.changed() == 0 ? ExitCode.COMPLETE : ExitCode.CHANGED).number();
            });
        }
    }
}
