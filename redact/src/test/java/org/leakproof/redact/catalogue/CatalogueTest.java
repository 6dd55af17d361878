package org.leakproof.redact.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.leakproof.redact.catalogue.contact.PhoneConfig;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueTest implements IdentifierContract {

    static final CatalogueConfig CONFIG =
            new CatalogueConfig(new PhoneConfig(List.of("US", "GB", "DE", "FR", "ES", "RU", "CN")));

    @Override
    public Stream<Identifier> identifiers() {
        return Catalogue.of(CONFIG).all().stream();
    }

    @Test
    void listsEveryIdentifierOnceByItsPublicId() {
        Catalogue catalogue = Catalogue.of(CONFIG);
        Set<Identifier> grouped = new HashSet<>();
        catalogue.groups().values().forEach(grouped::addAll);
        assertThat(catalogue.all())
                .filteredOn(identifier -> !grouped.contains(identifier))
                .extracting(Identifier::id)
                .doesNotHaveDuplicates()
                .contains("email", "phone", "iban", "ip-address", "postal-address", "date-of-birth", "vin", "gps")
                .contains(
                        "url-credentials",
                        "private-key",
                        "api-token",
                        "jwt",
                        "authorization",
                        "password",
                        "secret-value");
        assertThat(catalogue.find("iban")).isPresent();
        assertThat(catalogue.find("no-such")).isEmpty();
    }

    @Test
    void knowsTwoHundredKindsOfTokensAndMore() {
        assertThat(Catalogue.of(CONFIG).find("api-token").orElseThrow().forms()).hasSizeGreaterThan(200);
    }

    @Test
    void groupsHaveNamesThatNoIdentifierHas() {
        Catalogue catalogue = Catalogue.of(CONFIG);
        assertThat(catalogue.groups()).containsOnlyKeys("national-ids", "company-ids", "bank-accounts");
        catalogue.groups().forEach((name, identifiers) -> {
            assertThat(catalogue.find(name)).isEmpty();
            assertThat(catalogue.all()).containsAll(identifiers);
        });
    }
}
