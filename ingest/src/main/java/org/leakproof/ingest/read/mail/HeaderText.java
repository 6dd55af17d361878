package org.leakproof.ingest.read.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import org.leakproof.contract.record.Flag;

/** Turns the value of a header field into text: encoded words, raw 8-bit bytes, and both at once.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2047">RFC 2047</a> */
final class HeaderText {
    private final TextDecoder decoder;

    HeaderText(TextDecoder decoder) {
        this.decoder = decoder;
    }

    /** For fields that were never in a mail but are made up here, in UTF-8. */
    static HeaderText ofOwnMaking() {
        return new HeaderText(new TextDecoder(EnumSet.noneOf(Flag.class)));
    }

    /** The whole value, decoded. */
    String decode(byte[] raw) {
        return words(characters(raw));
    }

    /** The value as characters, encoded words left as they are: for what has to be cut into tokens first. */
    String characters(byte[] raw) {
        for (byte b : raw) {
            if (b < 0 || b == 0x1B) {
                return decoder.decode(raw, "");
            }
        }
        return new String(raw, StandardCharsets.ISO_8859_1);
    }

    /** A value whose charset is stated, as RFC 2231 does. */
    String decode(byte[] raw, String charset) {
        return decoder.decode(raw, charset);
    }

    /** Decodes the encoded words in a text. Neighbours of the same charset are decoded together, because some programs
     * cut within a character; blanks between neighbours are no text. */
    String words(String text) {
        int next = text.indexOf("=?");
        if (next < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        ByteArrayOutputStream pending = new ByteArrayOutputStream();
        String pendingCharset = "";
        int at = 0;
        int close = -1;
        while (next >= 0) {
            // where the next word could end is looked up once, which keeps hostile values linear
            int payload = Word.payload(text, next);
            if (payload >= 0 && close < payload) {
                close = text.indexOf("?=", payload);
                if (close < 0) {
                    break;
                }
            }
            Word word = payload < 0 ? null : Word.at(text, next, payload, close);
            if (word == null) {
                next = text.indexOf("=?", next + 2);
                continue;
            }
            boolean neighbour = pending.size() > 0 && isBlank(text, at, next);
            if (!neighbour || !word.charset.equalsIgnoreCase(pendingCharset)) {
                flush(pending, pendingCharset, out);
            }
            if (!neighbour) {
                out.append(text, at, next);
            }
            pendingCharset = word.charset;
            pending.writeBytes(word.bytes(text));
            at = word.end;
            next = text.indexOf("=?", at);
        }
        flush(pending, pendingCharset, out);
        return out.append(text, at, text.length()).toString().replace('\n', ' ').replace('\r', ' ');
    }

    private void flush(ByteArrayOutputStream pending, String charset, StringBuilder out) {
        if (pending.size() > 0) {
            out.append(decoder.decode(pending.toByteArray(), charset));
            pending.reset();
        }
    }

    private static boolean isBlank(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != ' ' && text.charAt(i) != '\t') {
                return false;
            }
        }
        return true;
    }

    /** An encoded word's place in a text.
     *
     *  @param charset without the language that RFC 2231 allows behind it */
    private record Word(String charset, boolean base64, int from, int to, int end) {
        /** Longest charset label. */
        private static final int MAX_LABEL = 64;

        /** Where the text of a word that begins at this {@code =?} begins; -1 if none does. */
        static int payload(String text, int start) {
            int charsetEnd = start + 2;
            while (charsetEnd < text.length() && charsetEnd - start < MAX_LABEL && text.charAt(charsetEnd) != '?') {
                charsetEnd++;
            }
            if (charsetEnd + 2 >= text.length() || text.charAt(charsetEnd) != '?') {
                return -1;
            }
            char encoding = Character.toUpperCase(text.charAt(charsetEnd + 1));
            boolean known = encoding == 'B' || encoding == 'Q';
            return known && text.charAt(charsetEnd + 2) == '?' ? charsetEnd + 3 : -1;
        }

        /** The word that ends at {@code to}; null if another one begins within it. */
        static Word at(String text, int start, int from, int to) {
            int inner = text.indexOf("=?", from);
            if (inner >= 0 && inner < to - 1) {
                return null;
            }
            int charsetEnd = from - 3;
            char encoding = Character.toUpperCase(text.charAt(charsetEnd + 1));
            String charset = text.substring(start + 2, charsetEnd);
            int language = charset.indexOf('*');
            return new Word(language < 0 ? charset : charset.substring(0, language), encoding == 'B', from, to, to + 2);
        }

        byte[] bytes(String text) {
            String written = text.substring(from, to);
            byte[] in = written.chars().anyMatch(c -> c > 127)
                    ? written.getBytes(StandardCharsets.UTF_8)
                    : written.getBytes(StandardCharsets.ISO_8859_1);
            return base64 ? base64(in) : quoted(in);
        }

        private static byte[] base64(byte[] in) {
            byte[] out = new byte[in.length + TransferDecoder.SLACK];
            byte[] rest = new byte[TransferDecoder.SLACK];
            Base64Decoder decoder = new Base64Decoder();
            int length = decoder.decode(in, 0, in.length, out);
            int more = decoder.finish(rest);
            System.arraycopy(rest, 0, out, length, more);
            return Arrays.copyOf(out, length + more);
        }

        private static byte[] quoted(byte[] in) {
            byte[] out = new byte[in.length];
            int length = 0;
            for (int i = 0; i < in.length; i++) {
                boolean escape = in[i] == '='
                        && i + 2 < in.length
                        && Parameters.hex(in[i + 1]) >= 0
                        && Parameters.hex(in[i + 2]) >= 0;
                if (escape) {
                    out[length++] = (byte) (Parameters.hex(in[i + 1]) << 4 | Parameters.hex(in[i + 2]));
                    i += 2;
                } else {
                    out[length++] = in[i] == '_' ? (byte) ' ' : in[i];
                }
            }
            return Arrays.copyOf(out, length);
        }
    }
}
