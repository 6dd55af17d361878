package org.leakproof.redact.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShiftTest implements OperatorContract {
    private static final Labels LABELS = OperatorContract.labels("archive", "chat", "message");

    @Override
    public Operator operator() {
        return new Shift(30, WrittenDate.Order.UNKNOWN);
    }

    private static Passage date(String text) {
        return new Passage("DATE", "DATE", text, Canonical.Written.PLAIN, Optional.empty());
    }

    private static long shift(Operator operator, Labels labels) {
        LocalDate day = LocalDate.of(2019, 3, 4);
        return ChronoUnit.DAYS.between(day, LocalDate.parse(operator.apply(date("2019-03-04"), labels)));
    }

    @Test
    void isTheSameWithinAConversationAndNeverNothing() {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            Labels chat = OperatorContract.labels("archive", "chat " + i, "message");
            Labels other = OperatorContract.labels("archive", "chat " + i, "other");
            long days = shift(operator(), chat);
            assertThat(days).isNotZero().isBetween(-30L, 30L).isEqualTo(shift(operator(), other));
            seen.add(days);
        }
        assertThat(seen).as("of the sixty that there are").hasSizeGreaterThan(50);
        assertThat(shift(new Shift(1, WrittenDate.Order.UNKNOWN), LABELS)).isIn(-1L, 1L);
    }

    @Test
    void differsWithTheKey() {
        int same = 0;
        for (int i = 0; i < 50; i++) {
            Labels otherKey = new Labels(
                    LabelKeys.of(TestKeys.one()), new Canonical(java.util.List.of()), "archive", "chat", "message");
            same += shift(operator(), LABELS) == shift(operator(), otherKey) ? 1 : 0;
        }
        assertThat(same).isLessThan(10);
    }

    /** Written forms, and how the last day of February 2020 and the day after look in each. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-02-29|2020-03-01",
                "2020/2/29|2020/3/1",
                "20200229|20200301",
                "29.02.2020|01.03.2020",
                "29.2.2020|1.3.2020",
                "29. 2. 2020|1. 3. 2020",
                "29/02/2020|01/03/2020",
                "02/29/2020|03/01/2020",
                "29-2-2020|1-3-2020",
                "29 February 2020|1 March 2020",
                "February 29th, 2020|March 1st, 2020",
                "FEB 29 2020|MAR 1 2020",
                "29 Feb. 2020|1 Mar. 2020",
                "the 29th of February 2020|the 1st of March 2020",
                "29. Februar 2020|1. März 2020",
                "29 février 2020|1 mars 2020",
                "29 de febrero de 2020|1 de marzo de 2020",
                "29 febbraio 2020|1 marzo 2020",
                "29 de fevereiro de 2020|1 de março de 2020",
                "29 februari 2020|1 maart 2020",
                "29 lutego 2020 r.|1 marca 2020 r.",
                "29 февраля 2020 года|1 марта 2020 года",
                "29-го февраля 2020|1-го марта 2020",
                "29 лютого 2020|1 березня 2020",
                "29. února 2020|1. března 2020",
                "29. helmikuuta 2020|1. maaliskuuta 2020",
                "29 Şubat 2020|1 Mart 2020",
                "2020. február 29.|2020. március 1.",
                "29 Φεβρουαρίου 2020|1 Μαρτίου 2020",
                "٢٩ فبراير ٢٠٢٠|١ مارس ٢٠٢٠",
                "29 פברואר 2020|1 מרץ 2020",
                "2020年2月29日|2020年3月1日",
                "2020년 2월 29일|2020년 3월 1일",
                "２０２０-02-29|２０２０-03-01",
            })
    void writesTheOtherDayTheSameWay(String written, String dayAfter) {
        WrittenDate date = WrittenDate.read(written, WrittenDate.Order.UNKNOWN).orElseThrow();

        assertThat(date.date()).isEqualTo(LocalDate.of(2020, 2, 29));
        assertThat(date.like(LocalDate.of(2020, 3, 1)))
                .isEqualTo(java.text.Normalizer.normalize(dayAfter, java.text.Normalizer.Form.NFKC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3/4/2019",
                "03-04-2019",
                "03/04/19",
                "4 March",
                "March 2019",
                "2019",
                "Mon 4 March 2019",
                "4 March 2019, 12:30",
                "2019-03-04T10:00",
                "30.02.2019",
                "2019-13-01",
                "4 listopada 2019",
                "4 Smarch 2019",
                "1398/12/13",
                "15 Adar II 5779",
                "4 March March 2019",
                "yesterday",
                "",
                "12345678901",
                "4..3.2019",
                "4.3-2019"
            })
    void replacesWholeWhatCannotBeReadForSure(String written) {
        assertThat(operator().apply(date(written), LABELS)).isEqualTo("[DATE]");
    }

    @Test
    void readsWhatThePolicySaysInWhichOrderItStands() {
        LocalDate day = LocalDate.of(2019, 4, 3);
        assertThat(WrittenDate.read("3/4/2019", WrittenDate.Order.DAY_FIRST)
                        .orElseThrow()
                        .date())
                .isEqualTo(day);
        assertThat(WrittenDate.read("4/3/2019", WrittenDate.Order.MONTH_FIRST)
                        .orElseThrow()
                        .date())
                .isEqualTo(day);
        assertThat(WrittenDate.read("03.04.19", WrittenDate.Order.DAY_FIRST)
                        .orElseThrow()
                        .date())
                .isEqualTo(day);
        assertThat(WrittenDate.read("19-04-03", WrittenDate.Order.YEAR_FIRST)
                        .orElseThrow()
                        .like(day.plusDays(30)))
                .isEqualTo("19-05-03");
        assertThat(WrittenDate.read("03/04/63", WrittenDate.Order.DAY_FIRST)
                        .orElseThrow()
                        .date())
                .isEqualTo(LocalDate.of(1963, 4, 3));
    }

    @Test
    void keepsTheOrderOfDaysInAConversation() {
        String first = operator().apply(date("28 February 2019"), LABELS);
        String second = operator().apply(date("1.3.2019"), LABELS);
        LocalDate one =
                WrittenDate.read(first, WrittenDate.Order.UNKNOWN).orElseThrow().date();
        LocalDate other = WrittenDate.read(second, WrittenDate.Order.UNKNOWN)
                .orElseThrow()
                .date();
        assertThat(ChronoUnit.DAYS.between(one, other)).isEqualTo(1);
    }
}
