package org.leakproof.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.leakproof.contract.key.KeyFile;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.record.RunId;
import org.leakproof.redact.gate.RunGate;
import org.leakproof.redact.names.AddressBook;
import org.leakproof.redact.policy.Decision;
import org.leakproof.redact.policy.Decisions;
import org.leakproof.redact.policy.Policy;
import org.leakproof.redact.record.RecordRedactor;
import org.leakproof.redact.record.RunKit;

/** Redaction for one run: a policy compiled, with the run's key and decisions. Immutable and shareable. For each archive an
 *  address book is filled from what the archive says about its participants; then each thread takes a redactor of its own;
 *  when all outcomes and values of the run are known, the run's gate looks at them once more. */
public final class Redactor {
    private final RunKit kit;
    private final Policy policy;

    private Redactor(RunKit kit, Policy policy) {
        this.kit = kit;
        this.policy = policy;
    }

    /** Compiles the policy: takes a moment, do it once. */
    public static Redactor of(Policy policy, KeyFile keys, Decisions decisions, RunId run) {
        return new Redactor(RunKit.of(policy, keys, decisions, run), policy);
    }

    public Policy policy() {
        return policy;
    }

    /** An empty address book for one archive, to be filled with everybody whom it names. */
    public AddressBook.Builder addressBook() {
        Predicate<String> kept = term -> kit.rules().figure(term).isPresent();
        return new AddressBook.Builder(kit.identities(), kept);
    }

    /** A redactor for one thread and one archive. */
    public RecordRedactor forArchive(ArchiveId archive, AddressBook book) {
        return new RecordRedactor(kit, archive, book);
    }

    /** An empty gate over the run, to be filled with all its values and outcomes.
     *
     *  @param expectedValues about how many values will come */
    public RunGate runGate(int expectedValues) {
        return new RunGate(policy.gate(), kit.rules().keptTerms(), expectedValues, kit.rules()::scope, this::keptTexts);
    }

    private List<String> keptTexts(PublicId message) {
        List<String> texts = new ArrayList<>();
        for (Decision decision : kit.decisions().of(message)) {
            if (decision instanceof Decision.Keep keep) {
                texts.add(keep.text());
            }
        }
        return texts;
    }

    @Override
    public String toString() {
        return "Redactor[" + kit.run() + "]";
    }
}
