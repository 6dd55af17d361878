package org.leakproof.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DictionaryTest {

    private static Dictionary dictionary(Dictionary.Folding folding, String... terms) {
        List<Dictionary.Term> all = new ArrayList<>();
        for (String term : terms) {
            all.add(new Dictionary.Term(term, all.size()));
        }
        return Dictionary.of(all, folding);
    }

    private static List<String> found(Dictionary dictionary, String string) {
        Text text = Text.of(string);
        List<String> found = new ArrayList<>();
        Scanner.of(List.of(), List.of(dictionary)).newScan().scan(text, new CandidateSink() {
            @Override
            public void pattern(int pattern, int start, int end) {
                throw new AssertionError();
            }

            @Override
            public void term(int index, int entry, int start, int end) {
                found.add(entry + " " + string.substring(text.originalStart(start), text.originalEnd(end)));
            }
        });
        return found;
    }

    @Test
    void findsWholeWordsOnly() {
        Dictionary dictionary = dictionary(Dictionary.Folding.ALL, "Ann", "Özil");
        assertThat(found(dictionary, "Ann, Anna, ann's Joann OZIL özil_x (Özil)"))
                .containsExactly("0 Ann", "0 ann", "1 OZIL", "1 özil", "1 Özil");
    }

    @Test
    void foldsCaseAndMarksAsAsked() {
        String text = "Łukasz lukasz ŁUKASZ Lukasz";
        assertThat(found(dictionary(new Dictionary.Folding(true, true), "Łukasz"), text))
                .hasSize(4);
        assertThat(found(dictionary(new Dictionary.Folding(true, false), "Łukasz"), text))
                .containsExactly("0 Łukasz", "0 ŁUKASZ");
        assertThat(found(dictionary(new Dictionary.Folding(false, true), "Łukasz"), text))
                .containsExactly("0 Łukasz", "0 Lukasz");
        assertThat(found(dictionary(Dictionary.Folding.NONE, "Łukasz"), text)).containsExactly("0 Łukasz");
    }

    @Test
    void findsCanonicallyEqualWritingAndTransliteration() {
        Dictionary dictionary = dictionary(Dictionary.Folding.ALL, "Zoë Groß", "Søren Ærø");
        assertThat(found(dictionary, "Zoe\u0308 GROSS und soren aeroe, Soren Aero"))
                .containsExactly("0 Zoe\u0308 GROSS", "1 Soren Aero");
        assertThat(found(dictionary(Dictionary.Folding.NONE, "Zoë"), "Zoe\u0308 Zoe"))
                .containsExactly("0 Zoe\u0308");
    }

    @Test
    void takesTheLongestTermAndGoesOnBehindIt() {
        Dictionary dictionary =
                dictionary(Dictionary.Folding.ALL, "John", "John Smith", "Smith Jones", "John Smith Ltd & Co");
        assertThat(found(dictionary, "John Smith Jones; john smith ltd & co; John Smith Ltd"))
                .containsExactly("1 John Smith", "3 john smith ltd & co", "1 John Smith");
    }

    @Test
    void crossesLinesHyphensAndApostrophesButNotSentencesOrBrackets() {
        Dictionary dictionary = dictionary(Dictionary.Folding.ALL, "Anne-Marie O’Neill");
        assertThat(found(
                        dictionary,
                        "anne marie\r\no'neill, Anne_Marie.O-Neill. Anne (Marie) O'Neill; Anne     Marie O'Neill"))
                .containsExactly("0 anne marie\r\no'neill", "0 Anne_Marie.O-Neill");
    }

    @Test
    void findsTermsOfScriptsWithoutSpacesInsideOfText() {
        Dictionary dictionary = dictionary(Dictionary.Folding.ALL, "田中太郎", "김철수", "สมชาย");
        assertThat(found(dictionary, "昨日田中太郎さんと田中 太郎が。김철수는 คุณสมชายมา"))
                .containsExactly("0 田中太郎", "0 田中 太郎", "1 김철수", "2 สมชาย");
    }

    @Test
    void findsSymbolsAsTheyAreWritten() {
        Dictionary dictionary = dictionary(Dictionary.Folding.ALL, "C++", "AT&T", "🦊");
        assertThat(found(dictionary, "C, C++, at & t, a 🦊fox")).containsExactly("0 C++", "1 at & t", "2 🦊");
    }

    @Test
    void givesTheLowerEntryWhereTermsAreAlike() {
        assertThat(found(dictionary(Dictionary.Folding.ALL, "Anna", "ANNA"), "anna"))
                .containsExactly("0 anna");
        assertThat(found(dictionary(Dictionary.Folding.NONE, "Anna", "ANNA"), "ANNA Anna anna"))
                .containsExactly("1 ANNA", "0 Anna");
        assertThat(dictionary(Dictionary.Folding.ALL, "Anna", "ANNA").size()).isEqualTo(1);
    }

    @Test
    void refusesATermWithoutATokenAndDoesNotQuoteIt() {
        assertThatThrownBy(() -> dictionary(Dictionary.Folding.ALL, "ok", " -. "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("entry 1");
        assertThatThrownBy(() -> dictionary(Dictionary.Folding.ALL, "Zoë ".repeat(65)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Zo");
        assertThat(new Dictionary.Term("Zoë", 4)).hasToString("Term[entry 4, 3 chars]");
    }

    @Test
    void findsExactlyItsTermsAmongAHundredThousand() {
        long seed = 5;
        Random random = new Random(seed);
        Map<String, Integer> terms = new HashMap<>();
        List<Dictionary.Term> list = new ArrayList<>();
        while (terms.size() < 100_000) {
            String term = word(random) + " " + word(random);
            if (terms.putIfAbsent(term, terms.size()) == null) {
                list.add(new Dictionary.Term(term, terms.size() - 1));
            }
        }
        Dictionary dictionary = Dictionary.of(list, Dictionary.Folding.ALL);
        assertThat(dictionary.size()).isEqualTo(100_000);
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String pair = i % 3 == 0 ? list.get(random.nextInt(list.size())).text() : word(random) + " " + word(random);
            text.append(pair).append("; ");
            if (terms.containsKey(pair)) {
                expected.add(terms.get(pair) + " " + pair);
            }
        }
        assertThat(found(dictionary, text.toString())).as("seed %d", seed).isEqualTo(expected);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}
