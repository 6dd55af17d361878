package org.leakproof.redact.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GeneraliseTest implements OperatorContract {
    private static final Labels LABELS = OperatorContract.labels("archive", "chat", "message");

    @Override
    public Operator operator() {
        return dates(Generalise.Dates.YEAR);
    }

    private static Generalise dates(Generalise.Dates to) {
        return new Generalise(
                Optional.of(to), Optional.empty(), 48, Optional.empty(), false, WrittenDate.Order.UNKNOWN);
    }

    private static final Generalise NETWORK =
            new Generalise(Optional.empty(), Optional.of(24), 48, Optional.empty(), false, WrittenDate.Order.UNKNOWN);
    private static final Generalise AREA =
            new Generalise(Optional.empty(), Optional.empty(), 48, Optional.empty(), true, WrittenDate.Order.UNKNOWN);

    private static Generalise number(Generalise.Numbers to) {
        return new Generalise(
                Optional.empty(), Optional.empty(), 48, Optional.of(to), false, WrittenDate.Order.UNKNOWN);
    }

    private static String apply(Operator operator, String text) {
        return operator.apply(new Passage("THING", "THING", text, Canonical.Written.PLAIN, Optional.empty()), LABELS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2019-03-04|2019-03|2019",
                "20190304|2019-03|2019",
                "4.3.2019|2019-03|2019",
                "31/12/2019|2019-12|2019",
                "4th of March, 2019|2019-03|2019",
                "MARCH 4 2019|2019-03|2019",
                "4. März 2019|2019-03|2019",
                "1er août 2019|2019-08|2019",
                "4 de marzo de 2019|2019-03|2019",
                "4 марта 2019 г.|2019-03|2019",
                "4 березня 2019 року|2019-03|2019",
                "4 marca 2019 r.|2019-03|2019",
                "2019年3月4日|2019-03|2019",
                "2019년 3월 4일|2019-03|2019",
                "٤ مارس ٢٠١٩|2019-03|2019",
                "März 2019|2019-03|2019",
                "03/04/2019|[THING]|2019",
                "2019|[THING]|2019",
                "4 March|[THING]|[THING]",
                "4 listopada 2019|[THING]|[THING]",
                "30.2.2019|[THING]|[THING]",
                "03/04/19|[THING]|[THING]",
                "Monday 4 March 2019|[THING]|[THING]",
                "2019-03-04T22:45:12Z|[THING]|[THING]",
                "tomorrow|[THING]|[THING]",
            })
    void bringsADateToItsMonthOrYear(String written, String month, String year) {
        assertThat(apply(dates(Generalise.Dates.MONTH), written)).isEqualTo(month);
        assertThat(apply(dates(Generalise.Dates.YEAR), written)).isEqualTo(year);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.23|198.51.100.0/24",
                "198.51.100.23:8080|198.51.100.0/24",
                "１９８.51.100.23|198.51.100.0/24",
                "2001:DB8:1:2:3:4:5:6|2001:db8:1::/48",
                "[2001:db8::1]:443|2001:db8:0::/48",
                "::ffff:198.51.100.23|198.51.100.0/24",
                "::1|0:0:0::/48",
                "198.051.100.23|[THING]",
                "198.51.100.256|[THING]",
                "198.51.100|[THING]",
                "1:2:3:4:5:6:7:8:9|[THING]",
                "1::2::3|[THING]",
                ":|[THING]",
                "not one|[THING]",
            })
    void bringsAnAddressToItsNetwork(String written, String network) {
        assertThat(apply(NETWORK, written)).isEqualTo(network);
    }

    @Test
    void leavesAsManyBitsAsThePolicySays() {
        Generalise coarse = new Generalise(
                Optional.empty(), Optional.of(12), 36, Optional.empty(), false, WrittenDate.Order.UNKNOWN);
        assertThat(apply(coarse, "198.51.100.23")).isEqualTo("198.48.0.0/12");
        assertThat(apply(coarse, "2001:db8:ffff::1")).isEqualTo("2001:db8:f000::/36");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "48213|10000-99999|48000-48999",
                "7|0-9|0-999",
                "1,234,567.89|1000000-9999999|1234000-1234999",
                "1.234.567,89 €|1000000-9999999|1234000-1234999",
                "1 234 567|1000000-9999999|1234000-1234999",
                "EUR 950|100-999|0-999",
                "12.50|10-99|0-999",
                "٤٨٢١٣|10000-99999|48000-48999",
                "12,500|[THING]|[THING]",
                "12.500|[THING]|[THING]",
                "1,23,4|[THING]|[THING]",
                "-5|[THING]|[THING]",
                "5 million|[THING]|[THING]",
                "99999999999999999999|[THING]|[THING]",
            })
    void bringsANumberToARange(String written, String magnitude, String thousands) {
        assertThat(apply(number(Generalise.Numbers.MAGNITUDE), written)).isEqualTo(magnitude);
        assertThat(apply(number(Generalise.Numbers.THOUSANDS), written)).isEqualTo(thousands);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SW1A 2AA|SW***",
                "m1 1ae|M***",
                "K1A 0B1|K***",
                "20500-0003|20***",
                "10115|10***",
                "D-10115|10***",
                "8001|8***",
                "1012 AB|1***",
                "114 55|11***",
                "00-950|00***",
                "100-0001|10***",
                "123|[THING]",
                "Nowhere|[THING]",
            })
    void bringsAPostcodeToItsArea(String written, String area) {
        assertThat(apply(AREA, written)).isEqualTo(area);
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.23", "4 Mai 2019", "48213", "SW1A 2AA"})
    void leavesNothingOfWhatItIsNotFor(String written) {
        for (Operator operator :
                new Operator[] {dates(Generalise.Dates.MONTH), NETWORK, AREA, number(Generalise.Numbers.TENS)}) {
            assertThat(apply(operator, written)).isNotEqualTo(written);
        }
    }
}
