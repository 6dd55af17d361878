package org.leakproof.ingest.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;

final class LanguageGuessTest {
    private static final String ENGLISH =
            "The crates were moved to the other quay before the night shift came, and nobody asked who had signed for them.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | The crates were moved to the other quay before the night shift came, and nobody asked who had signed.
                    de | Die Kisten wurden noch vor der Nachtschicht an den anderen Kai gebracht, und niemand hat gefragt, wer unterschrieb.
                    fr | Les caisses ont été déplacées vers l'autre quai avant l'équipe de nuit, et personne n'a demandé qui avait signé.
                    es | Las cajas se trasladaron al otro muelle antes del turno de noche y nadie preguntó quién había firmado por ellas.
                    pt | As caixas foram levadas para o outro cais antes do turno da noite, e ninguém perguntou quem tinha assinado.
                    sv | Lådorna flyttades till den andra kajen innan nattskiftet kom, och ingen frågade vem som hade skrivit under.
                    pl | Skrzynie przeniesiono na drugie nabrzeże przed nocną zmianą i nikt nie zapytał, kto za nie podpisał odbiór.
                    tr | Sandıklar gece vardiyası gelmeden önce öbür rıhtıma taşındı ve kimin imzaladığını hiç kimse sormadı bile.
                    ru | Ящики перевезли на другой причал до ночной смены, и никто не спросил, кто за них расписался в журнале вчера.
                    uk | Ящики перевезли на інший причал до нічної зміни, і ніхто не спитав, хто за них розписався вчора у журналі.
                    ar | تم نقل الصناديق إلى الرصيف الآخر قبل وصول الوردية الليلية ولم يسأل أحد عمن وقع على استلامها في ذلك اليوم من الأسبوع
                    fa | جعبه‌ها پیش از آمدن شیفت شب به اسکله دیگر برده شدند و هیچ‌کس نپرسید که چه کسی برای آنها امضا کرده است و چرا این کار را کرد
                    he | הארגזים הועברו לרציף השני לפני שהגיעה משמרת הלילה, ואיש לא שאל מי חתם עליהם ולאן הם נלקחו אחר כך באותו לילה ארוך
                    el | Τα κιβώτια μεταφέρθηκαν στην άλλη προβλήτα πριν έρθει η νυχτερινή βάρδια και κανείς δεν ρώτησε ποιος υπέγραψε.
                    ko | 상자들은 야간 근무조가 오기 전에 다른 부두로 옮겨졌고 누가 서명했는지 아무도 묻지 않았다. 그날 밤 창고의 문은 열려 있었고 경비원은 자리에 없었으며 기록에도 아무것도 남아 있지 않았다고 한다 그리고 아무도 그것을 보지 못했다
                    ja | 箱は夜勤が来る前に別の埠頭へ移され、誰が署名したのか誰も尋ねなかった。その夜、倉庫の扉は開いたままで、警備員は席におらず、記録にも何も残っていなかったという。翌朝になって初めて、荷主がそのことに気づき、港の事務所に連絡してきたのだった。
                    zh | 那些箱子在夜班到来之前被搬到了另一个码头，没有人问是谁签的字。那天晚上仓库的门一直开着，保安不在岗位上，记录里也什么都没有留下。第二天早上货主才发现这件事，并且打电话通知了港口办公室，要求他们立即派人去调查清楚到底发生了什么。
                    """)
    void tellsTheLanguageOfAParagraph(String language, String text) {
        assertThat(LanguageGuess.of(text)).hasValue(language);
    }

    @Test
    void saysNothingOfShortTexts() {
        assertThat(LanguageGuess.of("Who has the key to the shed?")).isEmpty();
        assertThat(LanguageGuess.of("")).isEmpty();
    }

    @Test
    void saysNothingOfWhatIsNoLanguage() {
        assertThat(LanguageGuess.of("qWxz kfPtb vvRm zzqL ".repeat(20))).isEmpty();
        assertThat(LanguageGuess.of("0123456789 +46 8 505 10 123; ".repeat(20))).isEmpty();
        assertThat(LanguageGuess.of("https://port.example/the/other/quay?and=the&night=shift ".repeat(20)))
                .isEmpty();
    }

    @Test
    void saysNothingOfTextsInTwoScripts() {
        assertThat(LanguageGuess.of("Ящики перевезли на другой причал. The crates were moved to it. ".repeat(5)))
                .isEmpty();
    }

    @Test
    void countsTheSendersWordsAndNotWhatIsQuoted() {
        Segment short_ = new Segment(SegmentKind.OWN, "Tack!", Optional.empty());
        Segment quoted = new Segment(SegmentKind.QUOTED, ENGLISH.repeat(3), Optional.empty());

        assertThat(LanguageGuess.ofBody(List.of(short_, quoted))).isEmpty();
        assertThat(LanguageGuess.ofBody(List.of(new Segment(SegmentKind.OWN, ENGLISH, Optional.empty()), quoted)))
                .hasValue("en");
    }

    @Test
    void looksAtTheBeginningOnly() {
        assertThat(LanguageGuess.of(ENGLISH.repeat(3) + "Ящики перевезли. ".repeat(100_000)))
                .hasValue("en");
    }
}
