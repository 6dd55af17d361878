package org.leakproof.redact.names;

import java.util.Optional;
import org.leakproof.contract.record.LearnedName;
import org.leakproof.contract.record.Participant;
import org.leakproof.redact.operate.Canonical;

/** Tells who is the same: by address, else by handle, else by name. What it gives is secret; labels are made from it. */
public final class Identities {
    private final Canonical canonical;

    public Identities(Canonical canonical) {
        this.canonical = canonical;
    }

    /** Empty for somebody of whom nothing is known. */
    public Optional<String> of(Participant participant) {
        return of(participant.name(), participant.address(), participant.handle());
    }

    Optional<String> of(LearnedName learned) {
        return of(learned.name(), learned.address(), learned.handle());
    }

    private Optional<String> of(Optional<String> name, Optional<String> address, Optional<String> handle) {
        if (said(address)) {
            return address.map(text -> "address:" + canonical.of(written(text), text));
        }
        if (said(handle)) {
            return handle.map(text -> "handle:" + canonical.of(Canonical.Written.STRUCTURED, text));
        }
        return name.filter(text -> !isSelf(text)).map(this::ofName);
    }

    /** Somebody of whom only a name is known. */
    public String ofName(String name) {
        return "name:" + canonical.of(Canonical.Written.PLAIN, name);
    }

    /** How an address is compared: as an address or as a telephone number. */
    public static Canonical.Written written(String address) {
        return address.indexOf('@') >= 0 || address.codePoints().anyMatch(Character::isLetter)
                ? Canonical.Written.STRUCTURED
                : Canonical.Written.PHONE;
    }

    /** Whether the name is one that says nobody's: {@code You}, {@code Me}, none at all. */
    public static boolean isSelf(String name) {
        return name.isBlank() || NameWords.isSelf(Canonical.folded(name).strip());
    }

    private static boolean said(Optional<String> text) {
        return text.isPresent() && !text.get().isBlank();
    }
}
