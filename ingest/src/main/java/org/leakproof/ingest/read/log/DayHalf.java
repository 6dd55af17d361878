package org.leakproof.ingest.read.log;

import java.util.Set;

/** The half of the day that an hour is counted in, told by the words beside it in many languages. */
enum DayHalf {
    /** The hours go to 24. */
    NONE,
    AM,
    PM,
    /** Noon and the hours behind it, in Chinese. */
    NOON,
    /** A word that is not known: the hour cannot be told. */
    UNKNOWN;

    /** As the CLDR and the phones write them, in lower case without blanks, dots and apostrophes. */
    private static final Set<String> BEFORE_NOON = Set.of(
            "am",
            "a",
            "πμ",
            "上午",
            "오전",
            "午前",
            "凌晨",
            "早上",
            "清晨",
            "ص",
            "صباحا",
            "قظ",
            "قبلازظهر",
            "पूर्वाह्न",
            "सुबह",
            "मपू",
            "পূর্বাহ্ণ",
            "de",
            "vorm",
            "dop",
            "öö",
            "sa",
            "ก่อนเที่ยง",
            "fm",
            "ap",
            "pr",
            "priešpiet",
            "дп",
            "முற்பகல்",
            "לפנהצ",
            "pagi",
            "dopoledne",
            "ráno");

    private static final Set<String> AFTER_NOON = Set.of(
            "pm",
            "p",
            "μμ",
            "下午",
            "오후",
            "午後",
            "晚上",
            "傍晚",
            "م",
            "مساء",
            "مساءا",
            "بظ",
            "بعدازظهر",
            "अपराह्न",
            "दोपहर",
            "शाम",
            "रात",
            "मउ",
            "অপরাহ্ণ",
            "du",
            "nachm",
            "odp",
            "ös",
            "ch",
            "หลังเที่ยง",
            "em",
            "ip",
            "pp",
            "popiet",
            "пп",
            "பிற்பகல்",
            "אחהצ",
            "petang",
            "malam",
            "odpoledne",
            "večer");

    /** Words that stand behind or before a time and say nothing about the half of the day. */
    private static final Set<String> SILENT = Set.of(
            "", "uhr", "ч", "г", "гч", "гв", "h", "klo", "kl", "kello", "às", "as", "alas", "alle", "à", "um", "at",
            "la", "lúc", "o", "в", "у", "pukul", "pkl", "ora", "på", "om", "日", "일", "τις", "στις", "ob", "v", "i",
            "kell", "plkst", "saat", "ve", "de");

    /** Tells the half by the words before and behind a time; the one behind goes first.
     *
     *  @param before and after: letters in lower case, empty if there are none */
    static DayHalf of(String before, String after) {
        if (!after.isEmpty()) {
            if (BEFORE_NOON.contains(after)) {
                return AM;
            }
            if (AFTER_NOON.contains(after)) {
                return PM;
            }
            return SILENT.contains(after) ? NONE : UNKNOWN;
        }
        if (before.isEmpty()) {
            return NONE;
        }
        String word = before.startsWith("日") || before.startsWith("일") ? before.substring(1) : before;
        if (word.equals("中午")) {
            return NOON;
        }
        if (SILENT.contains(word)) {
            return NONE;
        }
        return BEFORE_NOON.contains(word) ? AM : AFTER_NOON.contains(word) ? PM : UNKNOWN;
    }

    /** Hour of the day, 0 to 23, for an hour as it is written; -1 if there is none such or it cannot be told. */
    int hourOfDay(int written) {
        if (this == NONE) {
            return written <= 24 ? written % 24 : -1;
        }
        if (this == UNKNOWN || written > 23) {
            return -1;
        }
        if (written > 12) {
            return written;
        }
        if (this == AM) {
            return written % 12;
        }
        if (this == NOON) {
            return written >= 10 ? written : written + 12;
        }
        return written % 12 + 12;
    }
}
