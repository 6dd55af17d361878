package org.leakproof.publish.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.OperatorMistake;

final class ReleaseRiskTest {
    @TempDir
    Path release;

    private final StringBuilder messages =
            new StringBuilder("cite_id,conversation_id,seq,sent_utc,sent_date,sent_precision,text\n");
    private final StringBuilder people = new StringBuilder("cite_id,participant_id,label,role\n");
    private int number;

    @BeforeEach
    void dataFolder() throws IOException {
        Files.createDirectory(release.resolve("data"));
    }

    private void message(String from, int hour, int month, String... to) {
        String id = "LP" + number++;
        String date = String.format(Locale.ROOT, "2019-%02d-01", month);
        String time = hour < 0 ? "" : String.format(Locale.ROOT, "%sT%02d:00:00Z", date, hour);
        messages.append(id)
                .append(",C")
                .append(to.length == 0 ? "" : to[0])
                .append(",1,")
                .append(time)
                .append(',');
        messages.append(date).append(hour < 0 ? ",DAY," : ",MINUTE,").append("\"ü,\nü\"\n");
        person(id, from, "FROM");
        for (String other : to) {
            person(id, other, "TO");
        }
    }

    private void person(String id, String label, String role) {
        boolean named = label.startsWith("Press");
        people.append(id)
                .append(',')
                .append(named ? "PERSON-X" : label)
                .append(',')
                .append(label)
                .append(',')
                .append(role);
        people.append('\n');
    }

    private RiskFindings look(int k) throws IOException {
        Files.writeString(release.resolve("data/messages.csv"), messages);
        Files.writeString(release.resolve("data/message_participants.csv"), people);
        return ReleaseRisk.look(release, k, 5);
    }

    /** Twenty people who are all alike. */
    private void crowd(int hour) {
        for (int i = 0; i < 20; i++) {
            message("P" + i, hour, 3, "P" + (i + 1) % 20);
        }
    }

    @Test
    void findsNothingInACrowdOfEquals() throws IOException {
        crowd(10);

        RiskFindings findings = look(5);

        assertThat(findings.none()).isTrue();
        assertThat(findings.labels()).isEqualTo(20);
        assertThat(findings.messages()).isEqualTo(20);
    }

    @Test
    void namesWhoSendsFarMoreAndIsInTouchWithFarMore() throws IOException {
        crowd(10);
        for (int i = 0; i < 40; i++) {
            message("BOSS", 10, 3, "P" + i % 20);
        }

        RiskFindings findings = look(5);

        assertThat(findings.volume()).singleElement().satisfies(label -> {
            assertThat(label.id()).isEqualTo("BOSS");
            assertThat(label.why()).startsWith("sends 40 messages, 67 % of all");
        });
        assertThat(findings.contacts()).isEmpty();
        assertThat(findings.rare()).extracting(RiskFindings.Label::id).contains("BOSS");
        assertThat(findings.rare().get(0).why())
                .isEqualTo("only in 2019-03, 40 sent, 0 received, 20 contacts: nobody else" + " is like it");
    }

    @Test
    void namesWhoWritesByNight() throws IOException {
        for (int hour = 8; hour < 20; hour++) {
            crowd(hour);
        }
        for (int i = 0; i < 12; i++) {
            message("OWL", 3, 3, "P" + i % 5);
        }

        assertThat(look(2).hours()).singleElement().satisfies(label -> {
            assertThat(label.id()).isEqualTo("OWL");
            assertThat(label.why()).contains("100 % of its messages", "only 5 % of all");
        });
    }

    @Test
    void saysThatHoursAreNotTold() throws IOException {
        crowd(-1);
        RiskFindings findings = look(5);
        assertThat(findings.hoursTold()).isFalse();
        assertThat(findings.hours()).isEmpty();
    }

    @Test
    void countsCombinationsThatFewerThanKShare() throws IOException {
        crowd(10);
        for (int i = 0; i < 3; i++) {
            message("LATE" + i, 10, 12, "P0");
        }

        assertThat(look(4).rareLabels())
                .as("three who came late, and the one who knows them")
                .isEqualTo(4);
        assertThat(look(4).rareCombinations()).isEqualTo(2);
        assertThat(look(3).rareLabels()).isEqualTo(1);
    }

    @Test
    void leavesOutWhomThePolicyKeepsByName() throws IOException {
        crowd(10);
        for (int i = 0; i < 40; i++) {
            message("Press office", 10, 3, "P" + i % 20);
        }
        assertThat(look(5).volume()).isEmpty();
        assertThat(look(5).labels()).isEqualTo(20);
    }

    @Test
    void readsTablesInSeveralFiles() throws IOException {
        crowd(10);
        look(5);
        Files.writeString(
                release.resolve("data/messages-0002.csv"),
                "cite_id,conversation_id,seq,sent_utc,sent_date,sent_precision,text\nLPX,C,1,,,NONE,x\n");
        Files.writeString(
                release.resolve("data/message_participants-0002.csv"),
                "cite_id,participant_id,label,role\nLPX,Q,Q,FROM\n");
        assertThat(ReleaseRisk.look(release, 5, 5).labels()).isEqualTo(21);
    }

    @Test
    void refusesWhatIsNoReleaseOrWasChanged() throws IOException {
        assertThatThrownBy(() -> ReleaseRisk.look(release, 5, 5))
                .isInstanceOf(OperatorMistake.class)
                .hasMessageContaining("no release");
        crowd(10);
        people.append("LPGONE,Q,Q,FROM\n");
        assertThatThrownBy(() -> look(5)).isInstanceOf(OperatorMistake.class).hasMessageContaining("leakproof verify");
    }
}
