package org.leakproof.contract.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Takes records apart that are too large for the broker, and joins the chunks of one partition again.
 *
 *  <p>Chunks of a record stand one after another on one partition, in one transaction, each with a header {@code chunk} of
 *  {@code <number from 0>/<count>}. On a compacted topic chunks after the first have keys of their own, {@code
 *  <key>/<number>}, or only the last would stay. There an older set may have lost chunks while a newer one is whole
 *  further on: what has no beginning is passed over. */
final class Chunks {
    private static final String HEADER = "chunk";

    /** A record as it was before it was taken apart.
     *
     *  @param value null for a tombstone */
    record Whole(
            String topic,
            int partition,
            long offset,
            long nextOffset,
            String key,
            @Nullable Payload value) {}

    private final boolean compacted;
    private @Nullable Set set;

    private static final class Set {
        final long first;
        final String key;
        final int count;
        final List<byte[]> pieces = new ArrayList<>();
        int next;

        Set(long first, String key, int count) {
            this.first = first;
            this.key = key;
            this.count = count;
        }
    }

    Chunks(boolean compacted) {
        this.compacted = compacted;
    }

    /** The records that carry a value to a partition: one, or its chunks. */
    static List<ProducerRecord<byte[], byte[]>> of(Topic<?> topic, int partition, String key, Payload value) {
        List<byte[]> pieces = value.pieces();
        int count = pieces.size();
        if (count == 1) {
            return List.of(
                    new ProducerRecord<>(topic.name(), partition, key.getBytes(StandardCharsets.UTF_8), pieces.get(0)));
        }
        if (!topic.chunked()) {
            throw new IllegalStateException("a record of " + value.size() + " bytes for " + topic
                    + ", which takes up to " + Outbox.MAX_RECORD_BYTES);
        }
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    topic.name(),
                    partition,
                    keyOf(key, i, topic.cleanup() == Topic.Cleanup.COMPACT).getBytes(StandardCharsets.UTF_8),
                    pieces.get(i));
            record.headers().add(HEADER, (i + "/" + count).getBytes(StandardCharsets.US_ASCII));
            records.add(record);
        }
        return records;
    }

    /** Takes the next record of the partition; empty while the record that it belongs to is not whole.
     *
     *  @throws CodecException if chunks are missing where they cannot be */
    Optional<Whole> join(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new CodecException(at(record) + ": no key");
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        Header header = record.headers().lastHeader(HEADER);
        if (header == null) {
            expect(set == null, record);
            set = null;
            byte[] value = record.value();
            return Optional.of(whole(record, record.offset(), key, value == null ? null : new Payload(List.of(value))));
        }
        String[] numbers = new String(header.value(), StandardCharsets.US_ASCII).split("/", 2);
        int number = Integer.parseInt(numbers[0]);
        int count = Integer.parseInt(numbers[1]);
        if (number == 0) {
            expect(set == null, record);
            set = new Set(record.offset(), key, count);
        }
        Set open = set;
        boolean fits = open != null
                && open.next == number
                && open.count == count
                && keyOf(open.key, number, compacted).equals(key)
                && record.value() != null;
        expect(fits, record);
        if (open == null || !fits) {
            set = null;
            return Optional.empty();
        }
        open.pieces.add(record.value());
        if (++open.next < count) {
            return Optional.empty();
        }
        set = null;
        return Optional.of(whole(record, open.first, open.key, new Payload(open.pieces)));
    }

    private static String keyOf(String key, int number, boolean compacted) {
        return number == 0 || !compacted ? key : key + "/" + number;
    }

    private void expect(boolean fits, ConsumerRecord<byte[], byte[]> record) {
        if (!fits && !compacted) {
            throw new CodecException(at(record) + ": a chunk is missing");
        }
    }

    private static Whole whole(ConsumerRecord<byte[], byte[]> last, long first, String key, @Nullable Payload value) {
        return new Whole(last.topic(), last.partition(), first, last.offset() + 1, key, value);
    }

    private static String at(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "/" + record.partition() + "@" + record.offset();
    }
}
