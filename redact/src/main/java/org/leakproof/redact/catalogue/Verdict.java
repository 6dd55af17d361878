package org.leakproof.redact.catalogue;

import java.util.List;

/**
 * What a validator says of a candidate.
 *
 * @param parts what of the candidate is the real thing; none if it is rejected. Offsets are UTF-16 units of
 *     {@link Candidate#text()}.
 */
public record Verdict(List<Part> parts) {

    private static final Verdict REJECTED = new Verdict(List.of());

    /**
     * @param from first unit; below 0 if it stands that far before the candidate's text
     * @param to behind the last; greater than the candidate's length if it stands that far behind its text
     * @param score 0 to 1, replaces the form's score
     */
    public record Part(int from, int to, double score) {
        public Part {
            if (to <= Math.max(0, from) || !(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException("not a part: " + from + " to " + to + ", score " + score);
            }
        }
    }

    public Verdict {
        parts = List.copyOf(parts);
    }

    public static Verdict rejected() {
        return REJECTED;
    }

    /** All of it. */
    public static Verdict accepted(Candidate candidate, double score) {
        return part(0, candidate.text().length(), score);
    }

    public static Verdict part(int from, int to, double score) {
        return new Verdict(List.of(new Part(from, to, score)));
    }

    public boolean isRejected() {
        return parts.isEmpty();
    }
}
