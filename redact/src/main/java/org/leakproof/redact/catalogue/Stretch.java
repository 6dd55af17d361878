package org.leakproof.redact.catalogue;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
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

    /** By byte from the first, the UTF-16 unit that it belongs to; empty where all are ASCII. */
    private final int[] units;

    private final Map<Class<?>, Object> notes = new HashMap<>();

    private final int behind;

    private Stretch(Text whole, int first, int last, int behind) {
        this.first = first;
        this.last = last;
        this.behind = behind;
        this.text = whole.normalised(first, last);
        this.units = text.length() == last - first ? new int[0] : units(text, last - first);
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

    private static int[] units(String text, int bytes) {
        int[] units = new int[bytes + 1];
        int at = 0;
        for (int unit = 0; unit < text.length(); unit++) {
            char c = text.charAt(unit);
            int width = c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            for (int i = 0; i < width; i++) {
                units[at++] = unit;
            }
        }
        units[at] = text.length();
        return units;
    }

    boolean covers(Text whole, int start, int end) {
        return first <= Math.max(0, start - MARGIN) && Math.min(whole.length(), (long) end + MARGIN) <= last;
    }

    /** The UTF-16 unit of its text that a byte of the whole text's normalised form begins. */
    int unit(int offset) {
        return units.length == 0 ? offset - first : units[offset - first];
    }

    public String text() {
        return text;
    }

    /**
     * What a validator noted about this stretch; made when first asked for.
     *
     * @param make is told the text
     */
    public <T> T notes(Class<T> kind, Function<String, T> make) {
        Object known = notes.get(kind);
        if (known == null) {
            known = Objects.requireNonNull(make.apply(text));
            notes.put(kind, known);
        }
        return kind.cast(known);
    }
}
