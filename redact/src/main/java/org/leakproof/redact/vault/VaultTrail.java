package org.leakproof.redact.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.CleanParticipant;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Place;
import org.leakproof.redact.record.Trail;

/** Notes what the labels of one message stand for. */
public final class VaultTrail implements Trail {
    /** The operators whose replacement is a label. */
    private static final Set<String> LABELS = Set.of("pseudonym", "hash");

    private record Pair(String label, String value) {}

    private final List<Pair> pairs = new ArrayList<>();

    @Override
    public void edited(Edit edit) {
        if (LABELS.contains(edit.operator()) && !edit.replacement().isEmpty()) {
            pairs.add(new Pair(edit.replacement(), edit.plain()));
        }
    }

    @Override
    public void shown(Participant participant, Optional<Place> place, CleanParticipant as) {
        participant.name().ifPresent(name -> pairs.add(new Pair(as.id(), name)));
        participant.address().ifPresent(address -> pairs.add(new Pair(as.id(), address)));
        participant.handle().ifPresent(handle -> pairs.add(new Pair(as.id(), handle)));
    }

    /** Writes what was noted. */
    public void writeTo(VaultWriter vault) {
        pairs.forEach(pair -> vault.put(pair.label(), pair.value()));
    }
}
