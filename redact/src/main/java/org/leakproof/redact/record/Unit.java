package org.leakproof.redact.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.Place;
import org.leakproof.redact.policy.Field;

/** A text that is searched as one: a body is, though its segments leave apart.
 *
 *  @param parts without gaps, in order */
record Unit(Field field, String text, List<Part> parts) {
    Unit {
        parts = List.copyOf(parts);
    }

    /** @param place what redactions in it are listed under; empty where they are not listed */
    record Part(Optional<Place> place, int start, int end) {}

    static Unit of(Place place, String text) {
        return new Unit(Field.of(place.kind()), text, List.of(new Part(Optional.of(place), 0, text.length())));
    }

    static Unit unlisted(Field field, String text) {
        return new Unit(field, text, List.of(new Part(Optional.empty(), 0, text.length())));
    }

    /** The segments of a body, joined. */
    static Unit body(List<String> segments) {
        StringBuilder body = new StringBuilder();
        List<Part> parts = new ArrayList<>(segments.size());
        for (String segment : segments) {
            int start = body.length();
            body.append(segment);
            parts.add(new Part(Optional.of(new Place(Place.Kind.SEGMENT, parts.size())), start, body.length()));
        }
        return new Unit(Field.BODY, body.toString(), parts);
    }

    /** Parts that touch another without a space between: a word, and with it a name or a number, may end there or not. They
     *  are searched on their own too. */
    List<Part> glued() {
        List<Part> glued = new ArrayList<>();
        for (Part part : parts) {
            if (part.end() > part.start() && (touches(part.start()) || touches(part.end()))) {
                glued.add(part);
            }
        }
        return glued;
    }

    private boolean touches(int border) {
        return border > 0
                && border < text.length()
                && !Character.isWhitespace(text.charAt(border - 1))
                && !Character.isWhitespace(text.charAt(border));
    }

    @Override
    public String toString() {
        return "Unit[" + field + ", " + text.length() + " chars]";
    }
}
