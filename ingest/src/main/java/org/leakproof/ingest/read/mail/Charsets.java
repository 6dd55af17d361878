package org.leakproof.ingest.read.mail;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the charset that a label in a mail means. A label often names a subset of what the mail really uses (gb2312
 * with GBK characters, iso-8859-1 with windows-1252 quotes), so the wider set is taken, as browsers do.
 *
 * @see <a href="https://encoding.spec.whatwg.org/#names-and-labels">WHATWG Encoding, names and labels</a> */
final class Charsets {
    /** Labels that differ from the Java charset that reads them. */
    private static final Map<String, String> ALIASES = new HashMap<>();

    static {
        alias("GB18030", "gb2312", "gb_2312-80", "gb_2312", "csgb2312", "gbk", "x-gbk", "cp936", "ms936", "euc-cn");
        alias("GB18030", "x-euc-cn", "gb-2312", "gb18030-2000", "gb2312-80", "936", "chinese");
        alias("x-windows-949", "ks_c_5601-1987", "ks_c_5601", "ksc_5601", "ksc5601", "ks_c_5601-1989", "korean");
        alias("x-windows-949", "euc-kr", "euc_kr", "cseuckr", "x-euc-kr", "uhc", "cp949", "949");
        alias("windows-31j", "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "cp932", "ms932", "shiftjis");
        alias("EUC-JP", "x-euc-jp", "x-euc", "eucjp", "ujis");
        alias("x-windows-iso2022jp", "iso-2022-jp", "iso2022jp", "csiso2022jp", "iso-2022-jp-ms", "cp50220");
        alias("ISO-2022-JP-2", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-jp-3");
        alias("Big5-HKSCS", "big5", "big-5", "x-big5", "cn-big5", "csbig5", "cp950", "big5hkscs", "950");
        alias("windows-1252", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "iso_8859-1", "8859-1", "88591");
        alias("windows-1252", "iso-8859-1-windows-3.0-latin-1", "iso-8859-1-windows-3.1-latin-1", "cp1252", "ansi");
        alias("windows-1252", "x-ansi", "windows1252", "x-cp1252", "iso88591", "iso-88591", "iso_8859_1", "1252");
        alias("windows-1254", "iso-8859-9", "iso8859-9", "latin5", "windows1254", "x-cp1254", "turkish");
        alias("x-windows-874", "windows-874", "tis-620", "tis620", "iso-8859-11", "iso8859-11", "cp874", "dos-874");
        alias("windows-1250", "cp1250", "x-cp1250", "windows1250", "win-1250", "1250");
        alias("windows-1251", "cp1251", "x-cp1251", "windows1251", "win-1251", "win1251", "1251", "cp-1251");
        alias("windows-1253", "cp1253", "x-cp1253", "windows1253", "greek-windows");
        alias("windows-1255", "cp1255", "x-cp1255", "windows1255");
        alias("windows-1256", "cp1256", "x-cp1256", "windows1256", "arabic");
        alias("windows-1257", "cp1257", "x-cp1257", "windows1257");
        alias("windows-1258", "cp1258", "x-cp1258", "windows1258");
        alias("ISO-8859-2", "latin2", "latin-2", "iso8859-2", "iso88592", "x-iso-8859-2");
        alias("ISO-8859-8", "iso-8859-8-i", "iso-8859-8-e", "logical", "visual");
        alias("ISO-8859-6", "iso-8859-6-i", "iso-8859-6-e");
        alias("windows-1257", "iso-8859-10");
        alias("ISO-8859-16", "latin10");
        alias("KOI8-R", "koi8", "koi", "koi-8", "koi8r", "koi8_r", "cskoi8r");
        alias("KOI8-U", "koi8-ru", "koi8u");
        alias("IBM866", "866", "cp-866", "x-cp866", "dos-866", "csibm866");
        alias("IBM850", "cp-850", "x-cp850");
        alias("IBM437", "cp-437", "x-cp437");
        alias("IBM852", "cp-852");
        alias("x-MacRoman", "macintosh", "mac", "x-mac-roman", "macroman", "x-macintosh");
        alias("x-MacCyrillic", "x-mac-cyrillic", "x-mac-ukrainian", "mac-cyrillic");
        alias("x-MacCentralEurope", "x-mac-ce", "x-mac-centralroman");
        alias("x-MacGreek", "x-mac-greek");
        alias("x-MacTurkish", "x-mac-turkish");
        alias(
                "UTF-8",
                "utf8",
                "utf_8",
                "utf",
                "unicode-1-1-utf-8",
                "x-utf-8",
                "x-unicode-2-0-utf-8",
                "utf-8n",
                "65001");
        alias("UTF-8", "utf8mb4", "unicode-utf-8", "utf-8-strict", "cp65001", "utf-8mac", "utf-8-mac");
        alias("UTF-16", "ucs-2", "iso-10646-ucs-2", "unicode", "utf16");
        alias("US-ASCII", "ascii", "us", "ansi_x3.4-1968", "iso-ir-6", "iso646-us", "usascii", "us_ascii", "7bit");
        alias("US-ASCII", "x-us-ascii", "american-ascii", "us-ascii7");
    }

    private static final Map<String, Optional<Encoding>> KNOWN = new ConcurrentHashMap<>();

    private Charsets() {}

    private static void alias(String charset, String... labels) {
        for (String label : labels) {
            ALIASES.put(label, charset);
        }
    }

    /** The label as it is looked up: lower case, without quotes, blanks and what follows a blank or semicolon. */
    static String label(String written) {
        String label = written.strip().toLowerCase(Locale.ROOT);
        int from = 0;
        while (from < label.length() && "\"'<=".indexOf(label.charAt(from)) >= 0) {
            from++;
        }
        int to = from;
        while (to < label.length() && "\"'>; \t,)*".indexOf(label.charAt(to)) < 0) {
            to++;
        }
        return label.substring(from, to);
    }

    /** How to read what carries this label; empty where it names no charset ({@code x-unknown}, {@code binary}) or one
     * that this Java does not have. */
    static Optional<Encoding> named(String written) {
        String label = label(written);
        if (label.isEmpty() || label.length() > 60) {
            return Optional.empty();
        }
        Optional<Encoding> known = KNOWN.get(label);
        if (known == null) {
            known = find(label);
            if (KNOWN.size() < 2000) {
                KNOWN.put(label, known);
            }
        }
        return known;
    }

    private static Optional<Encoding> find(String label) {
        if (label.endsWith("utf-7") || label.equals("utf7") || label.equals("csunicode11utf7")) {
            return Optional.of(new Utf7());
        }
        if (label.equals("hz-gb-2312") || label.equals("hz")) {
            return Optional.of(new Hz());
        }
        Optional<Charset> found = java(ALIASES.getOrDefault(label, label));
        if (found.isEmpty() && label.startsWith("x-")) {
            String rest = label.substring(2);
            found = java(ALIASES.getOrDefault(rest, rest));
        }
        if (found.isEmpty() && label.startsWith("cp-")) {
            found = java("cp" + label.substring(3));
        }
        return found.map(Encoding.OfJava::new);
    }

    /** One that every Java has. */
    static Encoding certain(String name) {
        return new Encoding.OfJava(Charset.forName(name));
    }

    private static Optional<Charset> java(String name) {
        try {
            Charset charset = Charset.forName(name);
            return charset.equals(StandardCharsets.ISO_8859_1) ? java("windows-1252") : Optional.of(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
