package org.leakproof.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.leakproof.ingest.inspect.Findings;
import org.leakproof.ingest.read.Formats;

/** What a person reads after an inspection. */
record FindingsText(Findings findings, boolean names, long nanos) {
    private static final int SHOWN_PLACES = 12;
    private static final int SHOWN_TYPES = 8;
    private static final int SHOWN_PEOPLE = 200;

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("ENCRYPTED", "needs a password (option --passwords FILE)"),
            Map.entry("DAMAGED", "broken; what could be read before is counted above"),
            Map.entry("TRUNCATED", "ends too early; what is there is counted above"),
            Map.entry(
                    "UNSUPPORTED", "no reader knows it; a run tries to read it as a document and lists what it cannot"),
            Map.entry("UNSUPPORTED_COMPRESSION", "packed in a way that is not known here"),
            Map.entry("BOMB", "unpacks to far more than it is; stopped"),
            Map.entry("TOO_DEEP", "packed into too many containers, one inside the other"),
            Map.entry("TOO_MANY_ENTRIES", "holds too many entries"),
            Map.entry("TOO_LARGE", "larger than the limit"),
            Map.entry("LINK", "a link, never followed"),
            Map.entry("SPECIAL_FILE", "a pipe or device, never opened"),
            Map.entry("CHANGED", "changed while it was read: is it still being copied?"),
            Map.entry("READER_FAILED", "met something that the reader has no rule for"),
            Map.entry("MAPPING_MISMATCH", "does not fit the mapping"),
            Map.entry("MISSING", "is named there and not in the archive"),
            Map.entry("HEADER_TOO_LONG", "a header beyond the limit"));

    void print(PrintWriter out) {
        line(
                out,
                "Archive",
                count(findings.files(), "file") + ", " + Sizes.of(findings.bytes())
                        + (findings.containers().isEmpty()
                                ? ""
                                : "; opened: " + list(findings.containers(), SHOWN_TYPES) + ", in all "
                                        + count(findings.entries(), "entry")));
        out.println();
        formats(out);
        if (findings.messages() + findings.heldMessages() > 0) {
            messages(out);
        }
        if (names) {
            people(out);
        }
        troubles(out);
        unknown(out);
        if (findings.stopped()) {
            out.println("Stopped before the end: all counts are of what was read until then.");
        }
        out.println("Nothing was changed, kept or sent. (" + Progress.inWords(Duration.ofNanos(nanos)) + ")");
    }

    private void formats(PrintWriter out) {
        if (!findings.formats().isEmpty()) {
            out.println("Recognised");
            findings.formats().forEach((reader, format) -> {
                Optional<Formats.Format> known = Formats.of(reader);
                out.println("  " + known.map(Formats.Format::what).orElse("your " + reader.replace("-", " ")));
                out.println("      " + count(format.entries(), "entry") + ", " + count(format.messages(), "message")
                        + (format.held() > 0 ? ", " + number(format.held()) + " cannot be read" : "")
                        + known.map(f -> "; known by " + f.mark()).orElse(""));
            });
        }
        if (!findings.documents().isEmpty()) {
            out.println("Documents and other files (each document becomes a message)");
            out.println("  " + list(findings.documents(), 20));
        }
        if (findings.attachedFiles() > 0) {
            out.println("Files that messages name, shown with them: " + number(findings.attachedFiles()));
        }
        if (!findings.formats().isEmpty() || !findings.documents().isEmpty()) {
            out.println();
        }
    }

    private void messages(PrintWriter out) {
        line(
                out,
                "Messages",
                number(findings.messages())
                        + (findings.heldMessages() > 0
                                ? ", and " + number(findings.heldMessages()) + " that cannot be read, see below"
                                : "")
                        + (findings.damagedMessages() > 0
                                ? "; " + number(findings.damagedMessages()) + " from a file that breaks off"
                                : ""));
        line(out, "Conversations", number(findings.conversations()));
        line(
                out,
                "Attachments",
                number(findings.attachments())
                        + (findings.attachments() > 0 ? ": " + list(findings.attachmentTypes(), SHOWN_TYPES) : ""));
        line(
                out,
                "Dates",
                findings.earliest()
                        .map(first -> first.toLocalDate() + " to "
                                + findings.latest().orElseThrow().toLocalDate())
                        .orElse("none that can be read"));
        line(
                out,
                "",
                number(findings.dateMissing()) + " missing, " + number(findings.dateUnreadable()) + " unreadable, "
                        + number(findings.withoutZone()) + " without a zone"
                        + (findings.withoutZone() > 0 ? " (--assume-zone names it)" : ""));
        if (findings.years().size() > 1) {
            line(out, "", "by year: " + years());
        }
        line(
                out,
                "People",
                number(findings.participants()) + " take part, " + number(findings.senders()) + " of them write"
                        + (names ? "" : " (--names lists them)"));
        line(
                out,
                "Languages",
                list(findings.languages(), SHOWN_TYPES)
                        + (findings.languages().isEmpty() ? "" : "; ") + "too short or mixed: "
                        + number(findings.languageUnsure()));
        line(
                out,
                "Likely copies",
                count(findings.sameBytes(), "message") + " with the same bytes as an earlier one, "
                        + number(findings.sameMessageId()) + " with the same Message-ID only, "
                        + count(findings.sameFile(), "file") + " as a whole");
        if (findings.countedInPart()) {
            line(out, "", "There is too much to remember: copies beyond the first 4 million may be missing,");
            line(out, "", "and people and conversations are counted up to that number.");
        }
        out.println();
    }

    private String years() {
        List<String> shown = new ArrayList<>();
        findings.years().forEach((year, count) -> shown.add(year + " " + number(count)));
        return shown.size() <= 30
                ? String.join(", ", shown)
                : String.join(", ", shown.subList(0, 30)) + " and " + (shown.size() - 30) + " more years";
    }

    private void people(PrintWriter out) {
        out.println("People (SECRET: this list must not leave the building)");
        List<Findings.Person> people = findings.people();
        for (Findings.Person person : people.subList(0, Math.min(SHOWN_PEOPLE, people.size()))) {
            out.println("  " + plain(person.shown()) + "  wrote " + number(person.sent()) + ", received "
                    + number(person.received()));
        }
        if (people.size() > SHOWN_PEOPLE) {
            out.println("  and " + number(findings.participants() - SHOWN_PEOPLE) + " more; --json lists up to "
                    + number(Findings.NAMED));
        }
        out.println();
    }

    private void troubles(PrintWriter out) {
        if (findings.troubles().isEmpty()) {
            return;
        }
        out.println("Cannot be read, or not whole");
        findings.troubles().forEach((reason, count) -> {
            out.println("  " + reason + ": " + number(count) + "; "
                    + REASONS.getOrDefault(
                            reason, reason.toLowerCase(Locale.ROOT).replace('_', ' ')));
            List<String> places = findings.troubleList().stream()
                    .filter(trouble -> trouble.reason().equals(reason))
                    .map(this::place)
                    .toList();
            int shown = Math.min(SHOWN_PLACES, places.size());
            out.println("      " + String.join(", ", places.subList(0, shown))
                    + (count > shown ? " and " + number(count - shown) + " more" : ""));
        });
        out.println();
    }

    private String place(Findings.Trouble trouble) {
        return where(trouble.archive(), trouble.entry(), trouble.name())
                + trouble.offset().map(offset -> " at " + number(offset)).orElse("");
    }

    private String where(int archive, int entry, String name) {
        return (findings.archives() > 1 ? "archive " + archive + " " : "") + "entry " + entry
                + (names ? " (" + plain(name) + ")" : "");
    }

    private void unknown(PrintWriter out) {
        for (Findings.Unknown unknown : findings.unknown()) {
            out.println("Not recognised, and it holds records: " + count(unknown.entries(), "entry") + " like "
                    + where(unknown.archive(), unknown.entry(), unknown.name()) + ". A mapping to begin with:");
            out.println();
            unknown.mapping().lines().forEach(out::println);
            out.println();
        }
    }

    private static void line(PrintWriter out, String label, String text) {
        out.println(label + " ".repeat(Math.max(1, 15 - label.length())) + text);
    }

    private static String list(Map<String, Long> counts, int most) {
        List<String> shown = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(entry -> plain(entry.getKey()) + " " + number(entry.getValue()))
                .toList();
        int more = counts.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? " and " + more + " more kinds" : "");
    }

    /** Without what could move a terminal's cursor, and not too long. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().limit(200).forEach(c -> {
            int type = Character.getType(c);
            boolean harmless = type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
            plain.appendCodePoint(harmless ? c : '\uFFFD');
        });
        return plain.toString();
    }

    private static String count(long count, String what) {
        String plural = what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
        return number(count) + " " + (count == 1 ? what : plural);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
