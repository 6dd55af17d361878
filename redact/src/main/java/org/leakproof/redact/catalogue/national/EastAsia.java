package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.check.Days.number;
import static org.leakproof.redact.catalogue.check.Days.yymmdd;
import static org.leakproof.redact.catalogue.check.Days.yyyymmdd;
import static org.leakproof.redact.catalogue.check.Sums.digit;
import static org.leakproof.redact.catalogue.check.Sums.of;
import static org.leakproof.redact.catalogue.national.Kind.CHECKED;
import static org.leakproof.redact.catalogue.national.Kind.LIKELY;
import static org.leakproof.redact.catalogue.national.Kind.SURE;
import static org.leakproof.redact.catalogue.national.Kind.WEAK;

import java.util.List;
import org.leakproof.redact.catalogue.check.Days;
import org.leakproof.redact.catalogue.check.Iso7064;

/** China, Hong Kong, Macau, Taiwan, Japan and Korea. */
final class EastAsia {

    private EastAsia() {}

    static List<Kind> people() {
        return List.of(
                // GB 11643-1999
                Kind.of("cn-id", "CN_ID")
                        .shape(SURE, "[1-8]#{5}[ ]?(?:18|19|20)#{6}[ ]?#{3}[0-9X]")
                        .possible(n -> n.length() == 15 ? yymmdd(n, 6) : yyyymmdd(n, 6))
                        .check("mod 11-2", n -> Iso7064.mod11x2(n))
                        .near("[1-8]#{14}")
                        .names("身份证", "身份证号", "身份证号码", "公民身份号码", "居民身份证", "身份證", "chinese id", "resident id")
                        .finds("身份证号：«11010519491231002X»", "«440524188001010014»，", "身份证 «110105491231002»")
                        .leaves("110105194912310021", "110105194913310021"),
                Kind.of("cn-passport", "CN_PASSPORT")
                        .near("(?:E[A-HJ-NP-Z]?|[GDSP]E?|[HM])#{7,8}")
                        .names("护照", "护照号", "护照号码", "護照", "chinese passport", "passport", "港澳通行证", "通行证")
                        .finds("护照号码：«E12345678»", "passport «EA1234567»")
                        .leaves("E12345678", "护照 X123"),
                // https://www.immd.gov.hk
                Kind.of("hk-id", "HK_ID")
                        .shape(LIKELY, "[A-Z]{1,2}#{6}[ ]?[(][0-9A][)]")
                        .shape(CHECKED, "[A-Z]{1,2}#{6}[0-9A]")
                        .check("mod 11", EastAsia::isHongKong)
                        .names("hkid", "香港身份證", "身份證號碼", "身份證", "香港身份证", "hong kong id", "hkid no")
                        .finds("HKID «A123456(3)»", "香港身份證 «G123456A»")
                        .leaves("A123456(4)", "A1234564"),
                Kind.of("mo-id", "MO_ID")
                        .shape(0.5, "[157]#{6}[(]#[)]")
                        .near("[157]#{7}")
                        .names("bir", "澳門居民身份證", "澳门身份证", "澳門身份證", "macau id")
                        .finds("BIR «1234567(8)»", "澳門身份證 «51234567»")
                        .leaves("2234567(8)", "51234567"),
                // 戶籍法: letter of the place, 1, 2, 8 or 9
                Kind.of("tw-id", "TW_ID")
                        .shape(LIKELY, "[A-Z][1289]#{8}")
                        .check("mod 10", EastAsia::isTaiwanese)
                        .names("身分證", "身分證字號", "身份證字號", "統一證號", "居留證", "taiwan id")
                        .finds("身分證字號：«A123456789»", "«F131232216»")
                        .leaves("A123456788", "A323456789"),
                // 行政手続における特定の個人を識別するための番号
                Kind.of("jp-my-number", "JP_MY_NUMBER")
                        .shape(CHECKED, "#{12}")
                        .shape(LIKELY, "#{4}-#{4}-#{4}")
                        .shape(CHECKED, "#{4} #{4} #{4}")
                        .check("mod 11", n -> {
                            int rest = of(n, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
                            return (rest < 2 ? 0 : 11 - rest) == digit(n, 11);
                        })
                        .names("マイナンバー", "個人番号", "my number")
                        .finds("マイナンバー：«1234-5678-9018»", "個人番号 «123456789018»")
                        .leaves("1234-5678-9019", "123456789019"),
                Kind.of("jp-passport", "JP_PASSPORT")
                        .near("[A-Z]{2}#{7}")
                        .names("旅券番号", "パスポート", "パスポート番号", "旅券", "japanese passport", "passport")
                        .finds("旅券番号：«TK1234567»", "パスポート番号 «MU7654321»")
                        .leaves("TK1234567", "旅券番号 T123"),
                Kind.of("jp-driving-licence", "JP_DRIVING_LICENCE")
                        .near("#{12}")
                        .names("運転免許証", "免許証番号", "運転免許", "免許証")
                        .finds("免許証番号：«123456789012»", "運転免許証 第«301234567890»号")
                        .leaves("123456789012", "免許証 1234"),
                Kind.of("jp-insurance", "JP_HEALTH_INSURANCE")
                        .near("#{8}", "#{4}-#{6}")
                        .names("保険者番号", "被保険者番号", "健康保険証", "基礎年金番号", "年金番号")
                        .finds("保険者番号：«06123456»", "基礎年金番号 «1234-567890»")
                        .leaves("06123456", "1234-567890"),
                Kind.of("jp-residence-card", "JP_RESIDENCE_CARD")
                        .shape(0.4, "[A-Z]{2}#{8}[A-Z]{2}")
                        .names("在留カード", "在留カード番号", "residence card", "zairyu")
                        .finds("在留カード番号：«AB12345678CD»", "residence card «UH12345678AS»")
                        .leaves("AB1234567CD", "A12345678CD"),
                // 주민등록법: 1 to 4 for citizens; check digit until 2020
                Kind.of("kr-rrn", "KR_RRN")
                        .shape(SURE, "#{6}-[1-4]#{6}")
                        .shape(CHECKED, "#{6}[1-4]#{6}")
                        .possible(EastAsia::isKorean)
                        .check("mod 11", n -> koreanCheck(n) == digit(n, 12))
                        .wrong(0.5)
                        .names("주민등록번호", "주민번호", "주민등록", "rrn", "resident registration number")
                        .finds("주민등록번호 «960121-1021413»", "RRN: «9601211021413»")
                        .leaves("001332-1234567", "760413-5212134", "960111-10214131"),
                // 출입국관리법: 5 to 8 for foreigners
                Kind.of("kr-frn", "KR_FRN")
                        .shape(SURE, "#{6}-[5-8]#{6}")
                        .shape(CHECKED, "#{6}[5-8]#{6}")
                        .possible(EastAsia::isKorean)
                        .check("mod 11", n -> (koreanCheck(n) + 2) % 10 == digit(n, 12))
                        .wrong(0.5)
                        .names("외국인등록번호", "외국인등록", "frn", "foreigner registration number", "arc")
                        .finds("외국인등록번호 «911124-5678906»", "«050912-6000012»")
                        .leaves("001332-5234567", "051102-9234110"),
                // 도로교통공단: region 11 to 28
                Kind.of("kr-driving-licence", "KR_DRIVER_LICENSE")
                        .shape(LIKELY, "(?:1[1-9]|2[0-8])[ -]#{2}[ -]#{6}[ -]#{2}")
                        .shape(WEAK, "(?:1[1-9]|2[0-8])#{10}")
                        .names("운전면허", "운전면허번호", "면허번호", "korean driver license")
                        .words("en", "license", "driver license")
                        .finds("운전면허번호 «11-22-123456-12»", "«28 22 123456 12»")
                        .leaves("11-22-12345-12", "29-22-123456-12", "11-22-123456-123"),
                Kind.of("kr-passport", "KR_PASSPORT")
                        .shape(0.2, "[MSRODG]#{3}[A-Z]#{4}")
                        .shape(0.1, "[MSRODG]#{8}")
                        .names("여권", "여권번호", "korean passport", "passport", "passport number", "passport no")
                        .finds("여권번호 «M123A4567»", "대한민국 여권 «S87654321»")
                        .leaves("M12A4567", "M123AB567", "A12345678"));
    }

    static List<Kind> companies() {
        return List.of(
                // GB 32100-2015
                Kind.of("cn-uscc", "CN_USCC")
                        .shape(LIKELY, "[1-9ANY][1-9][1-6]#{5}[0-9A-HJ-NP-RT-UW-Y]{9}[0-9A-HJ-NP-RT-UW-Y]")
                        .check("mod 31", EastAsia::isChineseFirm)
                        .names("统一社会信用代码", "社会信用代码", "纳税人识别号", "税号")
                        .finds("统一社会信用代码：«91110000600037341L»", "税号 «91350100M000100Y43»")
                        .leaves("91110000600037341M", "9111000060003734"),
                Kind.of("tw-ubn", "TW_UBN")
                        .near("#{8}")
                        .names("統一編號", "統編")
                        .finds("統一編號：«04595257»", "統編 «22099131»")
                        .leaves("04595257", "統編 1234"),
                Kind.of("jp-corporate-number", "JP_CORPORATE_NUMBER")
                        .shape(CHECKED, "[1-9]#{12}")
                        .check(
                                "mod 9",
                                n -> 9 - of(n.substring(1), 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1) % 9 == digit(n, 0))
                        .names("法人番号", "登録番号")
                        .finds("法人番号：«5835678256246»", "法人番号 «5835678256246»")
                        .leaves("6835678256246", "583567825624"),
                // 부가가치세법: tax office, kind, number, check digit
                Kind.of("kr-brn", "KR_BRN")
                        .shape(LIKELY, "#{3}-#{2}-#{5}")
                        .shape(CHECKED, "#{10}")
                        .check("1-3-7", n -> {
                            int sum = of(n, 1, 3, 7, 1, 3, 7, 1, 3)
                                    + digit(n, 8) * 5
                                    + digit(n, 8) * 5 / 10
                                    - digit(n, 8) * 5;
                            return (10 - (sum + digit(n, 8) * 5) % 10) % 10 == digit(n, 9);
                        })
                        .names("사업자등록번호", "사업자번호", "brn", "business registration number")
                        .finds("사업자등록번호 «104-86-56659»", "My BRN is «1048656659»")
                        .leaves("104-86-56658", "110-81-4127"));
    }

    private static boolean isHongKong(String id) {
        String full = id.length() == 8 ? " " + id : id;
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            char c = full.charAt(i);
            sum += (c == ' ' ? 36 : Character.digit(c, 36)) * (9 - i);
        }
        return (sum + Character.digit(full.charAt(8), 36)) % 11 == 0;
    }

    private static boolean isTaiwanese(String id) {
        int place = "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(id.charAt(0)) + 10;
        return (place / 10 + place % 10 * 9 + of(id.substring(1), 8, 7, 6, 5, 4, 3, 2, 1, 1)) % 10 == 0;
    }

    private static boolean isChineseFirm(String code) {
        String signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int[] weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += signs.indexOf(code.charAt(i)) * weights[i];
        }
        return (31 - sum % 31) % 31 == signs.indexOf(code.charAt(17));
    }

    private static boolean isKorean(String number) {
        int century = (digit(number, 6) - 1) % 4 < 2 ? 1900 : 2000;
        return Days.is(century + number(number, 0, 2), number(number, 2, 2), number(number, 4, 2))
                && number(number, 7, 2) <= 96;
    }

    private static int koreanCheck(String number) {
        return (11 - of(number, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5) % 11) % 10;
    }
}
