package org.leakproof.ingest.read.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leakproof.contract.record.Flag;
import org.leakproof.ingest.read.Unfit;

class HeaderTest {
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private final TextDecoder decoder = new TextDecoder(flags);
    private final HeaderText header = new HeaderText(decoder);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain                                                             | plain
            =?ISO-8859-1?Q?Keld_J=F8rn?= Simonsen                             | Keld Jørn Simonsen
            =?utf-8?B?0J/RgNC40LLQtdGC?=                                      | Привет
            =?utf-8?B?0J/RgNC40LI=?=   =?utf-8?B?0LXRgg==?=                   | Привет
            =?utf-8?Q?=D0?= =?utf-8?Q?=9F?=                                   | П
            =?utf-8?q?a?= b =?utf-8?q?c?=                                     | a b c
            =?US-ASCII*EN?Q?Keith_Moore?=                                     | Keith Moore
            =?iso-2022-jp?B?GyRCRnxLXBsoQg==?=                                | 日本
            =?ks_c_5601-1987?B?x9Gx2w==?=                                     | 한글
            =?gb2312?B?1Oy5w7xQ?=                                             | 造姑糚
            =?koi8-u?Q?=D0=D2=C9=D7?=                                         | прив
            =?windows-1251?Q?=CF=F0?= =?koi8-r?Q?=D0=D2?=                     | Прпр
            =?utf-8?Q?un closed                                               | =?utf-8?Q?un closed
            =?utf-8?X?abc?=                                                   | =?utf-8?X?abc?=
            =?utf-8?Q?with blanks inside?=                                    | with blanks inside
            a=?utf-8?Q?=C3=A9?=b                                              | aéb
            =?unicode-1-1-utf-7?Q?J+APY-rg?=                                  | Jörg
            """)
    void decodesEncodedWords(String written, String text) {
        assertThat(header.decode(written.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
    }

    @Test
    void readsRawBytesAsUtf8WhereTheyAreAndSaysThatItGuessed() {
        assertThat(header.decode("Grüße".getBytes(StandardCharsets.UTF_8))).isEqualTo("Grüße");
        assertThat(flags).containsExactly(Flag.CHARSET_GUESSED);
    }

    @Test
    void readsRawBytesByTheCharsetThatTheMailDeclaresElsewhere() {
        decoder.likely("windows-1250");
        assertThat(header.decode("Příliš".getBytes(Charset.forName("windows-1250"))))
                .isEqualTo("Příliš");
    }

    @Test
    void guessesCyrillicAndChineseFromRawBytes() {
        for (String charset : List.of("windows-1251", "KOI8-R")) {
            assertThat(header.decode("Привет всем".getBytes(Charset.forName(charset))))
                    .isEqualTo("Привет всем");
        }
        assertThat(header.decode("中文信息处理".getBytes(Charset.forName("GBK")))).isEqualTo("中文信息处理");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a; name="plain.txt"                                              | plain.txt
            a; name=plain.txt                                                | plain.txt
            a; NAME = "with \\" quote"                                       | with " quote
            a; name="C:\\Temp\\x.txt"                                        | C:\\Temp\\x.txt
            a; name=with blanks.txt; charset=x                               | with blanks.txt
            a; name="un closed.txt                                           | un closed.txt
            a; name*=utf-8''p%C5%99%C3%ADloha.pdf                            | příloha.pdf
            a; name*=iso-8859-1'de'stra%DFe                                  | straße
            a; name*1=b; name*0=a; name*2=c                                  | abc
            a; name*0*=utf-8''%C3; name*1*=%A9; name*2=".txt"                | é.txt
            a; name="=?utf-8?Q?p=C5=99?= =?utf-8?Q?=C3=AD?="                 | pří
            a; name="a;b.txt"; x=y                                           | a;b.txt
            a;; name=x (comment)                                             | x
            a; name*=broken%ZZ                                               | broken%ZZ
            """)
    void readsFileNamesInAllTheirForms(String value, String name) {
        String written = value.replace("\\\\", "\\");
        assertThat(Parameters.of(written.getBytes(StandardCharsets.ISO_8859_1)).text("name", header))
                .hasValue(name.replace("\\\\", "\\"));
    }

    @Test
    void readsAFileNameOfRawBytes() {
        byte[] raw = "a; name=\"äöü.txt\"".getBytes(StandardCharsets.UTF_8);
        assertThat(Parameters.of(raw).text("name", header)).hasValue("äöü.txt");
        byte[] latin = "a; name=\"äöü.txt\"".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Parameters.of(latin).text("name", header)).hasValue("äöü.txt");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a@b.example                                        | [-/a@b.example]
            A B <a@b.example>                                  | [A B/a@b.example]
            "B, A" <a@b.example>                               | [B, A/a@b.example]
            B, A <a@b.example>                                 | [B, A/a@b.example]
            a@b.example (A B)                                  | [A B/a@b.example]
            a@b.example, c@d.example                           | [-/a@b.example][-/c@d.example]
            a@b.example; c@d.example                           | [-/a@b.example][-/c@d.example]
            G: a@b.example, C <c@d.example>; e@f.example       | [-/a@b.example][C/c@d.example][-/e@f.example]
            undisclosed-recipients:;                           | [undisclosed-recipients/-]
            "Q \\"x\\" R" <a@b.example>                        | [Q "x" R/a@b.example]
            =?utf-8?Q?J=C3=B6rg=2C_X?= <a@b.example>           | [Jörg, X/a@b.example]
            "=?utf-8?Q?J=C3=B6rg?=" <a@b.example>              | [Jörg/a@b.example]
            =?utf-8?Q?J=C3=B6rg_<a@b.example>?=                | [Jörg/a@b.example]
            a@b.example <a@b.example>                          | [-/a@b.example]
            A <@x.example,@y.example:a@b.example>              | [A/a@b.example]
            A <mailto:a@b.example>                             | [A/a@b.example]
            John Doe john@b.example                            | [John Doe/john@b.example]
            root                                               | [root/-]
            A <root>                                           | [A/root]
            A <a@b.example                                     | [A/a@b.example]
            <>                                                 |
            "unclosed <a@b.example>                            | ["unclosed/a@b.example]
            A (x (y) z) <a@b.example>                          | [A/a@b.example]
            <<a@b.example>>                                    | [-/a@b.example]
            /O=ORG/OU=X/CN=Y                                   | [/O=ORG/OU=X/CN=Y/-]
            """)
    void readsAddressListsAndKeepsWhatIsBroken(String written, String expected) throws Unfit {
        StringBuilder shown = new StringBuilder();
        for (AddressParser.Mailbox mailbox : AddressParser.parse(written.replace("\\\\", "\\"), header, 100)) {
            shown.append('[')
                    .append(mailbox.name().isEmpty() ? "-" : mailbox.name())
                    .append('/');
            shown.append(mailbox.address().isEmpty() ? "-" : mailbox.address()).append(']');
        }
        assertThat(shown.toString()).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void findsMessageIdsAmongOtherText() throws Unfit {
        assertThat(Threading.ids("<a@b> <c@d>", 10)).containsExactly("a@b", "c@d");
        assertThat(Threading.ids("Your message of Monday <a@b>", 10)).containsExactly("a@b");
        assertThat(Threading.ids("a@b c@d", 10)).containsExactly("a@b", "c@d");
        assertThat(Threading.ids("<a b@c>", 10)).containsExactly("ab@c");
        assertThat(Threading.ids("none", 10)).isEmpty();
        assertThat(Threading.id("no brackets")).hasValue("no brackets");
    }

    @Test
    void keepsALineThatIsNoFieldAmongTheFields() throws Unfit {
        byte[] mail = ("Received: by a\n>From b Mon Jun  1 10:00:00 2009\nSubject : x\n folded\n\nBody\n")
                .getBytes(StandardCharsets.US_ASCII);
        MimeHeader read = MimeHeader.read(Bytes.of(mail), 0, mail.length, MimeHeader.Delimiters.NONE);
        assertThat(read.fields()).hasSize(3);
        assertThat(read.repaired()).isTrue();
        assertThat(read.latin("subject")).isEqualTo("x folded");
        assertThat(new String(mail, read.bodyStart(), 4, StandardCharsets.US_ASCII))
                .isEqualTo("Body");
    }
}
