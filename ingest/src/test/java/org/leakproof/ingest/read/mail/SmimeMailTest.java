package org.leakproof.ingest.read.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leakproof.contract.record.Attachment;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.TextStatus;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.Recording;

class SmimeMailTest implements MessageReaderContract {
    private static final byte[] DATA = HexFormat.of().parseHex("06092a864886f70d010701");
    private static final byte[] SIGNED = HexFormat.of().parseHex("06092a864886f70d010702");
    private static final byte[] ENVELOPED = HexFormat.of().parseHex("06092a864886f70d010703");
    private static final byte[] AUTHENTICATED = HexFormat.of().parseHex("060b2a864886f70d0109100117");
    private static final byte[] VERSION = {2, 1, 1};
    private static final byte[] DIGESTS = HexFormat.of().parseHex("310d300b0609608648016503040201");
    private static final byte[] END = {0, 0};

    private static final String INSIDE = "Content-Type: multipart/mixed; boundary=i\n\n--i\n"
            + "Content-Type: text/plain; charset=utf-8\n\nСекретно, Zoë 🧀\n--i\n"
            + "Content-Type: text/csv; name=\"Liste.csv\"\n\nä;ö\n--i--\n";

    @TempDir
    Path work;

    @Override
    public MessageReader reader() {
        return new EmlReader();
    }

    @Override
    public String fixture() {
        return "smime.eml";
    }

    @Override
    public byte[] bytes() {
        byte[] inside = Mails.bytes(INSIDE);
        byte[] octets = join(
                new byte[] {0x24, (byte) 0x80},
                element(4, Arrays.copyOf(inside, 70)),
                element(4, Arrays.copyOfRange(inside, 70, inside.length)),
                END);
        byte[] content = open(0x30, DATA, open(0xA0, octets));
        byte[] data = open(0x30, VERSION, DIGESTS, content, element(0x31, new byte[3]));
        return mail("signed-data", open(0x30, SIGNED, open(0xA0, data)));
    }

    private static byte[] signed(byte[] inside) {
        byte[] content = element(0x30, DATA, element(0xA0, element(4, inside)));
        return element(0x30, SIGNED, element(0xA0, element(0x30, VERSION, DIGESTS, content, element(0x31))));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] element(int tag, byte[]... parts) {
        byte[] value = join(parts);
        byte[] length = value.length < 128
                ? new byte[] {(byte) value.length}
                : new byte[] {(byte) 0x82, (byte) (value.length >> 8), (byte) value.length};
        return join(new byte[] {(byte) tag}, length, value);
    }

    private static byte[] open(int tag, byte[]... parts) {
        return join(new byte[] {(byte) tag, (byte) 0x80}, join(parts), END);
    }

    private static byte[] mail(String kind, byte[] cms) {
        return Mails.bytes("From: Zoë <zoe@example.org>\nDate: Tue, 3 Mar 2015 10:11:12 +0100\nSubject: Подпись\n"
                + "Content-Type: application/pkcs7-mime; smime-type=" + kind + "; name=smime.p7m\n"
                + "Content-Disposition: attachment; filename=smime.p7m\n"
                + "Content-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(cms) + "\n");
    }

    private Message read(byte[] cms) {
        return Mails.eml(work, mail("x", cms));
    }

    @Test
    void readsWhatIsSignedWithDefiniteLengths() {
        Message message = read(signed(Mails.bytes(INSIDE)));
        assertThat(Recording.body(message)).isEqualTo("Секретно, Zoë 🧀");
        assertThat(message.attachments()).extracting(Attachment::name).containsExactly(Optional.of("Liste.csv"));
    }

    @Test
    void readsWhatIsSignedTwice() {
        byte[] inner = signed(Mails.bytes(INSIDE));
        Message message = read(
                signed(Mails.bytes("Content-Type: application/pkcs7-mime\n" + "Content-Transfer-Encoding: base64\n\n"
                        + Base64.getMimeEncoder().encodeToString(inner))));
        assertThat(Recording.body(message)).isEqualTo("Секретно, Zoë 🧀");
    }

    @Test
    void holdsWhatIsEncrypted() {
        byte[] enveloped = element(0x30, ENVELOPED, element(0xA0, element(0x30, VERSION)));
        byte[] authenticated = element(0x30, AUTHENTICATED, element(0xA0, element(0x30, VERSION)));
        for (byte[] cms : new byte[][] {enveloped, authenticated}) {
            assertThat(read(cms).attachments().get(0).held()).hasValue(HeldReason.ENCRYPTED);
        }
    }

    @Test
    void certificatesAloneHoldNoText() {
        byte[] data = element(0x30, VERSION, element(0x31), element(0x30, DATA), element(0x31));
        Message message = read(element(0x30, SIGNED, element(0xA0, data)));
        assertThat(message.attachments().get(0).status()).isEqualTo(TextStatus.NO_TEXT);
    }

    @Test
    void keepsTheTextAndListsTheSignatureOfADetachedOne() {
        Message message = Mails.eml(
                work,
                "From: Zoë <zoe@example.org>\nContent-Type: multipart/signed; boundary=b\n\n--b\n"
                        + "Content-Type: text/plain; charset=utf-8\n\nПривет\n--b\n"
                        + "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nx\n--b--\n");
        assertThat(Recording.body(message)).isEqualTo("Привет");
        assertThat(message.attachments()).extracting(Attachment::status).containsExactly(TextStatus.NO_TEXT);
    }

    @Test
    void aSignatureInASignatureEndsAtALimit() {
        byte[] inside = Mails.bytes("Content-Type: text/plain\n\nx");
        for (int i = 0; i < 120 && inside.length < 60_000; i++) {
            inside = join(Mails.bytes("Content-Type: application/pkcs7-mime\n\n"), signed(inside));
        }
        assertThat(read(signed(inside)).attachments()).hasSize(1);
    }

    @Test
    void whatIsBrokenIsHeldOrRead() {
        byte[] cms = signed(Mails.bytes(INSIDE));
        assertThat(read(Arrays.copyOf(cms, cms.length - 30))
                        .attachments()
                        .get(0)
                        .held())
                .hasValue(HeldReason.DAMAGED);
        Random random = new Random(12);
        for (int i = 0; i < 1000; i++) {
            byte[] broken = i % 4 == 0 ? Arrays.copyOf(cms, random.nextInt(cms.length)) : cms.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0 && broken.length > 0; flips--) {
                broken[random.nextInt(Math.min(80, broken.length))] = (byte) random.nextInt();
            }
            Recording recording = Mails.read(reader(), work, mail("x", broken));
            assertThat(recording.messages()).as("round %d", i).hasSize(1);
        }
    }
}
