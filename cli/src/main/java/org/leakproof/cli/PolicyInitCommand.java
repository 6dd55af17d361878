package org.leakproof.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.redact.policy.StartingPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives an editor something to change. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        header = "Writes a policy to begin with.",
        description = {
            "It does what the bundled policy \"newsroom\" does, and explains every key, every operator, rules of your own"
                    + " with their examples, what is kept, and decisions. Change what your story needs, then:",
            "  leakproof policy check FILE",
            "A file that exists is never replaced.",
        })
final class PolicyInitCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = "policy.yaml",
            description = "Where to write it (default: ${DEFAULT-VALUE}).")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Files.writeString(file, StartingPolicy.text(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new OperatorMistake(file + ": exists, and nothing was changed; name another file", e);
        } catch (IOException e) {
            throw new OperatorMistake(
                    file + ": cannot be written (" + e.getClass().getSimpleName() + "); name another file", e);
        }
        out.println(file + ": a policy to begin with; change it, then: leakproof policy check " + file);
        return ExitCode.COMPLETE.number();
    }
}
