package org.leakproof.redact.record;

/** File names as they may leave: without the folders that they lay in, which name whose they were, and without what only
 *  misleads the eye. */
final class FileNames {
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

    /** The name with signs that stand for spaces as spaces; every character stays at its place. A plus that stands between
     *  no words is a country code's. */
    static String spaced(String name) {
        StringBuilder spaced = new StringBuilder(name.replace('_', ' '));
        for (int i = 1; i < spaced.length(); i++) {
            if (spaced.charAt(i) == '+' && Character.isLetterOrDigit(spaced.charAt(i - 1))) {
                spaced.setCharAt(i, ' ');
            }
        }
        return spaced.toString();
    }
}
