package org.leakproof.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes one chat in each of the commonest formats, with invented messages as long as people's are: {@code MakeChats <folder>
 *  <MB>}. Half of them have fewer than forty characters, few have more than two hundred; one in twelve runs over several
 *  lines, one in eight has letters beyond ASCII. The same call writes the same bytes. */
public final class MakeChats {
    private static final List<String> PEOPLE =
            List.of("Zoë Müller", "Ana", "Jörg Ødegård", "Maria Lind", "Tom", "Оля", "Dr. Weiß", "K. Haddad");
    private static final String[] WORDS =
            ("the boat is at pier four and nobody wrote it down so please ask her when she gets back"
                            + " because we need those papers before noon otherwise they close again until Monday thanks see you"
                            + " there ok yes no maybe 17:30 https://example.org/a/b?c=1 harbour invoice signed copy (again)")
                    .split(" ");
    private static final String[] LETTERS =
            "größer schön déjà naïve señor 🙂 👍 спасибо завтра niño façade Übung".split(" ");

    /** @param head what the file begins with
     *  @param first what a message begins with: dates in the pattern of {@code date}, 1 = person, 2 = number of the message,
     *      3 = number of the person, 4 = text, 5 = seconds since 1970
     *  @param between messages
     *  @param day what a new day is said with, of 0 = its date; empty if nothing
     *  @param json whether texts are escaped
     *  @param lines what stands between the lines of a text; empty if there is one line only */
    private record Format(
            String name,
            String head,
            String date,
            String first,
            String between,
            String tail,
            String day,
            boolean json,
            String lines) {}

    private static final List<Format> FORMATS = List.of(
            text("WhatsApp Chat with Ana.txt", "", "M/d/yy, h:mm a", "%1$s - %2$s: %5$s\n", "", "\n"),
            text("iphone.txt", "", "'['dd.MM.yy, HH:mm:ss']'", "%1$s %2$s: %5$s\r\n", "", "\n"),
            text(
                    "irssi.log",
                    "--- Log opened Mon Dec 31 23:40:12 2018\n",
                    "HH:mm",
                    "%1$s <@nick%4$d> %5$s\n",
                    "'--- Day changed 'EEE MMM dd yyyy",
                    ""),
            text("weechat.log", "", "yyyy-MM-dd HH:mm:ss", "%1$s\tnick%4$d\t%5$s\n", "", ""),
            text(
                    "line.txt",
                    "[LINE] Chat history in Werft\nSaved on: 2020/06/01 10:00\n\n",
                    "HH:mm",
                    "%1$s\t%2$s\t%5$s\n",
                    "yyyy/MM/dd(EEE)",
                    ""),
            text(
                    "kakao.txt",
                    "산악회 3 님과 카카오톡 대화\n저장한 날짜 : 2020-06-01 10:00:00\n\n",
                    "a h:mm",
                    "[%2$s] [%1$s] %5$s\n",
                    "'--------------- 'yyyy'년 'M'월 'd'일 화요일 ---------------'",
                    "\n"),
            text(
                    "wechat.txt",
                    "2023-01-01 12:00:00 王小明\n大家好\n\n",
                    "yyyy-MM-dd HH:mm:ss",
                    "%1$s %2$s\n%5$s\n\n",
                    "",
                    "\n"),
            text(
                    "sigtop.txt",
                    "Conversation: Werft (group)\n\n",
                    "EEE, d MMM yyyy HH:mm:ss +0100",
                    "From: %2$s (+49201555%4$d)\nType: incoming\nSent: %1$s\nReceived: %1$s\n\n%5$s\n\n",
                    "",
                    "\n"),
            text("short.txt", "", "yyyy-MM-dd HH:mm", "%1$s You: %5$s\n", "", "\n"),
            text("chat.md", "", "yyyy-MM-dd HH:mm:ss", "[%1$s] Me: %5$s  \n", "", "  \n"),
            text(
                    "pidgin.txt",
                    "Conversation with #hafen at 3/15/2019 11:58:00 PM on zoë@irc.example.net (irc)\n",
                    "(hh:mm:ss a)",
                    "%1$s nick%4$d: %5$s\n",
                    "",
                    ""),
            text(
                    "discord.csv",
                    "AuthorID,Author,Date,Content,Attachments,Reactions\n",
                    "M/d/yyyy h:mm a",
                    "\"45622657779813%4$04d\",\"%2$s#0001\",\"%1$s\",\"%5$s\",\"\",\"\"\n",
                    "",
                    "\n"),
            json(
                    "telegram.json",
                    "{\n \"name\": \"Werft\",\n \"type\": \"private_supergroup\",\n \"id\": 9012345678,\n \"messages\": [\n",
                    "yyyy-MM-dd'T'HH:mm:ss",
                    "  {\n   \"id\": %3$d,\n   \"type\": \"message\",\n   \"date\": \"%1$s\",\n   \"date_unixtime\": \"%6$d\",\n"
                            + "   \"from\": \"%2$s\",\n   \"from_id\": \"user10%4$d\",\n   \"reply_to_message_id\": 12,\n"
                            + "   \"text\": \"%5$s\",\n   \"text_entities\": [\n    {\n     \"type\": \"plain\",\n"
                            + "     \"text\": \"%5$s\"\n    }\n   ]\n  }",
                    " ]\n}"),
            json(
                    "slack.json",
                    "[\n",
                    "",
                    "    {\n        \"client_msg_id\": \"5c9e1c3a-7f3c-4f1e-9d4d-%3$012d\",\n        \"type\": \"message\",\n"
                            + "        \"text\": \"%5$s\",\n        \"user\": \"U0BM%4$05d\",\n        \"ts\": \"%6$d.000200\",\n"
                            + "        \"team\": \"T0BMABCDE\",\n        \"user_team\": \"T0BMABCDE\",\n"
                            + "        \"source_team\": \"T0BMABCDE\",\n        \"user_profile\": {\n"
                            + "            \"avatar_hash\": \"g1234567\",\n"
                            + "            \"image_72\": \"https:\\/\\/avatars.example.org\\/1234.png\",\n"
                            + "            \"first_name\": \"%2$s\",\n            \"real_name\": \"%2$s\",\n"
                            + "            \"display_name\": \"%2$s\",\n            \"team\": \"T0BMABCDE\",\n"
                            + "            \"name\": \"n%4$d\",\n            \"is_restricted\": false,\n"
                            + "            \"is_ultra_restricted\": false\n        },\n        \"blocks\": [\n            {\n"
                            + "                \"type\": \"rich_text\",\n                \"block_id\": \"eR%3$d\",\n"
                            + "                \"elements\": [\n                    {\n"
                            + "                        \"type\": \"rich_text_section\",\n"
                            + "                        \"elements\": [\n                            {\n"
                            + "                                \"type\": \"text\",\n"
                            + "                                \"text\": \"%5$s\"\n                            }\n"
                            + "                        ]\n                    }\n                ]\n            }\n        ]\n    }",
                    "\n]"),
            json(
                    "discord.json",
                    "{\n  \"guild\": {\"id\": \"900\", \"name\": \"Werft\"},\n  \"channel\": {\"id\": \"901\", \"type\":"
                            + " \"GuildTextChat\", \"name\": \"plaudern\"},\n  \"messages\": [\n",
                    "yyyy-MM-dd'T'HH:mm:ss.123'+00:00'",
                    "    {\n      \"id\": \"9%3$017d\",\n      \"type\": \"Default\",\n      \"timestamp\": \"%1$s\",\n"
                            + "      \"timestampEdited\": null,\n      \"callEndedTimestamp\": null,\n"
                            + "      \"isPinned\": false,\n      \"content\": \"%5$s\",\n      \"author\": {\n"
                            + "        \"id\": \"8%4$017d\",\n        \"name\": \"nick%4$d\",\n"
                            + "        \"discriminator\": \"0000\",\n        \"nickname\": \"%2$s\",\n"
                            + "        \"color\": null,\n        \"isBot\": false,\n        \"roles\": [],\n"
                            + "        \"avatarUrl\": \"https://cdn.example.org/avatars/%4$d.png\"\n      },\n"
                            + "      \"attachments\": [],\n      \"embeds\": [],\n      \"stickers\": [],\n"
                            + "      \"reactions\": [],\n      \"mentions\": [],\n      \"inlineEmojis\": []\n    }",
                    "\n  ]\n}"),
            json(
                    "message_1.json",
                    "{\n  \"participants\": [{\"name\": \"Ana\"}, {\"name\": \"Tom\"}],\n  \"messages\": [\n",
                    "",
                    "    {\n      \"sender_name\": \"Ana\",\n      \"timestamp_ms\": %6$d123,\n"
                            + "      \"content\": \"%5$s\",\n      \"is_geoblocked_for_viewer\": false,\n"
                            + "      \"is_unsent_image_by_messenger_kid_parent\": false\n    }",
                    "\n  ],\n  \"title\": \"Tom\",\n  \"thread_path\": \"inbox/tom_4711abc\"\n}"));

    private final Format format;
    private final Random random = new Random(4711);

    private MakeChats(Format format) {
        this.format = format;
    }

    private static Format text(String name, String head, String date, String first, String day, String lines) {
        return new Format(name, head, date, first, "", "", day, false, lines);
    }

    private static Format json(String name, String head, String date, String first, String tail) {
        return new Format(name, head, date, first, ",\n", tail, "", true, "\\n");
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (Format format : FORMATS) {
            new MakeChats(format).write(folder.resolve(format.name), Long.parseLong(arguments[1]) * 1_000_000);
        }
    }

    private void write(Path file, long bytes) throws IOException {
        DateTimeFormatter dates = format.date.isEmpty() ? null : formatter(format.date);
        DateTimeFormatter days = format.day.isEmpty() ? null : formatter(format.day);
        LocalDateTime time = LocalDateTime.of(2019, 1, 1, 8, 0);
        long written = 0;
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(format.head);
            for (int i = 1; written < bytes; i++) {
                LocalDateTime next = time.plusSeconds(random.nextInt(1200));
                if (days != null && (i == 1 || next.getDayOfYear() != time.getDayOfYear())) {
                    out.write(days.format(next) + "\n");
                }
                // a log runs over many years, and a year has four digits
                time = next.getYear() > 2030 ? next.minusYears(10) : next;
                int person = random.nextInt(PEOPLE.size());
                String message = String.format(
                        Locale.ROOT,
                        format.first,
                        dates == null ? "" : dates.format(time),
                        PEOPLE.get(person),
                        i,
                        person + 1,
                        text(),
                        time.toEpochSecond(ZoneOffset.UTC));
                out.write(i == 1 ? "" : format.between);
                out.write(message);
                written += message.length();
            }
            out.write(format.tail);
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder().appendPattern(pattern).toFormatter(format(pattern));
    }

    /** The halves of the day in Korean where they stand before the time. */
    private static Locale format(String pattern) {
        return pattern.startsWith("a ") ? Locale.KOREAN : Locale.US;
    }

    private String text() {
        int length = (int) Math.min(600, Math.exp(3.5 + 0.8 * random.nextGaussian()));
        boolean letters = random.nextInt(8) == 0;
        boolean lines = !format.lines.isEmpty() && random.nextInt(12) == 0;
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            if (text.length() > 0) {
                text.append(lines && random.nextInt(10) == 0 ? format.lines : " ");
            }
            String[] from = letters && random.nextInt(4) == 0 ? LETTERS : WORDS;
            text.append(from[random.nextInt(from.length)]);
        }
        return text.length() == 0 ? "ok" : format.json ? text.toString().replace("/", "\\/") : text.toString();
    }
}
