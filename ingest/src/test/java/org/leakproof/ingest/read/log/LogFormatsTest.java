package org.leakproof.ingest.read.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.Readers;

/** Formats that all are lines or pages are told apart by what they hold. */
class LogFormatsTest {
    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("iphone.txt", "whatsapp-text"),
            Map.entry("android.txt", "whatsapp-text"),
            Map.entry("irssi.log", "irc"),
            Map.entry("sms.xml", "sms-backup"),
            Map.entry("cables.csv", "cables"),
            Map.entry("line.txt", "line"),
            Map.entry("kakao.txt", "kakao"),
            Map.entry("pidgin.html", "pidgin"),
            Map.entry("pidgin.txt", "pidgin"),
            Map.entry("adium.xml", "adium"),
            Map.entry("adium.html", "adium-html"),
            Map.entry("discord.csv", "discord-csv"),
            Map.entry("sigtop.txt", "signal-text"),
            Map.entry("chat.md", "signal-chat"),
            Map.entry("wechat.txt", "wechat"),
            Map.entry("wechat.mail.txt", "wechat"),
            Map.entry("load.dat", "concordance"),
            Map.entry("pages.opt", "opticon"),
            Map.entry("../chat/messages.html", "telegram-html"),
            Map.entry("../chat/vk.html", "vk-html"));

    @Test
    void theReaderOfItsFormatReadsAnExport() throws IOException {
        for (Map.Entry<String, String> format : FORMATS.entrySet()) {
            try (InputStream in = getClass().getResourceAsStream(format.getKey())) {
                byte[] bytes = in.readAllBytes();
                assertThat(readers(new Head(bytes, true, "x")))
                        .as(format.getKey())
                        .startsWith(format.getValue());
                Head cut = new Head(Arrays.copyOf(bytes, bytes.length * 2 / 3), false, "x");
                assertThat(readers(cut)).as("beginning of %s", format.getKey()).startsWith(format.getValue());
            }
        }
    }

    @Test
    void nobodyElseTakesThemButWhatsAppsThatIsAskedLast() throws IOException {
        for (Map.Entry<String, String> format : FORMATS.entrySet()) {
            try (InputStream in = getClass().getResourceAsStream(format.getKey())) {
                Head head = new Head(in.readAllBytes(), true, "x");
                assertThat(readers(head))
                        .as(format.getKey())
                        .allMatch(name -> name.equals(format.getValue()) || name.equals("whatsapp-text"));
            }
        }
    }

    private static List<String> readers(Head head) {
        return Readers.standard().all().stream()
                .filter(reader -> reader.accepts(head))
                .map(reader -> reader.name())
                .toList();
    }
}
