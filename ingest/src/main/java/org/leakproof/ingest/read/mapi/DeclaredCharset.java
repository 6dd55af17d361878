package org.leakproof.ingest.read.mapi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Finds out what an item's 8-bit texts are written in. What is stated counts, unless the texts themselves speak against
 * it: programs state the Western code page whatever they write. */
public final class DeclaredCharset {
    private static final int WESTERN = 1252;

    /** Bytes of each text that are looked at. */
    private static final int LOOK = 4096;

    /** In Western text at most so many letters in a hundred are beyond ASCII. */
    private static final int WESTERN_SHARE = 40;

    private static final int[] TEXTS = {Tag.SUBJECT, Tag.SENDER_NAME, Tag.BODY};

    private DeclaredCharset() {}

    /** A label; empty where it has to be guessed. */
    public static String of(MapiProperties properties) throws IOException {
        int message = properties.number(Tag.MESSAGE_CODE_PAGE).orElse(0);
        int internet = windows(properties.number(Tag.INTERNET_CODE_PAGE).orElse(0));
        int locale = CodePages.ofLocale(properties.number(Tag.LOCALE).orElse(0));
        int stated = windows(message != 0 ? message : locale != 0 ? locale : internet != 0 ? internet : WESTERN);
        if (stated != WESTERN) {
            return CodePages.label(stated);
        }
        int letters = 0;
        int high = 0;
        boolean utf8 = true;
        for (int id : TEXTS) {
            byte[] bytes = begin(properties, id);
            for (byte b : bytes) {
                high += b < 0 ? 1 : 0;
                letters += b < 0 || (b | 0x20) >= 'a' && (b | 0x20) <= 'z' ? 1 : 0;
            }
            utf8 &= isUtf8(bytes);
        }
        if (high > 0 && utf8) {
            return "utf-8";
        }
        if (high * 100 <= letters * WESTERN_SHARE) {
            return CodePages.label(WESTERN);
        }
        return internet == WESTERN || internet == 65001 ? "" : CodePages.label(internet);
    }

    /** The code page of Windows for one of the internet: 8-bit texts are never kept in the latter. */
    private static int windows(int page) {
        return switch (page) {
            case 20127, 28591, 28605 -> WESTERN;
            case 28592 -> 1250;
            case 28595, 20866, 21866 -> 1251;
            case 28597 -> 1253;
            case 28599 -> 1254;
            case 28598, 38598 -> 1255;
            case 28596 -> 1256;
            case 28594, 28603 -> 1257;
            case 50220, 50221, 50222, 51932 -> 932;
            case 51949, 50225 -> 949;
            case 52936, 51936 -> 936;
            default -> page;
        };
    }

    private static byte[] begin(MapiProperties properties, int id) throws IOException {
        MapiProperties.Value value = properties.value(id).orElse(null);
        if (value == null || value.type() != Tag.TYPE_STRING8) {
            return new byte[0];
        }
        try (InputStream in = value.bytes().open()) {
            return in.readNBytes((int) Math.min(LOOK, value.bytes().size()));
        } catch (BrokenData e) {
            return new byte[0];
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        // the last character may be cut
        for (int cut = 0; cut < 4 && (cut == 0 || bytes.length == LOOK); cut++) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, bytes.length - cut));
                return true;
            } catch (CharacterCodingException e) {
                // not so
            }
        }
        return false;
    }
}
