package org.leakproof.ingest.language;

import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;

/** Tells the language of a text from its beginning: by the script where only one language is written in it, else by which
 * letters follow each other. The same text gives the same answer; doubt gives none. Immutable. */
public final class LanguageGuess {
    /** Counts up whenever the same text may give another answer than before. */
    public static final int VERSION = 1;

    /** Letters below which no answer is given: in shorter texts more than one in twenty is wrong. */
    public static final int LETTERS = 80;

    /** Letters that are looked at: more change hardly an answer. */
    private static final int ENOUGH = 240;

    /** Characters that are looked through for them. */
    private static final int CHARACTERS = 3_000;

    /** Of the letters, how many the chosen script must have: what is mixed has no one language. */
    private static final double SHARE = 0.7;

    /** The same where a character stands for a syllable or a word. */
    private static final double SYLLABLES = 0.3;

    private LanguageGuess() {}

    /** The language of what the sender wrote, without what is quoted.
     *
     *  @return IETF tag; empty if it cannot be told */
    public static Optional<String> ofBody(List<Segment> body) {
        Sample sample = new Sample(ENOUGH, CHARACTERS);
        for (Segment segment : body) {
            if (segment.kind() != SegmentKind.QUOTED && segment.kind() != SegmentKind.SIGNATURE) {
                sample.add(segment.text());
            }
        }
        return of(sample);
    }

    /** @return IETF tag; empty if it cannot be told */
    public static Optional<String> of(CharSequence text) {
        Sample sample = new Sample(ENOUGH, CHARACTERS);
        sample.add(text);
        return of(sample);
    }

    private static Optional<String> of(Sample sample) {
        if (sample.letters() < LETTERS) {
            return Optional.empty();
        }
        Script script = sample.mostly();
        boolean syllables = sample.letters(Script.CHINESE) + sample.letters(Script.HANGUL) > 0;
        if (syllables && script == Script.LATIN) {
            script = sample.letters(Script.HANGUL) > sample.letters(Script.CHINESE) ? Script.HANGUL : Script.CHINESE;
        }
        double share = syllables ? SYLLABLES : SHARE;
        if (sample.letters(script) < share * sample.letters()) {
            return Optional.empty();
        }
        return switch (script) {
            case OTHER -> Optional.empty();
            case CHINESE -> Optional.of(sample.kana() * 20 >= sample.letters() ? "ja" : "zh");
            default ->
                script.languages().size() == 1
                        ? Optional.of(script.languages().get(0))
                        : Profiles.of(script).best(sample.text(script));
        };
    }
}
