package org.leakproof.contract.record;

/** One of several versions of the same body, such as the plain and the HTML part of a mail.
 *
 *  @param chosen whether the message's segments were made from this one
 *  @param text decoded text; HTML as written */
public record Alternative(String mediaType, boolean chosen, String text) {
    @Override
    public String toString() {
        return "Alternative[" + (chosen ? "chosen, " : "") + text.length() + " chars]";
    }
}
