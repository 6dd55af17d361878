package org.leakproof.redact.record;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.leakproof.redact.scan.Span;

/** A stretch of a text as it reads once what stands encoded in it ({@link Encoded}) is undone, and the way back. */
final class Decoded {
    /** Units around what is encoded that are read with it: a number may be encoded in part, and words around it tell what
     *  it is. */
    private static final int AROUND = 160;

    /** Units before a find in which a label may stand. */
    private static final int LABEL = 64;

    /** Units of one stretch of the original; a longer one is read in several, which overlap. */
    private static final int LONGEST = 1 << 16;

    /** In which orders what is encoded is undone; true is Base64. It comes first, as a line's end behind it may look like an
     *  escape, and it comes last, as what is encoded within a web token is the token's. */
    private static final boolean[][] ORDERS = {{true, false}, {false, false, true, false}};

    private char[] chars = new char[512];
    private int length;
    /** For each unit, where in the original it comes from. */
    private int[] from = new int[512];

    private int[] to = new int[512];
    private boolean[] made = new boolean[512];
    private boolean changed;
    /** Whether what was read may be, or end, an escape in its turn. */
    private boolean madeSign;

    private Decoded() {}

    /** Tells each stretch in which something is encoded, in order. */
    static void each(String text, Consumer<Decoded> sink) {
        int at = 0;
        while (true) {
            int first = next(text, at, text.length());
            if (first < 0) {
                return;
            }
            int start = Math.max(at > AROUND ? at - AROUND : 0, first - AROUND);
            int last = first;
            int limit = Math.min(text.length(), start + LONGEST);
            int reach = first;
            while (reach >= 0 && reach < limit) {
                last = Math.max(reach, end(text, reach));
                reach = next(text, last, Math.min(limit, last + 2 * AROUND));
            }
            int end = Math.min(text.length(), last + AROUND);
            for (boolean[] order : ORDERS) {
                new Decoded().read(text, start, end, order, sink);
            }
            at = Math.max(last, first + 1);
        }
    }

    String text() {
        return new String(chars, 0, length);
    }

    /** A find in what is read, at its place in the original; empty where nothing of it, and nothing shortly before it that
     *  may tell what it is, was encoded. */
    Optional<Span> original(Span span) {
        boolean cut = span.start() == 0 || span.end() == length;
        int first = cut ? span.start() : Math.max(0, span.start() - LABEL);
        for (int i = first; i < span.end(); i++) {
            // what joins two parts may have left nothing behind
            if (made[i] || i > first && from[i] > to[i - 1]) {
                return Optional.of(span.at(from[span.start()], to[span.end() - 1]));
            }
        }
        return Optional.empty();
    }

    /** What a find reads as. */
    String plain(Span span) {
        return new String(chars, span.start(), span.length());
    }

    /** Whether what stands for the find stands for nothing else besides, as a run of Base64 may. */
    boolean isAlone(Span span) {
        int last = span.end() - 1;
        return (span.start() == 0 || to[span.start() - 1] <= from[span.start()])
                && (span.end() == length || to[last] <= from[span.end()]);
    }

    private static int next(String text, int from, int to) {
        int run = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (Encoded.mayBegin(c) && Encoded.at(text, i).isPresent()) {
                return i;
            }
            run = Encoded.isBase64(c) ? run + 1 : 0;
            if (run == Encoded.SHORTEST_BASE64) {
                int begin = i + 1 - run;
                Optional<Encoded.Sign> sign = Encoded.base64(text, begin);
                if (sign.isPresent()) {
                    return begin;
                }
            }
        }
        return -1;
    }

    private static int end(String text, int at) {
        Optional<Encoded.Sign> escape = sign(text, at, false, false);
        return escape.or(() -> sign(text, at, true, false))
                .map(Encoded.Sign::end)
                .orElse(at + 1);
    }

    private static Optional<Encoded.Sign> sign(String text, int at, boolean base64, boolean inRun) {
        if (base64) {
            return !inRun && Encoded.isBase64(text.charAt(at)) ? Encoded.base64(text, at) : Optional.empty();
        }
        return Encoded.mayBegin(text.charAt(at)) ? Encoded.at(text, at) : Optional.empty();
    }

    /** Undoes one after the other, and tells of itself whenever that changed something. */
    private void read(String text, int start, int end, boolean[] order, Consumer<Decoded> sink) {
        for (int i = 0; i < order.length; i++) {
            if (i == 0) {
                read(text, start, end, order[i]);
            } else {
                again(order[i]);
            }
            if (changed) {
                sink.accept(this);
            } else if (i == 0 && order[0]) {
                return;
            }
        }
    }

    private void read(String text, int start, int end, boolean base64) {
        boolean inRun = start > 0 && Encoded.isBase64(text.charAt(start - 1)) && Encoded.isBase64(text.charAt(start));
        int at = start;
        while (at < end) {
            Optional<Encoded.Sign> sign = sign(text, at, base64, inRun);
            if (sign.isPresent()) {
                changed = true;
                put(sign.get().plain(), at, sign.get().end(), true);
                at = sign.get().end();
                inRun = false;
            } else {
                char c = text.charAt(at);
                put(c, at, at + 1, false);
                inRun = Encoded.isBase64(c);
                at++;
            }
        }
    }

    /** Undoes one more level. */
    private void again(boolean base64) {
        if (!(base64 ? hasLongRun() : madeSign)) {
            changed = false;
            return;
        }
        Decoded deeper = new Decoded();
        deeper.read(text(), 0, length, base64);
        changed = deeper.changed;
        madeSign = deeper.madeSign;
        if (!changed) {
            return;
        }
        int[] before = new int[length + 1];
        for (int i = 0; i < length; i++) {
            before[i + 1] = before[i] + (made[i] ? 1 : 0);
        }
        for (int i = 0; i < deeper.length; i++) {
            int first = deeper.from[i];
            int last = deeper.to[i];
            deeper.made[i] |= before[last] > before[first];
            deeper.from[i] = from[first];
            deeper.to[i] = to[last - 1];
        }
        chars = deeper.chars;
        length = deeper.length;
        from = deeper.from;
        to = deeper.to;
        made = deeper.made;
    }

    private boolean hasLongRun() {
        int run = 0;
        for (int i = 0; i < length && run < Encoded.SHORTEST_BASE64; i++) {
            run = Encoded.isBase64(chars[i]) ? run + 1 : 0;
        }
        return run >= Encoded.SHORTEST_BASE64;
    }

    private void put(String plain, int start, int end, boolean isMade) {
        for (int i = 0; i < plain.length(); i++) {
            put(plain.charAt(i), start, end, isMade);
        }
    }

    private void put(char c, int start, int end, boolean isMade) {
        if (length == chars.length) {
            int more = 2 * length;
            chars = Arrays.copyOf(chars, more);
            from = Arrays.copyOf(from, more);
            to = Arrays.copyOf(to, more);
            made = Arrays.copyOf(made, more);
        }
        chars[length] = c;
        from[length] = start;
        to[length] = end;
        made[length] = isMade;
        madeSign |= isMade && (c == '%' || c == '=' || c == '&' || c == ';' || c == '\\');
        length++;
    }

    /** Length only. */
    @Override
    public String toString() {
        return "Decoded[" + length + " chars]";
    }
}
