package org.leakproof.redact.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.leakproof.redact.operate.Canonical;

/** A display name taken apart: {@code "Smith, Dr. John (Legal)"} is John and Smith.
 *
 *  @param words as written, first name first, without titles
 *  @param person whether it looks like a person's rather than a firm's or a list's */
record DisplayName(List<String> words, boolean person) {
    private static final int MOST_WORDS = 8;
    private static final int MOST_OF_A_PERSON = 5;
    private static final int LONGEST = 200;

    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)|\\[[^]]*]|<[^>]*>");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}'’-]+");

    DisplayName {
        words = List.copyOf(words);
    }

    /** Empty if nothing in it names anybody. */
    static Optional<DisplayName> of(String written) {
        String name = BRACKETS.matcher(written.length() > LONGEST ? written.substring(0, LONGEST) : written)
                .replaceAll(" ");
        int cut = name.indexOf('@') >= 0 && name.strip().indexOf(' ') < 0 ? 0 : firstOf(name, '/', '@', '|');
        name = name.substring(0, cut);
        if (NameWords.isSelf(Canonical.folded(name).strip())) {
            return Optional.empty();
        }
        int comma = name.indexOf(',');
        if (comma > 0 && comma == name.lastIndexOf(',')) {
            List<String> behind = words(name.substring(comma + 1));
            List<String> before = words(name.substring(0, comma));
            if (!behind.isEmpty() && !before.isEmpty() && before.size() <= 3) {
                name = String.join(" ", behind) + " " + String.join(" ", before);
            }
        }
        List<String> words = words(name);
        List<String> telling = telling(words);
        if (telling.isEmpty() || words.size() > MOST_WORDS) {
            return Optional.empty();
        }
        boolean person = words.stream().noneMatch(word -> NameWords.isNoName(Canonical.folded(word)))
                && words.size() <= MOST_OF_A_PERSON
                && telling.stream().allMatch(word -> word.codePoints().noneMatch(Character::isDigit));
        return Optional.of(new DisplayName(words, person));
    }

    /** The words that may stand alone for a person. */
    List<String> telling() {
        return telling(words);
    }

    private static List<String> telling(List<String> words) {
        return words.stream()
                .filter(word -> !NameWords.isNoName(Canonical.folded(word)) && !NameWords.isParticle(word))
                .toList();
    }

    String first() {
        return words.get(0);
    }

    String last() {
        return words.get(words.size() - 1);
    }

    /** Whether it is written in a script that sets no spaces between words. */
    boolean unspaced() {
        return words.stream()
                .anyMatch(word -> word.codePoints()
                        .anyMatch(c -> c >= 0x0E00
                                && (Character.isIdeographic(c)
                                        || c >= 0x3040 && c <= 0x30FF
                                        || c <= 0x0EFF
                                        || c >= 0x1000 && c <= 0x109F
                                        || c >= 0x1780 && c <= 0x17FF)));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>(Arrays.asList(BETWEEN.split(text)));
        words.replaceAll(DisplayName::bare);
        words.removeIf(word -> word.isEmpty() || NameWords.isTitle(Canonical.folded(word)));
        return words;
    }

    private static String bare(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && "'’-".indexOf(word.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "'’-".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(start, end);
    }

    private static int firstOf(String text, char... signs) {
        int first = text.length();
        for (char sign : signs) {
            int at = text.indexOf(sign);
            if (at >= 0) {
                first = Math.min(first, at);
            }
        }
        return first;
    }

    @Override
    public String toString() {
        return "DisplayName[" + words.size() + " words]";
    }
}
