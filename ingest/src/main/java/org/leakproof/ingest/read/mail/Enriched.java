package org.leakproof.ingest.read.mail;

import java.util.Locale;

/** Turns text/enriched and its predecessor text/richtext into plain text: commands are dropped, what they parametrise as
 * well.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1896">RFC 1896</a> */
final class Enriched {
    /** Longest command; RFC 1896 allows 60 characters. */
    private static final int LONGEST = 80;

    private Enriched() {}

    static String text(String written) {
        StringBuilder out = new StringBuilder(written.length());
        boolean parameter = false;
        int i = 0;
        while (i < written.length()) {
            char c = written.charAt(i);
            if (c != '<') {
                if (!parameter) {
                    out.append(c);
                }
                i++;
                continue;
            }
            if (written.startsWith("<<", i)) {
                out.append('<');
                i += 2;
                continue;
            }
            int end = i;
            while (end < written.length() && end - i <= LONGEST && written.charAt(end) != '>') {
                end++;
            }
            if (end == written.length() || end - i > LONGEST) {
                out.append(c);
                i++;
                continue;
            }
            String command = written.substring(i + 1, end).toLowerCase(Locale.ROOT);
            if (command.equals("param")) {
                parameter = true;
            } else if (command.equals("/param")) {
                parameter = false;
            } else if (command.equals("nl") || command.equals("np") || command.equals("/paragraph")) {
                out.append('\n');
            }
            i = end + 1;
        }
        return out.toString();
    }
}
