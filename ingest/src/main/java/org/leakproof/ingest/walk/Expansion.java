package org.leakproof.ingest.walk;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * One entry's compressed bytes and what may come out of them. Its rate, expanded bytes allowed for one byte of the
 * entry, is what its own entries work with if it is a container.
 */
final class Expansion {
    private final TreeBudget tree;
    private final DoubleSupplier parentRate;
    private final LongSupplier compressed;
    private long produced;
    private long drawn;

    /**
     * @param parentRate bytes that may come out for one byte of the container that holds the entry
     * @param compressed bytes that the entry takes up in it; may grow while they are read
     */
    Expansion(TreeBudget tree, DoubleSupplier parentRate, LongSupplier compressed) {
        this.tree = tree;
        this.parentRate = parentRate;
        this.compressed = compressed;
    }

    /** Charges bytes that a decoder made; returns how many of them are allowed. */
    int charge(int count) {
        return (int) chargeLong(count);
    }

    long chargeLong(long count) {
        long entryLeft = tree.limits().entryBytes() - produced;
        long granted = Math.min(count, Math.max(0, entryLeft));
        // The share is compared as a double: exact below 2^53, and deterministic beyond.
        double share = compressed.getAsLong() * parentRate.getAsDouble();
        long over = (long) Math.ceil(produced + granted - share) - drawn;
        if (over > 0) {
            long grace = tree.drawGrace(over);
            drawn += grace;
            granted -= Math.min(granted, over - grace);
        }
        granted = tree.drawBytes(granted);
        produced += granted;
        return granted;
    }

    double rate() {
        double rate = parentRate.getAsDouble();
        return produced == 0 ? rate : rate * compressed.getAsLong() / produced;
    }
}
