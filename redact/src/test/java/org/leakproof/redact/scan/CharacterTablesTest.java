package org.leakproof.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Character.UnicodeScript;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is read off Java's tables in leaps is what it is character by character. */
class CharacterTablesTest {

    @Test
    void charactersInABlockAreAlike() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c = CodePoints.lastAlike(c) + 1) {
            int type = Character.getType(c);
            UnicodeScript script = UnicodeScript.of(c);
            int first = c;
            assertThat(IntStream.rangeClosed(c, CodePoints.lastAlike(c)))
                    .as("from %X", c)
                    .allMatch(each -> Character.getType(each) == type && UnicodeScript.of(each) == script)
                    .allMatch(each -> each == first || CaseFolding.key(each) == each);
        }
    }

    @Test
    void allOthersStandForThemselves() {
        int next = 0x80;
        for (int c = 0x80; c <= Character.MAX_CODE_POINT; c++) {
            if (c == next && c <= Fold.LAST) {
                next = Fold.nextOther(c);
            } else if (Fold.of(c) != c) {
                throw new AssertionError("%X is left out".formatted(c));
            }
        }
    }
}
