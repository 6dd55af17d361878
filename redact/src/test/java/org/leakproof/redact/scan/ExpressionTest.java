package org.leakproof.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

    private static List<String> found(String expression, String text) {
        Scan scan = Scanner.of(
                        List.of(new Pattern(0, Expression.parse(expression), Boundary.NONE, Boundary.NONE)), List.of())
                .newScan();
        Text normalised = Text.of(text);
        List<String> found = new ArrayList<>();
        scan.scan(normalised, new CandidateSink() {
            @Override
            public void pattern(int pattern, int start, int end) {
                found.add(text.substring(normalised.originalStart(start), normalised.originalEnd(end)));
            }

            @Override
            public void term(int dictionary, int entry, int start, int end) {
                throw new AssertionError();
            }
        });
        return found;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "(a)\\1 ~ 3 ~ back-reference",
                "(?<n>a)\\k<n> ~ 7 ~ back-reference",
                "a(?=b) ~ 1 ~ look-around (look-ahead or look-behind)",
                "(?<!b)a ~ 0 ~ look-around (look-ahead or look-behind)",
                "(?>a) ~ 0 ~ atomic group",
                "a*+b ~ 2 ~ possessive repeat",
                "a* ~ 0 ~ matches the empty text",
                "\\b ~ 0 ~ matches the empty text",
                "(?:a|b?) ~ 0 ~ matches the empty text",
                "a{1,2000} ~ 4 ~ repeat above 1000",
                "(?:a{1,500}){1,500} ~ 12 ~ \"makes 500500 states, the limit is 10000\"",
                "(a ~ 0 ~ unclosed (",
                "a) ~ 1 ~ unopened )",
                "[a ~ 0 ~ unclosed [",
                "*a ~ 0 ~ nothing to repeat",
                "a{2,1} ~ 1 ~ repeat from 2 to 1",
                "[b-a] ~ 1 ~ bad range",
                "[[:digit:]] ~ 1 ~ [ within a class",
                "\\p{Nope} ~ 0 ~ unknown class \\p{..}",
                "\\y ~ 0 ~ unknown escape \\y",
                "a\\ ~ 1 ~ \\ at the end",
                "(?x)a ~ 2 ~ unknown group (?x"
            })
    void refusesWithPlaceAndReason(String expression, int position, String reason) {
        ExpressionException refused =
                catchThrowableOfType(ExpressionException.class, () -> Expression.parse(expression));
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.position()).isEqualTo(position);
    }

    @Test
    void refusesNestingDeeperThanTheStackIsMeantFor() {
        assertThatThrownBy(() -> Expression.parse("(".repeat(5000) + "a" + ")".repeat(4999)))
                .isInstanceOf(ExpressionException.class);
    }

    @Test
    void refusesACharacterThatNoTextKeeps() {
        assertThatThrownBy(() -> Expression.parse("a\u200Bb")).isInstanceOf(ExpressionException.class);
    }

    @Test
    void takesTheLongestWhateverTheQuantifier() {
        assertThat(found("a+?", "aaa b aa")).containsExactly("aaa", "aa");
        assertThat(found("ab|abcd", "abcd")).containsExactly("abcd");
    }

    @Test
    void ignoresCaseAsUnicodeFoldsIt() {
        assertThat(found("(?i)größe|ΣΊΣΥΦΟΣ", "GRÖẞE GRÖSSE Σίσυφος")).containsExactly("GRÖẞE", "Σίσυφος");
        assertThat(found("(?i:a)b", "Ab AB")).containsExactly("Ab");
        assertThat(found("a(?i)b(?-i)c", "aBc aBC")).containsExactly("aBc");
        assertThat(found("(?i)[k-m]", "KLM\u212A")).containsExactly("K", "L", "M", "\u212A");
    }

    @Test
    void meetsEveryWrittenFormOfWhatItNames() {
        assertThat(found("\\d{3}-\\d{2}", "１２３–４５")).containsExactly("１２３–４５");
        assertThat(found("１２", "12 ١٢")).containsExactly("12", "١٢");
        assertThat(found("a–b", "a-b a\u2011b")).containsExactly("a-b", "a\u2011b");
        assertThat(found("\\D+", "１a٢b")).containsExactly("a", "b");
    }

    @Test
    void drawsWordEdgesWhereSpacesDo() {
        assertThat(found("\\b\\d+\\b", "电话123号 a456 789é 12")).containsExactly("123", "12");
        assertThat(found("\\bna\\b", "na nai\u0308 nai na\u0308")).containsExactly("na");
    }

    @Test
    void knowsTheEndsOfTextAndLine() {
        assertThat(found("^a|b$", "ab\nab")).containsExactly("a", "b");
        assertThat(found("(?m)^a", "ab\nab")).containsExactly("a", "a");
        assertThat(found("(?m)b$", "ab\nab")).containsExactly("b", "b");
    }

    @Test
    void readsClassesEscapesAndQuotes() {
        assertThat(found("[\\w&&.-]+".replace("&&", "&"), "a.b-c&d e")).containsExactly("a.b-c&d", "e");
        assertThat(found("[]^-]+", "a]^-b")).containsExactly("]^-");
        assertThat(found("\\Qa.b*\\E", "a.b* axb")).containsExactly("a.b*");
        assertThat(found("\\x41\\u00e9\\x{1F600}", "Aé😀")).containsExactly("Aé😀");
        assertThat(found("\\p{Lu}\\p{IsCyrillic}\\pN", "ДЖ5 Ab5")).containsExactly("ДЖ5");
        assertThat(found("(?<year>\\d{4})(?:-\\d\\d)?", "2024-05")).containsExactly("2024-05");
    }

    @Test
    void keepsItsSourceOutOfLogs() {
        assertThat(Expression.parse("Zoë")).hasToString("Expression[3 chars]");
    }
}
