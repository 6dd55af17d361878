package org.leakproof.redact.catalogue.person;

/** How people write dates, in some forty languages; expressions for the scanner and for {@code java.util.regex} alike. */
final class WrittenDate {

    /** A word for a month, whole or short; inflected: the commonest, searched for where a date begins with it. */
    private static final String MONTH =
            "(?:(?i)jan(?:uary|uar|vier|\\.)?|feb(?:ruary|ruar|\\.)?|f[ée]v(?:rier|\\.)?|mar(?:ch|s|zo|ca|t|\\.)?|m[äa]rz|mrz|apr(?:il|ile|\\.)?"
                    + "|avr(?:il|\\.)|may|mai|maj[ae]?|mayo|maggio|mei|maio|jun[ie]?|june|juni|juin|junio|giugno|junho|jul[iy]?|july|juli|juillet|julio|luglio|julho"
                    + "|aug(?:ust|ustus|\\.)?|ao[ûu]t|ago(?:sto|\\.)?|sept?(?:ember|embre|iembre|\\.)?|setiembre|setembro|settembre|oct(?:ober|obre|ubre|\\.)?|okt(?:ober|\\.)?"
                    + "|ott(?:obre)?|outubro|nov(?:ember|embre|iembre|embro|\\.)?|de[cz](?:ember|embre|embro|\\.)?|d[ée]cembre|dic(?:iembre|embre|\\.)?|enero|ene\\.?|gennaio|janeiro"
                    + "|febrero|febbraio|fevereiro|marzo|março|abril|aprile|stycznia|styczeń|lutego|luty|marca|marzec|kwietnia|kwiecień|maja|czerwca|czerwiec|lipca|lipiec"
                    + "|sierpnia|sierpień|września|wrzesień|października|październik|listopada|listopad|grudnia|grudzień|январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]"
                    + "|июл[ья]|августа?|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья]|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık(?-i))";

    /** Between a day and a year: any word, which {@link #isDate} looks up. */
    private static final String WORD = "[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}]{3,15}\\.?";

    private static final String YEAR = "(?:1[5-9]\\d{2}|20\\d{2})";
    private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
    private static final String NUMBER_OF_MONTH = "(?:0?[1-9]|1[0-2])";
    private static final String TIME =
            "(?:[T ,]{1,2}\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?: ?[AaPp]\\.?[Mm]\\.?)?(?: ?Z| ?[+-]\\d{2}:?\\d{2})?)?";

    /** All digits, year included. */
    static final String NUMERIC = "(?:" + DAY + "[./-] ?" + NUMBER_OF_MONTH + "[./-] ?(?:" + YEAR + "|\\d{2})"
            + "|" + NUMBER_OF_MONTH + "[./-]" + DAY + "[./-](?:" + YEAR + "|\\d{2})"
            + "|" + YEAR + "[./-] ?" + NUMBER_OF_MONTH + "[./-] ?" + DAY + ")" + TIME;

    /** As in China, Japan and Korea, also by the years of an emperor; words stand directly beside it. */
    static final String EASTERN = "(?:(?:明治|大正|昭和|平成|令和) ?(?:\\d{1,2}|元)|\\d{4}) ?[年년] ?\\d{1,2} ?[月월] ?\\d{1,2} ?[日일]";

    /** "Month", with its number. */
    private static final String VIETNAMESE = "tháng";

    private static final String DAY_FIRST = DAY + "(?:st|nd|rd|th|er|\\.|º|ª|-?го|-е)?(?: of| de| del)?[ ./-]{1,2}"
            + WORD + "(?: de| del|,)?[ ./-]{0,2}" + YEAR;
    private static final String YEAR_FIRST =
            YEAR + "(?:\\.| m\\.)? " + WORD + " " + DAY + "|" + YEAR + "\\. gada " + DAY + "\\. " + WORD;

    /** With the month's word and the year; only what {@link #isDate} says is one. */
    static final String WORDED = "(?:" + DAY_FIRST + "|" + MONTH + "[ .-]{1,2}" + DAY + "(?:st|nd|rd|th)?,? " + YEAR
            + "|" + YEAR_FIRST + "|" + DAY + " " + VIETNAMESE + " " + NUMBER_OF_MONTH + " năm " + YEAR + ")" + TIME;

    /** Less than a day and a year. */
    static final String PARTIAL = "(?:" + MONTH + "(?: de| del|,)?[ -]" + YEAR
            + "|" + DAY + "(?:st|nd|rd|th|\\.)?(?: of| de)?[ -]" + MONTH
            + "|" + MONTH + "[ -]" + DAY + "(?:st|nd|rd|th)?"
            + "|" + NUMBER_OF_MONTH + "/" + YEAR + "|" + YEAR + "-" + NUMBER_OF_MONTH + ")";

    /** Month and day; or two thirds. */
    static final String FRACTION = NUMBER_OF_MONTH + "/" + DAY;

    /** As a scanner reads it, O and l for digits, or broken over a line. */
    static final String MISREAD =
            "(?:[\\dlO]{1,2}[./-][\\dlO]{1,2}[./-][\\dlO]{4}|[\\dlO](?:\\s?[\\dlO]){3}[./-][\\dlO]\\s?[\\dlO][./-][\\dlO]\\s?[\\dlO]"
                    + "|[\\dlO]{1,2}\\s?" + MONTH + "\\s?[\\dlO]{4})";

    /** Shorter words are no months. */
    private static final int MIN_MONTH = 3;

    private WrittenDate() {}

    /** Whether what one of these expressions matched has a month among its words, if it has words and digits. */
    static boolean isDate(String value) {
        boolean words = false;
        boolean digits = false;
        int at = 0;
        while (at < value.length()) {
            int start = at;
            while (at < value.length() && Character.isLetter(value.charAt(at))) {
                at++;
            }
            if (at - start >= MIN_MONTH) {
                String word = value.substring(start, at);
                if (MonthNames.has(word) || word.equals(VIETNAMESE)) {
                    return true;
                }
                words = true;
            }
            digits |= at < value.length() && Character.isDigit(value.charAt(at));
            at++;
        }
        return !words || !digits;
    }
}
