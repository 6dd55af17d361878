package org.leakproof.ingest.read.mail;

/** What stands inside a tag of HTML. */
final class HtmlTag {
    private HtmlTag() {}

    /** The value of an attribute, with its entities resolved; empty if there is none. */
    static String attribute(String html, String name, int from, int end) {
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

    static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean letterOrDigit(char c) {
        return letter(c) || c >= '0' && c <= '9';
    }
}
