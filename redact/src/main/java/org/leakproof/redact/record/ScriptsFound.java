package org.leakproof.redact.record;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.leakproof.redact.policy.ScriptCoverage;
import org.leakproof.redact.policy.Scripts;

/** The scripts that texts are written in. */
final class ScriptsFound {
    private final Set<UnicodeScript> all = EnumSet.noneOf(UnicodeScript.class);
    /** Those of which two letters stood side by side: a single one is a sign rather than a word ({@code ツ}). */
    private final Set<UnicodeScript> words = EnumSet.noneOf(UnicodeScript.class);

    void add(String text) {
        char[] chars = text.toCharArray();
        int signs = 0;
        for (char c : chars) {
            signs |= c;
        }
        if (signs >= 0x80 || !addAscii(chars)) {
            addAny(text);
        }
    }

    /** Two letters side by side say all that there is to say of ASCII; false if there are none. */
    private boolean addAscii(char[] chars) {
        for (int i = 1; i < chars.length; i++) {
            if (isAsciiLetter(chars[i]) && isAsciiLetter(chars[i - 1])) {
                all.add(UnicodeScript.LATIN);
                words.add(UnicodeScript.LATIN);
                return true;
            }
        }
        return false;
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private void addAny(String text) {
        boolean latin = false;
        boolean latinWord = false;
        UnicodeScript before = UnicodeScript.COMMON;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c < 0x80) {
                boolean letter = isAsciiLetter(c);
                latin |= letter;
                latinWord |= letter && before == UnicodeScript.LATIN;
                before = letter ? UnicodeScript.LATIN : UnicodeScript.COMMON;
                at++;
                continue;
            }
            int codePoint = Character.codePointAt(text, at);
            at += Character.charCount(codePoint);
            UnicodeScript script = ScriptOf.letter(codePoint);
            if (script == UnicodeScript.INHERITED) {
                continue;
            }
            if (script == UnicodeScript.COMMON) {
                before = UnicodeScript.COMMON;
                continue;
            }
            all.add(script);
            if (script == before) {
                words.add(script);
            }
            before = script;
        }
        if (latin) {
            all.add(UnicodeScript.LATIN);
        }
        if (latinWord) {
            words.add(UnicodeScript.LATIN);
        }
    }

    void addAll(ScriptsFound other) {
        all.addAll(other.all);
        words.addAll(other.words);
    }

    /** ISO 15924, sorted. */
    List<String> codes() {
        List<String> codes = new ArrayList<>();
        all.forEach(script -> codes.add(Scripts.code(script)));
        codes.sort(null);
        return codes.stream().distinct().toList();
    }

    /** Whether words are written in a script that the policy does not cover and does not let pass. */
    boolean uncovered(ScriptCoverage coverage) {
        for (UnicodeScript script : words) {
            if (coverage.holds(Scripts.code(script))) {
                return true;
            }
        }
        return false;
    }
}
