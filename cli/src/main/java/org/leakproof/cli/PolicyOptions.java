package org.leakproof.cli;

import java.nio.file.Path;
import org.leakproof.redact.policy.Decisions;
import org.leakproof.redact.policy.Policy;
import org.leakproof.redact.policy.PolicyLoader;
import picocli.CommandLine.Option;

/** What may leave. */
final class PolicyOptions {
    @Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE|NAME",
            description = "Policy file, or the name of a bundled policy: newsroom, strict, secrets-only, inside.")
    String policy;

    @Option(names = "--decisions", paramLabel = "FILE", description = "Editors' decisions on single messages.")
    Path decisions;

    Policy policy() {
        return PolicyLoader.load(policy);
    }

    Decisions decisions() {
        return decisions == null ? Decisions.NONE : Decisions.load(decisions);
    }
}
