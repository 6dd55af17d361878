package org.leakproof.redact.record;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.CiteCode;
import org.leakproof.contract.record.CleanAttachment;
import org.leakproof.contract.record.CleanParticipant;
import org.leakproof.contract.record.CleanReaction;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.CleanSegment;
import org.leakproof.contract.record.Coverage;
import org.leakproof.contract.record.HeldMessage;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.Provenance;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.record.Reaction;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.RedactedValue;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.StageName;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.redact.catalogue.Finder;
import org.leakproof.redact.gate.RecordGate;
import org.leakproof.redact.names.Acquaintances;
import org.leakproof.redact.names.AddressBook;
import org.leakproof.redact.names.OwnPeople;
import org.leakproof.redact.operate.Labels;
import org.leakproof.redact.policy.Decision;
import org.leakproof.redact.policy.Field;
import org.leakproof.redact.policy.People;
import org.leakproof.redact.policy.Policy;
import org.leakproof.redact.policy.Treatment;
import org.leakproof.redact.policy.Unreadable;

/** Makes of each message of one archive what may leave of it. The same message gives the same outcome on every worker. One
 *  thread at a time: make one for each. */
public final class RecordRedactor {
    /** Characters of text in one message; above it the message is held, never cut. */
    static final long MOST_TEXT = 32L << 20;

    private static final int LABEL_CHARACTERS = 13;

    private final RunKit kit;
    private final RuleSet rules;
    private final Policy policy;
    private final ArchiveId archive;
    private final AddressBook book;
    private final Finder finder;
    private final RecordGate gate;
    private final Acquaintances acquaintances;
    private final Joins joins;
    private final Set<Field> leaving = EnumSet.noneOf(Field.class);
    private final String policyLabel;

    /** @param book everybody whom the archive names: complete before its first message is redacted */
    public RecordRedactor(RunKit kit, ArchiveId archive, AddressBook book) {
        this.kit = kit;
        this.rules = kit.rules();
        this.policy = rules.policy();
        this.archive = archive;
        this.book = book;
        this.finder = rules.scanner(book).newFinder();
        this.gate = new RecordGate(policy.gate(), rules.keptTerms());
        this.acquaintances = new Acquaintances(kit.identities());
        policy.fields().forEach((field, treatment) -> {
            if (treatment != Treatment.DROP) {
                leaving.add(field);
            }
        });
        this.policyLabel = "P" + CiteCode.encode(kit.ids().mac("policy", kit.policyHash()), LABEL_CHARACTERS);
        this.joins = new Joins(kit.joins(), acquaintances);
    }

    /** A message that ingest could not read whole keeps its place, held. */
    public Redacted redact(HeldMessage message) {
        List<Outcome.AttachmentOutcome> attachments = new ArrayList<>();
        for (int i = 0; i < message.attachments(); i++) {
            attachments.add(new Outcome.AttachmentOutcome(i, Optional.empty()));
        }
        return new Redacted(
                new Outcome(
                        message.id(),
                        publicId(message.provenance()),
                        message.provenance(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        attachments,
                        new Outcome.Held(StageName.INGEST, message.reason())),
                List.of());
    }

    /** What may leave of the message; held if that cannot be told for sure. */
    public Redacted redact(Message message) {
        return redact(message, Trail.NONE);
    }

    /** The same, watched.
     *
     *  @param trail is told every step; changes nothing */
    public Redacted redact(Message message, Trail trail) {
        if (!message.provenance().archive().equals(archive)) {
            throw new IllegalArgumentException("a message of another archive");
        }
        PublicId id = publicId(message.provenance());
        List<Decision> decisions = kit.decisions().of(id);
        boolean withheld = false;
        for (Decision decision : decisions) {
            withheld |= decision instanceof Decision.Withhold;
        }
        Labels labels = new Labels(
                kit.labelKeys(),
                kit.canonical(),
                archive.value(),
                message.conversation().id(),
                message.provenance().place());
        Claims claims = new Claims(rules, finder, book, ownPeople(message), decisions, trail);
        Editing editing = new Editing(rules, claims, labels, kit.ids(), id, trail);
        Outcome.Result result;
        Optional<CleanRecord> made = Optional.empty();
        try {
            if (message.textLength() > MOST_TEXT) {
                throw new Hold(HeldReason.TOO_LARGE);
            }
            CleanRecord record = record(message, id, labels, claims, editing, trail);
            made = Optional.of(record);
            check(record, editing, claims, trail);
            result = new Outcome.Passed(record);
        } catch (Hold hold) {
            result = new Outcome.Held(StageName.REDACT, hold.reason());
        }
        List<RedactedValue> values = new ArrayList<>();
        for (Claims.Value value : editing.values()) {
            values.add(new RedactedValue(kit.run(), value.entity(), value.text()));
        }
        if (withheld) {
            result = new Outcome.Withheld();
            sentences(message, made).forEach(text -> values.add(new RedactedValue(kit.run(), RuleSet.WITHHELD, text)));
        }
        return new Redacted(outcome(message, id, result), values);
    }

    private PublicId publicId(Provenance provenance) {
        return PublicId.ofMac(kit.ids().mac("public", provenance.place()));
    }

    private OwnPeople ownPeople(Message message) {
        List<Participant> people = Participants.all(message);
        people.removeIf(participant -> Participants.figure(participant, rules).isPresent());
        return new OwnPeople(acquaintances, people);
    }

    private Outcome outcome(Message message, PublicId id, Outcome.Result result) {
        return new Outcome(
                message.id(),
                id,
                message.provenance(),
                joins.sameAs(message),
                CleanTimes.order(message.sent()),
                message.platformId().map(platformId -> joins.platform(archive, platformId)),
                message.replyTo().map(platformId -> joins.platform(archive, platformId)),
                joins.quotes(message),
                message.attachments().stream()
                        .map(attachment -> new Outcome.AttachmentOutcome(attachment.ordinal(), attachment.held()))
                        .toList(),
                result);
    }

    private CleanRecord record(Message message, PublicId id, Labels labels, Claims claims, Editing editing, Trail trail)
            throws Hold {
        if (policy.unreadable() == Unreadable.HOLD_MESSAGE
                && message.attachments().stream().anyMatch(attachment -> attachment.status() == TextStatus.HELD)) {
            throw new Hold(HeldReason.ATTACHMENT_HELD);
        }
        ScriptsFound covered = new ScriptsFound();
        Participants participants = new Participants(rules, acquaintances, labels, editing, archive.value(), trail);
        Units units = Units.of(message, policy);
        editing.learn(units.all());
        boolean dropsPeople = policy.people().show() == People.Show.DROP;
        if (dropsPeople) {
            participants.drop(Participants.all(message));
        }
        Optional<CleanParticipant> sender = dropsPeople ? Optional.empty() : sender(message, participants);
        List<CleanParticipant> recipients = dropsPeople ? List.of() : recipients(message, participants);
        Texts texts = new Texts(editing, covered);
        Optional<String> subject = texts.one(units.subject());
        List<CleanSegment> segments = texts.body(message, units.body());
        List<CleanAttachment> attachments = new ArrayList<>();
        for (Attachment attachment : message.attachments()) {
            attachments.add(texts.attachment(attachment, units));
        }
        Optional<String> title = texts.one(units.title());
        List<CleanReaction> reactions = new ArrayList<>();
        for (Unit unit : units.reactions()) {
            Reaction reaction = message.reactions().get(reactions.size());
            int index = reactions.size();
            Optional<CleanParticipant> by = dropsPeople || reaction.by().isEmpty()
                    ? Optional.empty()
                    : Optional.of(participants.shown(
                            reaction.by().get(),
                            Optional.empty(),
                            () -> message.provenance().place() + "/reaction/" + index));
            reactions.add(new CleanReaction(texts.clean(unit).get(0), by));
        }
        claims.checkAnchors(leaving);
        if (covered.uncovered(policy.coverage())) {
            throw new Hold(HeldReason.NO_COVERAGE);
        }
        Optional<String> language = message.language().filter(RecordRedactor::isLanguage);
        return new CleanRecord(
                CleanRecord.VERSION,
                id,
                message.kind(),
                "C"
                        + label(
                                "conversation",
                                archive.value(),
                                message.conversation().id()),
                title,
                CleanTimes.of(message.sent(), policy.times()),
                sender,
                recipients,
                dropsPeople ? RecipientsBasis.UNKNOWN : message.recipientsBasis(),
                Optional.empty(),
                subject,
                segments,
                language,
                attachments,
                reactions,
                message.edited().isPresent(),
                message.deleted(),
                policy.authenticity() ? Authenticity.of(message) : Optional.empty(),
                editing.redactions(),
                new Coverage(language.stream().toList(), texts.scripts(), rules.labels()),
                policyLabel);
    }

    private Optional<CleanParticipant> sender(Message message, Participants participants) throws Hold {
        if (message.sender().isEmpty()) {
            return Optional.empty();
        }
        Place place = new Place(Place.Kind.SENDER, 0);
        return Optional.of(
                participants.shown(message.sender().get(), Optional.of(place), () -> unnamed(message, place)));
    }

    private List<CleanParticipant> recipients(Message message, Participants participants) throws Hold {
        List<CleanParticipant> recipients = new ArrayList<>();
        for (Participant recipient : message.recipients()) {
            Place place = new Place(Place.Kind.RECIPIENT, recipients.size());
            recipients.add(participants.shown(recipient, Optional.of(place), () -> unnamed(message, place)));
        }
        return recipients;
    }

    private static String unnamed(Message message, Place place) {
        return message.provenance().place() + "/" + place;
    }

    /** The texts of one message, as the policy treats each field. */
    private final class Texts {
        private final Editing editing;
        private final ScriptsFound original;
        private final ScriptsFound clean = new ScriptsFound();

        Texts(Editing editing, ScriptsFound original) {
            this.editing = editing;
            this.original = original;
        }

        Optional<String> one(Optional<Unit> unit) throws Hold {
            return unit.isEmpty()
                    ? Optional.empty()
                    : Optional.of(clean(unit.get()).get(0));
        }

        List<CleanSegment> body(Message message, Optional<Unit> unit) throws Hold {
            List<CleanSegment> segments = new ArrayList<>();
            for (String text : unit.isEmpty() ? List.<String>of() : clean(unit.get())) {
                segments.add(
                        new CleanSegment(message.body().get(segments.size()).kind(), text, Optional.empty()));
            }
            return segments;
        }

        CleanAttachment attachment(Attachment attachment, Units units) throws Hold {
            Optional<String> name = one(units.names().get(attachment.ordinal()));
            Optional<String> text = one(units.texts().get(attachment.ordinal()));
            boolean dropped = attachment.text().isPresent() && text.isEmpty();
            return new CleanAttachment(
                    attachment.ordinal(),
                    attachment.parent(),
                    name,
                    policy.approvable() ? MediaTypes.shown(attachment.mediaType()) : attachment.mediaType(),
                    dropped ? TextStatus.NOT_EXTRACTED : attachment.status(),
                    text);
        }

        List<String> clean(Unit unit) throws Hold {
            ScriptsFound scripts = new ScriptsFound();
            scripts.add(unit.text());
            if (rules.looksAt(unit.field())) {
                original.addAll(scripts);
            }
            int before = editing.redacted();
            List<String> texts = editing.clean(unit);
            long length = 0;
            for (String text : texts) {
                length += text.length();
                if (editing.redacted() > before) {
                    clean.add(text);
                }
            }
            if (editing.redacted() == before) {
                clean.addAll(scripts);
            }
            if (length > 2 * MOST_TEXT) {
                throw new Hold(HeldReason.TOO_LARGE);
            }
            return texts;
        }

        List<String> scripts() {
            return clean.codes();
        }
    }

    private void check(CleanRecord record, Editing editing, Claims claims, Trail trail) throws Hold {
        List<RecordGate.Value> values = new ArrayList<>();
        for (Claims.Value value : editing.values()) {
            values.add(new RecordGate.Value(value.text(), rules.scope(value.entity())));
        }
        Optional<Place.Kind> hit;
        try {
            hit = gate.check(record, values, claims.keptTexts());
        } catch (RuntimeException e) {
            throw Failures.hold(HeldReason.GATE, e);
        }
        hit.ifPresent(trail::gateHit);
        if (hit.isPresent()) {
            throw new Hold(HeldReason.GATE);
        }
    }

    /** What the sender of a withheld message says, as far as it may stand in others: as another message would show it, and
     *  as it stands where nothing of it is redacted. */
    private static List<String> sentences(Message message, Optional<CleanRecord> made) {
        Set<String> sentences = new java.util.LinkedHashSet<>();
        StringBuilder own = new StringBuilder();
        for (int i = 0; i < message.body().size(); i++) {
            if (message.body().get(i).kind() == SegmentKind.OWN) {
                own.append(message.body().get(i).text()).append("\n\n");
            }
        }
        sentences.addAll(Sentences.of(own.toString()));
        made.ifPresent(record -> {
            StringBuilder shown = new StringBuilder();
            for (int i = 0; i < record.segments().size(); i++) {
                if (record.segments().get(i).kind() == SegmentKind.OWN) {
                    Place place = new Place(Place.Kind.SEGMENT, i);
                    String text = record.segments().get(i).text();
                    int at = 0;
                    for (var redaction : record.redactions()) {
                        if (redaction.place().equals(place)) {
                            shown.append(text, at, redaction.start()).append("\n\n");
                            at = redaction.end();
                        }
                    }
                    shown.append(text, at, text.length()).append("\n\n");
                }
            }
            sentences.addAll(Sentences.of(shown.toString()));
        });
        return List.copyOf(sentences);
    }

    private String label(String... parts) {
        return CiteCode.encode(kit.ids().mac(parts), LABEL_CHARACTERS);
    }

    /** A declared language is text of the archive: only what has the form of a tag leaves. */
    private static boolean isLanguage(String tag) {
        return tag.matches("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?");
    }
}
