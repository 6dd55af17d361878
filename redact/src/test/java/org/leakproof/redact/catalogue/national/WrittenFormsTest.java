package org.leakproof.redact.catalogue.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leakproof.redact.catalogue.CatalogueScanner;
import org.leakproof.redact.catalogue.Finder;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.scan.Span;
import org.leakproof.redact.scan.Text;

/** All kinds together, as a policy has them. */
final class WrittenFormsTest {

    private static final double MINIMUM = 0.5;

    private static final List<Identifier> ALL = Stream.of(
                    NationalIds.people(), NationalIds.companies(), NationalIds.accounts())
            .flatMap(List::stream)
            .toList();
    private static final CatalogueScanner SCANNER = CatalogueScanner.of(ALL, List.of(), List.of());

    private final Finder finder = SCANNER.newFinder();

    private List<Span> find(String text) {
        return finder.find(Text.of(text)).stream()
                .filter(span -> span.score() >= MINIMUM)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSN «536‑22‑8045»", // non-breaking hyphens
                "NIR «2\u00A055\u00A008\u00A014\u00A0168\u00A0025\u00A038»",
                "PESEL «４４０５１４０１４５８»",
                "PESEL «44\u200B051\u00AD401458»",
                "الرقم القومي «٢٨٠٠١٠١٠١٠١٢٣٤»",
                "身份证号：«１１０１０５１９４９１２３１００２Ｘ»",
                "Aadhaar «3123\u202F4567\u202F8909»",
                "PESEL: «4 4 0 5 1 4 0 1 4 5 8»",
                "PESEL: «44051\n401458»",
                "NIP «l234563218»", // as scans are read
                "Codice fiscale «rssmra85t10a562s»"
            })
    void findsNumbersHoweverTheyAreWritten(String marked) {
        int from = marked.indexOf('«');
        int to = marked.indexOf('»') - 1;
        assertThat(find(marked.replaceAll("[«»]", ""))).anySatisfy(span -> {
            assertThat(span.start()).isEqualTo(from);
            assertThat(span.end()).isEqualTo(to);
        });
    }

    @Test
    void findsAMistypedNumberDirectlyBehindItsNameOnly() {
        assertThat(find("PESEL 44051401459")).isNotEmpty();
        assertThat(find("44051401459 PESEL")).extracting(Span::rule).doesNotContain("pl-pesel");
        assertThat(find("kod PESEL-44051401459")).extracting(Span::rule).doesNotContain("pl-pesel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Good morning, we met on 3 March 2019 at half past ten; the report costs 12.50 and has 48 pages.",
                "Invoice 2019-0004711 of 12.03.2019, order no. 300214, 1,234,567.89 EUR, room 4B-112",
                "date=\"1512226167463\" id=\"5f1d7a84e2\" v1.24.3 10.0.0.1 2021-03-14T15:09:26Z",
                "RFC 2822, ISO 27001, A4, B2B, F16, G7, WW2, K2, M25, COVID19, H1N1, 747-400",
                "The passport office closed in 1998. Her social security was cut. Tax number of cases: 2019.",
                "d41d8cd98f00b204e9800998ecf8427e 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c"
            })
    void leavesOrdinaryNumbers(String text) {
        assertThat(find(text)).isEmpty();
    }

    @Test
    void finishesOnNumbersWithoutEnd() {
        for (String piece : List.of("1", "12 ", "4 4 0 5 1 4 ", "PESEL ", "PESEL: 1 ", "A1", "12-34.", "nr nr ")) {
            String text = piece.repeat(20_000 / piece.length());
            long before = finder.steps();
            find(text);
            assertThat(finder.steps() - before).as(piece).isLessThan(200L * text.length());
        }
    }
}
