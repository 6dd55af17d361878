package org.leakproof.redact.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leakproof.redact.scan.Span;
import org.leakproof.redact.scan.Text;
import org.leakproof.redact.scan.Written;

/** What every identifier keeps. The class that implements it needs {@code @TestInstance(PER_CLASS)}. */
interface IdentifierContract {

    /** Text before and behind what is looked for: none of it may be damaged. */
    List<String> SURROUNDINGS = List.of("", " ", "\n", " 😀 ", " \uD83D ", " مرحبا ", " 本 ", " e\u0301 ");

    /** Around, before or behind what is looked for, as {@link Labelled.Way} says. */
    List<String> GROUPS = List.of("(?<v>", "(?<label>", "(?<rest>");

    Stream<Identifier> identifiers();

    /** Compiled once for all tests. */
    Map<Identifier, CatalogueScanner> SCANNERS = new ConcurrentHashMap<>();

    private static CatalogueScanner scanner(Identifier identifier) {
        return SCANNERS.computeIfAbsent(identifier, one -> CatalogueScanner.of(List.of(one), List.of(), List.of()));
    }

    private static Finder finder(Identifier identifier) {
        return scanner(identifier).newFinder();
    }

    private static String marked(String text, List<Span> spans) {
        StringBuilder marked = new StringBuilder();
        int at = 0;
        for (Span span : spans) {
            marked.append(text, at, span.start())
                    .append('«')
                    .append(text, span.start(), span.end())
                    .append('»');
            at = span.end();
        }
        return marked.append(text.substring(at)).toString();
    }

    /** Much of it is read when a text first needs it: a mistake there would hold records instead of stopping the start. */
    @ParameterizedTest
    @MethodSource("identifiers")
    default void hasExpressionsThatCanBeRead(Identifier identifier) {
        for (Form form : identifier.forms()) {
            String source = form.expression().source();
            assertThat(form.expression().size()).as(source).isPositive();
            String head = form.head().map(each -> each.expression().source()).orElse("");
            form.head()
                    .ifPresent(each ->
                            assertThat(each.expression().size()).as(head).isPositive());
            if (GROUPS.stream().anyMatch((head + source)::contains)) {
                assertThatCode(() -> Pattern.compile(head + source)).doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("identifiers")
    default void findsExactlyWhatItsExamplesMark(Identifier identifier) {
        assertThat(identifier.examples().match()).as(identifier.id()).isNotEmpty();
        Finder finder = finder(identifier);
        for (String example : identifier.examples().match()) {
            String text = example.replaceAll("[«»]", "");
            assertThat(marked(text, finder.find(Text.of(text))))
                    .as(identifier.id())
                    .isEqualTo(example);
        }
    }

    @ParameterizedTest
    @MethodSource("identifiers")
    default void findsNothingInItsCounterExamples(Identifier identifier) {
        assertThat(identifier.examples().noMatch()).as(identifier.id()).isNotEmpty();
        Finder finder = finder(identifier);
        for (String text : identifier.examples().noMatch()) {
            assertThat(marked(text, finder.find(Text.of(text))))
                    .as(identifier.id())
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest
    @MethodSource("identifiers")
    default void givesOrderedSpansThatSplitNoCharacter(Identifier identifier) {
        Finder finder = finder(identifier);
        for (String example : identifier.examples().match()) {
            for (String surrounding : SURROUNDINGS) {
                String text = surrounding + example.replaceAll("[«»]", "") + surrounding;
                int end = 0;
                for (Span span : finder.find(Text.of(text))) {
                    assertThat(span.start()).as(identifier.id()).isGreaterThanOrEqualTo(end);
                    assertThat(span.end()).isLessThanOrEqualTo(text.length());
                    assertThat(splits(text, span.start())).isFalse();
                    assertThat(splits(text, span.end())).isFalse();
                    assertThat(span.entity()).isEqualTo(identifier.entity());
                    assertThat(span.rule()).isEqualTo(identifier.id());
                    end = span.end();
                }
            }
        }
    }

    /** A check that fails holds the record: it must have an answer to all that its expressions match. */
    @ParameterizedTest
    @MethodSource("identifiers")
    default void answersWhateverItsExpressionsMatch(Identifier identifier) {
        long seed = 20260202;
        Random random = new Random(seed);
        Finder finder = finder(identifier);
        List<String> words = identifier.context().words().values().stream()
                .flatMap(List::stream)
                .toList();
        for (Form form : identifier.forms()) {
            for (int i = 0; i < 100; i++) {
                String word = words.isEmpty() ? "" : words.get(random.nextInt(words.size()));
                String head = form.head()
                        .map(each -> Written.by(each.expression(), random))
                        .orElse("");
                Text text = Text.of(word + " " + head + Written.by(form.expression(), random) + " " + word);
                assertThatCode(() -> finder.find(text))
                        .as("%s, form %s, seed %d", identifier.id(), form.name(), seed)
                        .doesNotThrowAnyException();
            }
        }
    }

    private static boolean splits(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }

    @ParameterizedTest
    @MethodSource("identifiers")
    default void givesTheSameAnswerTwiceAndAfterOtherTexts(Identifier identifier) {
        Finder finder = finder(identifier);
        List<List<Span>> first = new ArrayList<>();
        identifier.examples().match().forEach(text -> first.add(finder.find(Text.of(text))));
        List<List<Span>> second = new ArrayList<>();
        identifier.examples().match().forEach(text -> second.add(finder.find(Text.of(text))));
        assertThat(second).isEqualTo(first);
    }

    /** Pieces of its own examples, over and over, are the most that a text can do to it. */
    @ParameterizedTest
    @MethodSource("identifiers")
    default void doesWorkInProportionToHostileText(Identifier identifier) {
        long seed = 20260101;
        Random random = new Random(seed);
        List<String> examples = identifier.examples().match();
        CatalogueScanner scanner = scanner(identifier);
        for (int i = 0; i < 12; i++) {
            String example = examples.get(random.nextInt(examples.size())).replaceAll("[«»]", "");
            int from = random.nextInt(example.length());
            String piece = example.substring(from, from + 1 + random.nextInt(example.length() - from));
            long small = steps(scanner, piece.repeat(1 + 8_000 / piece.length()));
            long large = steps(scanner, piece.repeat(1 + 32_000 / piece.length()));
            assertThat(large).as("%s, seed %d", identifier.id(), seed).isLessThan(small * 5 + 10_000);
        }
    }

    private static long steps(CatalogueScanner scanner, String text) {
        Finder finder = scanner.newFinder();
        finder.find(Text.of(text));
        return finder.steps();
    }
}
