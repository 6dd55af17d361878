package org.leakproof.redact.catalogue.contact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.leakproof.redact.catalogue.Lines;

/** Words that tell what a part of an address is. */
final class AddressWords {

    private static final Map<String, Set<String>> KINDS = Lines.of("address-words.tsv", 2).stream()
            .collect(Collectors.groupingBy(
                    row -> row[0],
                    Collectors.flatMapping(row -> Arrays.stream(row[1].split("\\|")), Collectors.toUnmodifiableSet())))
            .entrySet()
            .stream()
            .collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    kind -> kind.getValue().stream().map(AddressWords::small).collect(Collectors.toUnmodifiableSet())));

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
                && (is("country", name) || name.endsWith(".") && is("country", name.substring(0, name.length() - 1)));
    }

    static boolean isRegion(String name) {
        return REGIONS.contains(name);
    }

    /** {@code de}, {@code upon}: within the name of a place, in small letters. */
    static boolean isSmall(String word) {
        return KINDS.getOrDefault("small", Set.of()).contains(word);
    }

    /** {@code г.}: before the name of a place. */
    static boolean isMark(String word) {
        return is("mark", word);
    }

    /** {@code обл.}: behind the name of a region. */
    static boolean isBehind(String word) {
        return is("behind", word);
    }

    /** A month, a greeting, a word for a telephone: no place's name. */
    static boolean isNone(String word) {
        return is("none", word);
    }

    private static boolean is(String kind, String word) {
        return KINDS.getOrDefault(kind, Set.of()).contains(small(word));
    }

    private static String small(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
