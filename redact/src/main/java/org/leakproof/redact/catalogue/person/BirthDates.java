package org.leakproof.redact.catalogue.person;

import java.util.List;
import java.util.Map;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Labelled;
import org.leakproof.redact.catalogue.Labelled.Way;
import org.leakproof.redact.scan.Boundary;

/**
 * Dates and years of birth: behind a word that says so, before one, or near one.
 *
 * @see <a href="https://cldr.unicode.org/">CLDR</a>
 */
final class BirthDates {

    /** Words directly before the date, in languages written in Latin, Cyrillic and Greek letters. */
    private static final String LABEL = String.join(
            "|",
            "born(?: on| in)?|d\\.?o\\.?b\\.?|y\\.?o\\.?b\\.?|(?:date|year) of birth|birth[ -]?(?:date|day|year)|b-?day",
            "geb(?:oren|\\.)?|geburts(?:datum|tag|jahr)|jahrgang|jg\\.",
            "n[ée]\\(?e?\\)?|date de naissance|naci(?:do|da|ó)|(?:fecha|fec\\.|f\\.) (?:de )?nac(?:imiento|\\.)?|nascut|nascuda"
                    + "|data de naixement|(?-i:[Nn]at[oa])|nat[oa](?: ad? [\\p{L}' ]{2,30})? (?:il|nel|in data)|data di nascita|nascid[oa]|nasceu|data de nascimento",
            "geboortedatum|geboortejaar|född|födelsedatum|født|fødd|fødselsdato|fødselsdag|syntynyt|syntymäaika|fædd(?:ur)?"
                    + "|sündinud|sünniaeg|dzim(?:is|usi)|dzimšanas datums|gim(?:ė|ęs|usi)|gimimo data",
            "ur(?:odzon\\p{L}{1,3}|\\.)|data ur(?:odzenia|\\.)|naroze(?:n|na|ný|ná)|nar\\.|datum narození|narode(?:ný|ná)"
                    + "|dátum narodenia|rojena?|datum rojstva|rođena?|datum rođenja|született|szül(?:etési (?:idő|dátum)|\\.)?"
                    + "|născută?|data na(?:ș|ş)terii",
            "род(?:ился|илась|\\.)|(?:дата|год|г\\.) рожд(?:ения|\\.)|д\\.р\\.|родена?|дата на раждане|рођена?|датум рођења"
                    + "|народи(?:вся|лася)|дата народження|нарадзі(?:ўся|лася)|дата нараджэння",
            "γεννήθηκε|γεννημέν(?:ος|η)|(?:ημερομηνία|ημ\\.) γέννησης|doğum(?: tarihi)?|tanggal lahir|tgl\\.? lahir|lahir"
                    + "|tarikh lahir|ngày sinh|sinh ngày");

    private static final String LINK =
            "(?: is| was| am| le| en| el| il| nel| op| em| dnia| w| den| la| στις| день)?\\s{0,2}[:=]?[\"']?\\s{0,4}[\"']?";

    private static final String BEFORE = "(?i)(?:" + LABEL + "|出生(?:日期|于)?|生于|生於|生年月日|생년월일|출생(?:일)?)" + LINK;

    /** Words directly behind it; also as the beginning of another. */
    private static final String BEHIND =
            "(?:,? ?г\\. ?р(?:\\.|ожд\\.)|,? (?:года|г\\.) рождения|,? р\\. ?н\\.| року народження| doğumlu|年?生まれ|年?出生)";

    /** The same, and no letter behind them: 2008生产 is a year's output. */
    private static final String BARELY_BEHIND = "(?:年?生|년?생)";

    private static final String YEAR = "(?:19|20)\\d{2}";
    private static final String UNSEPARATED =
            YEAR + "(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])|(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])(?:" + YEAR
                    + "|\\d{2})";

    private static final Boundary APART = Boundary.WORD.and(Boundary.notBeside("[./-]"));
    private static final Boundary ENDS = Boundary.WORD.and(Boundary.notBeside("[/-]"));

    private BirthDates() {}

    static Identifier identifier() {
        String whole = WrittenDate.NUMERIC + "|" + WrittenDate.WORDED + "|" + WrittenDate.EASTERN;
        return Labelled.identifier(
                "date-of-birth",
                "DATE_OF_BIRTH",
                List.of(
                        Way.of("numeric", WrittenDate.NUMERIC, 0.4)
                                .between(APART, ENDS)
                                .withContext(),
                        Way.of("worded", WrittenDate.WORDED, 0.4)
                                .between(APART, ENDS)
                                .withContext(),
                        Way.of("eastern", WrittenDate.EASTERN, 0.4)
                                .between(Boundary.DIGIT, Boundary.NONE)
                                .withContext(),
                        Way.of("labelled", BEFORE + "(?<v>" + WrittenDate.MISREAD + "|" + UNSEPARATED + ")", 0.85),
                        Way.of(
                                "partial",
                                BEFORE + "(?<v>" + WrittenDate.PARTIAL + "|" + WrittenDate.FRACTION + "|" + YEAR + ")",
                                0.7),
                        Way.of("behind", "(?<v>" + whole + "|" + YEAR + ")" + BEHIND, 0.85)
                                .between(APART, Boundary.NONE),
                        Way.of("barely behind", "(?<v>" + WrittenDate.EASTERN + "|" + YEAR + ")" + BARELY_BEHIND, 0.85)
                                .between(APART, Boundary.notBeside("[\\p{L}]")),
                        // in family trees and German lists
                        Way.of("star", "\\*(?<v>\\d{1,2}\\.\\d{1,2}\\.(?:19|20)\\d{2})", 0.6)
                                .between(Boundary.notBeside("[\\w*]"), ENDS),
                        Way.of("star in brackets", "\\(\\* ?(?<v>" + WrittenDate.WORDED + "|" + YEAR + ")", 0.7)
                                .between(Boundary.NONE, ENDS)),
                "month",
                WrittenDate::isDate,
                0,
                context(),
                examples());
    }

    private static Context context() {
        return new Context(
                Map.ofEntries(
                        Map.entry("ar", List.of("تاريخ الميلاد", "مواليد", "ولد", "ولدت", "تاريخ الولادة")),
                        Map.entry(
                                "cs", List.of("narozen", "narozena", "narozený", "narození", "narodenia", "narodený")),
                        Map.entry("de", List.of("geboren", "geb.", "geburtsdatum", "geburtstag")),
                        Map.entry("el", List.of("γεννήθηκε", "γέννησης", "γεννημένος", "γεννημένη")),
                        Map.entry(
                                "en",
                                List.of(
                                        "born",
                                        "dob",
                                        "d.o.b.",
                                        "date of birth",
                                        "birth",
                                        "birthday",
                                        "birthdate",
                                        "birth date",
                                        "bday")),
                        Map.entry("es", List.of("nacido", "nacida", "nacimiento", "nació", "naixement", "nascut")),
                        Map.entry("fa", List.of("تاریخ تولد", "متولد")),
                        Map.entry("fi", List.of("syntynyt", "syntymäaika", "sündinud", "sünniaeg")),
                        Map.entry("fr", List.of("né", "née", "naissance")),
                        Map.entry("he", List.of("תאריך לידה", "נולד", "נולדה", "יליד", "ילידת")),
                        Map.entry("hi", List.of("जन्म", "जन्मतिथि")),
                        Map.entry("hr", List.of("rođen", "rođena", "rođenja", "rojen", "rojena", "rojstva")),
                        Map.entry("hu", List.of("született", "születési", "szül.")),
                        Map.entry("hy", List.of("ծնված", "ծննդյան")),
                        Map.entry("id", List.of("lahir")),
                        Map.entry("it", List.of("nata", "nascita")),
                        Map.entry("ja", List.of("生年月日", "生まれ", "誕生日")),
                        Map.entry("ka", List.of("დაბადების", "დაბადებული")),
                        Map.entry("ko", List.of("생년월일", "출생", "생일", "태어난")),
                        Map.entry("lt", List.of("gimė", "gimęs", "gimusi", "gimimo", "dzimis", "dzimusi", "dzimšanas")),
                        Map.entry("nl", List.of("geboortedatum", "geboren")),
                        Map.entry("pl", List.of("urodzony", "urodzona", "urodzenia", "ur.", "urodzin")),
                        Map.entry("pt", List.of("nascido", "nascida", "nascimento", "nasceu")),
                        Map.entry("ro", List.of("născut", "născută", "nașterii", "naşterii")),
                        Map.entry(
                                "ru",
                                List.of(
                                        "родился",
                                        "родилась",
                                        "рождения",
                                        "д.р.",
                                        "род.",
                                        "г.р.",
                                        "роден",
                                        "родена",
                                        "раждане",
                                        "рођен",
                                        "рођена",
                                        "рођења")),
                        Map.entry(
                                "sv",
                                List.of("född", "födelsedatum", "født", "fødselsdato", "fødselsdag", "fæddur", "fædd")),
                        Map.entry("th", List.of("เกิด", "วันเกิด")),
                        Map.entry("tr", List.of("doğum", "doğumlu")),
                        Map.entry("uk", List.of("народився", "народилася", "народження", "нараджэння")),
                        Map.entry("vi", List.of("ngày sinh", "sinh ngày")),
                        Map.entry("zh", List.of("出生", "生日", "生于", "生於"))),
                32,
                0.4);
    }

    private static Examples examples() {
        return new Examples(
                List.of(
                        "born on «12 May 1978», ü",
                        "DOB: «1979-03-08»",
                        "Data urodzenia: «8 marca 1979»",
                        "Geburtsdatum: «08.03.1979»",
                        "née le «3 août 1981»",
                        "дата рождения: «17.05.1990»",
                        "She was born on «2/8/1935».",
                        "Data urodzenia: «O8.O3.1979»",
                        "出生日期：«1990年5月17日»",
                        "生年月日 «昭和60年3月3日»",
                        "생년월일 «1985년 3월 3일»",
                        "Иванов, «03.03.1985» г.р.",
                        "«3 марта 1985» года рождения",
                        "«1985» г. р.",
                        "születési idő: «1985. március 3».",
                        "geboortedatum «3 maart 1985»",
                        "syntynyt «3. maaliskuuta 1985»",
                        "γεννήθηκε στις «3 Μαρτίου 1985»",
                        "تاريخ الميلاد: «03/03/1985»",
                        "né en «1985», Jg. «1987»",
                        "DOB «030385» and DOB: «19850303»",
                        "nato a Roma il «3 marzo 1985», NATA A ROMA IL «03/03/1985»",
                        "张三，«1985»年生。",
                        "my birthday is «3 March»",
                        "Meier *«03.03.1985», Müller (*«1987»)"),
                List.of(
                        "on 12 May 1978",
                        "the meeting of 2019-03-08",
                        "born again",
                        "newborn 12",
                        "* 3. März 2019: meeting",
                        "в 1985 году",
                        "NATO 2019, at the NATO summit on 12.03.2019",
                        "2008生产总值",
                        "il ne viendra pas le 12.03.2019",
                        "1985年3月3日"));
    }
}
