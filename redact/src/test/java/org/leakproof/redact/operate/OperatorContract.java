package org.leakproof.redact.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.key.KeyFile;

/** What every operator keeps to. */
interface OperatorContract {
    KeyFile KEYS = TestKeys.one();

    Operator operator();

    static Labels labels(String archive, String conversation, String message) {
        return new Labels(LabelKeys.of(KEYS), new Canonical(List.of("DE", "GB")), archive, conversation, message);
    }

    static Passage passage(String text) {
        return new Passage("EMAIL_ADDRESS", "EMAIL", text, Canonical.Written.STRUCTURED, Optional.empty());
    }

    @Test
    default void givesTheSameAnswerTwice() {
        Passage passage = passage("josé.núñez@example.org");
        assertThat(operator().apply(passage, labels("a", "c", "m")))
                .isEqualTo(operator().apply(passage, labels("a", "c", "m")));
    }

    @Test
    default void leavesNothingOfThePassageUnlessItSaysSo() {
        Random random = new Random(20260101);
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(3 + random.nextInt(40), 'a', 'z' + 1).forEach(text::appendCodePoint);
            String replacement = operator().apply(passage(text + "@ünï.example"), labels("a", "c", "m"));
            assertThat(replacement.contains(text))
                    .as("seed 20260101, case %s", i)
                    .isEqualTo(!operator().redacts());
        }
    }

    @Test
    default void isInTheRegistryUnderItsName() {
        assertThat(Operators.find(operator().name())).isPresent();
    }

    @Test
    default void isAnImmutableRecord() {
        assertThat(operator()).isInstanceOf(Record.class);
    }

    @Test
    default void takesTextsOfEveryKind() {
        for (String text : List.of(" ", "\0", "\uD800", "𝒳👩‍👩‍👧", "٠١٢", "\u202Eabc", "x".repeat(100_000))) {
            assertThat(operator().apply(passage(text), labels("a", "c", "m"))).isNotNull();
        }
    }
}
