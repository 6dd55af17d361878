package org.leakproof.redact.gate;

import java.util.Set;
import org.leakproof.redact.names.NameWords;

/** Derives from a redacted value the written forms to search for. Case, diacritics and separators need no forms of their
 *  own: values and texts are compared without them. Not thread-safe. */
final class Forms {
    /** Where the forms are searched for. */
    enum Reach {
        /** In the record that the value was redacted in: short ones too. */
        RECORD,
        /** In every record of the run: only what hardly anything else is written like. */
        RUN
    }

    /** Country codes. */
    private static final Set<String> OF_TWO_DIGITS = Set.of(
            "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
            "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
            "86", "90", "91", "92", "93", "94", "95", "98");

    private final GateSettings settings;
    private final Tokens tokens = new Tokens();

    Forms(GateSettings settings) {
        this.settings = settings;
    }

    /** @param name whether the value is a person's name or was taken for one */
    void add(String value, boolean name, Reach reach, FormSet forms) {
        tokens.read(value);
        if (tokens.count == 0) {
            return;
        }
        int at = value.lastIndexOf('@');
        if (at > 0 && at < value.length() - 1) {
            address(value, at, reach, forms);
        } else {
            plain(value, name, reach, forms);
            transliterated(value, name, reach, forms);
        }
    }

    private void address(String value, int at, Reach reach, FormSet forms) {
        forms.add(FormSet.Kind.LOOSE, tokens, 0, tokens.count);
        if (!settings.localParts()) {
            return;
        }
        tokens.read(value, 0, at);
        if (tokens.count == 0 || nobodys() || NameWords.isList(value.substring(0, at))) {
            return;
        }
        boolean mixed = mixed();
        if (words() >= 2 && tokens.length >= 6 || mixed && tokens.length >= settings.runMixed()) {
            forms.add(FormSet.Kind.TIGHT, tokens, 0, tokens.count);
        } else if (reach == Reach.RECORD && !mixed && tokens.length >= settings.recordLetters()) {
            forms.add(FormSet.Kind.CAPITAL, tokens, 0, tokens.count);
        }
    }

    private void plain(String value, boolean name, Reach reach, FormSet forms) {
        boolean record = reach == Reach.RECORD;
        int words = words();
        if (digitsOnly()) {
            number(value, record, words, forms);
        } else if (mixed()) {
            if (tokens.length >= (record ? settings.recordLetters() : settings.runMixed())) {
                forms.add(FormSet.Kind.LOOSE, tokens, 0, tokens.count);
            } else if (record) {
                forms.add(FormSet.Kind.TOKENS, tokens, 0, tokens.count);
            }
        } else if (words >= 2) {
            words(record, words, forms);
        } else {
            word(name, record, forms);
        }
    }

    private void number(String value, boolean record, int words, FormSet forms) {
        int least = record ? settings.recordDigits() : settings.runDigits();
        if (tokens.length >= least) {
            forms.add(FormSet.Kind.LOOSE, tokens, 0, tokens.count);
            national(value.strip(), least, forms);
        } else if (words >= 4 && tokens.length >= (record ? 4 : 7) || record && tokens.length >= 4) {
            // the parts of an IP address, or a number too short to be looked for in pieces
            forms.add(FormSet.Kind.TOKENS, tokens, 0, tokens.count);
        }
    }

    /** A telephone number without its country code, and one without the 0 before the area. */
    private void national(String value, int least, FormSet forms) {
        String digits = new String(tokens.chars, 0, tokens.length);
        String rest;
        if (value.startsWith("+")) {
            rest = digits.substring(countryCode(digits));
        } else if (digits.startsWith("00")) {
            rest = digits.substring(Math.min(digits.length(), 2 + countryCode(digits.substring(2))));
        } else if (digits.startsWith("0")) {
            rest = digits.substring(1);
        } else {
            return;
        }
        if (rest.length() >= least) {
            forms.add(FormSet.Kind.LOOSE, rest);
        }
        if (rest.length() + 1 >= least && rest.length() + 1 < digits.length()) {
            forms.add(FormSet.Kind.LOOSE, "0" + rest);
        }
    }

    /** Digits of the country code that the number begins with.
     *
     *  @see <a href="https://www.itu.int/rec/T-REC-E.164">ITU-T E.164, assigned country codes</a> */
    private static int countryCode(String digits) {
        if (digits.length() < 3) {
            return 0;
        }
        char first = digits.charAt(0);
        if (first == '1' || first == '7') {
            return 1;
        }
        String two = digits.substring(0, 2);
        return OF_TWO_DIGITS.contains(two) ? 2 : 3;
    }

    private void words(boolean record, int words, FormSet forms) {
        if (nobodys()) {
            return;
        }
        int least = record ? settings.recordLetters() : settings.runLetters();
        FormSet.Kind kind = weight() >= least ? FormSet.Kind.LOOSE : FormSet.Kind.TOKENS;
        if (kind == FormSet.Kind.TOKENS && !record) {
            return;
        }
        forms.add(kind, tokens, 0, tokens.count);
        if (!settings.reversedNames() || words > 4) {
            return;
        }
        int lastWord = tokens.count - 1;
        while (lastWord > 0 && !tokens.hard(lastWord)) {
            lastWord--;
        }
        String last = text(lastWord, tokens.count);
        if (kind == FormSet.Kind.LOOSE) {
            forms.add(kind, last + text(0, lastWord));
        }
        if (record && words > 2) {
            int firstEnd = 1;
            while (!tokens.hard(firstEnd)) {
                firstEnd++;
            }
            forms.add(FormSet.Kind.LOOSE, text(0, firstEnd) + last);
            forms.add(FormSet.Kind.LOOSE, last + text(0, firstEnd));
        }
    }

    /** A single word. Across the run it is only searched for where it is no name: any text may hold a first name. */
    private void word(boolean name, boolean record, FormSet forms) {
        if (NameWords.isNobodys(text(0, tokens.count))) {
            return;
        }
        if (Tokens.alone(tokens.chars[0])) {
            if (tokens.length >= (record ? 2 : 3)) {
                forms.add(FormSet.Kind.LOOSE, tokens, 0, tokens.count);
            }
        } else if (record) {
            forms.add(weight() >= 9 && !name ? FormSet.Kind.LOOSE : FormSet.Kind.CAPITAL, tokens, 0, tokens.count);
        } else if (!name && weight() >= 8) {
            forms.add(FormSet.Kind.LOOSE, tokens, 0, tokens.count);
        }
    }

    /** As people write who have no umlauts: {@code Mueller} for Müller. */
    private void transliterated(String value, boolean name, Reach reach, FormSet forms) {
        if (!hasTransliterated(value)) {
            return;
        }
        StringBuilder plain = new StringBuilder(value.length() + 4);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case 'ä' -> plain.append("ae");
                case 'Ä' -> plain.append("Ae");
                case 'ö', 'ø' -> plain.append("oe");
                case 'Ö', 'Ø' -> plain.append("Oe");
                case 'ü' -> plain.append("ue");
                case 'Ü' -> plain.append("Ue");
                case 'å' -> plain.append("aa");
                case 'Å' -> plain.append("Aa");
                default -> plain.append(c);
            }
        }
        tokens.read(plain.toString());
        plain(plain.toString(), name, reach, forms);
    }

    private static boolean hasTransliterated(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x80 && "äÄöøÖØüÜåÅ".indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }

    private String text(int first, int last) {
        return new String(tokens.chars, tokens.start[first], tokens.start[last] - tokens.start[first]);
    }

    private int words() {
        int words = 0;
        for (int t = 0; t < tokens.count; t++) {
            if (tokens.hard(t)) {
                words++;
            }
        }
        return words;
    }

    /** Length, where a character of a script without spaces says as much as three letters. */
    private int weight() {
        int weight = 0;
        for (int i = 0; i < tokens.length; i++) {
            weight += Tokens.alone(tokens.chars[i]) ? 3 : 1;
        }
        return weight;
    }

    private boolean digitsOnly() {
        for (int i = 0; i < tokens.length; i++) {
            if (!digit(tokens.chars[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean mixed() {
        int digits = 0;
        for (int i = 0; i < tokens.length; i++) {
            if (digit(tokens.chars[i])) {
                digits++;
            }
        }
        return digits > 0 && digits < tokens.length;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether nothing in it says who: all tokens are words of mailboxes and firms. */
    private boolean nobodys() {
        for (int t = 0; t < tokens.count; t++) {
            if (!NameWords.isNobodys(text(t, t + 1))) {
                return false;
            }
        }
        return true;
    }
}
