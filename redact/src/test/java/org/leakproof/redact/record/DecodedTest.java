package org.leakproof.redact.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leakproof.redact.policy.PolicyLoader;
import org.leakproof.redact.scan.Span;

/** What programs left encoded is read, found, and taken out where it stands. */
final class DecodedTest {
    private static final Detector NEWSROOM = Detector.of(PolicyLoader.load("newsroom"));

    private static List<String> readings(String text) {
        List<String> readings = new ArrayList<>();
        Decoded.each(text, decoded -> readings.add(decoded.text()));
        return readings;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zo=C3=AB=40port.example | zoë@port.example",
                "zo%C3%AB%40port.example | zoë@port.example",
                "zo%EB&#64;port&#x2E;example | zoë@port.example",
                "zoe\\u0040port\\x2eexample | zoe@port.example",
                "&plus;46&nbsp;8&nbsp;505 | +46 8 505",
                "see Wm/DqyBzYWlkIGlu | see Zoë said in",
            })
    void readsWhatIsEncoded(String text, String expected) {
        assertThat(readings(text)).isNotEmpty().containsOnly(expected);
    }

    @Test
    void readsWhatIsEncodedTwice() {
        assertThat(readings("zoe%26%2364%3Bport.example")).contains("zoe@port.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nothing is encoded here: 100 % of it, a = b, R&D, C:\\temp",
                "The first line\nand the second, 3 of 4\nlines",
                "counterrevolutionaries",
            })
    void leavesPlainTextAlone(String text) {
        assertThat(readings(text)).isEmpty();
    }

    @Test
    void findsAtThePlaceInTheOriginal() {
        String text = "«Å» write to zo=C3=AB=40port.ex=\nample, please";
        List<Detector.Found> found = NEWSROOM.find(text);
        assertThat(found).extracting(Detector.Found::entity).containsOnly("EMAIL_ADDRESS");
        assertThat(text.substring(found.get(0).start(), found.get(0).end())).isEqualTo("zo=C3=AB=40port.ex=\nample");
    }

    @Test
    void takesTheWholeRunOfBase64() {
        String text = "token: a0hh dGVsLiArNDYgOCA1MDUgMTAgNDcx and more";
        List<Detector.Found> found = NEWSROOM.find(text);
        assertThat(found).hasSize(1);
        assertThat(text.substring(found.get(0).start(), found.get(0).end())).isEqualTo("dGVsLiArNDYgOCA1MDUgMTAgNDcx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ring +46 8 505 \n10 471 today",
                "> ring +46 8 505\n> 10 471 today",
                "The men of the night shift said in the morning: ring +46 8\n505 10 471 today",
                "ring +46  8\t505  10 471 today",
            })
    void findsNumbersAcrossLinesAndWideGaps(String text) {
        assertThat(NEWSROOM.find(text)).extracting(Detector.Found::entity).containsExactly("PHONE_NUMBER");
    }

    @Test
    void readsLongTextsInStretchesThatOverlap() {
        String text = "%41".repeat(50_000) + " zoe%40port.example " + "=\n".repeat(50_000);
        int[] most = {0};
        List<Span> found = new ArrayList<>();
        Decoded.each(text, decoded -> {
            most[0] = Math.max(most[0], decoded.text().length());
            int at = decoded.text().indexOf("zoe@port.example");
            if (at >= 0) {
                decoded.original(new Span(at, at + 16, "X", 1, "x")).ifPresent(found::add);
            }
        });
        assertThat(most[0]).isLessThan(1 << 17);
        assertThat(found)
                .isNotEmpty()
                .allMatch(span -> text.substring(span.start(), span.end()).equals("zoe%40port.example"));
    }
}
