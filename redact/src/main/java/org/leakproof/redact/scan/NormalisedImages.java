package org.leakproof.redact.scan;

import java.util.Arrays;

/** What the characters of an expression become in a normalised text. */
final class NormalisedImages {

    /** A set of no more members is gone through member by member. */
    private static final int SMALL = 300;

    /** Made when first asked for: it takes most characters. */
    private static final class Changed {
        static final int[] ALL = all();

        private static int[] all() {
            int[] changed = new int[0x2000];
            int size = 0;
            for (int c = 0x80; c <= Fold.LAST; c = Fold.nextOther(c)) {
                if (Fold.of(c) != c) {
                    if (size == changed.length) {
                        changed = Arrays.copyOf(changed, size * 2);
                    }
                    changed[size++] = c;
                }
            }
            return Arrays.copyOf(changed, size);
        }
    }

    private NormalisedImages() {}

    /** The set with what its members become; without those that no text keeps. Empty if no text keeps any. */
    static CodePoints of(CodePoints set) {
        int first = set.ranges()[0];
        int last = set.ranges()[set.ranges().length - 1];
        CodePoints images = set;
        if (set.count() <= SMALL) {
            for (int i = 0; i < set.ranges().length; i += 2) {
                for (int c = set.ranges()[i]; c <= set.ranges()[i + 1]; c++) {
                    images = with(images, Fold.of(c));
                }
            }
        } else {
            for (int c : Changed.ALL) {
                if (c >= first && c <= last && set.contains(c)) {
                    images = with(images, Fold.of(c));
                }
            }
        }
        if (first == last && Fold.of(first) == Fold.DROPPED) {
            return CodePoints.NONE;
        }
        return images;
    }

    private static CodePoints with(CodePoints images, int image) {
        return image == Fold.DROPPED || images.contains(image) ? images : images.and(CodePoints.of(image));
    }
}
