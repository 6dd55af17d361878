package org.leakproof.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.redact.policy.Policy;
import org.leakproof.redact.policy.PolicyLoader;
import org.leakproof.redact.record.Detector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a policy finds in texts, for scripts and for measuring. */
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        header = "Shows what a policy would take out of a text.",
        description = {
            "Reads a text from standard input and writes one line for each passage that the policy's rules take out: its"
                    + " place, entity, score, rule and the passage itself. Each text is taken as the body of a message that"
                    + " names nobody: a run finds, beyond that, the people whom its archive names.",
            "",
            "With --jsonl each line of standard input is a JSON object with a \"text\"; for each a line is written, in"
                    + " order: a JSON array of [start, end, entity, score, rule]. Places count UTF-16 units from 0, the end"
                    + " is behind the last; passages do not overlap. A line that cannot be read is answered with null and"
                    + " named on standard error, and the rest goes on.",
            "",
            "Nothing is kept and nothing is logged.",
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 our fault in some line, 2 a line could not be read or the policy is wrong.",
            "",
            "Example:  echo '{\"text\": \"mail jane@example.org\"}' | leakproof detect --policy newsroom --jsonl",
        })
final class DetectCommand implements Callable<Integer> {
    /** Bytes of a line, or of a plain text. */
    static final int LONGEST = 32 << 20;

    /** Of lines that are answered together. */
    private static final int BATCH_BYTES = 1 << 20;

    private static final int BATCH_LINES = 256;

    @Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE|NAME",
            description = "Policy file, or the name of a bundled policy: newsroom, strict, secrets-only, inside.")
    private String policy;

    @Option(names = "--jsonl", description = "JSON lines in, JSON lines out.")
    private boolean jsonLines;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "With --jsonl: lines answered at a time (default: one a processor, 4 at most).")
    private int threads = Math.min(4, Runtime.getRuntime().availableProcessors());

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new OperatorMistake("--threads " + threads + ": expected 1 or more");
        }
        Policy loaded = PolicyLoader.load(policy);
        Detector detector = Detector.of(loaded);
        PrintWriter out = spec.commandLine().getOut();
        try {
            return (jsonLines ? lines(detector, System.in, out) : text(detector, System.in, out)).number();
        } finally {
            out.flush();
        }
    }

    private ExitCode lines(Detector detector, InputStream in, PrintWriter out) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        InputLines input = new InputLines(in, LONGEST);
        ExitCode code = ExitCode.COMPLETE;
        long number = 0;
        try (DetectLines lines = new DetectLines(detector, threads)) {
            for (List<InputLines.Line> batch = batch(input); !batch.isEmpty(); batch = batch(input)) {
                for (DetectLines.Answer answer : lines.answers(batch)) {
                    number++;
                    out.append(answer.json()).append('\n');
                    if (answer.complaint().isPresent()) {
                        err.println("leakproof: line " + number + ": "
                                + answer.complaint().get());
                    }
                    code = worse(code, answer.code());
                }
                if (out.checkError()) {
                    return ExitCode.INTERRUPTED; // whoever read it has gone
                }
            }
        }
        return code;
    }

    /** The lines that are there, or that are enough for all threads; none at the end. */
    private static List<InputLines.Line> batch(InputLines input) throws IOException {
        List<InputLines.Line> batch = new ArrayList<>();
        int bytes = 0;
        do {
            Optional<InputLines.Line> line = input.next();
            if (line.isEmpty()) {
                return batch;
            }
            batch.add(line.get());
            bytes += line.get().bytes().length;
        } while (batch.size() < BATCH_LINES && bytes < BATCH_BYTES && !input.wouldWait());
        return batch;
    }

    /** Our fault before the operator's mistake. */
    private static ExitCode worse(ExitCode one, ExitCode other) {
        return one == ExitCode.FAULT || other == ExitCode.COMPLETE ? one : other;
    }

    private static ExitCode text(Detector detector, InputStream in, PrintWriter out) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new OperatorMistake("standard input is longer than " + (LONGEST >> 20)
                    + " MB; give it in parts, or as JSON lines with --jsonl");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new OperatorMistake("standard input is not UTF-8; convert it first");
        }
        for (Detector.Found one : detector.find(text)) {
            out.println(String.format(
                    Locale.ROOT,
                    "%6d %6d  %-20s %5.3f  %-20s %s",
                    one.start(),
                    one.end(),
                    one.entity(),
                    one.score(),
                    one.rule(),
                    shown(text.substring(one.start(), one.end()))));
        }
        return ExitCode.COMPLETE;
    }

    /** On one line, and without what would steer the terminal. */
    private static String shown(String passage) {
        StringBuilder shown = new StringBuilder();
        passage.codePoints()
                .forEach(c -> shown.append(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                                ? String.format(Locale.ROOT, "\\u%04x", c)
                                : Character.toString(c)));
        return shown.toString();
    }
}
