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
    private static final int LINES = 100;
    private static final int LEAST = 2;

    /** What stands before and behind a time. */
    private static final String[][] AROUND = {
        {"\\[", "\\] ?"},
        {"\\(", "\\) ?"},
        {"", " - "},
        {"", " \\| "},
        {"", "\\|"},
        {"", "\\t"},
        {"", ": "},
        {"", ", "},
        {"", " "},
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
        List<String> dated = lines.stream().filter(LogShape::isDated).toList();
        if (!isEnough(dated, lines)) {
            return Optional.empty();
        }
        for (TimeShape time : TimeShape.all()) {
            // asked first: it costs less than to try what may stand around a time
            if (!isEnough(dated.stream().filter(time::begins).toList(), lines)) {
                continue;
            }
            for (String[] around : AROUND) {
                String start = around[0] + "(?P<time>" + time.line() + ")" + around[1];
                Pattern pattern = Pattern.compile(start + ".*");
                List<String> begun = dated.stream().filter(pattern::matches).toList();
                Optional<MappingProposal.Guess> guess =
                        isEnough(begun, lines) ? said(start, begun, charset) : Optional.empty();
                if (guess.isPresent()) {
                    return guess;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isEnough(List<String> begun, List<String> lines) {
        return begun.size() >= LEAST && begun.size() * 10 >= lines.size();
    }

    /** Whether a time can stand at the beginning: it costs less to ask than to try all forms. */
    private static boolean isDated(String line) {
        int digits = 0;
        for (int i = 0; i < line.length() && i < 30; i++) {
            char c = line.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            if (i == 1 && digits == 0 && c > 'z') {
                return false;
            }
        }
        return digits >= 5;
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
