package org.leakproof.ingest.read.table;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A way in which times are written, as a mapping names it. */
final class TimeShape {
    private final String format;
    private final String line;
    private final String doubt;
    private final Pattern pattern;
    private final MappedTime mapped;

    private TimeShape(String format, String line, String doubt) {
        this.format = format;
        this.line = line;
        this.doubt = doubt;
        this.pattern = Pattern.compile(line);
        this.mapped = mapped(format);
    }

    /** What a mapping says. */
    String format() {
        return format;
    }

    /** Matches it within a line, in RE2 syntax. */
    String line() {
        return line;
    }

    /** What the operator must look at; empty if nothing. */
    String doubt() {
        return doubt;
    }

    /** From the surest on. Where day and month could be exchanged, the day comes first. */
    private static final List<TimeShape> SHAPES = shapes();

    private static List<TimeShape> shapes() {
        List<TimeShape> shapes = new ArrayList<>();
        shapes.add(new TimeShape(
                "iso",
                "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d\\d:\\d\\d)?",
                ""));
        shapes.add(new TimeShape("yyyy-MM-dd HH:mm:ss,SSS", "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}", ""));
        shapes.add(new TimeShape("yyyy-MM-dd'T'HH:mm:ssZ", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d{4}", ""));
        shapes.add(new TimeShape("yyyy-MM-dd HH:mm:ss Z", "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}", ""));
        for (String[] date : new String[][] {
            {"d.M.yyyy", "\\d{1,2}\\.\\d{1,2}\\.\\d{4}", ""},
            {"d.M.yy", "\\d{1,2}\\.\\d{1,2}\\.\\d\\d", ""},
            {"yyyy/M/d", "\\d{4}/\\d{1,2}/\\d{1,2}", ""},
            {"yyyy.M.d", "\\d{4}\\.\\d{1,2}\\.\\d{1,2}", ""},
            {"d/M/yyyy", "\\d{1,2}/\\d{1,2}/\\d{4}", "day or month first?"},
            {"M/d/yyyy", "\\d{1,2}/\\d{1,2}/\\d{4}", ""},
            {"d/M/yy", "\\d{1,2}/\\d{1,2}/\\d\\d", "day or month first?"},
            {"M/d/yy", "\\d{1,2}/\\d{1,2}/\\d\\d", ""},
            {"d-M-yyyy", "\\d{1,2}-\\d{1,2}-\\d{4}", "day or month first?"},
            {"d MMM yyyy", "\\d{1,2} [A-Za-z]{3} \\d{4}", ""},
            {"EEE, d MMM yyyy", "[A-Za-z]{3}, \\d{1,2} [A-Za-z]{3} \\d{4}", ""},
            {"MMM d, yyyy", "[A-Za-z]{3} \\d{1,2}, \\d{4}", ""},
        }) {
            for (String gap : new String[] {" ", ", "}) {
                shapes.add(new TimeShape(
                        date[0] + gapped(gap) + "h:mm:ss a",
                        date[1] + gap + "\\d{1,2}:\\d\\d:\\d\\d [AaPp][Mm]",
                        date[2]));
                shapes.add(new TimeShape(
                        date[0] + gapped(gap) + "h:mm a", date[1] + gap + "\\d{1,2}:\\d\\d [AaPp][Mm]", date[2]));
                shapes.add(new TimeShape(
                        date[0] + gapped(gap) + "H:mm:ss Z",
                        date[1] + gap + "\\d{1,2}:\\d\\d:\\d\\d [+-]\\d{4}",
                        date[2]));
                shapes.add(new TimeShape(
                        date[0] + gapped(gap) + "H:mm:ss", date[1] + gap + "\\d{1,2}:\\d\\d:\\d\\d", date[2]));
                shapes.add(new TimeShape(date[0] + gapped(gap) + "H:mm", date[1] + gap + "\\d{1,2}:\\d\\d", date[2]));
            }
        }
        shapes.add(new TimeShape("epochSeconds", "\\d{9,10}(?:\\.\\d{1,6})?", ""));
        shapes.add(new TimeShape("epochMillis", "\\d{12,13}", ""));
        shapes.add(new TimeShape("epochMicros", "\\d{15,16}", ""));
        return List.copyOf(shapes);
    }

    private static String gapped(String gap) {
        return gap.equals(" ") ? " " : "', '";
    }

    /** Whether a line begins so, perhaps behind a bracket. */
    boolean begins(String written) {
        int start = !written.isEmpty() && "[(".indexOf(written.charAt(0)) >= 0 ? 1 : 0;
        return pattern.matcher(written).region(start, written.length()).lookingAt();
    }

    /** All of them. */
    static List<TimeShape> all() {
        return SHAPES;
    }

    /** The shape in which nine in ten of these texts are times; blank ones do not count. */
    static Optional<TimeShape> of(List<String> texts) {
        List<String> written =
                texts.stream().map(String::strip).filter(t -> !t.isEmpty()).toList();
        return SHAPES.stream()
                .filter(shape -> !written.isEmpty() && shape.fits(written) * 10 >= written.size() * 9L)
                .findFirst();
    }

    /** How many of the texts are such times, in a year that can be. */
    private long fits(List<String> texts) {
        return texts.stream()
                .filter(text -> text.length() < 60 && pattern.matcher(text).matches())
                .filter(text -> mapped.read(text, Optional.empty())
                        .local()
                        .filter(local -> local.getYear() >= 1985 && local.getYear() <= 2060)
                        .isPresent())
                .count();
    }

    private static MappedTime mapped(String format) {
        long epoch = switch (format) {
            case "epochSeconds" -> 1;
            case "epochMillis" -> 1_000;
            case "epochMicros" -> 1_000_000;
            default -> 0;
        };
        List<DateTimeFormatter> patterns = epoch > 0 || format.equals("iso")
                ? List.of()
                : List.of(new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(format)
                        .toFormatter(Locale.ENGLISH));
        return new MappedTime("", Optional.empty(), epoch, patterns, Optional.empty());
    }
}
