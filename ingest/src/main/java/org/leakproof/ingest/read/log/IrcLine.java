package org.leakproof.ingest.read.log;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a line of a channel's log says behind its time. Secret.
 *
 *  @param nick of who said it; empty for what the server or the program says
 *  @param form what it was told by
 *  @param text without the nick; that of an action too */
record IrcLine(Form form, Optional<String> nick, String text) {
    enum Form {
        SAID,
        ACTION,
        NOTICE,
        /** Somebody joined, left, changed something: marked as such. */
        EVENT,
        /** Nothing marks it: what a program says. */
        OTHER
    }

    /** Longest nick that is read as one. */
    private static final int LONGEST_NICK = 64;

    private static final String RANKS = "~&@%+!";

    /** Blanks that may stand before a nick. */
    private static final int MOST_INDENT = 20;

    private static final Pattern NOTICE = Pattern.compile("-([^\\s-][^\\s]{0,80})-[ \\t](.*)", Pattern.DOTALL);
    private static final String ACTION = "Action:";
    private static final int WIDEST_COLUMN = 66;

    /** What servers say somewhere in a line, and what they begin one with. */
    private static final List<String> HAPPENED = List.of(
            "has joined",
            "has left",
            "has quit",
            "sets mode",
            "was kicked",
            "is now known as",
            "changes topic",
            "gives voice",
            "gives channel",
            "removes",
            "has been kicked");

    private static final List<String> HAPPENS = List.of(
            "joins",
            "parts",
            "quits",
            "now talking",
            "speaking now",
            "talking on",
            "topic",
            "set by",
            "disconnected",
            "attempting",
            "retrieving",
            "you are",
            "you're",
            "you were",
            "rejoined",
            "you have been");

    /** Reads what follows the time.
     *
     *  @param rest without colours */
    static IrcLine of(String rest, IrcStamp.Form stamp) {
        IrcLine said = said(rest, stamp == IrcStamp.Form.EPOCH);
        if (said != null) {
            return said;
        }
        if (rest.startsWith("-!-")
                || rest.startsWith("***")
                || rest.startsWith("-->")
                || rest.startsWith("<--")
                || rest.startsWith("---")
                || rest.startsWith("--\t")
                || rest.startsWith("=!=")) {
            return new IrcLine(
                    Form.EVENT,
                    Optional.empty(),
                    rest.substring(rest.startsWith("--\t") ? 2 : 3).strip());
        }
        int first = indent(rest);
        char mark = first < rest.length() ? rest.charAt(first) : 0;
        if (mark == '*' || mark == 'A') {
            IrcLine action = action(rest, first);
            if (action != null) {
                return action;
            }
        }
        if (mark == '-') {
            Matcher notice = NOTICE.matcher(rest);
            if (notice.matches()) {
                return new IrcLine(Form.NOTICE, nick(withoutTarget(notice.group(1))), notice.group(2));
            }
        }
        int tab = stamp == IrcStamp.Form.DATE ? rest.indexOf('\t') : -1;
        if (tab >= 0 && tab <= WIDEST_COLUMN && !rest.substring(0, tab).isBlank()) {
            return new IrcLine(Form.SAID, nick(rest.substring(0, tab).strip()), rest.substring(tab + 1));
        }
        return new IrcLine(Form.OTHER, Optional.empty(), rest.strip());
    }

    /** {@code * nick does}, or what the server says so; null if the line is neither.
     *
     *  @param first where the asterisk stands, or the word for it */
    private static @Nullable IrcLine action(String rest, int first) {
        int mark = rest.startsWith("*", first) ? 1 : rest.startsWith(ACTION, first) ? ACTION.length() : 0;
        int from = first + mark;
        while (from < rest.length() && (rest.charAt(from) == ' ' || rest.charAt(from) == '\t')) {
            from++;
        }
        int end = from;
        while (end < rest.length() && rest.charAt(end) != '*' && !isBlank(rest.charAt(end))) {
            end++;
        }
        boolean apart = end == rest.length() || rest.charAt(end) == ' ' || rest.charAt(end) == '\t';
        if (first > MOST_INDENT
                || mark == 0
                || from == first + mark
                || from == end
                || !apart
                || rest.codePointCount(from, end) > LONGEST_NICK) {
            return null;
        }
        if (mark == 1) {
            String text = rest.substring(first + 1).strip();
            if (happened(text)) {
                return new IrcLine(Form.EVENT, Optional.empty(), text);
            }
        }
        return new IrcLine(
                Form.ACTION, nick(rest.substring(from, end)), end == rest.length() ? "" : rest.substring(end + 1));
    }

    private static boolean happened(String text) {
        String plain = withoutCapitals(text);
        for (String words : HAPPENS) {
            if (plain.startsWith(words) && !isWord(plain, words.length())) {
                return true;
            }
        }
        for (String words : HAPPENED) {
            int at = plain.indexOf(words);
            while (at >= 0 && (isWord(plain, at - 1) || isWord(plain, at + words.length()))) {
                at = plain.indexOf(words, at + 1);
            }
            if (at >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Those of ASCII only: no other letter stands for one in the words of servers. */
    private static String withoutCapitals(String text) {
        char[] plain = text.toCharArray();
        for (int i = 0; i < plain.length; i++) {
            if (plain[i] >= 'A' && plain[i] <= 'Z') {
                plain[i] += 'a' - 'A';
            }
        }
        return new String(plain);
    }

    private static boolean isWord(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        int c = text.codePointAt(at);
        return c == '_' || Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** {@code <@nick> text}; null if the line is none such.
     *
     *  @param close whether no blank need stand behind the nick: in XChat's scrollback a colour stands there */
    private static @Nullable IrcLine said(String rest, boolean close) {
        int open = indent(rest);
        if (open > MOST_INDENT || open == rest.length() || rest.charAt(open) != '<') {
            return null;
        }
        int from = open + 1;
        boolean ranked = from < rest.length() && (rest.charAt(from) == ' ' || RANKS.indexOf(rest.charAt(from)) >= 0);
        int end = ranked ? from + 1 : from;
        while (end < rest.length() && isOfNick(rest.charAt(end))) {
            end++;
        }
        int length = end - from - (ranked ? 1 : 0);
        // a sign of a rank alone is a nick, a blank is none
        boolean fits = length > 0 && length <= LONGEST_NICK || ranked && length == 0 && rest.charAt(from) != ' ';
        if (!fits || end == rest.length() || rest.charAt(end) != '>') {
            return null;
        }
        int behind = end + 1;
        if (behind < rest.length()) {
            char blank = rest.charAt(behind);
            boolean apart = close ? isBlank(blank) : blank == ' ' || blank == '\t';
            if (!apart && !close) {
                return null;
            }
            behind += apart ? 1 : 0;
        }
        return new IrcLine(Form.SAID, nick(rest.substring(from, end)), rest.substring(behind));
    }

    private static int indent(String rest) {
        int indent = 0;
        while (indent < rest.length() && isBlank(rest.charAt(indent))) {
            indent++;
        }
        return indent;
    }

    private static boolean isOfNick(char c) {
        return c != '<' && c != '>' && !isBlank(c);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static String withoutTarget(String written) {
        int colon = written.indexOf(':');
        return colon > 0 ? written.substring(0, colon) : written;
    }

    /** Without the sign of the rank in the channel. */
    private static Optional<String> nick(String written) {
        String nick = written.strip();
        return Optional.of(nick.length() > 1 && RANKS.indexOf(nick.charAt(0)) >= 0 ? nick.substring(1) : nick);
    }

    /** Without the codes for colours and styles.
     *
     *  @see <a href="https://modern.ircdocs.horse/formatting">IRC Formatting</a> */
    static String plain(String line) {
        int first = 0;
        while (first < line.length() && (line.charAt(first) >= ' ' || line.charAt(first) == '\t')) {
            first++;
        }
        if (first == line.length()) {
            return line;
        }
        StringBuilder plain = new StringBuilder(line.length()).append(line, 0, first);
        for (int i = first; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == 3) {
                int end = digits(line, i + 1, 2);
                if (end > i + 1 && end + 1 < line.length() && line.charAt(end) == ',' && isDigit(line, end + 1)) {
                    end = digits(line, end + 1, 2);
                }
                i = end - 1;
            } else if (c >= ' ' || c == '\t') {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static int digits(String line, int from, int most) {
        int end = from;
        while (end < from + most && isDigit(line, end)) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(String line, int at) {
        return at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9';
    }

    @Override
    public String toString() {
        return "IrcLine[" + form + ", " + text.length() + " chars]";
    }
}
