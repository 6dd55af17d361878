package org.leakproof.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a mailbox of any size from single mails: {@code MakeMailbox <folder of mails> <out.mbox> <megabytes>}. Each copy
 *  gets message ids of its own, so that it is no duplicate; everything else stays as it is. The same arguments give the
 *  same bytes. */
public final class MakeMailbox {
    private static final Pattern HEADER_BLOCK = Pattern.compile("\\A[!-9;-~]+:[^\\n]*\\n");
    private static final Pattern IDS = Pattern.compile("<([^<>\\s]{1,200}@[^<>\\s]{1,200})>");

    private MakeMailbox() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("usage: MakeMailbox <folder of mails> <out.mbox> <megabytes>");
            System.exit(2);
        }
        List<String> mails = mails(Path.of(arguments[0]));
        long wanted = Long.parseLong(arguments[2]) << 20;
        long written = 0;
        long copies = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[1])), 1 << 20)) {
            for (int round = 0; written < wanted; round++) {
                for (String mail : mails) {
                    byte[] copy = copy(mail, round).getBytes(StandardCharsets.ISO_8859_1);
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
