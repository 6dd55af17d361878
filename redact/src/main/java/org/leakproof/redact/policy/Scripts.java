package org.leakproof.redact.policy;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/** Scripts by their ISO 15924 codes.
 *
 *  @see <a href="https://www.unicode.org/iso15924/">ISO 15924 registry</a> */
public final class Scripts {
    /** Codes that Unicode uses as aliases of its script values; one that this Java does not know is left out. */
    private static final String CODES =
            "Adlm Aghb Ahom Arab Armi Armn Avst Bali Bamu Bass Batk Beng Bhks Bopo Brah Brai Bugi"
                    + " Buhd Cakm Cans Cari Cham Cher Chrs Copt Cpmn Cprt Cyrl Deva Diak Dogr Dsrt Dupl Egyp Elba Elym Ethi Gara Geor"
                    + " Glag Gong Gonm Goth Gran Grek Gujr Gukh Guru Hang Hani Hano Hatr Hebr Hira Hluw Hmng Hmnp Hung Ital Java Kali"
                    + " Kana Kawi Khar Khmr Khoj Kits Knda Krai Kthi Lana Laoo Latn Lepc Limb Lina Linb Lisu Lyci Lydi Mahj Maka Mand"
                    + " Mani Marc Medf Mend Merc Mero Mlym Modi Mong Mroo Mtei Mult Mymr Nagm Nand Narb Nbat Newa Nkoo Nshu Ogam Olck"
                    + " Onao Orkh Orya Osge Osma Ougr Palm Pauc Perm Phag Phli Phlp Phnx Plrd Prti Rjng Rohg Runr Samr Sarb Saur Sgnw"
                    + " Shaw Shrd Sidd Sind Sinh Sogd Sogo Sora Soyo Sund Sunu Sylo Syrc Tagb Takr Tale Talu Taml Tang Tavt Telu Tfng"
                    + " Tglg Thaa Thai Tibt Tirh Tnsa Todr Toto Tutg Ugar Vaii Vith Wara Wcho Xpeo Xsux Yezi Yiii Zanb";

    /** For a script that has letters and no code here. */
    private static final String UNCODED = "Zzzz";

    private static final Map<UnicodeScript, String> BY_SCRIPT = new EnumMap<>(UnicodeScript.class);

    static {
        for (String code : CODES.split(" ")) {
            try {
                BY_SCRIPT.put(UnicodeScript.forName(code), code);
            } catch (IllegalArgumentException newerThanThisJava) {
                // no text has it then
            }
        }
    }

    private Scripts() {}

    static boolean isCode(String code) {
        return (" " + CODES + " ").contains(" " + code + " ") && code.length() == 4;
    }

    /** The code of a script other than those that all share. */
    public static String code(UnicodeScript script) {
        return BY_SCRIPT.getOrDefault(script, UNCODED);
    }
}
