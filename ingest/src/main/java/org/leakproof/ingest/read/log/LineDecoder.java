package org.leakproof.ingest.read.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.leakproof.contract.record.Flag;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.mail.CharsetGuess;
import org.leakproof.ingest.read.mail.Encoding;
import org.leakproof.ingest.read.table.LineStream;

/** Decodes the lines of one entry: UTF-16 if the entry is; else each line is UTF-8 if it can be, and otherwise in the 8-bit
 *  charset that the lines of the entry's beginning suggest, since logs of several programs or people mix them. */
final class LineDecoder {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final Charset units;
    private final Encoding legacy;
    private final boolean western;
    private final boolean wide;

    private LineDecoder(Charset units, Encoding legacy) {
        this.units = units;
        this.wide = LineStream.isWide(units);
        this.legacy = legacy;
        this.western = legacy.equals(CharsetGuess.WESTERN);
    }

    static LineDecoder of(Head head) {
        byte[] bytes = head.bytes();
        ByteArrayOutputStream odd = new ByteArrayOutputStream();
        for (int i = 0, start = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                if (!isUtf8(bytes, start, i)) {
                    odd.write(bytes, start, i + 1 - start);
                }
                start = i + 1;
            }
        }
        byte[] sample = odd.size() == 0 ? bytes : odd.toByteArray();
        return new LineDecoder(units(bytes), CharsetGuess.guess(sample, 0, sample.length));
    }

    /** For a format whose own marks are characters of windows-1252: a guess could take them for letters. */
    static LineDecoder western(Head head) {
        return new LineDecoder(units(head.bytes()), CharsetGuess.WESTERN);
    }

    /** UTF-16 by its mark, or by the zeros that stand in every other place of its ASCII characters. */
    private static Charset units(byte[] bytes) {
        if (bytes.length < 4) {
            return StandardCharsets.UTF_8;
        }
        if (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        int looked = Math.min(bytes.length, 1024);
        int even = 0;
        int odd = 0;
        for (int i = 0; i < looked; i++) {
            if (bytes[i] == 0) {
                if ((i & 1) == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        if (odd * 5 > looked && even * 20 < odd) {
            return StandardCharsets.UTF_16LE;
        }
        return even * 5 > looked && odd * 20 < even ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static boolean isUtf8(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0;
    }

    /** The charset whose code units tell lines apart. */
    Charset units() {
        return units;
    }

    boolean isWide() {
        return wide;
    }

    /** Where a line ends: before a line feed, and before a carriage return that stands there. */
    int end(byte[] bytes, int from, int to) {
        int end = to - width(bytes, from, to, '\n');
        return end - width(bytes, from, end, '\r');
    }

    /** Whether what follows the {@link #end} is both. */
    boolean isCrlf(byte[] bytes, int end, int to) {
        int feed = width(bytes, end, to, '\n');
        return feed > 0 && to - end == 2 * feed;
    }

    /** How many bytes the last character takes if it is this one; 0 if it is not. */
    private int width(byte[] bytes, int from, int to, char c) {
        if (!wide) {
            return to > from && bytes[to - 1] == c ? 1 : 0;
        }
        int low = units.equals(StandardCharsets.UTF_16BE) ? 1 : 2;
        return to - from >= 2 && (to - from) % 2 == 0 && bytes[to - low] == c && bytes[to - 3 + low] == 0 ? 2 : 0;
    }

    String decode(byte[] bytes, int from, int to, Set<Flag> flags) {
        String text = new String(bytes, from, to - from, units);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        if (wide) {
            flags.add(Flag.CHARSET_REPLACED);
            return text;
        }
        if (!Encoding.ofUtf8().replaced(bytes, from, to, text)) {
            return text;
        }
        if (western) {
            flags.add(Flag.CHARSET_GUESSED);
            return mixed(bytes, from, to);
        }
        String guess = legacy.read(bytes, from, to);
        flags.add(legacy.replaced(bytes, from, to, guess) ? Flag.CHARSET_REPLACED : Flag.CHARSET_GUESSED);
        return guess;
    }

    /** Each sequence of bytes that UTF-8 allows as UTF-8, and every other byte as windows-1252: one line may quote another.
     *  In no other charset are such sequences so unlikely. */
    private static String mixed(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; ) {
            int length = bytes[i] >= 0 ? 1 : sequence(bytes, i, to);
            if (length == 0) {
                text.append(new String(bytes, i, 1, WESTERN));
                i++;
            } else {
                text.append(new String(bytes, i, length, StandardCharsets.UTF_8));
                i += length;
            }
        }
        return text.toString();
    }

    /** Length of the UTF-8 sequence of two to four bytes that begins here; 0 if none does. */
    private static int sequence(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
        return length > 0 && at + length <= to && isUtf8(bytes, at, at + length) ? length : 0;
    }

    /** The lines of an entry's beginning, for telling its format; the last one may be cut. */
    static List<String> lines(Head head, int most) {
        return of(head).beginning(head, most);
    }

    /** The same, as this decodes them. */
    List<String> beginning(Head head, int most) {
        byte[] bytes = head.bytes();
        List<String> lines = new ArrayList<>();
        Set<Flag> ignored = EnumSet.noneOf(Flag.class);
        int step = wide ? 2 : 1;
        int low = units.equals(StandardCharsets.UTF_16BE) ? 1 : 0;
        int start = 0;
        for (int i = 0; i + step <= bytes.length && lines.size() < most; i += step) {
            if (bytes[i + low] == '\n' && (!wide || bytes[i + 1 - low] == 0)) {
                lines.add(decode(bytes, start, end(bytes, start, i + step), ignored));
                start = i + step;
            }
        }
        if (start < bytes.length && lines.size() < most) {
            lines.add(decode(bytes, start, end(bytes, start, bytes.length), ignored));
        }
        if (!lines.isEmpty() && lines.get(0).startsWith("\uFEFF")) {
            lines.set(0, lines.get(0).substring(1));
        }
        return lines;
    }
}
