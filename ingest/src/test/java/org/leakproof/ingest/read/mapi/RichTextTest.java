package org.leakproof.ingest.read.mapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RichTextTest {
    /** The example of MS-OXRTFCP, 4.1.1. */
    private static final String EXAMPLE =
            "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af320" + "68656c090020627705b06c647d0a800fa0";

    @Test
    void expandsTheExampleOfTheSpecification() throws BrokenData {
        byte[] expanded = CompressedRtf.expand(HexFormat.of().parseHex(EXAMPLE), 1000);
        assertThat(new String(expanded, StandardCharsets.US_ASCII))
                .isEqualTo("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
    }

    @Test
    void expandsWhatIsThereOfACutOrBrokenText() throws BrokenData {
        byte[] bytes = HexFormat.of().parseHex(EXAMPLE);
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            byte[] broken = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            if (broken.length > 16) {
                broken[16 + random.nextInt(broken.length - 16)] = (byte) random.nextInt();
            }
            assertThat(CompressedRtf.expand(broken, 1000).length).isLessThan(broken.length * 9 + 1);
        }
    }

    @Test
    void refusesRichTextBeyondTheLimit() {
        byte[] bytes = TnefBuilder.rtf("x".repeat(50));
        bytes[8] = 0x4C;
        bytes[9] = 0x5A;
        bytes[10] = 0x46;
        bytes[11] = 0x75;
        assertThatThrownBy(() -> CompressedRtf.expand(bytes, 1)).isInstanceOf(BrokenData.class);
    }

    @Test
    void readsTextInTheCodePageOfItsFont() {
        String rtf = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}"
                + "\\f0 caf\\'e9 \\f1\\'cf\\'f0\\'e8\\'e2\\'e5\\'f2{\\f0  na\\'efve}\\par \\u8364? \\u-10179?\\u-8704?\\tab x}";
        assertThat(read(rtf)).isEqualTo("café Привет naïve\n€ 😀\tx");
    }

    @Test
    void readsTheHtmlThatItWasMadeFrom() {
        String rtf = "{\\rtf1\\ansi\\ansicpg1251\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}}\r\n"
                + "{\\*\\htmltag18 <html>}{\\*\\htmltag34 \\'cf <b>}\\htmlrtf {\\b \\htmlrtf0 \\'cf\\'f0{\\*\\htmltag84 &amp;}"
                + "\\htmlrtf &\\htmlrtf0 x{\\*\\mhtmltag64 <a>}\\htmlrtf }\\htmlrtf0{\\*\\htmltag42 </b>}}";
        RichText.Result result = RichText.read(rtf.getBytes(StandardCharsets.ISO_8859_1), RichTextTest::decode);
        assertThat(result.html()).isTrue();
        assertThat(result.text()).isEqualTo("<html>П <b>Пр&amp;x</b>");
    }

    @Test
    void skipsWhatIsNoText() {
        assertThat(read("{\\rtf1{\\info{\\author Zo\\'eb}}{\\pict\\bin6 {{}}\\\\ ab}{\\*\\unknown x}a{\\b b}}"))
                .isEqualTo("ab");
    }

    @Test
    void survivesAMillionGroupsAndBrokenBytes() {
        assertThat(read("{\\rtf1 a" + "{".repeat(1_000_000) + "b" + "}".repeat(1_000_000) + "c"))
                .isEqualTo("abc");
        Random random = new Random(6);
        byte[] bytes = "{\\rtf1\\ansi\\u233?\\'e9{\\*\\htmltag1 x}\\bin3 \\htmlrtf y\\htmlrtf0}"
                .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 5000; i++) {
            byte[] broken = bytes.clone();
            broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            assertThat(RichText.read(broken, RichTextTest::decode).text().length())
                    .isLessThan(200);
        }
    }

    private static String read(String rtf) {
        return RichText.read(rtf.getBytes(StandardCharsets.ISO_8859_1), RichTextTest::decode)
                .text();
    }

    private static String decode(byte[] bytes, String label) {
        return new String(bytes, Charset.forName(label));
    }
}
