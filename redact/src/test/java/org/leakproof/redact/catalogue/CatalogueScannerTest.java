package org.leakproof.redact.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.leakproof.redact.scan.Boundary;
import org.leakproof.redact.scan.Dictionary;
import org.leakproof.redact.scan.Expression;
import org.leakproof.redact.scan.Span;
import org.leakproof.redact.scan.Text;

class CatalogueScannerTest {

    private static final Validator BROKEN = new Validator() {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Verdict check(Candidate candidate) {
            throw new IllegalStateException("broken");
        }
    };

    private static final OwnExpression CASE_NUMBER =
            new OwnExpression("case numbers", "CASE", Expression.parse("Az-\\d+"), Boundary.WORD, Boundary.WORD, 1);

    private static Identifier identifier(Optional<Validator> validator, Context context, Form... forms) {
        return new Identifier("test", "TEST", List.of(forms), validator, context, Examples.NONE);
    }

    private static CatalogueScanner scanner(Identifier... identifiers) {
        return CatalogueScanner.of(List.of(identifiers), List.of(), List.of());
    }

    private static NamedDictionary names(String name, String... terms) {
        List<Dictionary.Term> all = new ArrayList<>();
        for (String term : terms) {
            all.add(new Dictionary.Term(term, all.size()));
        }
        return new NamedDictionary(name, "PERSON", Dictionary.of(all, Dictionary.Folding.ALL), 0.8);
    }

    @Test
    void findsIdentifiersExpressionsAndDictionariesTogether() {
        CatalogueScanner scanner = CatalogueScanner.of(
                List.copyOf(Catalogue.of(CatalogueTest.CONFIG).all()),
                List.of(CASE_NUMBER),
                List.of(names("staff", "Zoë Müller")));
        List<Span> spans =
                scanner.newFinder().find(Text.of("Zoe Mueller, Zoë Müller: zoe@example.org, Az-17, 192.0.2.1"));
        assertThat(spans)
                .extracting(Span::rule, Span::start, Span::end)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("staff", 13, 23),
                        org.assertj.core.groups.Tuple.tuple("email", 25, 40),
                        org.assertj.core.groups.Tuple.tuple("case numbers", 42, 47),
                        org.assertj.core.groups.Tuple.tuple("ip-address", 49, 58));
        assertThat(spans).isSortedAccordingTo(Span.BY_PLACE);
        assertThat(spans.get(0).evidence().entry()).hasValue(0);
    }

    @Test
    void letsAFailingValidatorReachTheCallerAndGoesOnWithTheNextText() {
        Finder finder = scanner(identifier(Optional.of(BROKEN), Context.NONE, Form.of("", "x\\d", 0.5)))
                .newFinder();
        assertThatThrownBy(() -> finder.find(Text.of("a x1"))).isInstanceOf(IllegalStateException.class);
        assertThat(finder.find(Text.of("nothing here"))).isEmpty();
        assertThatThrownBy(() -> finder.find(Text.of("x2"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void letsAValidatorTakeWhatStandsBeforeAndBehind() {
        Validator wide = new Validator() {
            @Override
            public String name() {
                return "wide";
            }

            @Override
            public Verdict check(Candidate candidate) {
                return Verdict.part(-2, candidate.text().length() + 3, 0.5);
            }
        };
        Finder finder = scanner(identifier(Optional.of(wide), Context.NONE, Form.of("", "x\\d", 0.5)))
                .newFinder();
        assertThat(finder.find(Text.of("Zoë x1 Ælg")))
                .extracting(Span::start, Span::end)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 9));
        assertThat(finder.find(Text.of("é\u0301🏠 x1 🏠e\u0301, ü")))
                .extracting(Span::start, Span::end)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 10));
    }

    @Test
    void raisesTheScoreBesideAContextWordAndSaysWhich() {
        Context context = Context.of(Map.of("en", List.of("badge"), "de", List.of("ausweis"), "zh", List.of("工号")));
        Finder finder = scanner(identifier(Optional.empty(), context, Form.of("", "\\d{4}", 0.5)))
                .newFinder();
        assertThat(finder.find(Text.of("badges 1234")).get(0).score()).isEqualTo(0.5);
        Span near = finder.find(Text.of("Ausweis: 1234")).get(0);
        assertThat(near.score()).isEqualTo(0.8);
        assertThat(near.evidence().context()).isEqualTo("ausweis");
        assertThat(finder.find(Text.of("员工号1234")).get(0).evidence().context()).isEqualTo("工号");
        assertThat(finder.find(Text.of("1234 (badge)")).get(0).evidence().context())
                .isEqualTo("badge");
    }

    @Test
    void findsWhatNeedsContextOnlyBesideIt() {
        Context context = Context.of(Map.of("en", List.of("badge")));
        Finder finder = scanner(identifier(
                        Optional.empty(), context, Form.of("", "\\d{4}", 0.5).withContext()))
                .newFinder();
        assertThat(finder.find(Text.of("year 1999, no more"))).isEmpty();
        assertThat(finder.find(Text.of("badge 1999"))).hasSize(1);
    }

    @Test
    void joinsOverlappingFormsOfOneIdentifier() {
        Finder finder = scanner(identifier(
                        Optional.empty(), Context.NONE, Form.of("a", "ab-cd", 0.5), Form.of("b", "cd-ef", 0.7)))
                .newFinder();
        assertThat(finder.find(Text.of("ab-cd-ef")))
                .extracting(Span::start, Span::end, Span::score)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(0, 8, 0.7));
    }

    @Test
    void changesDictionariesWithoutCompilingAnew() {
        CatalogueScanner scanner = CatalogueScanner.of(List.of(), List.of(CASE_NUMBER), List.of(names("a", "Bob")));
        assertThat(scanner.withDictionaries(List.of(names("b", "Eve")))
                        .newFinder()
                        .find(Text.of("Bob, Eve, Az-1")))
                .extracting(Span::rule)
                .containsExactly("b", "case numbers");
        assertThat(scanner.newFinder().find(Text.of("Bob, Eve")))
                .extracting(Span::rule)
                .containsExactly("a");
    }

    @Test
    void refusesTwoRulesOfOneName() {
        assertThatThrownBy(() -> CatalogueScanner.of(List.of(), List.of(CASE_NUMBER, CASE_NUMBER), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("case numbers");
        assertThatThrownBy(() ->
                        CatalogueScanner.of(List.of(), List.of(CASE_NUMBER), List.of(names("case numbers", "Bob"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesEveryThreadTheSameAnswer() throws Exception {
        CatalogueScanner scanner = CatalogueScanner.of(
                List.copyOf(Catalogue.of(CatalogueTest.CONFIG).all()), List.of(), List.of());
        StringBuilder all = new StringBuilder();
        Catalogue.of(CatalogueTest.CONFIG)
                .all()
                .forEach(identifier -> identifier
                        .examples()
                        .match()
                        .forEach(example -> all.append(example).append('\n')));
        Text text = Text.of(all.toString());
        List<Span> expected = scanner.newFinder().find(text);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<List<Span>>> answers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                answers.add(pool.submit(() -> scanner.newFinder().find(text)));
            }
            for (Future<List<Span>> answer : answers) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void findsNothingInAnEmptyTextAndWithNothingToFind() {
        assertThat(scanner().newFinder().find(Text.of("some text"))).isEmpty();
        assertThat(CatalogueScanner.of(List.of(), List.of(CASE_NUMBER), List.of())
                        .newFinder()
                        .find(Text.of("")))
                .isEmpty();
    }
}
