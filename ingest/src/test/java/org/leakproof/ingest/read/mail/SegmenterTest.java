package org.leakproof.ingest.read.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;

class SegmenterTest {
    private static List<Segment> cut(String text) {
        List<Segment> segments = Segmenter.cut(text, false);
        assertThat(joined(segments)).isEqualTo(text);
        return segments;
    }

    private static String joined(List<Segment> segments) {
        return segments.stream().map(Segment::text).collect(Collectors.joining());
    }

    private static List<SegmentKind> kinds(String text) {
        return cut(text).stream().map(Segment::kind).toList();
    }

    @Test
    void tellsOwnWordsFromQuotedOnes() {
        List<Segment> segments = cut("Ja.\n\n> Kommst du?\n> Bald?\n\nUnd du?\n> Nein.\n");
        assertThat(segments)
                .extracting(Segment::text)
                .containsExactly("Ja.\n\n", "> Kommst du?\n> Bald?\n\n", "Und du?\n", "> Nein.\n");
        assertThat(segments)
                .extracting(Segment::kind)
                .containsExactly(SegmentKind.OWN, SegmentKind.QUOTED, SegmentKind.OWN, SegmentKind.QUOTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, 1 Jun 2009, Zoë wrote:",
                "Am 1. Juni 2009 schrieb Jörg:",
                "Le 1 juin 2009, Zoë a écrit :",
                "El 1 de junio, Zoë escribió:",
                "Il giorno 1 giugno Zoë ha scritto:",
                "1 июня 2009 г., Зоя написала:",
                "W dniu 1.06 Zoë pisze:",
                "On Mon, Jun 1, 2009 at 10:00 AM, Zoë\n<zoe@example.org> wrote:",
                "2009年6月1日 Zoë 写道:"
            })
    void countsTheLineThatIntroducesAQuotationToIt(String introduction) {
        List<Segment> segments = cut("Ja.\n\n" + introduction + "\n\n> Kommst du?\n");
        assertThat(segments).extracting(Segment::text).containsExactly("Ja.\n\n", introduction + "\n\n> Kommst du?\n");
    }

    @Test
    void leavesALineWithAColonThatIntroducesNothingToItsAuthor() {
        assertThat(cut("Dazu sage ich:\n> Kommst du?\nNein.\n"))
                .extracting(Segment::text)
                .containsExactly("Dazu sage ich:\n", "> Kommst du?\n", "Nein.\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----Original Message-----\nFrom: Zoë\n",
                "-----Ursprüngliche Nachricht-----\nVon: Zoë\n",
                "-----Message d'origine-----\nDe : Zoë\n",
                "----- Исходное сообщение -----\nОт: Зоя\n",
                "________________________________\nFrom: Zoë <zoe@example.org>\nSent: Monday\nTo: Bob\nSubject: x\n",
                "Von: Zoë\nGesendet: Montag\nAn: Bob\nBetreff: x\n",
                "De : Zoë\nEnvoyé : lundi\nÀ : Bob\nObjet : x\n",
                "*From:* Zoë\n*Sent:* Monday\n*To:* Bob\n*Subject:* x\n",
                "发件人: Zoë\n发送时间: 2009\n收件人: Bob\n主题: x\n"
            })
    void takesEverythingBelowARepeatedMessagesHeadForQuoted(String head) {
        List<Segment> segments = cut("Ja.\n\n" + head + "\nKommst du?\n\nZoë\n");
        assertThat(segments.get(segments.size() - 1).kind()).isEqualTo(SegmentKind.QUOTED);
        assertThat(segments.get(segments.size() - 1).text()).endsWith("\nKommst du?\n\nZoë\n");
        assertThat(segments.get(0).text()).startsWith("Ja.\n\n");
        assertThat(Segmenter.cut("Ja.\n\n" + head + "\nx\n", true).get(1).kind())
                .isEqualTo(SegmentKind.FORWARDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---------- Forwarded message ----------",
                "-------- Weitergeleitete Nachricht --------",
                "Begin forwarded message:",
                "Anfang der weitergeleiteten Nachricht:",
                "-------- Message transféré --------",
                "-------- Пересылаемое сообщение --------",
                "---------- Forwarded by Bob/ORG on 1.6.2009 ----------"
            })
    void takesEverythingBelowAForwardingLineForForwarded(String line) {
        assertThat(kinds("Zur Kenntnis.\n" + line + "\nFrom: x\n\nText\n"))
                .containsExactly(SegmentKind.OWN, SegmentKind.FORWARDED);
    }

    @Test
    void tellsASignature() {
        assertThat(kinds("Gruß\n-- \nZoë\nTel. 1\n")).containsExactly(SegmentKind.OWN, SegmentKind.SIGNATURE);
        assertThat(kinds("Gruß\n--\nZoë\n\n> alt\n"))
                .containsExactly(SegmentKind.OWN, SegmentKind.SIGNATURE, SegmentKind.QUOTED);
        assertThat(kinds("a\n---\nb\n")).containsExactly(SegmentKind.OWN);
    }

    @Test
    void losesNothingOfAnyText() {
        String[] lines = {
            "> q\n",
            "\n",
            "x wrote:\n",
            "-- \n",
            "-----Original Message-----\n",
            "From: a\n",
            "To: b\n",
            "Subject: c\n",
            "text\n",
            "text",
            "Begin forwarded message:\n",
            "\u00A0\n",
            ">\n"
        };
        long seed = 5;
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(15); k > 0; k--) {
                text.append(lines[random.nextInt(lines.length)]);
            }
            assertThat(joined(Segmenter.cut(text.toString(), random.nextBoolean())))
                    .as("seed %d", seed)
                    .isEqualTo(text.toString());
        }
    }

    @Test
    void keepsAMachinesTextOfTooManySegmentsWhole() {
        String text = "> a\nb\n".repeat(20_000);
        assertThat(cut(text)).hasSizeLessThan(10_002);
    }
}
