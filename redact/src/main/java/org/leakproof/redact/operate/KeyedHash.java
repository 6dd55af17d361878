package org.leakproof.redact.operate;

/** Puts a keyed hash in place, the same for the same thing wherever the same key is used. */
record KeyedHash() implements Operator {
    @Override
    public String name() {
        return "hash";
    }

    @Override
    public String apply(Passage passage, Labels labels) {
        return labels.hash(passage);
    }
}
