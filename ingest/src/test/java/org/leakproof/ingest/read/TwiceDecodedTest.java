package org.leakproof.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwiceDecodedTest {
    private static String broken(String text, String charset) {
        StringBuilder broken = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            String c = new String(new byte[] {b}, Charset.forName(charset));
            broken.append(c.equals("\uFFFD") ? String.valueOf((char) (b & 0xFF)) : c);
        }
        return broken.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Café crème, s’il vous plaît…",
                "Grüße aus Köln – Straße 5",
                "São Paulo, não é?",
                "Tiếng Việt rất đẹp, Đà Nẵng",
                "Привет, как дела?",
                "Καλημέρα σας",
                "שלום עולם",
                "مرحبا بالعالم",
                "Zażółć gęślą jaźń",
                "Příliš žluťoučký kůň",
                "你好，世界",
                "日本語のメール",
                "done 👍",
                "12 °C, 5 £",
                "it’s “fine” — really",
                "100 €",
                "Zoë"
            })
    void putsRightWhatWasTakenForAnotherCharset(String text) {
        assertThat(TwiceDecoded.repaired(broken(text, "windows-1252"))).contains(text);
        assertThat(TwiceDecoded.repaired(broken(text, "ISO-8859-1"))).contains(text);
    }

    @Test
    void putsRightTheExamplesThatEverybodyKnows() {
        assertThat(TwiceDecoded.repaired("Bonjour.Â\u00A0 Voici")).contains("Bonjour.\u00A0 Voici");
        assertThat(TwiceDecoded.repaired("donâ€™t")).contains("don’t");
        assertThat(TwiceDecoded.repaired("Ð¿Ñ€Ð¸Ð²ÐµÑ‚")).contains("привет");
        assertThat(TwiceDecoded.repaired("РїСЂРёРІРµС‚, РєР°Рє РґРµР»Р°?")).contains("привет, как дела?");
    }

    @Test
    void putsRightALineThatAGoodTextQuotes() {
        assertThat(TwiceDecoded.repaired("Schön, daß es geht:\n> GrÃ¼ÃŸe aus KÃ¶ln\nBis später 👋\n"))
                .contains("Schön, daß es geht:\n> Grüße aus Köln\nBis später 👋\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Café crème, s’il vous plaît… « Voilà ! »",
                "Il a mangé…”",
                "déjà-vu®, côté², Hôtel™",
                "AMANHÃ… MANHû, IRMÃ”",
                "« Â »",
                "Não, não é a minha mãe; a avó está na estação.",
                "AÇÃO E REAÇÃO – SÃO PAULO",
                "Tiếng Việt rất đẹp, ở Đà Nẵng ấy",
                "Ân huệ, Â và Ă, ÂM",
                "NESCAFÉ®, ÉTÉ…”",
                "Straß…, daß» und Spaß™",
                "Ñandú, Ð, Þór, Øre²",
                "2×½ und 5×² und 3 µm ± 0,5 °C",
                "Привет, как дела? Сіль, Річ і Рим",
                "Zażółć gęślą jaźń",
                "„Ünïcödé“ Ä… Ö… Ü…",
                "naïve façade: ï»¿ fehlt",
                "emoji 👍 und – Strich",
                "nur ASCII ~ ^"
            })
    void leavesGoodTextAlone(String text) {
        for (String written : List.of(text, text.toUpperCase(java.util.Locale.ROOT))) {
            assertThat(TwiceDecoded.repaired(written)).as(written).isEqualTo(Optional.empty());
        }
    }
}
