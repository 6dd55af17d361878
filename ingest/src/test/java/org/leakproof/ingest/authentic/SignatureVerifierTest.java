package org.leakproof.ingest.authentic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leakproof.contract.record.SignatureCheck;
import org.leakproof.contract.record.SignatureCheck.Result;
import org.leakproof.ingest.read.Samples;

/** Mails are signed here by the letter of the standard, independently of what is tested: written out, not computed from the
 *  mail. */
final class SignatureVerifierTest {
    private static final String HEADERS = "from:Jörg Ødegård <joerg@hafen.example>\r\nsubject:Der Kai\r\n";
    private static final String MAIL_HEADERS =
            "From: Jörg  Ødegård\r\n <joerg@hafen.example>\r\nSubject:\tDer Kai \r\n";
    private static final String MAIL_BODY = "Grüße \t vom Kai  \r\nFrom here on\r\n\r\n\r\n";
    private static final String RELAXED_BODY = "Grüße vom Kai\r\nFrom here on\r\n";

    private static KeyPair rsa;
    private static KeyPair ed25519;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        rsa = generator.generateKeyPair();
        ed25519 = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String rsaRecord() {
        return "v=DKIM1; k=rsa; p=" + base64(rsa.getPublic().getEncoded());
    }

    /** @param tags beside those that every signature has, each ended by {@code "; "}
     *  @param body canonical */
    private static String signed(String algorithm, String tags, String body) throws GeneralSecurityException {
        String hash = algorithm.endsWith("sha1") ? "SHA-1" : "SHA-256";
        String bodyHash = base64(MessageDigest.getInstance(hash).digest(utf8(body)));
        String value = "v=1; a=" + algorithm + "; c=relaxed/relaxed; d=hafen.example; s=kai; " + tags
                + "h=from:subject:subject; bh=" + bodyHash + "; b=";
        byte[] toSign = utf8(HEADERS + "dkim-signature:" + value);
        Signature signer =
                Signature.getInstance(algorithm.startsWith("ed") ? "Ed25519" : hash.replace("-", "") + "withRSA");
        signer.initSign(algorithm.startsWith("ed") ? ed25519.getPrivate() : rsa.getPrivate());
        signer.update(
                algorithm.startsWith("ed")
                        ? MessageDigest.getInstance("SHA-256").digest(toSign)
                        : toSign);
        return "DKIM-Signature: " + value + base64(signer.sign()) + "\r\n" + MAIL_HEADERS + "X-Other: 1\r\n\r\n"
                + MAIL_BODY;
    }

    private SignatureCheck check(String record, String mail) throws IOException {
        List<SignatureCheck> checks = checkAll(record, mail);
        assertThat(checks).hasSize(1);
        return checks.get(0);
    }

    private List<SignatureCheck> checkAll(String record, String mail) throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), "kai\thafen.example\t" + record + "\n");
        return new SignatureVerifier(SigningKeys.load(file))
                .check(ByteBuffer.wrap(utf8(mail)), Optional.of(Instant.parse("2016-03-19T10:00:00Z")));
    }

    @Test
    void passesAGenuineMail() throws Exception {
        SignatureCheck check = check(rsaRecord(), signed("rsa-sha256", "", RELAXED_BODY));
        assertThat(check.result()).isEqualTo(Result.PASS);
        assertThat(check.domain()).isEqualTo("hafen.example");
        assertThat(check.selector()).isEqualTo("kai");
        assertThat(check.signedHeaders()).containsExactly("from", "subject", "subject");
        assertThat(check.keySource()).isEqualTo("kai._domainkey.hafen.example");
        assertThat(check.weak()).isFalse();
    }

    @Test
    void passesWhatAMailboxDidToIt() throws Exception {
        String mail = signed("rsa-sha256", "", RELAXED_BODY);
        String inMailbox = "From joerg Sat Mar 19 10:00:00 2016\n"
                + mail.replace("\r\n", "\n").replace("\nFrom here", "\n>From here") + "\n";
        assertThat(check(rsaRecord(), inMailbox).result()).isEqualTo(Result.PASS);
    }

    @Test
    void passesEd25519AndTellsSha1Weak() throws Exception {
        byte[] encoded = ed25519.getPublic().getEncoded();
        String record = "v=DKIM1; k=ed25519; p=" + base64(Arrays.copyOfRange(encoded, 12, 44));
        assertThat(check(record, signed("ed25519-sha256", "", RELAXED_BODY)).result())
                .isEqualTo(Result.PASS);
        SignatureCheck sha1 = check(rsaRecord(), signed("rsa-sha1", "", RELAXED_BODY));
        assertThat(sha1.result()).isEqualTo(Result.PASS);
        assertThat(sha1.weak()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Grüße,        Gruße,        FAIL_BODY",
        "Der Kai,      Der Kran,     FAIL_SIGNATURE",
        "joerg@,       georg@,       FAIL_SIGNATURE",
        "X-Other: 1,   X-Other: 2,   PASS",
        "X-Other: 1,   Subject: no,  FAIL_SIGNATURE",
        "s=kai,        s=bug,        NO_KEY",
        "v=1,          v=2,          MALFORMED",
        "h=from,       h=to,         MALFORMED",
        "c=relaxed/,   c=loose/,     MALFORMED"
    })
    void tellsWhatWasChanged(String was, String is, Result result) throws Exception {
        String mail = signed("rsa-sha256", "", RELAXED_BODY);
        assertThat(mail).contains(was);
        assertThat(check(rsaRecord(), mail.replace(was, is)).result()).isEqualTo(result);
    }

    @Test
    void saysHowMuchOfTheBodyIsCovered() throws Exception {
        String mail = signed("rsa-sha256", "l=7; ", "Grüße");
        SignatureCheck check = check(rsaRecord(), mail + "more\r\n");
        assertThat(check.result()).isEqualTo(Result.PASS);
        assertThat(check.bodyLength()).contains(7L);
        String short_ = signed("rsa-sha256", "l=700; ", RELAXED_BODY);
        assertThat(check(rsaRecord(), short_).result()).isEqualTo(Result.FAIL_BODY);
    }

    @Test
    void takesOnlyKeysThatWereThereThen() throws Exception {
        String mail = signed("rsa-sha256", "", RELAXED_BODY);
        assertThat(check(rsaRecord() + "\t2016-01-01\t2016-03-19", mail).result())
                .isEqualTo(Result.PASS);
        assertThat(check(rsaRecord() + "\t2016-03-20\t", mail).result()).isEqualTo(Result.NO_KEY);
        assertThat(check(rsaRecord() + "\t\t2016-03-18", mail).result()).isEqualTo(Result.NO_KEY);
        String later = signed("rsa-sha256", "t=1600000000; ", RELAXED_BODY);
        assertThat(check(rsaRecord() + "\t2016-03-20\t", later).result()).isEqualTo(Result.PASS);
        assertThat(check("v=DKIM1; k=rsa; p=", mail).result()).as("withdrawn").isEqualTo(Result.NO_KEY);
        assertThat(check("v=DKIM1; h=sha1; p=" + base64(rsa.getPublic().getEncoded()), mail)
                        .result())
                .isEqualTo(Result.NO_KEY);
    }

    @Test
    void neverFailsOnAHostileSignature() throws Exception {
        String mail = signed("rsa-sha256", "", RELAXED_BODY);
        for (String tag : List.of("t=999999999999999999; ", "l=999999999999999999; ", "x=; ", "i=@@; ")) {
            assertThat(check(rsaRecord(), mail.replace("s=kai; ", "s=kai; " + tag)))
                    .isNotNull();
        }
        String many = "a.".repeat(100_000) + "example";
        assertThat(check(rsaRecord(), mail.replace("d=hafen.example", "d=" + many))
                        .result())
                .isEqualTo(Result.MALFORMED);
        String names = "h=from:" + "subject:".repeat(200_000);
        assertThat(check(rsaRecord(), "x:\r\n".repeat(200_000) + mail.replace("h=from:", names))
                        .result())
                .isEqualTo(Result.FAIL_SIGNATURE);
        long seed = 20261122;
        Random random = new Random(seed);
        byte[] bytes = utf8(mail);
        for (int i = 0; i < 2_000; i++) {
            byte[] broken = bytes.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                broken[random.nextInt(400)] = (byte) random.nextInt(256);
            }
            assertThat(new SignatureVerifier(SigningKeys.load(folder.resolve("keys")))
                            .check(ByteBuffer.wrap(broken), Optional.empty()))
                    .as("change %d, seed %d", i, seed)
                    .hasSizeLessThan(3);
        }
    }

    @Test
    void findsNoSignatureWhereThereIsNone() throws IOException {
        assertThat(checkAll(rsaRecord(), MAIL_HEADERS + "\r\n" + MAIL_BODY)).isEmpty();
        assertThat(checkAll(rsaRecord(), "")).isEmpty();
    }

    @Test
    void passesAChainOfForwarders() throws Exception {
        String found = "ARC-Authentication-Results: i=1; liste.example; dkim=pass\r\n";
        String bodyHash = base64(MessageDigest.getInstance("SHA-256").digest(utf8(RELAXED_BODY)));
        String message =
                "i=1; a=rsa-sha256; c=relaxed/relaxed; d=hafen.example; s=kai; h=from:subject; bh=" + bodyHash + "; b=";
        String messageField = message + sign(HEADERS + "arc-message-signature:" + message);
        String seal = "i=1; a=rsa-sha256; cv=none; d=hafen.example; s=kai; b=";
        String sealField = seal
                + sign("arc-authentication-results:i=1; liste.example; dkim=pass\r\narc-message-signature:"
                        + messageField + "\r\narc-seal:" + seal);
        String mail = "ARC-Seal: " + sealField + "\r\nARC-Message-Signature: " + messageField + "\r\n" + found
                + MAIL_HEADERS + "\r\n" + MAIL_BODY;
        assertThat(checkAll(rsaRecord(), mail))
                .extracting(check -> check.kind() + " " + check.result())
                .containsExactly("ARC_SEAL PASS", "ARC_MESSAGE PASS");
        assertThat(checkAll(rsaRecord(), mail.replace("dkim=pass", "dkim=fail")))
                .extracting(check -> check.kind() + " " + check.result())
                .containsExactly("ARC_SEAL FAIL_SIGNATURE", "ARC_MESSAGE PASS");
    }

    private static String sign(String text) throws GeneralSecurityException {
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(rsa.getPrivate());
        signer.update(utf8(text));
        return base64(signer.sign());
    }

    /** By the truths that are given with the samples. */
    @Test
    void checksRealMailsByTheirPublishedKeys() throws IOException {
        Path samples = Samples.folder("dkim");
        Path corpus = samples.resolve("jdkim");
        SigningKeys keys = SigningKeys.load(samples.resolve("keys.tsv"));
        for (String genuine : List.of("gamma_gmail.com", "multiHeader", "pmta_myspace.com", "s1024_yahoo.com")) {
            assertThat(check(keys, corpus.resolve(genuine + ".eml")))
                    .as(genuine)
                    .extracting(SignatureCheck::result)
                    .containsOnly(Result.PASS);
        }
        assertThat(check(keys, corpus.resolve("FAIL_BADBH_s1024_yahoo.com.eml")))
                .extracting(SignatureCheck::result)
                .containsOnly(Result.FAIL_BODY);
        String pem = Files.readString(samples.resolve("mimekit/gmail.pub")).replaceAll("-----[^-]+-----|\\s", "");
        Path google = Files.writeString(folder.resolve("keys"), "20120113\tgmail.com\tv=DKIM1; k=rsa; p=" + pem);
        assertThat(check(SigningKeys.load(google), samples.resolve("mimekit/gmail.msg")))
                .extracting(SignatureCheck::result)
                .containsOnly(Result.PASS);
    }

    private static List<SignatureCheck> check(SigningKeys keys, Path mail) throws IOException {
        return new SignatureVerifier(keys).check(ByteBuffer.wrap(Files.readAllBytes(mail)), Optional.empty());
    }
}
