package org.leakproof.ingest.read.html;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.leakproof.ingest.read.mail.HtmlEntities;

/** One record of a page as a small tree: its elements and the texts between them. Secret. */
public final class HtmlElement {
    /** Elements nested deeper are not read; an export's message has some ten. */
    public static final int MAX_DEPTH = 200;
    /** Elements and texts of one record. */
    private static final int MAX_PARTS = 200_000;

    private final HtmlTag tag;
    private final String text;
    private final List<HtmlElement> children = new ArrayList<>(2);

    private HtmlElement(HtmlTag tag, String text) {
        this.tag = tag;
        this.text = text;
    }

    /** What stands in a piece of a page, below an element without a name; empty if it goes too deep or has too many parts.
     *  What is not closed ends with what it stands in; what closes nothing is passed over. */
    public static Optional<HtmlElement> of(String html) {
        HtmlElement root = new HtmlElement(new HtmlTag("", false, ""), "");
        Deque<HtmlElement> open = new ArrayDeque<>();
        open.push(root);
        HtmlScan scan = new HtmlScan();
        int from = 0;
        int tagFrom = -1;
        int parts = 0;
        for (int at = 0; at < html.length(); at++) {
            HtmlScan.Event event = scan.take(html.charAt(at));
            if (event == HtmlScan.Event.NOTHING) {
                continue;
            }
            if (++parts > MAX_PARTS) {
                return Optional.empty();
            }
            if (event == HtmlScan.Event.OPENED) {
                tagFrom = at - 1;
                text(open.element(), html, from, tagFrom);
            } else {
                from = event == HtmlScan.Event.CLOSED ? at + 1 : at;
                take(open, HtmlTag.of(html.substring(tagFrom, from)));
                tagFrom = -1;
                if (open.size() > MAX_DEPTH) {
                    return Optional.empty();
                }
            }
        }
        if (tagFrom < 0) {
            text(open.element(), html, from, html.length());
        }
        return Optional.of(root);
    }

    private static void text(HtmlElement parent, String html, int from, int to) {
        if (to > from) {
            parent.children.add(
                    new HtmlElement(new HtmlTag("", false, ""), HtmlEntities.resolve(html.substring(from, to))));
        }
    }

    private static void take(Deque<HtmlElement> open, HtmlTag tag) {
        if (tag.closing()) {
            boolean known = open.stream().anyMatch(element -> element.tag.name().equals(tag.name()));
            while (known && !tag.name().isEmpty() && !open.pop().tag.name().equals(tag.name())) {
                // not closed by itself
            }
        } else if (!tag.name().isEmpty()) {
            HtmlElement element = new HtmlElement(tag, "");
            open.element().children.add(element);
            if (tag.opens()) {
                open.push(element);
            }
        }
    }

    public HtmlTag tag() {
        return tag;
    }

    public boolean is(String name) {
        return tag.name().equals(name);
    }

    public boolean hasClass(String name) {
        return tag.hasClass(name);
    }

    /** Whether this is a text, and no element. */
    public boolean isText() {
        return tag.name().isEmpty();
    }

    public List<HtmlElement> children() {
        return children;
    }

    /** The first element in here that fits, in the order of the page. */
    public Optional<HtmlElement> first(Predicate<HtmlElement> wanted) {
        for (HtmlElement child : children) {
            if (!child.isText() && wanted.test(child)) {
                return Optional.of(child);
            }
            Optional<HtmlElement> below = child.first(wanted);
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }

    /** The first element in here that is of all these classes. */
    public Optional<HtmlElement> first(String... classes) {
        return first(element -> Arrays.stream(classes).allMatch(element::hasClass));
    }

    /** Every element in here that fits, but for those within one that does. */
    public List<HtmlElement> all(Predicate<HtmlElement> wanted) {
        List<HtmlElement> found = new ArrayList<>();
        for (HtmlElement child : children) {
            if (!child.isText() && wanted.test(child)) {
                found.add(child);
            } else {
                found.addAll(child.all(wanted));
            }
        }
        return found;
    }

    /** What there is to read, as plain text. */
    public String prose() {
        return prose(element -> false);
    }

    /** The same without some elements. */
    public String prose(Predicate<HtmlElement> without) {
        HtmlProse prose = new HtmlProse(without);
        prose.add(this);
        return prose.text();
    }

    String text() {
        return text;
    }

    @Override
    public String toString() {
        return "HtmlElement[" + children.size() + " children]";
    }
}
