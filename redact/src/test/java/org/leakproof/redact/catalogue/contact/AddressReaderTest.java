package org.leakproof.redact.catalogue.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leakproof.redact.catalogue.CatalogueScanner;
import org.leakproof.redact.scan.Span;
import org.leakproof.redact.scan.Text;

/** What was read for one address does not change what is found of another. */
final class AddressReaderTest {

    private static final CatalogueScanner SCANNER = CatalogueScanner.of(Addresses.all(), List.of(), List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Flat 3, 12 Žitná Street, Ærø, Česká republika\n",
                "Große Lindenstraße 12a, 20095 Hamburg; ",
                "Ilica 27, 10000 Zagreb\n",
                "Calle Mayor 5, 2º B, 28013 Madrid. ",
                "ул. Ленина, д. 5, кв. 12, Łódź\n\n",
                "7 Élan Vale Road, Ystrad, Wales, EC1A 1BB "
            })
    void findsTheSameInALongColumnAsFarIntoATextWithoutOne(String address) {
        String column = address.repeat(12);
        String filler = "ü, and so on.\n\n".repeat(2000);
        List<Span> alone = SCANNER.newFinder().find(Text.of("\n\n" + column));
        List<Span> between = SCANNER.newFinder().find(Text.of(filler + "\n\n" + column + "\n\n" + filler));

        assertThat(alone).isNotEmpty();
        assertThat(between.stream()
                        .map(span -> span.at(span.start() - filler.length(), span.end() - filler.length()))
                        .toList())
                .startsWith(alone.get(0))
                .hasSize(alone.size());
    }
}
