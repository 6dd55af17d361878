package org.leakproof.ingest.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How often three letters follow each other in the languages of one script. A text gets the language that makes its sequences
 * likeliest; single letters and pairs were tried too and change nothing from 80 letters on. Immutable; each script's counts are read when they are first needed. */
final class Profiles {
    /** What a sequence that a language does not know counts as; keeps one odd name from deciding. */
    private static final double UNKNOWN = 5e-5;

    /** Sequences that the chosen language must know, of all: below that the text is in a language that is not known here, or
     * in none. */
    private static final double KNOWN = 0.6;

    /** How much likelier than the next one a language must be, as a natural logarithm for each letter. */
    private static final double MARGIN = 0.01;

    private static final int LETTERS = 3;

    private static final Map<Script, Profiles> LOADED = new EnumMap<>(Script.class);

    private final List<String> languages;
    private final long[] keys;
    private final int[] starts;
    private final int[] ends;
    private final byte[] which;
    private final float[] gains;

    private Profiles(List<String> languages, Map<Long, List<Gain>> sequences) {
        this.languages = languages;
        int size = Integer.highestOneBit(Math.max(1, sequences.size())) * 4;
        keys = new long[size];
        starts = new int[size];
        ends = new int[size];
        int total = sequences.values().stream().mapToInt(List::size).sum();
        which = new byte[total];
        gains = new float[total];
        int at = 0;
        for (Map.Entry<Long, List<Gain>> sequence : sequences.entrySet()) {
            int slot = slot(sequence.getKey());
            keys[slot] = sequence.getKey();
            starts[slot] = at;
            for (Gain gain : sequence.getValue()) {
                which[at] = (byte) gain.language();
                gains[at++] = gain.value();
            }
            ends[slot] = at;
        }
    }

    /** What a sequence adds to a language beyond what it adds to one that does not know it. */
    private record Gain(int language, float value) {}

    static Profiles of(Script script) {
        synchronized (LOADED) {
            return LOADED.computeIfAbsent(script, Profiles::load);
        }
    }

    private static Profiles load(Script script) {
        Map<Long, List<Gain>> sequences = new TreeMap<>();
        List<String> languages = script.languages();
        ObjectMapper mapper = new ObjectMapper();
        for (int i = 0; i < languages.size(); i++) {
            JsonNode profile = read(mapper, languages.get(i));
            int language = i;
            profile.path("freq").properties().forEach(entry -> {
                String sequence = entry.getKey();
                if (sequence.length() != LETTERS) {
                    return;
                }
                double all = profile.path("n_words").path(sequence.length() - 1).asDouble();
                double share = entry.getValue().asDouble() / all;
                float gain = (float) (StrictMath.log(share + UNKNOWN) - StrictMath.log(UNKNOWN));
                sequences
                        .computeIfAbsent(key(sequence), k -> new ArrayList<>(4))
                        .add(new Gain(language, gain));
            });
        }
        return new Profiles(languages, sequences);
    }

    private static JsonNode read(ObjectMapper mapper, String language) {
        try (InputStream in = Profiles.class.getResourceAsStream("/languages/" + language)) {
            if (in == null) {
                throw new IllegalStateException("no profile of the language " + language + " in this program");
            }
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Three characters in one number. */
    private static long key(CharSequence sequence) {
        long key = 0;
        for (int i = 0; i < sequence.length(); i++) {
            key = key << 16 | sequence.charAt(i);
        }
        return key;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 33) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** The likeliest language.
     *
     *  @param text words of this script, a blank before and behind each */
    Optional<String> best(CharSequence text) {
        double[] scores = new double[languages.size()];
        int[] known = new int[languages.size()];
        int threes = 0;
        char first = 0;
        char second = 0;
        for (int i = 0; i < text.length(); i++) {
            char third = alike(text.charAt(i));
            if (first != 0 && second != ' ') {
                add((long) first << 32 | (long) second << 16 | third, scores, known);
                threes++;
            }
            first = second;
            second = third;
        }
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        double winner = scores[best];
        scores[best] = Double.NEGATIVE_INFINITY;
        double next = Arrays.stream(scores).max().orElse(Double.NEGATIVE_INFINITY);
        boolean sure = known[best] >= KNOWN * threes && winner - next >= MARGIN * text.length();
        return sure ? Optional.of(languages.get(best)) : Optional.empty();
    }

    /** Adds what a sequence says of each language that knows it. */
    private void add(long key, double[] scores, int[] known) {
        int slot = slot(key);
        for (int i = starts[slot]; i < ends[slot]; i++) {
            scores[which[i]] += gains[i];
            known[which[i]]++;
        }
    }

    /** The counts were made of texts in which these letters had been made alike. */
    private static char alike(char c) {
        return switch (c) {
            case '\u0219' -> '\u015F';
            case '\u021B' -> '\u0163';
            case '\u06CC' -> '\u064A';
            default -> c >= '\u1EA0' && c <= '\u1EFF' ? '\u1EC3' : c;
        };
    }
}
