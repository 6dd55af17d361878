package org.leakproof.redact.catalogue.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "flat \\d ~ flat",
                "appartements? ~ appartement,appartements",
                "p\\.? ?o\\.? ?box ~ p,po,pobox",
                "(?:ground|top)(?: floor)? flat ~ ground,top",
                "june?|(?:mon|tues)day ~ jun,june,monday,tuesday",
                "H0?\\d{3} ~ h",
                "(?:apt)(?:\\.?(?:nr? )?\\d|[. ]\\p{Lu}) ~ apt,aptn,aptnr",
                "(?![a-z])é{0,2}t ~ ét,t",
            })
    void areAllWithWhichAMatchMayBegin(String expression, String words) {
        assertThat(FirstWords.of(expression)).containsExactlyInAnyOrder(words.split(","));
    }
}
