package org.leakproof.redact.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leakproof.redact.record.TestMessage.mail;
import static org.leakproof.redact.record.TestRun.body;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leakproof.contract.record.Place;
import org.leakproof.contract.record.RedactedValue;

/** A value is the same thing however a program wrote it down. */
final class EncodedValuesTest {
    private static final Pattern LABEL = Pattern.compile("(?:EMAIL|PHONE)-[0-9A-HJKMNP-TV-Z]{13}");
    private static final String PSEUDONYMS =
            "  - {detector: email, operator: pseudonym}\n  - {detector: phone, operator: pseudonym}\n";

    private static TestRun rules(String rules) {
        return TestRun.of("name: Å\nregions: [GB]\nparticipants: {show: keep}\nrules:\n" + rules);
    }

    private static List<String> labels(String text) {
        Matcher matcher =
                LABEL.matcher(body(rules(PSEUDONYMS).passed(mail().body(text).make())));
        List<String> labels = new ArrayList<>();
        while (matcher.find()) {
            labels.add(matcher.group());
        }
        return labels;
    }

    private static String clean(String rules, String text) {
        return body(rules(rules).passed(mail().body(text).make()));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void givesAnAddressOneLabelHoweverItStandsEncoded() {
        List<String> labels = labels("""
                Grüße an zoe@port.example,
                dann zoe%40port.example und
                zo=65=40port.ex=
                ample sowie
                &#122;oe&#x40;port&period;example oder
                zoe%26%2364%3Bport.example, und auch
                """ + base64("write to zoe@port.example"));
        assertThat(labels).hasSize(6);
        assertThat(Set.copyOf(labels)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"to%3Azoe@port.example", "to=3Dzoe@port.example", "&lt;zoe@port.example&gt;"})
    void takesNoPartOfAnEscapeBesideAnAddressForItsBeginning(String text) {
        assertThat(labels("«Å» " + text + " now")).isEqualTo(labels("zoe@port.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ring +46 8 505 \n10 471 today",
                "> ring +46 8 505\n> 10 471 today",
                "ring +46 8 505=\n 10 471 today",
                "ring +46  8\t505  10 471 today",
                "ring &plus;46&nbsp;8&nbsp;505 10 471 today",
            })
    void givesANumberBrokenOverLinesTheLabelThatItHasInOne(String text) {
        assertThat(labels(text)).hasSize(1).isEqualTo(labels("ring +46 8 505 10 471 today"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoe@port.example", "zoe%40port.example", "&#122;oe&#64;port&#x2e;exampl&#101;"})
    void leavesNoMoreOfAnEncodedValueThanOfThePlainOne(String text) {
        assertThat(clean("  - {detector: email, operator: mask, with: {keepFirst: 2, keepLast: 2}}\n", text))
                .isEqualTo("zo********le");
    }

    @Test
    void leavesOfARunOfBase64NoMoreThanOfTheValueInIt() {
        String text = "see " + base64("the address is zoe@port.example for all");
        assertThat(clean("  - {detector: email, operator: mask, with: {keepFirst: 2, keepLast: 2}}\n", text))
                .isEqualTo("see zo********le");
        assertThat(clean(
                        "  - {detector: ip-address, operator: generalise, with: {ip: 16}}\n",
                        "from 198%2E51%2E100%2E7 on"))
                .isEqualTo("from 198.51.0.0/16 on");
    }

    @Test
    void tellsTheGateAndTheVaultWhatStoodEncodedAsItReads() {
        String text = "a zoe%40port.example, b " + base64("zoe@port.example, tel. 020 7946 0958");
        Set<String> told = new LinkedHashSet<>();
        List<String> noted = new ArrayList<>();
        TestRun run = rules(PSEUDONYMS);
        Redacted redacted = run.redactor()
                .forArchive(TestMessage.ARCHIVE, run.redactor().addressBook().build())
                .redact(mail().body(text).make(), new Trail() {
                    @Override
                    public void edited(Edit edit) {
                        edit.place()
                                .filter(place -> place.kind() == Place.Kind.SEGMENT)
                                .ifPresent(place -> noted.add(edit.plain()));
                    }
                });
        redacted.values().stream().map(RedactedValue::value).forEach(told::add);
        assertThat(told).contains("zoe@port.example", "zoe%40port.example", "020 7946 0958");
        assertThat(told).as("parts of what is told").doesNotContain("port.example");
        assertThat(noted).hasSize(2).startsWith("zoe@port.example");
    }

    @Test
    void lettingAPassageStandInARunOfBase64LetsNothingElseStand() {
        String both = base64("ask press@port.example or tel. 020 7946 0958");
        String keep = "  - {detector: email, operator: keep}\n  - {detector: phone, operator: replace}\n";
        assertThat(clean(keep, both)).isEqualTo("[PHONE]");
        String policy = "name: Å\nregions: [GB]\nparticipants: {show: keep}\nkeep: [press@port.example]\nrules:\n"
                + "  - {detector: email, operator: replace}\n  - {detector: phone, operator: replace}\n";
        TestRun run = TestRun.of(policy);
        assertThat(body(run.passed(mail().body(both).make()))).isEqualTo("[PHONE]");
        String alone = base64("ask press@port.example now");
        assertThat(body(run.passed(mail().body(alone).make()))).isEqualTo(alone);
    }
}
