package org.leakproof.ingest.read.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.SentTimes;

/** Stamps that are read without an expression, against the expressions that say what they are. */
final class StampTest {
    private static final int ROUNDS = 60_000;

    private final long seed = 20_261_124;
    private final Random random = new Random(seed);

    @Test
    void readsTheStampsOfIrc() {
        Pattern clock = Pattern.compile("\\s?[\\[(]?(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\.\\d{1,6})?[\\])]?[ \\t]");
        Pattern date = Pattern.compile(
                "\\[?(\\d{4})-(\\d{2})-(\\d{2})[ T](\\d{2}):(\\d{2})(?::(\\d{2}))?(?:[.,]\\d{1,9})?(Z| ?[+-]\\d{2}:?\\d{2})?\\]?[ \\t]");
        List<String> examples = List.of(
                "12:05 <zoë> x",
                "[1:05:33.123] x",
                " (23:59)\tx",
                "2020-01-02T12:05:33,123 +0100] x",
                "[2020-01-02 12:05Z x");
        for (int round = 0; round < ROUNDS; round++) {
            String line = altered(examples, "0123456789:.,-+ \t[]()TZ\u000Bż");
            Optional<IrcStamp> stamp = IrcStamp.of(line);
            Matcher dated = date.matcher(line);
            Matcher timed = clock.matcher(line);
            if (dated.lookingAt()) {
                assertThat(stamp.map(
                                s -> List.of(s.year(), s.month(), s.day(), s.hour(), s.minute(), s.second(), s.end())))
                        .as(told(round, line))
                        .contains(List.of(
                                number(dated, 1),
                                number(dated, 2),
                                number(dated, 3),
                                number(dated, 4),
                                number(dated, 5),
                                number(dated, 6),
                                dated.end()));
                assertThat(stamp.get().offset())
                        .as(told(round, line))
                        .isEqualTo(dated.group(7) == null ? "" : dated.group(7).strip());
            } else if (timed.lookingAt()) {
                assertThat(stamp.map(s -> List.of(s.hour(), s.minute(), s.second(), s.end())))
                        .as(told(round, line))
                        .contains(List.of(number(timed, 1), number(timed, 2), number(timed, 3), timed.end()));
            } else {
                assertThat(stamp).as(told(round, line)).isEmpty();
            }
        }
    }

    @Test
    void readsTheNicksOfIrc() {
        Pattern said = Pattern.compile("\\s{0,20}<([ ~&@%+!]?[^\\s<>]{1,64})>(?:[ \\t](.*)|$)", Pattern.DOTALL);
        String longest = "n".repeat(64);
        List<String> examples =
                List.of("<@zoë> hej", " < ż> hej", "<+>", "<" + longest + "> x", "<@" + longest + "> x");
        for (int round = 0; round < ROUNDS; round++) {
            String line = altered(examples, "<>@+ \tżn\u000B");
            Matcher expected = said.matcher(line);
            IrcLine actual = IrcLine.of(line, IrcStamp.Form.CLOCK);
            assertThat(actual.form() == IrcLine.Form.SAID).as(told(round, line)).isEqualTo(expected.matches());
            if (expected.matches()) {
                assertThat(actual.text())
                        .as(told(round, line))
                        .isEqualTo(expected.group(2) == null ? "" : expected.group(2));
            }
        }
    }

    @Test
    void readsTheStampsOfMessengers() {
        Pattern stamp =
                Pattern.compile("(?:(\\d{1,4})([./-])(\\d{1,2})[./-](\\d{1,4})\\.?,?[ T]+)?(上午|下午|午前|午後|오전|오후)? ?"
                        + "(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:[ \\x{a0}\\x{202f}]?([AaPp])\\.? ?[Mm]\\.?)?");
        List<String> examples = List.of(
                "12:05:33", "1:05 PM", "31.12.2019, 下午 1:05", "1/2/20 오전 12.05.33", "2020-01-02T12:05\u202Fp. m.");
        for (int round = 0; round < ROUNDS; round++) {
            String written = altered(examples, "0123456789:.,/- TAPMapm下午\u00A0");
            Matcher expected = stamp.matcher(written.strip());
            Optional<DayClock.Stamp> actual = DayClock.Stamp.of(written);
            assertThat(actual.isPresent()).as(told(round, written)).isEqualTo(expected.matches());
            if (expected.matches()) {
                assertThat(List.of(
                                actual.get().hour(),
                                actual.get().minute(),
                                actual.get().second(),
                                actual.get().date().isPresent(),
                                actual.get().afternoon() != null))
                        .as(told(round, written))
                        .isEqualTo(List.of(
                                number(expected, 6),
                                number(expected, 7),
                                number(expected, 8),
                                expected.group(1) != null,
                                expected.group(5) != null || expected.group(9) != null));
            }
        }
    }

    @Test
    void readsTheDatesOfSignal() {
        List<DateTimeFormatter> formatter =
                List.of(DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss XX", Locale.ENGLISH)
                        .withResolverStyle(ResolverStyle.STRICT));
        List<String> examples = List.of("Tue, 14 Nov 2023 23:13:20 +0100", "Thu, 1 Feb 2024 00:00:00 -0000");
        for (int round = 0; round < ROUNDS; round++) {
            String written = altered(examples, "0123456789+-:, ZTueNov");
            assertThat(MailDate.of(written, ReadOptions.DEFAULT))
                    .as(told(round, written))
                    .isEqualTo(SentTimes.date(written, formatter, Optional.empty(), Optional.empty()));
        }
    }

    private static int number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
    }

    private String altered(List<String> examples, String alphabet) {
        StringBuilder text = new StringBuilder(examples.get(random.nextInt(examples.size())));
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
