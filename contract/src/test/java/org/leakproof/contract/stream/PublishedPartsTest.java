package org.leakproof.contract.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.leakproof.contract.record.CleanAttachment;
import org.leakproof.contract.record.CleanParticipant;
import org.leakproof.contract.record.CleanReaction;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.CleanSegment;
import org.leakproof.contract.record.Coverage;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.record.Redaction;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.TextStatus;

@ExtendWith(WithBroker.class)
class PublishedPartsTest {
    private static final CleanRecord SMALL = new RandomRecords(11, false).next(CleanRecord.class);

    @Test
    void leavesShortMessagesWhole() {
        assertThat(PublishedParts.split(SMALL)).contains(List.of(new PublishedPart.First(1, SMALL)));
    }

    @Test
    void joinsToWhatWasSplit() {
        for (long seed = 0; seed < 6; seed++) {
            CleanRecord record = large(seed);

            List<PublishedPart> parts = PublishedParts.split(record).orElseThrow();

            assertThat(parts.size()).as("seed %d", seed).isGreaterThan(1);
            assertThat(parts).as("seed %d", seed).allMatch(part -> part.parts() == parts.size());
            assertThat(join(parts).equals(record)).as("seed %d", seed).isTrue();
            assertThat(PublishedParts.split(record).orElseThrow().equals(parts)).isTrue();
        }
    }

    @Test
    void keepsEveryPartBelowTheLimitWhateverItsBytes() {
        for (String unit : List.of("a", "\u0001", "\"", "ß", "语", "🙂", "a🙂", "\\\n语")) {
            CleanRecord record = withSegments(SMALL, List.of(unit.repeat(2_000_000 / unit.length()), "x", unit));

            List<PublishedPart> parts = PublishedParts.split(record).orElseThrow();

            assertThat(join(parts).equals(record)).isTrue();
            assertThat(parts.subList(2, parts.size() - 1))
                    .as("parts are full")
                    .allMatch(part -> Codec.published().encode(part).length > Outbox.MAX_RECORD_BYTES - 2_000);
        }
    }

    @Test
    void neverSplitsASurrogatePair() {
        for (int shift = 0; shift < 3; shift++) {
            CleanRecord record = withSegments(SMALL, List.of("a".repeat(shift) + "🙂".repeat(1_000_000)));
            for (PublishedPart part : PublishedParts.split(record).orElseThrow()) {
                if (part instanceof PublishedPart.MoreText more) {
                    assertThat(Surrogates.whole(more.text())).isSameAs(more.text());
                }
            }
        }
    }

    @Test
    void spreadsLongLists() {
        List<Redaction> redactions = new ArrayList<>();
        List<CleanParticipant> recipients = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            redactions.add(new Redaction(
                    "r" + i,
                    new Place(Place.Kind.SEGMENT, 0),
                    i,
                    i + 1,
                    "EMAIL",
                    "e-mail",
                    "replace",
                    Redaction.Status.AUTOMATIC));
            recipients.add(new CleanParticipant("P" + i, "Person " + i, Role.CC));
        }
        CleanRecord record = CleanTexts.with(
                SMALL, recipients, SMALL.segments(), SMALL.attachments(), SMALL.reactions(), redactions);

        List<PublishedPart> parts = PublishedParts.split(record).orElseThrow();

        assertThat(parts.size()).isGreaterThan(10);
        assertThat(join(parts)).isEqualTo(record);
    }

    @Test
    void givesUpWhereSomethingThatIsNoTextIsTooLarge() {
        String huge = "x".repeat(1_000_000);
        assertThat(PublishedParts.split(withCoverage(new Coverage(List.of(huge), List.of(), List.of()))))
                .isEmpty();
        CleanAttachment attachment = new CleanAttachment(
                0, OptionalInt.empty(), Optional.empty(), huge, TextStatus.NO_TEXT, Optional.empty());
        assertThat(PublishedParts.split(
                        CleanTexts.with(SMALL, List.of(), List.of(), List.of(attachment), List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void joinerPassesOverPartsWithoutTheirBeginning() {
        List<PublishedPart> parts = PublishedParts.split(large(1)).orElseThrow();
        PublishedJoiner joiner = new PublishedJoiner();
        for (PublishedPart part : parts.subList(1, parts.size())) {
            assertThat(accept(joiner, part)).isEmpty();
        }
        assertThat(accept(joiner, parts.get(0))).isEmpty();
        assertThat(accept(joiner, parts.get(parts.size() - 1))).isEmpty();
    }

    @Test
    void joinerTakesTheNewVersionOfAMessageInTheMiddleOfTheOld() {
        List<PublishedPart> parts = PublishedParts.split(large(1)).orElseThrow();
        CleanRecord shorter = withSegments(large(1), List.of("kürzer"));
        PublishedJoiner joiner = new PublishedJoiner();
        accept(joiner, parts.get(0));

        Optional<PublishedJoiner.Change> change =
                accept(joiner, PublishedParts.split(shorter).orElseThrow().get(0));

        assertThat(change).contains(new PublishedJoiner.Put(shorter));
        assertThat(accept(joiner, parts.get(1))).isEmpty();
    }

    @Test
    void joinerRefusesPartsUnderAnotherKey() {
        byte[] json = Codec.published().encode(new PublishedPart.First(1, SMALL));
        assertThatThrownBy(() -> new PublishedJoiner().accept(SMALL.id() + "/1", json))
                .isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> new PublishedJoiner().accept("nobody", null)).isInstanceOf(CodecException.class);
    }

    @Test
    void topicShowsTheLatestVersionsAndNoRemains() {
        Cluster cluster = WithBroker.cluster();
        Topic<PublishedPart> topic = cluster.topics().published();
        try (TopicAdmin admin = TopicAdmin.open(cluster)) {
            admin.ensure(List.of(topic));
        }
        CleanRecord large = large(2);
        CleanRecord shorter = withSegments(large, List.of("kürzer"));
        List<PublishedPart> parts = PublishedParts.split(large).orElseThrow();
        CleanRecord withdrawn = large(3);
        List<PublishedPart> withdrawnParts = PublishedParts.split(withdrawn).orElseThrow();
        try (Outbox outbox = Outbox.open(cluster, "publish")) {
            outbox.begin();
            PublishedParts.send(outbox, topic, parts, 0);
            PublishedParts.send(outbox, topic, List.of(new PublishedPart.First(1, SMALL)), 0);
            PublishedParts.send(outbox, topic, withdrawnParts, 0);
            outbox.commit();
            assertThat(scan(cluster))
                    .isEqualTo(Map.of(large.id(), parts.size(), SMALL.id(), 1, withdrawn.id(), withdrawnParts.size()));

            outbox.begin();
            PublishedParts.send(outbox, topic, PublishedParts.split(shorter).orElseThrow(), parts.size());
            PublishedParts.withdraw(outbox, topic, withdrawn.id(), withdrawnParts.size());
            outbox.commit();
        }

        assertThat(scan(cluster)).isEqualTo(Map.of(shorter.id(), 1, SMALL.id(), 1, withdrawn.id(), 0));
        Map<String, byte[]> compacted = new HashMap<>();
        Map<PublicId, CleanRecord> joined = new HashMap<>();
        PublishedJoiner joiner = new PublishedJoiner();
        List<Integer> partitions = new ArrayList<>();
        // as a consumer outside of this program does it
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                        ClientProperties.reader(cluster), new StringDeserializer(), new ByteArrayDeserializer());
                TopicAdmin admin = TopicAdmin.open(cluster)) {
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.ends(topic).forEach((p, end) -> ends.put(new TopicPartition(topic.name(), p), end));
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    compacted.put(record.key(), record.value());
                    if (record.key().startsWith(large.id().value())) {
                        partitions.add(record.partition());
                    }
                    joiner.accept(record.key(), record.value()).ifPresent(change -> {
                        if (change instanceof PublishedJoiner.Put put) {
                            joined.put(put.record().id(), put.record());
                        } else if (change instanceof PublishedJoiner.Removed removed) {
                            joined.remove(removed.id());
                        }
                    });
                }
            }
        }
        compacted.values().removeIf(value -> value == null);
        assertThat(compacted).containsOnlyKeys(shorter.id().value(), SMALL.id().value());
        assertThat(joined).isEqualTo(Map.of(shorter.id(), shorter, SMALL.id(), SMALL));
        assertThat(partitions).containsOnly(Topic.partitionOf(large.id().value(), 4));
    }

    private static Map<PublicId, Integer> scan(Cluster cluster) {
        Map<PublicId, Integer> found = new HashMap<>();
        PublishedParts.scan(cluster, found::put);
        return found;
    }

    private static CleanRecord join(List<PublishedPart> parts) {
        PublishedJoiner joiner = new PublishedJoiner();
        for (PublishedPart part : parts.subList(0, parts.size() - 1)) {
            assertThat(accept(joiner, part)).isEmpty();
        }
        PublishedJoiner.Change change =
                accept(joiner, parts.get(parts.size() - 1)).orElseThrow();
        return ((PublishedJoiner.Put) change).record();
    }

    private static Optional<PublishedJoiner.Change> accept(PublishedJoiner joiner, PublishedPart part) {
        byte[] json = Codec.published().encode(part);
        assertThat(json.length).isLessThanOrEqualTo(Outbox.MAX_RECORD_BYTES);
        assertThat(Arrays.equals(new String(json, UTF_8).getBytes(UTF_8), json))
                .as("valid UTF-8")
                .isTrue();
        return joiner.accept(part.key(), json);
    }

    /** A record that has some of its texts and lists far too long. */
    private static CleanRecord large(long seed) {
        Random random = new Random(seed);
        RandomRecords records = new RandomRecords(seed, false);
        CleanRecord record = records.next(CleanRecord.class);
        List<CleanAttachment> attachments = new ArrayList<>(record.attachments());
        attachments.add(new CleanAttachment(
                attachments.size(),
                OptionalInt.empty(),
                Optional.of("n".repeat(random.nextInt(200_000))),
                "text/plain",
                TextStatus.TEXT,
                Optional.of("ты🙂\n".repeat(random.nextInt(300_000)))));
        List<CleanSegment> segments = new ArrayList<>(record.segments());
        segments.add(new CleanSegment(SegmentKind.OWN, "o".repeat(1_000_000), Optional.empty()));
        List<CleanReaction> reactions = new ArrayList<>(record.reactions());
        reactions.addAll(Collections.nCopies(
                random.nextInt(4_000), new CleanReaction("👍", Optional.of(records.next(CleanParticipant.class)))));
        return CleanTexts.with(record, record.recipients(), segments, attachments, reactions, record.redactions());
    }

    private static CleanRecord withSegments(CleanRecord record, List<String> texts) {
        List<CleanSegment> segments = texts.stream()
                .map(text -> new CleanSegment(SegmentKind.OWN, text, Optional.empty()))
                .toList();
        return CleanTexts.with(record, List.of(), segments, List.of(), List.of(), List.of());
    }

    private static CleanRecord withCoverage(Coverage coverage) {
        return new CleanRecord(
                1,
                SMALL.id(),
                SMALL.kind(),
                "c",
                Optional.empty(),
                SMALL.sent(),
                Optional.empty(),
                List.of(),
                SMALL.recipientsBasis(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                false,
                Optional.empty(),
                List.of(),
                coverage,
                "p");
    }
}
