package org.leakproof.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.publish.risk.ReleaseRisk;
import org.leakproof.publish.risk.RiskFindings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who could be told by a release though nobody is named. */
@Command(
        name = "risk",
        mixinStandardHelpOptions = true,
        header = "Shows which labels of a release stand out, so that people could be told by them.",
        description = {
            "A label hides who somebody is, but not how much they write, when, and to how many. Somebody who knows the"
                    + " place may know the person by that. This looks at the release alone, as outsiders see it, and"
                    + " names labels that stand out by volume, by hours, by contacts, and those whose combination of all"
                    + " that fewer than K others share.",
            "It is a hint for an editor, not a proof of anything: what a text says in words it does not look at.",
            "What helps: a narrower scope of labels (conversation or message), showing roles in place of labels, times"
                    + " without hours. All of these are settings of the policy.",
        })
final class RiskCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RELEASE", description = "The folder that a run has written.")
    private Path release;

    @Option(
            names = "-k",
            paramLabel = "K",
            defaultValue = "5",
            description = "What fewer than K labels share stands out (default: ${DEFAULT-VALUE}).")
    private int k;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many labels of each kind to name (default: ${DEFAULT-VALUE}).")
    private int examples;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (k < 2 || examples < 1) {
            throw new OperatorMistake(
                    k < 2 ? "-k " + k + ": expected 2 or more" : "--examples " + examples + ": expected 1 or more");
        }
        RiskFindings findings = ReleaseRisk.look(release, k, examples);
        PrintWriter out = spec.commandLine().getOut();
        out.println(PreviewReport.number(findings.messages(), "message") + ", "
                + PreviewReport.number(findings.labels(), "label") + " of people who are not named.");
        if (findings.labels() > 0 && findings.labels() < k) {
            out.println("There are fewer than " + k + " people in all: everybody stands out.");
        }
        list("Send far more than others:", findings.volume(), out);
        list("Write when hardly anybody else does:", findings.hours(), out);
        if (!findings.hoursTold()) {
            out.println();
            out.println("Times leave without hours: nothing can be told by them.");
        }
        list("Are in touch with far more people than others:", findings.contacts(), out);
        list("Are in touch with one other only:", findings.pairs(), out);
        if (findings.rareLabels() > 0) {
            list(
                    PreviewReport.number(findings.rareLabels()) + " of "
                            + PreviewReport.number(findings.labels(), "label")
                            + " could be told by when they write and how much and to how many, for fewer than " + k
                            + " are alike (" + PreviewReport.number(findings.rareCombinations(), "combination")
                            + "). The most visible:",
                    findings.rare(),
                    out);
        }
        if (findings.none()) {
            out.println();
            out.println("Nothing stands out.");
        }
        out.flush();
        return ExitCode.COMPLETE.number();
    }

    private static void list(String title, List<RiskFindings.Label> labels, PrintWriter out) {
        if (!labels.isEmpty()) {
            out.println();
            out.println(title);
            labels.forEach(label -> out.println("  " + TerminalText.of(label.id()) + "  " + label.why()));
        }
    }
}
