package org.leakproof.contract.record;

/** A value that was redacted somewhere in a run: what must not be found anywhere in it. Secret.
 *
 *  @param value as it stood in the text, or as it reads where it stood encoded there */
public record RedactedValue(RunId run, String entity, String value) {
    @Override
    public String toString() {
        return "RedactedValue[" + entity + ", " + value.length() + " chars]";
    }
}
