package org.leakproof.redact.catalogue.contact;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads off an expression with which words its matches may begin, so that it need be tried only where one of these stands. */
final class FirstWords {

    private FirstWords() {}

    /**
     * The letters with which what matches an expression may begin, up to the first other character; in lower case. It knows
     * letters, groups without a name, looks ahead, and how often something stands.
     */
    static Set<String> of(String expression) {
        Set<String> ended = new LinkedHashSet<>();
        Set<String> open = new Reader(expression).choice(Set.of(""), ended);
        ended.addAll(open);
        ended.remove("");
        return ended;
    }

    /** The alternatives of an expression that stand in no group. */
    static List<String> alternatives(String expression) {
        List<String> all = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                all.add(expression.substring(from, i));
                from = i + 1;
            }
        }
        all.add(expression.substring(from));
        return all;
    }

    /** Goes through an expression with all the letters that may have come so far. */
    private static final class Reader {
        private static final String GROUP = "(?:";

        private final String expression;
        private int at;

        Reader(String expression) {
            this.expression = expression;
        }

        /** @param ended takes those behind which something else came */
        Set<String> choice(Set<String> open, Set<String> ended) {
            Set<String> all = new LinkedHashSet<>(sequence(open, ended));
            while (at < expression.length() && expression.charAt(at) == '|') {
                at++;
                all.addAll(sequence(open, ended));
            }
            return all;
        }

        private Set<String> sequence(Set<String> open, Set<String> ended) {
            Set<String> now = open;
            while (at < expression.length() && expression.charAt(at) != '|' && expression.charAt(at) != ')') {
                Set<String> before = now;
                now = atom(before, ended);
                if (isOptional()) {
                    now = new LinkedHashSet<>(now);
                    now.addAll(before);
                }
            }
            return now;
        }

        private Set<String> atom(Set<String> open, Set<String> ended) {
            if (expression.startsWith(GROUP, at)) {
                at += GROUP.length();
                Set<String> behind = choice(open, ended);
                at++;
                return behind;
            }
            if (expression.startsWith("(?!", at) || expression.startsWith("(?=", at)) {
                at = closing(at) + 1;
                return open;
            }
            char c = expression.charAt(at);
            if (Character.isLetter(c)) {
                at++;
                Set<String> longer = new LinkedHashSet<>();
                open.forEach(word -> longer.add(word + Character.toLowerCase(c)));
                return longer;
            }
            ended.addAll(open);
            at = c == '[' ? expression.indexOf(']', at) + 1 : c == '(' ? closing(at) + 1 : at + (c == '\\' ? 2 : 1);
            return Set.of();
        }

        private int closing(int open) {
            int depth = 0;
            for (int i = open; ; i++) {
                char c = expression.charAt(i);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth == 0) {
                    return i;
                }
            }
        }

        /** Whether the last atom may be left out; goes past what says how often it stands. */
        private boolean isOptional() {
            if (at == expression.length()) {
                return false;
            }
            char c = expression.charAt(at);
            if (c == '{') {
                boolean optional = expression.startsWith("{0", at);
                at = expression.indexOf('}', at) + 1;
                return optional;
            }
            boolean counted = c == '?' || c == '*' || c == '+';
            at += counted ? 1 : 0;
            return c == '?' || c == '*';
        }
    }
}
