package org.leakproof.redact.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.leakproof.contract.record.CleanParticipant;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.Reaction;
import org.leakproof.redact.names.Acquaintances;
import org.leakproof.redact.names.Identities;
import org.leakproof.redact.operate.Labels;
import org.leakproof.redact.operate.Scope;
import org.leakproof.redact.policy.Field;
import org.leakproof.redact.policy.People;

/** Shows the participants of one message as the policy says. Whose export the archive is changes nothing. */
final class Participants {
    private final RuleSet rules;
    private final People people;
    private final boolean leaves;
    private final Acquaintances acquaintances;
    private final Labels labels;
    private final Editing editing;
    private final Optional<String> exporter;
    private final Trail trail;

    /** @param archive names the archive, for an exporter of whom nothing else is known */
    Participants(
            RuleSet rules, Acquaintances acquaintances, Labels labels, Editing editing, String archive, Trail trail) {
        this.rules = rules;
        this.people = rules.policy().people();
        this.leaves = rules.policy().approvable();
        this.acquaintances = acquaintances;
        this.labels = labels;
        this.editing = editing;
        this.exporter = Optional.of("exporter:" + archive);
        this.trail = trail;
    }

    /** Everybody who takes part in the message, reactions included. */
    static List<Participant> all(Message message) {
        List<Participant> all = new ArrayList<>();
        message.sender().ifPresent(all::add);
        all.addAll(message.recipients());
        message.reactions().stream().map(Reaction::by).flatMap(Optional::stream).forEach(all::add);
        return all;
    }

    /** The name under which the policy keeps them, if it does. */
    static Optional<String> figure(Participant participant, RuleSet rules) {
        return participant
                .name()
                .flatMap(rules::figure)
                .or(() -> participant.address().flatMap(rules::figure))
                .or(() -> participant.handle().flatMap(rules::figure));
    }

    /** @param place where the participant stands; empty for somebody who reacted
     *  @param unnamed tells apart those of whom nothing is known */
    CleanParticipant shown(Participant participant, Optional<Place> place, Supplier<String> unnamed) throws Hold {
        CleanParticipant as = as(participant, place, unnamed);
        trail.shown(participant, place, as);
        return as;
    }

    private CleanParticipant as(Participant participant, Optional<Place> place, Supplier<String> unnamed) throws Hold {
        Optional<String> figure = figure(participant, rules);
        String identity = figure.map(name -> "figure:" + name)
                .or(() -> acquaintances.identity(participant))
                .or(() -> participant.exporter() ? exporter : Optional.empty())
                .orElseGet(() -> "unnamed:" + unnamed.get());
        Scope scope = people.show() == People.Show.ROLE ? Scope.MESSAGE : people.scope();
        String id = labels.person(identity, people.label(), scope);
        if (figure.isPresent()) {
            return new CleanParticipant(id, figure.get(), participant.role());
        }
        return switch (people.show()) {
            case PSEUDONYM, DROP -> {
                takeOut(participant);
                yield new CleanParticipant(id, id, participant.role());
            }
            case ROLE -> {
                takeOut(participant);
                yield new CleanParticipant(
                        id, "[" + people.roleLabels().get(participant.role()) + "]", participant.role());
            }
            case KEEP -> new CleanParticipant(id, kept(participant, place, id), participant.role());
        };
    }

    private String kept(Participant participant, Optional<Place> place, String id) throws Hold {
        // a contact's name such as "Mum" tells whose contacts they are
        Optional<String> name = participant
                .name()
                .filter(text -> !text.isBlank())
                .filter(text ->
                        !leaves || participant.nameSource() != NameSource.ADDRESS_BOOK && !Identities.isSelf(text));
        Optional<String> address = participant.address().filter(text -> !text.isBlank());
        Optional<String> shown = name.isPresent() && address.isPresent() && !name.equals(address)
                ? Optional.of(name.get() + " <" + address.get() + ">")
                : name.or(() -> address).or(participant::handle);
        if (shown.isEmpty()) {
            return id;
        }
        Unit unit =
                place.map(p -> Unit.of(p, shown.get())).orElseGet(() -> Unit.unlisted(Field.PARTICIPANTS, shown.get()));
        return editing.clean(unit).get(0);
    }

    private void takeOut(Participant participant) {
        if (rules.redactsPeople()) {
            participant.name().filter(text -> !Identities.isSelf(text)).ifPresent(this::takeOut);
            participant.address().ifPresent(this::takeOut);
            participant.handle().ifPresent(this::takeOut);
        }
    }

    private void takeOut(String value) {
        if (rules.figure(value).isEmpty()) {
            editing.takenOut(rules.peopleEntity(), value);
        }
    }

    /** How somebody is shown who does not leave at all: what they are called is taken out all the same. */
    void drop(List<Participant> participants) {
        participants.forEach(this::takeOut);
    }
}
