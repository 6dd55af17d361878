package org.leakproof.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextTest {

    private static final int[] INTERESTING = {
        'a', '1', ' ', '@', 'é', 0x301, 0x200D, 0x200B, 0xAD, 0xFF11, 0xFF20, 0x660, 0x2013, 0xA0, 0x672C, 0x1F600,
        0x1F3FD, 0x1F1E9, 0xFE0F, 0x1D7D8, 0x1100, 0x1161, 0xAC00, 0x11A8, 0xE0041, 0xD83D, 0xDE00, 0x10FFFF, 0xFFFD,
        '\n', 0
    };

    private static String normal(String original) {
        Text text = Text.of(original);
        return text.normalised(0, text.length());
    }

    @Test
    void leavesPlainTextAsItIs() {
        Text text = Text.of("plain\0 text\r\n");
        assertThat(text.normalised(0, text.length())).isEqualTo("plain\0 text\r\n");
        assertThat(text.originalStart(6)).isEqualTo(6);
        assertThat(text.originalEnd(13)).isEqualTo(13);
    }

    @Test
    void givesOneWrittenFormToDigitsSpacesAndHyphens() {
        assertThat(normal("４２ ٤٢ ४२ 𝟜𝟚")).isEqualTo("42 42 42 42");
        assertThat(normal("a\u00A0b\u3000c\u202Fd\u2009e")).isEqualTo("a b c d e");
        assertThat(normal("1\u20102\u20113\u20134\u22125")).isEqualTo("1-2-3-4-5");
        assertThat(normal("ｂｏｂ＠ｘ．ｏｒｇ b\uFE6Bx")).isEqualTo("bob@x.org b@x");
        assertThat(normal("line\u2028next\u0085last")).isEqualTo("line\nnext\nlast");
        assertThat(normal("wait \u2014 no")).isEqualTo("wait \u2014 no");
    }

    @Test
    void leavesOutWhatIsNotSeen() {
        assertThat(normal("a\u200Bb\u00ADc\u200Dd\uFEFFe\u202Ef\u2066g\u200F")).isEqualTo("abcdefg");
        assertThat(normal("1\uFE0F\u20E32\uFE0F\u20E3")).isEqualTo("12");
    }

    @Test
    void takesLoneSurrogates() {
        assertThat(normal("a\uD83Db\uDE00")).isEqualTo("a\uFFFDb\uFFFD");
        Text text = Text.of("\uD83D1\uDE00");
        assertThat(text.originalStart(3)).isEqualTo(1);
        assertThat(text.originalEnd(4)).isEqualTo(2);
    }

    @Test
    void widensASpanOverWhatWasLeftOutInsideOfIt() {
        Text text = Text.of("x\u200B12\u200B\u200B34\u200By");
        assertThat(text.normalised(1, 5)).isEqualTo("1234");
        assertThat(text.originalStart(1)).isEqualTo(2);
        assertThat(text.originalEnd(5)).isEqualTo(8);
    }

    @Test
    void neverCutsACharacterThatIsWrittenWithSeveralCodePoints() {
        Text marked = Text.of("cafe\u0301 x");
        assertThat(marked.originalEnd(4)).isEqualTo(5);
        Text family = Text.of("\uD83D\uDC69\u200D\uD83D\uDC67 1");
        assertThat(family.originalStart(4)).isEqualTo(0);
        assertThat(family.originalEnd(4)).isEqualTo(5);
        Text flag = Text.of("\uD83C\uDDE9\uD83C\uDDEA");
        assertThat(flag.originalEnd(4)).isEqualTo(4);
        assertThat(flag.originalStart(4)).isEqualTo(0);
    }

    @Test
    void findsTheWayBackFromEveryByteOfRandomText() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder original = new StringBuilder();
            int length = random.nextInt(400);
            for (int i = 0; i < length; i++) {
                original.appendCodePoint(INTERESTING[random.nextInt(INTERESTING.length)]);
            }
            check(original.toString(), seed);
        }
    }

    private static void check(String original, long seed) {
        Text text = Text.of(original);
        int at = 0;
        int offset = 0;
        StringBuilder expected = new StringBuilder();
        while (at < original.length()) {
            int codePoint = original.codePointAt(at);
            int next = at + Character.charCount(codePoint);
            int folded = Fold.of(codePoint);
            if (folded != Fold.DROPPED) {
                String character = Character.toString(folded);
                expected.append(character);
                int width = character.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
                assertThat(text.originalStart(offset)).as("seed %d", seed).isEqualTo(Graphemes.start(original, at));
                assertThat(text.originalEnd(offset + width))
                        .as("seed %d", seed)
                        .isEqualTo(Graphemes.end(original, next));
                assertThat(text.originalStart(offset)).isLessThanOrEqualTo(at);
                assertThat(text.originalEnd(offset + width)).isGreaterThanOrEqualTo(next);
                assertThat(text.characterStart(offset + width - 1)).isEqualTo(offset);
                offset += width;
            }
            at = next;
        }
        assertThat(normal(original)).as("seed %d", seed).isEqualTo(expected.toString());
    }

    @Test
    void saysWhereItWasAskedTooFar() {
        assertThatThrownBy(() -> Text.of("é").normalised(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Text.of("é").originalStart(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void keepsItsContentOutOfLogs() {
        assertThat(Text.of("Zoë")).hasToString("Text[3 chars]");
    }
}
