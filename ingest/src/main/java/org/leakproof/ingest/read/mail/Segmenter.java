package org.leakproof.ingest.read.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;

/** Cuts the text of a mail by whose words it is: lines with quote marks and the line that introduces them, repeated
 * messages below a rule or a block of header lines, signatures. Looks at the form alone; the segments, joined, are the
 * text. */
final class Segmenter {
    /** Beyond this many segments the rest stays one: such a text is made by a machine. */
    private static final int MAX = 10_000;

    /** Lines that an introduction may have, and that a block of header lines is looked for in. */
    private static final int INTRODUCTION = 3;

    private static final int HEADER_LINES = 8;
    private static final int LONGEST_INTRODUCTION = 400;

    private final String text;
    private final boolean forward;
    private final List<Segment> segments = new ArrayList<>();
    private int start;
    private SegmentKind kind = SegmentKind.OWN;

    private Segmenter(String text, boolean forward) {
        this.text = text;
        this.forward = forward;
    }

    /** @param text with line feeds alone
     *  @param forward whether the subject says that something is passed on */
    static List<Segment> cut(String text, boolean forward) {
        return new Segmenter(text, forward).run();
    }

    private List<Segment> run() {
        int line = 0;
        boolean blankBefore = true;
        while (line < text.length() && segments.size() < MAX) {
            int end = lineEnd(line);
            int first = firstVisible(line, end);
            if (first < end) {
                char c = text.charAt(first);
                if (rest(line, end, c, blankBefore)) {
                    break;
                }
                if (c == '>') {
                    if (kind != SegmentKind.QUOTED) {
                        begin(SegmentKind.QUOTED, introduction(line));
                    }
                } else if (c == '-' && signature(line, end)) {
                    begin(SegmentKind.SIGNATURE, line);
                } else if (kind == SegmentKind.QUOTED) {
                    begin(SegmentKind.OWN, line);
                }
            }
            blankBefore = first == end || c(first) == '_';
            line = end + 1;
        }
        if (segments.size() >= MAX) {
            kind = SegmentKind.OWN;
        }
        emit(text.length());
        return segments;
    }

    private char c(int at) {
        return text.charAt(at);
    }

    private int lineEnd(int line) {
        int end = text.indexOf('\n', line);
        return end < 0 ? text.length() : end;
    }

    private int firstVisible(int line, int end) {
        int i = line;
        while (i < end && (text.charAt(i) <= ' ' || text.charAt(i) == '\u00A0')) {
            i++;
        }
        return i;
    }

    private void begin(SegmentKind next, int at) {
        emit(at);
        kind = next;
    }

    private void emit(int end) {
        if (end > start) {
            segments.add(new Segment(kind, text.substring(start, end), Optional.empty()));
            start = end;
        }
    }

    private boolean signature(int line, int end) {
        int to = end;
        while (to > line && text.charAt(to - 1) == ' ') {
            to--;
        }
        return kind != SegmentKind.SIGNATURE && to - line == 2 && text.startsWith("--", line);
    }

    /** Begins a repeated message that goes on to the end, if this line announces one. */
    private boolean rest(int line, int end, char first, boolean blankBefore) {
        boolean rule = first == '-' && end - line > 6;
        boolean colon = end > line && text.charAt(end - 1) == ':' && end - line < 80;
        if (rule || colon) {
            String words = text.substring(line, Math.min(end, line + 240));
            if (QuoteMarks.forwarded(words)) {
                begin(SegmentKind.FORWARDED, line);
                return true;
            }
            if (rule && QuoteMarks.original(words)) {
                begin(forward ? SegmentKind.FORWARDED : SegmentKind.QUOTED, line);
                return true;
            }
        }
        if (blankBefore && first != '>' && headerLines(line, end)) {
            begin(forward ? SegmentKind.FORWARDED : SegmentKind.QUOTED, line);
            return true;
        }
        return false;
    }

    /** Whether header lines as Outlook repeats them begin here: sender first, two others close behind. */
    private boolean headerLines(int line, int end) {
        int colon = line;
        while (colon < Math.min(end, line + 25) && text.charAt(colon) != ':' && text.charAt(colon) != '：') {
            colon++;
        }
        if (colon == Math.min(end, line + 25)) {
            return false;
        }
        if (!QuoteMarks.fromLabel(text.substring(line, Math.min(end, line + 40)))) {
            return false;
        }
        int others = 0;
        int next = end + 1;
        for (int i = 0; i < HEADER_LINES && next < text.length(); i++) {
            int nextEnd = lineEnd(next);
            if (QuoteMarks.otherLabel(text.substring(next, Math.min(nextEnd, next + 40)))) {
                others++;
            }
            next = nextEnd + 1;
        }
        return others >= 2;
    }

    /** Where the introduction of the quotation in this line begins; the line itself if there is none. */
    private int introduction(int line) {
        int end = line;
        int blank = 0;
        while (end > start && blank < 3 && text.charAt(end - 1) <= ' ') {
            blank += text.charAt(end - 1) == '\n' ? 1 : 0;
            end--;
        }
        if (end == start || text.charAt(end - 1) != ':' && text.charAt(end - 1) != '：') {
            return line;
        }
        int from = end;
        int shortest = line;
        for (int i = 0; i < INTRODUCTION && from > start && end - from < LONGEST_INTRODUCTION; i++) {
            int before = text.lastIndexOf('\n', from - 2) + 1;
            if (before < start || end - before > LONGEST_INTRODUCTION || blank(before, from - 1)) {
                break;
            }
            from = before;
            if (QuoteMarks.attribution(text.substring(from, end))) {
                shortest = shortest == line ? from : shortest;
                if (beginsSentence(from)) {
                    return from;
                }
            }
        }
        return shortest;
    }

    /** Whether an introduction can begin here: behind a blank line, or behind the end of a sentence. */
    private boolean beginsSentence(int at) {
        if (at <= start || at < 2) {
            return true;
        }
        int lineBefore = text.lastIndexOf('\n', at - 2) + 1;
        return blank(lineBefore, at - 1) || ".!?:;>".indexOf(text.charAt(at - 2)) >= 0;
    }

    private boolean blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) > ' ') {
                return false;
            }
        }
        return true;
    }
}
