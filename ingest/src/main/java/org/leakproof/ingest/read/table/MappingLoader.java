package org.leakproof.ingest.read.table;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.yaml.Problems;
import org.leakproof.contract.yaml.YamlFile;
import org.leakproof.contract.yaml.YamlMapping;
import org.leakproof.contract.yaml.YamlMistake;

/** Reads mapping files. */
final class MappingLoader {
    private static final Map<String, Long> EPOCHS =
            Map.of("epochSeconds", 1L, "epochMillis", 1_000L, "epochMicros", 1_000_000L, "epochNanos", 1_000_000_000L);

    private final Problems problems;

    private MappingLoader(Problems problems) {
        this.problems = problems;
    }

    /** @param file how the file is called in messages
     *  @throws YamlMistake with every mistake in it, by line and column */
    static Mapping load(String file, String text) {
        Problems problems = new Problems(file);
        Optional<Mapping> mapping = YamlMapping.of(YamlFile.compose(file, text), "", problems)
                .flatMap(new MappingLoader(problems)::mapping);
        problems.throwIfAny();
        return mapping.orElseThrow();
    }

    private Optional<Mapping> mapping(YamlMapping file) {
        file.only("mapping", "files", "kind", "json", "csv", "log", "time", "fields");
        Optional<String> name = file.required("mapping", "a short name for the format");
        name.filter(n -> !n.matches("[a-z0-9-]{1,40}"))
                .ifPresent(n -> file.problem("mapping", "\"" + n + "\"; expected a short name in a-z, 0-9 and -"));
        Kind kind = file.choice("kind", Kind.class).orElse(Kind.DIRECT_MESSAGE);
        List<String> layouts = new ArrayList<>(List.of("json", "csv", "log"));
        layouts.removeIf(key -> !file.has(key));
        if (layouts.size() != 1) {
            problems.at(file.node(), "expected exactly one of json, csv or log: how records are told apart");
            return Optional.empty();
        }
        Optional<Mapping.Layout> layout = layout(file, layouts.get(0));
        Optional<MappedTime> time =
                required(file, "time", "where the time stands").flatMap(this::time);
        Optional<Mapping.Columns> columns =
                required(file, "fields", "which field is what").flatMap(this::columns);
        if (name.isEmpty() || layout.isEmpty() || time.isEmpty() || columns.isEmpty()) {
            return Optional.empty();
        }
        if (layout.get() instanceof Mapping.LogLayout log) {
            checkGroups(file, log, time.get(), columns.get());
        }
        return Optional.of(new Mapping(name.get(), file.texts("files"), kind, layout.get(), time.get(), columns.get()));
    }

    private Optional<YamlMapping> required(YamlMapping file, String key, String what) {
        if (!file.has(key)) {
            problems.at(file.node(), "missing key \"" + key + "\"; expected " + what);
        }
        return file.mapping(key, key);
    }

    private Optional<Mapping.Layout> layout(YamlMapping file, String key) {
        Optional<YamlMapping> layout = file.mapping(key, key);
        return switch (key) {
            case "json" -> layout.map(this::json);
            case "csv" -> layout.map(this::csv);
            default -> layout.flatMap(this::log);
        };
    }

    private Mapping.Layout json(YamlMapping json) {
        json.only("records");
        String path = json.text("records").orElse("");
        return new Mapping.JsonLayout(path.isEmpty() ? List.of() : Arrays.asList(path.split("\\.")));
    }

    private Mapping.Layout csv(YamlMapping csv) {
        csv.only("delimiter", "quote", "escape", "header", "columns", "encoding");
        boolean header = csv.flag("header").orElse(!csv.has("columns"));
        List<String> columns = csv.texts("columns");
        if (header && !columns.isEmpty()) {
            csv.problem("columns", "the header names the columns; give columns only with header: false");
        }
        if (!header && columns.isEmpty()) {
            csv.problem("header", "without a header the columns must be named: columns: [time, from, text]");
        }
        String quote = csv.text("quote").orElse("\"");
        return new Mapping.CsvLayout(
                character(csv, "delimiter").orElse(','),
                quote.equals("none")
                        ? Optional.empty()
                        : Optional.of(character(csv, "quote").orElse('"')),
                character(csv, "escape"),
                columns,
                charset(csv));
    }

    private Optional<Character> character(YamlMapping csv, String key) {
        return csv.text(key).flatMap(text -> {
            String one = text.equals("tab") ? "\t" : text;
            if (one.length() == 1) {
                return Optional.of(one.charAt(0));
            }
            csv.problem(key, "\"" + text + "\" for \"" + key + "\"; expected one character, or the word tab");
            return Optional.empty();
        });
    }

    private Charset charset(YamlMapping layout) {
        return layout.text("encoding")
                .map(name -> {
                    try {
                        Charset charset = Charset.forName(name);
                        if (!charset.name().startsWith("UTF-32") && charset.canEncode()) {
                            return charset;
                        }
                    } catch (IllegalArgumentException e) {
                        // said below
                    }
                    layout.problem(
                            "encoding",
                            "unknown encoding \"" + name + "\"; expected one such as UTF-8, UTF-16LE or windows-1251");
                    return StandardCharsets.UTF_8;
                })
                .orElse(StandardCharsets.UTF_8);
    }

    private Optional<Mapping.Layout> log(YamlMapping log) {
        log.only("line", "encoding");
        Charset charset = charset(log);
        return log.required("line", "an expression with named groups that matches the first line of a record")
                .flatMap(source -> {
                    try {
                        Pattern pattern = Pattern.compile(source);
                        return Optional.of(new Mapping.LogLayout(
                                pattern, List.copyOf(pattern.namedGroups().keySet()), charset));
                    } catch (PatternSyntaxException e) {
                        log.problem(
                                "line",
                                "bad expression: " + e.getDescription() + "; expected RE2 syntax, groups as"
                                        + " (?P<time>...)");
                        return Optional.empty();
                    }
                });
    }

    private void checkGroups(YamlMapping file, Mapping.LogLayout log, MappedTime time, Mapping.Columns columns) {
        List<String> used = new ArrayList<>(List.of(time.field(), columns.text()));
        columns.from().ifPresent(used::add);
        columns.to().ifPresent(used::add);
        time.timeOfDay().ifPresent(used::add);
        columns.duration().ifPresent(used::add);
        columns.direction().ifPresent(used::add);
        used.removeIf(log.groups()::contains);
        used.forEach(group -> file.problem("log", "the expression has no group \"" + group + "\""));
    }

    private Optional<MappedTime> time(YamlMapping time) {
        time.only("field", "timeOfDay", "format", "zone", "language");
        Optional<String> field = time.required("field", "the name of the field that holds the time");
        Locale locale = time.text("language").map(Locale::forLanguageTag).orElse(Locale.ENGLISH);
        long epoch = 0;
        List<DateTimeFormatter> patterns = new ArrayList<>();
        for (String format : time.texts("format")) {
            if (EPOCHS.containsKey(format)) {
                epoch = EPOCHS.get(format);
            } else if (!format.equals("iso")) {
                formatter(time, format, locale).ifPresent(patterns::add);
            }
        }
        Optional<ZoneId> zone = time.text("zone").flatMap(text -> zone(time, text));
        long units = epoch;
        return field.map(name -> new MappedTime(name, time.text("timeOfDay"), units, patterns, zone));
    }

    private static Optional<DateTimeFormatter> formatter(YamlMapping time, String pattern, Locale locale) {
        try {
            DateTimeFormatterBuilder builder =
                    new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
            if (pattern.matches(".*[Hhk].*")) {
                builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0);
            }
            // strictly, or a 31 February would be taken for the 28th; years of either letter are those of our era
            return Optional.of(builder.parseDefaulting(ChronoField.ERA, 1)
                    .toFormatter(locale)
                    .withResolverStyle(ResolverStyle.STRICT));
        } catch (IllegalArgumentException e) {
            time.problem(
                    "format",
                    "\"" + pattern + "\" is no date pattern; expected letters such as dd.MM.yy HH:mm:ss, or iso,"
                            + " epochSeconds, epochMillis, epochMicros");
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(YamlMapping time, String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            time.problem("zone", "unknown zone \"" + text + "\"; expected one such as Europe/Berlin or +03:00");
            return Optional.empty();
        }
    }

    private Optional<Mapping.Columns> columns(YamlMapping fields) {
        fields.only(
                "id",
                "from",
                "fromName",
                "to",
                "toName",
                "separator",
                "conversation",
                "title",
                "subject",
                "text",
                "replyTo",
                "duration",
                "direction",
                "incoming");
        Optional<String> duration = fields.text("duration");
        Optional<String> text = duration.isPresent() && !fields.has("text")
                ? duration
                : fields.required("text", "the name of the field that holds the text, or of a call's duration");
        List<String> incoming = fields.texts("incoming").stream()
                .map(value -> value.toLowerCase(Locale.ROOT))
                .toList();
        if (fields.has("direction") != fields.has("incoming")) {
            fields.problem(
                    fields.has("direction") ? "direction" : "incoming",
                    "direction and incoming belong together: the field, and what stands in it where \"to\" called"
                            + " \"from\"");
        }
        return text.map(name -> new Mapping.Columns(
                fields.text("id"),
                fields.text("from"),
                fields.text("fromName"),
                fields.text("to"),
                fields.text("toName"),
                fields.text("separator"),
                fields.text("conversation"),
                fields.text("title"),
                fields.text("subject"),
                name,
                fields.text("replyTo"),
                duration,
                fields.text("direction"),
                incoming));
    }
}
