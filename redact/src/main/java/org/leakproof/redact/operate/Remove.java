package org.leakproof.redact.operate;

/** Puts nothing in place. */
record Remove() implements Operator {
    @Override
    public String name() {
        return "remove";
    }

    @Override
    public String apply(Passage passage, Labels labels) {
        return "";
    }
}
