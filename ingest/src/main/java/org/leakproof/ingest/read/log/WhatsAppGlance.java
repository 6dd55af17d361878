package org.leakproof.ingest.read.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sees in the bytes of a line that it begins as another one did in the first pass: with the same date, the time written in the
 *  same manner, and a name that is known. Then nothing about it need be decoded, which is most of what that pass would cost.
 *  What it does not see at a glance is read as ever. Not thread-safe; memory is constant. */
final class WhatsAppGlance {
    /** A power of two. */
    private static final int PLACES = 1024;

    private static final int NUMBERS_OF_A_DATE = 3;

    /** Behind the name. */
    private static final int BETWEEN = ": ".length();

    /** How the last line that was read began, up to its name, and the end of its date within. */
    private byte[] stamp = {};

    private int dateEnd;
    private boolean asciiStamp;

    /** What it was counted in; null while there is none to compare with. */
    private @Nullable WhatsAppStyle style;

    /** Whose names are known. */
    private @Nullable WhatsAppStyle named;

    /** Names that lines of that manner have, each in the place that its hash gives. */
    private final byte[][] names = new byte[PLACES][];

    private final WhatsAppStyle.Name[] known = new WhatsAppStyle.Name[PLACES];

    /** Whether the first pass needs to know no more about the line, since it was counted.
     *
     *  @param length of the line with its end */
    boolean counts(byte[] line, int length, boolean afterCrlf) {
        if (beginsNothing(line[0])) {
            return true;
        }
        WhatsAppStyle manner = style;
        if (manner == null || length <= stamp.length || !begins(line)) {
            return false;
        }
        int from = stamp.length;
        int hash = 0;
        int end = from;
        while (end < length && line[end] != ':') {
            hash = hash * 31 + line[end++];
        }
        int text = end + BETWEEN;
        if (text >= length || line[end + 1] != ' ' || !isOfAPerson(line[text])) {
            return false;
        }
        int place = place(hash);
        byte[] name = names[place];
        if (name == null
                || !Arrays.equals(name, 0, name.length, line, from, end)
                || known[place].rest != null
                || !(asciiStamp && isAscii(name, 0, name.length)) && !isAscii(line, text, length)) {
            // a line that is no UTF-8 is decoded otherwise as a whole, its beginning too
            return false;
        }
        manner.surveyAgain(known[place], afterCrlf);
        return true;
    }

    /** Whether no stamp begins so: neither with a digit or a bracket, nor with anything beyond ASCII. */
    private static boolean beginsNothing(byte first) {
        return first >= 0 && first != '[' && !isDigit(first);
    }

    /** Whether the date is the same, and the rest of the stamp differs in digits only. */
    private boolean begins(byte[] line) {
        for (int i = 0; i < dateEnd; i++) {
            if (line[i] != stamp[i]) {
                return false;
            }
        }
        for (int i = dateEnd; i < stamp.length; i++) {
            if (line[i] != stamp[i] && !(isDigit(line[i]) && isDigit(stamp[i]))) {
                return false;
            }
        }
        return true;
    }

    /** Neither a mark of WhatsApp nor a bracket, which the first pass looks at more closely. */
    private static boolean isOfAPerson(byte first) {
        return first > ' ' && first != '<';
    }

    /** Another line was read. */
    void forget() {
        style = null;
    }

    /** A line that was read: what it begins with is known from now on, unless that is out of the ordinary.
     *
     *  @param name whom the line was counted for, as the decoded line has it */
    void remember(String line, ChatStamp read, WhatsAppStyle manner, String name, WhatsAppStyle.Name counted) {
        int colon = read.end() + name.length();
        if (read.shape() == ChatStamp.Shape.COMMA
                || name.indexOf(':') >= 0
                || !line.startsWith(": ", colon)
                || line.indexOf('\uFFFD') >= 0) {
            return;
        }
        byte[] begin = line.substring(0, read.end()).getBytes(StandardCharsets.UTF_8);
        int end = dateEnd(begin, read);
        if (end < 0) {
            return;
        }
        if (named != manner) {
            Arrays.fill(names, null);
            named = manner;
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int hash = 0;
        for (byte b : bytes) {
            hash = hash * 31 + b;
        }
        names[place(hash)] = bytes;
        known[place(hash)] = counted;
        stamp = begin;
        dateEnd = end;
        asciiStamp = isAscii(begin, 0, begin.length);
        style = manner;
    }

    private static int place(int hash) {
        return (hash ^ hash >>> 7 ^ hash >>> 15) & PLACES - 1;
    }

    /** Behind the third number; -1 if the numbers are not those that were read: other digits than ASCII's stand there too. */
    private static int dateEnd(byte[] begin, ChatStamp read) {
        int[] numbers = {read.first(), read.middle(), read.last()};
        int at = 0;
        for (int i = 0; i < NUMBERS_OF_A_DATE; i++) {
            while (at < begin.length && !isDigit(begin[at])) {
                at++;
            }
            int value = at == begin.length ? -1 : 0;
            while (at < begin.length && isDigit(begin[at])) {
                value = value * 10 + begin[at++] - '0';
            }
            if (value != numbers[i]) {
                return -1;
            }
        }
        return at;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "WhatsAppGlance[]";
    }
}
