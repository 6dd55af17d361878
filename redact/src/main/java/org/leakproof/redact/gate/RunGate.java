package org.leakproof.redact.gate;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.record.RedactedValue;
import org.leakproof.contract.record.StageName;

/** The last look at a run: what was redacted anywhere in it must stand nowhere in it, and what is kept back must not
 *  escape through a quote. Filled first by one thread, with every value of the run; then asked, by any number of threads
 *  through a {@link Judge} each. About 11 to 22 bytes a written form. */
public final class RunGate {
    private final Function<String, ValueScope> scopes;
    private final Function<PublicId, Collection<String>> keptTexts;
    private final int expectedValues;
    private final Forms forms;
    private final Kept kept;
    private final boolean encodings;
    private final Map<Set<Place.Kind>, FormSet> index = new HashMap<>();
    private final FormSet keptBack = new FormSet(16);

    /** @param expectedValues how many values will come, about
     *  @param scopes for each entity, where its values must not stand
     *  @param keptTexts what an editor's decisions keep in a record */
    public RunGate(
            GateSettings settings,
            List<KeptTerm> kept,
            int expectedValues,
            Function<String, ValueScope> scopes,
            Function<PublicId, Collection<String>> keptTexts) {
        this.scopes = scopes;
        this.keptTexts = keptTexts;
        this.expectedValues = expectedValues;
        this.forms = new Forms(settings);
        this.kept = new Kept(kept);
        this.encodings = settings.encodings();
    }

    /** A value that was redacted somewhere in the run. Values that come again change nothing. */
    public void add(RedactedValue value) {
        ValueScope scope = scopes.apply(value.entity());
        FormSet set = index.computeIfAbsent(scope.places(), places -> new FormSet(2 * expectedValues));
        forms.add(value.value(), scope.name(), Forms.Reach.RUN, set);
    }

    /** A message that is kept back, by its join key: whatever quotes it will be kept back too. */
    public void keepBack(String selfKey) {
        keptBack.add(FormSet.Kind.LOOSE, selfKey);
    }

    /** A judge for one thread, once everything is filled in. */
    public Judge judge() {
        return new Judge();
    }

    /** Looks at outcomes one after the other. One thread. */
    public final class Judge {
        private final Search search = new Search(kept, encodings);

        private Judge() {}

        /** The outcome itself, or the same message held. */
        public Outcome judge(Outcome outcome) {
            if (!(outcome.result() instanceof Outcome.Passed passed)) {
                return outcome;
            }
            boolean quotesKeptBack =
                    outcome.quoteKeys().stream().flatMap(Optional::stream).anyMatch(keptBack::contains);
            return quotesKeptBack || hit(passed.record()).isPresent()
                    ? outcome.held(StageName.REDACT, HeldReason.RUN_GATE)
                    : outcome;
        }

        /** Where the record shows a value that was redacted in the run, if it does. */
        private Optional<Place.Kind> hit(CleanRecord record) {
            return search.firstHit(record, index, Kept.of(keptTexts.apply(record.id())));
        }
    }

    /** How many written forms are searched for. */
    public long forms() {
        return index.values().stream().mapToLong(FormSet::size).sum();
    }
}
