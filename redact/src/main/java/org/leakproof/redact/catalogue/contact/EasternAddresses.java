package org.leakproof.redact.catalogue.contact;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leakproof.redact.catalogue.Candidate;
import org.leakproof.redact.catalogue.Labelled.Way;
import org.leakproof.redact.catalogue.Verdict;
import org.leakproof.redact.scan.Boundary;

/**
 * Addresses of Japan, China, Taiwan, Hong Kong, Korea and Thailand in their own letters: no capitals and few spaces, but words
 * for every part. Searched for from such a word to a number, then read on to both sides.
 */
final class EasternAddresses {

    private static final int BEFORE = 150;
    private static final int AFTER = 240;

    private static final String JAPANESE = "japanese";
    private static final String CHINESE = "chinese";
    private static final String KOREAN = "korean";
    private static final String THAI = "thai";

    /** Between two parts, also over the end of a line and marks of quotation. */
    private static final String BREAK = "(?:[ ,、，]{0,2}(?:\\r?\\n[ >|]{0,6})?)";

    private static final String KANA = "\\p{IsHan}\\p{IsKatakana}ー々ヶ";

    /** What of it stands before what was found, up to its start; and behind it. */
    private record Sides(Pattern before, Pattern after) {
        static Sides of(String before, String after) {
            return new Sides(Pattern.compile(before + "\\z"), Pattern.compile(after));
        }
    }

    private static final Map<String, Sides> SIDES = Map.of(
            JAPANESE,
            Sides.of(
                    "(?:〒? ?\\d{3}-?\\d{4}" + BREAK + ")?(?:(?:東京都|北海道|京都府|大阪府|[\\p{IsHan}&&[^都道府県はがをに]]{2,3}県)" + BREAK
                            + "[" + KANA + "\\p{IsHiragana}]{0,16}?[ ]?[" + KANA + "\\p{IsHiragana}]{0,12}|[" + KANA
                            + "]{1,12})",
                    "(?:の?\\d{1,4}|丁目|番地?|号|-\\d{1,4}|[一二三四五六七八九十]{1,3}(?:丁目|番|号))*+(?:" + BREAK + "["
                            + KANA + "A-Za-zー・]{2,24}[ ]?(?:\\d{1,4}|[一二三]|[A-Z])?(?:号室|号|階|F|棟)(?:\\d{1,4}号室)?"
                            + "|" + BREAK + "\\d{1,4}(?:号室|階|F)){0,3}(?:" + BREAK + "日本)?"),
            CHINESE,
            Sides.of(
                    "(?:(?:邮编|郵編)?[:：]? ?(?<!\\d)\\d{3,6}" + BREAK + ")?[\\p{IsHan}&&[^在於于到往住是从從去了的给給址]]{0,24}",
                    "(?:" + BREAK
                            + "[\\p{IsHan}A-Z]{0,8}(?:\\d{1,4}|[A-Z]|[一二三四五六七八九十]{1,3})(?:号楼|號樓|号院|栋|棟|幢|座|单元|單元|室|层|層|樓|楼|房|门|户|号|號"
                            + "|之\\d{1,2})(?:[A-Z](?![A-Za-z室]))?){0,6}(?:[A-Z\\d]{1,4}室)?(?:" + BREAK
                            + "(?:邮编|郵編)?[:：]? ?\\d{6}(?!\\d))?(?:" + BREAK + "中[国國])?"),
            KOREAN,
            Sides.of(
                    "(?:\\d{5}" + BREAK + ")?(?:대한민국" + BREAK + ")?(?:[\\p{IsHangul}]{1,8}(?:시|도|군|구|읍|면)" + BREAK
                            + "){0,3}",
                    "(?:" + BREAK
                            + "(?:[\\p{IsHangul}A-Za-z]{1,12}(?:아파트|빌딩|오피스텔|빌라|타워)|(?:\\d{1,4}|[A-Z가나다])동|\\d{1,5}호|(?:지하 ?)?\\d{1,3}층)){0,4}"
                            + "(?: ?\\([\\p{IsHangul}\\d, ]{2,20}\\))?(?:" + BREAK
                            + "\\d{5}(?!\\d))?(?:" + BREAK + "대한민국)?"),
            THAI,
            Sides.of(
                    "(?:(?:เลขที่|บ้านเลขที่|ห้อง|ชั้น) ?(?:\\d{1,4} ?)?)?",
                    "(?:" + BREAK
                            + "(?:ซอย|ซ\\.|ถนน|ถ\\.|แขวง|เขต|ตำบล|ต\\.|อำเภอ|อ\\.|จังหวัด|จ\\.|หมู่|กรุงเทพ|กทม)[\\p{IsThai}.-]{0,32}(?: ?\\d{1,3}(?!\\d))?){0,6}"
                            + "(?:" + BREAK + "[\\p{IsThai}]{2,20})?(?:" + BREAK + "\\d{5}(?!\\d))(?:" + BREAK
                            + "ประเทศไทย)?|(?:" + BREAK
                            + "(?:ซอย|ซ\\.|ถนน|ถ\\.|แขวง|เขต|ตำบล|ต\\.|อำเภอ|อ\\.|จังหวัด|จ\\.|กรุงเทพ|กทม)[\\p{IsThai}.-]{1,32}){0,6}"));

    /** {@code 国道2号} is a road. */
    private static final Pattern NUMBERED_ROAD = Pattern.compile("[国國県县省市都府快铁鐵鉄]$");

    private EasternAddresses() {}

    static boolean isForm(String form) {
        return SIDES.containsKey(form);
    }

    /** What was found with what belongs to it on both sides. */
    static Verdict widened(Candidate candidate, Verdict.Part found) {
        Sides sides = Objects.requireNonNull(SIDES.get(candidate.form()));
        String text = candidate.text();
        if (text.charAt(0) == '道' && NUMBERED_ROAD.matcher(candidate.before(4)).find()) {
            return Verdict.rejected();
        }
        Matcher before = sides.before().matcher(candidate.before(BEFORE));
        Matcher after = sides.after().matcher(candidate.after(AFTER));
        int head = before.find() ? before.end() - before.start() : 0;
        int tail = after.lookingAt() ? after.end() : 0;
        return Verdict.part(head == 0 ? found.from() : -head, text.length() + tail, found.score());
    }

    static List<Way> ways() {
        return List.of(
                wayAnywhere(
                        JAPANESE,
                        "[都道府県市区町村郡][\\p{IsHan}\\p{IsKatakana}ーぁ-ごさざす-ぢつづなぬ-のば-りれ-わ]{0,16}(?:\\d{1,4}|[一二三四五六七八九十]{1,2})(?:丁目|番地?|-\\d{1,4})",
                        0.7),
                wayAnywhere(
                        CHINESE,
                        "(?:[路街道巷弄段]|[路街道][一二三四五六七八九十东西南北中東][路街道段])\\d{1,5}(?:[弄巷]\\d{1,4})?(?:-\\d{1,4})?[号號]",
                        0.7),
                wayAnywhere(
                        KOREAN,
                        "[\\p{IsHangul}]{1,8}(?:시|군|구|읍|면|동)[ \\n][\\p{IsHangul}\\d]{1,12}(?:(?:로|길)(?: ?\\d{1,4}번?길)? ?\\d{1,5}(?:-\\d{1,4})?|(?:동|리|가) (?:산 ?)?\\d{1,4}(?:-\\d{1,4})?(?:번지)?)",
                        0.7),
                Way.of(
                                THAI,
                                "\\d{1,4}(?:/\\d{1,4})? (?:(?:หมู่(?:ที่)?|ม\\.) ?\\d{1,2} )?(?:ซอย|ถนน|ซ\\.|ถ\\.|หมู่บ้าน|ตำบล|ต\\.)[\\p{IsThai}\\d.-]{2,40}",
                                0.7)
                        .between(Boundary.WORD, Boundary.NONE));
    }

    private static Way wayAnywhere(String name, String expression, double score) {
        return Way.of(name, expression, score)
                .between(Boundary.NONE, name.equals(KOREAN) ? Boundary.DIGIT : Boundary.NONE);
    }
}
