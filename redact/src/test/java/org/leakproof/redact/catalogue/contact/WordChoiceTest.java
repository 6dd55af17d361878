package org.leakproof.redact.catalogue.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordChoiceTest {

    private static final String CHOICES = "ap|apt|apartments?|étage|p\\.? ?o|(?:ground|top) floor|top|b|bl|block";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ap",
                "apt",
                "apartment",
                "apartments",
                "étage",
                "po",
                "p. o",
                "ground floor",
                "top floor",
                "top",
                "b",
                "bl",
                "block",
                "",
                "a",
                "blo",
                "blocks",
                "floor",
                "apartmen"
            })
    void matchesWhatTheChoicesMatch(String word) {
        assertThat(Pattern.matches(WordChoice.of(CHOICES), word))
                .isEqualTo(Pattern.matches("(?:" + CHOICES + ")", word));
    }
}
