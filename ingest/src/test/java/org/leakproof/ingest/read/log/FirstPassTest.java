package org.leakproof.ingest.read.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.leakproof.contract.record.Message;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.Recording;

/** Lines in UTF-16 are all decoded in the first pass; those in UTF-8 are seen as bytes where that is enough. Both have to tell
 *  the second pass the same. */
final class FirstPassTest {
    private static final long SEED = 20_260_415;

    private static final List<String> WHATSAPP = List.of(
            "03/04/20, 10:00 - Ana: x",
            "03/04/20, 10:07 - Zoë: é",
            "03/04/20, 9:07 - Zoë: <b",
            "03/04/20, 11:00 - Ana: Chef: x",
            "03/04/20, 11:01 - Ana: ",
            "03/04/20, 11:02 - Ana \"x: y",
            "03/04/20, 11:02 - 💬 Tom: <Video x>",
            "03/04/20, 11:02 - Tom: <Video x>",
            "03/04/20, 11:03 - Ana created group \"x\"",
            "04/04/20, 11:04 - Ana: y",
            "13/04/20, 11:05 - Ana: z",
            "04/25/20, 11:05 - Ana: z",
            "[05/04/20, 11:05:09] Ana: z",
            "12.04.20 11:05:09: Ana: z",
            "03/04/20",
            "",
            "- x",
            "[x");

    private static final List<String> IRC = List.of(
            "--- Log opened Mon Dec 31 23:40:12 2018",
            "23:40 <@zoë> x #hafen",
            "00:10 <ana> y",
            "* Now talking on #werft",
            "--- Day changed Tue Jan 01 2019",
            "[10:11] --- Wed Jan 2 2019",
            "**** BEGIN LOGGING AT Thu Jan  3 21:11:55 2019",
            "Session Start: Fri Jan 04 10:00:00 2019",
            "jan 05 21:11:55 * zoë has joined",
            "");

    private static final List<String> SIGNAL = List.of(
            "",
            "From: Zoë (+49201555)",
            "Type: incoming",
            "Type: x y",
            "Sent: Tue, 14 Nov 2023 23:13:20 +0100",
            "é",
            "> From: Zoë");

    @Test
    void learnsFromBytesWhatItLearnsFromTextOfWhatsApp() {
        compare(new WhatsAppReader(), List.of("03/04/20, 10:00 - Ana: x"), WHATSAPP);
    }

    @Test
    void learnsFromBytesWhatItLearnsFromTextOfIrc() {
        // enough of them that the format is told whatever follows
        compare(new IrcReader(), Collections.nCopies(100, "23:40 <@zoë> x"), IRC);
    }

    @Test
    void learnsFromBytesWhatItLearnsFromTextOfSignal() {
        compare(
                new SignalTextReader(),
                List.of("Conversation: Zoë", "", "From: Zoë", "Type: incoming", "Sent: x", "", "y"),
                SIGNAL);
    }

    private static void compare(MessageReader reader, List<String> first, List<String> lines) {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder(String.join("\n", first)).append('\n');
            int kinds = 1 + random.nextInt(lines.size());
            int from = random.nextInt(lines.size());
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(lines.get((from + random.nextInt(kinds)) % lines.size()));
                text.append(random.nextInt(5) == 0 ? "\r\n" : "\n");
            }
            assertThat(read(reader, text.toString().getBytes(StandardCharsets.UTF_8)))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(read(reader, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)));
        }
    }

    /** What it makes of an entry, but for the places and hashes. */
    private static List<String> read(MessageReader reader, byte[] bytes) {
        return Logs.read(reader, "x", bytes).messages().stream()
                .map(FirstPassTest::shown)
                .toList();
    }

    private static String shown(Message message) {
        return Stream.of(
                        message.kind(),
                        message.sent().instant(),
                        message.sent().local(),
                        message.sent().asWritten(),
                        message.sender().flatMap(p -> p.name()),
                        message.sender().flatMap(p -> p.handle()),
                        message.conversation().id(),
                        message.conversation().title(),
                        Recording.body(message),
                        message.attachments().size(),
                        message.headers().size(),
                        message.flags().stream().sorted().toList())
                .map(String::valueOf)
                .reduce("", (a, b) -> a + "|" + b);
    }
}
