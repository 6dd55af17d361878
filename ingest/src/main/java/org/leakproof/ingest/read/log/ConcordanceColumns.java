package org.leakproof.ingest.read.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.leakproof.contract.record.Role;

/** The columns of a Concordance load file, named by whoever produced it: what is needed of them goes by many names. */
final class ConcordanceColumns {
    private static final List<String> NUMBER = List.of(
            "BEGDOC",
            "BEGBATES",
            "BEGINBATES",
            "BATESBEG",
            "BATESBEGIN",
            "BEGINNINGBATES",
            "PRODBEG",
            "PRODBEGBATES",
            "BEGPROD",
            "BEGNO",
            "BEGINDOC",
            "BEGCONTROL",
            "CONTROLNUMBER",
            "DOCID",
            "DOCUMENTID");
    private static final List<String> FAMILY = List.of(
            "BEGATTACH",
            "ATTACHBEG",
            "BEGATT",
            "BEGINATTACH",
            "BEGATTACHMENT",
            "BEGINNINGATTACHMENT",
            "PRODBEGATTACH",
            "BEGFAMILY",
            "FAMILYBEG",
            "GROUPIDENTIFIER",
            "GROUPID");
    private static final List<String> FAMILY_RANGES = List.of("ATTACHRANGE", "FAMILYRANGE");
    private static final List<String> PARENT = List.of("PARENTID", "PARENTDOCID", "PARENT", "PARENTBATES");
    private static final List<String> DATES = List.of(
            "DATESENT",
            "SENTDATE",
            "EMAILDATESENT",
            "DATETIMESENT",
            "SENTDATETIME",
            "DATERECEIVED",
            "DATERCVD",
            "RECEIVEDDATE",
            "DOCDATE",
            "DOCUMENTDATE",
            "MASTERDATE",
            "DATE",
            "DATELASTMOD",
            "LASTMODIFIEDDATE",
            "DATEMODIFIED",
            "DATECREATED",
            "CREATEDATE",
            "DATECRTD");
    private static final Map<String, List<String>> TIMES = Map.of(
            "DATESENT", List.of("TIMESENT"),
            "SENTDATE", List.of("SENTTIME", "TIMESENT"),
            "EMAILDATESENT", List.of("EMAILTIMESENT"),
            "DATERECEIVED", List.of("TIMERECEIVED"),
            "DATERCVD", List.of("TIMERCVD"));
    private static final List<String> ZONES = List.of("TIMEZONE", "TIMEZONEPROCESSED", "TIMEZONEFIELD");
    private static final List<String> AUTHORS = List.of("FROM", "EMAILFROM", "SENDER", "AUTHOR", "DOCAUTHOR");
    private static final Map<Role, List<String>> RECIPIENTS = Map.of(
            Role.TO, List.of("TO", "EMAILTO", "RECIPIENT", "RECIPIENTS"),
            Role.CC, List.of("CC", "EMAILCC"),
            Role.BCC, List.of("BCC", "EMAILBCC"));
    private static final List<String> SUBJECTS = List.of("SUBJECT", "EMAILSUBJECT", "TITLE", "DOCTITLE", "FILENAME");
    private static final List<String> TEXTS = List.of(
            "EXTRACTEDTEXT",
            "FULLTEXT",
            "TEXT",
            "OCRTEXT",
            "OCR",
            "BODY",
            "DOCTEXT",
            "EXTRACTEDTEXTPATH",
            "TEXTPATH",
            "TEXTLINK",
            "TEXTFILE",
            "TEXTFILEPATH",
            "TEXTPRECEDENCE",
            "OCRPATH",
            "FULLTEXTPATH");
    private static final List<String> ORIGINALS = List.of(
            "NATIVELINK",
            "NATIVEFILE",
            "NATIVEPATH",
            "NATIVEFILEPATH",
            "NATIVE",
            "FILELINK",
            "DOCLINK",
            "NATIVEFILELINK");

    private static final LinePattern CLOCK = LinePattern.compile(".*\\d{1,2}:\\d{2}.*");

    private final List<String> written;
    /** The same without blanks and marks. */
    private final List<String> names;

    /** @param written the names as they stand in the file's first row */
    ConcordanceColumns(List<String> written) {
        this.written = List.copyOf(written);
        this.names = written.stream()
                .map(column -> column.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""))
                .toList();
    }

    int count() {
        return written.size();
    }

    /** The name of a column as it stands in the file. */
    String written(int column) {
        return written.get(column);
    }

    /** The cells of a row by their columns; none if there are more cells than columns. */
    Fields fields(List<String> cells) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (cells.size() <= written.size()) {
            for (int i = 0; i < cells.size(); i++) {
                fields.putIfAbsent(names.get(i), cells.get(i).strip());
            }
        }
        return new Fields(Collections.unmodifiableMap(fields));
    }

    /** Whether a column of that name holds the document's text, or the path of a file that does. */
    static boolean isText(String name) {
        return TEXTS.contains(name);
    }

    /** Whether a column of that name holds the path of the document's original. */
    static boolean isOriginal(String name) {
        return ORIGINALS.contains(name);
    }

    /** Whether a date says the time of the day too. */
    static boolean hasClock(String date) {
        return CLOCK.matches(date);
    }

    /** What a row says, by what it is needed for. Secret.
     *
     *  @param byName its cells in their order, by their columns' names without blanks and marks */
    record Fields(Map<String, String> byName) {
        /** The number that the document is known by. */
        Optional<String> number() {
            return first(NUMBER);
        }

        /** The number of the first document of its family. */
        Optional<String> family() {
            return first(FAMILY)
                    .or(() -> first(FAMILY_RANGES).map(range -> beginning(range, number().orElse(""))))
                    .filter(family -> family.chars().anyMatch(Character::isLetterOrDigit));
        }

        /** What a range of numbers begins with. It has the hyphens of two numbers, and the one between them. */
        private static String beginning(String range, String number) {
            int hyphens = hyphens(number);
            if (hyphens(range) != 2 * hyphens + 1) {
                return range;
            }
            int end = range.indexOf('-');
            for (int i = 0; i < hyphens; i++) {
                end = range.indexOf('-', end + 1);
            }
            return range.substring(0, end).strip();
        }

        private static int hyphens(String text) {
            return (int) text.chars().filter(c -> c == '-').count();
        }

        /** The number of the document that it is attached to. */
        Optional<String> parent() {
            return first(PARENT);
        }

        /** Date and time as they stand there; empty if there is none. */
        String date() {
            for (String name : DATES) {
                String date = byName.getOrDefault(name, "");
                if (!date.isEmpty()) {
                    Optional<String> time =
                            hasClock(date) ? Optional.empty() : first(TIMES.getOrDefault(name, List.of()));
                    return time.map(t -> date + " " + t).orElse(date);
                }
            }
            return "";
        }

        Optional<String> zone() {
            return first(ZONES);
        }

        Optional<String> author() {
            return first(AUTHORS);
        }

        /** The recipients of a role, in one cell. */
        Optional<String> recipients(Role role) {
            return first(RECIPIENTS.getOrDefault(role, List.of()));
        }

        Optional<String> subject() {
            return first(SUBJECTS);
        }

        private Optional<String> first(List<String> names) {
            return names.stream()
                    .map(name -> byName.getOrDefault(name, ""))
                    .filter(value -> !value.isEmpty())
                    .findFirst();
        }

        @Override
        public String toString() {
            return "Fields[" + byName.size() + "]";
        }
    }
}
