package org.leakproof.redact.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.redact.catalogue.Catalogue;
import org.leakproof.redact.catalogue.CatalogueConfig;
import org.leakproof.redact.catalogue.contact.PhoneConfig;
import org.leakproof.redact.gate.GateSettings;
import org.leakproof.redact.operate.Operators;

final class StartingPolicyTest {
    @TempDir
    Path folder;

    private Policy load(String yaml) throws IOException {
        return PolicyLoader.load(Files.writeString(folder.resolve("policy.yaml"), yaml));
    }

    @Test
    void doesWhatNewsroomDoesAndHasOneRuleMore() throws IOException {
        Policy starting = load(StartingPolicy.text());
        Policy newsroom = PolicyLoader.load("newsroom");

        assertThat(starting.rules()).startsWith(newsroom.rules().toArray(new Rule[0]));
        assertThat(starting.rules()).hasSize(newsroom.rules().size() + 1);
        assertThat(starting.fields()).isEqualTo(newsroom.fields());
        assertThat(starting.people()).isEqualTo(newsroom.people());
        assertThat(starting.coverage()).isEqualTo(newsroom.coverage());
        assertThat(starting.gate()).isEqualTo(newsroom.gate());
        Rule own = starting.rules().get(newsroom.rules().size());
        assertThat(own.match()).isNotEmpty();
        assertThat(own.noMatch()).isNotEmpty();
    }

    @Test
    void loadsWithItsCommentedRulesKeptAndGateTakenIn() throws IOException {
        Files.writeString(folder.resolve("staff.txt"), "Zoë Ångström\n");
        String text = StartingPolicy.text()
                .replace("keep: []\n", "")
                .replaceAll("(?m)^  #(- name|  [a-zA-Z]+: )", "  $1")
                .replaceAll("(?m)^#(keep:|gate:|  [-a-zA-Z ]+: )", "$1");
        text = text.substring(0, text.indexOf("# What you decide on single messages"));

        Policy policy = load(text);

        assertThat(policy.rules()).extracting(Rule::name).contains("code names", "staff");
        assertThat(policy.keep()).hasSize(2);
        assertThat(policy.gate()).as("the defaults that the comment shows").isEqualTo(GateSettings.CAREFUL);
    }

    @Test
    void showsDecisionsThatCanBeRead() throws IOException {
        String text = StartingPolicy.text();
        String decisions = text.substring(text.indexOf("#   decisions:")).replaceAll("(?m)^#   ", "");

        assertThat(Decisions.load(Files.writeString(folder.resolve("decisions.yaml"), decisions))
                        .messages())
                .hasSize(1);
    }

    @Test
    void namesEveryDetectorAndEveryOperator() {
        String text = StartingPolicy.text();

        assertThat(text)
                .contains(Operators.all().stream()
                        .map(entry -> "operator: " + entry.name() + " ")
                        .toList());
        assertThat(Catalogue.of(new CatalogueConfig(new PhoneConfig(java.util.List.of())))
                        .all())
                .allMatch(identifier -> text.matches("(?s).*[ ,]" + identifier.id() + "[\\n, ].*"));
    }
}
