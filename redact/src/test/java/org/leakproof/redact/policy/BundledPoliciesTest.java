package org.leakproof.redact.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BundledPoliciesTest {

    @ParameterizedTest
    @CsvSource({"newsroom, strict", "secrets-only, newsroom", "secrets-only, strict"})
    void theStricterOneTakesOutAllThatTheOtherTakesOut(String looser, String stricter) {
        Policy strict = PolicyLoader.load(stricter);

        assertThat(PolicyLoader.load(looser).rules())
                .filteredOn(rule -> rule.operator().redacts())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(strict.rules())
                        .as("%s of %s in %s", rule.name(), looser, stricter)
                        .anyMatch(other -> other.finds().equals(rule.finds())
                                && other.operator().redacts()
                                && other.minimumScore() <= rule.minimumScore()
                                && other.fields().containsAll(rule.fields())));
    }
}
