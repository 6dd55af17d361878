package org.leakproof.contract.record;

/** The public, citable id of a message ({@code cite_id}): a keyed hash of where it was found, so that nobody without the
 *  key can match it with the original, and the same for the same message in every policy version and tranche.
 *
 *  <p>{@code LP}, 13 characters of 5 bits each (65 bits), and a check character; it never reads as a number. */
public record PublicId(String value) implements Comparable<PublicId> {
    private static final String PREFIX = "LP";
    private static final int CHARACTERS = 13;

    public PublicId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a cite_id: " + value.length() + " characters");
        }
    }

    /** @param mac the keyed hash of the message's place, 9 bytes or more */
    public static PublicId ofMac(byte[] mac) {
        String code = CiteCode.encode(mac, CHARACTERS);
        return new PublicId(PREFIX + code + CiteCode.check(code));
    }

    /** Whether the text is a cite_id without a slip of the pen. */
    public static boolean isValid(String text) {
        if (text.length() != PREFIX.length() + CHARACTERS + 1 || !text.startsWith(PREFIX)) {
            return false;
        }
        String code = text.substring(PREFIX.length(), text.length() - 1);
        try {
            return CiteCode.check(code) == text.charAt(text.length() - 1);
        } catch (IllegalArgumentException otherAlphabet) {
            return false;
        }
    }

    @Override
    public int compareTo(PublicId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
