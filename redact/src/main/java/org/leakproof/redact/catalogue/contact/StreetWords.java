package org.leakproof.redact.catalogue.contact;

import java.util.List;
import org.leakproof.redact.catalogue.Labelled.Way;

/** Streets of countries east and south, told by their word for a street; and numbers of houses that stand alone in a village. */
final class StreetWords {

    private static final String NAME = "\\p{Lu}[\\p{L}\\p{M}'’.-]{0,24}";
    private static final String NAMES = NAME + "(?: " + NAME + "){0,3}";

    private static final String SMALL = "(?:(?:de la |de l'|de|du|des|d'|la|le|les|l'|el|di|da|do|das|dos|al) ?)?";

    private static final String NUMBER =
            ",? ?(?:(?:[Nn][ro]\\.?|№|č\\.|br\\.|бр\\.|αρ\\.) ?:? ?)?\\d{1,5}[\\p{L}]?(?:[-/]\\d{1,4})?";

    /** Romanian, Greek, Serbian and Croatian, Albanian, Malay and Indonesian, Vietnamese, Thai in Latin letters, Lusophone. */
    private static final String BEFORE =
            "(?:nám\\.|náměstí|námestie|tř\\.|třída|nábř\\.|sídl\\.|sídliště|Str\\.|Strada|Bulevardul|B-dul|Bd\\.|Calea|Aleea|Șoseaua|Șos\\.|Splaiul|Intrarea|Piața"
                    + "|Οδός|Οδ\\.|Λεωφόρος|Λεωφ\\.|Πλατεία|Leoforos|Odos|Ulica|Trg|Bulevar|Булевар|Трг|Улица|Rruga|Jalan|Jln\\.?|Jl\\.?|Lorong"
                    + "|Persiaran|Đường|Phố|Soi|Thanon|Avenida|Av\\.|Rua|Travessa|Alameda|Paraje|Praça"
                    + "|Rue|Avenue|Boulevard|Chaussée|Chemin|Route|Quai|Allée|Impasse|Place)";

    /** Czech and Slovak, Slovene and Croatian, Lithuanian, Latvian, Estonian, Turkish. */
    private static final String BEHIND =
            "(?:ulica|ulice|ul\\.|třída|tř\\.|náměstí|nám\\.|námestie|nábřeží|cesta|trg|put|g\\.|gatvė|pr\\.|prospektas"
                    + "|al\\.|alėja|plentas|iela|bulvāris|prospekts|gatve|laukums|tänav|tn\\.?|mnt\\.?|maantee|pst\\.?|puiestee|tee|väljak"
                    + "|Caddesi|Cad\\.|Cd\\.|Sokağı|Sokak|Sok\\.|Sk\\.|Bulvarı|Blv\\.|Mahallesi|Mah\\.|Meydanı)";

    /** Icelandic, Danish, Norwegian, Dutch and Flemish, Finnish and German words for a street at a name's end. */
    private static final String JOINED =
            "\\p{Lu}[\\p{L}-]{1,30}(?:vegur|braut|stræti|stígur|gata|bakken|bakke|steeg|dreef|baan|markt|hof|hoven|kulma|raitti"
                    + "|zeile|stieg|pfad|graben|rain|strasse) \\d{1,4} ?[a-zA-Z]?";

    private StreetWords() {}

    static List<Way> ways() {
        return List.of(
                Way.of("word before", BEFORE + " ?(?:" + SMALL + NAMES + "|\\p{Ll}{3,20})" + NUMBER, 0.65),
                Way.of("word behind", BEHIND + NUMBER, 0.65).behind(NAME + "(?: " + NAME + "){0,2} "),
                Way.of("joined name", JOINED, 0.6),
                Way.of("house in a village", "(?:č\\. ?p\\.|čp\\.|č\\.|с\\.) ?\\d{1,4}", 0.6)
                        .behind(NAMES + " "),
                Way.of(
                        "romanised",
                        "\\d{1,4}(?:-\\d{1,4}){0,3},? " + NAME
                                + "(?: \\d{1,3}-(?:gil|chome)|,? \\d-chome)?,?(?: |[ \\r]?\\n[ >|]{0,6})(?:\\d{1,3}-gil,? )?\\p{Lu}\\p{Ll}+-(?:ku|shi|cho|machi|gun|gu|si|dong|do)",
                        0.65),
                Way.of(
                        "vietnamese",
                        "\\d{1,4}[A-Z]?(?:/\\d{1,4}){0,3} " + NAMES
                                + ",?(?: |[ \\r]?\\n[ >|]{0,6})(?:Phường|Quận|Huyện|Xã|Thị trấn|Thành phố|TP\\.) ?(?:\\d{1,2}|"
                                + NAMES + ")",
                        0.65),
                Way.of(
                        "arabic",
                        "(?:\\d{1,5}[،,]? )?(?:شارع|طريق|حي) [\\p{IsArabic}]{2,20}(?: [\\p{IsArabic}]{2,20}){0,3}(?:[،,]? (?:رقم )?\\d{1,5})?",
                        0.6),
                Way.of(
                        "hebrew",
                        "(?:רחוב|רח'|רח׳|שדרות|שד'|שד׳|דרך|סמטת) [\\p{IsHebrew}'׳\"״-]{2,15}(?: [\\p{IsHebrew}'׳\"״-]{2,15}){0,3} \\d{1,4}",
                        0.65));
    }
}
