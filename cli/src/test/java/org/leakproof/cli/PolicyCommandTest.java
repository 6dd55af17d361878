package org.leakproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor does with a policy before any run. */
final class PolicyCommandTest {
    @TempDir
    Path folder;

    @Test
    void writesAPolicyThatItAcceptsAndNeverReplacesOne() throws IOException {
        Path policy = folder.resolve("politik ü.yaml");

        Ended init = Ended.leakproof("policy", "init", policy.toString()).with(ExitCode.COMPLETE);
        assertThat(init.out()).contains("leakproof policy check " + policy);
        Ended check = Ended.leakproof("policy", "check", policy.toString()).with(ExitCode.COMPLETE);
        assertThat(check.out()).contains(": good; ", "3 examples tried");

        String before = Files.readString(policy);
        Ended.leakproof("policy", "init", policy.toString()).asMistake("exists, and nothing was changed");
        assertThat(policy).hasContent(before);
        Ended.leakproof("policy", "init", folder.resolve("no/such").toString()).asMistake("cannot be written");
    }

    @Test
    void explainsOneText() {
        Ended ended = Ended.leakproof(
                        "policy",
                        "explain",
                        "--policy",
                        "newsroom",
                        "--person",
                        "Zoë Müller <zoe@example.org>",
                        "Zoë: tel. 020 7946 0958, card 4111 1111 1111 1112\u001b[31m")
                .with(ExitCode.COMPLETE);

        assertThat(ended.out())
                .contains("\"020 7946 0958\"  becomes PHONE-", "word near it: tel", "\"Zoë\"  becomes PERSON-")
                .contains("no payment-card: the check \"luhn\" refused it")
                .doesNotContain("\u001b");
    }

    @Test
    void saysHowAPassageReadsThatStandsEncoded() {
        Ended ended = Ended.leakproof("policy", "explain", "--policy", "newsroom", "write to zo%65%40port.example")
                .with(ExitCode.COMPLETE);

        assertThat(ended.out())
                .contains("\"zo%65%40port.example\"  becomes EMAIL-")
                .contains("stands encoded, reads as \"zoe@port.example\"");
    }

    @Test
    void saysWhatIsWrongWithAnExplanationThatWasAskedFor() {
        Ended.leakproof("policy", "explain", "--policy", "newsroom", "--in", "footer", "x")
                .asMistake("--in footer: no field of a message; expected subject, body");
        Ended.leakproof("policy", "explain", "x").asMistake("--policy");
    }

    private String[] trial(String command, String... more) {
        return Stream.of(
                        Stream.of("policy", command),
                        Stream.of(more),
                        Stream.of(
                                Repository.example("harbour.mbox").toString(),
                                "--attachment-text",
                                "no",
                                "--work",
                                folder.resolve("work").toString()))
                .flatMap(each -> each)
                .toArray(String[]::new);
    }

    @Test
    void previewsAnArchiveWithoutKafkaAndWithoutPublishing() throws IOException {
        String policy = Repository.example("newsroom.yaml").toString();
        Path page = folder.resolve("vorschau ü.html");

        Ended ended = Ended.leakproof(trial("preview", "--policy", policy, "--html", page.toString()))
                .with(ExitCode.COMPLETE);

        assertThat(ended.out())
                .contains("8 messages looked at: ", "Nothing is published.", "«Mara Lindqvist» -> «PERSON-", "secret");
        assertThat(folder.resolve("work/kafka")).doesNotExist();
        assertThat(folder.resolve("work/tmp")).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
                .isEqualTo("rw-------");
        String html = Files.readString(page);
        assertThat(html)
                .contains("default-src 'none'", "Secret: this page shows original texts", "<del><bdi>Mara Lindqvist")
                .doesNotContain("<script", "href=", "src=\"", "url(");
        String log = Files.readString(folder.resolve("work/leakproof.log"));
        assertThat(log).doesNotContain("Lindqvist");

        Ended again = Ended.leakproof(trial("preview", "--policy", policy, "--html", page.toString(), "--sample", "3"))
                .with(ExitCode.COMPLETE);
        assertThat(again.out()).contains("3 messages of 8 looked at (a sample)");
    }

    @Test
    void tellsWhatTheLastLookOverARunWouldHold() throws IOException {
        String mail = """
                From zoe@port.example Mon Mar  4 09:12:31 2019
                From: =?utf-8?Q?Zo=C3=AB?= <zoe@port.example>
                Date: Mon, 4 Mar 2019 09:12:31 +0000
                Message-ID: <%1$s@port.example>

                %2$s

                """;
        Path mailbox = Files.writeString(
                folder.resolve("postfach ü.mbox"),
                mail.formatted("a", "scan02079460958 is attached")
                        + mail.formatted("b", "tel. 020 7946 0958")
                        + mail.formatted("c", "nothing else"));
        String rules = "name: Å\nregions: [GB]\nparticipants: {show: keep}\nrules:\n";
        Path nothing = Files.writeString(folder.resolve("nothing.yaml"), rules.replace("rules:\n", "rules: []\n"));
        Path phones =
                Files.writeString(folder.resolve("phones.yaml"), rules + "  - {detector: phone, operator: replace}\n");
        String work = folder.resolve("work").toString();

        Ended preview = Ended.leakproof(
                        "policy", "preview", mailbox.toString(), "--policy", phones.toString(), "--work", work)
                .with(ExitCode.COMPLETE);
        assertThat(preview.out())
                .contains("3 messages looked at: 2 would leave, 1 would be held", "1 message, RUN_GATE: LP");

        Ended diff = Ended.leakproof(
                        "policy", "diff", nothing.toString(), phones.toString(), mailbox.toString(), "--work", work)
                .with(ExitCode.CHANGED);
        assertThat(diff.out()).contains("1 message held now, RUN_GATE: LP");
    }

    @Test
    void refusesToPutAPageWhereItMustNotLie() throws IOException {
        Path bag = Files.createDirectories(folder.resolve("release/data")).getParent();
        Files.writeString(bag.resolve("bagit.txt"), "BagIt-Version: 1.0\n");
        Files.writeString(bag.resolve("manifest-sha256.txt"), "");
        Path notes = Files.writeString(folder.resolve("notes.html"), "<!DOCTYPE html>mine");

        Ended.leakproof(trial("preview", "--policy", "newsroom", "--html", bag + "/data/p.html"))
                .asMistake("lies inside the release", "name another file with --html");
        Ended.leakproof(trial("preview", "--policy", "newsroom", "--html", notes.toString()))
                .asMistake("exists and is no page of ours; nothing was changed");
        assertThat(notes).hasContent("<!DOCTYPE html>mine");
    }

    @Test
    void showsNothingOfAnArchiveAsMarkup() {
        assertThat(SecretPage.text("<script>alert('ü')</script>\u202E&\u0000\n"))
                .isEqualTo("&lt;script&gt;alert(&#39;ü&#39;)&lt;/script&gt;·&amp;·⏎");
    }

    @Test
    void comparesTwoPolicies() throws IOException {
        String old = Repository.example("newsroom.yaml").toString();
        Path changed = Files.writeString(
                folder.resolve("new.yaml"),
                Files.readString(Path.of(old))
                        .replace("times: minute", "times: year")
                        .replace("Заря]", "Заря, Konto]"));

        Ended same = Ended.leakproof(trial("diff", old, old)).with(ExitCode.COMPLETE);
        assertThat(same.out()).contains("nothing changes");
        Ended other = Ended.leakproof(trial("diff", old, changed.toString())).with(ExitCode.CHANGED);
        assertThat(other.out()).contains("8 messages: the time leaves otherwise");
    }
}
