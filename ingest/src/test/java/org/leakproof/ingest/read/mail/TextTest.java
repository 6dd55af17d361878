package org.leakproof.ingest.read.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leakproof.contract.record.Flag;

class TextTest {
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);

    private String decode(byte[] bytes, String label) {
        return new TextDecoder(flags).decode(bytes, label);
    }

    @ParameterizedTest
    @CsvSource({
        "ks_c_5601-1987, MS949, 한국어 뷁",
        "gb2312, GB18030, 朱镕基",
        "GBK, GBK, 简体",
        "big5, Big5, 繁體",
        "x-sjis, windows-31j, 日本語①",
        "iso-2022-jp, ISO-2022-JP, 日本語",
        "ISO-2022-KR, ISO-2022-KR, 한국어",
        "euc-jp, EUC-JP, 日本語",
        "windows-874, x-windows-874, ภาษาไทย",
        "tis-620, x-windows-874, ภาษา",
        "cp866, IBM866, Привет",
        "koi8-u, KOI8-U, Привіт ґ",
        "win-1251, windows-1251, Ђура",
        "iso-8859-1, windows-1252, „Zitat“ €",
        "iso-8859-2, ISO-8859-2, Łódź",
        "windows-1256, windows-1256, مرحبا",
        "iso-8859-8-i, ISO-8859-8, שלום",
        "'\"UTF-8\";', UTF-8, שלום 👋",
        "x-mac-roman, x-MacRoman, Ärger",
        "utf-16, UTF-16, Łódź",
        "cp-850, IBM850, Größe",
        "iso-8859-9, windows-1254, İstanbul",
        "x-gbk, GBK, 简体",
        "unicode, UTF-16, Łódź"
    })
    void honoursTheDeclaredCharset(String label, String charset, String text) {
        assertThat(decode(text.getBytes(Charset.forName(charset)), label)).isEqualTo(text);
        assertThat(flags).isEmpty();
    }

    @Test
    void readsSevenBitCharsetsThatJavaDoesNotHave() {
        assertThat(decode("J+APY-rg +- x +2D3cSw-!".getBytes(StandardCharsets.US_ASCII), "utf-7"))
                .isEqualTo("Jörg + x 👋!");
        assertThat(decode("~{<:Ky2;~} ~~ x".getBytes(StandardCharsets.US_ASCII), "hz-gb-2312"))
                .isEqualTo("己所不 ~ x");
    }

    @Test
    void readsUtf8WhereAnotherCharsetIsDeclaredThatCannotBe() {
        assertThat(decode("Grüße".getBytes(StandardCharsets.UTF_8), "us-ascii")).isEqualTo("Grüße");
        assertThat(flags).containsExactly(Flag.CHARSET_GUESSED);
    }

    @Test
    void saysWhereBytesMeanNothing() {
        assertThat(decode(new byte[] {'a', (byte) 0xC3, 'b'}, "utf-8")).isEqualTo("a\uFFFDb");
        assertThat(flags).containsExactly(Flag.CHARSET_REPLACED);
    }

    @Test
    void guessesWhereNothingUsableIsDeclared() {
        String russian = "Как у вас дела? Напишите мне, пожалуйста, завтра.";
        for (String label : new String[] {"", "x-unknown", "unknown-8bit", "binary", "default_charset"}) {
            assertThat(decode(russian.getBytes(Charset.forName("windows-1251")), label))
                    .isEqualTo(russian);
            assertThat(decode(russian.getBytes(Charset.forName("KOI8-R")), label))
                    .isEqualTo(russian);
        }
        assertThat(decode("Größe".getBytes(StandardCharsets.ISO_8859_1), "")).isEqualTo("Größe");
        assertThat(decode("こんにちは、日本のみなさん".getBytes(Charset.forName("Shift_JIS")), ""))
                .startsWith("こんにちは");
        assertThat(decode("日本".getBytes(Charset.forName("ISO-2022-JP")), "")).isEqualTo("日本");
        assertThat(flags).containsExactly(Flag.CHARSET_GUESSED);
    }

    @Test
    void decodesWhateverTheJdkEncodesAtAnyCut() {
        long seed = 8;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            byte[] encoded = Base64.getMimeEncoder(1 + random.nextInt(80), new byte[] {'\r', '\n'})
                    .encode(bytes);
            assertThat(pieces(new Base64Decoder(), encoded, random))
                    .as("seed %d", seed)
                    .isEqualTo(bytes);
            byte[] quoted = quoted(bytes, random);
            assertThat(pieces(new QuotedPrintable(), quoted, random))
                    .as("seed %d", seed)
                    .isEqualTo(bytes);
        }
    }

    private static byte[] quoted(byte[] bytes, Random random) {
        StringBuilder out = new StringBuilder();
        for (byte b : bytes) {
            if (b > ' ' && b < 127 && b != '=') {
                out.append((char) b);
            } else {
                out.append(String.format(random.nextBoolean() ? "=%02X" : "=%02x", b & 0xFF));
            }
            if (random.nextInt(20) == 0) {
                out.append(random.nextBoolean() ? "=\r\n" : "= \t\n");
            }
        }
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] pieces(TransferDecoder decoder, byte[] in, Random random) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int at = 0;
        while (at < in.length) {
            int to = Math.min(in.length, at + 1 + random.nextInt(50));
            byte[] out = new byte[to - at + TransferDecoder.SLACK];
            all.write(out, 0, decoder.decode(in, at, to, out));
            at = to;
        }
        byte[] out = new byte[TransferDecoder.SLACK];
        all.write(out, 0, decoder.finish(out));
        return all.toByteArray();
    }

    private static String decoded(TransferDecoder decoder, String in) {
        byte[] bytes = in.getBytes(StandardCharsets.ISO_8859_1);
        return new String(pieces(decoder, bytes, new Random(1)), StandardCharsets.ISO_8859_1);
    }

    @Test
    void decodesBrokenBase64AsFarAsItGoes() {
        assertThat(decoded(new Base64Decoder(), "QUJD\r\nREVG")).isEqualTo("ABCDEF");
        assertThat(decoded(new Base64Decoder(), "QQ==QUJD")).isEqualTo("AABC");
        assertThat(decoded(new Base64Decoder(), "QUI")).isEqualTo("AB");
        assertThat(decoded(new Base64Decoder(), "Q!U*JD")).isEqualTo("ABC");
    }

    @Test
    void decodesBrokenQuotedPrintableAsFarAsItGoes() {
        assertThat(decoded(new QuotedPrintable(), "a=3Db =\r\nc  \r\nd \t\ne")).isEqualTo("a=b c\r\nd\ne");
        assertThat(decoded(new QuotedPrintable(), "50 = 50, =ZZ =4")).isEqualTo("50 = 50, =ZZ =4");
        assertThat(decoded(new QuotedPrintable(), "a==3Db=")).isEqualTo("a==b");
    }

    @Test
    void findsUuencodedFilesInText() {
        UuBlocks blocks =
                UuBlocks.find("davor\n\nbegin 644 käse.txt\n#0V%T\n`\nend\ndanach\nbegin with this word\nend\n");
        assertThat(blocks.text()).isEqualTo("davor\n\ndanach\nbegin with this word\nend\n");
        assertThat(blocks.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("käse.txt");
            assertThat(file.bytes()).asString().isEqualTo("Cat");
        });
        String unended = "begin 644 x\n#0V%T\n";
        assertThat(UuBlocks.find(unended).text()).isEqualTo(unended);
    }

    @Test
    void joinsFlowedLines() {
        assertThat(Flowed.unwrap("Ein Satz, \nder weitergeht.\nNeu.\n> zwei \n> Zeilen\n>> tiefer\n-- \nZoë\n", false))
                .isEqualTo("Ein Satz, der weitergeht.\nNeu.\n> zwei Zeilen\n>> tiefer\n-- \nZoë\n");
        assertThat(Flowed.unwrap("日本 \n語\n", true)).isEqualTo("日本語\n");
        assertThat(Flowed.unwrap(" >kein Zitat\n", false)).isEqualTo(">kein Zitat\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <p>Ein&nbsp;Absatz.</p><p>Zwei</p>                        | Ein Absatz.¶¶Zwei
            a<br>b<div>c</div>d                                       | a¶b¶c¶d
            <style>p{}</style><script>x<y</script>t<!-- c -->u        | tu
            <ul><li>eins<li>zwei</ul>                                 | - eins¶- zwei
            <table><tr><td>a</td><td>b</td></tr><tr><td>c</table>     | a→b¶c
            <blockquote>x<blockquote>y</blockquote></blockquote>z     | > x¶> > y¶z
            <a href="http://x.example/y">hier</a>                     | hier <http://x.example/y>
            <a href="http://x.example/">x.example</a>                 | x.example
            <a href='mailto:a@b.example?subject=x'>Jörg</a>           | Jörg <a@b.example>
            <img src="http://t.example/1.gif" alt="Logo &amp; Co">    | [Logo & Co]
            1 < 2 & 3 > 2 &lt;b&gt; &eacute;&#233;&#xE9;&euro;&#150;  | 1 < 2 & 3 > 2 <b> ééé€–
            &unknown; &#0; &#xD800; &#99999999;                       | &unknown; � � �
            <pre>a  b¶ c</pre>                                        | a  b¶ c
            <b>fe</b>tt <i>kur</i>siv                                 | fett kursiv
            <p title="a>b">x                                          | x
            <p title="unclosed>x                                      | x
            <p>x</p <p>y                                              | x¶¶y
            kein HTML                                                 | kein HTML
            """)
    void turnsHtmlIntoText(String html, String text) {
        assertThat(HtmlText.of(html.replace('¶', '\n')))
                .isEqualTo(text.replace('¶', '\n').replace('→', '\t'));
    }

    @Test
    void turnsDeepHtmlIntoTextWithoutATree() {
        assertThat(HtmlText.of("<div>".repeat(300_000) + "tief")).isEqualTo("tief");
    }
}
