package org.leakproof.redact.catalogue.contact;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leakproof.redact.catalogue.Verdict;

/**
 * A number directly behind a word for telephone, of whatever country: {@code Tel.: 22158}, {@code mobile 61 412 345 678}. Where
 * the numbering plans know one they tell where it ends.
 */
final class AnnouncedPhone {

    private static final String LATIN =
            "tel|tele|tél|telf|teléf|tfno|tlf|tlfn|telp|tele(?:ph|f)one?|tel[eé]fono|t[eé]l[eé]phone|telefoon"
                    + "|telefax|fax|faks|phone|cell|cell ?phone|mobile|mobil|mobiel|mob|móvil|movil|celular|portable|cellulare|cep"
                    + "|handy|handphone|fon|fono|whatsapp|viber|hotline|landline|direct (?:line|dial)|rufnummer|durchwahl"
                    + "|(?:tele(?:f|ph)on|handy|mobil|fax)nummer|puhelin|puh|komórka|kom|telefonu|telemóvel|tlm|điện thoại|sđt";
    private static final String OTHER_SPACED =
            "тел|телефон[ау]?|тлф|моб|мобильный|мобильного|мобільний|сотовый|сот|факс"
                    + "|τηλ|τηλέφωνο|κιν|κινητό|טלפון|טל|נייד|هاتف|جوال|موبايل|تلفن";
    private static final String UNSPACED = "电话|手机|電話|手機|携帯|传真|전화|휴대폰|핸드폰|โทร|มือถือ|☎|✆|📞|📱";

    private static final String WORD =
            "\\h?(?:numbers?|num|n[uú]mero|numéro|no|nr|nummer|numer|номер|is|ist|est|es|to|at)";
    private static final String SIGNS = "[\\s:.#№=)\\]/>*|_-]";

    /** With the number, of which {@code digits} matches one and a half. */
    static String expression(String digits) {
        return "(?i)(?:(?:" + LATIN + "|" + OTHER_SPACED + ")(?:" + WORD + ")?" + SIGNS + "{1,5}|gsm\\h?[:.=]" + SIGNS
                + "{0,4}|(?:" + UNSPACED + ")" + SIGNS + "{0,4})(?:\\+\\h?|\\(\\+)?" + digits + "{4,20}";
    }

    /** Between word and number, what no amount has there. */
    private static final Pattern SAYS_NUMBER =
            Pattern.compile("[:.#№=]|(?iu:numbers?|num|n[uú]mero|numéro|no|nr|nummer|numer|номер)\\W*$");

    private static final Pattern NUMBER = Pattern.compile("\\+|\\((?=\\h?\\+?\\h?\\d)|\\d");

    /** Of exchanges without area codes. */
    private static final int MIN_DIGITS = 5;

    private static final double SCORE = 0.75;

    private static final int LARGE_AMOUNT = 9;

    private final PhoneCheck check;
    private final String text;
    private final int start;
    private final String number;
    private final int core;
    private final DigitGroups groups;

    private AnnouncedPhone(PhoneCheck check, String text) {
        this.check = check;
        this.text = text;
        Matcher matcher = NUMBER.matcher(text);
        this.start = matcher.find() ? matcher.start() : 0;
        this.number = text.substring(start);
        this.core = PhoneCheck.coreEnd(number);
        this.groups = DigitGroups.of(number, core);
    }

    /** @param text word and number, as {@link #expression} matches them */
    static Verdict verdict(PhoneCheck check, String text) {
        AnnouncedPhone phone = new AnnouncedPhone(check, text);
        return phone.known()
                .map(part -> Verdict.part(phone.start + part.from(), phone.start + part.to(), SCORE))
                .orElseGet(phone::unknown);
    }

    /** The number that begins here by the plans, if it is not joined to what follows. */
    private Optional<Verdict.Part> known() {
        if (number.indexOf('+') >= 0) {
            return check.international(number, groups, core).parts().stream().findFirst();
        }
        int most = groups.count() - 1;
        return new PhoneSearch(check, number, core, groups, most)
                .verdict(0).parts().stream()
                        .filter(part -> part.from() <= groups.start(0))
                        .filter(part -> isSetOff(part.to()))
                        .findFirst();
    }

    private boolean isSetOff(int end) {
        int next = 0;
        while (next < groups.count() && groups.start(next) < end) {
            next++;
        }
        return next == groups.count() || groups.isBlankBefore(next);
    }

    private Verdict unknown() {
        int last = 0;
        while (last < groups.count() - 1
                && groups.size(0, last + 1) <= PhoneCheck.MAX_DIGITS
                && !beginsDate(last + 1)) {
            last++;
        }
        int size = groups.size(0, last);
        boolean saysNumber = SAYS_NUMBER.matcher(text.substring(0, start)).find();
        if (size < (saysNumber ? MIN_DIGITS : PhoneCheck.MIN_DIGITS)
                || size > PhoneCheck.MAX_DIGITS
                || beginsDate(0)
                || !saysNumber && isOther(groups.written(0, last), size)) {
            return Verdict.rejected();
        }
        boolean whole = last == groups.count() - 1;
        return Verdict.part(start, whole ? text.length() : start + groups.end(last), whole ? SCORE : 0.65);
    }

    /** Amounts of hundreds of millions are rare behind "mobile". */
    private static boolean isOther(String written, int size) {
        return NumberKinds.isAmount(written) ? size < LARGE_AMOUNT : NumberKinds.isOther(written);
    }

    private boolean beginsDate(int group) {
        return group + 2 < groups.count() && NumberKinds.isLeadingDate(groups.written(group, group + 2));
    }
}
