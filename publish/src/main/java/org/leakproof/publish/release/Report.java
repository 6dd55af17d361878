package org.leakproof.publish.release;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.leakproof.contract.record.CleanAttachment;
import org.leakproof.contract.record.CleanRecord;
import org.leakproof.contract.record.Redaction;
import org.leakproof.publish.bag.Status;
import org.leakproof.publish.books.Books;
import org.leakproof.publish.books.Books.Line;
import org.leakproof.publish.sink.Cells;

/** Counts what a release holds and tells it to people, in one HTML page without scripts or references.
 *
 *  <p>Memory grows with the number of different labels, languages, scripts and detectors, which a policy bounds. */
final class Report {
    /** The line of the page that shows the status; approval replaces it. */
    private static final String STATUS_LINE = "<p id=\"status\"";

    private final SortedMap<Done, Long> done = new TreeMap<>();
    private final SortedMap<String, Long> kinds = new TreeMap<>();
    private final SortedMap<String, Long> signatures = new TreeMap<>();
    private final SortedMap<String, Long> languages = new TreeMap<>();
    private final SortedMap<String, Long> scripts = new TreeMap<>();
    private final SortedMap<String, Long> detectors = new TreeMap<>();
    private final SortedMap<String, Long> attachments = new TreeMap<>();
    private final SortedMap<String, Long> policies = new TreeMap<>();
    private String first = "";
    private String last = "";
    private long undated;
    private long messages;
    private long redactions;

    /** One thing that was done to passages. */
    private record Done(String label, String entity, String operator, String by) implements Comparable<Done> {
        @Override
        public int compareTo(Done other) {
            int order = label.compareTo(other.label);
            order = order != 0 ? order : entity.compareTo(other.entity);
            order = order != 0 ? order : operator.compareTo(other.operator);
            return order != 0 ? order : by.compareTo(other.by);
        }
    }

    void add(CleanRecord record) {
        messages++;
        count(kinds, record.kind().name());
        count(policies, record.policy());
        record.authenticity().ifPresent(word -> count(signatures, word));
        record.coverage().languages().forEach(one -> count(languages, one));
        record.coverage().scripts().forEach(one -> count(scripts, one));
        record.coverage().detectors().forEach(one -> count(detectors, one));
        for (CleanAttachment attachment : record.attachments()) {
            count(attachments, attachment.status().name());
        }
        for (Redaction redaction : record.redactions()) {
            redactions++;
            String by = redaction.status() == Redaction.Status.EDITOR ? "an editor" : "a rule";
            done.merge(new Done(redaction.label(), redaction.entity(), redaction.operator(), by), 1L, Long::sum);
        }
        if (record.sent().date().isPresent()) {
            String date = record.sent().date().get();
            first = first.isEmpty() || date.compareTo(first) < 0 ? date : first;
            last = date.compareTo(last) > 0 ? date : last;
        } else {
            undated++;
        }
    }

    private static void count(Map<String, Long> counts, String what) {
        counts.merge(what, 1L, Long::sum);
    }

    /** Keyed ids of the policies of the records: one, or none without records. */
    List<String> policies() {
        return List.copyOf(policies.keySet());
    }

    String html(String title, Status status, Books books, long conversations, long participants) {
        StringBuilder page = new StringBuilder(8192);
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escape(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(escape(title))
                .append("</h1>\n")
                .append(statusLine(status))
                .append('\n');
        page.append("<h2>What is here</h2>\n<dl>\n");
        term(page, "Messages", number(messages));
        term(page, "Conversations", number(conversations));
        term(page, "Participants", number(participants));
        term(page, "Passages redacted", number(redactions));
        if (!first.isEmpty()) {
            term(page, "Sent", first.equals(last) ? escape(first) : escape(first) + " to " + escape(last));
        }
        if (undated > 0) {
            term(page, "Without a date", number(undated));
        }
        page.append("</dl>\n");
        counts(page, "Kind of message", "Messages", kinds);
        counts(page, "Signatures of mails", "Messages", signatures);
        counts(page, "Text of attachments", "Attachments", attachments);

        page.append("<h2>What became of everything that was found</h2>\n")
                .append(
                        "<table>\n<tr><th></th><th class=\"n\">Found</th><th class=\"n\">Published</th><th class=\"n\">Held</th><th class=\"n\">Duplicate</th>")
                .append("<th class=\"n\">Withheld</th></tr>\n");
        line(page, "Files", books.entries());
        line(page, "Messages", books.messages());
        line(page, "Attachments", books.attachments());
        page.append(
                        "</table>\n<p>For files, <i>published</i> means read. <i>Held</i> means set aside because something was")
                .append(" not certain; <i>duplicate</i>, a copy of another; <i>withheld</i>, kept back by an editor.")
                .append(" The ledger names every message and what became of it.</p>\n");

        page.append("<h2>What was redacted</h2>\n");
        if (done.isEmpty()) {
            page.append("<p>Nothing.</p>\n");
        } else {
            page.append(
                    "<table>\n<tr><th>Rule</th><th>Found as</th><th>Done</th><th>By</th><th class=\"n\">Passages</th></tr>\n");
            done.forEach((what, count) -> row(page, count, what.label(), what.entity(), what.operator(), what.by()));
            page.append("</table>\n");
        }
        page.append("<h2>What was looked at</h2>\n")
                .append("<p>A detector finds only what it was made for. This tells which ran, and on what.</p>\n");
        counts(page, "Detector", "Messages", detectors);
        counts(page, "Language", "Messages", languages);
        counts(page, "Script", "Messages", scripts);

        page.append("<h2>How to check and cite</h2>\n")
                .append("<p>In this folder, <code>sha256sum -c manifest-sha256.txt</code> checks that the files are")
                .append(" as they were made. Cite a message by its <code>cite_id</code>: it stays the same in every")
                .append(" release of the project.</p>\n</body>\n</html>\n");
        return page.toString();
    }

    /** The same page with another status.
     *
     *  @throws IllegalArgumentException if the page has no line for it */
    static String withStatus(String page, Status status) {
        int start = page.indexOf(STATUS_LINE);
        int end = start < 0 ? -1 : page.indexOf('\n', start);
        if (end < 0) {
            throw new IllegalArgumentException("not a report");
        }
        return page.substring(0, start) + statusLine(status) + page.substring(end);
    }

    private static String statusLine(Status status) {
        return STATUS_LINE + " class=\"" + status.name().toLowerCase(Locale.ROOT) + "\"><b>" + status.name() + "</b> "
                + escape(status.sentence()) + "</p>";
    }

    private static void term(StringBuilder page, String name, String value) {
        page.append("<dt>").append(name).append("</dt><dd>").append(value).append("</dd>\n");
    }

    private static void line(StringBuilder page, String name, Line line) {
        page.append("<tr><td>").append(name).append("</td>");
        for (long value : new long[] {line.found(), line.published(), line.held(), line.duplicate(), line.withheld()}) {
            page.append("<td class=\"n\">").append(number(value)).append("</td>");
        }
        page.append("</tr>\n");
    }

    private static void counts(StringBuilder page, String what, String unit, Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return;
        }
        page.append("<table>\n<tr><th>")
                .append(what)
                .append("</th><th class=\"n\">")
                .append(unit)
                .append("</th></tr>\n");
        counts.forEach((name, count) -> row(page, count, name));
        page.append("</table>\n");
    }

    private static void row(StringBuilder page, long count, String... cells) {
        page.append("<tr>");
        for (String cell : cells) {
            page.append("<td>").append(escape(cell)).append("</td>");
        }
        page.append("<td class=\"n\">").append(number(count)).append("</td></tr>\n");
    }

    /** Digits in groups of three, whatever the locale. */
    private static String number(long value) {
        StringBuilder digits = new StringBuilder(Long.toString(value));
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            digits.insert(i, ',');
        }
        return digits.toString();
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (char c : Cells.visible(text).toCharArray()) {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    private static final String STYLE = """
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
              color: #1b1b1b; background: #fff; }
            h1 { font-size: 1.8rem; line-height: 1.2; } h2 { font-size: 1.2rem; margin-top: 2rem; }
            #status { padding: .6rem 1rem; border-left: .4rem solid; }
            #status.draft { background: #fff4d6; border-color: #b07d00; }
            #status.approved { background: #e2f3e5; border-color: #2b7a3b; }
            #status.inside { background: #fbe0e0; border-color: #a61c1c; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.5rem; } dt { color: #555; } dd { margin: 0; }
            table { border-collapse: collapse; margin: 1rem 0; min-width: 24rem; }
            th, td { text-align: left; padding: .25rem .75rem; border-bottom: 1px solid #ddd; overflow-wrap: anywhere; }
            th { font-weight: 600; } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
            @media print { body { margin: 0; max-width: none; } }
            """;
}
