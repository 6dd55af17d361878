package org.leakproof.ingest.read.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.ingest.read.AttachmentContent;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.Recording;

class HostileMailTest {
    private static final String HEAD = "From: Zoë <zoe@example.org>\nMIME-Version: 1.0\n";
    private static final String MIXED = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n";

    @TempDir
    Path work;

    @Test
    void keepsTheBodyBelowAHeaderOf240Kilobytes() {
        StringBuilder mail = new StringBuilder(HEAD).append("References:");
        for (int i = 0; i < 6000; i++) {
            mail.append("\n <").append("r".repeat(30)).append(i).append("@example.org>");
        }
        Message message = Mails.eml(work, mail + "\n\nder Text\n");
        assertThat(Recording.body(message)).isEqualTo("der Text");
        assertThat(message.references()).hasSize(6000);
    }

    @Test
    void keepsTheBodyBelowThousandsOfHeaders() {
        Message message = Mails.eml(work, HEAD + "X-A: b\n".repeat(15_000) + "\nder Text\n");
        assertThat(Recording.body(message)).isEqualTo("der Text");
        assertThat(message.headers()).hasSize(15_002);
    }

    @Test
    void holdsAMailWithAHeaderBeyondTheLimit() {
        assertThat(held(HEAD + "X-A: " + "b".repeat(2_000_000) + "\n\nText\n")).isEqualTo(HeldReason.HEADER_TOO_LONG);
        assertThat(held(HEAD + "X-A: b\n".repeat(30_000) + "\nText\n")).isEqualTo(HeldReason.HEADER_TOO_LONG);
    }

    private HeldReason held(String mail) {
        return Mails.read(new EmlReader(), work, Mails.bytes(mail)).held().get(0);
    }

    @Test
    void holdsAMailThatListsTooManyAddresses() {
        assertThat(held("To: " + "a@b.example,".repeat(30_000) + "\nFrom: a\n\nText\n"))
                .isEqualTo(HeldReason.HEADER_TOO_LONG);
    }

    @Test
    void countsTheAttachmentsOfAMailWhoseTextIsTooLarge() {
        String mail = MIXED + "--b\n\n" + "x".repeat(2_000) + "\n--b\nContent-Type: image/png\n\nq\n--b--\n";
        Recording recording =
                Mails.read(new EmlReader(), work, Mails.bytes(mail), new ReadOptions(Optional.empty(), 1_000));
        assertThat(recording.pieces()).singleElement().satisfies(piece -> {
            assertThat(piece.held()).hasValue(HeldReason.TOO_LARGE);
            assertThat(piece.attachments()).isEqualTo(1);
        });
    }

    @Test
    void keepsTheTextOfAMultipartWhoseBoundaryNeverOccurs() {
        Message message = Mails.eml(work, MIXED + "Guten Tag,\n--other\nkein Teil.\n");
        assertThat(Recording.body(message)).isEqualTo("Guten Tag,\n--other\nkein Teil.");
        assertThat(message.flags()).contains(Flag.STRUCTURE_REPAIRED);
    }

    @Test
    void findsThePartsOfAMultipartThatUsesAnotherBoundaryThanItDeclares() {
        for (String declared : new String[] {"b", "\"\"", "\"b \""}) {
            String head = HEAD + "Content-Type: multipart/mixed; boundary=" + declared + "\n\n";
            Message message = Mails.eml(
                    work,
                    head + "--x\nContent-Type: text/plain\n\nText\n--x\nContent-Type: image/png; name=p\n\nq\n--x--\n");
            assertThat(Recording.body(message)).isEqualTo("Text");
            assertThat(message.attachments()).hasSize(1);
        }
    }

    @Test
    void keepsTheLastAttachmentOfAMultipartThatIsNeverClosed() {
        Message message = Mails.eml(work, MIXED + "--b\n\nText\n--b\nContent-Type: image/png; name=p.png\n\nqqq\n");
        assertThat(message.attachments())
                .singleElement()
                .satisfies(a -> assertThat(a.size()).isEqualTo(4));
        assertThat(message.flags()).contains(Flag.STRUCTURE_REPAIRED);
    }

    @Test
    void keepsPartsBehindTheClosingDelimiter() {
        Message message =
                Mails.eml(work, MIXED + "--b\n\nText\n--b--\n\n--b\nContent-Type: image/png; name=p.png\n\nq\n--b--\n");
        assertThat(message.attachments()).hasSize(1);
    }

    @Test
    void readsAMultipartWithinOneOfTheSameBoundary() {
        Message message = Mails.eml(
                work,
                MIXED + "--b\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\nText\n"
                        + "--b\nContent-Type: text/html\n\n<p>Text</p>\n--b--\n"
                        + "--b\nContent-Type: image/png; name=p.png\n\nq\n--b--\n");
        assertThat(Recording.body(message)).isEqualTo("Text");
        assertThat(message.alternatives()).hasSize(2);
        assertThat(message.attachments()).hasSize(1);
    }

    @Test
    void keepsSixtyNestedMessagesEachInTheOneAround() {
        Message message = Mails.eml(work, nested(60));
        assertThat(message.attachments()).hasSize(60);
        assertThat(message.attachments().get(59).parent()).hasValue(58);
        assertThat(message.attachments().get(59).text()).hasValue("Subject: 59\n\nganz innen");
        assertThat(message.flags()).doesNotContain(Flag.DEPTH_LIMITED);
    }

    @Test
    void keepsTheOuterOfThreeThousandNestedMessagesAndTheRestAsOneAttachment() {
        Message message = Mails.eml(work, nested(3000));
        assertThat(message.attachments()).hasSize(MimeWalker.MAX_DEPTH + 1);
        assertThat(message.attachments().get(MimeWalker.MAX_DEPTH).held()).hasValue(HeldReason.TOO_DEEP);
        assertThat(message.attachments().get(MimeWalker.MAX_DEPTH).size()).isPositive();
        assertThat(message.flags()).contains(Flag.DEPTH_LIMITED);
    }

    private static String nested(int depth) {
        StringBuilder mail = new StringBuilder(HEAD);
        for (int i = 0; i < depth; i++) {
            mail.append("Content-Type: message/rfc822\n\nSubject: ").append(i).append('\n');
        }
        return mail + "\nganz innen\n";
    }

    @Test
    void keepsMessagesThatLieInMessagesAsBase64() {
        String mail = "From: innermost@example.org\n\nganz innen\n";
        for (int i = 0; i < 20; i++) {
            mail = "From: " + i + "@example.org\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
                    + Base64.getMimeEncoder().encodeToString(Mails.bytes(mail)) + "\n";
        }
        Message message = Mails.eml(work, mail);
        assertThat(message.attachments()).hasSize(20);
        assertThat(message.attachments().get(19).text().orElseThrow()).contains("ganz innen");
    }

    @Test
    void limitsTheDepthOfThreeHundredNestedMultiparts() {
        StringBuilder mail = new StringBuilder(HEAD);
        for (int i = 0; i < 300; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        mail.append("\nganz innen\n");
        for (int i = 299; i >= 0; i--) {
            mail.append("--b").append(i).append("--\n");
        }
        Message message = Mails.eml(work, mail.toString());
        assertThat(message.flags()).contains(Flag.DEPTH_LIMITED);
        assertThat(message.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.held()).hasValue(HeldReason.TOO_DEEP);
            assertThat(attachment.size()).isGreaterThan(3000);
        });
    }

    @Test
    void keepsAllBeyondTenThousandPartsAsOneAttachment() {
        Message message = Mails.eml(
                work, MIXED + "--b\n\nText\n" + "--b\nContent-Type: image/png\n\nq\n".repeat(12_000) + "--b--\n");
        assertThat(message.attachments()).hasSize(MimeWalker.MAX_PARTS - 1);
        assertThat(message.attachments().get(MimeWalker.MAX_PARTS - 2).held()).hasValue(HeldReason.TOO_MANY_ENTRIES);
    }

    @Test
    void keepsTextThatSomebodyPutBehindBase64() {
        String mail = HEAD + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
                + "R3LDvMOfZQ==\n_______________\nList footer: leave it\n";
        assertThat(Recording.body(Mails.eml(work, mail))).isEqualTo("Grüße\n_______________\nList footer: leave it");
        String plain = HEAD + "Content-Transfer-Encoding: base64\n\nHello world\n";
        assertThat(Recording.body(Mails.eml(work, plain)).strip()).isEqualTo("Hello world");
    }

    @Test
    void keepsANulByteInTheText() {
        assertThat(Recording.body(Mails.eml(work, HEAD + "\nvor\u0000nach\r\nEnde\n")))
                .isEqualTo("vor\u0000nach\nEnde");
    }

    @Test
    void honoursADeclaredCharsetForShortText() {
        byte[] arabic = "مرحبا".getBytes(Charset.forName("windows-1256"));
        byte[] head = Mails.bytes(HEAD + "Content-Type: text/plain; charset=windows-1256\n\n");
        byte[] mail = new byte[head.length + arabic.length];
        System.arraycopy(head, 0, mail, 0, head.length);
        System.arraycopy(arabic, 0, mail, head.length, arabic.length);
        assertThat(Recording.body(Mails.eml(work, mail))).isEqualTo("مرحبا");
    }

    @Test
    void readsAMailboxWithALineFarBeyondTheWindow() {
        String mailbox = "From a Mon Jun  1 10:00:00 2009\nFrom: a\nContent-Type: application/x\n\n"
                + "x".repeat(20_000_000) + "\n\nFrom b Mon Jun  1 10:00:00 2009\nFrom: b\n\nzwei\n";
        Recording recording = Mails.mbox(work, mailbox);
        assertThat(recording.messages()).hasSize(2);
        assertThat(recording.messages().get(0).attachments().get(0).size()).isEqualTo(20_000_002);
    }

    @Test
    void holdsPacksThatAreNoneAndKeepsTheRest() {
        Message message = Mails.eml(
                work,
                MIXED + "--b\n\nText\n--b\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nx\n"
                        + "--b\nContent-Type: application/octet-stream; name=winmail.dat\n\nx\n"
                        + "--b\nContent-Type: message/external-body; name=far.txt\n\nContent-Type: text/plain\n\n--b--\n");
        assertThat(message.attachments().get(0).held()).hasValue(HeldReason.DAMAGED);
        assertThat(message.attachments().get(1).held()).hasValue(HeldReason.DAMAGED);
        assertThat(message.attachments().get(2).status()).isEqualTo(TextStatus.MISSING);
        assertThat(Recording.body(message)).isEqualTo("Text");
    }

    @Test
    void holdsAnEncryptedPart() {
        Message message = Mails.eml(
                work,
                HEAD
                        + "Content-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\n"
                        + "Version: 1\n--b\nContent-Type: application/octet-stream; name=encrypted.asc\n\n"
                        + "-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\n--b--\n");
        assertThat(message.attachments().get(1).held()).hasValue(HeldReason.ENCRYPTED);
    }

    @Test
    void putsLargeAttachmentsDownAndSmallOnesNot() {
        String large = "0123456789abcdef".repeat(200_000);
        Recording recording = Mails.read(
                new EmlReader(),
                work,
                Mails.bytes(MIXED + "--b\nContent-Type: application/x; name=l\nContent-Transfer-Encoding: base64\n\n"
                        + Base64.getMimeEncoder().encodeToString(Mails.bytes(large))
                        + "\n--b\nContent-Type: application/x; name=s\n\nklein\n--b--\n"));
        AttachmentContent.InHeap content =
                (AttachmentContent.InHeap) recording.contents(0).get(0);
        assertThat(new String(content.bytes(), StandardCharsets.UTF_8)).isEqualTo(large);
        assertThat(recording.message().attachments().get(1).size()).isEqualTo(5);
    }

    /** Each of these took more than linear time in one program or another. Where one does, this
     * does not come to an end. */
    @Test
    void comesToAnEndWithHostileText() {
        String[] repeated = {
            "From: \"\\",
            "From: (",
            "From: <",
            "From: <a",
            "From: :;",
            "Subject: =?utf-8?Q?",
            "Subject: =?",
            "Content-Type: multipart/mixed; boundary=\"",
            "To: a,",
            "Date: 1 ",
            "References: <",
            "X: ;"
        };
        String[] bodies = {"<a =\">\" ", "<a href=\"", "<!--", "<script>", "&#", "<", "<blockquote>", "</a>", "<p>\n"};
        String[] lines = {"> a\nb\n", "begin 644 x\nM\n", "From:\n", "On x wrote:\n>\n", "--\n", "a:\n\n", ">From \n"};
        for (String text : repeated) {
            String name = text.substring(0, text.indexOf(':') + 2);
            String value = text.substring(name.length());
            Mails.read(new EmlReader(), work, Mails.bytes(name + value.repeat(250_000 / value.length()) + "\n\nx\n"));
        }
        for (String text : bodies) {
            Mails.eml(work, HEAD + "Content-Type: text/html\n\n" + text.repeat(250_000 / text.length()));
        }
        for (String text : lines) {
            Mails.eml(work, HEAD + "\n" + text.repeat(250_000 / text.length()));
            Mails.eml(work, MIXED + text.repeat(250_000 / text.length()));
        }
    }

    @Test
    void losesNoByteOfAnyStructure() {
        String[] words = {
            "--b\n",
            "--b--\n",
            "--c\n",
            "--c--\n",
            "\n",
            "text\n",
            "Content-Type: multipart/alternative; boundary=c\n",
            "Content-Type: message/rfc822\n",
            "Content-Type: text/html\n",
            "Content-Transfer-Encoding: base64\n",
            "Content-Transfer-Encoding: quoted-printable\n",
            "=E4=\n",
            "QUJD\n",
            "Subject: x\n",
            "\r\n",
            "begin 644 f\n",
            "#0V%T\n",
            "end\n",
            "From a Mon Jun  1 10:00:00 2009\n",
            "Content-Type: multipart/digest; boundary=\"\"\n"
        };
        long seed = 31;
        Random random = new Random(seed);
        for (int i = 0; i < 1500; i++) {
            StringBuilder mail = new StringBuilder("From a Mon Jun  1 10:00:00 2009\n").append(MIXED);
            for (int k = random.nextInt(30); k > 0; k--) {
                mail.append(words[random.nextInt(words.length)]);
            }
            Recording recording = Mails.mbox(work, mail.toString());
            assertThat(recording.held()).as("round %d, seed %d", i, seed).isEmpty();
        }
    }
}
