package org.leakproof.cli;

import java.nio.file.Path;
import org.leakproof.contract.key.KeyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The key from which ids and labels are made. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        header = "Makes a key file for workers on a cluster.",
        description =
                "All workers of a project need the same key file. \"run\" makes one by itself; a worker never does.")
final class KeyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected: leakproof key init FILE");
    }

    @Command(
            name = "init",
            mixinStandardHelpOptions = true,
            description = "Makes a new key file with mode 0600; never replaces one.")
    int init(@Parameters(paramLabel = "FILE") Path file) {
        KeyFile key = KeyFile.create(file);
        spec.commandLine().getOut().println(file + ": key " + key.keyId() + "; keep a copy in a safe place");
        return ExitCode.COMPLETE.number();
    }
}
