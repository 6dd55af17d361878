package org.leakproof.redact.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leakproof.redact.scan.Text;

class ContextWordsTest {

    /** Sixteen bytes before a candidate and four behind it. */
    private static final Context CONTEXT =
            new Context(Map.of("und", List.of("phone", "call me", "ÖVER", "αριθμός", "電話", "№")), 16, 0.3);

    private static final Vocabulary VOCABULARY = new Vocabulary(ContextWords.firstWords(CONTEXT));
    private static final ContextWords WORDS = new ContextWords(CONTEXT, VOCABULARY);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Phone: «1»|phone",
                "phones: «1»|''",
                "a telephone is «1»|''",
                "PHONE is number «1»|phone", // the edge cuts it
                "PHONE is not a number «1»|''",
                "phone«1»|phone",
                "call  me: «1»|''",
                "call ME: phone «1»|phone",
                "phone, call me «1»|call me",
                "över «1»|över",
                "ΑΡΙΘΜΟΣ: «1»|''",
                "ΑΡΙΘΜΌΣ: «1»|αριθμός",
                "我的電話是«1»|電話",
                "№ «1»|№",
                "«1» phone|phone",
                "«1»phone|phone",
                "«1» a phone|phone", // the edge cuts it
                "«1» is phone|''",
                "«1» this phone|''",
                "«1» fone|''",
            })
    void findsTheWordThatStandsNearest(String text, String expected) {
        int start = text.indexOf('«');
        Text plain = Text.of(text.replaceAll("[«»]", ""));
        int bytes = Text.of(text.substring(0, start)).length();

        assertThat(before(words(plain), plain, bytes).or(() -> behind(words(plain), plain, bytes + 1)))
                .isEqualTo(Optional.of(expected).filter(word -> !word.isEmpty()));
    }

    @Test
    void findsTheSameWhateverItWasAskedBefore() {
        long seed = 20260303;
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "phone", "call", "me", "över", "ΑΡΙΘΜΌΣ", "電話", "№", " ", " ", " ", ",", "1", "x", "я", "😀", "\n");
        for (int round = 0; round < 200; round++) {
            Text text = Text.of(
                    random.ints(120, 0, pieces.size()).mapToObj(pieces::get).collect(Collectors.joining()));
            NearbyWords before = words(text);
            NearbyWords behind = words(text);
            for (int asked = 0; asked < 40; asked++) {
                int start = text.characterStart(random.nextInt(text.length()));
                int end = text.characterStart(Math.min(text.length(), start + 1 + random.nextInt(8)));

                assertThat(before(before, text, start))
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(before(words(text), text, start));
                assertThat(behind(behind, text, end))
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(behind(words(text), text, end));
            }
        }
    }

    private static NearbyWords words(Text text) {
        return new NearbyWords(VOCABULARY, text);
    }

    private static Optional<String> before(NearbyWords near, Text text, int start) {
        return WORDS.lastBefore(near, text.characterStart(Math.max(0, start - WORDS.reach())), start);
    }

    private static Optional<String> behind(NearbyWords near, Text text, int end) {
        int last = Math.min(text.length(), end + WORDS.reach() / 4);
        return WORDS.lastBehind(near, end, text.characterStart(last));
    }
}
