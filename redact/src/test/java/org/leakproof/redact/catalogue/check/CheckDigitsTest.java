package org.leakproof.redact.catalogue.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CheckDigitsTest {

    static Stream<Arguments> specimens() {
        return Stream.of(
                specimen("luhn", Luhn::isValid, "79927398713"),
                specimen("Verhoeff", Verhoeff::isValid, "2363"),
                specimen("ISO 7064 MOD 11,10", Iso7064::mod11x10, "86095742719"),
                specimen("ISO 7064 MOD 11-2", Iso7064::mod11x2, "000000012146438X"),
                specimen("ISO 7064 MOD 97-10", Iso7064::mod97x10, "79444"),
                specimen("ICAO 9303", Sums::icao, "L898902C36"),
                specimen("EAN", Sums::ean, "4006381333931"));
    }

    private static Arguments specimen(String name, Predicate<String> check, String specimen) {
        return Arguments.of(name, check, specimen);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specimens")
    void acceptsThePublishedSpecimen(String name, Predicate<String> check, String specimen) {
        assertThat(check.test(specimen)).as(name).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specimens")
    void noticesEveryWrongDigit(String name, Predicate<String> check, String specimen) {
        for (int i = 0; i < specimen.length(); i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                boolean swapsForLetter = !Character.isDigit(specimen.charAt(i)); // 7-3-1 confuses values ten apart
                if (specimen.charAt(i) != digit && !swapsForLetter) {
                    String wrong = specimen.substring(0, i) + digit + specimen.substring(i + 1);
                    assertThat(check.test(wrong)).as("%s, place %d", name, i).isFalse();
                }
            }
        }
    }

    @Test
    void verhoeffNoticesEverySwapOfNeighbours() {
        String specimen = "312345678909";
        assertThat(Verhoeff.isValid(specimen)).isTrue();
        for (int i = 0; i + 1 < specimen.length(); i++) {
            char a = specimen.charAt(i);
            char b = specimen.charAt(i + 1);
            String swapped = specimen.substring(0, i) + b + a + specimen.substring(i + 2);
            assertThat(Verhoeff.isValid(swapped)).as("place %d", i).isEqualTo(a == b);
        }
    }

    @Test
    void knowsTheCalendar() {
        assertThat(Days.is(2000, 2, 29)).isTrue();
        assertThat(Days.is(1900, 2, 29)).isFalse();
        assertThat(Days.isShort(0, 2, 29)).isTrue(); // 2000
        assertThat(Days.yymmdd("991301", 0)).isFalse();
        assertThat(Days.ddmmyy("310499", 0)).isFalse();
        assertThat(Days.yyyymmdd("x19900131", 1)).isTrue();
    }
}
