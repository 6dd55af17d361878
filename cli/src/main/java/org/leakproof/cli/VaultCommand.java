package org.leakproof.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.key.KeyFile;
import org.leakproof.contract.record.RunId;
import org.leakproof.redact.vault.VaultReader;
import org.leakproof.redact.vault.VaultSecret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What labels stand for. */
@Command(
        name = "vault",
        mixinStandardHelpOptions = true,
        header = "Tells what labels stand for, from a run's vault.",
        description = "A vault is written only if a run is asked for it (leakproof run --vault FILE).")
final class VaultCommand implements Runnable {
    /** Written forms of one thing that are shown. */
    private static final int MOST_VALUES = 100;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected: leakproof vault reveal FILE LABEL...");
    }

    @Command(
            name = "reveal",
            mixinStandardHelpOptions = true,
            header = "Shows what labels stand for.",
            description = {
                "For every label one line for each way in which it is written in the archive: the label, a tab, the"
                        + " original.",
                "Exit code 2 if a label is not in the vault. What it prints is secret.",
            })
    int reveal(
            @Parameters(index = "0", paramLabel = "FILE", description = "The vault.") Path file,
            @Parameters(
                            index = "1..*",
                            arity = "1..*",
                            paramLabel = "LABEL",
                            description = "A label of the release, such as PERSON-7KQ2M4XWPZ3TB.")
                    List<String> labels,
            @Option(
                            names = "--passphrase",
                            paramLabel = "FILE",
                            description = "File with the passphrase on its first line, if the vault was made with one.")
                    Path passphrase,
            @Mixin WorkOptions workOptions) {
        VaultSecret.Kind kind = VaultReader.kind(file);
        VaultSecret secret;
        if (passphrase != null) {
            secret = VaultFile.passphrase(passphrase);
        } else if (kind == VaultSecret.Kind.PASSPHRASE) {
            throw new OperatorMistake(
                    file + ": is locked with a passphrase; name the file that has it with --passphrase");
        } else {
            KeyFile key = Keys.forWorker(workOptions);
            secret = VaultSecret.of(key);
        }
        Map<String, Set<String>> found = new LinkedHashMap<>();
        labels.forEach(label -> found.put(label, new TreeSet<>()));
        RunId run = VaultReader.read(file, secret, (label, value) -> {
            Set<String> values = found.get(label);
            if (values != null && values.size() < MOST_VALUES) {
                values.add(value);
            }
        });
        PrintWriter out = spec.commandLine().getOut();
        found.forEach((label, values) -> values.forEach(value -> out.println(label + "\t" + TerminalText.of(value))));
        out.flush();
        List<String> missing = found.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (!missing.isEmpty()) {
            throw new OperatorMistake(
                    TerminalText.of(String.join(", ", missing)) + ": not in this vault, which is of run " + run
                            + "; only labels of pseudonyms, hashes and participants are");
        }
        return ExitCode.COMPLETE.number();
    }
}
