package org.leakproof.ingest.read.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.NameSource;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.Recording;

class WhatsAppReaderTest {
    private static final WhatsAppReader READER = new WhatsAppReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31/12/2020, 23:05 - Zoë: x|2020-12-31T23:05",
                "12/31/20, 11:05 PM - Zoë: x|2020-12-31T23:05",
                "12/31/20, 11:05\u202FPM - Zoë: x|2020-12-31T23:05",
                "31/12/20, 11:05 p. m. - Zoë: x|2020-12-31T23:05",
                "31/12/2020, 12:05 a. m. - Zoë: x|2020-12-31T00:05",
                "31.12.20, 23:05 – Zoë: x|2020-12-31T23:05",
                "2020-12-31 23:05 - Zoë: x|2020-12-31T23:05",
                "2020/12/31 23:05 - Zoë: x|2020-12-31T23:05",
                "2020/12/31 下午11:05 - Zoë: x|2020-12-31T23:05",
                "2020/12/31 凌晨12:05 - Zoë: x|2020-12-31T00:05",
                "2020. 12. 31. 오후 11:05 - Zoë: x|2020-12-31T23:05",
                "[31.12.20, 23:05:09] Zoë: x|2020-12-31T23:05:09",
                "[31/12/20 11:05:09 PM] Zoë: x|2020-12-31T23:05:09",
                "[2020-12-31, 11:05:09 PM] Zoë: x|2020-12-31T23:05:09",
                "[2020/12/31 下午11:05:09] Zoë: x|2020-12-31T23:05:09",
                "[2020. 12. 31. 오후 11:05:09] Zoë: x|2020-12-31T23:05:09",
                "\u200E[31/12/2563, 23:05:09] Zoë: x|2020-12-31T23:05:09",
                "31/12/2020 à 23:05 - Zoë: x|2020-12-31T23:05",
                "31/12/2020 às 23:05 - Zoë: x|2020-12-31T23:05",
                "31.12.2020 klo 23.05 - Zoë: x|2020-12-31T23:05",
                "31.12.20 г., 23:05 ч. - Zoë: x|2020-12-31T23:05",
                "31/12/20 23:05:09: Zoë: x|2020-12-31T23:05:09",
                "٣١‏/١٢‏/٢٠٢٠، ١١:٠٥ م - Zoë: x|2020-12-31T23:05",
                "३१/१२/२०, ११:०५ अपराह्न - Zoë: x|2020-12-31T23:05",
            })
    void readsTheStampsOfManyLocales(String line, String time) {
        List<Message> messages = Logs.messages(READER, line);
        assertThat(Logs.times(messages)).containsExactly(time);
        assertThat(Logs.senders(messages)).containsExactly("Zoë");
        assertThat(Logs.bodies(messages)).containsExactly("x");
    }

    @Test
    void takesTheOrderFromADayBeyondTwelveAnywhereInTheFile() {
        assertThat(Logs.times(Logs.messages(
                        READER, "03/04/20, 10:00 - A: x", "05/04/20, 10:00 - B: y", "13/04/20, 10:00 - A: z")))
                .containsExactly("2020-04-03T10:00", "2020-04-05T10:00", "2020-04-13T10:00");
        assertThat(Logs.times(Logs.messages(
                        READER, "03/04/20, 10:00 - A: x", "03/05/20, 10:00 - B: y", "03/25/20, 10:00 - A: z")))
                .containsExactly("2020-03-04T10:00", "2020-03-05T10:00", "2020-03-25T10:00");
    }

    @Test
    void takesTheOrderInWhichTimeDoesNotRunBackwards() {
        assertThat(Logs.times(Logs.messages(
                        READER, "11/03/20, 10:00 - A: x", "12/03/20, 10:00 - B: y", "01/04/20, 10:00 - A: z")))
                .containsExactly("2020-03-11T10:00", "2020-03-12T10:00", "2020-04-01T10:00");
    }

    @Test
    void keepsADateThatCanBeReadInTwoWaysAsText() {
        Message message = Logs.messages(READER, "03/04/20, 10:00 - A: x", "05/06/20, 10:00 - A: y")
                .get(0);
        assertThat(message.sent().local()).isEmpty();
        assertThat(message.sent().asWritten()).isEqualTo("03/04/20, 10:00");
        assertThat(message.flags()).containsExactly(Flag.DATE_UNREADABLE);
        assertThat(Logs.times(Logs.messages(READER, "04/04/20, 10:00 - A: x"))).containsExactly("2020-04-04T10:00");
    }

    @Test
    void readsBothOrdersWhereAFileChangesItAndNoneWhereThatIsNotSure() {
        assertThat(Logs.times(Logs.messages(
                        READER,
                        "13/01/20, 10:00 - A: day first",
                        "02/01/20, 10:00 - A: between two such",
                        "20/01/20, 10:00 - A: day first",
                        "02/01/20, 10:00 - A: February, by its neighbours",
                        "02/03/20, 10:00 - A: 2 March or 3 February, both fit",
                        "03/25/20, 10:00 - A: month first",
                        "03/26/20, 10:00 - A: month first")))
                .containsExactly(
                        "2020-01-13T10:00",
                        "2020-01-02T10:00",
                        "2020-01-20T10:00",
                        "2020-02-01T10:00",
                        "",
                        "2020-03-25T10:00",
                        "2020-03-26T10:00");
    }

    @Test
    void readsHoursAsImpossibleThatAre() {
        Message message = Logs.messages(READER, "13/01/20, 39:95 - A: x").get(0);
        assertThat(message.flags()).containsExactly(Flag.DATE_IMPOSSIBLE);
        assertThat(message.sent().asWritten()).isEqualTo("13/01/20, 39:95");
    }

    @Test
    void leavesPastedHeadersInTheText() {
        List<Message> messages = Logs.messages(
                READER,
                "13/01/2020, 10:00 - Ána: look",
                "[12/01/20, 09:00:00] Béla: he said",
                "12/01/2020 - memo: nothing",
                "13/01/2020, 10:01 - Béla: oh");
        assertThat(Logs.bodies(messages))
                .containsExactly("look\n[12/01/20, 09:00:00] Béla: he said\n12/01/2020 - memo: nothing", "oh");
        assertThat(messages.get(0).kind()).isEqualTo(Kind.DIRECT_MESSAGE);
    }

    @Test
    void tellsTheLinesOfWhatsAppFromThoseOfPeople() {
        List<Message> messages = Logs.messages(
                READER,
                "13/01/2020, 10:00 - Messages and calls are end-to-end encrypted. Learn more.",
                "13/01/2020, 10:01 - Ána changed the subject from \"a: b\" to \"c: d\"",
                "13/01/2020, 10:01 - Ána changed the group name to: Plan: B",
                "13/01/2020, 10:02 - Ána:",
                "13/01/2020, 10:03 - Missed voice call");
        assertThat(messages)
                .extracting(Message::kind)
                .containsExactly(Kind.SYSTEM, Kind.SYSTEM, Kind.SYSTEM, Kind.GROUP_MESSAGE, Kind.CALL);
        assertThat(Logs.senders(messages)).containsExactly("-", "-", "-", "Ána", "-");
    }

    @Test
    void saysWhoGaveTheName() {
        List<Message> messages = Logs.messages(
                READER,
                "[13/01/20, 10:00:00] ~\u202FMáire: x",
                "[13/01/20, 10:00:00] Seán: x",
                "[13/01/20, 10:00:00] \u202A+353\u00A020\u00A0000\u00A00000\u202C: x");
        assertThat(messages)
                .extracting(m -> m.sender().orElseThrow().nameSource())
                .containsExactly(NameSource.SELF, NameSource.ADDRESS_BOOK, NameSource.NONE);
        assertThat(messages.get(2).sender().orElseThrow().address()).contains("+353\u00A020\u00A0000\u00A00000");
    }

    @Test
    void findsFilesInEveryLanguage() {
        List<Message> messages = Logs.messages(
                READER,
                "13.01.20, 10:00 - Ána: <Medien ausgeschlossen>",
                "13.01.20, 10:00 - Ána: <ikke-kjent ord>",
                "13.01.20, 10:00 - Béla: <ikke-kjent ord>",
                "13.01.20, 10:00 - Béla: <ikke-kjent ord>\nmed tekst",
                "13.01.20, 10:00 - Béla: VID-20200113-WA0007.mp4 (χψω)",
                "13.01.20, 10:00 - Béla: Ölrechnung 2020.pdf (Datei angehängt)",
                "13.01.20, 10:00 - Béla: see a.b (file by me)");
        assertThat(messages).extracting(m -> m.attachments().size()).containsExactly(1, 1, 1, 1, 1, 1, 0);
        assertThat(messages.get(5).attachments().get(0).name()).contains("Ölrechnung 2020.pdf");
        assertThat(Logs.bodies(messages).subList(0, 6)).containsExactly("", "", "", "med tekst", "", "");
    }

    @Test
    void keepsTheNameOfAFileHoweverOftenItIsNamed() {
        List<String> lines = new ArrayList<>();
        for (int i = 10; i < 50; i++) {
            lines.add("[13.01.20, 10:%d:00] Zoë: \u200E<attached: 00000001-Ölrechnung.pdf>".formatted(i));
        }
        lines.add("[13.01.20, 10:51:00] Zoë: \u200E<attached: 00000002-PHOTO-2020-01-13-10-51-00.jpg>");
        List<Message> messages = Logs.messages(READER, lines.toArray(String[]::new));
        assertThat(messages.subList(0, 40))
                .allSatisfy(message ->
                        assertThat(message.attachments().get(0).name()).contains("00000001-Ölrechnung.pdf"));
        assertThat(messages.get(40).attachments().get(0).name()).contains("00000002-PHOTO-2020-01-13-10-51-00.jpg");
        assertThat(Logs.bodies(messages)).containsOnly("");

        // the words of a language that is not known, with another file each time
        assertThat(Logs.messages(
                        READER,
                        "[13.01.20, 10:00:00] Zoë: \u200E<ukjent ord: größe.pdf>",
                        "[13.01.20, 10:01:00] Béla: \u200E<ukjent ord: Plan 2.pdf>\nmit Text",
                        "[13.01.20, 10:02:00] Béla: \u200E<ukjent ord: ż.docx>",
                        "[13.01.20, 10:03:00] Béla: <einmal: x.y>"))
                .extracting(message -> message.attachments().stream()
                        .map(a -> a.name().orElse(""))
                        .toList())
                .containsExactly(List.of("größe.pdf"), List.of("Plan 2.pdf"), List.of("ż.docx"), List.of());
    }

    @Test
    void readsUtf16AndEightBitText() {
        String text = "13.01.20, 10:00 - Jörg: größer\r\n13.01.20, 10:01 - Zoë: ÄÖÜ\r\n";
        Recording wide = Logs.read(READER, "x", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        assertThat(Logs.bodies(wide.messages())).containsExactly("größer", "ÄÖÜ");
        assertThat(wide.pieces().get(1).offset() + wide.pieces().get(1).length())
                .isEqualTo(2 + 2L * text.length());
        Recording latin = Logs.read(READER, "x", text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Logs.bodies(latin.messages())).containsExactly("größer", "ÄÖÜ");
        assertThat(latin.messages().get(0).flags()).containsExactly(Flag.CHARSET_GUESSED);
    }

    @Test
    void takesTheTitleFromTheFileNameOnly() {
        Message message = Logs.named(READER, "WhatsApp-Chat mit Jörg.txt", "13.01.20, 10:00 - Jörg: x")
                .get(0);
        assertThat(message.conversation().title()).contains("Jörg");
    }

    @Test
    void holdsAMessageOfManyLinesThatIsTooLargeAndReadsOn() {
        byte[] begin = "13.01.20, 10:00 - A: x\n".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[Lines.MAX_BYTES + 2000];
        Arrays.fill(bytes, (byte) 'y');
        for (int i = 0; i < bytes.length; i += 20) {
            bytes[i] = '\n';
        }
        System.arraycopy(begin, 0, bytes, 0, begin.length);
        byte[] end = "\n13.01.20, 10:01 - A: z\n".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(end, 0, bytes, bytes.length - end.length, end.length);
        Recording recording = Logs.read(READER, "x", bytes);
        assertThat(recording.held()).hasSize(1);
        assertThat(Logs.bodies(recording.messages())).containsExactly("z");
    }

    @Test
    void refusesWhatOnlyLooksSimilar() {
        for (String other : List.of(
                "2020-05-12 10:00:00 - INFO: started",
                "[2020-05-12 10:00:00] <nick> hello: world",
                "12/05/2020, we met - nothing: more",
                "12/05/2020,10:00,Ána,hello",
                "Am 12.05.2020, 10:00 - so schrieb er: ja",
                "12.05.2020, 10:00 - just a note without a name")) {
            byte[] bytes = (other + "\n").getBytes(StandardCharsets.UTF_8);
            assertThat(READER.accepts(new Head(bytes, true, "_chat.txt")))
                    .as(other)
                    .isFalse();
        }
    }
}
