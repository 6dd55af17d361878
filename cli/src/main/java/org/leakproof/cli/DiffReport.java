package org.leakproof.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.leakproof.contract.record.PublicId;
import org.leakproof.redact.explain.Comparison;

/** What two policies do differently, for a terminal and as a page. */
final class DiffReport {
    private final Comparison comparison;
    private final boolean sampled;

    DiffReport(Comparison comparison, boolean sampled) {
        this.comparison = comparison;
        this.sampled = sampled;
    }

    private String summary() {
        String looked =
                PreviewReport.number(comparison.messages(), "message") + " looked at" + (sampled ? " (a sample)" : "");
        return comparison.changed() == 0
                ? looked + ": nothing changes."
                : looked + ": " + PreviewReport.number(comparison.changed()) + " would leave otherwise, or be held"
                        + " otherwise.";
    }

    private static String title(Comparison.Change change) {
        return switch (change) {
            case NEWLY_REDACTED -> "Newly redacted";
            case NO_LONGER_REDACTED -> "No longer redacted";
            case REPLACED_OTHERWISE -> "Replaced by something else";
        };
    }

    private static String what(Comparison.Line line) {
        String shown = switch (line.change()) {
            case NEWLY_REDACTED -> line.to();
            case NO_LONGER_REDACTED -> line.from();
            case REPLACED_OTHERWISE -> line.from() + " -> " + line.to();
        };
        return shown + ": " + PreviewReport.number(line.passages(), "passage") + " in "
                + PreviewReport.number(line.messages(), "message");
    }

    /** What changes apart from passages. */
    private List<String> others(int examples) {
        List<String> lines = new ArrayList<>();
        for (Comparison.HeldLine line : comparison.held()) {
            String ids = examples == 0
                    ? ""
                    : line.examples().stream()
                            .limit(examples)
                            .map(PublicId::value)
                            .collect(Collectors.joining(", ", ": ", line.messages() > examples ? " ..." : ""));
            String what = line.from().isEmpty()
                    ? "held now, " + line.to().map(Enum::name).orElse("")
                    : line.to().isEmpty()
                            ? "not held any more (was " + line.from().get() + ")"
                            : "held for another reason, " + line.to().get() + " (was "
                                    + line.from().get() + ")";
            lines.add(PreviewReport.number(line.messages(), "message") + " " + what + ids);
        }
        for (Comparison.Other other : Comparison.Other.values()) {
            Long count = comparison.others().get(other);
            if (count != null) {
                lines.add(PreviewReport.number(count, "message") + ": "
                        + switch (other) {
                            case TIME -> "the time leaves otherwise";
                            case PARTICIPANTS -> "participants are shown otherwise";
                            case AUTHENTICITY -> "the word on signatures leaves otherwise";
                            case FIELD_LEAVES -> "a field leaves that did not";
                            case FIELD_DOES_NOT_LEAVE -> "a field does not leave any more";
                        });
            }
        }
        return lines;
    }

    void print(PrintWriter out, int examples) {
        out.println(summary());
        List<String> others = others(examples);
        if (!others.isEmpty()) {
            out.println();
            others.forEach(line -> out.println("  " + line));
        }
        for (Comparison.Change change : Comparison.Change.values()) {
            List<Comparison.Line> lines = lines(change);
            if (lines.isEmpty()) {
                continue;
            }
            out.println();
            out.println(title(change) + ":");
            for (Comparison.Line line : lines) {
                out.println();
                out.println("  " + TerminalText.of(what(line)));
                line.examples().stream().limit(examples).forEach(example -> ExampleLine.print(example, out));
            }
        }
    }

    private List<Comparison.Line> lines(Comparison.Change change) {
        return comparison.lines().stream()
                .filter(line -> line.change() == change)
                .toList();
    }

    void page(PrintWriter out) {
        out.print("<p>" + SecretPage.text(summary()) + "</p>\n");
        List<String> others = others(20);
        if (!others.isEmpty()) {
            out.print("<ul>\n");
            others.forEach(line -> out.print("<li>" + SecretPage.text(line) + "</li>\n"));
            out.print("</ul>\n");
        }
        for (Comparison.Change change : Comparison.Change.values()) {
            List<Comparison.Line> lines = lines(change);
            if (lines.isEmpty()) {
                continue;
            }
            out.print("<h2>" + title(change) + "</h2>\n");
            for (Comparison.Line line : lines) {
                out.print("<details open><summary>" + SecretPage.text(what(line)) + "</summary><ul>\n");
                line.examples().forEach(example -> ExampleLine.item(example, out));
                out.print("</ul></details>\n");
            }
        }
    }
}
