package org.leakproof.ingest.language;

import java.util.List;

/** Scripts, with the languages that are told apart in each. */
enum Script {
    /** Languages that cannot be kept apart from a larger neighbour in a short text (Asturian, Aragonese, Occitan) are left
     * out: they would take texts away from it. */
    LATIN(
            "af", "br", "ca", "cs", "cy", "da", "de", "en", "es", "et", "eu", "fi", "fr", "ga", "gl", "hr", "ht", "hu",
            "id", "is", "it", "lt", "lv", "ms", "mt", "nl", "no", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "sw",
            "tl", "tr", "vi"),
    CYRILLIC("be", "bg", "mk", "ru", "sr", "uk"),
    ARABIC("ar", "fa", "ur"),
    DEVANAGARI("hi", "mr", "ne"),
    HEBREW("he", "yi"),
    GREEK("el"),
    ARMENIAN("hy"),
    GEORGIAN("ka"),
    THAI("th"),
    KHMER("km"),
    BENGALI("bn"),
    GURMUKHI("pa"),
    GUJARATI("gu"),
    TAMIL("ta"),
    TELUGU("te"),
    KANNADA("kn"),
    MALAYALAM("ml"),
    HANGUL("ko"),
    /** Han and the Japanese syllables. */
    CHINESE(),
    OTHER();

    private final List<String> languages;

    Script(String... languages) {
        this.languages = List.of(languages);
    }

    List<String> languages() {
        return languages;
    }

    /** The script of a letter. */
    static Script of(int letter) {
        if (letter < 0x250) {
            return LATIN;
        }
        return switch (Character.UnicodeScript.of(letter)) {
            case LATIN -> LATIN;
            case CYRILLIC -> CYRILLIC;
            case ARABIC -> ARABIC;
            case DEVANAGARI -> DEVANAGARI;
            case HEBREW -> HEBREW;
            case GREEK -> GREEK;
            case ARMENIAN -> ARMENIAN;
            case GEORGIAN -> GEORGIAN;
            case THAI -> THAI;
            case KHMER -> KHMER;
            case BENGALI -> BENGALI;
            case GURMUKHI -> GURMUKHI;
            case GUJARATI -> GUJARATI;
            case TAMIL -> TAMIL;
            case TELUGU -> TELUGU;
            case KANNADA -> KANNADA;
            case MALAYALAM -> MALAYALAM;
            case HANGUL -> HANGUL;
            case HAN, HIRAGANA, KATAKANA -> CHINESE;
            default -> OTHER;
        };
    }
}
