package org.leakproof.ingest.read.log;

import java.time.LocalDate;
import java.util.Optional;

/** A line that a program writes between messages: a log was opened, a day began.
 *
 *  @param date that it states
 *  @param midnight whether it says that a day began, so that no other line need be read as saying so
 *  @param ident whom or what the following lines are about */
record IrcHeader(Optional<LocalDate> date, boolean midnight, Optional<String> ident) {
    private static final LinePattern IRSSI =
            LinePattern.compile("--- (Log opened|Log closed|Day changed|[^<>\\t]{3,40}) .*\\d{4}\\s*");
    private static final String XCHAT = "**** ";
    private static final int YEAR_DIGITS = 4;
    private static final LinePattern MIRC = LinePattern.compile("Session (Start|Time|Close|Ident): ?(.*)");
    private static final LinePattern EGGDROP =
            LinePattern.compile("\\[\\d{2}:\\d{2}(?::\\d{2})?\\] --- (.*\\d{4})\\s*");

    static Optional<IrcHeader> of(String line) {
        char first = line.isEmpty() ? 0 : line.charAt(0);
        if (first == '-' && line.startsWith("--- ") && IRSSI.matches(line)) {
            return dated(line, line.startsWith("--- Day changed"));
        }
        if (first == '*' && line.startsWith(XCHAT) && endsInYear(line, XCHAT.length())) {
            return dated(line, false);
        }
        if (first == 'S' && line.startsWith("Session ")) {
            LineMatcher matcher = MIRC.matcher(line);
            if (matcher.matches()) {
                String kind = matcher.group(1);
                return kind.equals("Ident")
                        ? Optional.of(new IrcHeader(
                                Optional.empty(),
                                false,
                                Optional.of(matcher.group(2).strip())))
                        : dated(line, kind.equals("Time"));
            }
        }
        return first == '[' && line.contains("] --- ") && EGGDROP.matches(line) ? dated(line, true) : Optional.empty();
    }

    /** Whether four digits stand at its end, behind the place, and perhaps blanks. */
    private static boolean endsInYear(String line, int from) {
        int end = line.length();
        while (end > from && " \t\n\f\r".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        LineCursor at = new LineCursor(line, Math.max(from, end - YEAR_DIGITS));
        return end - from >= YEAR_DIGITS && at.number(YEAR_DIGITS, YEAR_DIGITS) >= 0;
    }

    private static Optional<IrcHeader> dated(String line, boolean midnight) {
        return IrcStamp.printed(line).map(date -> new IrcHeader(Optional.of(date), midnight, Optional.empty()));
    }

    @Override
    public String toString() {
        return "IrcHeader[]";
    }
}
