package org.leakproof.ingest.read.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Role;
import org.leakproof.ingest.read.Unfit;

/** Reads an address list: groups, comments, quoted and encoded names, and what programs and people make of them. Nothing
 * that stands there is dropped: what is no address becomes a name.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.4">RFC 5322, 3.4 and 4.4</a> */
final class AddressParser {
    /** One entry of a list; either may be empty, not both. */
    record Mailbox(String name, String address) {
        Participant as(Role role) {
            return new Participant(
                    Optional.of(name).filter(n -> !n.isEmpty()),
                    Optional.of(address).filter(a -> !a.isEmpty()),
                    Optional.empty(),
                    role,
                    name.isEmpty() ? NameSource.NONE : NameSource.HEADER,
                    false);
        }

        @Override
        public String toString() {
            return "Mailbox[]";
        }
    }

    /** Longest address that is looked for; RFC 5321 allows 254. */
    private static final int LONGEST = 320;

    private final String text;
    private final HeaderText words;
    private final int max;
    private final List<Mailbox> found = new ArrayList<>();
    private final StringBuilder phrase = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private String angle;
    private boolean quoted;
    private boolean at;

    // what was not found once is not looked for again, which keeps hostile values linear
    private boolean noMoreQuotes;
    private boolean noMoreComments;
    private boolean noMoreAngles;

    private String group;
    private int groupStart;
    private int i;

    private AddressParser(String text, HeaderText words, int max) {
        this.max = max;
        this.text = text;
        this.words = words;
    }

    /** @param characters the value as characters, with encoded words as they are
     *  @param max addresses that it may hold
     *  @throws Unfit HEADER_TOO_LONG if it holds more */
    static List<Mailbox> parse(String characters, HeaderText words, int max) throws Unfit {
        AddressParser parser = new AddressParser(characters, words, max);
        parser.run();
        return parser.found;
    }

    private void run() throws Unfit {
        int lastSemicolon = text.lastIndexOf(';');
        while (i < text.length()) {
            if (found.size() > max) {
                throw new Unfit(HeldReason.HEADER_TOO_LONG);
            }
            char c = text.charAt(i++);
            switch (c) {
                case '"' -> quotedString();
                case '(' -> comment();
                case '<' -> angle();
                case ',' -> flush();
                case ';' -> endGroup();
                case ':' -> {
                    if (angle == null && i - 1 < lastSemicolon && !at && group == null) {
                        group = words.words(phrase.toString()).strip();
                        groupStart = found.size();
                        clear();
                    } else {
                        phrase.append(c);
                    }
                }
                default -> {
                    at |= c == '@';
                    phrase.append(c);
                }
            }
        }
        flush();
        if (group != null) {
            endGroup();
        }
    }

    private void quotedString() {
        int close = noMoreQuotes ? text.length() : i;
        while (close < text.length() && text.charAt(close) != '"') {
            close += text.charAt(close) == '\\' ? 2 : 1;
        }
        if (close >= text.length()) {
            // never closed: the quote is a character like any other
            noMoreQuotes = true;
            phrase.append('"');
            return;
        }
        quoted = true;
        while (i < close) {
            char c = text.charAt(i++);
            phrase.append(c == '\\' && i < close ? text.charAt(i++) : c);
        }
        i = close + 1;
    }

    private void comment() {
        int depth = 1;
        int from = i;
        int end = noMoreComments ? text.length() : i;
        while (end < text.length() && depth > 0) {
            char c = text.charAt(end++);
            if (c == '\\') {
                end++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
        }
        if (depth > 0) {
            noMoreComments = true;
            phrase.append('(');
            return;
        }
        comment.append(comment.isEmpty() ? "" : " ").append(text, from, end - 1);
        phrase.append(' ');
        i = end;
    }

    private void angle() {
        int close = noMoreAngles ? -1 : text.indexOf('>', i);
        noMoreAngles = close < 0;
        if (close < 0 && angle == null) {
            close = unclosed();
        }
        if (close < 0 || angle != null) {
            phrase.append('<');
            return;
        }
        int open = text.lastIndexOf('<', close);
        if (open >= i) {
            // "<<a@b>" or "name <remark <a@b>": the innermost one counts
            phrase.append(text, i, open);
            i = open + 1;
        }
        angle = text.substring(i, close);
        i = close < text.length() && text.charAt(close) == '>' ? close + 1 : close;
    }

    /** Where an address ends whose bracket was never closed; -1 if none stands there. */
    private int unclosed() {
        int end = i;
        boolean address = false;
        while (end < text.length() && end - i < LONGEST && text.charAt(end) != ',' && text.charAt(end) != ' ') {
            address |= text.charAt(end) == '@';
            end++;
        }
        return address ? end : -1;
    }

    private void endGroup() {
        flush();
        if (group != null && found.size() == groupStart && !group.isEmpty()) {
            found.add(new Mailbox(group, ""));
        }
        group = null;
    }

    private void clear() {
        phrase.setLength(0);
        comment.setLength(0);
        angle = null;
        quoted = false;
        at = false;
    }

    private void flush() {
        String name = squeezed(words.words(phrase.toString()));
        String remark = squeezed(words.words(comment.toString()));
        if (angle != null) {
            String address = address(angle);
            // what is left of brackets that were set twice
            name = name.equals(">") || name.equals("<") ? "" : name;
            name = withFamilyName(name.isEmpty() ? remark : name);
            add(name.equalsIgnoreCase(address) ? "" : name, address);
        } else if (!name.isEmpty()) {
            withoutAngle(name, remark);
        } else if (!remark.isEmpty()) {
            add(remark, "");
        }
        clear();
    }

    private void withoutAngle(String name, String remark) {
        int open = name.lastIndexOf('<');
        int close = name.indexOf('>', open + 1);
        if (open >= 0 && close > open && name.indexOf('@', open) > 0) {
            // the address was inside the encoded word or the quotes
            add(name.substring(0, open).strip(), address(name.substring(open + 1, close)));
            return;
        }
        int sign = name.indexOf('@');
        if (sign < 0) {
            add(remark.isEmpty() ? name : name + " (" + remark + ")", "");
            return;
        }
        int from = name.lastIndexOf(' ', sign) + 1;
        int to = name.indexOf(' ', sign);
        String address = address(name.substring(from, to < 0 ? name.length() : to));
        String rest = (name.substring(0, from) + (to < 0 ? "" : name.substring(to))).strip();
        add(rest.isEmpty() ? remark : rest, address);
    }

    /** "Doe, John &lt;j@x>" without quotes was cut at the comma: a name alone before a mailbox belongs to it. */
    private String withFamilyName(String name) {
        int last = found.size() - 1;
        if (quoted || name.isEmpty() || last < (group == null ? 0 : groupStart)) {
            return name;
        }
        Mailbox before = found.get(last);
        if (!before.address().isEmpty() || before.name().indexOf(' ') >= 0) {
            return name;
        }
        found.remove(last);
        return before.name() + ", " + name;
    }

    private void add(String name, String address) {
        if (!name.isEmpty() || !address.isEmpty()) {
            found.add(new Mailbox(name, address));
        }
    }

    /** Without the route that RFC 822 allowed before it, without blanks around it and a mailto: that people leave. */
    private static String address(String written) {
        String address = written.strip();
        if (address.startsWith("@") && address.indexOf(':') > 0) {
            address = address.substring(address.indexOf(':') + 1).strip();
        }
        return address.regionMatches(true, 0, "mailto:", 0, 7) ? address.substring(7) : address;
    }

    private static String squeezed(String text) {
        String stripped = text.strip();
        return stripped.indexOf("  ") < 0 && stripped.indexOf('\t') < 0
                ? stripped
                : String.join(" ", Words.of(stripped));
    }
}
