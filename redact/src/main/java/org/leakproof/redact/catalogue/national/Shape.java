package org.leakproof.redact.catalogue.national;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leakproof.redact.catalogue.LettersAndDigits;

/**
 * How a number is written: an expression with three signs of its own. {@code #} is a digit, {@code @} a letter A to Z,
 * {@code _} a separator which may also be left out, but then everywhere in the number. Case does not matter.
 *
 * @param template the expression
 * @param score 0 to 1, of a number that stands alone and whose check digits are right
 * @param head how much of the template, in characters, is not searched for but looked at before what was found
 */
record Shape(String template, double score, int head) {

    private static final String SEPARATOR = "[ ._-]";

    private static final String GROUP = "(?:";
    private static final String SYNTAX = "()|{}?+*,";

    /** What readers of scans and clumsy typists put between the characters of one number, a line break among it. */
    private static final String GAP = "[ ./\\r\\n>-]{0,3}";

    /** A digit, or what scans make of 0 and 1. */
    private static final String SMEARED = "[\\doil]";

    /** A piece of the template: what matches one character, and how often. */
    private record Atom(String one, String times) {
        boolean isDigit() {
            return one.equals("#");
        }

        boolean isSeparator() {
            return isBetween(one);
        }
    }

    /** The ways to write it, coarsely: in one, and with separators if it has any. */
    List<String> expressions() {
        String plain = Coarse.of(template.substring(head));
        return template.indexOf('_') < 0
                ? List.of(plain)
                : List.of(plain.replace("_", ""), plain.replace("_", SEPARATOR));
    }

    /** The same without anything between letters and digits. */
    String compact() {
        StringBuilder compact = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at);
            boolean opens = template.startsWith(GROUP, at);
            int end = c == '[' ? template.indexOf(']', at) + 1 : at + (opens ? GROUP.length() : c == '\\' ? 2 : 1);
            String piece = template.substring(at, end);
            if (isBetween(piece)) {
                at = quantifierEnd(end);
            } else {
                compact.append(written(piece)).append(piece.startsWith("[-") ? "?" : "");
                at = end;
            }
        }
        return compact.toString();
    }

    /** Whether the piece of a template stands for a sign, which is no letter or digit. */
    private static boolean isBetween(String piece) {
        return (piece.length() > 1 || !SYNTAX.contains(piece))
                && !piece.equals(GROUP)
                && piece.chars().noneMatch(c -> Character.isLetterOrDigit(c) || c == '#' || c == '@');
    }

    private int quantifierEnd(int at) {
        if (at < template.length() && template.charAt(at) == '{') {
            return template.indexOf('}', at) + 1;
        }
        return at < template.length() && template.charAt(at) == '?' ? at + 1 : at;
    }

    /**
     * Also with gaps between any two characters and letters for digits, as scans and hasty fingers have them; only for behind
     * the number's name. A template with groups is taken as it is.
     */
    String smeared() {
        List<Atom> atoms = atoms();
        if (atoms.isEmpty()) {
            String plain = written(template);
            return template.indexOf('_') < 0 ? plain : plain.replace("_", "") + "|" + plain.replace("_", SEPARATOR);
        }
        StringBuilder smeared = new StringBuilder();
        for (int i = 0; i < atoms.size(); i++) {
            Atom atom = atoms.get(i);
            if (atom.isSeparator()) {
                continue;
            }
            String one = atom.isDigit() ? SMEARED : written(atom.one);
            smeared.append("(?:").append(one).append(GAP).append(')').append(atom.times);
        }
        return smeared.toString();
    }

    /** The characters of a smeared number put right where the template has digits; nothing if the places are not certain. */
    Optional<String> straightened(String compact) {
        StringBuilder straight = new StringBuilder(compact.length());
        List<Atom> atoms = atoms().stream().filter(atom -> !atom.isSeparator()).toList();
        boolean digitsOnly = !atoms.isEmpty() && atoms.stream().allMatch(Atom::isDigit);
        if (digitsOnly) {
            compact.chars().forEach(c -> straight.append(straight((char) c)));
            return Optional.of(straight.toString());
        }
        for (Atom atom : atoms) {
            int times = atom.times.isEmpty() ? 1 : fixed(atom.times);
            if (times == 0 || straight.length() + times > compact.length()) {
                return Optional.empty();
            }
            for (int i = 0; i < times; i++) {
                char c = compact.charAt(straight.length());
                straight.append(atom.isDigit() ? straight(c) : c);
            }
        }
        return straight.length() == compact.length() ? Optional.of(straight.toString()) : Optional.empty();
    }

    private static char straight(char c) {
        return switch (c) {
            case 'O' -> '0';
            case 'I', 'L' -> '1';
            default -> c;
        };
    }

    /** How often exactly; 0 if that is not certain. */
    private static int fixed(String times) {
        String count = times.startsWith("{") ? times.substring(1, times.length() - 1) : "";
        return !count.isEmpty() && LettersAndDigits.isDigits(count) ? Integer.parseInt(count) : 0;
    }

    private static String written(String template) {
        return template.replace("#", "\\d").replace("@", "[A-Z]");
    }

    /** The template's pieces; none if it has groups or alternatives. */
    private List<Atom> atoms() {
        List<Atom> atoms = new ArrayList<>();
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at);
            if ("()|\\".indexOf(c) >= 0) {
                return List.of();
            }
            int end = c == '[' ? template.indexOf(']', at) + 1 : at + 1;
            String one = template.substring(at, end);
            int stop = quantifierEnd(end);
            atoms.add(new Atom(one, template.substring(end, stop)));
            at = stop;
        }
        return atoms;
    }
}
