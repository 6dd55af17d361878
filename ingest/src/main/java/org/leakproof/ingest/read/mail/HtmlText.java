package org.leakproof.ingest.read.mail;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Turns the HTML of mails into plain text in one pass, without a tree: blocks become lines, quoted blocks get quote
 * marks, links show where they lead, pictures their description. Scripts, styles and comments are left out; nothing is
 * ever loaded. Whatever is no HTML stays as it is. */
final class HtmlText {
    /** What a tag does to the text around it. */
    private enum Tag {
        LINE,
        PARAGRAPH,
        PRE,
        HIDDEN,
        QUOTE,
        BREAK,
        ITEM,
        CELL,
        LINK,
        PICTURE
    }

    private static final Map<String, Tag> TAGS = new HashMap<>();

    static {
        put(Tag.LINE, "div tr table ul ol dl dt dd center form section article header footer address hr caption");
        put(Tag.LINE, "fieldset option tbody thead main");
        put(Tag.PARAGRAPH, "p h1 h2 h3 h4 h5 h6");
        put(Tag.PRE, "pre");
        put(Tag.HIDDEN, "script style template title");
        put(Tag.QUOTE, "blockquote");
        put(Tag.BREAK, "br");
        put(Tag.ITEM, "li");
        put(Tag.CELL, "td th");
        put(Tag.LINK, "a");
        put(Tag.PICTURE, "img");
    }

    private static void put(Tag tag, String names) {
        for (String name : names.split(" ")) {
            TAGS.put(name, tag);
        }
    }

    /** Quote marks of one line at most: deeper quotes look the same. */
    private static final int MAX_QUOTE = 20;

    private final String html;
    private final boolean links;
    private final StringBuilder out;
    private int enough = Integer.MAX_VALUE - 1;
    private int visible;
    private int breaks;
    private boolean space;
    private boolean lineEmpty = true;
    private int quote;
    private int pre;
    private int at;
    private String link = "";
    private int linkStart;

    // what was not found once is not looked for again, which keeps hostile input linear
    private boolean noMoreComments;
    private boolean noMoreDoubleQuotes;
    private boolean noMoreSingleQuotes;
    private boolean noMoreTags;
    private long scanned;
    private final long budget;
    private final Set<String> unclosed = new HashSet<>();

    private HtmlText(String html, boolean links) {
        this.html = html;
        this.links = links;
        budget = 8L * html.length() + 1024;
        out = new StringBuilder(Math.min(html.length() / 2 + 16, 1 << 20));
    }

    /** The text with line feeds between lines and none at the end. */
    static String of(String html) {
        return new HtmlText(html, true).run();
    }

    /** How many characters of text there are to read, blanks and links' targets not counted; where there are more than
     * enough, some number above that. */
    static int weight(String html, int enough) {
        HtmlText text = new HtmlText(html, false);
        text.enough = enough;
        return weightOf(text.run());
    }

    /** Characters that are no blanks. */
    static int weightOf(String text) {
        int weight = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > ' ' && text.charAt(i) != '\u00A0') {
                weight++;
            }
        }
        return weight;
    }

    private String run() {
        while (at < html.length() && visible <= enough) {
            char c = html.charAt(at);
            if (c == '<' && tag()) {
                continue;
            }
            if (c == '&') {
                entity();
            } else {
                character(c);
                at++;
            }
        }
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) <= ' ') {
            end--;
        }
        return out.substring(0, end);
    }

    private void character(char c) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            if (pre == 0) {
                space = true;
            } else if (c == '\n') {
                flushBreaks();
                newLine();
            } else if (c != '\r') {
                startLine();
                out.append(c);
            }
            return;
        }
        startLine();
        visible++;
        out.append(c == '\u00A0' ? ' ' : c);
    }

    /** Writes what is due before visible text. */
    private void startLine() {
        flushBreaks();
        if (lineEmpty) {
            for (int i = 0; i < Math.min(quote, MAX_QUOTE); i++) {
                out.append("> ");
            }
            lineEmpty = false;
        } else if (space) {
            out.append(' ');
        }
        space = false;
    }

    private void flushBreaks() {
        if (breaks > 0 && out.length() > 0) {
            if (!lineEmpty) {
                newLine();
            }
            if (breaks > 1 && !blankBehind()) {
                newLine();
            }
        }
        breaks = 0;
    }

    private boolean blankBehind() {
        int length = out.length();
        return length < 2 || out.charAt(length - 1) == '\n' && out.charAt(length - 2) == '\n';
    }

    private void newLine() {
        if (lineEmpty && quote > 0 && pre == 0) {
            out.append('>');
        }
        out.append('\n');
        lineEmpty = true;
        space = false;
    }

    private void breakLine(int count) {
        breaks = Math.max(breaks, count);
        space = false;
    }

    /** Reads a tag, comment or declaration; false if the bracket here is only a character. */
    private boolean tag() {
        int next = at + 1;
        if (next >= html.length() || noMoreTags) {
            return false;
        }
        char c = html.charAt(next);
        if (html.startsWith("<!--", at)) {
            int end = noMoreComments ? -1 : html.indexOf("-->", at + 4);
            noMoreComments = end < 0;
            at = end < 0 ? at + 4 : end + 3;
            return true;
        }
        boolean closing = c == '/';
        boolean declaration = c == '!' || c == '?';
        int nameStart = closing || declaration ? next + 1 : next;
        if (nameStart >= html.length() || !declaration && !letter(html.charAt(nameStart))) {
            return false;
        }
        int end = tagEnd(nameStart);
        if (end < 0) {
            return false;
        }
        int nameEnd = nameStart;
        while (nameEnd < end && nameEnd - nameStart < 20 && letterOrDigit(html.charAt(nameEnd))) {
            nameEnd++;
        }
        at = end + 1;
        if (!declaration) {
            element(html.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT), closing, nameEnd, end);
        }
        return true;
    }

    /** The bracket that closes the tag, quotes passed over if they are closed; -1 if there is none. */
    private int tagEnd(int from) {
        int i = from;
        while (i < html.length() && scanned < budget) {
            char c = html.charAt(i);
            scanned++;
            if (c == '>') {
                return i;
            }
            if (c == '<') {
                // the bracket is missing: the tag ends before the next one
                return i - 1;
            }
            if ((c == '"' && !noMoreDoubleQuotes || c == '\'' && !noMoreSingleQuotes) && html.charAt(i - 1) == '=') {
                int close = html.indexOf(c, i + 1);
                if (close < 0) {
                    noMoreDoubleQuotes |= c == '"';
                    noMoreSingleQuotes |= c == '\'';
                } else {
                    i = close;
                }
            }
            i++;
        }
        int close = html.indexOf('>', from);
        noMoreTags = close < 0 || scanned >= budget;
        return close;
    }

    private void element(String name, boolean closing, int nameEnd, int end) {
        Tag tag = TAGS.get(name);
        if (tag == null) {
            return;
        }
        switch (tag) {
            case LINE -> breakLine(1);
            case PARAGRAPH -> breakLine(2);
            case PRE -> {
                breakLine(2);
                pre = Math.max(0, pre + (closing ? -1 : 1));
            }
            case HIDDEN -> {
                if (!closing) {
                    skip(name);
                }
            }
            case QUOTE -> {
                breakLine(1);
                flushBreaks();
                quote = Math.max(0, quote + (closing ? -1 : 1));
            }
            case BREAK -> {
                flushBreaks();
                newLine();
            }
            case ITEM -> {
                breakLine(1);
                if (!closing) {
                    startLine();
                    out.append("- ");
                }
            }
            case CELL -> {
                if (!closing && !lineEmpty && breaks == 0) {
                    out.append('\t');
                    space = false;
                }
            }
            case LINK -> anchor(closing, nameEnd, end);
            case PICTURE -> {
                String description = attribute("alt", nameEnd, end).strip();
                if (!description.isEmpty()) {
                    text("[" + description + "]");
                }
            }
        }
    }

    /** Passes over an element whose content is no text. One that is never closed is passed over as a tag only. */
    private void skip(String name) {
        if (unclosed.contains(name)) {
            return;
        }
        int i = at;
        while (i >= 0 && i < html.length()) {
            i = html.indexOf("</", i);
            if (i >= 0 && html.regionMatches(true, i + 2, name, 0, name.length())) {
                int end = html.indexOf('>', i);
                at = end < 0 ? html.length() : end + 1;
                return;
            }
            i = i < 0 ? -1 : i + 2;
        }
        unclosed.add(name);
    }

    private void anchor(boolean closing, int nameEnd, int end) {
        if (!closing) {
            link = links ? attribute("href", nameEnd, end).strip() : "";
            linkStart = out.length();
            return;
        }
        String target = link;
        link = "";
        String lower = target.length() > 8 ? target.substring(0, 8).toLowerCase(Locale.ROOT) : "";
        if (lower.startsWith("mailto:")) {
            int query = target.indexOf('?');
            target = target.substring(7, query < 7 ? target.length() : query);
        } else if (!lower.startsWith("http:") && !lower.startsWith("https:") && !lower.startsWith("ftp:")) {
            return;
        }
        String shown = out.substring(Math.min(linkStart, out.length())).strip();
        if (!shown.contains(bare(target)) && !target.isEmpty()) {
            space = !lineEmpty;
            text("<" + target + ">");
        }
    }

    private static String bare(String target) {
        int from = target.indexOf("://");
        String bare = from < 0 ? target : target.substring(from + 3);
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private void text(String text) {
        startLine();
        out.append(text.replace('\n', ' ').replace('\r', ' '));
    }

    /** The value of an attribute, with its entities resolved; empty if there is none. */
    private String attribute(String name, int from, int end) {
        int i = from;
        while (i < end) {
            while (i < end && !letter(html.charAt(i))) {
                i++;
            }
            int nameStart = i;
            while (i < end && (letterOrDigit(html.charAt(i)) || html.charAt(i) == '-' || html.charAt(i) == ':')) {
                i++;
            }
            int nameEnd = i;
            while (i < end && html.charAt(i) <= ' ') {
                i++;
            }
            if (i >= end || html.charAt(i) != '=') {
                continue;
            }
            i++;
            while (i < end && html.charAt(i) <= ' ') {
                i++;
            }
            int valueStart = i;
            int valueEnd = i;
            if (i < end && (html.charAt(i) == '"' || html.charAt(i) == '\'')) {
                char mark = html.charAt(i);
                i++;
                valueStart = i;
                while (i < end && html.charAt(i) != mark) {
                    i++;
                }
                valueEnd = i;
                i++;
            } else {
                while (i < end && html.charAt(i) > ' ') {
                    i++;
                }
                valueEnd = i;
            }
            if (nameEnd - nameStart == name.length() && html.regionMatches(true, nameStart, name, 0, name.length())) {
                return HtmlEntities.resolve(html.substring(Math.min(valueStart, valueEnd), valueEnd));
            }
        }
        return "";
    }

    private void entity() {
        int length = HtmlEntities.length(html, at);
        if (length == 0) {
            character('&');
            at++;
            return;
        }
        String value = HtmlEntities.value(html, at, length);
        at += length;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\u00A0') {
                startLine();
                out.append(' ');
            } else {
                character(c);
            }
        }
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean letterOrDigit(char c) {
        return letter(c) || c >= '0' && c <= '9';
    }
}
