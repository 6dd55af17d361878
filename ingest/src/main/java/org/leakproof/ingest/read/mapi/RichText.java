package org.leakproof.ingest.read.mapi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads the rich text that Outlook keeps bodies in: plain text of it or, where it was made from HTML, that HTML. One pass
 * without recursion; what is not known is skipped.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxrtfex/">MS-OXRTFEX</a> */
final class RichText {
    /** Groups within each other that have a state of their own; those deeper share the last one's. */
    private static final int MAX_DEPTH = 2000;

    private static final int MAX_FONTS = 5000;

    /** What a group changes and its end takes back. */
    private static final class State {
        private int font = -1;
        private int skip = 1;
        private boolean ignored;
        private boolean hidden;
        private boolean tag;
        private boolean fonts;

        State copy() {
            State copy = new State();
            copy.font = font;
            copy.skip = skip;
            copy.ignored = ignored;
            copy.hidden = hidden;
            copy.tag = tag;
            copy.fonts = fonts;
            return copy;
        }
    }

    private final byte[] in;
    private final MapiProperties.Decoder decoder;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final State[] states = new State[MAX_DEPTH];
    private int depth;
    private State state = new State();
    private final Map<Integer, Integer> fonts = new HashMap<>();
    private int definedFont = -1;
    private int codePage = 1252;
    private boolean html;
    private boolean star;
    private int toSkip;
    private int at;

    private RichText(byte[] in, MapiProperties.Decoder decoder) {
        this.in = in;
        this.decoder = decoder;
    }

    /** @param html whether the text is HTML */
    record Result(String text, boolean html) {
        @Override
        public String toString() {
            return "Result[" + text.length() + " chars]";
        }
    }

    static Result read(byte[] rtf, MapiProperties.Decoder decoder) {
        RichText reader = new RichText(rtf, decoder);
        reader.run();
        return new Result(reader.out.toString(), reader.html);
    }

    /** Whether these bytes are rich text at all. */
    static boolean isRichText(byte[] bytes) {
        return bytes.length > 5 && new String(bytes, 0, 5, StandardCharsets.US_ASCII).equals("{\\rtf");
    }

    private void run() {
        while (at < in.length) {
            int c = in[at++] & 0xFF;
            switch (c) {
                case '{' -> open();
                case '}' -> close();
                case '\\' -> control();
                case '\r', '\n', 0 -> {
                    // line ends in the source say nothing
                }
                default -> {
                    star = false;
                    character(c);
                }
            }
        }
        flush();
    }

    private void open() {
        flush();
        toSkip = 0;
        star = false;
        if (depth < MAX_DEPTH) {
            states[depth] = state.copy();
        }
        depth++;
    }

    private void close() {
        flush();
        toSkip = 0;
        star = false;
        if (depth > 0) {
            depth--;
            if (depth < MAX_DEPTH) {
                state = states[depth];
            }
        }
    }

    private void control() {
        if (at == in.length) {
            return;
        }
        int c = in[at] & 0xFF;
        if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
            word();
            return;
        }
        at++;
        switch (c) {
            case '\'' -> {
                int high = at < in.length ? Character.digit(in[at], 16) : -1;
                int low = at + 1 < in.length ? Character.digit(in[at + 1], 16) : -1;
                if (high >= 0 && low >= 0) {
                    at += 2;
                    character(high << 4 | low);
                }
            }
            case '*' -> star = true;
            case '\\', '{', '}' -> character(c);
            case '~' -> text(html ? "&nbsp;" : "\u00A0");
            case '_' -> text(html ? "&shy;" : "\u2011");
            case '\r', '\n' -> text("\n");
            default -> {
                // an optional hyphen, an index entry: nothing to read
            }
        }
    }

    private void word() {
        int start = at;
        while (at < in.length && at - start < 40 && (in[at] | 0x20) >= 'a' && (in[at] | 0x20) <= 'z') {
            at++;
        }
        String word = new String(in, start, at - start, StandardCharsets.US_ASCII);
        boolean negative = at < in.length && in[at] == '-';
        int digits = at + (negative ? 1 : 0);
        int number = 0;
        int end = digits;
        while (end < in.length && end - digits < 10 && in[end] >= '0' && in[end] <= '9') {
            number = (int) Math.min(Integer.MAX_VALUE, number * 10L + in[end] - '0');
            end++;
        }
        boolean numbered = end > digits;
        if (numbered) {
            at = end;
        }
        if (at < in.length && in[at] == ' ') {
            at++;
        }
        obey(word, numbered, negative ? -number : number);
    }

    private void obey(String word, boolean numbered, int number) {
        boolean destination = star;
        star = false;
        switch (word) {
            case "par", "line", "row", "sect", "page" -> text("\n");
            case "tab", "cell" -> text("\t");
            case "emdash" -> text("\u2014");
            case "endash" -> text("\u2013");
            case "bullet" -> text("\u2022");
            case "lquote" -> text("\u2018");
            case "rquote" -> text("\u2019");
            case "ldblquote" -> text("\u201C");
            case "rdblquote" -> text("\u201D");
            case "emspace", "enspace" -> text(" ");
            case "u" -> unicode(number);
            case "uc" -> state.skip = Math.max(0, Math.min(number, 100));
            case "bin" -> {
                flush();
                at = (int) Math.min(in.length, (long) at + Math.max(0, number));
            }
            case "f" -> font(number);
            case "fcharset" -> charset(number);
            case "cpg" -> {
                if (state.fonts && definedFont >= 0 && number > 0) {
                    fonts.put(definedFont, number);
                }
            }
            case "ansicpg" -> {
                flush();
                codePage = number > 0 ? number : codePage;
            }
            case "mac" -> codePage = out.isEmpty() ? 10000 : codePage;
            case "ansi" -> codePage = out.isEmpty() ? 1252 : codePage;
            case "pc" -> codePage = out.isEmpty() ? 437 : codePage;
            case "pca" -> codePage = out.isEmpty() ? 850 : codePage;
            case "fromhtml" -> html = !numbered || number != 0;
            case "htmlrtf" -> {
                flush();
                state.hidden = !numbered || number != 0;
            }
            case "htmltag" -> {
                flush();
                if (html) {
                    state.ignored = false;
                    state.tag = true;
                } else {
                    state.ignored = true;
                }
            }
            case "fonttbl" -> {
                flush();
                state.fonts = true;
                state.ignored = true;
            }
            case "colortbl",
                    "stylesheet",
                    "info",
                    "pict",
                    "object",
                    "mhtmltag",
                    "themedata",
                    "datastore",
                    "nonshppict",
                    "header",
                    "headerl",
                    "headerr",
                    "footer",
                    "footerl",
                    "footerr",
                    "xmlnstbl",
                    "listtable" -> {
                flush();
                state.ignored = true;
            }
            case "pntext" -> state.ignored |= html;
            default -> {
                if (destination && !word.equals("shppict")) {
                    flush();
                    state.ignored = true;
                }
            }
        }
    }

    private void font(int number) {
        if (state.fonts) {
            definedFont = number;
        } else {
            flush();
            state.font = number;
        }
    }

    private void charset(int number) {
        int page = CodePages.ofFont(number);
        if (state.fonts && definedFont >= 0 && page > 0 && fonts.size() < MAX_FONTS) {
            fonts.put(definedFont, page);
        }
    }

    private void unicode(int number) {
        text(String.valueOf((char) number));
        toSkip = state.skip;
    }

    /** Whether what stands here is text to be read. */
    private boolean visible() {
        return !state.ignored && (state.tag || !html || !state.hidden);
    }

    private void text(String text) {
        if (toSkip > 0) {
            toSkip--;
            return;
        }
        flush();
        if (visible()) {
            out.append(text);
        }
    }

    /** A byte in the code page of the font. */
    private void character(int c) {
        if (toSkip > 0) {
            toSkip--;
            return;
        }
        if (visible()) {
            pending.write(c);
        }
    }

    private void flush() {
        if (pending.size() == 0) {
            return;
        }
        byte[] bytes = pending.toByteArray();
        pending.reset();
        boolean ascii = true;
        for (byte b : bytes) {
            ascii &= b >= 0;
        }
        if (ascii) {
            out.append(new String(bytes, StandardCharsets.US_ASCII));
            return;
        }
        // tags are written in the document's code page, whatever the font
        int page = state.tag ? codePage : fonts.getOrDefault(state.font, codePage);
        out.append(decoder.decode(bytes, CodePages.label(page)));
    }
}
