package org.leakproof.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.leakproof.ingest.read.Formats;
import org.leakproof.ingest.read.Formats.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What can be read. */
@Command(
        name = "formats",
        mixinStandardHelpOptions = true,
        header = "Lists what can be read, how it is recognised, what is kept of it and where the limits are.",
        description = {
            "Files are recognised by what is in them, never by their names, also inside zip files and the like.",
            "To see what is in a folder or file of yours: leakproof inspect PATH",
        })
final class FormatsCommand implements Callable<Integer> {
    private static final int LABEL = 12;

    @Option(names = "--short", description = "One line a format: its name and what it is.")
    private boolean brief;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Format> formats = Formats.all();
        int name = formats.stream().mapToInt(f -> f.reader().length()).max().orElse(0);
        if (brief) {
            formats.forEach(f ->
                    out.println(f.reader() + " ".repeat(name + 2 - f.reader().length()) + f.what()));
            return ExitCode.COMPLETE.number();
        }
        for (Format format : formats) {
            out.println(format.what());
            field(out, "name", format.reader());
            field(out, "known by", format.mark());
            field(out, "kept", format.kept());
            field(out, "limits", format.limits());
            out.println();
        }
        out.println("Documents: PDF, Word, Excel, PowerPoint, OpenDocument, RTF, HTML, XML, plain text");
        field(out, "known by", "their content");
        field(out, "kept", "the text; each becomes one message of the kind DOCUMENT");
        field(out, "limits", "pictures and scans give no text; more than 512 MiB is held");
        out.println();
        out.println("Anything else that holds records: JSON, JSON lines, CSV, line logs");
        field(out, "known by", "a mapping, a small file that says which field is what (option --mapping)");
        field(out, "kept", "what the mapping names; all other fields stay inside");
        field(out, "limits", "\"leakproof inspect\" proposes a mapping to begin with");
        out.println();
        out.println("Opened to look inside: zip, tar, gz, bz2, xz, zstd, lzma, 7z, also one inside the other");
        field(out, "known by", "their first bytes");
        field(out, "limits", "needs the password where there is one (option --passwords)");
        return ExitCode.COMPLETE.number();
    }

    private static void field(PrintWriter out, String label, String text) {
        List<String> lines = wrap(text, 100 - LABEL - 2);
        for (int i = 0; i < lines.size(); i++) {
            String head = i == 0 ? label : "";
            out.println("  " + head + " ".repeat(LABEL - head.length()) + lines.get(i));
        }
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
