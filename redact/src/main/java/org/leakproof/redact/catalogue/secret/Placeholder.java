package org.leakproof.redact.catalogue.secret;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what stands in for a secret in manuals, templates and programs: {@code <token>}, {@code ${KEY}}, {@code xxxx}. */
final class Placeholder {

    private static final Pattern TEMPLATE =
            Pattern.compile("^[$<%]|^\\{\\{|[$#]\\{|\\{\\{|\\.\\.\\.|…|\\*{3}|\\(\\)|^\\[|>$");
    private static final Pattern STAND_IN =
            Pattern.compile("(?i)x{6}|x{3,}[-_.]x{3,}|^x+$|^your[-_]|[-_]here$|abcdefghijklm|redacted");
    private static final Pattern BETWEEN = Pattern.compile("[-_.:/]+");
    private static final Pattern UPWARDS = Pattern.compile("0?1234567(?:8(?:90?)?)?");
    private static final Pattern WORD = Pattern.compile("(?i)[a-z]{0,5}");

    private static final Set<String> WORDS = Set.of(
            "password",
            "passwd",
            "pass",
            "secret",
            "token",
            "key",
            "apikey",
            "api_key",
            "null",
            "none",
            "nil",
            "true",
            "false",
            "test",
            "testing",
            "example",
            "sample",
            "required",
            "optional",
            "undefined",
            "string",
            "username",
            "user",
            "value",
            "empty",
            "unknown",
            "hidden",
            "changed",
            "reset",
            "yes",
            "no",
            "n/a",
            "here",
            "below",
            "above",
            "attached",
            "following",
            "and",
            "the",
            "is",
            "was",
            "not",
            "protected",
            "forgotten",
            "expired",
            "yyy",
            "foo",
            "bar",
            "foobar",
            "placeholder",
            "dummy",
            "fake",
            "mytoken",
            "mypassword",
            "secretkey");

    private Placeholder() {}

    static boolean is(String value) {
        return TEMPLATE.matcher(value).find()
                || STAND_IN.matcher(value).find()
                || WORDS.contains(value.toLowerCase(Locale.ROOT))
                || isMonotonous(value);
    }

    /** One character over and over, or parts that are all words, runs or countings. */
    private static boolean isMonotonous(String value) {
        int[] seen = new int[128];
        int most = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < seen.length) {
                most = Math.max(most, ++seen[c]);
            }
        }
        if (value.length() >= 6 && most * 2 > value.length() + 2) {
            return true;
        }
        for (String part : BETWEEN.split(value)) {
            if (!WORD.matcher(part).matches() && !UPWARDS.matcher(part).matches()) {
                return false;
            }
        }
        return value.length() > 5;
    }

    /** Shannon's entropy, bits a character. */
    static double entropy(String value) {
        int[] seen = new int[128];
        int others = 0;
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < seen.length) {
                seen[value.charAt(i)]++;
            } else {
                others++;
            }
        }
        double bits = others == 0 ? 0 : others * log2(value.length()); // each taken for another
        for (int count : seen) {
            if (count > 0) {
                bits += count * (log2(value.length()) - log2(count));
            }
        }
        return value.isEmpty() ? 0 : bits / value.length();
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
