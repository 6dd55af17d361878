package org.leakproof.ingest.read.mail;

/** Joins the lines of format=flowed text to paragraphs again. Quote marks are set as people write them, with a blank
 * behind.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3676">RFC 3676</a> */
final class Flowed {
    private Flowed() {}

    /** @param text with line feeds alone
     *  @param delSp whether the blank that marks a soft break is itself to be dropped */
    static String unwrap(String text, boolean delSp) {
        StringBuilder out = new StringBuilder(text.length());
        int previousDepth = -1;
        int line = 0;
        while (line < text.length()) {
            int end = text.indexOf('\n', line);
            boolean last = end < 0;
            end = last ? text.length() : end;
            int at = line;
            while (at < end && text.charAt(at) == '>') {
                at++;
            }
            int depth = at - line;
            if (at < end && text.charAt(at) == ' ') {
                at++;
            }
            boolean signature = end - at == 3 && text.startsWith("-- ", at);
            boolean joins = previousDepth == depth && !signature;
            if (!joins) {
                if (previousDepth >= 0) {
                    out.append('\n');
                }
                out.append(text, line, line + depth);
                if (depth > 0 && at < end) {
                    out.append(' ');
                }
            }
            boolean soft = end > at && text.charAt(end - 1) == ' ' && !signature;
            out.append(text, at, soft && delSp ? end - 1 : end);
            if (soft && !last) {
                previousDepth = depth;
            } else {
                previousDepth = -1;
                if (!last) {
                    out.append('\n');
                }
            }
            line = end + 1;
        }
        if (previousDepth >= 0) {
            out.append('\n');
        }
        return out.toString();
    }
}
