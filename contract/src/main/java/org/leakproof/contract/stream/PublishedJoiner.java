package org.leakproof.contract.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leakproof.contract.record.CleanAttachment;
import org.leakproof.contract.record.CleanParticipant;
import org.leakproof.contract.record.CleanReaction;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.CleanSegment;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.record.Redaction;

/** Turns the records of the output topic, each partition's in order, back into messages. For consumers that read committed
 *  records only. Keeps the parts of unfinished messages in memory. One thread.
 *
 *  <p>Compaction may leave parts whose beginning was superseded; they are passed over, for the record that supersedes them
 *  comes later. */
public final class PublishedJoiner {
    /** What a record of the topic completes. */
    public sealed interface Change {}

    /** A message, or a new version of one. */
    public record Put(CleanRecord record) implements Change {}

    /** A message that was taken back. */
    public record Removed(PublicId id) implements Change {}

    private final Map<PublicId, Unfinished> unfinished = new HashMap<>();

    /** Takes the next record; empty where it completes nothing yet.
     *
     *  @param value null for a tombstone
     *  @throws CodecException if it is no record of the output topic */
    public Optional<Change> accept(String key, byte @Nullable [] value) {
        if (value == null) {
            return removed(key);
        }
        PublishedPart part = Codec.published().decode(value);
        if (!part.key().equals(key)) {
            throw new CodecException("a part of " + part.id() + " has another part's key");
        }
        if (part instanceof PublishedPart.First first) {
            unfinished.remove(first.id());
            if (first.parts() == 1) {
                return Optional.of(new Put(first.record()));
            }
            unfinished.put(first.id(), new Unfinished(first));
            return Optional.empty();
        }
        Unfinished open = unfinished.get(part.id());
        if (open == null || !open.follows(part)) {
            unfinished.remove(part.id());
            return Optional.empty();
        }
        open.add(part);
        if (part.part() + 1 < part.parts()) {
            return Optional.empty();
        }
        unfinished.remove(part.id());
        return Optional.of(new Put(open.record()));
    }

    private Optional<Change> removed(String key) {
        if (key.indexOf('/') >= 0) {
            return Optional.empty(); // a part too many of a record that has become shorter
        }
        if (!PublicId.isValid(key)) {
            throw new CodecException("a key of " + key.length() + " characters that is no cite_id");
        }
        PublicId id = new PublicId(key);
        unfinished.remove(id);
        return Optional.of(new Removed(id));
    }

    private static final class Unfinished {
        private final PublishedPart.First first;
        private final List<CleanParticipant> recipients;
        private final List<CleanSegment> segments;
        private final List<CleanAttachment> attachments;
        private final List<CleanReaction> reactions;
        private final List<Redaction> redactions;
        private final Map<Place, StringBuilder> texts = new HashMap<>();
        private int next = 1;

        Unfinished(PublishedPart.First first) {
            this.first = first;
            this.recipients = new ArrayList<>(first.record().recipients());
            this.segments = new ArrayList<>(first.record().segments());
            this.attachments = new ArrayList<>(first.record().attachments());
            this.reactions = new ArrayList<>(first.record().reactions());
            this.redactions = new ArrayList<>(first.record().redactions());
        }

        boolean follows(PublishedPart part) {
            return part.part() == next && part.parts() == first.parts();
        }

        void add(PublishedPart part) {
            if (part instanceof PublishedPart.MoreText more) {
                texts.computeIfAbsent(more.place(), p -> new StringBuilder()).append(more.text());
            } else if (part instanceof PublishedPart.MoreElements more) {
                recipients.addAll(more.recipients());
                segments.addAll(more.segments());
                attachments.addAll(more.attachments());
                reactions.addAll(more.reactions());
                redactions.addAll(more.redactions());
            }
            next++;
        }

        CleanRecord record() {
            CleanRecord whole =
                    CleanTexts.with(first.record(), recipients, segments, attachments, reactions, redactions);
            return CleanTexts.map(whole, (place, text) -> {
                StringBuilder more = texts.get(place);
                return more == null ? text : text + more;
            });
        }
    }
}
