package org.leakproof.redact.policy;

import java.util.EnumSet;
import java.util.Set;
import org.leakproof.contract.record.Place;

/** The texts of a record, as a policy names them. */
public enum Field {
    SUBJECT(Place.Kind.SUBJECT),
    BODY(Place.Kind.SEGMENT),
    ATTACHMENT_NAMES(Place.Kind.ATTACHMENT_NAME),
    ATTACHMENT_TEXT(Place.Kind.ATTACHMENT_TEXT),
    CONVERSATION_TITLE(Place.Kind.CONVERSATION_TITLE),
    REACTIONS(Place.Kind.REACTION),
    PARTICIPANTS(Place.Kind.SENDER, Place.Kind.RECIPIENT);

    private final Set<Place.Kind> places;

    Field(Place.Kind... places) {
        this.places = Set.of(places);
    }

    public Set<Place.Kind> places() {
        return places;
    }

    public static Field of(Place.Kind place) {
        for (Field field : values()) {
            if (field.places.contains(place)) {
                return field;
            }
        }
        throw new IllegalArgumentException("no field has the place " + place);
    }

    public static Set<Place.Kind> places(Set<Field> fields) {
        Set<Place.Kind> places = EnumSet.noneOf(Place.Kind.class);
        fields.forEach(field -> places.addAll(field.places));
        return places;
    }
}
