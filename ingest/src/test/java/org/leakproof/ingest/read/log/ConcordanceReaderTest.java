package org.leakproof.ingest.read.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.MessageReaderContract;
import org.leakproof.ingest.read.Recording;

class ConcordanceReaderTest implements MessageReaderContract {
    @Override
    public MessageReader reader() {
        return new ConcordanceReader();
    }

    @Override
    public String fixture() {
        return "load.dat";
    }

    @Test
    void readsEachOfItsEncodings() {
        String rows = row("BEGBATES", "DOCDATE", "OCRTEXT") + row("KÅ1", "20190203", "Grüße ® Ødegård");
        for (Charset charset : List.of(
                Charset.forName("windows-1252"),
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE)) {
            byte[] bytes = (charset.name().startsWith("UTF-16") ? "\uFEFF" + rows : rows).getBytes(charset);
            Message message = Logs.read(reader(), "x", bytes).message();
            assertThat(message.platformId()).as(charset.name()).contains("KÅ1");
            assertThat(Recording.body(message)).isEqualTo("Grüße \n Ødegård");
            assertThat(message.sent().local().orElseThrow()).hasToString("2019-02-03T00:00");
            assertThat(message.flags().contains(Flag.CHARSET_GUESSED))
                    .isEqualTo(charset.name().startsWith("windows"));
        }
    }

    @Test
    void doesNotGuessTheOrderOfDayAndMonth() {
        String rows = row("BEGBATES", "DOCDATE") + row("1", "02/03/2019") + row("2", "02/03/2019");
        List<Message> messages =
                Logs.read(reader(), "x", rows.getBytes(StandardCharsets.UTF_8)).messages();
        assertThat(Logs.times(messages)).containsExactly("", "");
        assertThat(messages).allSatisfy(m -> assertThat(m.flags()).contains(Flag.DATE_UNREADABLE));
    }

    /** Numbers of documents have hyphens too. */
    @Test
    void knowsAFamilyByItsFirstNumber() {
        String begin = row("BEGBATES", "BEGATTACH") + row("AB-7", "AB-7") + row("8", "AB-7") + row("CD-1", "-");
        assertThat(Logs.read(reader(), "x", begin.getBytes(StandardCharsets.UTF_8))
                        .messages())
                .extracting(message -> message.conversation().id())
                .containsExactly("AB-7", "AB-7", "CD-1");
        String range = row("BEGBATES", "ATTACHRANGE")
                + row("AB-8", "AB-7 - AB-9")
                + row("AB-9", "AB-7-AB-9")
                + row("AB-10", "AB-10")
                + row("12", "11-13")
                + row("14", "-");
        assertThat(Logs.read(reader(), "x", range.getBytes(StandardCharsets.UTF_8))
                        .messages())
                .extracting(message -> message.conversation().id())
                .containsExactly("AB-7", "AB-7", "AB-10", "11", "14");
    }

    private static String row(String... cells) {
        return "\u00FE" + String.join("\u00FE\u0014\u00FE", cells) + "\u00FE\r\n";
    }
}
