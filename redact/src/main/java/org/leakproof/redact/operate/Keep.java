package org.leakproof.redact.operate;

/** Leaves what was found: a rule that says what may leave. */
record Keep() implements Operator {
    @Override
    public String name() {
        return "keep";
    }

    @Override
    public boolean redacts() {
        return false;
    }

    @Override
    public String apply(Passage passage, Labels labels) {
        return passage.text();
    }
}
