package org.leakproof.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.redact.policy.Policy;
import org.leakproof.redact.policy.PolicyLoader;
import org.leakproof.redact.record.Detector;
import org.slf4j.LoggerFactory;
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
    private static final int LONGEST = 32 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(LONGEST).build())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    @Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE|NAME",
            description = "Policy file, or the name of a bundled policy: newsroom, strict, secrets-only, inside.")
    private String policy;

    @Option(names = "--jsonl", description = "JSON lines in, JSON lines out.")
    private boolean jsonLines;

    @Spec
    private CommandSpec spec;

    /** Why a line cannot be read. */
    private static final class BadLine extends Exception {
        private static final long serialVersionUID = 1L;

        BadLine(String reason) {
            super(reason, null, false, false);
        }
    }

    @Override
    public Integer call() throws IOException {
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
        InputLines lines = new InputLines(in, LONGEST);
        ExitCode code = ExitCode.COMPLETE;
        StringBuilder ready = new StringBuilder();
        long number = 0;
        for (Optional<InputLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            number++;
            String answer = "null";
            try {
                answer = json(detector.find(textOf(line.get())));
            } catch (BadLine bad) {
                err.println("leakproof: line " + number + ": " + bad.getMessage());
                code = code == ExitCode.FAULT ? code : ExitCode.MISTAKE;
            } catch (RuntimeException | StackOverflowError fault) {
                Faults.log(LoggerFactory.getLogger(DetectCommand.class), fault);
                err.println("leakproof: line " + number + ": our fault: "
                        + fault.getClass().getSimpleName() + " at " + Faults.place(fault));
                code = ExitCode.FAULT;
            }
            ready.append(answer).append('\n');
            if (ready.length() >= 1 << 15 || lines.wouldWait()) {
                out.append(ready);
                out.flush();
                ready.setLength(0);
                if (out.checkError()) {
                    return ExitCode.INTERRUPTED; // whoever read it has gone
                }
            }
        }
        out.append(ready);
        return code;
    }

    private static String textOf(InputLines.Line line) throws BadLine {
        if (line.tooLong()) {
            throw new BadLine("longer than " + (LONGEST >> 20) + " MB");
        }
        String text = null;
        try (JsonParser parser = JSON.createParser(line.bytes())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadLine("no JSON object; expected {\"text\": \"...\"}");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals("text");
                JsonToken value = parser.nextToken();
                if (wanted && value != JsonToken.VALUE_STRING) {
                    throw new BadLine("\"text\" is no string; expected {\"text\": \"...\"}");
                }
                if (wanted) {
                    text = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw new BadLine("something behind the JSON object; expected one object a line");
            }
        } catch (IOException e) {
            throw new BadLine("not JSON in UTF-8; expected {\"text\": \"...\"}");
        }
        if (text == null) {
            throw new BadLine("no \"text\"; expected {\"text\": \"...\"}");
        }
        return text;
    }

    private static String json(List<Detector.Found> found) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartArray();
            for (Detector.Found one : found) {
                json.writeStartArray();
                json.writeNumber(one.start());
                json.writeNumber(one.end());
                json.writeString(one.entity());
                json.writeNumber(score(one));
                json.writeString(one.rule());
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        return line.toString();
    }

    /** To three digits: sums of tenths are not exact. */
    private static double score(Detector.Found found) {
        return Math.round(found.score() * 1000) / 1000.0;
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
