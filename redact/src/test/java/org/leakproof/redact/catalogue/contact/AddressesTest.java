package org.leakproof.redact.catalogue.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leakproof.redact.catalogue.CatalogueScanner;
import org.leakproof.redact.catalogue.Finder;
import org.leakproof.redact.scan.Span;
import org.leakproof.redact.scan.Text;

class AddressesTest {

    private static final Set<String> NAMED = Set.of("US", "GB", "DE", "FR", "ES", "IT", "PL", "RU");

    private static final List<String> SENTENCES =
            List.of("Zoë moved to «%s» in spring.", "Send it: «%s». Thank you", "(«%s») was empty");

    private final Finder finder =
            CatalogueScanner.of(Addresses.all(), List.of(), List.of()).newFinder();

    /** An address within a text; the marks around it are taken out. */
    private record Case(String country, String text, int start, int end) {

        static Case of(String country, String marked) {
            int start = marked.indexOf('«');
            int end = marked.indexOf('»') - 1;
            return new Case(country, marked.replace("«", "").replace("»", ""), start, end);
        }
    }

    @Test
    void coversAddressesOfManyCountriesWhole() throws IOException {
        List<Case> cases = cases("addresses.tsv");
        assertThat(cases).hasSizeGreaterThan(4 * 160);
        assertThat(cases.stream().map(Case::country).distinct()).hasSizeGreaterThan(40);
        assertThat(covered(cases, NAMED::contains)).isGreaterThanOrEqualTo(0.99);
        assertThat(covered(cases, country -> true)).isGreaterThanOrEqualTo(0.99);
        assertThat(cases.stream().filter(this::takesMore).count()).isLessThanOrEqualTo(cases.size() / 100);
    }

    /**
     * What rules cover that had not been written with these in view: of the first 78 addresses 69 of 100 (73 of the countries
     * that are named), of the 54 behind them, once the misses of those were mended, 81 of 100 (82).
     */
    @Test
    void coversAddressesThatWereWrittenLaterWhole() throws IOException {
        List<Case> cases = cases("addresses-unseen.tsv");
        assertThat(covered(cases, NAMED::contains)).isGreaterThanOrEqualTo(0.97);
        assertThat(covered(cases, country -> true)).isGreaterThanOrEqualTo(0.96);
        assertThat(cases.stream().filter(this::takesMore).count()).isLessThanOrEqualTo(cases.size() / 100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ærø 12, see page 3",
                "On 5 March, 2004 Zoë left Göteborg.",
                "Copyright 2003 Åsa Ek\n2005 Zoë Blå\n2007 Öde",
                "1994-1996, Åsa Ek.\n  2009, Zoë Blå",
                "Item 12\nItem 14\nTotal 10045",
                "Windows 10, Build 19041 and Office",
                "国道2号線を走る",
                "서울로 3명이 갔다",
                "Das Spiel endete 3:2, 40000 sahen zu.",
                "Fix 12, 10115 tests, 3 Flaky",
                "RFC 822, 1982 August",
                "Zoë Blå\n+46 8 123 45 67\nStockholm"
            })
    void leavesWhatIsNoAddress(String text) {
        assertThat(addresses(text)).isEmpty();
    }

    @Test
    void leavesTheNextSentenceAndTheNextName() {
        assertThat(addresses("Wir wohnen Lindenstraße 5, 20459 Hamburg. Anna kommt."))
                .containsExactly("Lindenstraße 5, 20459 Hamburg");
        assertThat(addresses("12 Elm Road\nDear Zoë,\n10115 is the code")).containsExactly("12 Elm Road");
        assertThat(addresses("Zoë Åkesson\n12 Elm Road\nLeeds LS6 2QT\nTel. 12345"))
                .containsExactly("12 Elm Road\nLeeds LS6 2QT");
    }

    @Test
    void takesACharacterOfSeveralCodePointsWhole() {
        assertThat(addresses("12 Elm Road, 75011 Sète\u0301\u0301, ok"))
                .containsExactly("12 Elm Road, 75011 Sète\u0301\u0301");
        assertThat(addresses("Lindenstraße 5, 🏠 20459 Hamburg")).containsExactly("Lindenstraße 5");
    }

    private double covered(List<Case> cases, Predicate<String> countries) {
        List<Case> chosen =
                cases.stream().filter(one -> countries.test(one.country())).toList();
        return (double) chosen.stream().filter(this::isCovered).count() / chosen.size();
    }

    private boolean isCovered(Case one) {
        BitSet covered = covered(one.text());
        return lettersBetween(one.text(), one.start(), one.end()).stream().allMatch(covered::get);
    }

    private boolean takesMore(Case one) {
        BitSet covered = covered(one.text());
        return lettersBetween(one.text(), 0, one.start()).stream().anyMatch(covered::get)
                || lettersBetween(one.text(), one.end(), one.text().length()).stream()
                        .anyMatch(covered::get);
    }

    private static List<Integer> lettersBetween(String text, int from, int to) {
        List<Integer> places = new ArrayList<>();
        for (int at = from; at < to; at++) {
            if (Character.isLetterOrDigit(text.charAt(at))) {
                places.add(at);
            }
        }
        return places;
    }

    private BitSet covered(String text) {
        BitSet covered = new BitSet();
        for (Span span : finder.find(Text.of(text))) {
            covered.set(span.start(), span.end());
        }
        return covered;
    }

    private List<String> addresses(String text) {
        return finder.find(Text.of(text)).stream()
                .filter(span -> span.rule().equals("postal-address"))
                .map(span -> text.substring(span.start(), span.end()))
                .toList();
    }

    /** Each address on one line, on several, in a sentence, quoted. */
    private static List<Case> cases(String table) throws IOException {
        String lines;
        try (InputStream in = Objects.requireNonNull(AddressesTest.class.getResourceAsStream("/catalogue/" + table))) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Case> cases = new ArrayList<>();
        for (String line : lines.lines().filter(row -> !row.startsWith("#")).toList()) {
            String[] row = line.split("\t", -1);
            String one = row[1].replace("|", ", ").replace("¦", " ");
            String several = row[1].replace('|', '\n').replace('¦', '\n');
            cases.add(Case.of(row[0], "«" + one + "»"));
            cases.add(Case.of(row[0], "Zoë Åkesson\n«" + several + "»\n\nSee you soon"));
            cases.add(Case.of(
                    row[0], SENTENCES.get(cases.size() / 4 % SENTENCES.size()).replace("%s", one)));
            cases.add(Case.of(row[0], "> Hello,\n> «" + several.replace("\n", "\n> ") + "»\n>\n> yes"));
        }
        return cases;
    }
}
