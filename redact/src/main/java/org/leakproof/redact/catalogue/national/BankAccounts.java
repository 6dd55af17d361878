package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.check.Sums.digit;
import static org.leakproof.redact.catalogue.check.Sums.of;
import static org.leakproof.redact.catalogue.national.Kind.CHECKED;
import static org.leakproof.redact.catalogue.national.Kind.LIKELY;

import java.util.List;
import java.util.Set;
import org.leakproof.redact.catalogue.check.Iso7064;
import org.leakproof.redact.catalogue.check.Luhn;

/** Accounts as a country's banks write them: where there is no IBAN, and as they were before it. */
final class BankAccounts {

    /** Above the checks of one digit in ten: two digits modulo 97. */
    private static final double BY_97 = 0.75;

    /** Of the letters in a French account: A and J are 1, B, K and S 2. */
    private static final String FRENCH = "12345678912345678923456789";

    /** The balance accounts of persons and firms in the Russian plan of accounts. */
    private static final Set<String> RUSSIAN = Set.of("40702", "40703", "40802", "40817", "40820");

    private static final Set<String> RUSSIAN_DEPOSITS = Set.of("423", "426");
    private static final Set<String> CURRENCIES = Set.of("810", "840", "978", "643", "156", "826");

    private BankAccounts() {}

    static List<Kind> all() {
        return List.of(
                // Zarządzenie Prezesa NBP nr 7/2017: an IBAN without its country
                Kind.of("pl-bank-account", "PL_BANK_ACCOUNT")
                        .shape(BY_97, "#{2}_#{4}_#{4}_#{4}_#{4}_#{4}_#{4}")
                        .check("mod 97", n -> Iso7064.mod97x10(n.substring(2) + "PL" + n.substring(0, 2)))
                        .names("konto", "konta", "rachunek", "rachunku", "numer konta", "numer rachunku", "nrb")
                        .finds(
                                "numer konta «61 1090 1014 0000 0712 1981 2874»",
                                "rachunek: «61109010140000071219812874»",
                                "konto «61-1090-1014-0000-0712-1981-2875» z błędem")
                        .leaves("61 1090 1014 0000 0712 1981 2875", "konto 61 1090"),
                // MNB 35/2017: each part ends with its check digit
                Kind.of("hu-bank-account", "HU_BANK_ACCOUNT")
                        .shape(LIKELY, "#{8}[ -]#{8}[ -]#{8}")
                        .shape(CHECKED, "#{8}[ -]#{8}|#{24}")
                        .check("9-7-3-1", n -> isHungarian(n.substring(0, 8)) && isHungarian(n.substring(8)))
                        .names("bankszámlaszám", "számlaszám", "bankszámla", "folyószámla")
                        .finds(
                                "bankszámlaszám: «11773016-11111018-00000000»",
                                "számlaszám «11773016-11111018»",
                                "«11773016 11111018 00000000»")
                        .leaves("11773017-11111018-00000000", "11773017-11111018"),
                // https://www.banxico.org.mx: CLABE
                Kind.of("mx-clabe", "MX_CLABE")
                        .shape(CHECKED, "#{18}|#{3}[ -]#{3}[ -]#{11}[ -]#")
                        .check("3-7-1", BankAccounts::isMexican)
                        .names("clabe", "clabe interbancaria", "cuenta clabe")
                        .words("es", "cuenta", "banco", "transferencia", "depósito")
                        .finds("CLABE «032180000118359719»", "CLABE: «032 180 00011835971 9»")
                        .leaves("032180000118359718", "CLABE 0321800001"),
                // BCRA, Comunicación A 2622: bank and branch, account, each with its check digit
                Kind.of("ar-cbu", "AR_CBU")
                        .shape(LIKELY, "#{22}|#{8}[ -]#{14}")
                        .check(
                                "7-1-3-9",
                                n -> isArgentine(n.substring(0, 8), 7, 1, 3, 9, 7, 1, 3)
                                        && isArgentine(n.substring(8), 3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3))
                        .names("cbu", "cvu", "clave bancaria uniforme")
                        .finds("CBU: «2850590940090418135201»", "«28505909 40090418135201»")
                        .leaves("2850590940090418135202", "CBU 28505909"),
                // Consejo Superior Bancario: código cuenta cliente
                Kind.of("es-bank-account", "ES_BANK_ACCOUNT")
                        .shape(LIKELY, "#{4}_#{4}_#{2}_#{10}")
                        .check(
                                "mod 11, twice",
                                n -> isSpanish("00" + n.substring(0, 8), digit(n, 8))
                                        && isSpanish(n.substring(10), digit(n, 9)))
                        .names(
                                "ccc",
                                "cuenta",
                                "cuenta corriente",
                                "cuenta bancaria",
                                "número de cuenta",
                                "nº de cuenta")
                        .finds("cuenta «2100 0418 45 0200051332»", "CCC: «21000418450200051332»")
                        .leaves("2100 0418 46 0200051332", "cuenta 2100"),
                // Comité français d'organisation et de normalisation bancaires: relevé d'identité bancaire
                Kind.of("fr-bank-account", "FR_BANK_ACCOUNT")
                        .shape(BY_97, "#{5}[ -]#{5}[ -][0-9A-Z]{11}[ -]#{2}")
                        .check("mod 97", BankAccounts::isFrench)
                        .names("rib", "relevé d'identité bancaire", "compte bancaire", "numéro de compte", "compte")
                        .finds("RIB «20041 01005 0500013M026 06»", "compte n° «20041 01005 0500013M026 06»")
                        .leaves("20041 01005 0500013M026 07", "compte 20041"),
                // ABI: the letter before the bank checks the rest
                Kind.of("it-bank-account", "IT_BANK_ACCOUNT")
                        .shape(LIKELY, "@[ -]?#{5}[ -]?#{5}[ -]?#{12}")
                        .check("odd and even", n -> Italy.checkLetter(n.substring(1)) == n.charAt(0))
                        .names("bban", "cin", "conto", "conto corrente", "c/c", "coordinate bancarie")
                        .finds("BBAN «X 05428 11101 000000123456»", "c/c «X0542811101000000123456»")
                        .leaves("Y 05428 11101 000000123456", "conto X 05428"),
                // Finans Norge
                Kind.of("no-bank-account", "NO_BANK_ACCOUNT")
                        .shape(LIKELY, "#{4}\\.#{2}\\.#{5}")
                        .shape(CHECKED, "#{4} #{2} #{5}|#{11}")
                        .check("mod 11", n -> of(n, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0)
                        .names("kontonummer", "kontonr", "konto", "bankkonto")
                        .finds("kontonummer «8601 11 17947»", "til «8601.11.17947» i dag", "kontonr. «86011117947»")
                        .leaves("8601.11.17948", "86011117948", "konto 8601"),
                Kind.of("dk-bank-account", "DK_BANK_ACCOUNT")
                        .near("#{4}[ -]#{10}")
                        .names("kontonummer", "kontonr", "konto", "bankkonto", "reg. og kontonr")
                        .finds("konto «0040-0440116243»", "konto nr. «0040 0440116243»")
                        .leaves("0040-0440116243", "konto 0040"),
                // https://www.bankgirot.se: the account belongs to the number
                Kind.of("se-giro", "SE_GIRO")
                        .shape(CHECKED, "#{3,4}-#{4}")
                        .announced("#{3,8}")
                        .check("luhn", Luhn::isValid)
                        .names("bankgiro", "bankgironummer", "bg-nr", "plusgiro", "plusgironummer", "postgiro", "pg-nr")
                        .finds("bankgiro «5050-1055»", "plusgiro: «28 65 43-4»", "Bg-nr «991-2346»")
                        .leaves("5050-1056", "bankgiro 50"),
                Kind.of("se-bank-account", "SE_BANK_ACCOUNT")
                        .announced(
                                "(?:#{4}(?:-#)?[, ]{1,2}#{7,10})", "(?:#{4}(?:-#)?[, ]{1,2}#{2,3} #{3} #{3,4}(?:-#)?)")
                        .names("kontonummer", "kontonr", "konto", "clearing", "clearingnummer", "clearingnr")
                        .finds("kontonummer «8327-9,334567890»", "konto «6000 123 456 789»")
                        .leaves("6000123456789", "konto 6000"),
                Kind.of("fi-bank-account", "FI_BANK_ACCOUNT")
                        .announced("(?:#{6}-#{2,8})")
                        .names("tilinumero", "tili", "tilille", "tilinro", "kontonummer")
                        .finds("tilinumero «123456-785»", "tilille «123456-00000785»")
                        .leaves("123456-785", "tili 12"),
                // Vyhláška ČNB č. 169/2011 Sb., NBS: prefix and number, each modulo 11, then the bank
                Kind.of("cz-bank-account", "CZ_BANK_ACCOUNT")
                        .shape(LIKELY, "#{2,6}-#{6,10}/#{4}")
                        .shape(CHECKED, "#{6,10}/#{4}")
                        .check("mod 11, twice", BankAccounts::isCzech)
                        .names("číslo účtu", "účet", "účtu", "č. účtu", "bankový účet", "bankovní účet")
                        .finds(
                                "číslo účtu «19-2000145399/0800»",
                                "účet: «2000145399/0800»",
                                "na «19-8742637541/1200» do pátku")
                        .leaves("2000145398/0800", "19-2000145398/0800", "účet 19/08"),
                // https://www.six-group.com: recursive modulo 10
                Kind.of("ch-postal-account", "CH_POSTAL_ACCOUNT")
                        .shape(CHECKED, "#{2}-#{1,6}-#")
                        .check("mod 10, recursive", BankAccounts::isSwiss)
                        .names("postkonto", "pc-konto", "postcheckkonto", "ccp", "compte postal", "conto postale")
                        .words("de", "pc", "postfinance")
                        .finds("Postkonto «80-2-2»", "PC «01-39139-1»", "CCP: «12-1234-7» mal écrit")
                        .leaves("80-2-3", "PC 2019"),
                // https://www.nbs.rs: also of Bosnia, Montenegro and North Macedonia
                Kind.of("rs-bank-account", "RS_BANK_ACCOUNT")
                        .shape(BY_97, "#{3}-#{6,13}-#{2}")
                        .check(
                                "mod 97",
                                n -> Iso7064.mod97x10(n.substring(0, 3) + "0".repeat(18 - n.length()) + n.substring(3)))
                        .names(
                                "žiro račun",
                                "tekući račun",
                                "broj računa",
                                "račun",
                                "рачун",
                                "текући рачун",
                                "жиро рачун")
                        .finds("žiro račun «160-0000000123456-54»", "račun: «160-123456-54»")
                        .leaves("160-0000000123456-55", "račun 160-12"),
                // Банк России, Положение 579-П: the account's kind, its currency, and a digit that needs the bank's to
                // check
                Kind.of("ru-bank-account", "RU_BANK_ACCOUNT")
                        .shape(LIKELY, "#{5}[ .]?#{3}[ .]?#[ .]?#{4}[ .]?#{7}")
                        .possible(BankAccounts::isRussian)
                        .names("р/с", "л/с", "к/с", "счёт", "счет", "расчётный счёт", "расчетный счет", "номер счета")
                        .finds("р/с «40817810099910004312»", "на «40817 810 0 9991 0004312» до вечера")
                        .leaves("12345678901234567890", "счёт 40817"),
                Kind.of("au-bsb", "AU_BSB")
                        .near("#{3}-#{3}")
                        .announced("#{6}")
                        .names("bsb", "bsb number", "bsb no")
                        .finds("BSB «062-000» account 123", "bsb: «062000»")
                        .leaves("062-000", "BSB 062"),
                // https://www.paymentsnz.co.nz: bank, branch, account, suffix
                Kind.of("nz-bank-account", "NZ_BANK_ACCOUNT")
                        .shape(0.55, "[0-3]#-#{4}-#{7}-#{2,3}")
                        .near("[0-3]# #{4} #{7} #{2,3}")
                        .names("bank account", "account", "account number", "account no", "acct", "a/c")
                        .finds("bank account «12-3140-0171323-50»", "pay «01-0902-0068389-000» today")
                        .leaves("52-3140-0171323-50", "account 12-3140"),
                Kind.of("kr-bank-account", "KR_BANK_ACCOUNT")
                        .near(
                                "#{3}-#{2,6}-#{5,7}|#{6}-#{2}-#{6}|#{3}-#{6}-#{2}-#{3}|#{3}-#{4}-#{4}-#{2}|#{4}-#{2,3}-#{6,7}")
                        .names("계좌", "계좌번호", "은행", "입금", "송금", "예금주", "bank account")
                        .finds("계좌번호 «110-123-456789»", "국민은행 «123456-04-123456»", "입금 «3333-01-1234567»")
                        .leaves("110-123-456789", "계좌 110-1"),
                Kind.of("jp-bank-account", "JP_BANK_ACCOUNT")
                        .near("#{7}")
                        .names("口座番号", "口座", "普通預金", "当座預金", "支店", "振込先", "ゆうちょ")
                        .finds("渋谷支店 普通 «1234567»", "口座番号：«7654321»")
                        .leaves("1234567", "口座 123"),
                Kind.of("cn-bank-account", "CN_BANK_ACCOUNT")
                        .near("#{16,19}|#{4} #{4} #{4} #{4} #{3}")
                        .names("账号", "账户", "帐号", "卡号", "开户行", "银行卡", "收款", "帳號", "帳戶", "戶口")
                        .finds("开户行：工商银行 «6222021234567890123»", "账号 «6222 0212 3456 7890 123»")
                        .leaves("6222021234567890123", "账号 6222"),
                Kind.of("il-bank-account", "IL_BANK_ACCOUNT")
                        .near("#{1,2}-#{3}-#{5,9}|#{1,2}/#{3}/#{5,9}")
                        .names("חשבון", "חשבון בנק", "מספר חשבון", "bank account")
                        .finds("חשבון בנק «12-345-678901»")
                        .leaves("12-345-678901"),
                Kind.of("th-bank-account", "TH_BANK_ACCOUNT")
                        .near("#{3}-#-#{5}-#|#{3}-#{6}-#")
                        .names("บัญชี", "เลขที่บัญชี", "เลขบัญชี", "ธนาคาร", "พร้อมเพย์", "bank account")
                        .finds("เลขที่บัญชี «123-4-56789-0»")
                        .leaves("123-4-56789-0"),
                // Reserve Bank of India: Indian Financial System Code, bank and branch
                Kind.of("in-ifsc", "IN_IFSC")
                        .near("[A-Z]{4}0[A-Z0-9]{6}")
                        .digits(3)
                        .cased()
                        .names("ifsc", "ifsc code", "rtgs", "neft")
                        .finds("IFSC «HDFC0001234»", "NEFT to «UTIB0CCH274»")
                        .leaves("HDFC0001234", "IFSC HDFC1001234"));
    }

    private static boolean isMexican(String number) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += digit(number, i) * ("371".charAt(i % 3) - '0') % 10;
        }
        return (10 - sum % 10) % 10 == digit(number, 17);
    }

    private static boolean isHungarian(String part) {
        int sum = 0;
        for (int i = 0; i < part.length(); i++) {
            sum += digit(part, i) * ("9731".charAt(i % 4) - '0');
        }
        return sum % 10 == 0;
    }

    private static boolean isArgentine(String block, int... weights) {
        return (10 - of(block, weights) % 10) % 10 == digit(block, -1);
    }

    private static boolean isSpanish(String ten, int check) {
        int wanted = 11 - of(ten, 1, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11;
        return check == (wanted == 11 ? 0 : wanted == 10 ? 1 : wanted);
    }

    private static boolean isFrench(String number) {
        StringBuilder digits = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            digits.append(c < 'A' ? c : FRENCH.charAt(c - 'A'));
        }
        // bank, branch, account and key, weighed so that the whole is a multiple
        return Iso7064.remainder(digits.toString(), 97) == 0;
    }

    /** Where the prefix ends is no longer seen: any place at which both parts are right. */
    private static boolean isCzech(String number) {
        String account = number.substring(0, number.length() - 4);
        for (int prefix = Math.max(0, account.length() - 10); prefix <= Math.min(6, account.length() - 2); prefix++) {
            if (isCzechPart(account.substring(0, prefix)) && isCzechPart(account.substring(prefix))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCzechPart(String part) {
        return of("0".repeat(10 - part.length()) + part, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0;
    }

    /** Of nine digits: zeros are left out behind the first two. */
    private static boolean isSwiss(String number) {
        int[] table = {0, 9, 4, 6, 8, 2, 7, 1, 3, 5};
        String nine = number.substring(0, 2) + "0".repeat(9 - number.length()) + number.substring(2);
        int carry = 0;
        for (int i = 0; i < 8; i++) {
            carry = table[(carry + digit(nine, i)) % 10];
        }
        return (10 - carry) % 10 == digit(nine, 8);
    }

    private static boolean isRussian(String number) {
        return CURRENCIES.contains(number.substring(5, 8))
                && (RUSSIAN.contains(number.substring(0, 5)) || RUSSIAN_DEPOSITS.contains(number.substring(0, 3)));
    }
}
