package org.leakproof.ingest.read.chat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.mail.HtmlEntities;

/** Reads the markup of Skype's texts: quotes, links, shared files, marks of edits. One use. */
public final class SkypeMarkup {
    private final UnaryOperator<String> ids;
    private final BodyParts body = new BodyParts();
    private final StringBuilder text = new StringBuilder();
    private final List<DraftAttachment> attachments = new ArrayList<>();
    private Optional<String> edited = Optional.empty();
    private Optional<String> quoted = Optional.empty();
    private boolean inQuote;
    private int hidden;
    private Optional<String> link = Optional.empty();
    private int linkStart;
    private Optional<String> fileName = Optional.empty();
    private long fileSize;

    private SkypeMarkup(UnaryOperator<String> ids) {
        this.ids = ids;
    }

    /** @param ids makes a message's id of the number that a quote names */
    public static SkypeMarkup read(String content, UnaryOperator<String> ids) {
        SkypeMarkup markup = new SkypeMarkup(ids);
        int at = 0;
        while (at < content.length()) {
            int open = content.indexOf('<', at);
            int close = open < 0 ? -1 : content.indexOf('>', open);
            if (close < 0 || open + 1 == close || !isTag(content.charAt(open + 1))) {
                int end = open < 0 || close < 0 ? content.length() : open + 1;
                markup.words(content.substring(at, end));
                at = end;
            } else {
                markup.words(content.substring(at, open));
                markup.tag(content.substring(open + 1, close));
                at = close + 1;
            }
        }
        markup.part(markup.inQuote ? SegmentKind.QUOTED : SegmentKind.OWN);
        return markup;
    }

    private static boolean isTag(char first) {
        return first == '/' || first >= 'a' && first <= 'z' || first >= 'A' && first <= 'Z';
    }

    public List<Segment> segments() {
        return body.segments();
    }

    public List<DraftAttachment> attachments() {
        return attachments;
    }

    /** When the text was changed, in milliseconds. */
    Optional<String> edited() {
        return edited;
    }

    /** The message that it answers. */
    public Optional<String> quoted() {
        return quoted;
    }

    private void words(String words) {
        if (hidden == 0) {
            text.append(HtmlEntities.resolve(words));
        }
    }

    private void part(SegmentKind kind) {
        body.add(kind, text.toString().strip(), kind == SegmentKind.QUOTED ? quoted : Optional.empty());
        text.setLength(0);
    }

    private void tag(String tag) {
        boolean closes = tag.startsWith("/");
        String name = name(tag, closes ? 1 : 0);
        Map<String, String> attributes = closes ? Map.of() : attributes(tag, name.length());
        switch (name) {
            case "quote" -> {
                part(inQuote ? SegmentKind.QUOTED : SegmentKind.OWN);
                inQuote = !closes;
                if (!closes) {
                    quoted = Optional.ofNullable(attributes.get("messageid")).map(ids);
                }
            }
            case "legacyquote", "eventtime" -> hidden = Math.max(0, hidden + (closes ? -1 : 1));
            case "a" -> link(closes, attributes);
            case "e_m" -> edited = Optional.ofNullable(attributes.get("ts_ms"));
            case "OriginalName" -> fileName = Optional.ofNullable(attributes.get("v"));
            case "FileSize" -> fileSize = size(attributes.getOrDefault("v", ""));
            case "meta" -> fileName = fileName.or(() -> Optional.ofNullable(attributes.get("originalName")));
            case "URIObject" -> {
                if (closes) {
                    attachments.add(NamedFile.of(fileName, Optional.empty(), fileSize));
                    fileName = Optional.empty();
                    fileSize = 0;
                }
            }
            case "initiator", "target", "value", "name", "duration", "Title", "Description" -> {
                if (closes) {
                    text.append(' ');
                }
            }
            default -> {
                // emphasis, emoticons and the like: their text stays
            }
        }
    }

    private void link(boolean closes, Map<String, String> attributes) {
        if (!closes) {
            link = Optional.ofNullable(attributes.get("href"));
            linkStart = text.length();
            return;
        }
        String label = text.substring(Math.min(linkStart, text.length()));
        link.filter(address -> !address.equals(label)).ifPresent(address -> words(" (" + address + ")"));
        link = Optional.empty();
    }

    private static long size(String digits) {
        return digits.matches("[0-9]{1,15}") ? Long.parseLong(digits) : 0;
    }

    private static String name(String tag, int from) {
        int end = from;
        while (end < tag.length() && (Character.isLetterOrDigit(tag.charAt(end)) || tag.charAt(end) == '_')) {
            end++;
        }
        return tag.substring(from, end);
    }

    private static Map<String, String> attributes(String tag, int from) {
        Map<String, String> attributes = new HashMap<>();
        int at = from;
        while (true) {
            int equals = tag.indexOf("=\"", at);
            int end = equals < 0 ? -1 : tag.indexOf('"', equals + 2);
            if (end < 0) {
                return attributes;
            }
            attributes.putIfAbsent(
                    tag.substring(at, equals).strip(), HtmlEntities.resolve(tag.substring(equals + 2, end)));
            at = end + 1;
        }
    }
}
