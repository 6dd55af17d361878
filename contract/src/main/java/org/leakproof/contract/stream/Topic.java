package org.leakproof.contract.stream;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** A topic and what it carries, so that nothing else can be sent to it. Made by {@link Topics} only. */
public final class Topic<T> {
    /** What Kafka does with old records. */
    enum Cleanup {
        /** Every record stays until the topic is deleted. */
        KEEP,
        /** Of each key the last record stays. */
        COMPACT
    }

    private final String name;
    private final Codec<T> codec;
    private final Cleanup cleanup;
    private final boolean secret;
    private final boolean chunked;
    private final int partitions;

    Topic(String name, Codec<T> codec, Cleanup cleanup, boolean secret, boolean chunked, int partitions) {
        this.name = name;
        this.codec = codec;
        this.cleanup = cleanup;
        this.secret = secret;
        this.chunked = chunked;
        this.partitions = partitions;
    }

    /** The full name, prefix included. */
    public String name() {
        return name;
    }

    public Codec<T> codec() {
        return codec;
    }

    /** Whether it stays inside the building. */
    public boolean secret() {
        return secret;
    }

    /** Whether a record beyond the size limit travels in several pieces. */
    public boolean chunked() {
        return chunked;
    }

    /** How many partitions it gets when it is made. */
    public int partitions() {
        return partitions;
    }

    Cleanup cleanup() {
        return cleanup;
    }

    /** The partition on which a key lands, from 0: Kafka's default rule, murmur2 of the UTF-8 key. */
    public static int partitionOf(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    @Override
    public String toString() {
        return name;
    }
}
