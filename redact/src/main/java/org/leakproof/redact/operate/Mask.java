package org.leakproof.redact.operate;

/** Puts eight stars in place, whatever the length, between the characters that the policy leaves. Of a value that has less
 *  than three times as many letters and digits as would be left, nothing is left.
 *
 *  @param keepFirst letters and digits left at the beginning
 *  @param keepLast letters and digits left at the end */
record Mask(int keepFirst, int keepLast) implements Operator {
    private static final String STARS = "********";

    @Override
    public String name() {
        return "mask";
    }

    @Override
    public String apply(Passage passage, Labels labels) {
        int[] signs =
                passage.text().codePoints().filter(Character::isLetterOrDigit).toArray();
        if (signs.length < 3 * (keepFirst + keepLast)) {
            return STARS;
        }
        return new String(signs, 0, keepFirst) + STARS + new String(signs, signs.length - keepLast, keepLast);
    }
}
