package org.leakproof.redact.catalogue.contact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Expressions for a part of a house, told apart by the word that they begin with: to try some hundred of them wherever one of
 * their words stands would take most of the time.
 *
 * <p>Immutable to the eye, and shareable.
 */
final class UnitWords {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private final Map<String, List<String>> expressions = new HashMap<>();
    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();
    private final String before;
    private final String behind;

    /**
     * @param before what each of them begins with
     * @param behind what each of them ends with
     */
    UnitWords(String before, List<String> alternatives, String behind) {
        this.before = before;
        this.behind = behind;
        for (String alternative : alternatives) {
            for (String word : FirstWords.of(alternative)) {
                expressions.computeIfAbsent(word, w -> new ArrayList<>()).add(alternative);
            }
        }
    }

    /** What begins with a word; none if nothing does. @param word letters only, in lower case */
    @Nullable
    Pattern beginningWith(String word) {
        List<String> all = expressions.get(word);
        return all == null
                ? null
                : patterns.computeIfAbsent(word, w -> compiled(before, String.join("|", all), behind));
    }

    static Pattern compiled(String before, String alternatives, String behind) {
        return Pattern.compile(before + "(?:" + alternatives + ")" + behind, FLAGS);
    }
}
