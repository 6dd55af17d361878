package org.leakproof.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.ArchiveEvent;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.HeldMessage;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Segment;

/** What arrives, as it would be committed item by item. */
final class Received implements Carrier, Carrier.Receiver {
    final List<Message> messages = new ArrayList<>();
    final List<Object> all = new ArrayList<>();
    final List<ArchiveEvent.EntryRead> entries = new ArrayList<>();
    final List<HeldReason> quarantined = new ArrayList<>();
    Optional<Progress> progress = Optional.empty();
    int items;

    @Override
    public void add(Item item, Progress behind) {
        item.prepare();
        item.send(this);
        progress = Optional.of(behind);
        items++;
    }

    @Override
    public void message(Message message) {
        messages.add(message);
        all.add(message);
    }

    @Override
    public void held(HeldMessage held) {
        all.add(held);
    }

    @Override
    public void event(ArchiveEvent event) {
        all.add(event);
        if (event instanceof ArchiveEvent.EntryRead entry) {
            entries.add(entry);
        }
    }

    @Override
    public void quarantine(String id, HeldReason reason) {
        quarantined.add(reason);
    }

    Message saying(String text) {
        return messages.stream()
                .filter(message -> message.body().stream().map(Segment::text).anyMatch(text::equals))
                .findFirst()
                .orElseThrow();
    }

    List<Attachment> attachments() {
        return messages.stream()
                .filter(message -> message.kind() != Kind.DOCUMENT)
                .flatMap(message -> message.attachments().stream())
                .toList();
    }

    List<String> documents() {
        return messages.stream()
                .filter(message -> message.provenance().reader().equals("document"))
                .map(message ->
                        message.body().isEmpty() ? "" : message.body().get(0).text())
                .toList();
    }
}
