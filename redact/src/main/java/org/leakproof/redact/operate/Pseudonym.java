package org.leakproof.redact.operate;

/** Puts a keyed label in place, the same for the same thing. */
record Pseudonym(Scope scope) implements Operator {
    @Override
    public String name() {
        return "pseudonym";
    }

    @Override
    public String apply(Passage passage, Labels labels) {
        return labels.pseudonym(passage, scope);
    }
}
