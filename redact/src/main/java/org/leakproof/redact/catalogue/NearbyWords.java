package org.leakproof.redact.catalogue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import org.leakproof.redact.scan.Boundary;
import org.leakproof.redact.scan.Text;

/**
 * Which of the words that any identifier looks for stand in a text near its candidates. Candidates follow on each other, and
 * many look at one place, so what was read is kept while they come. For one text and one thread.
 */
final class NearbyWords {

    /** By ASCII character: itself in lower case if it is of a word, else 0. */
    private static final char[] OF_WORD = new char[0x80];

    static {
        for (char c = 0; c < OF_WORD.length; c++) {
            OF_WORD[c] = Boundary.isWordCharacter(c) ? Character.toLowerCase(c) : 0;
        }
    }

    /** In bytes; of what is longer than any word the rest counts as one. */
    private static final int LONGEST = 64;

    /** So much is kept, in bytes. */
    private static final int MOST = 1 << 12;

    private static final int NONE = -1;
    private static final int[] NO_WORDS = {};

    private final Vocabulary vocabulary;
    private final Text text;

    /** What was read of the text. */
    private int from;

    private int to;

    /** Where the word began that had not ended there. */
    private int open = NONE;

    private int hash;

    /** Of the words in it that are looked for, in their order: each one's number, where it begins and where it ends. */
    private int[] words = NO_WORDS;

    private int count;

    /** What was last wanted in lower case. */
    private String lower = "";

    private int lowerBegin = NONE;
    private int lowerEnd = NONE;

    NearbyWords(Vocabulary vocabulary, Text text) {
        this.vocabulary = vocabulary;
        this.text = text;
    }

    /** Reads what is not read yet of a part; its first word counts whole. */
    void read(int begin, int end) {
        if (begin < from || begin > to || to - from > MOST) {
            readFrom(wordStart(begin));
        }
        readTo(end);
    }

    /** Reads a part between a candidate and the end of a word. */
    void readBehind(int begin, int end) {
        if (begin != from) {
            readFrom(begin);
        }
        readTo(end);
        if (open != NONE) {
            close(to);
        }
    }

    private void readFrom(int begin) {
        from = begin;
        to = begin;
        open = NONE;
        count = 0;
    }

    private void readTo(int end) {
        int at = to;
        while (at < end) {
            byte first = text.at(at);
            int c = first >= 0 ? first : text.characterAt(at);
            int folded = first >= 0 ? OF_WORD[first] : Boundary.isWordCharacter(c) ? Vocabulary.fold(c) : 0;
            if (folded == 0) {
                if (open != NONE) {
                    close(at);
                }
            } else {
                if (open == NONE) {
                    open = at;
                    hash = 0;
                }
                hash = Vocabulary.hash(hash, folded);
            }
            at += Text.bytes(c);
        }
        to = Math.max(to, at);
    }

    private void close(int end) {
        int number = vocabulary.number(text, open, end, hash);
        if (number != Vocabulary.UNKNOWN) {
            if (3 * count == words.length) {
                words = Arrays.copyOf(words, 2 * words.length + 3 * 8);
            }
            words[3 * count] = number;
            words[3 * count + 1] = open;
            words[3 * count + 2] = end;
            count++;
        }
        open = NONE;
    }

    /** Where the word begins that a place is in. */
    int wordStart(int place) {
        int at = place;
        while (at > 0 && place - at < LONGEST) {
            int before = text.characterStart(at - 1);
            if (!Boundary.isWordCharacter(text.characterAt(before))) {
                break;
            }
            at = before;
        }
        return at;
    }

    /** Where the word ends that a place is in. */
    int wordEnd(int place) {
        if (wordStart(place) == place) {
            return place;
        }
        int at = place;
        while (at < text.length() && at - place < LONGEST && Boundary.isWordCharacter(text.characterAt(at))) {
            at += Text.bytes(text.characterAt(at));
        }
        return at;
    }

    /** The number of the word that ends where a candidate begins although its letters go on, or {@link Vocabulary#UNKNOWN}. */
    int cutOffAt(int end) {
        int start = wordStart(end);
        if (start == end) {
            return Vocabulary.UNKNOWN;
        }
        int cut = 0;
        for (int at = start; at < end; at += Text.bytes(text.characterAt(at))) {
            cut = Vocabulary.hash(cut, Vocabulary.fold(text.characterAt(at)));
        }
        return vocabulary.number(text, start, end, cut);
    }

    /** How many of the words that are looked for were read. */
    int count() {
        return count;
    }

    /** The first of them that ends behind a place. */
    int firstBehind(int place) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (end(middle) > place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The number of one of them in the vocabulary. */
    int number(int word) {
        return words[3 * word];
    }

    int start(int word) {
        return words[3 * word + 1];
    }

    int end(int word) {
        return words[3 * word + 2];
    }

    /** Whether a part of the text has one of these bytes. */
    boolean hasAny(BitSet wanted, int begin, int end) {
        for (int at = begin; at < end; at++) {
            if (wanted.get(text.at(at) & 0xFF)) {
                return true;
            }
        }
        return false;
    }

    /** A part of the text in lower case. */
    String lowerCase(int begin, int end) {
        if (begin != lowerBegin || end != lowerEnd) {
            lower = text.normalised(begin, end).toLowerCase(Locale.ROOT);
            lowerBegin = begin;
            lowerEnd = end;
        }
        return lower;
    }
}
