package org.leakproof.redact.operate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names of months as dates have them, in the case in which they stand there, so that one can be put for another. A table of
 *  our own: the Java platform's changes with its version, and a release must not.
 *
 *  @see <a href="https://cldr.unicode.org/">CLDR</a>, from which the names are */
final class MonthNames {
    /** Twelve names a line; where a word is in several lines the first is taken, one with the same accents before others. */
    private static final String TABLE = """
            January February March April May June July August September October November December
            Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
            Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec
            Januar Februar März April Mai Juni Juli August September Oktober November Dezember
            Jänner Feber März April Mai Juni Juli August September Oktober November Dezember
            Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez
            janvier février mars avril mai juin juillet août septembre octobre novembre décembre
            janv févr mars avr mai juin juil août sept oct nov déc
            enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
            ene feb mar abr may jun jul ago sep oct nov dic
            gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
            gen feb mar apr mag giu lug ago set ott nov dic
            janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
            jan fev mar abr mai jun jul ago set out nov dez
            januari februari maart april mei juni juli augustus september oktober november december
            jan feb mrt apr mei jun jul aug sep okt nov dec
            stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
            siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca
            января февраля марта апреля мая июня июля августа сентября октября ноября декабря
            январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
            янв фев мар апр май июн июл авг сен окт ноя дек
            січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
            ledna února března dubna května června července srpna září října listopadu prosince
            januari februari mars april maj juni juli augusti september oktober november december
            januar februar marts april maj juni juli august september oktober november december
            januar februar mars april mai juni juli august september oktober november desember
            tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
            ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
            ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
            január február március április május június július augusztus szeptember október november december
            Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου
            يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
            ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
            """;

    private static final List<String[]> LINES = new ArrayList<>();
    private static final Map<String, Name> NAMES = new HashMap<>();
    /** With their accents, by which languages differ. */
    private static final Map<String, Name> EXACT = new HashMap<>();
    /** Words that are one month here and another there, such as Polish November and Croatian October. */
    private static final Set<String> AMBIGUOUS = new HashSet<>();

    /** @param month 1 to 12
     *  @param line in the table */
    record Name(int month, int line) {}

    static {
        TABLE.lines().forEach(line -> LINES.add(line.strip().split(" ")));
        for (int line = 0; line < LINES.size(); line++) {
            for (int month = 1; month <= 12; month++) {
                String word = Canonical.folded(LINES.get(line)[month - 1]);
                EXACT.putIfAbsent(LINES.get(line)[month - 1].toLowerCase(Locale.ROOT), new Name(month, line));
                Name before = NAMES.putIfAbsent(word, new Name(month, line));
                if (before != null && before.month() != month) {
                    AMBIGUOUS.add(word);
                }
            }
        }
    }

    private MonthNames() {}

    /** @param word letters only */
    static Optional<Name> find(String word) {
        String folded = Canonical.folded(word);
        return AMBIGUOUS.contains(folded)
                ? Optional.empty()
                : Optional.ofNullable(EXACT.getOrDefault(word.toLowerCase(Locale.ROOT), NAMES.get(folded)));
    }

    /** Another month's name in the same language, form and case of letters. */
    static String like(String word, Name name, int month) {
        String other = LINES.get(name.line())[month - 1];
        boolean upper = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
        boolean capital = Character.isUpperCase(word.codePointAt(0));
        if (upper) {
            return other.toUpperCase(Locale.ROOT);
        }
        String lower = other.toLowerCase(Locale.ROOT);
        return capital ? lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1) : lower;
    }
}
