package org.leakproof.redact.record;

import java.lang.Character.UnicodeScript;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The scripts of letters, remembered: {@link UnicodeScript#of} searches for each. */
final class ScriptOf {
    /** By code point of the BMP, in pages of 256. */
    private static final AtomicReferenceArray<UnicodeScript[]> PAGES = new AtomicReferenceArray<>(256);

    private ScriptOf() {}

    /** The letter's script; INHERITED for what has the script of its neighbours, COMMON for everything else. */
    static UnicodeScript letter(int codePoint) {
        if (codePoint > 0xFFFF) {
            return find(codePoint);
        }
        UnicodeScript[] page = PAGES.get(codePoint >>> 8);
        if (page == null) {
            page = new UnicodeScript[256];
            for (int low = 0; low < page.length; low++) {
                page[low] = find(codePoint & 0xFF00 | low);
            }
            PAGES.set(codePoint >>> 8, page);
        }
        return page[codePoint & 0xFF];
    }

    private static UnicodeScript find(int codePoint) {
        UnicodeScript script = UnicodeScript.of(codePoint);
        return script == UnicodeScript.INHERITED
                ? script
                : script == UnicodeScript.UNKNOWN || !Character.isLetter(codePoint) ? UnicodeScript.COMMON : script;
    }
}
