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
 * Dates of birth and ages beside words that say so, and, for those who want them gone, all dates and times.
 *
 * @see <a href="https://www.iso.org/standard/70907.html">ISO 8601-1</a>
 * @see <a href="https://cldr.unicode.org/">CLDR, names of months</a>
 */
public final class PersonalDates {

    private static final Boundary APART = Boundary.WORD.and(Boundary.notBeside("[./-]"));
    private static final Boundary BEHIND = Boundary.WORD.and(Boundary.notBeside("[/-]"));

    private PersonalDates() {}

    public static List<Identifier> all() {
        return List.of(BirthDates.identifier(), age(), any());
    }

    private static Identifier age() {
        String years = "(?:1[01]\\d|[1-9]?\\d)";
        return Labelled.identifier(
                "age",
                "AGE",
                List.of(
                        Way.of(
                                "years",
                                "(?<v>" + years
                                        + "(?: ?- ?(?i:years?|yrs?)(?: ?- ?old)?| (?i:years?[ -]old|years? of age|yrs?(?: old)?|y/o|y\\.o\\.|yo|Jahre alt|jährige[rns]?|ans|años|anys|anni|anos|lat|lata|roku życia"
                                        + "|лет|года?|jaar(?: oud)?|år|yaşında)|(?:años|ans|anni|lat|лет)|-(?i:jährige[rns]?|летн\\p{L}{2,3}|letni\\p{L}{0,3})|岁|歳|살))",
                                0.6),
                        Way.of(
                                "months",
                                "(?<v>\\d{1,2} (?i:months?[ -]old|weeks?[ -]old|days?[ -]old|Monate alt|(?:meses|días|semanas)(?: de (?:edad|vida|nacido))|mois|mesi|miesięcy|месяц\\p{L}{0,2}))",
                                0.45),
                        Way.of(
                                "labelled",
                                "(?i)(?:aged?|is now|(?:just |has |have )?turn(?:ed|s|ing)|alter|edad|âge|agée? de|età|wiek|возраст|leeftijd|yaş|年龄|年齢|i ?['’]?a?m|(?:he|she) (?:is|was)|when (?:he|she|i) was)\\s{0,2}[:=]?\\s{0,3}(?<v>"
                                        + years + "(?: (?:años|días|meses|semanas))?)",
                                0.6)),
                Context.NONE,
                new Examples(
                        List.of(
                                "He is «46 years old», ü",
                                "a «46-year-old» man",
                                "varón de «46 años»",
                                "Edad: «46»",
                                "aged «31»",
                                "My brother just turned «60»",
                                "ему «46 лет»",
                                "i'm «31 y/o».",
                                "«46 Jahre alt»"),
                        List.of("46 pages", "page 46", "version 1.46 yards", "2019 years")));
    }

    private static Identifier any() {
        return Labelled.identifier(
                "date-time",
                "DATE_TIME",
                List.of(
                        Way.of("numeric", WrittenDate.NUMERIC, 0.6).between(APART, BEHIND),
                        Way.of("worded", WrittenDate.WORDED, 0.8).between(APART, BEHIND),
                        Way.of("eastern", WrittenDate.EASTERN, 0.8).between(Boundary.DIGIT, Boundary.NONE),
                        Way.of("partial", WrittenDate.PARTIAL, 0.5).between(APART, BEHIND),
                        Way.of("fraction", WrittenDate.FRACTION, 0.3).between(APART, BEHIND),
                        Way.of(
                                "iso",
                                "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?:Z|[+-]\\d{2}:?\\d{2})?",
                                0.9),
                        Way.of("time", "(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?(?: ?[AaPp]\\.?[Mm]\\b\\.?)?", 0.5)
                                .between(
                                        Boundary.WORD.and(Boundary.notBeside("[.:/+-]")),
                                        Boundary.WORD.and(Boundary.notBeside("[:]"))),
                        Way.of(
                                "weekday",
                                "(?i)(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
                                        + "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)",
                                0.5),
                        Way.of(
                                        "year of",
                                        "(?i:an?|the|of|année|año|rok(?:u)?|jahr) (?<v>(?:19|20)\\d{2})(?: \\p{Lu}|[,.;]| r\\.)",
                                        0.5)
                                .between(Boundary.WORD, Boundary.NONE),
                        Way.of("year", "(?:1[89]\\d{2}|20[0-4]\\d)", 0.3)
                                .between(
                                        Boundary.WORD.and(Boundary.notBeside("[.,:/+-]")),
                                        Boundary.WORD.and(Boundary.notBeside("[:/-]")))),
                "month",
                WrittenDate::isDate,
                0,
                new Context(
                        Map.of(
                                "en",
                                        List.of(
                                                "in", "since", "until", "from", "to", "by", "of", "during", "year",
                                                "between", "and", "early", "late", "summer", "winter", "spring",
                                                "autumn", "fall", "around", "before", "after"),
                                "de", List.of("im", "seit", "jahr", "jahre", "bis"),
                                "fr", List.of("en", "depuis", "année"),
                                "es", List.of("en", "desde", "año"),
                                "pl", List.of("roku", "od", "w", "r"),
                                "ru", List.of("в", "году", "года", "с", "год")),
                        12,
                        0.3),
                new Examples(
                        List.of(
                                "Today is «5-20-2021»",
                                "«5-MAY-2021» ü",
                                "on «31 May 1991»",
                                "«May-21»",
                                "until «05/2021»",
                                "at «2024-03-15T14:30:00.123456Z»",
                                "en «septiembre de 2006»",
                                "in «1977»",
                                "on «Monday», «5 červenec 1989», «1989. július 5»"),
                        List.of("Today is5/21", "a ratio of 17/45", "call 020 7946 0000", "version 2.3.4")));
    }
}
