package org.leakproof.redact.catalogue.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplateTest {

    private static final long SEED = 7064;

    private static final List<String> EXPRESSIONS =
            List.of("", "[1-9]\\d{2}", "1[0-3]|2(?:4|5\\d)?", "\\d{1,3}(?:12){0,2}3?", "(?:0|00)?[13-5]{2,4}");

    @Test
    void matchesWhatTheSameRegularExpressionMatches() {
        Random random = new Random(SEED);
        DigitTemplates together = DigitTemplates.of(EXPRESSIONS);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder digits = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                digits.append(random.nextInt(6));
            }
            int all = 0;
            int begun = 0;
            for (int e = 0; e < EXPRESSIONS.size(); e++) {
                Pattern pattern = Pattern.compile(EXPRESSIONS.get(e));
                boolean matches = pattern.matcher(digits).matches();
                all |= matches ? 1 << e : 0;
                begun |= pattern.matcher(digits).lookingAt() ? 1 << e : 0;
                assertThat(Template.of(EXPRESSIONS.get(e)).matches(digits.toString()))
                        .as("%s of %s, seed %s", EXPRESSIONS.get(e), digits, SEED)
                        .isEqualTo(matches);
            }
            assertThat(together.matching("x" + digits, 1)).isEqualTo(all);
            assertThat(together.matchingBeginning("x" + digits, 1)).isEqualTo(begun);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a*", "a+", "(a)", "[^a]", "a(?:b", "\\w", ".", "[z-a]"})
    void refusesWhatItDoesNotUnderstand(String expression) {
        assertThatThrownBy(() -> Template.of(expression)).isInstanceOf(IllegalArgumentException.class);
    }
}
