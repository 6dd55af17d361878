package org.leakproof.redact.catalogue.contact;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.leakproof.redact.catalogue.Lines;

/** Words that tell what a part of an address is. */
final class AddressWords {

    private static final int COUNTRY = 1;
    private static final int SMALL = 2;
    private static final int MARK = 4;
    private static final int BEHIND = 8;
    private static final int NONE = 16;
    private static final int BEGINS_COUNTRY = 32;

    private static final Map<String, Integer> BITS =
            Map.of("country", COUNTRY, "small", SMALL, "mark", MARK, "behind", BEHIND, "none", NONE, "region", 0);

    /** By word in small letters, a bit for each kind that it is of. */
    private static final Map<String, Integer> KINDS = kinds();

    /** As they are written: what is {@code IN} to Indiana is an everyday word in small letters. */
    private static final Set<String> REGIONS = Lines.of("address-words.tsv", 2).stream()
            .filter(row -> row[0].equals("region"))
            .flatMap(row -> Arrays.stream(row[1].split("\\|")))
            .collect(Collectors.toUnmodifiableSet());

    private AddressWords() {}

    /** Not in small letters: {@code us} is no country. */
    static boolean isCountry(String name) {
        return Character.isLetter(name.codePointAt(0))
                && !Character.isLowerCase(name.codePointAt(0))
                && (is(COUNTRY, name) || name.endsWith(".") && is(COUNTRY, name.substring(0, name.length() - 1)));
    }

    /** Whether the name of a country begins with these letters and something else behind them, if anything. */
    static boolean mayBeginCountry(String letters) {
        return is(BEGINS_COUNTRY, letters);
    }

    static boolean isRegion(String name) {
        return REGIONS.contains(name);
    }

    /** {@code de}, {@code upon}: within the name of a place, in small letters. */
    static boolean isSmall(String word) {
        return (KINDS.getOrDefault(word, 0) & SMALL) != 0;
    }

    /** {@code г.}: before the name of a place. */
    static boolean isMark(String word) {
        return is(MARK, word);
    }

    /** {@code обл.}: behind the name of a region. */
    static boolean isBehind(String word) {
        return is(BEHIND, word);
    }

    /** A month, a greeting, a word for a telephone: no place's name. */
    static boolean isNone(String word) {
        return is(NONE, word);
    }

    private static boolean is(int kind, String word) {
        return (KINDS.getOrDefault(small(word), 0) & kind) != 0;
    }

    /** Behind the letters that begin at a place. */
    static int lettersEnd(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String small(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static Map<String, Integer> kinds() {
        Map<String, Integer> kinds = new HashMap<>();
        for (String[] row : Lines.of("address-words.tsv", 2)) {
            int kind = Objects.requireNonNull(BITS.get(row[0]), row[0]);
            for (String word : row[1].split("\\|")) {
                kinds.merge(small(word), kind, (one, other) -> one | other);
                if (kind == COUNTRY) {
                    String letters = word.substring(0, lettersEnd(word, 0));
                    kinds.merge(small(letters), BEGINS_COUNTRY, (one, other) -> one | other);
                }
            }
        }
        return kinds;
    }
}
