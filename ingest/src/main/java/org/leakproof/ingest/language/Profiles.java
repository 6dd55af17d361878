package org.leakproof.ingest.language;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How often three letters follow each other in the languages of one script. A text gets the language that makes its sequences
 * likeliest; single letters and pairs were tried too and change nothing from 80 letters on. Not changed once it is made; each
 * script's counts are read when they are first needed. */
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

    private static final JsonFactory JSON = JsonFactory.builder()
            // names of fields are the sequences: they are many, and never met again
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final List<String> languages;

    /** Sequences, 0 where there is none: a hash table. */
    private long[] keys = new long[1 << 14];

    /** For each, where its gains begin. While counts are read that is the one read last; the others follow by {@link #next},
     *  and -1 ends them. */
    private int[] heads = new int[1 << 14];

    /** For each, how many languages know it: its gains lie side by side, since every sequence of a text asks for them. */
    private byte[] counts = new byte[0];

    private int sequences;

    /** What a sequence adds to a language beyond what it adds to one that does not know it. */
    private float[] gains = new float[1 << 14];

    private byte[] which = new byte[1 << 14];
    private int[] next = new int[1 << 14];
    private int size;

    private Profiles(List<String> languages) {
        this.languages = languages;
        for (int i = 0; i < languages.size(); i++) {
            read(i);
        }
        gather();
    }

    static Profiles of(Script script) {
        synchronized (LOADED) {
            return LOADED.computeIfAbsent(script, s -> new Profiles(s.languages()));
        }
    }

    /** Reads {@code {"freq": {sequence: count}, "n_words": [all ones, all twos, all threes]}}. */
    private void read(int language) {
        int begin = size;
        double all = 0;
        try (InputStream in = Profiles.class.getResourceAsStream("/languages/" + languages.get(language))) {
            if (in == null) {
                throw new IllegalStateException("no profile of the language " + languages.get(language));
            }
            try (JsonParser parser = JSON.createParser(in)) {
                for (JsonToken token; (token = parser.nextToken()) != null; ) {
                    if (token == JsonToken.VALUE_NUMBER_INT) {
                        if (parser.getParsingContext().inArray()) {
                            // the last one is that of threes
                            all = parser.getLongValue();
                        } else if (parser.currentName().length() == LETTERS) {
                            add(key(parser.currentName()), language, parser.getLongValue());
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = begin; i < size; i++) {
            gains[i] = (float) (StrictMath.log(gains[i] / all + UNKNOWN) - StrictMath.log(UNKNOWN));
        }
    }

    private void add(long key, int language, float count) {
        if (size == gains.length) {
            gains = Arrays.copyOf(gains, size * 2);
            which = Arrays.copyOf(which, size * 2);
            next = Arrays.copyOf(next, size * 2);
        }
        int slot = slot(key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            heads[slot] = -1;
            sequences++;
        }
        gains[size] = count;
        which[size] = (byte) language;
        next[size] = heads[slot];
        heads[slot] = size++;
        if (sequences * 2 > keys.length) {
            grow();
        }
    }

    /** From chains to runs. */
    private void gather() {
        float[] chained = gains;
        byte[] by = which;
        gains = new float[size];
        which = new byte[size];
        counts = new byte[keys.length];
        int at = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            int begin = at;
            for (int i = keys[slot] == 0 ? -1 : heads[slot]; i >= 0; i = next[i]) {
                gains[at] = chained[i];
                which[at++] = by[i];
            }
            heads[slot] = begin;
            counts[slot] = (byte) (at - begin);
        }
        next = new int[0];
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldHeads = heads;
        keys = new long[oldKeys.length * 2];
        heads = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                heads[slot] = oldHeads[i];
            }
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
        if (keys[slot] == 0) {
            return;
        }
        int begin = heads[slot];
        for (int i = begin, end = begin + counts[slot]; i < end; i++) {
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
