package org.leakproof.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.leakproof.publish.verify.Finding;
import org.leakproof.publish.verify.ReleaseVerifier;
import org.leakproof.publish.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** For anyone who has a release. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        header = "Checks a release: hashes, files, counts, columns.",
        description = "Needs nothing but the folder. Exit code 0 if nothing is wrong, 4 if something is.")
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RELEASE")
    private Path release;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Verification verification = ReleaseVerifier.verify(release);
        for (Finding finding : verification.findings()) {
            out.println("  " + finding);
        }
        out.println(release + ": " + (verification.sound() ? "nothing is wrong" : "not as it was released"));
        return (verification.sound() ? ExitCode.COMPLETE : ExitCode.UNBALANCED).number();
    }
}
