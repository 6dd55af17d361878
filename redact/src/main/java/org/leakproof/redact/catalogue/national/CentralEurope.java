package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.check.Days.number;
import static org.leakproof.redact.catalogue.check.Days.yymmdd;
import static org.leakproof.redact.catalogue.check.Sums.complement11;
import static org.leakproof.redact.catalogue.check.Sums.digit;
import static org.leakproof.redact.catalogue.check.Sums.mod11;
import static org.leakproof.redact.catalogue.check.Sums.of;
import static org.leakproof.redact.catalogue.national.Kind.CHECKED;
import static org.leakproof.redact.catalogue.national.Kind.LIKELY;
import static org.leakproof.redact.catalogue.national.Kind.WEAK;

import java.util.List;
import org.leakproof.redact.catalogue.check.Days;
import org.leakproof.redact.catalogue.check.Iso7064;

/** Poland, Czechia, Slovakia, Hungary, Slovenia, Croatia and their neighbours. */
final class CentralEurope {

    private CentralEurope() {}

    static List<Kind> people() {
        return List.of(
                // https://www.gov.pl/web/gov/czym-jest-numer-pesel: the month tells the century
                Kind.of("pl-pesel", "PL_PESEL")
                        .shape(LIKELY, "#{11}")
                        .possible(n -> Days.isShort(number(n, 0, 2), number(n, 2, 2) % 20, number(n, 4, 2)))
                        .check("1-3-7-9", n -> of(n, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0)
                        .names("pesel", "numer pesel", "numer ewidencyjny")
                        .finds(
                                "PESEL «44051401458»",
                                "PESEL: «4 4 0 5 1 4 0 1 4 5 8»",
                                "pesel «4405140l458»",
                                "PESEL «440514\n01459» z błędem")
                        .leaves("44051401459", "11110021111", "11-11-11-11114"),
                // Ustawa o zasadach ewidencji i identyfikacji podatników: of sole traders too
                Kind.of("pl-nip", "PL_NIP")
                        .shape(LIKELY, "#{3}-#{3}-#{2}-#{2}|#{3}-#{2}-#{2}-#{3}")
                        .shape(CHECKED, "#{10}|#{3} #{3} #{2} #{2}")
                        .shape(LIKELY, "PL[ ]?#{10}")
                        .check("mod 11", n -> of(n.replace("PL", ""), 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(n, -1))
                        .names("nip", "numer identyfikacji podatkowej", "nip ue")
                        .finds("NIP «123-456-32-18»", "NIP: «1234563218»", "NIP «7.4.8.3.7.2.1.5.9.9»")
                        .leaves("123-456-32-19", "1234563219"),
                // GUS: of sole traders too
                Kind.of("pl-regon", "PL_REGON")
                        .shape(CHECKED, "#{3}_#{3}_#{3}")
                        .shape(CHECKED, "#{14}")
                        .check(
                                "mod 11",
                                n -> mod11(n, 0, 8, 9, 2, 3, 4, 5, 6, 7)
                                        && (n.length() == 9 || mod11(n, 0, 2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8)))
                        .names("regon", "numer regon")
                        .finds("REGON «123456785»", "REGON: «123-456-785»", "regon «12345678512347»")
                        .leaves("123456786", "12345678512348"),
                // ICAO 9303 values, weights 7 3 1; the check digit stands behind the series
                Kind.of("pl-id-card", "PL_ID_CARD")
                        .shape(LIKELY, "@{3}[ ]?#{6}")
                        .check("7-3-1", n -> of(n, 7, 3, 1, 0, 7, 3, 1, 7, 3) % 10 == digit(n, 3))
                        .names(
                                "dowód osobisty",
                                "dowodem osobistym",
                                "dowodu osobistego",
                                "dowód",
                                "dowodu",
                                "dowodem",
                                "seria i numer dowodu",
                                "nr dowodu",
                                "dokument tożsamości")
                        .finds("dowód osobisty «ABA300000»", "dowodem osobistym nr «ABS123456»", "«aba 300000»")
                        .leaves("ABA400000", "ABA3000001"),
                Kind.of("pl-passport", "PL_PASSPORT")
                        .shape(0.5, "@{2}[ ]?#{7}")
                        .check("7-3-1", n -> of(n, 7, 3, 0, 1, 7, 3, 1, 7, 3) % 10 == digit(n, 2))
                        .names("paszport", "paszportu", "paszportem", "numer paszportu", "passport")
                        .finds("paszport «AB0123456»", "paszportem nr «ZS0000177»")
                        .leaves("ZS1000177", "ZS000017"),
                Kind.of("pl-driving-licence", "PL_DRIVING_LICENCE")
                        .shape(WEAK, "#{5}/#{2}/#{4}")
                        .names("prawo jazdy", "prawa jazdy", "prawem jazdy")
                        .finds("prawo jazdy «00123/15/1465»", "prawa jazdy nr «12345/07/0201»")
                        .leaves("00123/15/146", "123/15/1465"),
                // Zákon č. 133/2000 Sb.: women have 50 on the month, 20 more when the day's numbers were used up
                Kind.of("cz-birth-number", "CZ_BIRTH_NUMBER")
                        .shape(0.75, "#{6}/#{4}")
                        .shape(CHECKED, "#{10}|#{6} #{4}")
                        .shape(0.3, "#{6}/#{3}")
                        .possible(n -> Days.isShort(number(n, 0, 2), number(n, 2, 2) % 50 % 20, number(n, 4, 2)))
                        .check(
                                "mod 11",
                                n -> n.length() == 9
                                        || Iso7064.remainder(n, 11) == 0
                                        || Iso7064.remainder(n.substring(0, 9), 11) == 10 && n.endsWith("0"))
                        .names("rodné číslo", "r.č", "rč", "rodné č", "birth number")
                        .finds("rodné číslo «710319/2745»", "RČ «7103192745»", "r.č. «991231/1237»")
                        .leaves("710319/2746", "711919/2745"),
                Kind.of("cz-id-card", "CZ_ID_CARD")
                        .near("#{9}", "[A-Z]{2}#{6}")
                        .names(
                                "občanský průkaz",
                                "občanského průkazu",
                                "číslo op",
                                "občiansky preukaz",
                                "číslo op",
                                "č. op")
                        .finds("občanský průkaz «123456789»", "občiansky preukaz č. «EA123456»")
                        .leaves("123456789", "EA123456"),
                Kind.of("cz-passport", "CZ_PASSPORT")
                        .near("#{8}", "[A-Z]{2}#{7}")
                        .names("cestovní pas", "číslo pasu", "cestovný pas", "číslo cestovního pasu")
                        .finds("cestovní pas «12345678»", "číslo pasu: «BA1234567»")
                        .leaves("12345678", "BA1234567"),
                // 1991. évi XX. törvény; 2015. évi CLI. törvény
                Kind.of("hu-personal-id", "HU_PERSONAL_ID")
                        .shape(LIKELY, "[1-8][ -]#{6}[ -]#{4}")
                        .possible(n -> yymmdd(n, 1))
                        .check(
                                "mod 11",
                                n -> mod11(n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
                                        || mod11(n, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1))
                        .names("személyi szám", "személyi azonosító", "személyi azonosító jel")
                        .finds("személyi szám «1-810203-1238»", "személyi azonosító: «2 880706 0126»")
                        .leaves("1-811503-1234", "9-810203-1234"),
                Kind.of("hu-tax-id", "HU_TAX_ID")
                        .shape(0.3, "8#{9}")
                        .check("mod 11", n -> of(n, 1, 2, 3, 4, 5, 6, 7, 8, 9) % 11 == digit(n, 9))
                        .names("adóazonosító", "adóazonosító jel", "adószám")
                        .finds("adóazonosító jel «8071592153»", "adóazonosító: «8071592153»")
                        .leaves("8071592154", "7071592153"),
                Kind.of("hu-taj", "HU_TAJ")
                        .shape(CHECKED, "#{3}_#{3}_#{3}")
                        .check("mod 10", n -> of(n, 3, 7, 3, 7, 3, 7, 3, 7) % 10 == digit(n, 8))
                        .names("taj", "taj szám", "taj-szám", "tb szám")
                        .finds("TAJ «123-456-788»", "TAJ szám: «123456788»")
                        .leaves("123456787", "1234567880"),
                Kind.of("hu-id-card", "HU_ID_CARD")
                        .near("#{6}@{2}", "@{2}#{6,7}")
                        .names(
                                "személyi igazolvány",
                                "személyazonosító igazolvány",
                                "útlevél",
                                "vezetői engedély",
                                "jogosítvány")
                        .finds("személyi igazolvány «123456AE»", "útlevél «BH1234567»")
                        .leaves("123456AE", "BH1234567"),
                // Zakon o osobnom identifikacijskom broju
                Kind.of("hr-oib", "HR_OIB")
                        .shape(CHECKED, "#{11}")
                        .shape(LIKELY, "HR#{11}")
                        .check("mod 11,10", n -> Iso7064.mod11x10(n.replace("HR", "")))
                        .names("oib", "osobni identifikacijski broj")
                        .finds("OIB «69435151530»", "OIB: «HR69435151530»")
                        .leaves("69435151531", "694351515300"),
                // Of Yugoslavia, in use in its successors: day of birth, region, serial
                Kind.of("yu-jmbg", "YU_JMBG")
                        .shape(LIKELY, "#{13}")
                        .possible(n -> Days.is(
                                number(n, 4, 3) + (number(n, 4, 3) > 800 ? 1000 : 2000),
                                number(n, 2, 2),
                                number(n, 0, 2)))
                        .check("mod 11", n -> complement11(n, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2))
                        .names("jmbg", "emšo", "emso", "matični broj", "јмбг", "матични број", "ембг")
                        .finds("JMBG «0101006500006»", "EMŠO: «0101006500006»")
                        .leaves("0101006500007", "3301006500006"),
                Kind.of("si-tax-number", "SI_TAX_NUMBER")
                        .shape(0.3, "[1-9]#{7}")
                        .shape(LIKELY, "SI#{8}")
                        .check("mod 11", n -> {
                            int check = 11 - of(n.replace("SI", ""), 8, 7, 6, 5, 4, 3, 2) % 11;
                            return (check == 10 ? 0 : check) == digit(n, -1);
                        })
                        .names("davčna številka", "davčna št", "id za ddv")
                        .finds("davčna številka «15012557»", "ID za DDV: «SI15012557»")
                        .leaves("15012558", "05012557"));
    }

    static List<Kind> companies() {
        return List.of(
                // Krajowy Rejestr Sądowy
                Kind.of("pl-krs", "PL_KRS")
                        .near("0{3}#{7}")
                        .names("krs", "numer krs", "krajowy rejestr sądowy", "rejestru sądowego")
                        .finds("KRS «0000127206»", "numer KRS: «0000012345»")
                        .leaves("0000127206", "KRS 12345"),
                Kind.of("cz-ico", "CZ_ICO")
                        .shape(0.3, "#{8}|#{3} #{2} #{3}")
                        .check("mod 11", n -> (11 - of(n, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == digit(n, 7))
                        .names("ičo", "ič", "ico", "identifikační číslo osoby")
                        .finds("IČO «25596641»", "IČ: «255 96 641»")
                        .leaves("25596642", "2559664"),
                Kind.of("cz-dic", "CZ_DIC")
                        .shape(LIKELY, "CZ#{8,10}|SK#{10}")
                        .possible(n -> n.charAt(0) == 'C' || Iso7064.remainder(n.substring(2), 11) == 0)
                        .names("dič", "ič dph", "dic")
                        .finds("DIČ «CZ25596641»", "IČ DPH: «SK2022749619»")
                        .leaves("CZ2559664", "SK2022749618"));
    }
}
