package org.leakproof.redact.catalogue.person;

/** How people write dates, in a dozen languages; expressions for the scanner and for {@code java.util.regex} alike. */
final class WrittenDate {

    /** A word for a month, whole or short; inflected. */
    static final String MONTH =
            "(?:(?i)jan(?:uary|uar|vier|\\.)?|feb(?:ruary|ruar|\\.)?|f[ée]v(?:rier|\\.)?|mar(?:ch|s|zo|ca|t|\\.)?|m[äa]rz|mrz|apr(?:il|ile|\\.)?"
                    + "|avr(?:il|\\.)|may|mai|maj[ae]?|mayo|maggio|mei|maio|jun[ie]?|june|juni|juin|junio|giugno|junho|jul[iy]?|july|juli|juillet|julio|luglio|julho"
                    + "|aug(?:ust|ustus|\\.)?|ao[ûu]t|ago(?:sto|\\.)?|sept?(?:ember|embre|iembre|\\.)?|setiembre|setembro|settembre|oct(?:ober|obre|ubre|\\.)?|okt(?:ober|\\.)?"
                    + "|ott(?:obre)?|outubro|nov(?:ember|embre|iembre|embro|\\.)?|de[cz](?:ember|embre|embro|\\.)?|d[ée]cembre|dic(?:iembre|embre|\\.)?|enero|ene\\.?|gennaio|janeiro"
                    + "|febrero|febbraio|fevereiro|marzo|março|abril|aprile|stycznia|styczeń|lutego|luty|marca|marzec|kwietnia|kwiecień|maja|czerwca|czerwiec|lipca|lipiec"
                    + "|sierpnia|sierpień|września|wrzesień|października|październik|listopada|listopad|grudnia|grudzień|январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]"
                    + "|июл[ья]|августа?|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья]|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık(?-i))";

    private static final String YEAR = "(?:1[5-9]\\d{2}|20\\d{2})";
    private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
    private static final String NUMBER_OF_MONTH = "(?:0?[1-9]|1[0-2])";
    private static final String TIME =
            "(?:[T ,]{1,2}\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?: ?[AaPp]\\.?[Mm]\\.?)?(?: ?Z| ?[+-]\\d{2}:?\\d{2})?)?";

    /** All digits, year included. */
    static final String NUMERIC = "(?:" + DAY + "[./-] ?" + NUMBER_OF_MONTH + "[./-] ?(?:" + YEAR + "|\\d{2})"
            + "|" + NUMBER_OF_MONTH + "[./-]" + DAY + "[./-](?:" + YEAR + "|\\d{2})"
            + "|" + YEAR + "[./-]" + NUMBER_OF_MONTH + "[./-]" + DAY + ")" + TIME
            + "|\\d{4}年\\d{1,2}月\\d{1,2}日";

    /** With the month's word and the year. */
    static final String WORDED = "(?:" + DAY + "(?:st|nd|rd|th|er|\\.|º|ª)?(?: of| de| del)?[ ./-]{1,2}" + MONTH
            + "(?: de| del|,)?[ ./-]{0,2}" + YEAR + "|" + MONTH + "[ .-]{1,2}" + DAY + "(?:st|nd|rd|th)?,? " + YEAR
            + ")" + TIME;

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

    private WrittenDate() {}
}
