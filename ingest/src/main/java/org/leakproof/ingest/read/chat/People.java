package org.leakproof.ingest.read.chat;

import java.util.Optional;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Role;

/** Participants of platforms on which people name themselves. */
final class People {
    /** Members of a conversation beyond whom nobody is named as getting its messages: each message would carry all of
     *  them. */
    static final int MOST_MEMBERS = 200;

    private People() {}

    static Participant of(Role role, Optional<String> name, Optional<String> handle, boolean exporter) {
        return of(role, name, Optional.empty(), handle, NameSource.SELF, exporter);
    }

    /** @param naming who gives the names here; NONE if there is none */
    static Participant of(
            Role role,
            Optional<String> name,
            Optional<String> address,
            Optional<String> handle,
            NameSource naming,
            boolean exporter) {
        return new Participant(name, address, handle, role, name.isPresent() ? naming : NameSource.NONE, exporter);
    }
}
