package org.leakproof.ingest.read.mapi;

/** Names charsets by the numbers that Windows gives them. */
public final class CodePages {
    private CodePages() {}

    /** A label for the code page; empty for none. */
    public static String label(int codePage) {
        return switch (codePage) {
            case 0, 1, 2, 3, 42 -> "";
            case 1200 -> "utf-16le";
            case 1201 -> "utf-16be";
            case 10000 -> "macintosh";
            case 10006 -> "x-mac-greek";
            case 10007, 10017 -> "x-mac-cyrillic";
            case 10029 -> "x-mac-ce";
            case 10081 -> "x-MacTurkish";
            case 20127 -> "us-ascii";
            case 20866 -> "koi8-r";
            case 21866 -> "koi8-u";
            case 20932, 51932 -> "euc-jp";
            case 50220, 50221, 50222 -> "iso-2022-jp";
            case 50225 -> "iso-2022-kr";
            case 51936 -> "gb2312";
            case 20936, 936 -> "gbk";
            case 51949 -> "euc-kr";
            case 52936 -> "hz-gb-2312";
            case 54936 -> "gb18030";
            case 65000 -> "utf-7";
            case 65001 -> "utf-8";
            default -> {
                if (codePage >= 1250 && codePage <= 1258 || codePage == 874) {
                    yield "windows-" + codePage;
                }
                yield codePage > 28590 && codePage < 28606 ? "iso-8859-" + (codePage - 28590) : "cp" + codePage;
            }
        };
    }

    /** The code page that Windows uses for 8-bit text in this language; 0 if none is known. */
    public static int ofLocale(int locale) {
        return switch (locale & 0x3FF) {
            case 0x05, 0x0E, 0x15, 0x18, 0x1C, 0x24, 0x1B -> 1250;
            // Serbian, Croatian and Bosnian share a number: the sublanguage tells the script
            case 0x1A ->
                switch (locale) {
                    case 0x0C1A, 0x1C1A, 0x201A, 0x281A, 0x301A -> 1251;
                    default -> 1250;
                };
            case 0x02, 0x19, 0x22, 0x23, 0x2F, 0x3F, 0x40, 0x44, 0x50 -> 1251;
            case 0x08 -> 1253;
            case 0x1F, 0x2C -> 1254;
            case 0x0D -> 1255;
            case 0x01, 0x20, 0x29 -> 1256;
            case 0x25, 0x26, 0x27 -> 1257;
            case 0x2A -> 1258;
            case 0x1E -> 874;
            case 0x11 -> 932;
            case 0x12 -> 949;
            case 0x04 -> locale == 0x0804 || locale == 0x1004 ? 936 : 950;
            case 0x00 -> 0;
            default -> 1252;
        };
    }

    /** The code page that a font of this character set in rich text uses; 0 for the document's own. */
    static int ofFont(int charset) {
        return switch (charset) {
            case 77 -> 10000;
            case 128 -> 932;
            case 129 -> 949;
            case 130 -> 1361;
            case 134 -> 936;
            case 136 -> 950;
            case 161 -> 1253;
            case 162 -> 1254;
            case 163 -> 1258;
            case 177 -> 1255;
            case 178 -> 1256;
            case 186 -> 1257;
            case 204 -> 1251;
            case 222 -> 874;
            case 238 -> 1250;
            case 254 -> 437;
            case 255 -> 850;
            case 0 -> 1252;
            default -> 0;
        };
    }
}
