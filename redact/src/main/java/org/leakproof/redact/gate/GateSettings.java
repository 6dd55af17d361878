package org.leakproof.redact.gate;

/** What the gate takes for a value worth searching for. Lengths count letters and digits only. Shorter values stay
 *  unsearched: a gate that stops every record with a common word in it gets switched off.
 *
 *  @param recordLetters least letters of a value of several words, within its own record
 *  @param recordDigits least digits of a number, within its own record
 *  @param runLetters least letters of a value of several words, in other records of the run
 *  @param runMixed least letters and digits of a value that has both, in other records of the run
 *  @param runDigits least digits of a number, in other records of the run
 *  @param reversedNames also last name first
 *  @param localParts also what stands before the @ of an address
 *  @param encodings also within percent escapes, quoted-printable, character references and Base64 */
public record GateSettings(
        int recordLetters,
        int recordDigits,
        int runLetters,
        int runMixed,
        int runDigits,
        boolean reversedNames,
        boolean localParts,
        boolean encodings) {
    public static final GateSettings CAREFUL = new GateSettings(5, 6, 7, 6, 9, true, true, true);

    public GateSettings {
        if (recordLetters < 2 || recordDigits < 2 || runLetters < 2 || runMixed < 2 || runDigits < 2) {
            throw new IllegalArgumentException("the gate's minimums are 2 or more");
        }
    }
}
