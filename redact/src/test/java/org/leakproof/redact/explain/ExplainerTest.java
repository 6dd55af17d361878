package org.leakproof.redact.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.key.KeyFile;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Role;
import org.leakproof.redact.policy.Field;
import org.leakproof.redact.policy.PolicyLoader;
import org.leakproof.redact.policy.Rule;
import org.leakproof.redact.record.Trail;

final class ExplainerTest {
    private static final String POLICY = """
            name: Prüfung
            regions: [GB, DE]
            rules:
              - detector: people
                operator: pseudonym
              - detector: phone
                operator: replace
              - detector: payment-card
                operator: replace
              - detector: ip-address
                minimumScore: 0.95
                operator: replace
              - detector: email
                fields: [subject]
                operator: replace
              - {name: ships, terms: [Zaryá], entity: SHIP, operator: keep}
            keep: [020 7946 0000]
            """;

    private static final Participant ZOE = new Participant(
            Optional.of("Zoë Müller"),
            Optional.of("zoe@example.org"),
            Optional.empty(),
            Role.TO,
            NameSource.HEADER,
            false);

    @TempDir
    Path folder;

    private Explanation explain(String text, Participant... people) throws IOException {
        Path file = Files.writeString(folder.resolve("policy.yaml"), POLICY);
        return new Explainer(PolicyLoader.load(file), KeyFile.passing()).explain(text, Field.BODY, List.of(people));
    }

    private static List<String> passedOver(Explanation explanation) {
        return explanation.passedOver().stream()
                .map(over -> over.why() + " "
                        + over.text().substring(over.span().start(), over.span().end()))
                .toList();
    }

    @Test
    void saysWhichFormWhichCheckAndWhichWordFoundSomething() throws IOException {
        Explanation explanation = explain("Грüße, tel. 020 7946 0958");

        assertThat(explanation.edits()).singleElement().satisfies(edit -> {
            assertThat(edit.passage()).isEqualTo("020 7946 0958");
            assertThat(edit.rule().map(Rule::name)).contains("phone");
            assertThat(edit.replacement()).isEqualTo("[PHONE]");
            assertThat(edit.whole().evidence().form()).isEqualTo("national");
            assertThat(edit.whole().evidence().validator()).isNotEmpty();
            assertThat(edit.whole().evidence().context()).isEqualTo("tel");
        });
        assertThat(explanation.clean()).contains("Грüße, tel. [PHONE]");
    }

    @Test
    void saysWhatACheckRefused() throws IOException {
        Explanation explanation = explain("card 4111 1111 1111 1112");

        assertThat(explanation.edits()).isEmpty();
        assertThat(explanation.refused())
                .filteredOn(refusal -> refusal.rule().equals("payment-card"))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.validator()).isEqualTo("luhn");
                    assertThat(explanation.text().substring(refusal.start(), refusal.end()))
                            .isEqualTo("4111 1111 1111 1112");
                });
    }

    @Test
    void saysWhatIsNotSureEnoughOrForAnotherFieldOrKept() throws IOException {
        Explanation explanation = explain("from 198.51.100.7 to ü@example.org on Zarya, 020 7946 0000");

        assertThat(passedOver(explanation))
                .contains("BELOW_MINIMUM 198.51.100.7", "KEPT 020 7946 0000")
                .anyMatch(line -> line.startsWith("NOT_IN_THIS_FIELD "));
        assertThat(explanation.edits())
                .singleElement()
                .matches(edit -> !edit.redacts() && edit.passage().equals("Zarya"));
        assertThat(explanation.clean()).contains(explanation.text());
    }

    @Test
    void saysWhoWonAnOverlapAndWhoIsPartOfSomethingLonger() throws IOException {
        Explanation explanation = explain("Zoë Müller, zoe@example.org", ZOE);

        assertThat(explanation.edits())
                .extracting(Trail.Edit::passage)
                .containsExactly("Zoë Müller", "zoe@example.org");
        assertThat(explanation.edits())
                .extracting(Trail.Edit::replacement)
                .allMatch(label -> label.startsWith("PERSON-"));
        assertThat(passedOver(explanation)).contains("OVERLAPPED Zoë Müller");
    }

    @Test
    void saysThatTheGateWouldHoldTheMessage() throws IOException {
        Explanation explanation = explain("tel. 020 7946 0958, in the file scan02079460958");

        assertThat(explanation.held()).contains(HeldReason.GATE);
        assertThat(explanation.gateHit()).isPresent();
        assertThat(explanation.clean()).isEmpty();
    }

    @Test
    void looksAtEveryField() throws IOException {
        Path file = Files.writeString(folder.resolve("policy.yaml"), POLICY);
        Explainer explainer = new Explainer(PolicyLoader.load(file), KeyFile.passing());
        for (Field field : Field.values()) {
            if (field != Field.PARTICIPANTS) {
                assertThat(explainer
                                .explain("ring 020 7946 0958", field, List.of())
                                .clean())
                        .as("%s", field)
                        .contains("ring [PHONE]");
            }
        }
    }
}
