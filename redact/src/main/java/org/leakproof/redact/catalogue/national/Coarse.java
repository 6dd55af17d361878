package org.leakproof.redact.catalogue.national;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes a {@link Shape}'s template coarse: any digit for some digits, any letter for some letters. The scanner then has few
 * patterns, which many kinds share, and few characters to tell apart; what the template says exactly, {@link NumberCheck}
 * asks of the few candidates.
 */
final class Coarse {

    private static final String DIGIT = "\\d";
    private static final String LETTER = "[A-Z]";

    private static final Pattern DIGITS = Pattern.compile("(?:\\\\d(?:\\{\\d+})?(?![?{]))+");
    private static final Pattern COUNT = Pattern.compile("\\\\d(?:\\{(\\d+)})?");

    private static final Pattern SIGN = Pattern.compile("\\[[^]]*]|\\\\.|.");
    private static final Pattern WRITTEN_DIGITS = Pattern.compile("0-9|#|[0-9]");

    private final String template;
    private int at;

    private Coarse(String template) {
        this.template = template;
    }

    /** An expression; {@code _} stays what it is. */
    static String of(String template) {
        String coarse = new Coarse(template).choice();
        return DIGITS.matcher(coarse).replaceAll(run -> {
            int count = COUNT.matcher(run.group())
                    .results()
                    .mapToInt(one -> one.group(1) == null ? 1 : Integer.parseInt(one.group(1)))
                    .sum();
            return java.util.regex.Matcher.quoteReplacement(count == 1 ? DIGIT : DIGIT + "{" + count + "}");
        });
    }

    /**
     * What matches the same as long as it has a digit, where signs may be letters or digits: without, any word of that length
     * would be looked through to its end.
     *
     * @param coarse as {@link #of} makes it
     */
    static String withDigit(String coarse) {
        List<String> signs =
                SIGN.matcher(coarse).results().map(MatchResult::group).toList();
        if (coarse.contains("(") || coarse.contains(DIGIT) || coarse.contains("{") || coarse.contains("?")) {
            return coarse;
        }
        List<String> ways = new ArrayList<>();
        StringBuilder before = new StringBuilder();
        for (int i = 0; i < signs.size(); i++) {
            String letters = WRITTEN_DIGITS.matcher(signs.get(i)).replaceAll("");
            if (!letters.equals(signs.get(i))) {
                ways.add(before + DIGIT + String.join("", signs.subList(i + 1, signs.size())));
            }
            before.append(letters);
        }
        return ways.isEmpty() ? coarse : "(?:" + String.join("|", ways) + ")";
    }

    /** Alternatives that have become alike are one. */
    private String choice() {
        Set<String> options = new LinkedHashSet<>();
        options.add(sequence());
        while (at < template.length() && template.charAt(at) == '|') {
            at++;
            options.add(sequence());
        }
        return String.join("|", options);
    }

    private String sequence() {
        StringBuilder sequence = new StringBuilder();
        while (at < template.length() && template.charAt(at) != '|' && template.charAt(at) != ')') {
            String atom = atom();
            String times = quantifier();
            boolean repeatable = isOneDigit(times) && !atom.startsWith("(");
            sequence.append(repeatable ? atom.repeat(times.charAt(1) - '0') : ungrouped(atom, times) + times);
        }
        return sequence.toString();
    }

    /** {@code {9}}, but not none. */
    private static boolean isOneDigit(String times) {
        return times.length() == 3 && times.charAt(0) == '{' && times.charAt(1) > '0' && times.charAt(1) <= '9';
    }

    /** Without its parentheses, where they group nothing. */
    private static String ungrouped(String atom, String times) {
        return times.isEmpty() && atom.startsWith("(?:") && atom.indexOf('|') < 0
                ? atom.substring(3, atom.length() - 1)
                : atom;
    }

    private String atom() {
        char c = template.charAt(at);
        if (c == '(') {
            at += 3; // (?:
            String inner = choice();
            at++;
            return "(?:" + inner + ")";
        }
        int end = c == '[' ? template.indexOf(']', at) + 1 : at + (c == '\\' ? 2 : 1);
        String one = template.substring(at, end);
        at = end;
        if (c == '[') {
            return coarse(one);
        }
        return one.equals("#") || Character.isDigit(c) ? DIGIT : one.equals("@") ? LETTER : one;
    }

    /** A class of characters. */
    private static String coarse(String set) {
        boolean digits = false;
        boolean letters = false;
        for (int i = 1; i < set.length() - 1; i++) {
            char c = set.charAt(i);
            if (c == '#' || c >= '0' && c <= '9') {
                digits = true;
            } else if (c >= 'A' && c <= 'Z') {
                letters = true;
            } else if (c != '-') {
                return set; // separators, other scripts
            }
        }
        if (letters && digits) {
            return set; // made wider it would be any word
        }
        return letters ? LETTER : digits ? DIGIT : set;
    }

    private String quantifier() {
        int end = at;
        if (at < template.length() && template.charAt(at) == '{') {
            end = template.indexOf('}', at) + 1;
        } else if (at < template.length() && template.charAt(at) == '?') {
            end++;
        }
        String quantifier = template.substring(at, end);
        at = end;
        return quantifier;
    }
}
