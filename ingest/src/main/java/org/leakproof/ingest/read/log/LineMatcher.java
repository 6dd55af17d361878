package org.leakproof.ingest.read.log;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** One text, looked at with one {@link LinePattern}. Not thread-safe. */
final class LineMatcher {
    private final Matcher quick;
    private final com.google.re2j.Pattern pattern;
    private final String text;
    private int from;
    private com.google.re2j.@Nullable Matcher sure;
    private boolean begun;

    LineMatcher(Matcher quick, com.google.re2j.Pattern pattern, String text) {
        this.quick = quick;
        this.pattern = pattern;
        this.text = text;
    }

    boolean matches() {
        return ask(Matcher::matches, com.google.re2j.Matcher::matches);
    }

    /** Whether the text begins so. */
    boolean lookingAt() {
        return ask(Matcher::lookingAt, com.google.re2j.Matcher::lookingAt);
    }

    /** The next place, behind the one found last. */
    boolean find() {
        boolean found = ask(Matcher::find, this::findOn);
        if (found) {
            from = Math.max(end(), from);
        }
        return found;
    }

    private boolean findOn(com.google.re2j.Matcher matcher) {
        if (begun) {
            return matcher.find();
        }
        // one that takes over begins where the other one had come to
        begun = true;
        return matcher.find(from);
    }

    private boolean ask(Predicate<Matcher> first, Predicate<com.google.re2j.Matcher> second) {
        if (sure == null) {
            try {
                return first.test(quick);
            } catch (LinePattern.Exhausted | StackOverflowError e) {
                sure = pattern.matcher(text);
            }
        }
        return second.test(sure);
    }

    @Nullable
    String group(int group) {
        return sure == null ? quick.group(group) : sure.group(group);
    }

    String group() {
        return sure == null ? quick.group() : sure.group();
    }

    int start() {
        return sure == null ? quick.start() : sure.start();
    }

    int start(int group) {
        return sure == null ? quick.start(group) : sure.start(group);
    }

    int end() {
        return sure == null ? quick.end() : sure.end();
    }

    /** The text with this in place of all places that fit. */
    String replaceAll(String literal) {
        StringBuilder replaced = new StringBuilder();
        int at = 0;
        while (find()) {
            replaced.append(text, at, start()).append(literal);
            at = end();
        }
        return replaced.append(text, at, text.length()).toString();
    }

    @Override
    public String toString() {
        return "LineMatcher[" + text.length() + " chars]";
    }
}
