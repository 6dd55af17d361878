package org.leakproof.redact.scan;

import java.util.Optional;

/** Reads what stands for one character in an expression: the character itself, a class behind a backslash, or a set in
 *  brackets. */
final class CharacterSetParser {

    /** No single character. */
    private static final int CLASS = -1;

    private final ExpressionCursor in;

    /** @param in read on from where it stands whenever a set is asked for */
    CharacterSetParser(ExpressionCursor in) {
        this.in = in;
    }

    /** The character that comes next, whatever it is. */
    CodePoints literal(boolean ignoreCase) {
        CodePoints set = normalised(CodePoints.of(in.peek()));
        in.next();
        return cased(set, ignoreCase);
    }

    /** From a backslash on. */
    CodePoints escaped(boolean ignoreCase) {
        return cased(escaped().set, ignoreCase);
    }

    /** From an opening bracket to the closing one. */
    CodePoints bracket(boolean ignoreCase) {
        int start = in.at();
        in.next();
        boolean negated = in.take("^");
        CodePoints set = CodePoints.NONE;
        // a closing bracket that stands first is a character
        for (boolean first = true; first || !in.take("]"); first = false) {
            if (in.atEnd()) {
                throw new ExpressionException(start, "unclosed [", "write \\[ for the character");
            }
            set = set.and(bracketItem());
        }
        CodePoints closed = cased(set, ignoreCase);
        return cased(negated ? closed.negated() : closed, ignoreCase);
    }

    private CodePoints bracketItem() {
        int start = in.at();
        Item low = bracketCharacter();
        boolean isRange = low.written != CLASS && in.isAt("-") && in.left() > 1 && !in.isAt("-]");
        if (!isRange) {
            return low.set;
        }
        in.next();
        Item high = bracketCharacter();
        if (high.written < low.written) {
            throw new ExpressionException(start, "bad range", "the lower character first; write \\- for the character");
        }
        return normalised(CodePoints.range(low.written, high.written));
    }

    private Item bracketCharacter() {
        if (in.isAt("\\")) {
            return escaped();
        }
        if (in.isAt("[")) {
            throw in.wrong("[ within a class", "write \\[ for the character, \\d \\p{L} for named classes");
        }
        if (in.isAt("&&")) {
            throw in.wrong("&& within a class", "write the characters that are left, \\& for the character");
        }
        return single(in.next());
    }

    /** A class or a single character, before case folding.
     *
     *  @param written the single character, before it is normalised: a range is meant as it is written; else {@link #CLASS} */
    private record Item(CodePoints set, int written) {}

    private static Item named(CodePoints set) {
        return new Item(set, CLASS);
    }

    private Item single(int codePoint) {
        return new Item(normalised(CodePoints.of(codePoint)), codePoint);
    }

    private Item escaped() {
        int start = in.at();
        in.next();
        if (in.atEnd()) {
            throw new ExpressionException(start, "\\ at the end", "write \\\\ for the character");
        }
        int c = in.next();
        return switch (c) {
            case 'd' -> named(CharacterClasses.DIGIT);
            case 'D' -> named(CharacterClasses.DIGIT.negated());
            case 'w' -> named(CharacterClasses.word());
            case 'W' -> named(CharacterClasses.word().negated());
            case 's' -> named(CharacterClasses.SPACE);
            case 'S' -> named(CharacterClasses.SPACE.negated());
            case 'h' -> named(CodePoints.of(" \t"));
            case 'p' -> named(property(start));
            case 'P' -> named(property(start).negated());
            case 't' -> single('\t');
            case 'n' -> single('\n');
            case 'r' -> single('\r');
            case 'f' -> single('\f');
            case 'e' -> single(0x1B);
            case 'x' -> single(hexadecimal(start, 2));
            case 'u' -> single(hexadecimal(start, 4));
            default -> escapedCharacter(start, c);
        };
    }

    private Item escapedCharacter(int start, int c) {
        if (c >= '1' && c <= '9' || c == 'k') {
            throw new ExpressionException(start, "back-reference", "no linear engine has them; write both places out");
        }
        if (c == '0' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
            throw new ExpressionException(
                    start, "unknown escape \\" + (char) c, "known: \\d \\w \\s \\b \\p{..} \\x{..} \\t \\n \\r");
        }
        return single(c);
    }

    private CodePoints property(int start) {
        String name = in.take("{")
                ? in.takeUpTo('}').orElseThrow(() -> new ExpressionException(start, "unclosed \\p{", ""))
                : in.takeUnits(1).orElse("");
        return CharacterClasses.named(name)
                .orElseThrow(() -> new ExpressionException(
                        start,
                        "unknown class \\p{..}",
                        "a general category such as L, Lu, N, or a script such as IsHan"));
    }

    /** @param digits how many they are where they do not stand in braces */
    private int hexadecimal(int start, int digits) {
        Optional<String> written = in.take("{") ? in.takeUpTo('}') : in.takeUnits(digits);
        int codePoint = written.filter(number -> number.matches("[0-9A-Fa-f]{1,6}"))
                .map(number -> Integer.parseInt(number, 16))
                .orElseThrow(
                        () -> new ExpressionException(start, "bad character number", "\\x41, \\x{1F600} or \\u00E9"));
        if (codePoint > Character.MAX_CODE_POINT) {
            throw new ExpressionException(start, "character number above 10FFFF", "");
        }
        return codePoint;
    }

    private static CodePoints cased(CodePoints set, boolean ignoreCase) {
        return ignoreCase ? CaseFolding.close(set) : set;
    }

    /** With what the set's characters become in a text. */
    private CodePoints normalised(CodePoints set) {
        if (set.ranges()[set.ranges().length - 1] < 0x80) {
            return set;
        }
        CodePoints images = NormalisedImages.of(set);
        if (images.isEmpty()) {
            throw in.wrong(
                    "a character that is left out of every text", "leave it out; it is redacted with its neighbours");
        }
        return images;
    }
}
