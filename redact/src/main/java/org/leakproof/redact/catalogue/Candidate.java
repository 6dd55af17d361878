package org.leakproof.redact.catalogue;

import org.jspecify.annotations.Nullable;
import org.leakproof.redact.scan.Text;

/** What a form matched, and what stands around it, in the text's normalised form. For one thread. */
public final class Candidate {

    private final Place place;
    private final String form;
    private final double score;

    /**
     * @param place where it stands
     * @param form name of the form that matched
     * @param score the form's score
     */
    Candidate(Place place, String form, double score) {
        this.place = place;
        this.form = form;
        this.score = score;
    }

    /** The stretch of a text that its last candidate stood in. For one thread. */
    static final class Stretches {
        private @Nullable Stretch last;

        private Stretch around(Text whole, int start, int end) {
            Stretch known = last;
            if (known == null) {
                known = Stretch.around(whole, start, end);
            } else if (!known.covers(whole, start, end)) {
                known = known.next(whole, start, end);
            }
            last = known;
            return known;
        }
    }

    /** A part of a text that many forms may match; what they ask of it is made once. */
    static final class Place {
        private final Text whole;
        private final int start;
        private final int end;
        private final Stretches stretches;
        private String text = "";
        private String lettersAndDigits = "";

        /** @param start first byte of the normalised form; @param end behind the last */
        Place(Text whole, int start, int end, Stretches stretches) {
            this.whole = whole;
            this.stretches = stretches;
            this.start = start;
            this.end = end;
        }

        boolean isAt(int otherStart, int otherEnd) {
            return start == otherStart && end == otherEnd;
        }

        int start() {
            return start;
        }

        int end() {
            return end;
        }

        String text() {
            if (text.isEmpty()) {
                text = whole.normalised(start, end);
            }
            return text;
        }

        String before(int length) {
            return whole.normalised(whole.characterStart(Math.max(0, start - length)), start);
        }

        String after(int length) {
            return whole.normalised(end, whole.characterStart((int) Math.min(whole.length(), (long) end + length)));
        }

        private String lettersAndDigits() {
            if (lettersAndDigits.isEmpty()) {
                lettersAndDigits = LettersAndDigits.of(text());
            }
            return lettersAndDigits;
        }
    }

    /** Name of the form that matched. */
    public String form() {
        return form;
    }

    /** The form's score. */
    public double score() {
        return score;
    }

    /** The candidate itself, normalised. */
    public String text() {
        return place.text();
    }

    /** Its letters and digits only, in capitals. */
    public String lettersAndDigits() {
        return place.lettersAndDigits();
    }

    /** Up to {@code length} bytes before it, beginning on a character boundary. */
    public String before(int length) {
        return place.before(length);
    }

    /** Up to {@code length} bytes behind it, ending on a character boundary. */
    public String after(int length) {
        return place.after(length);
    }

    /** The text around it that it shares with others: at least some hundred bytes on both sides. */
    public Stretch stretch() {
        return place.stretches.around(place.whole, place.start, place.end);
    }

    /** The UTF-16 unit of {@link #stretch} at which {@link #before} begins. */
    public int unitBefore(int length) {
        return stretch().unit(place.whole.characterStart(Math.max(0, place.start - length)));
    }

    /** The UTF-16 unit of {@link #stretch} at which it begins. */
    public int startUnit() {
        return stretch().unit(place.start);
    }

    /** The UTF-16 unit of {@link #stretch} at which {@link #after} ends. */
    public int unitAfter(int length) {
        return stretch()
                .unit(place.whole.characterStart((int) Math.min(place.whole.length(), (long) place.end + length)));
    }

    Place place() {
        return place;
    }

    /** For logs and failures: places only. */
    @Override
    public String toString() {
        return "Candidate[" + place.start + " to " + place.end + ", form=" + form + "]";
    }
}
