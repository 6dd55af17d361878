package org.leakproof.redact.catalogue;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.leakproof.redact.scan.Text;

/**
 * A long part of a text's normalised form around many candidates, and what validators have found out about its places, so
 * that candidates near each other need not have the same parts read again and again. For one thread.
 */
public final class Stretch {

    /** So much around a candidate is always there, in bytes. */
    static final int MARGIN = 1 << 9;

    private static final int BEFORE = MARGIN + (1 << 8);
    private static final int LEAST_BEHIND = 1 << 10;
    private static final int MOST_BEHIND = 1 << 14;

    private final int first;
    private final int last;
    private final String text;

    private final boolean ascii;

    /** The place that was asked for last: the byte from the first, and the UTF-16 unit that begins there. */
    private int askedByte;

    private int askedUnit;

    private final Map<Class<?>, Object> notes = new HashMap<>();

    private final int behind;

    private Stretch(Text whole, int first, int last, int behind) {
        this.first = first;
        this.last = last;
        this.behind = behind;
        this.text = whole.normalised(first, last);
        this.ascii = text.length() == last - first;
    }

    static Stretch around(Text whole, int start, int end) {
        return around(whole, start, end, LEAST_BEHIND);
    }

    /** The same for a candidate that this one does not cover: longer, if it follows on those that this one did. */
    Stretch next(Text whole, int start, int end) {
        boolean follows = start >= first && start <= last;
        return around(whole, start, end, follows ? Math.min(2 * behind, MOST_BEHIND) : LEAST_BEHIND);
    }

    private static Stretch around(Text whole, int start, int end, int behind) {
        int first = whole.characterStart(Math.max(0, start - BEFORE));
        int last = whole.characterStart((int) Math.min(whole.length(), (long) end + behind));
        return new Stretch(whole, first, last, behind);
    }

    boolean covers(Text whole, int start, int end) {
        return first <= Math.max(0, start - MARGIN) && Math.min(whole.length(), (long) end + MARGIN) <= last;
    }

    /** The UTF-16 unit of its text that a byte of the whole text's normalised form begins. */
    int unit(int offset) {
        int wanted = offset - first;
        if (ascii) {
            return wanted;
        }
        if (wanted < askedByte / 2) {
            askedByte = 0;
            askedUnit = 0;
        }
        while (askedByte < wanted) {
            askedByte += width(text.charAt(askedUnit++));
        }
        while (askedByte > wanted) {
            askedByte -= width(text.charAt(--askedUnit));
        }
        return askedUnit;
    }

    /** How many bytes of UTF-8 some units of a text make. */
    static int bytes(String text, int from, int to) {
        int bytes = 0;
        for (int i = from; i < to; i++) {
            bytes += width(text.charAt(i));
        }
        return bytes;
    }

    /** In bytes; both halves of a surrogate pair have two of its four. */
    private static int width(char c) {
        return c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }

    public String text() {
        return text;
    }

    /** What a validator noted about this stretch; made when first asked for. */
    public <T> T notes(Class<T> kind, Supplier<T> make) {
        Object known = notes.get(kind);
        if (known == null) {
            known = Objects.requireNonNull(make.get());
            notes.put(kind, known);
        }
        return kind.cast(known);
    }
}
