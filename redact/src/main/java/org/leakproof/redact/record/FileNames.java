package org.leakproof.redact.record;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** File names as they may leave: without the folders that they lay in, which name whose they were, and without what only
 *  misleads the eye. */
final class FileNames {
    /** With its dot. */
    private static final int LONGEST_ENDING = 6;

    private FileNames() {}

    static String shown(String name) {
        int cut = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        StringBuilder shown = new StringBuilder(name.length());
        name.substring(cut + 1)
                .codePoints()
                .filter(c -> !Character.isISOControl(c) && !isDirectional(c))
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static boolean isDirectional(int c) {
        return c == 0x200E || c == 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    /** The name as it reads otherwise, every character at its place: with signs that stand for spaces as spaces and without
     *  the dot before its ending; and with a colon for each underscore, as a sign between a label and its value. */
    static List<String> readings(String name) {
        Set<String> readings = new LinkedHashSet<>();
        readings.add(spaced(name));
        readings.add(endless(name).replace('_', ':'));
        readings.remove(name);
        return List.copyOf(readings);
    }

    /** A plus that stands behind no word is a country code's. */
    private static String spaced(String name) {
        StringBuilder spaced = new StringBuilder(endless(name).replace('_', ' '));
        for (int i = 1; i < spaced.length(); i++) {
            if (spaced.charAt(i) == '+' && Character.isLetterOrDigit(spaced.charAt(i - 1))) {
                spaced.setCharAt(i, ' ');
            }
        }
        return spaced.toString();
    }

    private static String endless(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0
                        && name.length() - dot <= LONGEST_ENDING
                        && name.substring(dot).chars().anyMatch(Character::isLetter)
                ? name.substring(0, dot) + ' ' + name.substring(dot + 1)
                : name;
    }
}
