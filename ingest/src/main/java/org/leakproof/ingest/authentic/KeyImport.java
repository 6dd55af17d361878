package org.leakproof.ingest.authentic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds keys in what people have of the DNS: zone files and the answers of {@code dig} and {@code host}, JSON of
 *  key archives and of DNS over HTTPS, and tables as {@link SigningKeys} reads them.
 *
 *  @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-5">RFC 1035, 5 (zone files)</a>
 *  @see <a href="https://www.rfc-editor.org/rfc/rfc8427">RFC 8427 (DNS in JSON)</a> */
public final class KeyImport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("(.+)\\._domainkey(?:\\.(.+?))?\\.?", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(\\d{3}|.)");
    private static final Pattern TXT = Pattern.compile("(?i)\\s(?:TXT|descriptive text)\\s+(.*)");

    private KeyImport() {}

    /** The keys in the order in which they stand there; a text that holds none gives none. */
    public static List<SigningKey> of(String text) {
        String start = text.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            return json(text);
        }
        List<SigningKey> keys = new ArrayList<>();
        String origin = "";
        String owner = "";
        for (String line : records(text)) {
            String[] columns = line.split("\t", -1);
            if (columns.length >= 3 && columns[2].contains("p=") && !columns[0].contains("._domainkey")) {
                key(
                        columns[0].strip(),
                        columns[1].strip(),
                        columns[2].strip(),
                        day(columns, 3, false),
                        day(columns, 4, true),
                        keys);
                continue;
            }
            if (line.regionMatches(true, 0, "$ORIGIN", 0, 7)) {
                origin = line.substring(7).strip();
                continue;
            }
            Matcher txt = TXT.matcher(line);
            if (!txt.find()) {
                continue;
            }
            owner = Character.isWhitespace(line.charAt(0)) ? owner : line.split("\\s", 2)[0];
            named(owner, origin, strings(txt.group(1)), Optional.empty(), Optional.empty(), keys);
        }
        return keys;
    }

    /** Lines, those within parentheses joined, without comments. */
    private static List<String> records(String text) {
        List<String> records = new ArrayList<>();
        StringBuilder record = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        boolean comment = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                comment = false;
                quoted = quoted && depth > 0;
                if (depth == 0) {
                    end(record, records);
                } else {
                    record.append(' ');
                }
            } else if (!comment && c != '\r') {
                if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
                    quoted = !quoted;
                }
                if (!quoted && c == ';' && !isTable(record)) {
                    comment = true;
                } else if (!quoted && (c == '(' || c == ')')) {
                    depth = Math.max(0, depth + (c == '(' ? 1 : -1));
                    record.append(' ');
                } else {
                    record.append(c);
                }
            }
        }
        end(record, records);
        return records;
    }

    /** In a table, and behind {@code TXT} without quotes, a semicolon parts the key's tags. */
    private static boolean isTable(StringBuilder record) {
        String before = record.toString();
        return before.contains("\t") && before.contains("=")
                || TXT.matcher(before).find();
    }

    private static void end(StringBuilder record, List<String> records) {
        if (!record.toString().isBlank()) {
            records.add(record.toString());
        }
        record.setLength(0);
    }

    /** The character strings of a TXT record, joined. */
    private static String strings(String data) {
        Matcher quoted = QUOTED.matcher(data);
        StringBuilder joined = new StringBuilder();
        while (quoted.find()) {
            joined.append(ESCAPE.matcher(quoted.group(1)).replaceAll(KeyImport::unescaped));
        }
        return joined.length() > 0 ? joined.toString() : data.strip();
    }

    private static String unescaped(java.util.regex.MatchResult escape) {
        String what = escape.group(1);
        return Matcher.quoteReplacement(what.length() == 3 ? String.valueOf((char) Integer.parseInt(what)) : what);
    }

    private static void named(
            String owner,
            String origin,
            String record,
            Optional<Instant> from,
            Optional<Instant> to,
            List<SigningKey> keys) {
        String whole = owner.endsWith(".") || origin.isEmpty() ? owner : owner + "." + origin;
        Matcher name = NAME.matcher(whole);
        if (name.matches() && name.group(2) != null) {
            key(name.group(1), name.group(2), record, from, to, keys);
        }
    }

    private static void key(
            String selector,
            String domain,
            String record,
            Optional<Instant> from,
            Optional<Instant> to,
            List<SigningKey> keys) {
        if (TagList.of(record).flatMap(tags -> tags.get("p")).isPresent()) {
            keys.add(new SigningKey(
                    selector.toLowerCase(Locale.ROOT), domain.toLowerCase(Locale.ROOT), record, from, to));
        }
    }

    private static Optional<Instant> day(String[] columns, int column, boolean end) {
        return columns.length > column ? time(columns[column].strip(), end) : Optional.empty();
    }

    /** @param end whether a day counts up to its end */
    private static Optional<Instant> time(String text, boolean end) {
        try {
            if (text.indexOf('T') > 0) {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            }
            return Optional.of(
                    LocalDate.parse(text).plusDays(end ? 1 : 0).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<SigningKey> json(String text) {
        List<SigningKey> keys = new ArrayList<>();
        try {
            json(JSON.readTree(text), keys);
        } catch (IOException notJson) {
            return List.of();
        }
        return keys;
    }

    private static void json(JsonNode node, List<SigningKey> keys) {
        Optional<String> record = first(node, "record", "value", "txt", "data", "key");
        Optional<Instant> from =
                first(node, "valid_from", "from", "firstSeenAt", "first_seen").flatMap(text -> time(text, false));
        Optional<Instant> to =
                first(node, "valid_to", "to", "lastSeenAt", "last_seen").flatMap(text -> time(text, true));
        Optional<String> selector = first(node, "selector");
        Optional<String> domain = first(node, "domain");
        if (record.isPresent() && selector.isPresent() && domain.isPresent()) {
            key(selector.get(), domain.get(), strings(record.get()), from, to, keys);
        } else if (record.isPresent()) {
            first(node, "name", "owner", "QNAME")
                    .ifPresent(name -> named(name, "", strings(record.get()), from, to, keys));
        }
        node.forEach(child -> json(child, keys));
    }

    private static Optional<String> first(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isTextual()) {
                return Optional.of(value.asText());
            }
        }
        return Optional.empty();
    }
}
