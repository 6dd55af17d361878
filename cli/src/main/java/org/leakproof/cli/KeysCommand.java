package org.leakproof.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeSet;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.ingest.authentic.KeyImport;
import org.leakproof.ingest.authentic.SigningKey;
import org.leakproof.ingest.authentic.SigningKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The keys by which mails are proved genuine. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        header = "Collects the keys that prove mails genuine.",
        description = "Signatures (DKIM, ARC) are checked with the keys of a file: nothing is ever looked up over the"
                + " network, which would tell whose mail is held.")
final class KeysCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected: leakproof keys import FILE... --out KEYS");
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description =
                    "Adds keys to a key file: from zone files, answers of dig and host, JSON of key archives and of DNS"
                            + " over HTTPS, or another key file.")
    int add(
            @Parameters(paramLabel = "FILE", arity = "1..*") List<Path> files,
            @Option(
                            names = {"-o", "--out"},
                            paramLabel = "KEYS",
                            required = true,
                            description = "The key file; made if it is not there.")
                    Path out) {
        TreeSet<String> lines = new TreeSet<>();
        if (Files.exists(out)) {
            String present = text(out);
            if (!present.startsWith(SigningKeys.HEADER)) {
                throw new OperatorMistake(out + ": is no key file, and nothing was changed; name another file");
            }
            KeyImport.of(present).forEach(key -> lines.add(key.line()));
        }
        int before = lines.size();
        PrintWriter console = spec.commandLine().getOut();
        for (Path file : files) {
            List<SigningKey> keys = KeyImport.of(text(file));
            if (keys.isEmpty()) {
                throw new OperatorMistake(file + ": holds no key; expected TXT records of names such as"
                        + " selector._domainkey.example.org");
            }
            keys.forEach(key -> lines.add(key.line()));
            console.println(file + ": " + keys.size() + (keys.size() == 1 ? " key" : " keys"));
        }
        try {
            Path part = out.resolveSibling(out.getFileName() + ".part");
            Files.writeString(part, SigningKeys.HEADER + "\n" + String.join("\n", lines) + "\n");
            Files.move(part, out, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new OperatorMistake(out + ": cannot be written; name another file, or allow writing", e);
        }
        console.println(out + ": " + (lines.size() - before) + " new, " + lines.size() + " in all");
        return ExitCode.COMPLETE.number();
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new OperatorMistake(file + ": cannot be read; expected a file with DNS records", e);
        }
    }
}
