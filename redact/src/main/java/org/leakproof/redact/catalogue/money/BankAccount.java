package org.leakproof.redact.catalogue.money;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Labelled;
import org.leakproof.redact.catalogue.Labelled.Way;
import org.leakproof.redact.scan.Boundary;

/**
 * Where money goes, beside IBAN: BIC, US routing numbers, UK sort codes, addresses of India's payment interface, and account
 * numbers behind the word for them.
 *
 * @see <a href="https://www.iso.org/standard/84108.html">ISO 9362, BIC</a>
 * @see <a href="https://www.aba.com/about-us/routing-number">American Bankers Association, routing numbers</a>
 * @see <a href="https://www.npci.org.in/what-we-do/upi/3rd-party-apps">NPCI, handles of UPI</a>
 * @see <a href="https://www.vocalink.com/tools/modulus-checking/">Vocalink, sort codes and accounts</a>
 */
public final class BankAccount {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** A number follows that may be grouped. */
    private static final String NUMBER_NAME = "(?i)(?:(?:bank|savings|checking|current|giro)?[ -]{0,1}account"
            + "[ -]?(?:number|no\\.?|nr\\.?|num\\.?|#)"
            + "|acct\\.?(?: ?(?:no\\.?|#|number))?|a/c(?: no\\.?)?|kontonummer|konto-?nr\\.?|kto\\.?(?:-?nr\\.?)?"
            + "|n[uú]m(?:ero|\\.)? de cuenta|cuenta n[º°o.]{1,2}|num[eé]ro de compte|numero di conto|n\\.? conto"
            + "|nr (?:konta|rachunku)|numer (?:konta|rachunku)|rekeningnummer|bankrekening|gironummer|расч[её]тный сч[её]т"
            + "|номер сч[её]та|сч[её]т ?№|[рлк]/с|номер рахунку|banka hesap no|hesap numaras[ıi]|conta n[º.o]{1,2}"
            + "|tilinumero|(?:bank)?számlaszám|číslo účtu|账号|口座番号)";

    /** What follows may also be an amount; so only what is not grouped as amounts are. */
    private static final String ACCOUNT_NAME =
            "(?i)(?:account|konto|cuenta(?: corriente| de ahorros?)?|compte(?: bancaire)?|conto(?: corrente)?"
                    + "|conta(?: corrente| poupança)?|rekening|сч[её]т|рахунок|hesap no|bankszámla|účet|rachunek|cont bancar"
                    + "|λογαριασμός|сметка|sąskaita|konts|arvelduskonto|račun)";

    private static final String LINK = "(?: is| ist)?\\s{0,2}[:=#№]?\\s{0,3}";

    /** Also two years, as in {@code 2015-2016}. */
    private static final Pattern DATE = Pattern.compile(
            "(?:19|20)\\d\\d-?(?:(?:19|20)\\d\\d|[01]\\d-?[0-3]\\d)" + "|[0-3]\\d-?[0-3]\\d-?(?:19|20)\\d\\d");

    /** Of the payment services that give out addresses; NPCI lists them. */
    private static final String HANDLES =
            "okhdfcbank|okicici|oksbi|okaxis|ybl|ibl|axl|apl|yapl|rapl|upi|paytm|payzapp|ptyes|ptsbi"
                    + "|pthdfc|ptaxis|wahdfcbank|waicici|wasbi|waaxis|yesbank|yescred|yespop|yesg|axisbank|axisb|hdfcbank|hdfcbankjd"
                    + "|icici|sbi|kotak|kphdfc|idfcbank|idfcfirst|barodampay|pnb|cnrb|unionbank|federal|indus|rbl|airtel|postbank"
                    + "|jupiteraxis|freecharge|naviaxis|timecosmos|slice|sliceaxis|superyes|fam|tapicici|goaxb|shriramhdfcbank"
                    + "|mahb|aubank|equitas";

    private BankAccount() {}

    public static List<Identifier> all() {
        return List.of(bic(), routing(), sortCode(), account(), upi());
    }

    private static Identifier bic() {
        return Labelled.identifier(
                "bic",
                "BIC",
                List.of(
                        Way.of("", "[A-Z]{6}[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?", 0.6)
                                .withContext(),
                        Way.of(
                                "labelled",
                                "(?i)(?:bic|swift)(?:[ -]?code|[ /-]bic|[ /-]swift)?\\s{0,2}[:=.-]?\\s{0,3}(?<v>(?-i)[A-Za-z]{6}[A-Za-z0-9]{2}(?:[A-Za-z0-9]{3})?)",
                                0.8)),
                "country",
                value -> COUNTRIES.contains(value.substring(4, 6).toUpperCase(Locale.ROOT)),
                0,
                new Context(
                        Map.of("en", List.of("bic", "swift", "iban", "bank code"), "ru", List.of("свифт", "бик")),
                        40,
                        0.2),
                new Examples(
                        List.of(
                                "BIC: «DEUTDEFF500»",
                                "swift code «nwbkgb2l»",
                                "IBAN and «BNPAFRPP» ü",
                                "СВИФТ «SABRRUMM»"),
                        List.of("DOCUMENT one", "bic biro", "SWIFT: ABCDXX22", "the ABSOLUTE END")));
    }

    private static Identifier routing() {
        return Labelled.identifier(
                "us-routing",
                "ABA_ROUTING_NUMBER",
                List.of(Way.of("", "(?:\\d{9}|\\d{4}[ -]\\d{4}[ -]\\d)", 0.2)),
                "3-7-1",
                BankAccount::isRouting,
                0,
                new Context(
                        Map.of(
                                "en",
                                List.of("routing", "aba", "rtn", "transit", "aba/rtn", "ach", "wire"),
                                "es",
                                List.of("ruta")),
                        64,
                        0.6),
                new Examples(
                        List.of("routing number «121000358»", "ABA: «3222-7162-7»", "«121042882» ü"),
                        List.of("1234-0000-0", "routing 123456789", "990000018")));
    }

    private static boolean isRouting(String value) {
        String digits = value.replaceAll("[ -]", "");
        int area = Integer.parseInt(digits.substring(0, 2));
        boolean known = area >= 1 && area <= 12 || area >= 21 && area <= 32 || area >= 61 && area <= 72 || area == 80;
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * "371".charAt(i % 3) - (digits.charAt(i) - '0') * '0';
        }
        return known && sum % 10 == 0;
    }

    private static Identifier sortCode() {
        return Labelled.identifier(
                "uk-sort-code",
                "UK_SORT_CODE",
                List.of(
                        Way.of("", "\\d{2}-\\d{2}-\\d{2}(?:[ ,/]{1,3}\\d{8})?", 0.3)
                                .withContext(),
                        Way.of(
                                "labelled",
                                "(?i)sort[ -]?code(?: is| no\\.?)?\\s{0,2}[:=]?\\s{0,3}(?<v>\\d{2}[ -]?\\d{2}[ -]?\\d{2})",
                                0.8)),
                new Context(Map.of("en", List.of("sort code", "sortcode", "s/c", "sc", "bacs")), 40, 0.5),
                new Examples(
                        List.of("sort code «12-34-56»", "Sort code: «200415», ü", "BACS «20-04-15 12345678»"),
                        List.of("on 12-34-56", "sort code pending", "12-34-56-78")));
    }

    private static Identifier account() {
        return Labelled.identifier(
                "bank-account",
                "BANK_ACCOUNT",
                List.of(
                        Way.of("labelled", NUMBER_NAME + LINK + "(?<v>\\d(?:[ -]?\\d){5,25})", 0.7),
                        Way.of("named", ACCOUNT_NAME + LINK + "(?<v>\\d[\\d-]{4,24}\\d)", 0.6)),
                "no date",
                value -> !isDate(value),
                0,
                Context.NONE,
                new Examples(
                        List.of(
                                "account number: «12345678»",
                                "Kontonummer «532013000», ü",
                                "A/C No. «0123 4567 89»",
                                "р/с «40702810500000012345»",
                                "口座番号：«1234567»",
                                "sort code 20-00-00 account «55779911»",
                                "bankszámla «117730161111»",
                                "λογαριασμός: «0123456789»"),
                        List.of(
                                "account number to follow",
                                "on account of 1999",
                                "Konto 12",
                                "account no 123",
                                "the current account 2015-2016",
                                "account 2019-03-12",
                                "na konto 500 000 zł",
                                "на счёт 1 500 000 руб.")));
    }

    private static boolean isDate(String value) {
        return DATE.matcher(value).matches();
    }

    private static Identifier upi() {
        return Labelled.identifier(
                "in-upi",
                "IN_UPI_ID",
                List.of(Way.of("", "@(?i)(?:" + HANDLES + ")", 0.75)
                        .between(Boundary.NONE, Boundary.WORD)
                        .behind("[A-Za-z0-9][A-Za-z0-9._-]{1,63}")),
                Context.NONE,
                new Examples(
                        List.of("pay «ramesh.k@okhdfcbank».", "UPI: «9876543210@ybl» ü", "«priya-99@paytm»"),
                        List.of("follow @paytm", "me@home", "@okaxis")));
    }
}
