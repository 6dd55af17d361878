package org.leakproof.redact.catalogue.contact;

import java.util.function.Supplier;

/**
 * Reads parts of addresses as {@link AddressParts} does, and remembers what it read where: in a column of addresses each is
 * looked at from all those around it. For one stretch of text and one thread.
 *
 * <p>It is asked about texts cut out of the stretch, whose ends may matter to what is read. Only what was read without coming
 * near an end is remembered, and given for a text whose ends are as far away.
 */
final class AddressReader {

    /** In UTF-16 units: few parts are longer; those are read each time. */
    static final int LONGEST = 96;

    /** How far expressions look beyond what they take. */
    private static final int AHEAD = 8;

    private static final int MOST_QUESTIONS = 4;

    private static final int NAMES = Kind.values().length;
    private static final int STEPS = NAMES + 1;

    private static final int NOTHING = -1;
    private static final int UNCERTAIN = -2;

    /** What is read forward. */
    enum Kind {
        SEPARATOR,
        UNIT,
        SURE_POSTCODE,
        POSTCODE,
        COUNTRY,
        PLACE
    }

    /** What a place's name tells. */
    record Name(
            int length,
            boolean endsWithCountry,
            boolean endsWithRegion,
            boolean isRegion,
            boolean hasSpace,
            boolean hasSlash) {

        static Name of(String name) {
            boolean country = false;
            boolean region = false;
            for (int from = 0; from >= 0; from = nextWord(name, from)) {
                String end = from == 0 ? name : name.substring(from);
                country = country || AddressWords.isCountry(end);
                region = region || AddressWords.isRegion(end);
            }
            return new Name(
                    name.length(),
                    country,
                    region,
                    AddressWords.isRegion(name),
                    name.indexOf(' ') > 0,
                    name.indexOf('/') > 0);
        }

        /** -1 behind the last. */
        private static int nextWord(String name, int from) {
            int space = name.indexOf(' ', from);
            return space < 0 ? -1 : space + 1;
        }
    }

    /** What stands at a place: by kind how long the part is, or one of the constants; its name; the steps backward. */
    private final Notes known = new Notes(STEPS + MOST_QUESTIONS);

    /**
     * Where the part ends that begins at a place, or -1.
     *
     * @param text cut out of the stretch
     * @param offset where it begins in the stretch
     */
    int end(Kind kind, String text, int offset, int at) {
        // in front of its first character a text ends too
        if (at == 0 || at + LONGEST + AHEAD > text.length()) {
            return AddressParts.end(kind, text, at);
        }
        Integer length = (Integer) known.get(offset + at, kind.ordinal());
        if (length == null) {
            int end = AddressParts.certainEnd(kind, text, at, at + LONGEST);
            length = end >= 0 ? end - at : end;
            known.put(offset + at, kind.ordinal(), length);
        }
        if (length == UNCERTAIN) {
            return AddressParts.end(kind, text, at);
        }
        return length == NOTHING ? NOTHING : at + length;
    }

    /** Of a place that was read. @param from where it begins in the text, which begins at the offset in the stretch */
    Name name(String text, int offset, int from, int to) {
        Name name = (Name) known.get(offset + from, NAMES);
        if (name == null || name.length != to - from) {
            name = Name.of(text.substring(from, to));
            known.put(offset + from, NAMES, name);
        }
        return name;
    }

    /**
     * What was found out about a place backward from there.
     *
     * @param place in the stretch
     * @param before how much of the text is there before the place; at its beginning, things may look different
     * @param question tells it from others, 0 to 3
     */
    <T extends Step> T step(int place, int question, int before, Class<T> kind, Supplier<T> find) {
        Step step = (Step) known.get(place, STEPS + question);
        if (step != null && step.read() < before) {
            return kind.cast(step);
        }
        T found = find.get();
        if (found.read() < before) {
            known.put(place, STEPS + question, found);
        }
        return found;
    }

    /** What is read backward. */
    interface Step {

        /** How much of the text before the place was looked at. */
        int read();
    }
}
