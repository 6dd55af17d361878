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
@Command(name = "policy", mixinStandardHelpOptions = true, header = "Checks a policy and runs its rules' examples.")
final class PolicyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected: leakproof policy check FILE");
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Reads the policy as a run would: every mistake is named by line and column.")
    int check(
            @Parameters(
                            paramLabel = "FILE|NAME",
                            description = "Policy file, or newsroom, strict, secrets-only or inside.")
                    String policy) {
        Policy checked = PolicyLoader.load(policy);
        PrintWriter out = spec.commandLine().getOut();
        out.println(policy + ": good; " + checked.rules().size() + " rules, "
                + checked.keep().size()
                + " kept, hash " + checked.hash().substring(0, 16)
                + (checked.approvable() ? "" : "; releases made with it stay inside"));
        return ExitCode.COMPLETE.number();
    }
}
