package org.leakproof.redact.gate;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.leakproof.contract.record.Place;

/** What may stand in spite of a hit: the terms that the policy keeps. A hit counts as kept if it lies within a place where
 *  a kept term stands. */
final class Kept {
    /** Not to be added to. */
    static final FormSet NOTHING = new FormSet(0);

    private final Map<Place.Kind, FormSet> byPlace = new EnumMap<>(Place.Kind.class);

    Kept(List<KeptTerm> terms) {
        Tokens tokens = new Tokens();
        for (KeptTerm term : terms) {
            for (Place.Kind place : term.places()) {
                add(term.text(), tokens, byPlace.computeIfAbsent(place, p -> new FormSet(terms.size())));
            }
        }
    }

    /** Texts that are kept in one record only. */
    static FormSet of(Collection<String> texts) {
        if (texts.isEmpty()) {
            return NOTHING;
        }
        FormSet forms = new FormSet(texts.size());
        Tokens tokens = new Tokens();
        texts.forEach(text -> add(text, tokens, forms));
        return forms;
    }

    private static void add(String text, Tokens tokens, FormSet forms) {
        tokens.read(text);
        if (tokens.count > 0) {
            forms.add(FormSet.Kind.LOOSE, tokens, 0, tokens.count);
        }
    }

    boolean covers(Place.Kind place, FormSet ofRecord, String text, int from, int to, Tokens scratch) {
        FormSet ofPolicy = byPlace.get(place);
        return ofPolicy != null && covers(ofPolicy, text, from, to, scratch)
                || covers(ofRecord, text, from, to, scratch);
    }

    private static boolean covers(FormSet kept, String text, int from, int to, Tokens scratch) {
        if (kept.size() == 0) {
            return false;
        }
        int begin = Math.max(0, from - 4 * FormSet.LONGEST);
        int end = Math.min(text.length(), to + 4 * FormSet.LONGEST);
        return kept.search(
                text.substring(begin, end), scratch, (first, last) -> begin + first <= from && begin + last >= to);
    }
}
