package org.leakproof.ingest.read;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Texts of UTF-8 that some program took for windows-1252, Latin-1 or windows-1251 and saved as such. They are put right only
 *  where that is certain: every run of letters beyond ASCII, without exception, is whole UTF-8 when it is taken back, and at
 *  least one of them is nothing that anybody writes. A text that is not such as a whole is looked at line by line, because
 *  an answer may quote a broken letter. */
final class TwiceDecoded {
    private static final byte NONE = 0;

    private static final TwiceDecoded WESTERN = new TwiceDecoded("windows-1252");
    private static final TwiceDecoded CYRILLIC = new TwiceDecoded("windows-1251");

    /** Sequences of windows-1251 that are needed for certainty. */
    private static final int CYRILLIC_SURE = 3;

    /** What may follow a letter in good text, as bytes of windows-1252: quotes, dashes, dots, marks of ownership, footnotes. */
    private static final boolean[] USUAL = new boolean[256];

    static {
        for (int b : new int[] {
            0x82, 0x84, 0x85, 0x8B, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9B, 0xA0, 0xA9, 0xAA, 0xAB, 0xAD,
            0xAE, 0xB0, 0xB2, 0xB3, 0xB7, 0xB9, 0xBA, 0xBB
        }) {
            USUAL[b] = true;
        }
    }

    private final boolean western;
    /** The byte of each character from U+0080 to U+2122, 0 where it has none. */
    private final byte[] bytes = new byte[0x2123];

    private TwiceDecoded(String charset) {
        western = charset.equals("windows-1252");
        byte[] one = new byte[1];
        for (int b = 0x80; b < 0x100; b++) {
            one[0] = (byte) b;
            char c = new String(one, Charset.forName(charset)).charAt(0);
            if (c != '\uFFFD' && c < bytes.length) {
                bytes[c] = (byte) b;
            } else {
                // bytes without a character pass as control characters
                bytes[b] = (byte) b;
            }
        }
        if (western) {
            for (int b = 0x80; b < 0xA0; b++) {
                bytes[b] = (byte) b;
            }
        }
    }

    /** The text as it was meant; empty if nothing about it is certain. */
    static Optional<String> repaired(String text) {
        if (isAscii(text)) {
            return Optional.empty();
        }
        Optional<String> whole = whole(text);
        if (whole.isPresent() || text.indexOf('\n') < 0) {
            return whole;
        }
        StringBuilder lines = new StringBuilder(text.length());
        boolean any = false;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end + 1;
            String line = text.substring(start, end);
            Optional<String> better = isAscii(line) ? Optional.empty() : whole(line);
            any |= better.isPresent();
            lines.append(better.orElse(line));
            start = end;
        }
        return any ? Optional.of(lines.toString()) : Optional.empty();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> whole(String text) {
        Optional<String> western = WESTERN.certain(text);
        return western.isPresent() ? western : CYRILLIC.certain(text);
    }

    private Optional<String> certain(String text) {
        StringBuilder meant = new StringBuilder(text.length());
        int sure = 0;
        for (int i = 0; i < text.length(); ) {
            if (text.charAt(i) < 0x80) {
                meant.append(text.charAt(i++));
                continue;
            }
            int end = i;
            while (end < text.length() && text.charAt(end) >= 0x80) {
                end++;
            }
            Optional<byte[]> run = encoded(text, i, end);
            Optional<CharBuffer> decoded = run.flatMap(TwiceDecoded::decoded);
            if (decoded.isEmpty()) {
                return Optional.empty();
            }
            int found = sure(run.get(), i == 0 ? ' ' : text.charAt(i - 1));
            if (found < 0) {
                return Optional.empty();
            }
            sure += found;
            meant.append(decoded.get());
            i = end;
        }
        return sure >= (western ? 1 : CYRILLIC_SURE) ? Optional.of(meant.toString()) : Optional.empty();
    }

    private Optional<byte[]> encoded(String text, int from, int end) {
        byte[] run = new byte[end - from];
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            byte b = c < bytes.length ? bytes[c] : NONE;
            if (b == NONE) {
                return Optional.empty();
            }
            run[i - from] = b;
        }
        return Optional.of(run);
    }

    /** The run as UTF-8, if it is that and says something. */
    private static Optional<CharBuffer> decoded(byte[] run) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(run));
            return text.chars().noneMatch(c -> c < 0xA0 || c == 0xFFFD)
                            && text.codePoints().noneMatch(c -> unused(Character.getType(c)))
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean unused(int type) {
        return type == Character.UNASSIGNED || type == Character.PRIVATE_USE;
    }

    /** How many sequences of a run are nothing that anybody writes; -1 if one is no such text for certain.
     *
     *  @param before the character before the run */
    private int sure(byte[] run, char before) {
        int sure = 0;
        int count = 0;
        for (byte b : run) {
            count += (b & 0xC0) == 0x80 ? 0 : 1;
        }
        for (int at = 0; at < run.length; ) {
            int lead = run[at] & 0xFF;
            int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
            byte[] rest = Arrays.copyOfRange(run, at + 1, at + length);
            // a small letter before it: no word goes on with a capital
            boolean within = at == 0 && before >= 'a' && before <= 'z';
            boolean capitals = at == 0 && before >= 'A' && before <= 'Z';
            if (western) {
                sure += sure(lead, rest, within, capitals, count > 1) ? 1 : 0;
            } else if (lead == 0xD0 || lead == 0xD1) {
                sure++;
            } else if (lead != 0xE2 || rest[0] != (byte) 0x80) {
                return -1;
            }
            at += length;
        }
        return sure;
    }

    private static boolean sure(int lead, byte[] rest, boolean within, boolean capitals, boolean several) {
        int first = rest[0] & 0xFF;
        if (rest.length == 3) {
            return first == 0x9F;
        }
        if (rest.length == 2) {
            boolean mark = lead == 0xE2 && (first == 0x80 || first == 0x82 && rest[1] == (byte) 0xAC);
            return mark || several && !(USUAL[first] && USUAL[rest[1] & 0xFF]);
        }
        switch (lead) {
            case 0xC2:
                return within || !capitals && first >= 0xA0 || !USUAL[first];
            case 0xC3:
                boolean quote = first < 0xA1 || first == 0xAB || first == 0xAD || first == 0xB7 || first == 0xBB;
                return within || !(quote && USUAL[first]);
            case 0xDF:
                return false;
            default:
                return (within || several) && !USUAL[first];
        }
    }
}
