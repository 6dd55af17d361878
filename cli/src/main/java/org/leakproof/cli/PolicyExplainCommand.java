package org.leakproof.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.key.KeyFile;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.yaml.YamlMapping;
import org.leakproof.redact.explain.Explainer;
import org.leakproof.redact.explain.Explanation;
import org.leakproof.redact.policy.Field;
import org.leakproof.redact.policy.Policy;
import org.leakproof.redact.policy.PolicyLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Why a policy does what it does to one text. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        header = "Shows what is found in one text, and why.",
        description = {
            "For everything that is found: which rule and detector, which written form, how sure, which word near it made"
                    + " it surer, what checked it, what it won against. Then what was not redacted and why: refused by"
                    + " a check, not sure enough, kept, part of something longer. Last, the text as it would leave.",
            "The text is treated as one message of an archive that knows nobody; name people with --person. Labels are"
                    + " made with a key that is thrown away: a run's are others.",
            "Shows the original text: it is for your eyes, nothing is written or sent anywhere.",
        },
        footer = {"", "Example:  leakproof policy explain --policy newsroom \"Call 020 7946 0958\""})
final class PolicyExplainCommand implements Callable<Integer> {
    /** Characters; what a message may have. */
    private static final int MOST_TEXT = 32 << 20;

    @Parameters(
            paramLabel = "TEXT",
            arity = "0..1",
            defaultValue = "-",
            description = "The text; - or nothing to read it from standard input (UTF-8).")
    private String text;

    @Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE|NAME",
            description = "Policy file, or the name of a bundled policy.")
    private String policy;

    @Option(
            names = "--in",
            paramLabel = "FIELD",
            defaultValue = "body",
            description = "Where the text stands: subject, body, attachmentNames, attachmentText, conversationTitle or"
                    + " reactions (default: ${DEFAULT-VALUE}).")
    private String field;

    @Option(
            names = "--person",
            paramLabel = "\"NAME <ADDRESS>\"",
            description = "Somebody who takes part in the message, whom the detector \"people\" then knows; may be"
                    + " repeated.")
    private List<String> people = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Policy loaded = PolicyLoader.load(policy);
        Field in = field();
        List<Participant> participants =
                people.stream().map(PolicyExplainCommand::participant).toList();
        Explanation explanation = new Explainer(loaded, KeyFile.passing()).explain(text(), in, participants);
        PrintWriter out = spec.commandLine().getOut();
        new ExplanationPage(explanation, loaded, in, !participants.isEmpty()).print(out);
        out.flush();
        return ExitCode.COMPLETE.number();
    }

    private String text() throws IOException {
        if (!text.equals("-")) {
            return text;
        }
        byte[] bytes = System.in.readNBytes(MOST_TEXT + 1);
        if (bytes.length > MOST_TEXT) {
            throw new OperatorMistake("standard input: longer than " + (MOST_TEXT >> 20) + " MiB; give a shorter text");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Field field() {
        List<String> words = new ArrayList<>();
        for (Field each : Field.values()) {
            String word = YamlMapping.word(each);
            if (each != Field.PARTICIPANTS) {
                if (word.equalsIgnoreCase(field)) {
                    return each;
                }
                words.add(word);
            }
        }
        throw new OperatorMistake("--in " + field + ": no field of a message; expected "
                + words.stream().collect(Collectors.joining(", ")));
    }

    /** A name, an address, a handle behind @, or a name with one of these in angle brackets. */
    private static Participant participant(String written) {
        int open = written.indexOf('<');
        String name = open < 0 ? "" : written.substring(0, open).strip();
        String rest = (open < 0 ? written : written.substring(open + 1).replace(">", "")).strip();
        boolean handle = rest.startsWith("@");
        boolean address = !handle && (open >= 0 || rest.contains("@"));
        if (open < 0 && !handle && !address) {
            name = rest;
        }
        if (Stream.of(name, rest).allMatch(String::isEmpty)) {
            throw new OperatorMistake("--person: nobody; expected such as \"Jane Doe <jane@example.org>\"");
        }
        return new Participant(
                Optional.of(name).filter(n -> !n.isEmpty()),
                Optional.of(rest).filter(a -> address).map(a -> a.toLowerCase(Locale.ROOT)),
                Optional.of(rest).filter(h -> handle),
                Role.TO,
                NameSource.HEADER,
                false);
    }
}
