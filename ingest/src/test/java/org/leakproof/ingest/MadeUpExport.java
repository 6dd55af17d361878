package org.leakproof.ingest;

import java.util.LinkedHashMap;
import java.util.Map;

/** Exports as platforms make them, small and made up. */
enum MadeUpExport {
    /** Capitals stand before {@code _chat.txt}, small letters behind it. */
    CHAT(
            "Łódź/ANLAGE.txt", "Was im Anhang steht: żółw",
            "Łódź/_chat.txt", """
                    [12.03.21, 10:15:00] Zoë: \u200E<attached: ANLAGE.txt>
                    [12.03.21, 10:16:00] Émile: \u200E<attached: zettel.txt>
                    [12.03.21, 10:17:00] Zoë: \u200E<attached: fort.pdf>
                    [13.03.21, 10:18:00] Zoë: \u200E<attached: ../geheim.txt>
                    [13.03.21, 10:19:00] Émile: \u200E<attached: zettel.txt>
                    [13.03.21, 10:20:00] Émile: \u200E<attached: BILD.JPG>
                    [13.03.21, 10:21:00] Émile: ohne alles
                    """.replace("\n", "\r\n"),
            "Łódź/bild.jpg", "\u0000\u0001 kein Text",
            "Łódź/zettel.txt", "Zettel: привет 👋",
            "geheim.txt", "gehört niemandem"),

    LOAD_FILES(
            "vol/DATA/a.dat",
                    "\u00feBEGDOC\u00fe\u0014\u00feTEXTPATH\u00fe\u0014\u00feNATIVELINK\u00fe\r\n"
                            + "\u00feKÅ-1\u00fe\u0014\u00feTEXT\\1.txt\u00fe\u0014\u00feNATIVES\\1.doc\u00fe\r\n"
                            + "\u00feKÅ-3\u00fe\u0014\u00feTEXT\\3.txt\u00fe\u0014\u00fe\u00fe\r\n",
            "vol/DATA/b.opt",
                    "KÅ-1,V,IMAGES\\1.TIF,Y,,,2\r\nKÅ-2,V,IMAGES\\2.TIF,,,,\r\nKÅ-3,V,IMAGES\\3.TIF,Y,,,1\r\n"
                            + "KÅ-9,V,IMAGES\\9.TIF,Y,,,1\r\n",
            "vol/IMAGES/1.TIF", "Bild eins",
            "vol/IMAGES/2.TIF", "Bild zwei",
            "vol/IMAGES/3.TIF", "Bild drei",
            "vol/NATIVES/1.doc", "das Original",
            "vol/TEXT/1.txt", "der Text von eins"),

    TEAM(
            "team/D0ABCDEFG/2024-01-05.json", """
                    [{"type":"message","user":"U1","ts":"1704447000.000100","text":"<@U2>, schläfst du?"}]""",
            "team/__uploads/F1/plan.txt", "der Plan",
            "team/allerlei/2024-01-05.json", """
                    [{"type":"message","user":"U2","ts":"1704447001.000200","text":"hier",
                    "files":[{"id":"F1","name":"plan.txt","mimetype":"text/plain"}]}]""",
            "team/channels.json", """
                    [{"id":"C1","name":"allerlei","members":["U1","U2","U3"]}]""",
            "team/dms.json", """
                    [{"id":"D0ABCDEFG","members":["U1","U2"]}]""",
            "team/users.json", """
                    [{"id":"U1","name":"zoe","profile":{"real_name":"Zoë Łuk","email":"zoe@x.example"}},
                    {"id":"U2","name":"asa","real_name":"Åsa"}]""");

    private final Map<String, String> files;

    MadeUpExport(String... namesAndContents) {
        this.files = files(namesAndContents);
    }

    /** Contents by name, in this order. */
    Map<String, String> files() {
        return files;
    }

    /** Contents by name for an export that no other test needs. */
    static Map<String, String> files(String... namesAndContents) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            files.put(namesAndContents[i], namesAndContents[i + 1]);
        }
        return files;
    }
}
