package org.leakproof.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** An invented archive, mailboxes and a chat export in folders, with a personal value wherever one can stand. */
final class CanaryArchive {
    private static final List<String> AROUND = List.of(
            "Please note %s for the file.",
            "He wrote: %s, and nothing else",
            "(%s)",
            "%s",
            "the old one was %s; the new one is not known",
            "siehe %s im Anhang",
            "записано: %s сегодня");

    private final Random random;
    private final CanaryValues values;
    private final List<Canary> planted = new ArrayList<>();
    private final Map<Canary, Writing> writings = new HashMap<>();

    private int messages;

    CanaryArchive(long seed) {
        random = new Random(seed);
        values = new CanaryValues(random);
    }

    List<Canary> planted() {
        return planted;
    }

    int messages() {
        return messages;
    }

    /** How a value was written. */
    record Writing(CanaryForm form, String text) {}

    Writing writing(Canary canary) {
        return writings.getOrDefault(canary, new Writing(CanaryForm.PLAIN, canary.value()));
    }

    /** Writes mails until about so many values are planted, then chats until all are. */
    void write(Path folder, int count) throws IOException {
        int box = 0;
        while (planted.size() < count * 8 / 10) {
            Path place = Files.createDirectories(folder.resolve("mail")
                    .resolve(fileName(plain(this::fitsAName)).strip()));
            StringBuilder mbox = new StringBuilder();
            for (int i = 0; i < 60 && planted.size() < count * 8 / 10; i++) {
                mail(mbox, i);
            }
            Files.writeString(place.resolve(fileName(plain(this::fitsAName)) + " " + box++ + ".mbox"), mbox);
        }
        Path chats = Files.createDirectories(folder.resolve("chats"));
        new ObjectMapper().writeValue(chats.resolve("result.json").toFile(), telegram(count));
    }

    /** A value and how it is written here. */
    private String written(Canary canary, Predicate<CanaryForm> fits) {
        CanaryForm form;
        do {
            form = CanaryForm.values()[random.nextInt(CanaryForm.values().length)];
        } while (!fits.test(form));
        String text = canary.lead() + form.write(canary.value(), random);
        writings.put(canary, new Writing(form, text));
        return text;
    }

    private Canary take(Predicate<Canary> fits) {
        Canary canary = values.take(fits);
        planted.add(canary);
        return canary;
    }

    private String plain(Predicate<Canary> fits) {
        Canary canary = take(fits);
        return canary.lead() + canary.value();
    }

    private String name() {
        String name = values.name();
        planted.add(Canary.of("name", "", name).with(name.substring(name.indexOf(' ') + 1)));
        return name;
    }

    private String address() {
        return take(canary -> canary.kind().equals("email")).value();
    }

    private boolean fitsALine(Canary canary) {
        return canary.value().indexOf('\n') < 0;
    }

    private boolean fitsAName(Canary canary) {
        return canary.value().matches("[^/\\\\\n\":]{1,60}");
    }

    /** Not what needs a slash. */
    private static boolean fitsAName(CanaryForm form) {
        return !form.breaksLines() && form != CanaryForm.BASE64 && form != CanaryForm.UNICODE_ESCAPES;
    }

    private static String fileName(String text) {
        return text.replace(": ", "_").replace(' ', '_');
    }

    private String line() {
        return AROUND.get(random.nextInt(AROUND.size()))
                .formatted(written(take(this::fitsALine), form -> !form.breaksLines()));
    }

    /** @param breaks whether lines may break within a value */
    private String passage(boolean breaks) {
        Canary canary = take(any -> true);
        boolean several = canary.value().indexOf('\n') >= 0;
        String written = written(
                canary,
                form -> (breaks || !form.breaksLines())
                        && (!several
                                || form == CanaryForm.PLAIN
                                || form == CanaryForm.QUOTED_PRINTABLE
                                || form == CanaryForm.FULL_WIDTH_DIGITS));
        return writing(canary).form() == CanaryForm.WRAPPED_LINE
                ? "The men of the night shift at the old quay said in the morning: " + written
                : AROUND.get(random.nextInt(AROUND.size())).formatted(written);
    }

    private String passages(int count, boolean breaks) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append(passage(breaks)).append("\n\n");
        }
        return out.toString();
    }

    private String otherOrder(String name, boolean breaks) {
        if (random.nextBoolean()) {
            CanaryForm form;
            do {
                form = CanaryForm.values()[random.nextInt(CanaryForm.values().length)];
            } while (!breaks && form.breaksLines());
            return form.write(name, random);
        }
        int space = name.indexOf(' ');
        String first = name.substring(0, space);
        String last = name.substring(space + 1);
        return switch (random.nextInt(6)) {
            case 0 -> last + ", " + first;
            case 1 -> (last + " " + first).toUpperCase(java.util.Locale.ROOT);
            case 2 -> first.charAt(0) + ". " + last;
            case 3 -> first + "\u00A0" + last;
            case 4 -> first + " \n" + last;
            default -> last + "_" + first;
        };
    }

    private void mail(StringBuilder mbox, int i) {
        messages++;
        String from = name();
        String to = name();
        mbox.append("From x@port.example Thu Jan  3 00:00:00 2019\n");
        mbox.append("From: ").append(from).append(" <").append(address()).append(">\n");
        mbox.append("To: ").append(to).append(" <").append(address()).append(">\n");
        mbox.append("Cc: ")
                .append(CanaryForm.encodedWord(line()))
                .append(" <")
                .append(address())
                .append(">\n");
        mbox.append("Reply-To: ").append(address()).append("\n");
        mbox.append("X-Note: ").append(CanaryForm.encodedWord(line())).append("\n");
        mbox.append("Message-ID: <").append(address()).append(">\n");
        mbox.append("References: <").append(address()).append(">\n");
        mbox.append("Content-Language: ").append(plain(this::fitsALine)).append("\n");
        mbox.append("Received: from ")
                .append(plain(canary -> canary.kind().equals("IPv4")))
                .append("\n");
        mbox.append("Date: Thu, 3 Jan 2019 10:00:00 +0100\n");
        mbox.append("Subject: ").append(CanaryForm.encodedWord("Re: " + line())).append("\n");
        mbox.append("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n\n");
        mbox.append(plain(this::fitsALine)).append("\n\n");
        String body = "Hello " + otherOrder(to, i % 3 != 0) + ",\n\n" + passages(5, i % 3 != 0)
                + quoted(passages(2, i % 3 != 0)) + "\n-- \n" + otherOrder(from, i % 3 != 0) + "\n" + line() + "\n";
        if (i % 3 == 0) {
            part(mbox, "Content-Type: text/html; charset=utf-8", html(body));
        } else {
            part(mbox, "Content-Type: text/plain; charset=utf-8" + (i % 3 == 1 ? "; format=flowed" : ""), body);
        }
        Canary named = take(this::fitsAName);
        String file = fileName(written(named, CanaryArchive::fitsAName));
        part(
                mbox,
                "Content-Type: text/plain; charset=utf-8; name=\"x\"\nContent-Disposition: attachment;\n filename=\""
                        + CanaryForm.encodedWord(file + ".txt") + "\"",
                passages(3, true));
        if (i % 4 == 0) {
            part(
                    mbox,
                    "Content-Type: message/rfc822",
                    "From: " + name() + " <" + address() + ">\nSubject: " + CanaryForm.encodedWord(line())
                            + "\nContent-Type: text/plain; charset=utf-8\n\n" + passages(1, true));
        }
        mbox.append("--b--\n").append(plain(this::fitsALine)).append("\n\n");
    }

    private static void part(StringBuilder mbox, String head, String body) {
        mbox.append("--b\n")
                .append(head)
                .append("\nContent-Transfer-Encoding: 8bit\n\n")
                .append(body)
                .append("\n");
    }

    private static String quoted(String text) {
        return "On Monday somebody wrote:\n> " + text.strip().replace("\n", "\n> ") + "\n";
    }

    /** Letters stay; a tag that nobody sees stands within every third word. */
    private String html(String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n\n", "<p>\n");
        StringBuilder out = new StringBuilder();
        for (String word : escaped.split("(?<= )")) {
            int at = word.length() / 2;
            boolean plain = word.chars().allMatch(c -> Character.isLetterOrDigit(c) || " @.-".indexOf(c) >= 0);
            out.append(
                    plain && at > 1 && random.nextInt(3) == 0
                            ? word.substring(0, at) + "<b></b>" + word.substring(at)
                            : word);
        }
        return "<html><head><title>x</title></head><body><p>" + out + "</p><!-- "
                + plain(this::fitsALine).replace("--", "") + " --><img alt=\""
                + plain(canary -> canary.kind().startsWith("iban")) + "\" src=\"x\"></body></html>";
    }

    private ObjectNode telegram(int count) {
        ObjectMapper json = new ObjectMapper();
        ObjectNode account = json.createObjectNode();
        ArrayNode list = account.putObject("chats").put("about", "All chats").putArray("list");
        for (int chat = 0; planted.size() < count; chat++) {
            ObjectNode one = list.addObject();
            one.put("name", line()).put("type", "private_group").put("id", 1000 + chat);
            ArrayNode said = one.putArray("messages");
            List<String> members = List.of(
                    name(), name(), name() + " " + plain(canary -> canary.kind().startsWith("phone")));
            for (int i = 0; i < 8 && planted.size() < count; i++) {
                messages++;
                String text = i % 2 == 0
                        ? passage(true)
                        : "ask " + otherOrder(members.get(random.nextInt(2)), true) + " — " + passage(true);
                ObjectNode message = said.addObject();
                message.put("id", i + 1).put("type", "message").put("date", "2019-02-01T08:00:0" + i);
                message.put("date_unixtime", String.valueOf(1549008000 + i));
                message.put("from", members.get(i % 3)).put("from_id", "user" + chat + i % 3);
                if (i % 3 == 0) {
                    String file = fileName(written(take(this::fitsAName), CanaryArchive::fitsAName));
                    message.put("file", "files/" + file).put("file_name", file).put("mime_type", "text/plain");
                }
                if (i % 3 == 1) {
                    message.put("forwarded_from", name());
                }
                message.put("text", text);
                message.putArray("text_entities")
                        .addObject()
                        .put("type", "plain")
                        .put("text", text);
            }
        }
        return account;
    }
}
