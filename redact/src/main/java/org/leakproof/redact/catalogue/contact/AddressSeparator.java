package org.leakproof.redact.catalogue.contact;

/** What parts two pieces of an address: a comma, the end of a line with marks of quotation on the next, some spaces. */
final class AddressSeparator {

    private static final String COMMAS = ",;·|،、";
    private static final String DASHES = "-/—";
    private static final String BLANKS = " \t\r";

    /** Before a comma, and behind it. */
    private static final int MOST_BLANKS = 4;

    /** Where nothing else stands. */
    private static final int MOST_SPACES = 3;

    private static final String QUOTATION = " \t>|?*";
    private static final int MOST_QUOTATION = 10;

    private AddressSeparator() {}

    /** Where one ends that begins at a place, with a dot before it or none; or -1. At most some thirty characters are looked at. */
    static int end(String text, int at) {
        int begin = is(text, at, ".") ? at + 1 : at;
        int mark = over(text, begin, BLANKS, MOST_BLANKS);
        if (is(text, mark, COMMAS)) {
            int behind = over(text, mark + 1, BLANKS, MOST_BLANKS);
            return Math.max(behind, lineEnd(text, behind));
        }
        int line = lineEnd(text, mark);
        if (line >= 0) {
            return line;
        }
        if (mark > 0 && is(text, mark - 1, " ") && is(text, mark, DASHES) && is(text, mark + 1, " ")) {
            return mark + 2;
        }
        int spaces = over(text, begin, " \t", MOST_SPACES);
        return spaces > begin ? spaces : -1;
    }

    /** Behind the end of a line that stands at a place; or -1. */
    private static int lineEnd(String text, int at) {
        int end = is(text, at, "\n") ? at + 1 : breakEnd(text, at);
        return end < 0 ? -1 : over(text, end, QUOTATION, MOST_QUOTATION);
    }

    /** The same for one that HTML has. */
    private static int breakEnd(String text, int at) {
        if (!text.startsWith("<br", at)) {
            return -1;
        }
        int end = at + 3;
        end = is(text, end, " ") ? end + 1 : end;
        end = is(text, end, "/") ? end + 1 : end;
        return is(text, end, ">") ? end + 1 : -1;
    }

    private static int over(String text, int from, String signs, int most) {
        int at = from;
        while (at - from < most && is(text, at, signs)) {
            at++;
        }
        return at;
    }

    private static boolean is(String text, int at, String signs) {
        return at < text.length() && signs.indexOf(text.charAt(at)) >= 0;
    }
}
