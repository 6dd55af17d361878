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
    static final int MARGIN = 1 << 10;

    private static final int BEFORE = 1 << 11;
    private static final int BEHIND = 1 << 14;

    private final int first;
    private final int last;
    private final String text;

    /** By byte from the first, the UTF-16 unit that it belongs to; empty where all are ASCII. */
    private final int[] units;

    private final Map<Class<?>, Object> notes = new HashMap<>();

    private Stretch(Text whole, int first, int last) {
        this.first = first;
        this.last = last;
        this.text = whole.normalised(first, last);
        this.units = text.length() == last - first ? new int[0] : units(text, last - first);
    }

    static Stretch around(Text whole, int start, int end) {
        long last = Math.min(whole.length(), (long) end + BEHIND);
        return new Stretch(whole, whole.characterStart(Math.max(0, start - BEFORE)), whole.characterStart((int) last));
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
