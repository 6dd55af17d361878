package org.leakproof.cli;

import java.io.PrintWriter;
import org.leakproof.redact.policy.Policy;
import org.leakproof.redact.policy.PolicyLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** For those who write policies. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        subcommands = {
            PolicyInitCommand.class,
            PolicyExplainCommand.class,
            PolicyPreviewCommand.class,
            PolicyDiffCommand.class,
        },
        header = "Writes, checks, tries and compares policies.")
final class PolicyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected: leakproof policy check FILE, or another of init");
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            header = "Checks a policy and tries its rules' examples.",
            description = {
                "Reads the policy as a run would. Every mistake is named by line and column, with what would be right:"
                        + " misspelt keys, expressions that cannot be searched for in one pass (back references,"
                        + " look-ahead), rules that would match everything or nothing, examples that are not found as they"
                        + " should be.",
                "Exit code 0 if a run would take it, 2 if not.",
            })
    int check(
            @Parameters(
                            paramLabel = "FILE|NAME",
                            description = "Policy file, or newsroom, strict, secrets-only or inside.")
                    String policy) {
        Policy checked = PolicyLoader.load(policy);
        PrintWriter out = spec.commandLine().getOut();
        int examples = checked.rules().stream()
                .mapToInt(rule -> rule.match().size() + rule.noMatch().size())
                .sum();
        out.println(policy + ": good; " + checked.rules().size() + " rules, "
                + (examples == 0 ? "" : examples + (examples == 1 ? " example" : " examples") + " tried, ")
                + checked.keep().size()
                + " kept, hash " + checked.hash().substring(0, 16)
                + (checked.approvable() ? "" : "; releases made with it stay inside"));
        return ExitCode.COMPLETE.number();
    }
}
