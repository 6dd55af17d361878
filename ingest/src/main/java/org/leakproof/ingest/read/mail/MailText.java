package org.leakproof.ingest.read.mail;

import java.io.IOException;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.Unfit;

/** Gives the text of a message's text parts, and counts what the message may still hold. Serves one message. */
final class MailText {
    private final TextDecoder decoder;
    private final HeaderText header;
    private final Contents contents;
    private final boolean quotedFrom;
    private long left;
    private long read;

    /** @param quotedFrom whether lines that begin "From " may have been quoted, as in mailbox files
     *  @param maxLength UTF-16 units that the message may hold */
    MailText(TextDecoder decoder, Contents contents, boolean quotedFrom, long maxLength) {
        this.decoder = decoder;
        this.header = new HeaderText(decoder);
        this.contents = contents;
        this.quotedFrom = quotedFrom;
        left = maxLength;
    }

    HeaderText header() {
        return header;
    }

    /** Counts text that goes into the message. */
    void spend(long units) throws Unfit {
        left -= units;
        if (left < 0) {
            throw new Unfit(HeldReason.TOO_LARGE);
        }
    }

    /** How much text of bodies was read so far, in UTF-16 units. */
    long read() {
        return read;
    }

    /** A text part as its media type has it: HTML with its tags, plain text with line feeds alone, without the traces
     * of transport. */
    String of(Part part) throws IOException, Unfit {
        // no charset needs more than three bytes for a UTF-16 unit
        Bytes bytes = contents.text(part, left * 3 + 3);
        byte[] array = bytes.array();
        int from = bytes.arrayStart();
        int to = from + bytes.length();
        boolean html = part.mediaType().equals("text/html");
        String label = part.type().latin("charset").orElse("");
        if (html && Charsets.label(label).isEmpty()) {
            label = HtmlCharset.find(array, from, to);
        }
        String text = decoder.decode(array, from, to, label);
        read += text.length();
        spend(text.length());
        if (part.content().isPresent()) {
            text = withoutNul(text);
        }
        if (html) {
            return text;
        }
        text = lineFeeds(text);
        if (quotedFrom && part.encoding() != TransferDecoder.Kind.BASE64) {
            text = unquotedFrom(text);
        }
        boolean flowed = part.type().latin("format").orElse("").strip().equalsIgnoreCase("flowed");
        if (flowed) {
            text = Flowed.unwrap(
                    text, part.type().latin("delsp").orElse("").strip().equalsIgnoreCase("yes"));
        }
        return text;
    }

    /** The text of an attachment of a text type, from its decoded bytes. */
    String of(Part part, byte[] bytes) {
        String label = part.type().latin("charset").orElse("");
        if (part.mediaType().equals("text/html")) {
            return HtmlText.of(
                    decoder.decode(bytes, label.isEmpty() ? HtmlCharset.find(bytes, 0, bytes.length) : label));
        }
        return lineFeeds(decoder.decode(bytes, label));
    }

    /** Outlook may keep the end mark of a text with it. */
    private static String withoutNul(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }

    static String lineFeeds(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Takes the mark off lines {@code >From } that stand among lines without quote marks: there a mailbox program set
     * it. Deeper marks, and lines among quoted ones, stay as they are: nobody can tell. */
    private static String unquotedFrom(String text) {
        int at = text.startsWith(">From ") ? 0 : text.indexOf("\n>From ") + 1;
        if (at == 0 && !text.startsWith(">From ")) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        while (at >= 0) {
            int lineBefore = at < 2 ? -1 : text.lastIndexOf('\n', at - 2) + 1;
            int lineBehind = text.indexOf('\n', at) + 1;
            boolean quotedBefore = lineBefore >= 0 && quoted(text, lineBefore);
            boolean quotedBehind = lineBehind > 0 && quoted(text, lineBehind);
            if (!quotedBefore && !quotedBehind) {
                out.append(text, copied, at);
                copied = at + 1;
            }
            int next = text.indexOf("\n>From ", at);
            at = next < 0 ? -1 : next + 1;
        }
        return out.append(text, copied, text.length()).toString();
    }

    private static boolean quoted(String text, int line) {
        int at = line;
        while (at < text.length() && text.charAt(at) == '>') {
            at++;
        }
        return at > line && !text.startsWith("From ", at);
    }
}
