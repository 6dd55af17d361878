package org.leakproof.redact.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.leakproof.contract.key.KeyFile;
import org.leakproof.contract.record.ArchiveId;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.Conversation;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.LearnedName;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.MessageId;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.Provenance;
import org.leakproof.contract.record.Reaction;
import org.leakproof.contract.record.RecipientsBasis;
import org.leakproof.contract.record.RunId;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.contract.record.ZoneBasis;
import org.leakproof.redact.Redactor;
import org.leakproof.redact.catalogue.Refusal;
import org.leakproof.redact.names.AddressBook;
import org.leakproof.redact.policy.Decisions;
import org.leakproof.redact.policy.Field;
import org.leakproof.redact.policy.Policy;
import org.leakproof.redact.record.Trail;

/** Redacts one text as the text of a message, with the code that a run uses, and writes down every step. */
public final class Explainer {
    private static final RunId NO_RUN = new RunId("0".repeat(16));
    private static final ArchiveId NO_ARCHIVE = new ArchiveId("0".repeat(32));
    private static final Comparator<Span> BY_PLACE =
            Comparator.comparingInt(Span::start).thenComparingInt(Span::end);

    private record Span(int start, int end) {}

    private final Redactor redactor;

    /** @param keys from which labels are made */
    public Explainer(Policy policy, KeyFile keys) {
        this.redactor = Redactor.of(policy, keys, Decisions.NONE, NO_RUN);
    }

    /** @param field which field the text stands in; not the participants
     *  @param people who takes part in the message, the archive's only people */
    public Explanation explain(String text, Field field, List<Participant> people) {
        AddressBook.Builder book = redactor.addressBook();
        people.forEach(person -> book.add(
                new LearnedName(NO_ARCHIVE, person.name(), person.address(), person.handle(), person.nameSource())));
        Steps steps = new Steps(field, text);
        Outcome.Result result = redactor.forArchive(NO_ARCHIVE, book.build())
                .redact(message(text, field, people), steps)
                .outcome()
                .result();
        Optional<HeldReason> held =
                result instanceof Outcome.Held holding ? Optional.of(holding.reason()) : Optional.empty();
        Optional<String> clean =
                result instanceof Outcome.Passed passed ? clean(passed.record(), field) : Optional.empty();
        steps.edits.sort(Comparator.comparing(edit -> new Span(edit.start(), edit.end()), BY_PLACE));
        steps.passedOver.sort(Comparator.comparing(
                over -> new Span(over.span().start(), over.span().end()), BY_PLACE));
        steps.refused.sort(Comparator.comparing(refusal -> new Span(refusal.start(), refusal.end()), BY_PLACE));
        return new Explanation(text, clean, held, steps.gateHit, steps.edits, steps.passedOver, steps.refused);
    }

    private static Message message(String text, Field field, List<Participant> people) {
        Provenance provenance = new Provenance(NO_ARCHIVE, 0, "explain", 0, 0, "explain", 1);
        boolean attachmentText = field == Field.ATTACHMENT_TEXT;
        List<Attachment> attachments = field == Field.ATTACHMENT_NAMES || attachmentText
                ? List.of(new Attachment(
                        0,
                        OptionalInt.empty(),
                        Optional.of(text).filter(name -> !attachmentText),
                        "text/plain",
                        0,
                        "0".repeat(64),
                        attachmentText ? TextStatus.TEXT : TextStatus.NO_TEXT,
                        Optional.of(text).filter(content -> attachmentText),
                        Optional.empty()))
                : List.of();
        return new Message(
                MessageId.of(provenance),
                provenance,
                "0".repeat(64),
                Kind.EMAIL,
                new Conversation("explain", Optional.of(text).filter(title -> field == Field.CONVERSATION_TITLE)),
                new SentTime(
                        Optional.empty(), Optional.empty(), "", Precision.NONE, ZoneBasis.UNKNOWN, Optional.empty()),
                Optional.empty(),
                people,
                RecipientsBasis.EXPLICIT,
                Optional.of(text).filter(subject -> field == Field.SUBJECT),
                field == Field.BODY ? List.of(new Segment(SegmentKind.OWN, text, Optional.empty())) : List.of(),
                List.of(),
                Optional.empty(),
                attachments,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                field == Field.REACTIONS ? List.of(new Reaction(text, Optional.empty(), Optional.empty())) : List.of(),
                List.of(),
                List.of(),
                Set.of());
    }

    private static Optional<String> clean(CleanRecord record, Field field) {
        return switch (field) {
            case SUBJECT -> record.subject();
            case BODY ->
                record.segments().stream().map(segment -> segment.text()).findFirst();
            case ATTACHMENT_NAMES -> record.attachments().get(0).name();
            case ATTACHMENT_TEXT -> record.attachments().get(0).text();
            case CONVERSATION_TITLE -> record.conversationTitle();
            case REACTIONS ->
                record.reactions().stream().map(reaction -> reaction.symbol()).findFirst();
            case PARTICIPANTS -> Optional.empty();
        };
    }

    private static final class Steps implements Trail {
        private final Field field;
        private final String text;
        private final List<Edit> edits = new ArrayList<>();
        private final List<PassedOver> passedOver = new ArrayList<>();
        private final List<Refusal> refused = new ArrayList<>();
        private Optional<Place.Kind> gateHit = Optional.empty();

        Steps(Field field, String text) {
            this.field = field;
            this.text = text;
        }

        @Override
        public void refused(Field where, String within, Refusal refusal) {
            // a text that is searched in pieces too is told of as a whole only
            if (where == field && within.equals(text) && !refused.contains(refusal)) {
                refused.add(refusal);
            }
        }

        @Override
        public void passedOver(PassedOver over) {
            if (over.field() == field) {
                passedOver.add(over);
            }
        }

        @Override
        public void edited(Edit edit) {
            if (edit.field() == field) {
                edits.add(edit);
            }
        }

        @Override
        public void gateHit(Place.Kind place) {
            gateHit = Optional.of(place);
        }
    }
}
