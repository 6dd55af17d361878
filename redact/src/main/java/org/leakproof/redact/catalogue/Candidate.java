package org.leakproof.redact.catalogue;

import org.leakproof.redact.scan.Text;

/**
 * What a form matched, and what stands around it, in the text's normalised form.
 *
 * @param whole the text it stands in
 * @param start first byte of the normalised form
 * @param end behind the last byte
 * @param form name of the form that matched
 * @param score the form's score
 */
public record Candidate(Text whole, int start, int end, String form, double score) {

    /** The candidate itself, normalised. */
    public String text() {
        return whole.normalised(start, end);
    }

    /** Up to {@code length} bytes before it, beginning on a character boundary. */
    public String before(int length) {
        return whole.normalised(whole.characterStart(Math.max(0, start - length)), start);
    }

    /** Up to {@code length} bytes behind it, ending on a character boundary. */
    public String after(int length) {
        return whole.normalised(end, whole.characterStart((int) Math.min(whole.length(), (long) end + length)));
    }

    /** For logs and failures: places only. */
    @Override
    public String toString() {
        return "Candidate[" + start + " to " + end + ", form=" + form + "]";
    }
}
