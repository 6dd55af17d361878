package org.leakproof.redact.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.leakproof.contract.yaml.YamlMistake;
import org.leakproof.redact.operate.Operators;
import org.leakproof.redact.operate.Scope;

final class PolicyLoaderTest {
    private static final String EDITORS = """
            # what an editor writes
            name: Übersee-Akten
            regions: [DE, GB]
            scope: conversation
            times: month
            participants:
              show: role
              roles: {from: VON, to: AN}
            fields:
              subject: drop
              authenticity: keep
            attachments: {unreadable: holdMessage}
            coverage:
              scripts: [Latn]
              otherwise: hold
            rules:
              - detector: people
                operator: pseudonym
              - detector: email
                operator: mask
                with: {keepFirst: 1}
                fields: [body, attachmentText]
              - name: case numbers
                expression: 'AZ-\\d{4}/\\d{2}'
                entity: CASE_NUMBER
                operator: replace
                with: {text: "(Aktenzeichen)"}
                match: ["AZ-1234/19", "siehe «AZ-0001/20», S. 3"]
                noMatch: ["AZ-12/19"]
              - name: code names
                terms: [Projekt Donnerschlag]
                file: names.txt
                entity: CODE_NAME
                operator: hash
            keep:
              - European Parliament
              - name: Jane Example
                aliases: [The Governor]
                addresses: [governor@example.org]
                fields: [body, participants]
            gate:
              runDigits: 10
            """;

    @TempDir
    Path folder;

    private Policy load(String yaml) throws IOException {
        Files.writeString(folder.resolve("names.txt"), "# code names\nKestrel\n\nGrüne Woche\n");
        return PolicyLoader.load(Files.writeString(folder.resolve("policy.yaml"), yaml));
    }

    private List<String> problems(String yaml) {
        YamlMistake e = catchThrowableOfType(YamlMistake.class, () -> load(yaml));
        assertThat(e).as("refusal").isNotNull();
        return e.problems().stream()
                .map(problem -> problem.replace(folder + "/", ""))
                .toList();
    }

    @Test
    void readsAGroupOfDetectorsAsARuleForEach() throws IOException {
        Policy policy = load("""
                name: x
                rules:
                  - detector: people
                    operator: pseudonym
                  - detector: pl-pesel
                    operator: keep
                  - detector: national-ids
                    label: ID
                    operator: mask
                    minimumScore: 0.7
                """);
        List<Rule> ids = policy.rules().subList(2, policy.rules().size());
        assertThat(ids).hasSizeGreaterThan(100).allSatisfy(rule -> {
            assertThat(rule.label()).isEqualTo("ID");
            assertThat(rule.minimumScore()).isEqualTo(0.7);
        });
        assertThat(ids)
                .filteredOn(rule -> rule.name().equals("national-ids:pl-pesel"))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.finds()).isEqualTo(new Rule.Finds.Identifier("pl-pesel"));
                    assertThat(rule.entity()).isEqualTo("PL_PESEL");
                });
    }

    @Test
    void refusesExamplesForAGroupOfDetectors() {
        assertThat(problems("""
                name: x
                rules:
                  - detector: people
                    operator: pseudonym
                  - detector: company-ids
                    operator: replace
                    match: [HRB 12345]
                """))
                .singleElement()
                .asString()
                .contains("\"match\" does not go with \"company-ids\", which stands for");
    }

    @Test
    void readsWhatAnEditorWrites() throws IOException {
        Policy policy = load(EDITORS);
        assertThat(policy.name()).isEqualTo("Übersee-Akten");
        assertThat(policy.approvable()).isTrue();
        assertThat(policy.times()).isEqualTo(Times.MONTH);
        assertThat(policy.people().show()).isEqualTo(People.Show.ROLE);
        assertThat(policy.people().scope()).isEqualTo(Scope.CONVERSATION);
        assertThat(policy.people().roleLabels()).containsEntry(org.leakproof.contract.record.Role.FROM, "VON");
        assertThat(policy.fields())
                .containsEntry(Field.SUBJECT, Treatment.DROP)
                .containsEntry(Field.BODY, Treatment.REDACT);
        assertThat(policy.authenticity()).isTrue();
        assertThat(policy.unreadable()).isEqualTo(Unreadable.HOLD_MESSAGE);
        assertThat(policy.coverage().holds("Cyrl")).isTrue();
        assertThat(policy.coverage().holds("Latn")).isFalse();
        assertThat(policy.rules()).hasSize(4);
        Rule mask = policy.rules().get(1);
        assertThat(mask.fields()).containsExactlyInAnyOrder(Field.BODY, Field.ATTACHMENT_TEXT);
        assertThat(mask.label()).isEqualTo("EMAIL");
        assertThat(mask.entity()).isEqualTo("EMAIL_ADDRESS");
        assertThat(policy.rules().get(2).label()).isEqualTo("CASE-NUMBER");
        assertThat(policy.rules().get(3).finds())
                .isEqualTo(new Rule.Finds.Terms(List.of("Projekt Donnerschlag", "Kestrel", "Grüne Woche"), true));
        assertThat(policy.keep()).hasSize(2);
        assertThat(policy.gate().runDigits()).isEqualTo(10);
    }

    @Test
    void hashesValuesAndFilesButNotHowTheyAreWritten() throws IOException {
        String hash = load(EDITORS).hash();
        String reordered = EDITORS.replace("# what an editor writes\n", "\n\n# other words\n")
                .replace("times: month\n", "")
                .replace("regions: [DE, GB]\n", "times:   'month'\nregions:\n- DE\n- GB\n");
        assertThat(load(reordered).hash()).isEqualTo(hash);
        assertThat(load(EDITORS.replace("approvable", "x").replace("name: Ü", "approvable: true\nname: Ü"))
                        .hash())
                .as("a default, said")
                .isEqualTo(hash);
        assertThat(load(EDITORS.replace("month", "year")).hash()).isNotEqualTo(hash);
        assertThat(load(EDITORS.replace("keepFirst: 1", "keepFirst: 2")).hash()).isNotEqualTo(hash);
        Policy before = load(EDITORS);
        Files.writeString(folder.resolve("names.txt"), "Kestrel\nGrüne Woche\n");
        assertThat(PolicyLoader.load(folder.resolve("policy.yaml")).hash()).isEqualTo(before.hash());
        Files.writeString(folder.resolve("names.txt"), "Kestrel\nGrüne Wache\n");
        assertThat(PolicyLoader.load(folder.resolve("policy.yaml")).hash()).isNotEqualTo(before.hash());
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        assertThat(problems("""
                        nam: x
                        times: hours
                        rules:
                          - name: phones
                            detecters: phone
                            operator: hide
                        """))
                .containsExactly(
                        "policy.yaml:1:1: unknown key \"nam\"; expected name, approvable, regions, scope, times, participants,"
                                + " fields, attachments, coverage, rules, keep or gate",
                        "policy.yaml:1:1: missing key \"name\"; expected a name for the policy",
                        "policy.yaml:2:8: \"hours\" for \"times\"; expected second, minute, date, month, year or none",
                        "policy.yaml:4:5: nothing to find in rule \"phones\"; expected detector, expression, or terms and file",
                        "policy.yaml:5:5: unknown key \"detecters\" in rule \"phones\"; expected name, detector, expression,"
                                + " terms, file, entity, label, operator, with, ignoreCase, wholeWords, minimumScore, fields,"
                                + " match or noMatch",
                        "policy.yaml:6:15: unknown operator \"hide\"; expected replace, mask, pseudonym, hash,"
                                + " generalise, shift, remove or keep");
    }

    static Stream<Arguments> mistakes() {
        String own = "name: x\nparticipants: {show: keep}\nrules:\n- name: own\n  entity: OWN\n  operator: replace\n  ";
        return Stream.of(
                Arguments.of("", "policy.yaml:1:1: the file is empty"),
                Arguments.of("name: [a", "policy.yaml:1:9: not YAML: "),
                Arguments.of("- a", "policy.yaml:1:1: a list; expected keys with values"),
                Arguments.of("name: x\nname: y", "policy.yaml:2:1: key \"name\" stands here twice"),
                Arguments.of("name: {a: b}", "policy.yaml:1:7: keys with values for \"name\"; expected text"),
                Arguments.of("name: x\nregions: [UK]", "policy.yaml:2:10: unknown region \"UK\""),
                Arguments.of("name: x\ncoverage: {scripts: [Latin]}", "policy.yaml:2:21: unknown script \"Latin\""),
                Arguments.of(
                        "name: x\nfields: {authenticity: redact}", "policy.yaml:2:24: \"redact\" for \"authenticity\""),
                Arguments.of(
                        "name: x\ngate: {runDigits: many}", "policy.yaml:2:19: \"many\" for \"runDigits\" in \"gate\""),
                Arguments.of(
                        "name: x\nkeep: [{aliases: [Jane X]}]", "policy.yaml:2:8: aliases and addresses belong to a"),
                Arguments.of("name: x\nrules: []", "policy.yaml:1:1: participants do not leave as written"),
                Arguments.of(own + "expression: 'a(b'", "policy.yaml:7:15: bad expression in rule \"own\", character"),
                Arguments.of(
                        own + "expression: '(a)\\1'", "policy.yaml:7:15: bad expression in rule \"own\", character 4"),
                Arguments.of(own + "expression: 'a*'", "policy.yaml:7:15: bad expression in rule \"own\""),
                Arguments.of(
                        own + "expression: '\\w+'",
                        "policy.yaml:7:15: the expression of rule \"own\" matches ordinary"),
                Arguments.of(
                        own + "expression: 'AZ\\d+'\n  match: [AZ1, BZ2]", "policy.yaml:8:10: example \"BZ2\" of rule"),
                Arguments.of(
                        own + "expression: 'AZ\\d+'\n  match: [see AZ1]",
                        "policy.yaml:8:10: example \"see AZ1\" of rule \"own\": found \"AZ1\"; expected \"see AZ1\" (or mark"),
                Arguments.of(
                        own + "expression: 'AZ\\d+'\n  noMatch: [AZ1]", "policy.yaml:8:12: example \"AZ1\" of rule"),
                Arguments.of(own + "terms: [x]", "policy.yaml:7:10: a term of 1 letters or digits in rule \"own\""),
                Arguments.of(
                        own + "file: gone.txt", "policy.yaml:7:9: file \"gone.txt\": no such file; expected a text"),
                Arguments.of(own + "terms: [abc]\n  detector: email", "detector and terms together in rule \"own\""),
                Arguments.of(
                        own + "terms: [abc]\n  with: {keepLast: 4}",
                        "unknown key \"keepLast\" in \"with\" of operator"),
                Arguments.of(
                        own + "terms: [abc]\n- name: own\n  terms: [abd]\n  entity: E\n  operator: keep",
                        "two rules are"),
                Arguments.of(
                        own.replace("replace", "generalise") + "terms: [abc]",
                        "policy.yaml:6:13: operator \"generalise\" does not say of what; expected \"with\" and date, ip,"),
                Arguments.of(
                        own.replace("replace", "generalise") + "terms: [abc]\n  with: {ip: 32}",
                        "policy.yaml:8:14: \"32\" for \"ip\""),
                Arguments.of(
                        own.replace("replace", "shift") + "terms: [abc]\n  with: {days: 0}",
                        "policy.yaml:8:16: \"0\" for \"days\""),
                Arguments.of(own + "detector: emial", "policy.yaml:7:13: unknown detector \"emial\"; expected "),
                Arguments.of(
                        own + "terms: [abc]\n  label: secret one", "policy.yaml:8:10: \"secret one\" for \"label\""),
                Arguments.of(own + "terms: [abc]\n  minimumScore: 7", "policy.yaml:8:17: \"7\" for \"minimumScore\""),
                Arguments.of(own + "terms: [abc]\n  fields: [bdy]", "policy.yaml:8:12: \"bdy\" for \"fields\""));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakes")
    void refusesAMistakeAndSaysWhere(String yaml, String expected) {
        assertThat(problems(yaml)).anyMatch(problem -> problem.contains(expected));
    }

    @Test
    void refusesAFileThatIsNotThere() {
        YamlMistake e = catchThrowableOfType(
                YamlMistake.class,
                () -> PolicyLoader.load(folder.resolve("nope.yaml").toString()));
        assertThat(e)
                .hasMessageContaining(
                        "nope.yaml: no such file; expected a policy file or one of newsroom, strict, secrets-only, inside");
    }

    @Test
    void bringsItsOwnPolicies() {
        assertThat(PolicyLoader.bundled()).containsExactly("newsroom", "strict", "secrets-only", "inside");
        Policy newsroom = PolicyLoader.load("newsroom");
        assertThat(newsroom.approvable()).isTrue();
        assertThat(newsroom.people().show()).isEqualTo(People.Show.PSEUDONYM);
        Policy inside = PolicyLoader.load("inside");
        assertThat(inside.approvable()).isFalse();
        assertThat(inside.rules()).isEmpty();
        assertThat(inside.fields().values()).containsOnly(Treatment.KEEP);
    }

    @Test
    void knowsTheOperatorsOfTheRegistry() {
        assertThat(Operators.all())
                .extracting(Operators.Entry::name)
                .containsExactly("replace", "mask", "pseudonym", "hash", "generalise", "shift", "remove", "keep");
    }
}
