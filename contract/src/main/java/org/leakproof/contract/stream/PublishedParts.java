package org.leakproof.contract.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.leakproof.contract.record.CleanAttachment;
import org.leakproof.contract.record.CleanParticipant;
import org.leakproof.contract.record.CleanReaction;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.CleanSegment;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.record.Redaction;

/** How a cleaned message stands on the output topic: in as many parts as its size takes, on one partition, in order, in
 *  one transaction. No text is cut; no part begins or ends inside a surrogate pair.
 *
 *  <p>Part 0 is the record; lists that do not fit go on in the following parts, and then, place by place, the texts that
 *  are too long: those are empty in part 0 and stand in the parts from their beginning. Equal records give equal parts. */
public final class PublishedParts {
    /** Texts up to this size stay where they are. */
    private static final int SHORT_TEXT_BYTES = 64 * 1024;

    /** More than any object of the contract takes besides its texts: names of fields, enums, numbers, ids. */
    private static final int OBJECT_BYTES = 500;

    private static final int RECORD_BYTES = 3_000;

    private PublishedParts() {}

    /** The parts of a record, each below {@link Outbox#MAX_RECORD_BYTES} encoded; empty if even that cannot be done,
     *  because something that is not text is too large: hold it as RECORD_TOO_LARGE. */
    public static Optional<List<PublishedPart>> split(CleanRecord record) {
        if (size(record) <= Outbox.MAX_RECORD_BYTES) {
            return Optional.of(List.of(new PublishedPart.First(1, record)));
        }
        Map<Place, String> longTexts = new LinkedHashMap<>();
        CleanRecord shortened = CleanTexts.map(record, (place, text) -> {
            if (JsonSize.of(text) <= SHORT_TEXT_BYTES) {
                return text;
            }
            longTexts.put(place, text);
            return "";
        });
        Optional<List<Lists>> lists = Lists.of(shortened);
        if (lists.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(numbered(shortened, lists.get(), longTexts));
    }

    /** Sends the parts, and tombstones for those that an earlier version of the record had more.
     *
     *  @param formerParts how many parts the record has on the topic now; 0 if it is not there */
    public static void send(Outbox outbox, Topic<PublishedPart> topic, List<PublishedPart> parts, int formerParts) {
        PublicId id = parts.get(0).id();
        int partition = outbox.partition(topic, id.value());
        for (PublishedPart part : parts) {
            outbox.send(topic, partition, part.key(), part);
        }
        for (int part = parts.size(); part < formerParts; part++) {
            outbox.tombstone(topic, partition, key(id, part));
        }
    }

    /** Takes a record back: tombstones for all its parts. */
    public static void withdraw(Outbox outbox, Topic<PublishedPart> topic, PublicId id, int formerParts) {
        int partition = outbox.partition(topic, id.value());
        for (int part = 0; part < formerParts; part++) {
            outbox.tombstone(topic, partition, key(id, part));
        }
    }

    /** What {@link #scan} finds. */
    public interface Visitor {
        /** @param parts how many parts the record has from here on; 0 if it was taken back */
        void seen(PublicId id, int parts);
    }

    /** Goes through the output topic as it is now; of one id, what comes last counts. */
    public static void scan(Cluster cluster, Visitor visitor) {
        Topic<PublishedPart> topic = cluster.topics().published();
        Map<Integer, Long> ends;
        try (TopicAdmin admin = TopicAdmin.open(cluster)) {
            ends = admin.ends(topic);
        }
        try (WholeRecords records = Inbox.reader(cluster, topic)) {
            records.assignFromStart(ends.keySet().stream()
                    .map(partition -> new TopicPartition(topic.name(), partition))
                    .toList());
            Inbox.readTo(records, topic, ends, whole -> {
                if (whole.key().indexOf('/') < 0) {
                    visitor.seen(
                            new PublicId(whole.key()),
                            whole.value() == null
                                    ? 0
                                    : PublishedJson.parts(whole.value().pieces().get(0)));
                }
            });
        }
    }

    static String key(PublicId id, int part) {
        return part == 0 ? id.value() : id.value() + "/" + part;
    }

    /** What is in a part beside the record's own fields: as much of the lists, in their order, as fits. */
    private static final class Lists {
        final List<CleanParticipant> recipients = new ArrayList<>();
        final List<CleanSegment> segments = new ArrayList<>();
        final List<CleanAttachment> attachments = new ArrayList<>();
        final List<CleanReaction> reactions = new ArrayList<>();
        final List<Redaction> redactions = new ArrayList<>();
        private long left;

        private Lists(long left) {
            this.left = left;
        }

        static Optional<List<Lists>> of(CleanRecord record) {
            long scalars = scalarSize(record);
            if (scalars > Outbox.MAX_RECORD_BYTES) {
                return Optional.empty();
            }
            List<Lists> parts = new ArrayList<>();
            parts.add(new Lists(Outbox.MAX_RECORD_BYTES - scalars));
            for (CleanParticipant recipient : record.recipients()) {
                place(parts, size(recipient)).recipients.add(recipient);
            }
            for (CleanSegment segment : record.segments()) {
                place(parts, size(segment)).segments.add(segment);
            }
            for (CleanAttachment attachment : record.attachments()) {
                place(parts, size(attachment)).attachments.add(attachment);
            }
            for (CleanReaction reaction : record.reactions()) {
                place(parts, size(reaction)).reactions.add(reaction);
            }
            for (Redaction redaction : record.redactions()) {
                place(parts, size(redaction)).redactions.add(redaction);
            }
            boolean all = parts.stream().allMatch(part -> part.left >= 0);
            return all ? Optional.of(parts) : Optional.empty();
        }

        /** The part that takes something of this size: the last, or a new one. */
        private static Lists place(List<Lists> parts, long size) {
            Lists last = parts.get(parts.size() - 1);
            if (last.left < size) {
                last = new Lists(Outbox.MAX_RECORD_BYTES - OBJECT_BYTES);
                parts.add(last);
            }
            last.left -= size;
            return last;
        }
    }

    private static List<PublishedPart> numbered(CleanRecord record, List<Lists> lists, Map<Place, String> longTexts) {
        Map<Place, List<String>> pieces = new LinkedHashMap<>();
        int count = lists.size();
        for (Map.Entry<Place, String> text : longTexts.entrySet()) {
            List<String> cut = pieces(text.getValue());
            pieces.put(text.getKey(), cut);
            count += cut.size();
        }
        List<PublishedPart> parts = new ArrayList<>(count);
        for (Lists list : lists) {
            parts.add(
                    parts.isEmpty()
                            ? new PublishedPart.First(
                                    count,
                                    CleanTexts.with(
                                            record,
                                            list.recipients,
                                            list.segments,
                                            list.attachments,
                                            list.reactions,
                                            list.redactions))
                            : new PublishedPart.MoreElements(
                                    record.id(),
                                    parts.size(),
                                    count,
                                    list.recipients,
                                    list.segments,
                                    list.attachments,
                                    list.reactions,
                                    list.redactions));
        }
        for (Map.Entry<Place, List<String>> place : pieces.entrySet()) {
            for (String piece : place.getValue()) {
                parts.add(new PublishedPart.MoreText(record.id(), parts.size(), count, place.getKey(), piece));
            }
        }
        return parts;
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        long size = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            int next = JsonSize.of(character);
            if (size + next > Outbox.MAX_RECORD_BYTES - 2 * OBJECT_BYTES) {
                pieces.add(text.substring(from, i));
                from = i;
                size = 0;
            }
            size += next;
            i += Character.charCount(character);
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    private static long size(CleanRecord record) {
        long size = scalarSize(record);
        for (CleanParticipant recipient : record.recipients()) {
            size += size(recipient);
        }
        for (CleanSegment segment : record.segments()) {
            size += size(segment);
        }
        for (CleanAttachment attachment : record.attachments()) {
            size += size(attachment);
        }
        for (CleanReaction reaction : record.reactions()) {
            size += size(reaction);
        }
        for (Redaction redaction : record.redactions()) {
            size += size(redaction);
        }
        return size;
    }

    /** Of everything but the lists that may go on in other parts. */
    private static long scalarSize(CleanRecord record) {
        long size = RECORD_BYTES
                + JsonSize.of(record.conversation())
                + JsonSize.of(record.conversationTitle())
                + JsonSize.of(record.sent().date())
                + record.sender().map(PublishedParts::size).orElse(0L)
                + JsonSize.of(record.subject())
                + JsonSize.of(record.language())
                + JsonSize.of(record.authenticity())
                + JsonSize.of(record.policy());
        for (List<String> covered : List.of(
                record.coverage().languages(),
                record.coverage().scripts(),
                record.coverage().detectors())) {
            for (String each : covered) {
                size += JsonSize.of(each) + 3;
            }
        }
        return size;
    }

    private static long size(CleanParticipant participant) {
        return OBJECT_BYTES + JsonSize.of(participant.id()) + JsonSize.of(participant.label());
    }

    private static long size(CleanSegment segment) {
        return OBJECT_BYTES + JsonSize.of(segment.text());
    }

    private static long size(CleanAttachment attachment) {
        return OBJECT_BYTES
                + JsonSize.of(attachment.name())
                + JsonSize.of(attachment.mediaType())
                + JsonSize.of(attachment.text());
    }

    private static long size(CleanReaction reaction) {
        return OBJECT_BYTES
                + JsonSize.of(reaction.symbol())
                + reaction.by().map(PublishedParts::size).orElse(0L);
    }

    private static long size(Redaction redaction) {
        return OBJECT_BYTES
                + JsonSize.of(redaction.id())
                + JsonSize.of(redaction.entity())
                + JsonSize.of(redaction.label())
                + JsonSize.of(redaction.operator());
    }
}
