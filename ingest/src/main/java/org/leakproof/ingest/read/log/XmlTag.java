package org.leakproof.ingest.read.log;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.leakproof.contract.record.Flag;

/** A start tag in bytes that may be anything. No document type is read and no entity but the five of XML is known, so that
 *  nothing expands and nothing is fetched. Secret.
 *
 *  @param end index behind it */
record XmlTag(String name, Map<String, Span> attributes, int end) {
    /** Where the value of an attribute stands, without its quotes. */
    record Span(int from, int to) {}

    private static final int LONGEST_REFERENCE = 12;

    /** Reads the tag that begins at the index of its angle bracket and ends before {@code limit}. */
    static XmlTag at(byte[] bytes, int from, int limit) {
        int at = from + 1;
        while (at < limit && isName(bytes[at])) {
            at++;
        }
        String name = new String(bytes, from + 1, at - from - 1, StandardCharsets.UTF_8);
        Map<String, Span> attributes = new LinkedHashMap<>();
        while (at < limit && bytes[at] != '>') {
            int start = at;
            while (at < limit && isName(bytes[at])) {
                at++;
            }
            if (at == start) {
                at++;
                continue;
            }
            String attribute = new String(bytes, start, at - start, StandardCharsets.UTF_8);
            at = blanks(bytes, at, limit);
            if (at == limit || bytes[at] != '=') {
                continue;
            }
            at = blanks(bytes, at + 1, limit);
            if (at == limit || bytes[at] != '"' && bytes[at] != '\'') {
                continue;
            }
            byte quote = bytes[at++];
            int value = at;
            while (at < limit && bytes[at] != quote) {
                at++;
            }
            attributes.putIfAbsent(attribute, new Span(value, at));
            at++;
        }
        return new XmlTag(name, attributes, Math.min(limit, at + 1));
    }

    private static int blanks(byte[] bytes, int from, int limit) {
        int at = from;
        while (at < limit && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    private static boolean isName(byte b) {
        return b > ' ' && b != '=' && b != '>' && b != '/' && b != '"' && b != '\'' && b != '<' || b < 0;
    }

    /** The value as text; empty if the attribute is absent or says that there is none. */
    String value(byte[] bytes, String attribute, Set<Flag> flags) {
        Span span = attributes.get(attribute);
        if (span == null) {
            return "";
        }
        String value = text(bytes, span.from(), span.to(), flags);
        return value.equals("null") ? "" : value;
    }

    /** Resolves references. Those to the halves of a surrogate pair are illegal in XML, and what phones write for an emoji. */
    static String text(byte[] bytes, int from, int to, Set<Flag> flags) {
        String written = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (written.indexOf('\uFFFD') >= 0) {
            flags.add(Flag.CHARSET_REPLACED);
        }
        int amp = written.indexOf('&');
        if (amp < 0) {
            return written;
        }
        StringBuilder text = new StringBuilder(written.length());
        int at = 0;
        while (amp >= 0) {
            text.append(written, at, amp);
            int end = written.indexOf(';', amp);
            int code = end < 0 || end - amp > LONGEST_REFERENCE ? -1 : code(written.substring(amp + 1, end));
            if (code < 0) {
                text.append('&');
                at = amp + 1;
            } else {
                if (code > 0xFFFF) {
                    text.appendCodePoint(code);
                } else {
                    text.append((char) code);
                }
                at = end + 1;
            }
            amp = written.indexOf('&', at);
        }
        return paired(text.append(written, at, written.length()), flags);
    }

    /** Half of a pair alone is no text. */
    private static String paired(StringBuilder text, Set<Flag> flags) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                text.setCharAt(i, '\uFFFD');
                flags.add(Flag.CHARSET_REPLACED);
            }
        }
        return text.toString();
    }

    private static int code(String reference) {
        switch (reference) {
            case "lt":
                return '<';
            case "gt":
                return '>';
            case "amp":
                return '&';
            case "quot":
                return '"';
            case "apos":
                return '\'';
            default:
                if (!reference.startsWith("#")) {
                    return -1;
                }
        }
        boolean hex = reference.startsWith("#x") || reference.startsWith("#X");
        try {
            int code = Integer.parseInt(reference.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isValidCodePoint(code) ? code : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Override
    public String toString() {
        return "XmlTag[" + attributes.size() + " attributes]";
    }
}
