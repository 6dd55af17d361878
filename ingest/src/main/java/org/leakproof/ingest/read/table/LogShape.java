package org.leakproof.ingest.read.table;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out how the lines of a log begin. */
final class LogShape {
    private static final int LINES = 300;
    private static final int LEAST = 2;

    /** What stands before and behind a time. */
    private static final String[][] AROUND = {
        {"\\[", "\\] ?"}, {"\\(", "\\) ?"}, {"", " - "}, {"", " \\| "}, {"", "\\|"}, {"", "\\t"}, {"", ": "}, {"", ", "}, {"", " "},
    };

    /** What stands behind that: most telling first. */
    private static final String[] SAID = {
        "<(?P<from>[^>]{1,64})> (?P<text>.*)",
        "\\[(?P<from>[^\\]]{1,64})\\]:? ?(?P<text>.*)",
        "(?P<from>[^:\\t|]{1,64}?) -> (?P<to>[^:\\t|]{1,64}): ?(?P<text>.*)",
        "(?P<from>[^\\t|]{1,64})\\t(?P<text>.*)",
        "(?P<from>[^|]{1,64}?) ?\\| ?(?P<text>.*)",
        "(?P<from>[^:\\t|]{1,64}): ?(?P<text>.*)",
        "(?P<from>\\S{1,64}) - (?P<text>.*)",
        "(?P<text>.*)",
    };

    private LogShape() {}

    static Optional<MappingProposal.Guess> of(String text, Charset charset) {
        List<String> lines = text.lines()
                .limit(LINES)
                .map(line -> line.length() > 2000 ? line.substring(0, 2000) : line)
                .toList();
        for (TimeShape time : TimeShape.all()) {
            for (String[] around : AROUND) {
                String start = around[0] + "(?P<time>" + time.line() + ")" + around[1];
                Pattern pattern = Pattern.compile(start + ".*");
                List<String> begun = lines.stream().filter(line -> pattern.matches(line)).toList();
                if (begun.size() >= LEAST && begun.size() * 10 >= lines.size()) {
                    Optional<MappingProposal.Guess> guess = said(start, begun, charset);
                    if (guess.isPresent()) {
                        return guess;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The first form in which nine in ten of the lines go on. */
    private static Optional<MappingProposal.Guess> said(String start, List<String> lines, Charset charset) {
        for (String form : SAID) {
            Pattern pattern = Pattern.compile(start + form);
            List<Map<String, List<String>>> records = new ArrayList<>();
            for (String line : lines) {
                Matcher matcher = pattern.matcher(line);
                if (matcher.matches()) {
                    Map<String, List<String>> record = new LinkedHashMap<>();
                    for (String group : pattern.namedGroups().keySet()) {
                        record.put(group, List.of(matcher.group(group)));
                    }
                    records.add(record);
                }
            }
            if (records.size() * 10 >= lines.size() * 9) {
                FieldGuess fields = new FieldGuess(records);
                String layout = "log:\n  line: '" + (start + form).replace("'", "''") + "'\n"
                        + (charset.equals(StandardCharsets.UTF_8)
                                ? ""
                                : "  encoding: " + charset.name() + "   # a guess, if it is a code page\n");
                return Optional.of(new MappingProposal.Guess("log", layout, fields, start + form))
                        .filter(guess -> guess.fields().isUsable());
            }
        }
        return Optional.empty();
    }
}
