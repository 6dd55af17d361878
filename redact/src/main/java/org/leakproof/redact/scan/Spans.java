package org.leakproof.redact.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settles which of several overlapping spans holds a place.
 *
 * <p>The strongest claim ({@link Claim#STRONGEST_FIRST}) keeps its whole span. A weaker one keeps whatever of its span no
 * stronger claim covers, as one or more pieces with its own entity and rule; so the settled spans cover exactly what the
 * claims covered together, and nothing that any rule wanted redacted is left standing because another rule won a part of
 * it. Spans that only touch do not overlap and stay as they are.
 */
public final class Spans {

    /** What is held so far, by start; touching stretches are joined, so that no claim walks the same ones again. */
    private final TreeMap<Integer, Integer> covered = new TreeMap<>();

    private final TreeMap<Integer, Settled> settled = new TreeMap<>();

    private Spans() {}

    /**
     * One place's holder.
     *
     * @param span the whole span of the claim, or a piece of it
     * @param claim what was claimed
     */
    public record Settled(Span span, Claim claim) {

        /** Whether a stronger claim took a part of it. */
        public boolean isPiece() {
            return span.length() != claim.span().length();
        }
    }

    /** Sorted by place, without overlap. The order of {@code claims} does not matter. */
    public static List<Settled> settle(List<Claim> claims) {
        List<Claim> byPlace = new ArrayList<>(claims);
        byPlace.sort(Comparator.comparingInt(claim -> claim.span().start()));
        if (areApart(byPlace)) {
            List<Settled> whole = new ArrayList<>(byPlace.size());
            for (Claim claim : byPlace) {
                whole.add(new Settled(claim.span(), claim));
            }
            return whole;
        }
        List<Claim> ranked = new ArrayList<>(claims);
        ranked.sort(Claim.STRONGEST_FIRST);
        Spans spans = new Spans();
        ranked.forEach(spans::takeWhatIsLeft);
        return List.copyOf(spans.settled.values());
    }

    private static boolean areApart(List<Claim> byPlace) {
        for (int i = 1; i < byPlace.size(); i++) {
            if (byPlace.get(i).span().start() < byPlace.get(i - 1).span().end()) {
                return false;
            }
        }
        return true;
    }

    private void takeWhatIsLeft(Claim claim) {
        Span span = claim.span();
        int from = span.start();
        while (from < span.end()) {
            Map.Entry<Integer, Integer> before = covered.floorEntry(from);
            if (before != null && before.getValue() > from) {
                from = before.getValue();
                continue;
            }
            Integer next = covered.higherKey(from);
            int to = next == null ? span.end() : Math.min(span.end(), next);
            boolean whole = from == span.start() && to == span.end();
            settled.put(from, new Settled(whole ? span : span.at(from, to), claim));
            cover(from, to);
            from = to;
        }
    }

    private void cover(int from, int to) {
        Map.Entry<Integer, Integer> before = covered.floorEntry(from);
        int start = before != null && before.getValue() == from ? before.getKey() : from;
        Integer after = covered.remove(to);
        covered.put(start, after == null ? to : after);
    }
}
