package org.leakproof.redact.catalogue.secret;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leakproof.redact.catalogue.Candidate;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.Verdict;
import org.leakproof.redact.scan.Boundary;
import org.leakproof.redact.scan.Expression;
import org.leakproof.redact.scan.Head;

/**
 * What stands between the name of a secret and its value in programs, settings, mark-up and letters, and where the value
 * begins and ends: {@code key: value}, {@code key="value"}, {@code "key" => "value"}, {@code <key>value</key>},
 * {@code set("key", "value")}, {@code key is value}.
 */
final class Keyed {

    /** The rest of a name behind the word that tells: {@code token_for_prod}. */
    static final String TAIL = "[A-Za-z0-9_.-]{0,40}";

    private static final String VALUE =
            "(?:\"[^\"\\r\\n]{3,300}\"?|'[^'\\r\\n]{3,300}'?|`[^`\\r\\n]{3,300}`?|[^\\s\"'`<>]{3,600})";

    /** Signs between the two: of a setting, an argument, an attribute; and what may stand before these. */
    private static final String BEFORE_SIGN = "\\\\?[\"'`\\])]{0,2}(?:\\h{1,3}(?i:string|str))?\\s{0,12}";

    private static final String SIGN = "(?:[:?.+|]{0,3}={1,3}>?|:{1,2}|->|>|%3[Dd])\\s{0,8}(?:> ?){0,3}[(\\[]?";
    private static final String ARGUMENT = "[\"'`]\\s{0,3},\\s{0,3}";
    private static final String BEFORE_ATTRIBUTE = "[\"']?\\s{1,12}";
    private static final String ATTRIBUTE = "(?i:value)\\s{0,2}[=:]\\s{0,2}";
    private static final String SIGNS = BEFORE_SIGN + SIGN;

    private static final Pattern END = Pattern.compile(
            "(?s)(?:" + SIGNS + "|" + ARGUMENT + "|" + BEFORE_ATTRIBUTE + ATTRIBUTE + ")\\\\?(" + VALUE + ")$");

    /** Ends a value that no quotation marks end. */
    private static final Pattern LOOSE_END =
            Pattern.compile("\\\\[nrt\"'\\\\]|[&;](?=[A-Za-z_][\\w .-]{0,40}=)|</|,(?=\\s*[\"'])");

    /** Ends a sentence or a bracket rather than a value. An exclamation mark may be a part of it. */
    private static final String CLOSING = ".,;:?)]}\\";

    private Keyed() {}

    /**
     * The ways to write a name and its value. They are searched for from what stands between the two: names are many, and may
     * be the end of any word.
     *
     * @param name an expression
     * @param left what may not stand before the name
     */
    static List<Form> forms(String form, String name, Boundary left, double score) {
        return List.of(
                form(form, name + BEFORE_SIGN, left, SIGN, score),
                form(form, name + "\\\\?", left, ARGUMENT, score),
                form(form, name + BEFORE_ATTRIBUTE, left, ATTRIBUTE, score));
    }

    private static Form form(String form, String head, Boundary left, String sign, double score) {
        return Form.of(form, sign + "\\\\?" + VALUE, score)
                .between(Boundary.NONE, Boundary.NONE)
                .behind(new Head(Expression.known(head), left));
    }

    /**
     * A value within a candidate.
     *
     * @param from first unit
     * @param quoted whether quotation marks stand around it
     * @param assigned whether a program's sign ({@code =}) stands before it, no prose's
     */
    record Value(int from, String text, boolean quoted, boolean assigned) {

        Verdict at(double score) {
            return Verdict.part(from, from + text.length(), score);
        }

        @Override
        public String toString() {
            return "Value[" + text.length() + " chars]";
        }
    }

    /** The value at the candidate's end, behind the first signs that can be read so. Its text is empty if there is none. */
    static Value valueOf(Candidate candidate, int nameEnd) {
        String text = candidate.text();
        Matcher matcher = END.matcher(text).region(Math.min(nameEnd, text.length()), text.length());
        if (!matcher.find()) {
            return new Value(0, "", false, false);
        }
        int from = matcher.start(1);
        int to = text.length();
        boolean assigned = text.substring(matcher.start(), from).matches("(?s).*(?:=|->|>|,\\s*)[^=]*");
        char first = text.charAt(from);
        if (first == '"' || first == '\'' || first == '`') {
            from++;
            int close = text.indexOf(first, from);
            to = close < 0 ? to : close;
            int escape = text.indexOf("\\" + first, from);
            to = escape < 0 ? to : Math.min(to, escape);
            return new Value(from, text.substring(from, to), true, assigned);
        }
        Matcher end = LOOSE_END.matcher(text).region(from, to);
        if (end.find()) {
            to = end.start();
        }
        boolean broken = text.startsWith("...", to - 3);
        while (!broken && to > from && CLOSING.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return new Value(from, text.substring(from, to), false, assigned);
    }
}
