package org.leakproof.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a mailbox of any size from single mails: {@code MakeMailbox <folder of mails> <out.mbox> <megabytes> [<kilobytes
 *  of attachment>]}. Each copy gets message ids of its own, so that it is no duplicate; everything else stays as it is.
 *  With the fourth argument every mail stands in one with an attachment, of that size on average, as mailboxes of offices
 *  do. The same arguments give the same bytes. */
public final class MakeMailbox {
    private static final Pattern HEADER_BLOCK = Pattern.compile("\\A[!-9;-~]+:[^\\n]*\\n");
    private static final Pattern IDS = Pattern.compile("<([^<>\\s]{1,200}@[^<>\\s]{1,200})>");

    private MakeMailbox() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3 || arguments.length > 4) {
            System.err.println(
                    "usage: MakeMailbox <folder of mails> <out.mbox> <megabytes> [<kilobytes of attachment>]");
            System.exit(2);
        }
        List<String> mails = mails(Path.of(arguments[0]));
        long wanted = Long.parseLong(arguments[2]) << 20;
        int attachment = arguments.length == 4 ? Integer.parseInt(arguments[3]) << 10 : 0;
        Random random = new Random(1);
        long written = 0;
        long copies = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[1])), 1 << 20)) {
            for (int round = 0; written < wanted; round++) {
                for (String mail : mails) {
                    String text = attachment == 0
                            ? mail
                            : attached(mail, (int) (2 * attachment * random.nextFloat()), random);
                    byte[] copy = copy(text, round).getBytes(StandardCharsets.ISO_8859_1);
                    out.write(copy);
                    written += copy.length;
                    copies++;
                }
            }
        }
        System.out.println(copies + " mails, " + written + " bytes");
    }

    /** Mails as Latin-1 text, so that every byte survives; files that do not begin with a header are left out. */
    private static List<String> mails(Path folder) throws IOException {
        List<String> mails = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            boolean mail = HEADER_BLOCK.matcher(text.replace("\r", "")).find();
            if (mail && text.toLowerCase(java.util.Locale.ROOT).contains("\nsubject:")) {
                mails.add(text);
            }
        }
        return mails;
    }

    /** The mail's own headers and text as they are, as the first part; random bytes as the second. */
    private static String attached(String mail, int bytes, Random random) {
        byte[] content = new byte[bytes];
        random.nextBytes(content);
        String boundary = "=_" + Long.toHexString(random.nextLong());
        int text = Math.min(mail.length(), 20_000);
        return "From: Desk <desk@bench.example>\nTo: Someone Else <someone.else@bench.example>\nSubject: Papers "
                + random.nextInt(1 << 20) + "\nDate: Thu, 1 Jan 2026 00:00:00 +0000\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\n\n--" + boundary
                + "\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
                + mail.substring(0, text) + "\n--" + boundary
                + "\nContent-Type: application/octet-stream; name=\"papers.bin\"\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(content) + "\n--" + boundary + "--\n";
    }

    private static String copy(String mail, int round) {
        int end = mail.indexOf("\n\n");
        int crlf = mail.indexOf("\r\n\r\n");
        int split = end < 0 ? mail.length() : end;
        split = crlf >= 0 && crlf < split ? crlf : split;
        String headers = IDS.matcher(mail.substring(0, split)).replaceAll("<r" + round + ".$1>");
        String body = mail.substring(split).replace("\nFrom ", "\n>From ");
        String id = headers.toLowerCase(java.util.Locale.ROOT).contains("message-id:")
                ? ""
                : "Message-ID: <r" + round + "." + Integer.toHexString(mail.hashCode()) + "@bench.example>\n";
        return "From bench@bench.example Thu Jan  1 00:00:00 2026\n" + id + headers + body
                + (body.endsWith("\n") ? "\n" : "\n\n");
    }
}
