package org.leakproof.ingest.inspect;

import java.time.LocalDateTime;
import java.util.Optional;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.ZoneBasis;
import org.leakproof.ingest.language.LanguageGuess;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;

/** Counts messages. One thread at a time. */
final class Tally {
    private final Findings findings;
    private final boolean names;

    /** @param names whether people are kept by name */
    Tally(Findings findings, boolean names) {
        this.findings = findings;
        this.names = names;
    }

    void message(Draft draft) {
        findings.messages++;
        findings.attachments += draft.attachments().size();
        for (DraftAttachment attachment : draft.attachments()) {
            Findings.count(findings.attachmentTypes, attachment.mediaType());
        }
        if (draft.flags().contains(Flag.ENTRY_DAMAGED)) {
            findings.damagedMessages++;
        }
        time(draft.sent());
        people(draft);
        duplicates(draft);
        draft.conversation().ifPresent(c -> findings.conversations.add(HashCount.of(c.id())));
        Optional<String> language = LanguageGuess.ofBody(draft.body());
        language.ifPresent(tag -> Findings.count(findings.languages, tag));
        findings.languageUnsure += language.isEmpty() ? 1 : 0;
    }

    private void time(SentTime sent) {
        if (sent.local().isEmpty()) {
            if (sent.asWritten().isBlank()) {
                findings.dateMissing++;
            } else {
                findings.dateUnreadable++;
            }
            return;
        }
        LocalDateTime local = sent.local().get();
        findings.withoutZone += sent.basis() == ZoneBasis.UNKNOWN ? 1 : 0;
        findings.zoneAssumed += sent.basis() == ZoneBasis.ASSUMED ? 1 : 0;
        if (findings.earliest.isEmpty() || local.isBefore(findings.earliest.get())) {
            findings.earliest = Optional.of(local);
        }
        if (findings.latest.isEmpty() || local.isAfter(findings.latest.get())) {
            findings.latest = Optional.of(local);
        }
        Findings.count(findings.years, Integer.toString(local.getYear()));
    }

    private void people(Draft draft) {
        draft.sender().ifPresent(sender -> {
            findings.senders.add(HashCount.of(key(sender)));
            person(sender, true);
        });
        draft.recipients().forEach(recipient -> person(recipient, false));
    }

    private void person(Participant participant, boolean sender) {
        String key = key(participant);
        findings.participants.add(HashCount.of(key));
        if (!names || !findings.people.containsKey(key) && findings.people.size() >= Findings.NAMED) {
            return;
        }
        Findings.Person person = findings.people.computeIfAbsent(key, k -> new Findings.Person(shown(participant)));
        if (sender) {
            person.sent++;
        } else {
            person.received++;
        }
    }

    private static String key(Participant participant) {
        return participant
                .address()
                .map(address -> address.toLowerCase(java.util.Locale.ROOT))
                .or(participant::handle)
                .or(participant::name)
                .orElse("");
    }

    private static String shown(Participant participant) {
        String id = participant.address().or(participant::handle).orElse("");
        String name = participant.name().orElse("");
        return name.isEmpty() ? id : id.isEmpty() ? name : name + " <" + id + ">";
    }

    private void duplicates(Draft draft) {
        boolean newBytes = findings.byteHashes.add(HashCount.ofHex(draft.sha256()));
        boolean newId = draft.kind() != Kind.EMAIL
                || draft.platformId()
                        .map(id -> findings.idHashes.add(HashCount.of(id)))
                        .orElse(true);
        if (!newBytes) {
            findings.sameBytes++;
        } else if (!newId) {
            findings.sameMessageId++;
        }
    }
}
