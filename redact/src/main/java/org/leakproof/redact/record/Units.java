package org.leakproof.redact.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.Reaction;
import org.leakproof.contract.record.Segment;
import org.leakproof.redact.policy.Field;
import org.leakproof.redact.policy.People;
import org.leakproof.redact.policy.Policy;
import org.leakproof.redact.policy.Treatment;

/** The texts of one message that may leave, participants apart. What the policy drops is not among them.
 *
 *  @param names by ordinal of the attachment
 *  @param texts by ordinal of the attachment */
record Units(
        Optional<Unit> subject,
        Optional<Unit> body,
        List<Optional<Unit>> names,
        List<Optional<Unit>> texts,
        Optional<Unit> title,
        List<Unit> reactions) {
    static Units of(Message message, Policy policy) {
        boolean asWritten = policy.fields().get(Field.ATTACHMENT_NAMES) == Treatment.KEEP;
        List<Optional<Unit>> names = new ArrayList<>();
        List<Optional<Unit>> texts = new ArrayList<>();
        for (Attachment attachment : message.attachments()) {
            Place name = new Place(Place.Kind.ATTACHMENT_NAME, attachment.ordinal());
            names.add(unit(policy, name, attachment.name().map(text -> asWritten ? text : FileNames.shown(text))));
            texts.add(unit(policy, new Place(Place.Kind.ATTACHMENT_TEXT, attachment.ordinal()), attachment.text()));
        }
        List<Unit> reactions = new ArrayList<>();
        for (Reaction reaction : message.reactions()) {
            Place place = new Place(Place.Kind.REACTION, reactions.size());
            unit(policy, place, Optional.of(reaction.symbol())).ifPresent(reactions::add);
        }
        return new Units(
                unit(policy, new Place(Place.Kind.SUBJECT, 0), message.subject()),
                body(message, policy),
                names,
                texts,
                unit(
                        policy,
                        new Place(Place.Kind.CONVERSATION_TITLE, 0),
                        message.conversation().title()),
                reactions);
    }

    private static Optional<Unit> unit(Policy policy, Place place, Optional<String> text) {
        return policy.fields().get(Field.of(place.kind())) == Treatment.DROP
                ? Optional.empty()
                : text.map(present -> Unit.of(place, present));
    }

    private static Optional<Unit> body(Message message, Policy policy) {
        // a service line is told from the exporter's side ("You added ..."), in words of the exporter's program
        boolean told = message.kind() == Kind.SYSTEM
                && policy.approvable()
                && policy.people().show() != People.Show.KEEP;
        if (told || policy.fields().get(Field.BODY) == Treatment.DROP) {
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>(message.body().size());
        for (Segment segment : message.body()) {
            segments.add(segment.text());
        }
        return Optional.of(Unit.body(segments));
    }

    List<Unit> all() {
        List<Unit> all = new ArrayList<>();
        subject.ifPresent(all::add);
        body.ifPresent(all::add);
        names.forEach(name -> name.ifPresent(all::add));
        texts.forEach(text -> text.ifPresent(all::add));
        title.ifPresent(all::add);
        all.addAll(reactions);
        return all;
    }

    @Override
    public String toString() {
        return "Units[" + all().size() + "]";
    }
}
