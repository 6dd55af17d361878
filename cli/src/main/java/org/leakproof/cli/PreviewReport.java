package org.leakproof.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.contract.record.PublicId;
import org.leakproof.contract.yaml.YamlMapping;
import org.leakproof.redact.explain.Preview;
import org.leakproof.redact.policy.Policy;

/** A preview for a terminal and as a page. */
final class PreviewReport {
    private final Preview preview;
    private final Policy policy;
    private final ReadArchives read;
    private final boolean sampled;

    PreviewReport(Preview preview, Policy policy, ReadArchives read, boolean sampled) {
        this.preview = preview;
        this.policy = policy;
        this.read = read;
        this.sampled = sampled;
    }

    private String summary() {
        long held = preview.held().stream().mapToLong(Preview.HeldLine::count).sum();
        long unreadable =
                read.heldMessages().values().stream().mapToLong(Long::longValue).sum();
        return (sampled
                        ? number(preview.messages(), "message") + " of "
                                + String.format(Locale.ROOT, "%,d", read.found() + unreadable) + " looked at (a sample)"
                        : number(preview.messages(), "message") + " looked at")
                + ": " + number(preview.passed()) + " would leave, " + number(held) + " would be held"
                + (preview.withheld() > 0 ? ", " + number(preview.withheld()) + " withheld by an editor" : "")
                + ". Nothing is published."
                + (sampled ? " The last look saw the sample only: over the whole archive it may hold more." : "");
    }

    private String participants() {
        return "Participants leave as: "
                + switch (policy.people().show()) {
                    case PSEUDONYM -> "labels such as " + policy.people().label() + "-7KQ2M4XWPZ3TB";
                    case ROLE ->
                        "their role, such as ["
                                + policy.people().roleLabels().get(org.leakproof.contract.record.Role.FROM) + "]";
                    case KEEP -> "they are, as the rules leave them";
                    case DROP -> "nothing: they do not leave";
                }
                + ". Times leave as: "
                + YamlMapping.word(policy.times()) + ".";
    }

    private List<String> unreadable() {
        return read.heldEntries().entrySet().stream()
                .map(entry -> number(entry.getValue(), "file") + " in the archive could not be read: " + reason(entry))
                .toList();
    }

    private static String reason(Map.Entry<HeldReason, Long> entry) {
        return entry.getKey().name();
    }

    void print(PrintWriter out, int examples) {
        out.println(summary());
        out.println(participants());
        unreadable().forEach(out::println);
        out.println();
        int width = preview.rules().stream()
                .mapToInt(line -> shown(line.rule()).length())
                .max()
                .orElse(4);
        String row = "  %-" + Math.min(40, Math.max(4, width)) + "s %9s %9s  %s%n";
        out.printf(row, "rule", "finds", "messages", "what happens");
        for (Preview.RuleLine line : preview.rules()) {
            out.printf(row, shown(line.rule()), number(line.finds()), number(line.messages()), what(line));
        }
        for (Preview.RuleLine line : preview.rules()) {
            if (!line.examples().isEmpty() && examples > 0) {
                out.println();
                out.println(shown(line.rule()) + ":");
                line.examples().stream().limit(examples).forEach(example -> ExampleLine.print(example, out));
            }
            if (!line.belowExamples().isEmpty() && examples > 0) {
                out.println();
                out.println(
                        shown(line.rule()) + ", not redacted because not sure enough (" + number(line.below()) + "):");
                line.belowExamples().stream().limit(examples).forEach(example -> ExampleLine.print(example, out));
            }
        }
        if (!preview.held().isEmpty()) {
            out.println();
            out.println("Would be held:");
            for (Preview.HeldLine line : preview.held()) {
                out.println("  " + number(line.count(), "message") + ", " + line.reason() + among(line, examples));
            }
        }
    }

    private static String among(Preview.HeldLine line, int most) {
        return line.messages().isEmpty() || most == 0
                ? ""
                : ": "
                        + line.messages().stream()
                                .limit(most)
                                .map(PublicId::value)
                                .collect(Collectors.joining(", ", "", line.count() > most ? " ..." : ""));
    }

    private static String shown(String rule) {
        return TerminalText.of(rule, 40);
    }

    private static String what(Preview.RuleLine line) {
        return (line.redacts() ? line.operator() : line.operator() + " (stays)")
                + (line.label().isEmpty() ? "" : " " + line.label())
                + (line.below() > 0 ? "; " + number(line.below()) + " more not sure enough" : "");
    }

    void page(PrintWriter out) {
        out.print("<p>" + SecretPage.text(summary()) + "</p>\n<p>" + SecretPage.text(participants()) + "</p>\n");
        unreadable().forEach(line -> out.print("<p>" + SecretPage.text(line) + "</p>\n"));
        out.print(
                "<h2>Rules</h2>\n<table><tr><th>rule<th class=\"n\">finds<th class=\"n\">messages<th>what happens</tr>\n");
        for (Preview.RuleLine line : preview.rules()) {
            out.print((line.finds() == 0 ? "<tr class=\"none\">" : "<tr>") + "<td>" + SecretPage.text(line.rule())
                    + "<td class=\"n\">" + number(line.finds()) + "<td class=\"n\">" + number(line.messages()) + "<td>"
                    + SecretPage.text(what(line)) + "</tr>\n");
        }
        out.print("</table>\n");
        if (!preview.held().isEmpty()) {
            out.print("<h2>Would be held</h2>\n<table><tr><th class=\"n\">messages<th>reason<th>among them</tr>\n");
            for (Preview.HeldLine line : preview.held()) {
                out.print("<tr><td class=\"n\">" + number(line.count()) + "<td>" + line.reason() + "<td>"
                        + line.messages().stream().map(PublicId::value).collect(Collectors.joining(", ")) + "</tr>\n");
            }
            out.print("</table>\n");
        }
        out.print("<h2>Examples</h2>\n");
        for (Preview.RuleLine line : preview.rules()) {
            section(line.rule(), number(line.finds(), "find"), line.examples(), out);
            section(
                    line.rule() + ": not redacted because not sure enough",
                    number(line.below(), "find"),
                    line.belowExamples(),
                    out);
        }
    }

    private static void section(
            String title, String count, List<org.leakproof.redact.explain.Example> examples, PrintWriter out) {
        if (!examples.isEmpty()) {
            out.print("<details open><summary>" + SecretPage.text(title) + " <span class=\"what\">" + count
                    + "</span></summary><ul>\n");
            examples.forEach(example -> ExampleLine.item(example, out));
            out.print("</ul></details>\n");
        }
    }

    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String number(long count, String what) {
        return number(count) + " " + what + (count == 1 ? "" : "s");
    }
}
