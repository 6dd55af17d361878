package org.leakproof.contract.record;

import java.util.Optional;

/** Somebody who takes part in a message, as the archive shows them. Secret.
 *
 *  @param name display name as written
 *  @param address mail address or phone number as written
 *  @param handle the platform's own id or user name, always text
 *  @param exporter whether the archive is this participant's own export: never shown, it points at the source */
public record Participant(
        Optional<String> name,
        Optional<String> address,
        Optional<String> handle,
        Role role,
        NameSource nameSource,
        boolean exporter) {
    @Override
    public String toString() {
        return "Participant[" + role + "]";
    }
}
