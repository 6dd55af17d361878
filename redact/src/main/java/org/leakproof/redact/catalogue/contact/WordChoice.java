package org.leakproof.redact.catalogue.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Writes an alternation of many words so that {@code java.util.regex} finds the right one by its letters: beginnings that words
 * share stand once. It matches the same, the longest word first.
 */
final class WordChoice {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}ºª' /-]+");

    private final Map<Integer, WordChoice> next = new TreeMap<>();
    private boolean isEnd;

    private WordChoice() {}

    /** @param choices words or expressions, with {@code |} between them; alternatives within an expression stand in groups */
    static String of(String choices) {
        WordChoice words = new WordChoice();
        List<String> others = new ArrayList<>();
        for (String choice : outerChoices(choices)) {
            if (PLAIN.matcher(choice).matches()) {
                words.add(choice);
            } else {
                others.add(choice);
            }
        }
        others.add(0, words.expression());
        return "(?:" + String.join("|", others) + ")";
    }

    private static List<String> outerChoices(String choices) {
        List<String> all = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < choices.length(); i++) {
            char c = choices.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                all.add(choices.substring(from, i));
                from = i + 1;
            }
        }
        all.add(choices.substring(from));
        return all;
    }

    private void add(String word) {
        WordChoice node = this;
        for (int c : word.codePoints().toArray()) {
            node = node.next.computeIfAbsent(c, letter -> new WordChoice());
        }
        node.isEnd = true;
    }

    private String expression() {
        if (next.isEmpty()) {
            return "";
        }
        List<String> ways = new ArrayList<>();
        next.forEach((c, behind) -> ways.add(Character.toString(c) + behind.expression()));
        String all = ways.size() == 1 && !isEnd ? ways.get(0) : "(?:" + String.join("|", ways) + ")";
        return isEnd ? all + "?" : all;
    }
}
