package org.leakproof.ingest.read.html;

import java.util.Set;
import java.util.function.Predicate;

/** Makes plain text of elements: line breaks and blocks become lines, links show where they lead, blanks stay. A line break
 *  of the page itself is a blank. */
final class HtmlProse {
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "blockquote",
            "dd",
            "div",
            "dl",
            "dt",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "li",
            "ol",
            "p",
            "pre",
            "table",
            "td",
            "th",
            "tr",
            "ul");
    private static final Set<String> HIDDEN = Set.of("script", "style", "head", "template");

    private final Predicate<HtmlElement> without;
    private final StringBuilder text = new StringBuilder();
    private boolean line;

    HtmlProse(Predicate<HtmlElement> without) {
        this.without = without;
    }

    void add(HtmlElement element) {
        if (element.isText() && element.children().isEmpty()) {
            words(element.text(), false);
        } else {
            children(element, element.is("pre"));
        }
    }

    private void children(HtmlElement parent, boolean pre) {
        for (HtmlElement child : parent.children()) {
            if (child.isText()) {
                words(child.text(), pre);
            } else if (child.is("br")) {
                startLine();
                text.append('\n');
            } else if (child.is("img")) {
                child.tag().attribute("alt").filter(alt -> !alt.isBlank()).ifPresent(this::word);
            } else if (!HIDDEN.contains(child.tag().name()) && !without.test(child)) {
                boolean block = BLOCKS.contains(child.tag().name());
                line |= block;
                int from = text.length();
                children(child, pre || child.is("pre"));
                line |= block;
                if (child.is("a")) {
                    link(child, from);
                }
            }
        }
    }

    private void link(HtmlElement anchor, int from) {
        String target = anchor.tag().attribute("href").orElse("").strip();
        String shown = text.substring(Math.min(from, text.length())).strip();
        String bare = target.startsWith("mailto:") || target.startsWith("tel:")
                ? target.substring(target.indexOf(':') + 1)
                : target;
        boolean leads = target.length() > bare.length() || target.contains("://");
        if (leads
                && !shown.equals(bare)
                && !shown.equals(target)
                && !target.equals(shown + "/")
                && !bare.endsWith("://" + shown)
                && !bare.endsWith("://" + shown + "/")) {
            if (shown.isEmpty()) {
                word(bare);
            } else {
                text.append(" (").append(bare).append(')');
            }
        }
    }

    private void word(String word) {
        startLine();
        text.append(word);
    }

    private void startLine() {
        if (line && text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == ' ') {
                end--;
            }
            text.setLength(end);
            text.append('\n');
        }
        line = false;
    }

    private void words(String words, boolean pre) {
        if (pre) {
            if (!words.isEmpty()) {
                word(words.replace("\r\n", "\n"));
            }
            return;
        }
        int at = 0;
        while (at < words.length()) {
            int end = at;
            boolean broken = false;
            while (end < words.length() && HtmlScan.isBlank(words.charAt(end))) {
                broken |= words.charAt(end) == '\n' || words.charAt(end) == '\r';
                end++;
            }
            blank(words, at, end, broken);
            at = end;
            while (end < words.length() && !HtmlScan.isBlank(words.charAt(end))) {
                end++;
            }
            if (end > at) {
                startLine();
                text.append(words, at, end);
            }
            at = end;
        }
    }

    private void blank(String words, int from, int to, boolean broken) {
        boolean lineStart = line || text.length() == 0 || text.charAt(text.length() - 1) == '\n';
        if (to == from || lineStart && (broken || line)) {
            return;
        }
        if (broken) {
            text.append(' ');
        } else {
            text.append(words, from, to);
        }
    }

    String text() {
        return text.toString().strip();
    }
}
