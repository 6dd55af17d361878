package org.leakproof.redact.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leakproof.redact.record.TestMessage.mail;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.NameSource;
import org.leakproof.contract.record.Outcome;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.SignatureCheck;
import org.leakproof.contract.stream.Codec;
import org.leakproof.contract.stream.PublishedPart;

/** Somebody stands in every field of a message, in several written forms; nothing of them may stand in any byte of what
 *  leaves. */
final class CanaryTest {
    private static final TestRun NEWSROOM = TestRun.newsroom();

    private static final List<String> CANARIES =
            List.of("zsofia", "kardosvane", "kardos", "kanarek", "12345678", "411111111111", "3704004405", "2001db8");

    private static final Participant CANARY = new Participant(
            Optional.of("Kardos-Vané, Zsófia"),
            Optional.of("zsofia.kardos@kanarek.example"),
            Optional.of("zsofia_k"),
            Role.FROM,
            NameSource.HEADER,
            false);

    private static TestMessage everywhere(String text) {
        return mail().from(CANARY)
                .to(CANARY, CANARY)
                .subject("Re: " + text)
                .segment(SegmentKind.OWN, "Dear all,\r\n" + text + "\r\n")
                .segment(SegmentKind.QUOTED, "> " + text + "\n")
                .segment(SegmentKind.FORWARDED, "From: " + text)
                .segment(SegmentKind.SIGNATURE, "-- \n" + text)
                .alternative("<p>" + text)
                .attachment("C:\\Users\\zsofia\\" + text + ".txt", "application/x-zsofia-kardos", "It says: " + text)
                .attachment(text.replace(' ', '_') + ".eml", "message/rfc822", "Subject: " + text + "\n\n" + text)
                .unreadable("Zsófia Kardos-Vané.pdf", HeldReason.ENCRYPTED)
                .conversation("zsofia.kardos@kanarek.example", "Chat: " + text)
                .reaction(text, CANARY)
                .language("zsofia")
                .platform("<1.zsofia@kanarek.example>", "<2.zsofia@kanarek.example>", "<3.zsofia@kanarek.example>")
                .quote("<4.zsofia@kanarek.example>", text)
                .headers(new Header("X-Zsofia", "Kardos-Vané"), new Header("Received", text))
                .authenticity(new SignatureCheck(
                        SignatureCheck.Kind.DKIM,
                        "kanarek.example",
                        "zsofia",
                        "rsa-sha256",
                        SignatureCheck.Result.PASS,
                        List.of("from"),
                        Optional.empty(),
                        "zsofia"));
    }

    private static String bytes(CleanRecord record) {
        return new String(Codec.published().encode(new PublishedPart.First(1, record)), StandardCharsets.UTF_8);
    }

    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }

    private static void nothingLeaves(Message message) {
        Outcome.Result result = NEWSROOM.result(message);
        if (result instanceof Outcome.Passed passed) {
            String shown = letters(bytes(passed.record()));
            for (String canary : CANARIES) {
                int at = shown.indexOf(canary);
                assertThat(at < 0 ? "" : shown.substring(Math.max(0, at - 60), at + 30))
                        .isEmpty();
            }
        } else {
            assertThat(result).isInstanceOf(Outcome.Held.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zsófia Kardos-Vané",
                "ZSOFIA KARDOS-VANE",
                "Kardos-Vané, Zsófia",
                "Kardos-Vané Zs.",
                "Zsófia",
                "mail zsofia.kardos@kanarek.example, please",
                "ZSOFIA.KARDOS@KANAREK.EXAMPLE",
                "zsofia [at] kanarek [dot] example",
                "tel. +36 1 234 5678",
                "tel. +3612345678",
                "DE89 3704 0044 0532 0130 00",
                "https://zsofia:geheim@kanarek.example/x",
                "@zsofia_k",
                "2001:db8::1:2",
            })
    void passesAMessageWithoutTheCanary(String text) {
        Message message = everywhere(text).make();
        assertThat(NEWSROOM.result(message)).isInstanceOf(Outcome.Passed.class);
        nothingLeaves(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1111",
                "zsofia.kardos%40kanarek.example",
                "Zs=C3=B3fia=20Kardos-Van=C3=A9",
                "enNvZmlhLmthcmRvc0BrYW5hcmVrLmV4YW1wbGU=",
                "Zsófia_Kardos-Vané_CV",
                "ZsofiaKardosVane2019",
                "zsofia\u200B.kar\u00ADdos@kanarek.example",
                "Zs\u200Bófia Kar\u00ADdos-Vané",
                "&#90;s&#243;fia Kardos-Van&#233;",
                "ｚｓｏｆｉａ．ｋａｒｄｏｓ＠ｋａｎａｒｅｋ．ｅｘａｍｐｌｅ",
            })
    void neverPassesTheCanaryInDisguise(String text) {
        nothingLeaves(everywhere(text).make());
    }

    @Test
    void listsValuesForTheRun() {
        assertThat(NEWSROOM.redact(everywhere("Zsófia").make()).values())
                .extracting(value -> value.value())
                .contains("Kardos-Vané, Zsófia", "zsofia.kardos@kanarek.example", "zsofia_k", "Zsófia");
    }
}
