package org.leakproof.ingest.read.mail;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Precision;
import org.leakproof.contract.record.SentTime;
import org.leakproof.contract.record.ZoneBasis;

/** Reads the dates of mails: RFC 5322 with its obsolete forms, {@code asctime}, ISO 8601, and what programs make of
 * them. A date of digits alone that could be read in two ways is not read. The zone {@code -0000} states the time in UTC
 * (and says nothing about where the sender is), so it counts as stated.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.3">RFC 5322, 3.3 and 4.3</a> */
final class MailDate {
    /** There was no mail before; a date there comes from a clock that was not set. */
    private static final int FIRST_YEAR = 1971;

    private static final int LAST_YEAR = 2100;

    /** Longest value that is looked at. */
    private static final int MAX = 200;

    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    /** Hours from UTC of the zone names that have one common meaning; RFC 5322 defines the American ones. */
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("UT", 0),
            Map.entry("UTC", 0),
            Map.entry("GMT", 0),
            Map.entry("Z", 0),
            Map.entry("WET", 0),
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("AKST", -9),
            Map.entry("AKDT", -8),
            Map.entry("HST", -10),
            Map.entry("CET", 1),
            Map.entry("MET", 1),
            Map.entry("MEZ", 1),
            Map.entry("BST", 1),
            Map.entry("WEST", 1),
            Map.entry("CEST", 2),
            Map.entry("MEST", 2),
            Map.entry("MESZ", 2),
            Map.entry("EET", 2),
            Map.entry("SAST", 2),
            Map.entry("EEST", 3),
            Map.entry("MSK", 3),
            Map.entry("MSD", 4),
            Map.entry("HKT", 8),
            Map.entry("SGT", 8),
            Map.entry("AWST", 8),
            Map.entry("JST", 9),
            Map.entry("KST", 9),
            Map.entry("AEST", 10),
            Map.entry("AEDT", 11),
            Map.entry("NZST", 12),
            Map.entry("NZDT", 13));

    private int year = -1;
    private int month = -1;
    private int day = -1;
    private int hour = -1;
    private int minute;
    private int second = -1;
    private int millis = -1;
    private boolean afternoon;
    private boolean forenoon;
    private ZoneOffset offset;
    private boolean bad;

    private MailDate() {}

    /** The time that a date says. Doubts go to the flags.
     *
     *  @param written decoded, as it stands there
     *  @param assumed the zone of times that state none */
    static SentTime read(String written, Optional<ZoneId> assumed, Set<Flag> flags) {
        if (written.isBlank()) {
            flags.add(Flag.DATE_MISSING);
            return SentTime.unreadable(written);
        }
        MailDate date = new MailDate();
        date.scan(withoutComments(written));
        LocalDateTime local;
        try {
            local = date.local();
        } catch (DateTimeException e) {
            flags.add(Flag.DATE_UNREADABLE);
            return SentTime.unreadable(written);
        }
        if (local.getYear() < FIRST_YEAR || local.getYear() > LAST_YEAR) {
            flags.add(Flag.DATE_IMPOSSIBLE);
            return SentTime.unreadable(written);
        }
        return date.time(local, written, assumed);
    }

    private SentTime time(LocalDateTime local, String written, Optional<ZoneId> assumed) {
        Optional<LocalDateTime> clock = Optional.of(local);
        if (hour < 0) {
            return new SentTime(Optional.empty(), clock, written, Precision.DAY, ZoneBasis.UNKNOWN, Optional.empty());
        }
        Precision precision = millis >= 0 ? Precision.MILLISECOND : second >= 0 ? Precision.SECOND : Precision.MINUTE;
        if (offset != null) {
            return new SentTime(
                    Optional.of(local.toInstant(offset)),
                    clock,
                    written,
                    precision,
                    ZoneBasis.STATED,
                    Optional.of(offset.getId()));
        }
        return assumed.map(zone -> new SentTime(
                        Optional.of(local.atZone(zone).toInstant()),
                        clock,
                        written,
                        precision,
                        ZoneBasis.ASSUMED,
                        Optional.of(zone.getId())))
                .orElseGet(() ->
                        new SentTime(Optional.empty(), clock, written, precision, ZoneBasis.UNKNOWN, Optional.empty()));
    }

    private LocalDateTime local() {
        if (bad || year < 0 || month < 0 || day < 0) {
            throw new DateTimeException("incomplete");
        }
        int h = Math.max(hour, 0);
        if (afternoon && h < 12) {
            h += 12;
        } else if (forenoon && h == 12) {
            h = 0;
        }
        boolean leap = second == 60;
        LocalDateTime local = LocalDateTime.of(
                year, month, day, h, minute, leap ? 59 : Math.max(second, 0), Math.max(millis, 0) * 1_000_000);
        return leap ? local.plusSeconds(1) : local;
    }

    private static String withoutComments(String written) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < Math.min(written.length(), MAX); i++) {
            char c = written.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0) {
                boolean separates = c == ',' || c == '"' || Character.isWhitespace(c) || Character.isSpaceChar(c);
                out.append(separates ? ' ' : c);
            }
        }
        return out.toString();
    }

    private void scan(String text) {
        for (String token : Words.of(text)) {
            char first = token.charAt(0);
            if (token.indexOf(':') > 0 && digit(first)) {
                timeToken(token);
            } else if (digit(first)) {
                digitsToken(token);
            } else if ((first == '+' || first == '-' || first == '\u2212') && hour >= 0) {
                offset = offset(token.replace('\u2212', '-'));
            } else if (Character.isLetter(first)) {
                wordToken(token);
            }
        }
    }

    private void wordToken(String token) {
        String lower = token.toLowerCase(Locale.ROOT);
        int named = monthOf(lower);
        if (named > 0 && month < 0) {
            month = named;
        } else if (lower.equals("pm") || lower.equals("p.m.")) {
            afternoon = true;
        } else if (lower.equals("am") || lower.equals("a.m.")) {
            forenoon = true;
        } else if (hour >= 0 && offset == null) {
            offset = zone(token.toUpperCase(Locale.ROOT));
        }
    }

    private static int monthOf(String lower) {
        String word = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        for (int i = 0; i < MONTHS.size(); i++) {
            if (word.length() >= 3 && MONTHS.get(i).startsWith(word) || word.equals("sept") && i == 8) {
                return i + 1;
            }
        }
        return -1;
    }

    /** {@code hh:mm}, {@code hh:mm:ss}, {@code hh:mm:ss.mmm}, with a zone or half of the day right behind it, or an ISO
     * date right before it. */
    private void timeToken(String token) {
        int t = token.indexOf('T');
        if (t > 0 && token.indexOf(':') > t) {
            digitsToken(token.substring(0, t));
            timeToken(token.substring(t + 1));
            return;
        }
        int end = 0;
        while (end < token.length() && (digit(token.charAt(end)) || ":.".indexOf(token.charAt(end)) >= 0)) {
            end++;
        }
        String[] parts = token.substring(0, end).split("[:.]");
        if (hour >= 0 || parts.length < 2 || parts.length > 4) {
            bad = true;
            return;
        }
        hour = number(parts[0], 2);
        minute = number(parts[1], 2);
        second = parts.length > 2 ? number(parts[2], 2) : -1;
        if (parts.length > 3 && !parts[3].isEmpty()) {
            millis = number((parts[3] + "00").substring(0, 3), 3);
        }
        bad |= hour < 0 || minute < 0;
        String rest = token.substring(end);
        if (rest.startsWith("+") || rest.startsWith("-")) {
            offset = offset(rest);
        } else if (!rest.isEmpty()) {
            wordToken(rest);
        }
    }

    private void digitsToken(String token) {
        String[] parts = token.split("[-/.]");
        if (parts.length == 3) {
            dateOf(parts[0], parts[1], parts[2]);
        } else if (parts.length != 1) {
            bad = true;
        } else {
            int end = 0;
            while (end < token.length() && digit(token.charAt(end))) {
                end++;
            }
            int value = number(token.substring(0, end), 5);
            if (value >= 0 && end <= 2 && day < 0) {
                day = value;
            } else if (value >= 0 && end >= 2 && year < 0) {
                year = fullYear(value, end);
            }
        }
    }

    private void dateOf(String a, String b, String c) {
        if (month >= 0 || day >= 0) {
            bad = true;
            return;
        }
        int named = monthOf(b.toLowerCase(Locale.ROOT));
        if (named > 0) {
            day = number(a, 2);
            month = named;
            year = fullYear(number(c, 5), c.length());
        } else if (a.length() == 4) {
            year = number(a, 4);
            month = number(b, 2);
            day = number(c, 2);
        } else {
            int first = number(a, 2);
            int second = number(b, 2);
            // day and month can be told apart only if one of them is above twelve, or both are the same
            boolean told = first > 12 || second > 12 || first == second;
            bad |= !told || c.length() != 4;
            day = first > 12 ? first : second;
            month = first > 12 ? second : first;
            year = number(c, 4);
        }
    }

    /** RFC 5322, 4.3: two digits below 50 are of this century; three digits, and five that begin with 191, come from
     * programs that print the years since 1900. */
    private static int fullYear(int value, int digits) {
        if (digits == 2) {
            return value < 50 ? 2000 + value : 1900 + value;
        }
        if (digits == 3) {
            return 1900 + value;
        }
        return digits == 5 && value >= 19100 && value < 19200 ? value - 17100 : value;
    }

    private static ZoneOffset zone(String name) {
        int sign = Math.max(name.indexOf('+'), name.indexOf('-'));
        if (sign > 0) {
            String base = name.substring(0, sign);
            return base.equals("GMT") || base.equals("UTC") || base.equals("UT") ? offset(name.substring(sign)) : null;
        }
        Integer hours = ZONES.get(name);
        return hours == null ? null : ZoneOffset.ofHours(hours);
    }

    /** {@code +hh}, {@code +hmm}, {@code +hhmm} or {@code +hh:mm}; null if it is none. */
    private static ZoneOffset offset(String token) {
        int end = 1;
        while (end < token.length() && (digit(token.charAt(end)) || token.charAt(end) == ':')) {
            end++;
        }
        String digits = token.substring(1, end).replace(":", "");
        int value = number(digits, 4);
        if (value < 0) {
            return null;
        }
        int hours = digits.length() <= 2 ? value : value / 100;
        int minutes = digits.length() <= 2 ? 0 : value % 100;
        if (minutes > 59 || hours * 60 + minutes > 18 * 60) {
            return null;
        }
        int total = hours * 3600 + minutes * 60;
        return ZoneOffset.ofTotalSeconds(token.charAt(0) == '-' ? -total : total);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String digits, int maxLength) {
        if (digits.isEmpty() || digits.length() > maxLength) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            if (!digit(digits.charAt(i))) {
                return -1;
            }
            value = value * 10 + digits.charAt(i) - '0';
        }
        return value;
    }
}
