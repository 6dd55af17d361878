package org.leakproof.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.SentTime;

final class SentTimesTest {
    private static final List<DateTimeFormatter> ISO =
            List.of(DateTimeFormatter.ISO_DATE_TIME, DateTimeFormatter.ISO_LOCAL_DATE);
    private static final List<String> TIMES = List.of(
            "2024-02-29T08:00:00",
            "2023-12-31T23:59:59.123+01:00",
            "0000-01-01T00:00:00Z",
            "1999-10-10T10:10:10.000000001-17:59",
            "2024-03-31T02:30:00-00:00");
    private static final Optional<ZoneId> BERLIN = Optional.of(ZoneId.of("Europe/Berlin"));

    private final long seed = 20_261_123;
    private final Random random = new Random(seed);

    @Test
    void readsTimesAsTheFormatterOfJavaDoes() {
        for (int round = 0; round < 60_000; round++) {
            String text = altered(TIMES.get(random.nextInt(TIMES.size())), "0123456789+-:.TZtz[]");
            Optional<ZoneId> stated = random.nextBoolean() ? BERLIN : Optional.empty();
            SentTime expected = SentTimes.date(text, ISO, stated, BERLIN);
            assertThat(SentTimes.iso(text, stated, BERLIN))
                    .as(told(round, text))
                    .isEqualTo(expected);
            if (text.matches("\\d{4}-\\d{2}-\\d{2}T\\d.*")) {
                String spaced = text.substring(0, 10) + ' ' + text.substring(11);
                assertThat(SentTimes.iso(spaced, stated, Optional.empty()).instant())
                        .as(told(round, spaced))
                        .isEqualTo(SentTimes.date(text, ISO, stated, Optional.empty())
                                .instant());
            }
        }
    }

    @Test
    void countsAsExactlyAsTheNumberIsWritten() {
        for (int round = 0; round < 30_000; round++) {
            String text = altered(random.nextBoolean() ? "1706770801123" : "1452988821.000002", "0123456789.-+e٣");
            long units = random.nextBoolean() ? 1000 : 1;
            assertThat(SentTimes.count(text, units).instant())
                    .as(told(round, text))
                    .isEqualTo(counted(text, units));
        }
    }

    private static Optional<Instant> counted(String text, long units) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.precision() > 40 || Math.abs(number.scale()) > 40) {
                return Optional.empty();
            }
            BigDecimal seconds = number.divide(BigDecimal.valueOf(units));
            BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
            int nanos = seconds.subtract(whole).movePointRight(9).intValue();
            return Optional.of(Instant.ofEpochSecond(whole.longValueExact(), nanos));
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private String altered(String example, String alphabet) {
        StringBuilder text = new StringBuilder(example);
        for (int i = random.nextInt(4); i > 0 && text.length() > 0; i--) {
            int at = random.nextInt(text.length());
            char c = alphabet.charAt(random.nextInt(alphabet.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, c);
                case 1 -> text.insert(at, c);
                default -> text.deleteCharAt(at);
            }
        }
        return text.toString();
    }

    private String told(int round, String text) {
        return "seed " + seed + ", round " + round + ": " + text;
    }
}
