package org.leakproof.ingest.language;

/** The first words of a text, without what is no language: addresses, links, numbers, signs. Not thread-safe. */
final class Sample {
    private final int enough;
    private int charactersLeft;
    private final StringBuilder words = new StringBuilder();
    private final int[] letters = new int[Script.values().length];
    private int all;
    private int kana;

    /** @param enough letters to gather
     *  @param characters of text to look through for them */
    Sample(int enough, int characters) {
        this.enough = enough;
        this.charactersLeft = characters;
    }

    /** Adds words of the text, as long as there is room. */
    void add(CharSequence text) {
        int end = Math.min(text.length(), charactersLeft);
        charactersLeft -= end;
        int at = 0;
        while (at < end && all < enough) {
            int start = at;
            while (at < end && text.charAt(at) > ' ') {
                at++;
            }
            if (at > start) {
                word(text, start, at);
            }
            at++;
        }
    }

    private void word(CharSequence text, int from, int to) {
        boolean shouted = to - from > 1;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '@' || c == '/' || c == '\\' || c == '_' || c == '=') {
                return;
            }
            shouted &= !Character.isLowerCase(c);
        }
        words.append(' ');
        for (int i = from; i < to && all < enough; ) {
            int c = Character.codePointAt(text, i);
            i += Character.charCount(c);
            if (Character.isLetter(c)) {
                letter(shouted ? Character.toLowerCase(c) : c);
            } else if (Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK) {
                words.appendCodePoint(c);
            } else if (words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
    }

    private void letter(int c) {
        Script script = Script.of(c);
        letters[script.ordinal()]++;
        all++;
        if (script == Script.CHINESE && Character.UnicodeScript.of(c) != Character.UnicodeScript.HAN) {
            kana++;
        }
        words.appendCodePoint(c);
    }

    int letters() {
        return all;
    }

    int letters(Script script) {
        return letters[script.ordinal()];
    }

    /** Letters of the Japanese syllables. */
    int kana() {
        return kana;
    }

    /** The script with most letters. */
    Script mostly() {
        Script most = Script.OTHER;
        for (Script script : Script.values()) {
            if (letters(script) > letters(most)) {
                most = script;
            }
        }
        return most;
    }

    /** The words, with a blank before each; a blank stands for each letter of another script. */
    CharSequence text(Script script) {
        StringBuilder text = new StringBuilder(words.length() + 1);
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean other = c == ' ' || Character.isSurrogate(c) || Character.isLetter(c) && Script.of(c) != script;
            if (!other) {
                text.append(c);
            } else if (text.length() == 0 || text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
        }
        return text.append(' ');
    }

    @Override
    public String toString() {
        return "Sample[" + all + " letters]";
    }
}
