package org.leakproof.redact.scan;

import java.util.Comparator;
import java.util.Objects;

/**
 * A place in a text that holds an entity.
 *
 * @param start first UTF-16 unit, from 0
 * @param end behind the last UTF-16 unit; greater than {@code start}
 * @param entity the kind found, as the policy names it: {@code EMAIL_ADDRESS}
 * @param score 0 to 1, how sure the detector is
 * @param rule id of the identifier, or name of the own expression or dictionary, that found it
 * @param evidence why it was taken; never holds matched text
 */
public record Span(int start, int end, String entity, double score, String rule, Evidence evidence) {

    /** By place, then the longer one, then rule: a total order for spans of one text that have different rules. */
    public static final Comparator<Span> BY_PLACE = Comparator.comparingInt(Span::start)
            .thenComparing(Comparator.comparingInt(Span::end).reversed())
            .thenComparing(Span::rule)
            .thenComparing(Span::entity);

    public Span {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("not a span: " + start + " to " + end);
        }
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("not a score: " + score);
        }
        Objects.requireNonNull(entity);
        Objects.requireNonNull(rule);
        Objects.requireNonNull(evidence);
    }

    public Span(int start, int end, String entity, double score, String rule) {
        this(start, end, entity, score, rule, Evidence.NONE);
    }

    public int length() {
        return end - start;
    }

    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    public boolean covers(Span other) {
        return start <= other.start && other.end <= end;
    }

    /** The same finding at another place. */
    public Span at(int newStart, int newEnd) {
        return new Span(newStart, newEnd, entity, score, rule, evidence);
    }
}
