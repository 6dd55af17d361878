package org.leakproof.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An invented mailbox that keeps a run busy for a while. */
final class LongMailbox {
    private LongMailbox() {}

    static Path write(Path file, int mails) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int i = 0; i < mails; i++) {
                String sender = "person" + i % 97;
                out.write("From " + sender + "@port.example Thu Jan  3 00:00:00 2019\n");
                out.write("From: Zoë Number" + i % 97 + " <" + sender + "@port.example>\n");
                out.write("To: office" + i % 13 + "@port.example\n");
                out.write("Subject: ångbåt " + i + "\n");
                out.write("Date: Thu, 3 Jan 2019 0" + i % 10 + ":00:" + (10 + i % 50) + " +0100\n");
                out.write("Message-ID: <" + i + "@port.example>\n");
                if (i % 3 != 0) {
                    out.write("In-Reply-To: <" + (i - 1) + "@port.example>\n");
                }
                out.write("Content-Type: text/plain; charset=utf-8\n\n");
                for (String line : List.of(
                        "Ring +46 8 505 10 " + (100 + i % 900) + " or write to private" + i + "@mail.example.",
                        "The crate " + i + " is at quay " + i % 40 + ", say the men of the night shift.",
                        "Nothing else today. Обычный день на причале.")) {
                    out.write(line + "\n");
                }
                out.write("\n");
            }
        }
        return file;
    }
}
