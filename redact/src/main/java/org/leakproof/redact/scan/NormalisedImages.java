package org.leakproof.redact.scan;

import java.util.Arrays;

/** What the characters of an expression become in a normalised text. */
final class NormalisedImages {

    private static final int[] CHANGED;

    static {
        int[] changed = new int[0x2000];
        int size = 0;
        for (int c = 0x80; c < 0xE0200; c++) {
            if (Fold.of(c) != c) {
                if (size == changed.length) {
                    changed = Arrays.copyOf(changed, size * 2);
                }
                changed[size++] = c;
            }
        }
        CHANGED = Arrays.copyOf(changed, size);
    }

    private NormalisedImages() {}

    /** The set with what its members become; without those that no text keeps. Empty if no text keeps any. */
    static CodePoints of(CodePoints set) {
        int first = set.ranges()[0];
        int last = set.ranges()[set.ranges().length - 1];
        CodePoints images = set;
        for (int c : CHANGED) {
            if (c >= first && c <= last && set.contains(c)) {
                int image = Fold.of(c);
                if (image != Fold.DROPPED && !images.contains(image)) {
                    images = images.and(CodePoints.of(image));
                }
            }
        }
        if (first == last && Fold.of(first) == Fold.DROPPED) {
            return CodePoints.NONE;
        }
        return images;
    }
}
