package org.leakproof.ingest.read.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.Hashes;

/** Tells conversations of SMS and MMS apart by who takes part: phones number them anew in each export. */
public final class SmsThread {
    private SmsThread() {}

    /** @param peers addresses of all but the phone's owner, as written */
    public static Conversation of(Collection<String> peers) {
        TreeSet<String> members = new TreeSet<>();
        peers.forEach(peer -> members.add(normal(peer)));
        List<String> key = new ArrayList<>(List.of("sms"));
        key.addAll(members);
        return new Conversation(Hashes.hex128(key.toArray(new String[0])), Optional.empty());
    }

    /** Without what people put between digits. */
    static String normal(String address) {
        return address.replaceAll("[\\s()/.-]", "");
    }
}
