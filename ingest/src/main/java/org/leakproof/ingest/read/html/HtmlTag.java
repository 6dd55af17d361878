package org.leakproof.ingest.read.html;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.leakproof.ingest.read.mail.HtmlEntities;

/** A tag. Secret.
 *
 *  @param name lower case; empty for declarations and comments
 *  @param closing whether it ends an element
 *  @param inside what stands behind the name, as written */
public record HtmlTag(String name, boolean closing, String inside) {
    /** Elements that hold nothing. */
    private static final Set<String> EMPTY = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
            "wbr");

    /** @param written from its bracket to its end; the bracket at its end may be missing */
    static HtmlTag of(String written) {
        boolean closing = written.startsWith("/", 1);
        int from = closing ? 2 : 1;
        int to = from;
        while (to < written.length() && isName(written.charAt(to))) {
            to++;
        }
        int end = written.endsWith(">") ? written.length() - 1 : written.length();
        return new HtmlTag(
                written.substring(from, to).toLowerCase(Locale.ROOT),
                closing,
                written.substring(Math.min(to, end), end));
    }

    private static boolean isName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == ':' || c == '_';
    }

    /** Whether an element begins here that does not end here. */
    boolean opens() {
        return !closing && !name.isEmpty() && !EMPTY.contains(name) && !inside.endsWith("/");
    }

    /** The value of an attribute, its references resolved; empty if there is none. */
    public Optional<String> attribute(String wanted) {
        int at = 0;
        while (at < inside.length()) {
            int start = at;
            while (at < inside.length() && isName(inside.charAt(at))) {
                at++;
            }
            if (at == start) {
                at++;
                continue;
            }
            boolean found =
                    inside.regionMatches(true, start, wanted, 0, wanted.length()) && at - start == wanted.length();
            int equals = blanks(at);
            if (equals == inside.length() || inside.charAt(equals) != '=') {
                continue;
            }
            int value = blanks(equals + 1);
            boolean quoted = value < inside.length() && (inside.charAt(value) == '"' || inside.charAt(value) == '\'');
            int end = quoted ? inside.indexOf(inside.charAt(value), value + 1) : blank(value);
            end = end < 0 ? inside.length() : end;
            if (found) {
                return Optional.of(HtmlEntities.resolve(inside.substring(quoted ? value + 1 : value, end)));
            }
            at = Math.min(inside.length(), quoted ? end + 1 : end);
        }
        return Optional.empty();
    }

    private int blanks(int from) {
        int at = from;
        while (at < inside.length() && HtmlScan.isBlank(inside.charAt(at))) {
            at++;
        }
        return at;
    }

    private int blank(int from) {
        int at = from;
        while (at < inside.length() && !HtmlScan.isBlank(inside.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether it is of a class. */
    public boolean hasClass(String wanted) {
        if (inside.indexOf(wanted) < 0) {
            return false;
        }
        String classes = attribute("class").orElse("");
        int at = classes.indexOf(wanted);
        while (at >= 0) {
            int end = at + wanted.length();
            if ((at == 0 || HtmlScan.isBlank(classes.charAt(at - 1)))
                    && (end == classes.length() || HtmlScan.isBlank(classes.charAt(end)))) {
                return true;
            }
            at = classes.indexOf(wanted, end);
        }
        return false;
    }

    @Override
    public String toString() {
        return "HtmlTag[" + name.length() + " + " + inside.length() + " chars]";
    }
}
