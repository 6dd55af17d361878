package org.leakproof.redact.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.leakproof.contract.key.KeyFile;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.LearnedName;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.record.RunId;
import org.leakproof.redact.Redactor;
import org.leakproof.redact.names.AddressBook;
import org.leakproof.redact.operate.TestKeys;
import org.leakproof.redact.policy.Decisions;
import org.leakproof.redact.policy.Policy;
import org.leakproof.redact.policy.PolicyLoader;

/** A run over a few messages, from the YAML that an editor would write. */
public final class TestRun {
    public static final KeyFile KEYS = TestKeys.one();
    private static final RunId RUN = new RunId("0123456789abcdef");

    private final Redactor redactor;

    private TestRun(Policy policy, Decisions decisions) {
        this.redactor = Redactor.of(policy, KEYS, decisions, RUN);
    }

    public static TestRun newsroom() {
        return new TestRun(PolicyLoader.load("newsroom"), Decisions.NONE);
    }

    public static TestRun inside() {
        return new TestRun(PolicyLoader.load("inside"), Decisions.NONE);
    }

    public static TestRun of(String policy) {
        return of(policy, "");
    }

    public static TestRun of(String policy, String decisions) {
        Policy read = PolicyLoader.bundled().contains(policy)
                ? PolicyLoader.load(policy)
                : PolicyLoader.load(written(policy));
        return new TestRun(read, decisions.isEmpty() ? Decisions.NONE : Decisions.load(written(decisions)));
    }

    private static Path written(String yaml) {
        try {
            Path file = Files.createTempFile("leakproof-test", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Redactor redactor() {
        return redactor;
    }

    /** Redacts one message, knowing those who take part in all of them. */
    public Redacted redact(Message message, Message... others) {
        AddressBook.Builder book = redactor.addressBook();
        learn(message, book);
        List.of(others).forEach(other -> learn(other, book));
        return redactor.forArchive(message.provenance().archive(), book.build()).redact(message);
    }

    private static void learn(Message message, AddressBook.Builder book) {
        for (Participant participant : Participants.all(message)) {
            book.add(new LearnedName(
                    message.provenance().archive(),
                    participant.name(),
                    participant.address(),
                    participant.handle(),
                    participant.nameSource()));
        }
    }

    public CleanRecord passed(Message message, Message... others) {
        Outcome.Result result = redact(message, others).outcome().result();
        if (result instanceof Outcome.Passed passed) {
            return passed.record();
        }
        throw new AssertionError("not passed: " + result);
    }

    public Outcome.Result result(Message message, Message... others) {
        return redact(message, others).outcome().result();
    }

    public static PublicId publicId(Message message) {
        return PublicId.ofMac(KEYS.ids().mac("public", message.provenance().place()));
    }

    public static String body(CleanRecord record) {
        StringBuilder body = new StringBuilder();
        record.segments().forEach(segment -> body.append(segment.text()));
        return body.toString();
    }
}
