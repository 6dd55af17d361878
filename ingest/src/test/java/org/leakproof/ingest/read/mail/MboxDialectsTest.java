package org.leakproof.ingest.read.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.Recording;
import org.leakproof.ingest.read.TestSource;

class MboxDialectsTest {
    private static final String FIRST = "From a@example.org Mon Jun  1 10:00:00 2009\nFrom: a@example.org\n\n";
    private static final String NEXT = "From b@example.org Mon Jun  1 11:00:00 2009\nFrom: b@example.org\n\nzwei\n";

    @TempDir
    Path work;

    @Test
    void splitsAtADatedLineWithoutABlankLineBefore() {
        assertThat(Mails.mbox(work, FIRST + "eins\n" + NEXT).messages()).hasSize(2);
    }

    @Test
    void splitsAtABareLineWithAHyphen() {
        assertThat(Mails.mbox(work, "From -\nX-Mozilla-Status: 0001\n\neins\nFrom - \nX-Mozilla-Status: 0001\n\nzwei\n")
                        .messages())
                .hasSize(2);
    }

    @Test
    void splitsAtALineWithAZoneOrWithoutSeconds() {
        String zones = FIRST + "eins\n\nFrom 16@xxx Thu Apr 05 10:10:10 +0000 2018\nSubject: zwei\n\n"
                + "\n\nFrom x Thu Apr  5 10:10 EST 2018 remote from uucp\nSubject: drei\n\n";
        assertThat(Mails.mbox(work, zones).messages()).hasSize(3);
    }

    @Test
    void splitsAtAnUndatedLineThatOnlyAMailProgramCanHaveWritten() {
        String localised =
                FIRST + "eins\n\nFrom c@example.org lundi 1 juin 2009\nReturn-Path: <c@example.org>\nSubject: zwei\n\n";
        assertThat(Mails.mbox(work, localised).messages()).hasSize(2);
    }

    @Test
    void keepsBodyLinesThatOnlyBeginLikeASeparator() {
        String body = "From now on\n\nFrom Russia with love\n\nFrom: my point of view\n\nFrom me\nto: you, dear\n"
                + "\nFrom the log of Mon Jun 1\n  indented\n";
        Message message = Mails.mbox(work, FIRST + body).message();
        assertThat(Recording.body(message)).isEqualTo(body.strip());
    }

    @Test
    void believesALengthThatEndsAtASeparator() {
        String body = "\nFrom x@example.org Mon Jun  1 12:00:00 2009\nSubject: a mail within\n\ntext\n";
        String mailbox = FIRST.replace("\n\n", "\nContent-Length: " + body.length() + "\n\n") + body + "\n" + NEXT;
        assertThat(Mails.mbox(work, mailbox).messages()).hasSize(2);
    }

    @Test
    void doesNotBelieveAnyOtherLength() {
        for (String length : new String[] {"0", "3", "77", "99999999", "-1", "many"}) {
            String mailbox = FIRST.replace("\n\n", "\nContent-Length: " + length + "\n\n") + "eins\n\n" + NEXT;
            assertThat(Mails.mbox(work, mailbox).messages()).as(length).hasSize(2);
        }
    }

    @Test
    void takesTheQuoteMarkOnlyWhereAMailboxProgramSetIt() {
        String body = ">From here\n>>From deeper\n\n> a quoted line\n>From the quoted mail\n> another\n";
        assertThat(Recording.body(Mails.mbox(work, FIRST + body).message()))
                .startsWith("From here\n>>From deeper\n")
                .contains("\n>From the quoted mail\n");
    }

    @Test
    void keepsTheOriginalBytesWithTheirQuoteMarksAndBlankLines() {
        String mail = "From: a@example.org\r\n\r\n>From here\r\n\r\n\r\n";
        Recording recording = Mails.mbox(work, "From a Mon Jun  1 10:00:00 2009\r\n" + mail + NEXT);
        assertThat(recording.originals().get(0)).isEqualTo(Mails.bytes(mail));
    }

    @Test
    void usesTheSeparatorsDateForAMailWithoutOne() {
        Message message = Mails.mbox(work, FIRST + "eins\n").message();
        assertThat(message.sent().local()).hasToString("Optional[2009-06-01T10:00]");
        assertThat(message.sent().instant()).isEmpty();
        assertThat(message.flags()).contains(Flag.DATE_MISSING);
    }

    @Test
    void acceptsOnlyAFileThatBeginsWithASeparator() {
        assertThat(accepts("From a Mon Jun  1 10:00:00 2009\n\ntext")).isTrue();
        assertThat(accepts("\uFEFFFrom a Mon Jun  1 10:00:00 2009\n\ntext")).isTrue();
        assertThat(accepts("\n\nFrom - \nSubject: x\n")).isTrue();
        assertThat(accepts("From Russia with love\n\nDear James,\n")).isFalse();
        assertThat(accepts("From: a@example.org\nSubject: x\n\n")).isFalse();
        assertThat(accepts("")).isFalse();
    }

    private static boolean accepts(String text) {
        return new MboxReader().accepts(new Head(Mails.bytes(text), true, "mail.mbox"));
    }

    @Test
    void findsSeparatorsWhereverTheWindowEnds() throws IOException {
        long seed = 99;
        Random random = new Random(seed);
        StringBuilder mailbox = new StringBuilder();
        int mails = 0;
        while (mailbox.length() < 12_000_000) {
            int length = random.nextInt(10) == 0 ? random.nextInt(3_000_000) : random.nextInt(3_000);
            mailbox.append("From a Mon Jun  1 10:00:00 2009\nSubject: ")
                    .append(mails)
                    .append("\n\n");
            mailbox.append("Zeile \u00e9 From\n".repeat(length / 14)).append('\n');
            mails++;
        }
        Recording recording = Mails.mbox(work, mailbox.toString());
        assertThat(recording.messages()).as("seed %d", seed).hasSize(mails);
        for (int i = 0; i < mails; i++) {
            assertThat(recording.messages().get(i).subject()).contains(String.valueOf(i));
        }
    }

    @Test
    void handsOverALargeMailTheSameFromStreamAndFile(@TempDir Path folder) throws IOException {
        String large = FIRST.replace("\n\n", "\nContent-Type: application/x; name=large.bin\n\n")
                + "0123456789abcde\n".repeat(600_000) + "\n" + NEXT;
        Recording streamed = Mails.mbox(work, large);
        Recording mapped = new Recording();
        new MboxReader().read(TestSource.of(Files.writeString(folder.resolve("m"), large), work), mapped);
        for (Recording recording : new Recording[] {streamed, mapped}) {
            assertThat(recording.messages()).hasSize(2);
            assertThat(recording.originals().get(0).length).isEqualTo(large.indexOf(NEXT) - FIRST.indexOf('\n') - 1);
            assertThat(recording.messages().get(0).attachments().get(0).size()).isEqualTo(9_600_001);
        }
        assertThat(streamed.messages().get(0).sha256())
                .isEqualTo(mapped.messages().get(0).sha256());
        try (var left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void holdsAMailWhoseTextIsTooLarge() {
        String mailbox = FIRST + "x".repeat(40_000_000) + "\n\n" + NEXT;
        Recording recording = Mails.mbox(work, mailbox);
        assertThat(recording.held()).containsExactly(HeldReason.TOO_LARGE);
        assertThat(recording.messages()).hasSize(1);
    }
}
