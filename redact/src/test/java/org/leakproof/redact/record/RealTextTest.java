package org.leakproof.redact.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.LearnedName;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.RedactedValue;
import org.leakproof.contract.record.Role;
import org.leakproof.redact.gate.RunGate;
import org.leakproof.redact.names.AddressBook;

/** How much of real text the gate holds: a gate that holds too much gets switched off. Real texts lie beside the repository
 *  and are not part of it. */
final class RealTextTest {
    static final String POLICY =
            org.leakproof.redact.policy.PolicyLoader.text("newsroom").replace("otherwise: hold ", "otherwise: pass ");

    private static final Pattern ADDRESS = Pattern.compile("(?:\"?([^\"<>,;]*?)\"?\\s*)<?([\\w.+-]+@[\\w.-]+)>?");

    private static Optional<Path> shared(String name) {
        Path at = Path.of("").toAbsolutePath();
        while (at != null) {
            Path found = at.resolve("shared").resolve(name);
            if (Files.exists(found)) {
                return Optional.of(found);
            }
            at = at.getParent();
        }
        return Optional.empty();
    }

    private record Held(
            int messages, long characters, Map<String, Integer> outcomes, double seconds, double gateSeconds) {
        double share(String reason) {
            return outcomes.getOrDefault(reason, 0) / (double) messages;
        }
    }

    private static Held run(List<Message> messages) {
        TestRun run = TestRun.of(POLICY);
        AddressBook.Builder book = run.redactor().addressBook();
        for (Message message : messages) {
            for (Participant participant : Participants.all(message)) {
                book.add(new LearnedName(
                        TestMessage.ARCHIVE,
                        participant.name(),
                        participant.address(),
                        participant.handle(),
                        NameSource.HEADER));
            }
        }
        RecordRedactor redactor = run.redactor().forArchive(TestMessage.ARCHIVE, book.build());
        RunGate gate = run.redactor().runGate(10_000);
        List<Outcome> outcomes = new ArrayList<>();
        long start = System.nanoTime();
        for (Message message : messages) {
            Redacted redacted = redactor.redact(message);
            outcomes.add(redacted.outcome());
            for (RedactedValue value : redacted.values()) {
                gate.add(value);
            }
            if (!(redacted.outcome().result() instanceof Outcome.Passed)) {
                redacted.outcome().selfKey().ifPresent(gate::keepBack);
            }
        }
        long middle = System.nanoTime();
        RunGate.Judge judge = gate.judge();
        Map<String, Integer> counts = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            Outcome.Result result = judge.judge(outcome).result();
            counts.merge(result instanceof Outcome.Held held ? held.reason().name() : "PASSED", 1, Integer::sum);
        }
        return new Held(
                messages.size(),
                messages.stream().mapToLong(Message::textLength).sum(),
                counts,
                (middle - start) / 1e9,
                (System.nanoTime() - middle) / 1e9);
    }

    private static List<Participant> people(String header, Role role) {
        List<Participant> people = new ArrayList<>();
        Matcher matcher = ADDRESS.matcher(header);
        while (matcher.find()) {
            String name = matcher.group(1) == null ? "" : matcher.group(1).strip();
            people.add(TestMessage.person(name, matcher.group(2), role));
        }
        return people;
    }

    /** A mail, read as roughly as this test needs. */
    private static Message mail(String text, int place) {
        TestMessage message = TestMessage.mail().at(place);
        int border = Math.max(0, text.indexOf("\n\n"));
        String head = text.substring(0, border).replaceAll("\n[ \t]+", " ");
        List<Participant> recipients = new ArrayList<>();
        for (String line : head.split("\n")) {
            String lower = line.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("from:")) {
                people(line.substring(5), Role.FROM).stream().findFirst().ifPresent(message::from);
            } else if (lower.startsWith("to:") || lower.startsWith("cc:")) {
                recipients.addAll(people(line.substring(3), Role.TO));
            } else if (lower.startsWith("subject:")) {
                message.subject(line.substring(8).strip());
            }
        }
        return message.to(recipients.toArray(Participant[]::new))
                .body(text.substring(border))
                .make();
    }

    private static List<Message> jsonLines(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Message> messages = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = json.readTree(line);
            messages.add(
                    mail(node.get("text").asText().replace("\nHi ", "\n\nHi ").replace(" : ", ": "), messages.size()));
        }
        return messages;
    }

    static List<Message> mails() throws IOException {
        Optional<Path> folder = shared("samples/mail");
        assumeTrue(folder.isPresent(), "no shared/samples/mail beside the repository");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder.get())) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
        List<Message> messages = new ArrayList<>();
        for (Path file : files) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
            // of raw mail only what is plain text without any encoding is what a message's body is
            String lower = text.toLowerCase(java.util.Locale.ROOT);
            if (text.length() < 400_000
                    && !lower.contains("content-type: multipart")
                    && !lower.contains("content-transfer-encoding: base64")
                    && !lower.contains("content-transfer-encoding: quoted")) {
                messages.add(mail(text, messages.size()));
            }
        }
        return messages;
    }

    @Test
    void holdsLittleOfRealMail() throws IOException {
        report("mail", run(mails()), 0.02);
    }

    @Test
    void holdsLittleOfThreads() throws IOException {
        Optional<Path> file = shared("pii/enron_emailcoref.jsonl");
        assumeTrue(file.isPresent(), "no shared/pii beside the repository");
        // long threads with lists of names without addresses in quoted headers: what is held shows such a name
        report("threads", run(jsonLines(file.get())), 0.35);
    }

    @Test
    void holdsLittleOfCourtCases() throws IOException {
        Optional<Path> file = shared("pii/tab_144.jsonl");
        assumeTrue(file.isPresent(), "no shared/pii beside the repository");
        report("cases", run(jsonLines(file.get())), 0.02);
    }

    private static void report(String what, Held held, double most) {
        System.out.printf(
                "%s: %d messages, %d characters, %s; %.2f s redaction, %.2f s run gate%n",
                what, held.messages, held.characters, held.outcomes, held.seconds, held.gateSeconds);
        assertThat(held.share("GATE") + held.share("RUN_GATE"))
                .as("share held by the gate")
                .isLessThanOrEqualTo(most);
    }
}
