package org.leakproof.redact.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leakproof.contract.yaml.YamlMistake;
import org.leakproof.redact.catalogue.Catalogue;
import org.leakproof.redact.catalogue.CatalogueConfig;
import org.leakproof.redact.catalogue.Finder;
import org.leakproof.redact.catalogue.contact.PhoneConfig;
import org.leakproof.redact.scan.Text;

/** Rules that stop other engines, or that no editor can have meant. */
final class HostilePolicyTest {
    private static final Catalogue CATALOGUE = Catalogue.of(new CatalogueConfig(new PhoneConfig(List.of())));

    @TempDir
    Path folder;

    private Policy load(String rule) throws IOException {
        return PolicyLoader.load(Files.writeString(
                folder.resolve("policy.yaml"), "name: ü\nparticipants: {show: keep}\nrules:\n" + rule));
    }

    private static String own(String expression) {
        return "- name: own\n  entity: OWN\n  operator: replace\n  expression: '" + expression + "'\n";
    }

    private List<String> problems(String rule) {
        YamlMistake e = catchThrowableOfType(YamlMistake.class, () -> load(rule));
        assertThat(e).as("refusal").isNotNull();
        return e.problems();
    }

    /** A backtracking engine takes two to the power of the length; here the nesting changes nothing, so it is no mistake. */
    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|aa)+$", "(a|a?)+b", "((a*)*b)+c", "(x+x+)+y", "(.*a){12}b", "(a*a*a*)+q"})
    void takesNestedRepeatsAndSearchesInLinearTime(String expression) throws IOException {
        Policy policy = load(own(expression));
        Finder finder = RuleScanner.of(policy.rules(), List.of(), CATALOGUE).newFinder();

        finder.find(Text.of("a".repeat(50_000) + "!"));
        long half = finder.steps();
        finder.find(Text.of("a".repeat(100_000) + "!"));
        long whole = finder.steps() - half;

        assertThat(whole).isLessThan(3 * half).isLessThan(100L * 100_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "(a)\\1 -> back-reference",
                "(?<n>a)\\k<n> -> back-reference",
                "a(?=b) -> look-ahead",
                "a(?!b) -> look-ahead",
                "(?<=a)b -> look-behind",
                "(?<!a)b -> look-behind",
                "a++b -> possessive",
                "(?>a)b -> atomic",
                "a* -> matches the empty text",
                "(a|b?) -> matches the empty text",
                "^ -> matches the empty text",
                "(a{1000}){1000} -> states",
                "((a{1,99}){1,99}){1,99} -> states",
                ".+ -> matches ordinary text",
                "(?s).{1,9} -> matches ordinary text",
                "[a-z]+ -> matches ordinary text",
                "[^@]{2,} -> matches ordinary text",
                "\\d+|\\w+ -> matches ordinary text",
            })
    void refusesWithTheReasonAndAHint(String expression, String reason) {
        assertThat(problems(own(expression)))
                .singleElement()
                .asString()
                .contains("policy.yaml:7:15: ", "rule \"own\"", reason)
                .containsPattern("; [a-z(*+].{10,}");
    }

    @Test
    void refusesTwoRulesWithOneName() {
        assertThat(problems(own("AZ[0-9]+") + own("BZ[0-9]+")))
                .singleElement()
                .asString()
                .contains("two rules are called \"own\"; give this one a \"name\" of its own");
    }

    @Test
    void takesADictionaryOfAMillionLines() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1_000_000; i++) {
            lines.append("Łódź ").append(Integer.toString(i, 36)).append('\n');
        }
        Files.writeString(folder.resolve("terms.txt"), lines);

        Policy policy = load("- {name: own, entity: OWN, operator: replace, file: terms.txt}\n");

        Finder finder = RuleScanner.of(policy.rules(), List.of(), CATALOGUE).newFinder();
        assertThat(finder.find(Text.of("in lodz " + Integer.toString(777_777, 36) + ", they said")))
                .singleElement()
                .matches(span -> span.evidence().entry().orElse(-1) == 777_777);
    }

    @Test
    void refusesADictionaryThatIsTooLarge() throws IOException {
        try (var file = Files.newByteChannel(
                folder.resolve("terms.txt"),
                java.nio.file.StandardOpenOption.CREATE_NEW,
                java.nio.file.StandardOpenOption.WRITE)) {
            file.position(65L << 20).write(java.nio.ByteBuffer.wrap(new byte[] {'x'}));
        }

        assertThat(problems("- {name: own, entity: OWN, operator: replace, file: terms.txt}\n"))
                .anyMatch(problem -> problem.contains("file \"terms.txt\": larger than 64 MiB"));
    }
}
