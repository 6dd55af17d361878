package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/** Slack's markup as text: who and what is mentioned, and where links lead. */
final class SlackMarkup {
    private final Function<String, Optional<String>> names;

    /** @param names of people, by id, where they are known */
    SlackMarkup(Function<String, Optional<String>> names) {
        this.names = names;
    }

    String plain(String markup) {
        StringBuilder text = new StringBuilder(markup.length());
        int at = 0;
        while (at < markup.length()) {
            int open = markup.indexOf('<', at);
            int close = open < 0 ? -1 : markup.indexOf('>', open);
            if (close < 0) {
                break;
            }
            unescape(markup, at, open, text);
            String inside = markup.substring(open + 1, close);
            int bar = inside.indexOf('|');
            String what = bar < 0 ? inside : inside.substring(0, bar);
            Optional<String> label = bar < 0 ? Optional.empty() : Optional.of(inside.substring(bar + 1));
            String shown = reference(what, label.filter(l -> !l.isEmpty()));
            unescape(shown, 0, shown.length(), text);
            at = close + 1;
        }
        unescape(markup, at, markup.length(), text);
        return text.toString();
    }

    private String reference(String what, Optional<String> label) {
        if (what.isEmpty()) {
            return label.orElse("<>");
        }
        String rest = what.substring(1);
        return switch (what.charAt(0)) {
            case '@' -> "@" + label.or(() -> names.apply(rest)).orElse(rest);
            case '#' -> "#" + label.orElse(rest);
            case '!' -> label.orElse("@" + rest);
            default -> link(what, label);
        };
    }

    private static String link(String address, Optional<String> label) {
        String bare = address.startsWith("mailto:") || address.startsWith("tel:")
                ? address.substring(address.indexOf(':') + 1)
                : address;
        return label.filter(l -> !l.equals(address) && !l.equals(bare))
                .map(l -> l + " (" + bare + ")")
                .orElse(bare);
    }

    /** The only three characters that Slack escapes. */
    private static void unescape(String text, int from, int end, StringBuilder into) {
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == '&' && text.startsWith("&amp;", i)) {
                i += 4;
            } else if (c == '&' && text.startsWith("&lt;", i)) {
                c = '<';
                i += 3;
            } else if (c == '&' && text.startsWith("&gt;", i)) {
                c = '>';
                i += 3;
            }
            into.append(c);
        }
    }

    /** The text of blocks, which messages of newer programs have instead of a text. */
    String blocks(JsonNode blocks) {
        StringBuilder text = new StringBuilder();
        for (JsonNode block : blocks) {
            if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
            block(block, text);
        }
        return text.toString().stripTrailing();
    }

    private void block(JsonNode block, StringBuilder text) {
        String type = Json.orEmpty(block, "type");
        switch (type) {
            case "text", "plain_text" -> text.append(Json.orEmpty(block, "text"));
            case "mrkdwn" -> text.append(plain(Json.orEmpty(block, "text")));
            case "link" -> text.append(link(Json.orEmpty(block, "url"), Json.text(block, "text")));
            case "user" -> text.append('@').append(Json.orEmpty(block, "user_id"));
            case "channel" -> text.append('#').append(Json.orEmpty(block, "channel_id"));
            case "broadcast" -> text.append('@').append(Json.orEmpty(block, "range"));
            case "emoji" -> text.append(':').append(Json.orEmpty(block, "name")).append(':');
            default -> {
                for (String part : new String[] {"title", "text"}) {
                    if (block.path(part).isObject()) {
                        block(block.path(part), text);
                        text.append('\n');
                    }
                }
                for (String part : new String[] {"fields", "elements"}) {
                    for (JsonNode element : block.path(part)) {
                        block(element, text);
                        if (type.equals("rich_text") || type.equals("rich_text_list") || part.equals("fields")) {
                            text.append('\n');
                        }
                    }
                }
            }
        }
    }
}
