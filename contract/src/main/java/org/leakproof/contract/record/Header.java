package org.leakproof.contract.record;

/** One header field of a mail as it stands there, unfolded and decoded; or a field of a chat export that has no place of
 *  its own. Secret. */
public record Header(String name, String value) {
    @Override
    public String toString() {
        return "Header[" + name.length() + " + " + value.length() + " chars]";
    }
}
