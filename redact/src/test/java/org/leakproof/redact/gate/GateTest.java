package org.leakproof.redact.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leakproof.contract.record.Place;

final class GateTest {
    private static final Kept NOTHING_KEPT = new Kept(java.util.List.of());

    private static boolean hits(Forms.Reach reach, boolean name, String value, String text) {
        return hits(GateSettings.CAREFUL, reach, name, value, text);
    }

    private static boolean hits(GateSettings settings, Forms.Reach reach, boolean name, String value, String text) {
        FormSet forms = new FormSet(4);
        new Forms(settings).add(value, name, reach, forms);
        Tokens tokens = new Tokens();
        return forms.search(text, tokens, (from, to) -> true)
                || Decodings.of(text).stream().anyMatch(decoded -> forms.search(decoded, tokens, (from, to) -> true));
    }

    @ParameterizedTest(name = "{0} in: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            john.smith@example.org   | write to JOHN.SMITH@EXAMPLE.ORG today
            john.smith@example.org   | mailto:john.smith%40example.org?subject=x
            john.smith@example.org   | john.smith=40example.org
            john.smith@example.org   | user john.smith logged in
            john.smith@example.org   | the file johnsmith_report.pdf
            john.smith@example.org   | &#106;ohn.smith&#64;example.org
            John Smith               | Smith, John was there
            John Smith               | JOHN_SMITH_CV.pdf
            John Smith               | JohnSmithCV.pdf
            John Smith               | John=20Smith
            John Smith               | see johnsmith2019.pdf
            John Smith               | …and said John\\u0020Smith.
            José Núñez               | jose nunez
            José Núñez               | Jos=C3=A9 N=C3=BA=C3=B1ez
            Jürgen Müller            | Juergen Mueller
            Straße Großmann          | STRASSE GROSSMANN
            DE89 3704 0044 0532 0130 00 | DE89370400440532013000
            DE89370400440532013000   | de89-3704-0044-0532-0130-00
            +49 30 1234567           | 030/123 45 67
            +49 30 1234567           | 0049 (30) 1234567
            030 1234567              | call +49-30-1234567
            4111 1111 1111 1111      | 4111111111111111
            203.0.113.7              | from 203.0.113.7:25
            dev.patel@example.org    | see Dev_Patel.pdf
            Пётр Иванович            | ПЕТР ИВАНОВИЧ
            田中太郎                  | これは田中太郎です
            """)
    void findsAValueInAnotherWrittenForm(String value, String text) {
        assertThat(hits(Forms.Reach.RECORD, !value.matches(".*[0-9@].*"), value, text))
                .isTrue();
    }

    @Test
    void findsAValueWithinABase64RunAtAnyAlignment() {
        for (int shift = 0; shift < 3; shift++) {
            String plain = "x".repeat(shift) + " the account of John Smith, london";
            String text = "data: " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
            assertThat(hits(Forms.Reach.RUN, true, "John Smith", text))
                    .as("shift %s", shift)
                    .isTrue();
        }
    }

    @Test
    void findsAValueThatIsWrittenWithInvisibleCharacters() {
        assertThat(hits(Forms.Reach.RECORD, true, "John Smith", "Jo\u200Bhn\u00AD Smi\u0301th"))
                .isTrue();
    }

    @Test
    void findsAValueAcrossAQuotedLineBreak() {
        assertThat(hits(Forms.Reach.RECORD, true, "John Smith", "> as John\r\n> Smith said"))
                .isTrue();
    }

    @Test
    void findsAValueAtTheEndOfALongText() {
        String text = "word and word ".repeat(20_000) + "then John Smith" + " and more".repeat(10_000);
        assertThat(hits(Forms.Reach.RUN, true, "John Smith", text)).isTrue();
    }

    @Test
    void findsNothingAcrossWhatWasReplaced() {
        assertThat(hits(Forms.Reach.RECORD, true, "John Smith", "John" + Tokens.BARRIER + "Smith"))
                .isFalse();
    }

    @ParameterizedTest(name = "{0} in: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Will                  | we will see
            Ann                   | the annual plan
            John Smith            | John Smithson, or Upjohn Smith
            Customer Service      | call Customer Service
            info@example.org      | more info. at
            core-user@example.org | every Core_User knows
            12345                 | 123450
            1234567               | 12345678
            4111111111111111      | 94111111111111111
            """)
    void leavesWhatOnlyLooksLikeTheValue(String value, String text) {
        assertThat(hits(Forms.Reach.RECORD, true, value, text)).isFalse();
    }

    @Test
    void searchesSingleNamesInTheirOwnRecordOnly() {
        assertThat(hits(Forms.Reach.RECORD, true, "Will", "Will said so")).isTrue();
        assertThat(hits(Forms.Reach.RUN, true, "Will", "Will said so")).isFalse();
    }

    @Test
    void searchesShortNumbersInTheirOwnRecordOnly() {
        assertThat(hits(Forms.Reach.RECORD, false, "555-1234", "5551234")).isTrue();
        assertThat(hits(Forms.Reach.RUN, false, "555-1234", "5551234")).isFalse();
    }

    @Test
    void leavesFormsThatTheSettingsSwitchOff() {
        GateSettings plain = new GateSettings(5, 6, 7, 6, 9, false, false, false);
        assertThat(hits(plain, Forms.Reach.RECORD, true, "John Smith", "Smith, John"))
                .isFalse();
        assertThat(hits(plain, Forms.Reach.RECORD, false, "john.smith@example.org", "john.smith"))
                .isFalse();
    }

    @Test
    void exemptsAHitWithinAKeptTermOnly() {
        Kept kept = new Kept(java.util.List.of(new KeptTerm("Angela Merkel", Set.of(Place.Kind.SUBJECT))));
        FormSet none = Kept.of(java.util.List.of());
        Tokens tokens = new Tokens();
        assertThat(kept.covers(Place.Kind.SUBJECT, none, "of Angela Merkel too", 10, 16, tokens))
                .isTrue();
        assertThat(kept.covers(Place.Kind.SUBJECT, none, "of Fred Merkel too", 8, 14, tokens))
                .isFalse();
        assertThat(kept.covers(Place.Kind.SEGMENT, none, "of Angela Merkel too", 10, 16, tokens))
                .isFalse();
        assertThat(NOTHING_KEPT.covers(
                        Place.Kind.SUBJECT, Kept.of(java.util.List.of("Merkel")), "a Merkel b", 2, 8, tokens))
                .isTrue();
    }

    @Test
    void takesFewBytesForEachOfAMillionValues() {
        FormSet forms = new FormSet(1_000_000);
        Forms derive = new Forms(GateSettings.CAREFUL);
        for (int i = 0; i < 1_000_000; i++) {
            derive.add("mara" + i + "@example" + i % 997 + ".org", false, Forms.Reach.RUN, forms);
        }
        assertThat(forms.size()).isGreaterThan(1_999_000);
        assertThat(forms.bytes()).isLessThan(70_000_000L);
        assertThat(forms.search("mail of mara777777@example117.org", new Tokens(), (from, to) -> true))
                .isTrue();
    }
}
