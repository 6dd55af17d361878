package org.leakproof.ingest.read.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.SentTime;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;

/** Tells what WhatsApp wrote into a text from what a person wrote: files, marks of edits and deletions. What it takes out
 *  of the text stays in the draft's headers. */
final class WhatsAppBody {
    /** The header under which WhatsApp's own words are kept. */
    static final String MARK = "WhatsApp-Mark";

    private static final LinePattern IPHONE_FILE = LinePattern.compile(
            "(\\x{200E}?)<\\x{200E}?([^<>:：]{1,40}?)[\\s\\x{A0}\\x{202F}]?[:：] ?([^<>\\n]+\\.[^<>\\n.]{1,12})>");
    private static final LinePattern IPHONE_NAME = LinePattern.compile("\\d{8}-[A-Z_]+-\\d{4}-.*|\\d{8}-.*");
    private static final LinePattern ANDROID_FILE =
            LinePattern.compile("(\\x{200E}?)([^\\n<>]{1,250}\\.[^\\s.()<>]{1,12}) \\(([^()\\n]{2,40})\\)");
    private static final LinePattern ANDROID_NAME = LinePattern.compile("[A-Z]{3}-\\d{8}-WA\\d{4,}\\.\\w+");
    private static final LinePattern LAST_MARK =
            LinePattern.compile("[ \\n]?(\\x{200E}?)(<\\x{200E}?[^<>\\n]{4,60}>)\\x{200E}?$");

    private static final int LONGEST_EXTENSION = 12;

    private final boolean iPhone;
    private final boolean often;

    /** @param often whether a first line in angle brackets that is not known stands for a file too, because it is seen so
     *      often */
    WhatsAppBody(boolean iPhone, boolean often) {
        this.iPhone = iPhone;
        this.often = often;
    }

    /** What a line in angle brackets says, without the name of the file that it may name. */
    static String wordsOf(String bracketed) {
        LineMatcher matcher = IPHONE_FILE.matcher(bracketed);
        return matcher.matches() ? WhatsAppWords.plain(matcher.group(2)) + ":" : bracketed;
    }

    /** @param firstLine of the text
     *  @param firstPlain the same as {@link WhatsAppWords#plain} has it */
    void fill(Draft draft, String written, String firstLine, String firstPlain) {
        List<DraftAttachment> files = new ArrayList<>();
        List<Header> marks = new ArrayList<>();
        String text = edited(draft, written, marks);
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        String rest = end < 0 ? "" : text.substring(end + 1);
        String plain = first.equals(firstLine) ? firstPlain : WhatsAppWords.plain(first);
        boolean marked = first.startsWith("\u200E");
        Optional<String> file = androidFile(first);
        if (file.isPresent()) {
            files.add(MissingFile.named(file.get()));
            marks.add(new Header(MARK, first));
            text = rest;
        } else if (isOmitted(plain, marked)) {
            files.add(MissingFile.unnamed());
            marks.add(new Header(MARK, first));
            text = rest;
        } else {
            if (end < 0 && WhatsAppWords.isDeleted(plain)) {
                draft.deleted(true);
            }
            text = iPhoneFiles(text, files, marks);
        }
        draft.attachments(files).headers(marks).body(withoutMark(text));
    }

    private boolean isOmitted(String plain, boolean marked) {
        if (WhatsAppWords.isOmitted(plain)
                || often && WhatsAppWords.isBracketed(plain) && wordsOf(plain).equals(plain)) {
            return true;
        }
        return iPhone && (marked || plain.indexOf('•') >= 0) && WhatsAppWords.endsOmitted(plain);
    }

    private static Optional<String> androidFile(String first) {
        if (!first.endsWith(")") || !endsInExtension(first, first.lastIndexOf(" ("))) {
            return Optional.empty();
        }
        LineMatcher matcher = ANDROID_FILE.matcher(first);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(2);
        boolean sure = !matcher.group(1).isEmpty()
                || WhatsAppWords.isAttached(WhatsAppWords.plain(matcher.group(3)))
                || ANDROID_NAME.matches(name);
        return sure ? Optional.of(name) : Optional.empty();
    }

    /** Whether an extension may end at the place, as {@link #ANDROID_FILE} has it: for the many texts that end in brackets. */
    private static boolean endsInExtension(String first, int end) {
        int dot = end < 0 ? -1 : first.lastIndexOf('.', end);
        return dot >= 0 && end - dot - 1 >= 1 && end - dot - 1 <= LONGEST_EXTENSION;
    }

    private String iPhoneFiles(String text, List<DraftAttachment> files, List<Header> marks) {
        if (text.indexOf('<') < 0) {
            return text;
        }
        LineMatcher matcher = IPHONE_FILE.matcher(text);
        StringBuilder rest = new StringBuilder();
        int at = 0;
        while (matcher.find()) {
            String name = matcher.group(3).strip();
            boolean sure = WhatsAppWords.isAttached(WhatsAppWords.plain(matcher.group(2)))
                    || !matcher.group(1).isEmpty() && IPHONE_NAME.matches(name)
                    || often && matcher.start() == 0;
            if (sure) {
                files.add(MissingFile.named(name));
                marks.add(new Header(MARK, matcher.group()));
                rest.append(text, at, matcher.start());
                at = matcher.end();
            }
        }
        return files.isEmpty()
                ? text
                : rest.append(text, at, text.length()).toString().strip();
    }

    /** Notes the mark of an edit, and takes it from the end of the text. */
    private static String edited(Draft draft, String text, List<Header> marks) {
        if (!text.endsWith(">") && !text.endsWith(">\u200E")) {
            return text;
        }
        int from = Math.max(0, text.length() - 70);
        LineMatcher matcher = LAST_MARK.matcher(text.substring(from));
        if (!matcher.find()) {
            return text;
        }
        String mark = WhatsAppWords.plain(matcher.group(2));
        if (!WhatsAppWords.isEdited(withoutDot(mark.substring(1, mark.length() - 1)))) {
            return text;
        }
        draft.edited(SentTime.unreadable(""));
        marks.add(new Header(MARK, matcher.group(2)));
        return text.substring(0, from + matcher.start());
    }

    private static String withoutDot(String mark) {
        return mark.endsWith(".") ? mark.substring(0, mark.length() - 1) : mark;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\u200E") ? text.substring(1) : text;
    }
}
