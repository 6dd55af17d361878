package org.leakproof.redact.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Role;
import org.leakproof.redact.operate.Canonical;

final class OwnPeopleTest {
    private static final Identities IDENTITIES = new Identities(new Canonical(List.of()));

    private static Participant person(String name, String address) {
        return new Participant(
                Optional.of(name), Optional.of(address), Optional.empty(), Role.TO, NameSource.HEADER, false);
    }

    private static List<String> found(String text, Participant... participants) {
        List<String> found = new ArrayList<>();
        for (OwnPeople.Named named : new OwnPeople(new Acquaintances(IDENTITIES), List.of(participants)).find(text)) {
            found.add(text.substring(named.start(), named.end()) + " = " + named.identity());
        }
        return found;
    }

    @Test
    void findsWhatPeopleCallTheirCorrespondents() {
        Participant john = person("Smith, John (Legal)", "jsmith@example.org");
        String text = "Hi John! SMITH here; Smith, John and J. Smith and jsmith. we smith iron";
        assertThat(found(text, john))
                .containsExactly(
                        "John = address:jsmith@example.org",
                        "SMITH = address:jsmith@example.org",
                        "Smith, John = address:jsmith@example.org",
                        "J. Smith = address:jsmith@example.org",
                        "jsmith = address:jsmith@example.org");
    }

    @Test
    void takesASingleNameOnlyWithACapital() {
        assertThat(found("will Will see?", person("Will May", "w@example.org"))).hasSize(1);
    }

    @Test
    void findsNamesWithAccentsWrittenWithout() {
        assertThat(found("dear Jose Nunez! JOSÉ", person("José Núñez", "x@example.org")))
                .hasSize(2);
    }

    @Test
    void tellsTwoOfOneNameApartWhereTheTextDoes() {
        Participant one = person("Anna Berg", "a@example.org");
        Participant other = person("Anna Thal", "b@example.org");
        assertThat(found("Anna Berg met Anna Thal. Anna left.", one, other))
                .containsExactly(
                        "Anna Berg = address:a@example.org", "Anna Thal = address:b@example.org", "Anna = name:anna");
    }

    @Test
    void leavesTheWordsOfFirms() {
        assertThat(found("The New York office", person("The New York Times", "nytdirect@example.com")))
                .isEmpty();
    }

    @Test
    void findsPeopleWhoseNamesAreWordsOfMailboxes() {
        assertThat(found(
                        "Dev and Root came; Mara Manager too",
                        person("Dev Patel", "a@example.org"),
                        person("Elihu Root", "b@example.org"),
                        person("Mara Manager", "c@example.org")))
                .containsExactly(
                        "Dev = address:a@example.org",
                        "Root = address:b@example.org",
                        "Mara Manager = address:c@example.org");
    }

    @Test
    void knowsNobodyCalledYou() {
        Participant you = new Participant(
                Optional.of("You"), Optional.empty(), Optional.empty(), Role.FROM, NameSource.SELF, true);
        assertThat(found("You said You", you)).isEmpty();
    }
}
