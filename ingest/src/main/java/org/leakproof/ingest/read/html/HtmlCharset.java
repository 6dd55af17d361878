package org.leakproof.ingest.read.html;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Set;
import org.leakproof.contract.record.Flag;
import org.leakproof.ingest.read.Head;

/** Reads the bytes of a page's records: as UTF-8 if they can be, since pages are saved anew by programs that keep the old
 *  declaration; else in the charset that the page declares, or in the one that the format is known for. */
public final class HtmlCharset {
    /** Where browsers look for a declaration. */
    private static final int LOOK = 1024;

    private static final int LONGEST_NAME = 40;

    private final Charset legacy;
    private final boolean declared;

    private HtmlCharset(Charset legacy, boolean declared) {
        this.legacy = legacy;
        this.declared = declared;
    }

    /** @param usual charset of pages that declare none */
    public static HtmlCharset of(Head head, Charset usual) {
        String text = new String(head.bytes(), 0, Math.min(LOOK, head.bytes().length), StandardCharsets.ISO_8859_1);
        int at = text.indexOf("charset=");
        int from = at < 0 ? text.length() : at + "charset=".length();
        while (from < text.length() && (text.charAt(from) == '"' || text.charAt(from) == '\'')) {
            from++;
        }
        int to = from;
        while (to < text.length() && to - from < LONGEST_NAME && isName(text.charAt(to))) {
            to++;
        }
        try {
            Charset charset = to == from ? usual : Charset.forName(text.substring(from, to));
            boolean ascii = charset.canEncode() && new String(new byte[] {'<'}, charset).equals("<");
            return ascii ? new HtmlCharset(charset, to > from) : new HtmlCharset(usual, false);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return new HtmlCharset(usual, false);
        }
    }

    private static boolean isName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    /** @param flags gets what is doubtful about the bytes */
    public String decode(byte[] bytes, int length, Set<Flag> flags) {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        boolean same = legacy.equals(StandardCharsets.UTF_8);
        if (same) {
            flags.add(Flag.CHARSET_REPLACED);
            return text;
        }
        String other = new String(bytes, 0, length, legacy);
        if (other.indexOf('\uFFFD') >= 0) {
            flags.add(Flag.CHARSET_REPLACED);
        } else if (!declared) {
            flags.add(Flag.CHARSET_GUESSED);
        }
        return other;
    }
}
