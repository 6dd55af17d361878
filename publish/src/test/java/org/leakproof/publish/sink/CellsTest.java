package org.leakproof.publish.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+49 30 123",
                "-2",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1",
                "＋1",
                "－1",
                "＠x",
                " =1",
                "\u00a0=1",
                "\u3000＝1",
                "'quoted"
            })
    void guardsWhatASpreadsheetWouldRunAndGivesItBack(String text) {
        assertThat(Cells.guarded(text)).isEqualTo("'" + text);
        assertThat(Cells.unguarded(Cells.guarded(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "1", " a", "LP0", "\u05d0=", "😀", "  "})
    void leavesOtherCellsAlone(String text) {
        assertThat(Cells.guarded(text)).isSameAs(text);
        assertThat(Cells.unguarded(text)).isEqualTo(text);
    }

    @Test
    void showsControlCharactersAndKeepsOffsets() {
        String text = "a\0b\u001bc\u007fd\u0085e\ud800f\udc00g\uffffh\n\r\ti😀";
        String shown = Cells.visible(text);
        assertThat(shown).isEqualTo("a␀b␛c␡d\ufffde\ufffdf\ufffdg\ufffdh\n\r\ti😀");
        assertThat(shown).hasSameSizeAs(text);
    }

    @Test
    void leavesTextWithoutThemAsItIs() {
        String text = "Grüße aus Łódź, مرحبا 😀\r\n";
        assertThat(Cells.visible(text)).isSameAs(text);
    }
}
