package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.check.Days.ddmmyy;
import static org.leakproof.redact.catalogue.check.Days.number;
import static org.leakproof.redact.catalogue.check.Days.yymmdd;
import static org.leakproof.redact.catalogue.check.Sums.digit;
import static org.leakproof.redact.catalogue.check.Sums.icao;
import static org.leakproof.redact.catalogue.check.Sums.of;
import static org.leakproof.redact.catalogue.national.Kind.CHECKED;
import static org.leakproof.redact.catalogue.national.Kind.LIKELY;
import static org.leakproof.redact.catalogue.national.Kind.SURE;

import java.util.List;
import org.leakproof.redact.catalogue.check.Luhn;

/** Russia, Ukraine, Belarus, Kazakhstan, Uzbekistan and Georgia. */
final class FormerUnion {

    private FormerUnion() {}

    private static final String RUSSIAN = "[АВЕКМНОРСТУХABEKMHOPCTYX]";

    static List<Kind> people() {
        return List.of(
                // Приказ ФНС ММВ-7-6/435: twelve digits of people, the last two are checks
                Kind.of("ru-inn", "RU_INN")
                        .shape(LIKELY, "#{12}")
                        .check(
                                "mod 11 twice",
                                n -> of(n, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(n, 10)
                                        && of(n, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(n, 11))
                        .names("инн", "inn", "идентификационный номер налогоплательщика")
                        .finds("ИНН «500100732259»", "inn: «500100732259»")
                        .leaves("500100732258", "5001007322590"),
                // Постановление Правления ПФ РФ 192п
                Kind.of("ru-snils", "RU_SNILS")
                        .shape(SURE, "#{3}[ -]#{3}[ -]#{3}[ -]#{2}")
                        .shape(CHECKED, "#{11}")
                        .mixed()
                        .check("mod 101", n -> of(n, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 101 % 100 == number(n, 9, 2))
                        .names("снилс", "snils", "страховой номер", "страховое свидетельство")
                        .finds("СНИЛС «112-233-445 95»", "снилс: «11223344595»")
                        .leaves("112-233-445 96", "11223344596"),
                // Постановление Правительства РФ 828 of 1997: series and number
                Kind.of("ru-passport", "RU_PASSPORT")
                        .near("#{2}[ ]?#{2}[ ]?(?:№[ ]?|N[ ]?|номер[ ]?)?#{6}")
                        .names(
                                "паспорт",
                                "паспорт рф",
                                "паспорт серия",
                                "паспорта",
                                "паспортные данные",
                                "серия и номер паспорта",
                                "серия",
                                "passport",
                                "удостоверение личности")
                        .finds("паспорт «45 08 123456»", "паспорт серия «4508 № 123456»", "Паспорт: «4508123456»")
                        .leaves("45 08 123456", "4508123456"),
                Kind.of("ru-passport-abroad", "RU_PASSPORT")
                        .near("#{2}[ ]?(?:№[ ]?)?#{7}")
                        .names(
                                "загранпаспорт",
                                "заграничный паспорт",
                                "загранпаспорта",
                                "паспорт",
                                "passport",
                                "international passport")
                        .finds("загранпаспорт «71 1234567»", "загранпаспорт № «75 №7654321»")
                        .leaves("71 1234567", "711234567"),
                Kind.of("ru-driving-licence", "RU_DRIVING_LICENCE")
                        .near("#{2}[ ]?(?:#{2}|[АВЕКМНОРСТУХABEKMHOPCTYX]{2})[ ]?(?:№[ ]?)?#{6}")
                        .names(
                                "водительское удостоверение",
                                "водительского удостоверения",
                                "ву",
                                "в/у",
                                "водительские права")
                        .finds("водительское удостоверение «99 12 345678»", "В/У «77 УН 123456»")
                        .leaves("99 12 345678", "77 УН 123456"),
                Kind.of("ru-oms", "RU_OMS")
                        .near("#{16}", "#{4} #{4} #{4} #{4}")
                        .possible(n -> Luhn.isValid(n))
                        .names("полис омс", "омс", "енп", "полис", "медицинский полис")
                        .finds("полис ОМС «1234567890123452»", "ЕНП: «1234 5678 9012 3452»")
                        .leaves("1234567890123452", "полис ОМС 1234567890123453"),
                Kind.of("ru-birth-certificate", "RU_BIRTH_CERTIFICATE")
                        .shape(0.3, "[IVX]{1,5}-[А-Я]{2}[ ]?(?:№[ ]?)?#{6}")
                        .names("свидетельство о рождении", "свидетельства о рождении")
                        .finds("свидетельство о рождении «II-МЮ № 123456»", "свидетельство о рождении: «IV-АБ 654321»")
                        .leaves("II-МЮ 12345", "МЮ 123456"),
                Kind.of("ru-military-id", "RU_MILITARY_ID")
                        .near("[А-Я]{2}[ ]?(?:№[ ]?)?#{6,7}")
                        .names("военный билет", "военного билета", "удостоверение личности офицера", "личный номер")
                        .finds("военный билет «АН 1234567»", "военный билет № «МО №123456»")
                        .leaves("АН 1234567", "билет 12"),
                // ГОСТ Р 50577
                Kind.of("ru-vehicle-registration", "RU_VEHICLE_REGISTRATION")
                        .shape(0.5, "[АВЕКМНОРСТУХ][ ]?#{3}[ ]?[АВЕКМНОРСТУХ]{2}[ ]?#{2,3}")
                        .near(RUSSIAN + "#{3}" + RUSSIAN + "{2}[ ]?#{2,3}")
                        .names("госномер", "гос. номер", "автомобиль", "номерной знак", "грз")
                        .finds("госномер «А123ВС 77»", "гос. номер «A123BC177»")
                        .leaves("Я123ВС 77", "A123BC177"),
                // ИП: fifteen digits
                Kind.of("ru-ogrnip", "RU_OGRNIP")
                        .shape(LIKELY, "[34]#{14}")
                        .check("mod 13", n -> Long.parseLong(n.substring(0, 14)) % 13 % 10 == digit(n, 14))
                        .names("огрнип", "ogrnip")
                        .finds("ОГРНИП «304500116000157»", "огрнип: «304500116000157»")
                        .leaves("304500116000158", "204500116000157"),
                // Державна податкова служба: day of birth counted from 1899, sex, check digit
                Kind.of("ua-rnokpp", "UA_RNOKPP")
                        .shape(CHECKED, "#{10}")
                        .check("mod 11", n -> Math.floorMod(of(n, -1, 5, 7, 9, 4, 6, 10, 5, 7), 11) % 10 == digit(n, 9))
                        .names(
                                "рнокпп",
                                "іпн",
                                "ідентифікаційний код",
                                "податковий номер",
                                "реєстраційний номер облікової картки",
                                "инн",
                                "ідентифікаційний номер")
                        .finds("РНОКПП «1759013776»", "ІПН: «1759013776»")
                        .leaves("1759013777", "17590137760"),
                Kind.of("ua-passport", "UA_PASSPORT")
                        .near("[А-ЩЮЯҐЄІЇ]{2}[ ]?(?:№[ ]?)?#{6}", "#{9}", "[A-Z]{2}#{6}", "#{8}-?#{5}")
                        .names(
                                "паспорт",
                                "паспорт громадянина україни",
                                "серія",
                                "закордонний паспорт",
                                "id-картка",
                                "унзр",
                                "passport")
                        .finds(
                                "паспорт «КВ 123456»",
                                "паспорт серія «АА №654321»",
                                "УНЗР «19900101-00017»",
                                "ID-картка «000123456»")
                        .leaves("КВ 123456", "000123456"),
                Kind.of("by-personal-number", "BY_PERSONAL_NUMBER")
                        .shape(SURE, "[1-6]#{6}[ABCHKEM]#{3}(?:PB|BA|BI)#")
                        .possible(n -> ddmmyy(n, 1))
                        .check("7-3-1", n -> icao(n))
                        .wrong(0.6)
                        .names("идентификационный номер", "личный номер", "ідэнтыфікацыйны нумар", "personal number")
                        .finds("личный номер «3070190A001PB1»", "«4120585H012PB3»")
                        .leaves("3320190A001PB1", "3070190A001PX1"),
                Kind.of("by-passport", "BY_PASSPORT")
                        .near("(?:AB|BM|HB|KH|MP|MC|KB|PP|SP|DP|АВ|ВМ|НВ|КН|МР|МС|КВ)[ ]?#{7}")
                        .names("паспорт", "пашпарт", "passport")
                        .finds("паспорт «MP1234567»", "паспорт «КН 7654321»")
                        .leaves("MP1234567", "паспорт MX1234567"),
                // Закон РК о национальных реестрах идентификационных номеров
                Kind.of("kz-iin", "KZ_IIN")
                        .shape(LIKELY, "#{6}[0-6]#{5}")
                        .possible(n -> yymmdd(n, 0))
                        .check("mod 11 in two rounds", FormerUnion::isKazakh)
                        .names("иин", "жсн", "iin")
                        .finds("ИИН «880101300123»", "ЖСН: «880101300123»")
                        .leaves("880101300126", "881301300125"),
                Kind.of("kz-document", "KZ_DOCUMENT")
                        .near("[NН]?#{8,9}")
                        .names("удостоверение личности", "уд. личности", "жеке куәлік")
                        .finds("удостоверение личности № «012345678»", "жеке куәлік «N12345678»")
                        .leaves("012345678", "N12345678"),
                Kind.of("uz-pinfl", "UZ_PINFL")
                        .shape(0.3, "[3-6]#{13}")
                        .possible(n -> ddmmyy(n, 1))
                        .check("7-3-1", n -> icao(n))
                        .names("пинфл", "pinfl", "жшшир", "jshshir")
                        .finds("ПИНФЛ «31501901234566»", "JSHSHIR: «41501901234563»")
                        .leaves("31501901234568", "33201901234565"),
                Kind.of("ge-personal-number", "GE_PERSONAL_NUMBER")
                        .near("#{11}")
                        .names("პირადი ნომერი", "პ/ნ", "personal number", "piradi nomeri")
                        .finds("პირადი ნომერი «01008012345»", "personal number: «01008012345»")
                        .leaves("01008012345", "personal number 0100801"));
    }

    static List<Kind> companies() {
        return List.of(
                Kind.of("ru-inn-company", "RU_INN")
                        .shape(CHECKED, "#{10}")
                        .check("mod 11", n -> of(n, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(n, 9))
                        .names("инн", "inn", "инн/кпп")
                        .finds("ИНН «7707083893»", "ИНН/КПП «7707083893»/773601001")
                        .leaves("7707083894", "77070838930"),
                Kind.of("ru-ogrn", "RU_OGRN")
                        .shape(CHECKED, "[125]#{12}")
                        .check("mod 11", n -> Long.parseLong(n.substring(0, 12)) % 11 % 10 == digit(n, 12))
                        .names("огрн", "ogrn", "основной государственный регистрационный номер")
                        .finds("ОГРН «1027700132195»", "ogrn: «1027700132195»")
                        .leaves("1027700132196", "3027700132195"),
                Kind.of("ru-kpp", "RU_KPP")
                        .near("#{4}(?:0#|[1-9][0-9])#{3}")
                        .names("кпп", "kpp")
                        .finds("КПП «773601001»", "КПП: «997950001»")
                        .leaves("773601001", "КПП 77360100"),
                Kind.of("ua-edrpou", "UA_EDRPOU")
                        .near("#{8}")
                        .names("єдрпоу", "код єдрпоу", "едрпоу", "edrpou")
                        .finds("ЄДРПОУ «32855961»", "код ЄДРПОУ: «14360570»")
                        .leaves("32855961", "ЄДРПОУ 3285596"),
                Kind.of("by-unp", "BY_UNP")
                        .near("#{9}")
                        .names("унп", "unp")
                        .finds("УНП «200988541»", "УНП: «100582333»")
                        .leaves("200988541", "УНП 20098854"),
                Kind.of("kz-bin", "KZ_BIN")
                        .shape(CHECKED, "#{2}(?:0[1-9]|1[0-2])[4-6][0-3]#{6}")
                        .check("mod 11 in two rounds", FormerUnion::isKazakh)
                        .names("бин", "бсн", "bin")
                        .finds("БИН «100140011059»", "БИН: «940140000385»")
                        .leaves("100140011050", "101340011059"));
    }

    private static boolean isKazakh(String number) {
        int first = of(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) % 11;
        int second = of(number, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2) % 11;
        return digit(number, 11) == (first < 10 ? first : second);
    }
}
