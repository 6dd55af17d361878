package org.leakproof.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.Hashes;
import org.leakproof.publish.bag.TagFiles;

/** A page of HTML that shows original texts: one file without scripts or references, mode 0600, never within a release or an
 *  archive. Browsers are told to load nothing at all. */
final class SecretPage {
    private static final String MARK = "<!DOCTYPE html><!-- leakproof: secret, not for publication -->";

    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #8885; --soft: #8882; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.5rem; margin: 0 0 .5rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
            .secret { background: #a00; color: #fff; padding: .5rem .8rem; border-radius: 4px; font-weight: 600; }
            table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .25rem .6rem;
              border-bottom: 1px solid var(--line); vertical-align: top; } td.n, th.n { text-align: right;
              font-variant-numeric: tabular-nums; white-space: nowrap; } tr.none { opacity: .55; }
            details { border: 1px solid var(--line); border-radius: 4px; margin: .5rem 0; padding: .3rem .8rem; }
            summary { cursor: pointer; font-weight: 600; } .what { font-weight: 400; opacity: .75; }
            ul { list-style: none; padding: 0; margin: .5rem 0; } li { padding: .35rem 0; border-top: 1px solid var(--soft);
              overflow-wrap: anywhere; } .where { font: 12px ui-monospace, monospace; opacity: .65; display: block; }
            del { background: #d002; color: inherit; text-decoration: line-through; text-decoration-color: #c00; }
            ins { background: #0802; text-decoration: none; font-weight: 600; } mark { background: #cc04; color: inherit; }
            @media print { details { break-inside: avoid; } }
            """;

    private SecretPage() {}

    /** @throws OperatorMistake if a secret page must not lie there */
    static void check(Path file, List<Path> archives) {
        for (Path at = ReleaseFolderCheck.real(file).getParent(); at != null; at = at.getParent()) {
            if (TagFiles.isBag(at)) {
                throw new OperatorMistake(file + ": lies inside the release " + at
                        + ", and what is secret must not; name another file with --html");
            }
        }
        for (Path archive : archives) {
            if (ReleaseFolderCheck.isWithin(file, archive)) {
                throw new OperatorMistake(
                        file + ": lies inside the archive, which must stay as it is; name another file with --html");
            }
        }
        if (Files.exists(file) && !isPage(file)) {
            throw new OperatorMistake(
                    file + ": exists and is no page of ours; nothing was changed; name another --html");
        }
        Path parent = file.toAbsolutePath().normalize().getParent();
        if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
            throw new OperatorMistake(file + ": cannot be made: no folder that you may write to; name another --html");
        }
    }

    private static boolean isPage(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Files.isRegularFile(file)
                    && new String(in.readNBytes(MARK.length()), StandardCharsets.UTF_8).equals(MARK);
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes it whole or not at all.
     *
     *  @param body writes what stands below the heading; everything from an archive through {@link #text} */
    static void write(Path file, String title, Consumer<PrintWriter> body) {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            try (Writer writer = new BufferedWriter(Channels.newWriter(
                            Files.newByteChannel(
                                    part,
                                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
                            StandardCharsets.UTF_8));
                    PrintWriter out = new PrintWriter(writer)) {
                head(out, title);
                body.accept(out);
                out.print("</body></html>\n");
                if (out.checkError()) {
                    throw new IOException("incomplete");
                }
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new OperatorMistake(
                    file + ": cannot be written (" + e.getClass().getSimpleName() + "); name another --html", e);
        }
    }

    private static void head(PrintWriter out, String title) {
        String hash =
                Base64.getEncoder().encodeToString(Hashes.sha256().digest(STYLE.getBytes(StandardCharsets.UTF_8)));
        out.print(MARK + "\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-" + hash
                + "'; base-uri 'none'; form-action 'none'\">\n"
                + "<meta name=\"referrer\" content=\"no-referrer\"><meta name=\"robots\" content=\"noindex\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>" + text(title) + " (secret)</title>\n<style>" + STYLE + "</style></head><body>\n"
                + "<p class=\"secret\">Secret: this page shows original texts. It must not leave the building; delete it"
                + " when you are done.</p>\n<h1>" + text(title) + "</h1>\n");
    }

    /** Text of an archive or a policy as HTML: nothing in it can be markup, steer, or turn the direction of what follows. */
    static String text(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        TerminalText.of(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
