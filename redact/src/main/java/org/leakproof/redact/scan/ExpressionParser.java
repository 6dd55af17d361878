package org.leakproof.redact.scan;

import java.util.ArrayList;
import java.util.List;

/** Reads the syntax that {@link Expression} states, by recursive descent. */
final class ExpressionParser {

    private static final int MAX_LENGTH = 10_000;
    private static final int MAX_DEPTH = 100;
    private static final int MAX_REPEAT = 1_000;
    private static final int MAX_STATES = 10_000;

    private static final CodePoints LINE_FEED = CodePoints.of('\n');

    private final String source;
    private int at;
    private int depth;
    private Flags flags;

    private record Flags(boolean ignoreCase, boolean dotAll, boolean lines) {}

    private ExpressionParser(String source, boolean ignoreCase) {
        this.source = source;
        this.flags = new Flags(ignoreCase, false, false);
    }

    static Node parse(String source, boolean ignoreCase) {
        if (source.length() > MAX_LENGTH) {
            throw new ExpressionException(
                    MAX_LENGTH, "longer than " + MAX_LENGTH + " characters", "use a dictionary for long lists");
        }
        ExpressionParser parser = new ExpressionParser(source, ignoreCase);
        Node root = parser.choice();
        if (parser.at < source.length()) {
            throw parser.wrong("unopened )", "write \\) for the character");
        }
        if (root.states() > MAX_STATES) {
            throw new ExpressionException(0, tooManyStates(root), "split it, or use a dictionary");
        }
        return root;
    }

    /** One class ({@code [..]}, {@code \w}) and nothing else. */
    static CodePoints parseClass(String source) {
        ExpressionParser parser = new ExpressionParser(source, false);
        Node node = parser.choice();
        if (parser.at == source.length() && node instanceof Node.Chars chars) {
            return chars.set();
        }
        throw new ExpressionException(0, "not one character class", "write [..]");
    }

    private static String tooManyStates(Node node) {
        return "makes " + node.states() + " states, the limit is " + MAX_STATES;
    }

    private Node choice() {
        Flags outer = flags;
        List<Node> options = new ArrayList<>();
        options.add(sequence());
        while (at < source.length() && source.charAt(at) == '|') {
            at++;
            options.add(sequence());
        }
        flags = outer;
        return options.size() == 1 ? options.get(0) : new Node.Choice(options);
    }

    private Node sequence() {
        List<Node> parts = new ArrayList<>();
        while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
            if (source.startsWith("\\Q", at)) {
                quoted(parts);
            } else {
                Node atom = atom();
                parts.add(quantified(atom));
            }
        }
        return parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
    }

    private void quoted(List<Node> parts) {
        int end = source.indexOf("\\E", at + 2);
        int stop = end < 0 ? source.length() : end;
        at += 2;
        while (at < stop) {
            int codePoint = source.codePointAt(at);
            parts.add(literal(codePoint));
            at += Character.charCount(codePoint);
        }
        at = end < 0 ? stop : end + 2;
    }

    private Node atom() {
        int codePoint = source.codePointAt(at);
        switch (codePoint) {
            case '(':
                return group();
            case '[':
                return new Node.Chars(cased(bracket()));
            case '.':
                at++;
                return new Node.Chars(flags.dotAll ? CodePoints.ALL : LINE_FEED.negated());
            case '^':
                at++;
                return new Node.Behind(flags.lines ? LINE_FEED : CodePoints.NONE, true);
            case '$':
                at++;
                return new Node.Ahead(flags.lines ? LINE_FEED : CodePoints.NONE, true);
            case '\\':
                return escaped();
            case '*', '+', '?':
                throw wrong("nothing to repeat", "write \\" + (char) codePoint + " for the character");
            case '{':
                throw wrong("{ without something to repeat", "write \\{ for the character");
            default:
                Node literal = literal(codePoint);
                at += Character.charCount(codePoint);
                return literal;
        }
    }

    private Node group() {
        int start = at++;
        if (++depth > MAX_DEPTH) {
            throw wrong("groups nested deeper than " + MAX_DEPTH, "");
        }
        Flags outer = flags;
        if (at < source.length() && source.charAt(at) == '?') {
            at++;
            if (groupKind(start)) {
                depth--;
                return Node.EMPTY; // flags for the rest of the group around it
            }
        }
        Node inner = choice();
        flags = outer;
        if (at == source.length()) {
            throw new ExpressionException(start, "unclosed (", "write \\( for the character");
        }
        at++;
        depth--;
        return inner;
    }

    /** Behind {@code (?}. Returns whether the group is over because it only switched flags. */
    private boolean groupKind(int start) {
        char kind = at < source.length() ? source.charAt(at) : ')';
        char next = at + 1 < source.length() ? source.charAt(at + 1) : ')';
        if (kind == ':') {
            at++;
            return false;
        }
        if (kind == '=' || kind == '!' || kind == '<' && (next == '=' || next == '!')) {
            throw new ExpressionException(
                    start,
                    "look-around (look-ahead or look-behind)",
                    "write what is to be found alone, with \\b or \"wholeWords\" for where it may begin and end");
        }
        if (kind == '>') {
            throw new ExpressionException(start, "atomic group", "write (?:, the longest match is taken anyway");
        }
        if (kind == '<') {
            int close = source.indexOf('>', at);
            if (close < 0 || !source.substring(at + 1, close).matches("[A-Za-z][A-Za-z0-9]*")) {
                throw wrong("bad group name", "letters and digits between < and >");
            }
            at = close + 1;
            return false;
        }
        return switchFlags(start);
    }

    private boolean switchFlags(int start) {
        boolean on = true;
        while (at < source.length()) {
            char c = source.charAt(at++);
            switch (c) {
                case '-' -> on = false;
                case 'i' -> flags = new Flags(on, flags.dotAll, flags.lines);
                case 's' -> flags = new Flags(flags.ignoreCase, on, flags.lines);
                case 'm' -> flags = new Flags(flags.ignoreCase, flags.dotAll, on);
                case 'u', 'U' -> {
                    if (!on) {
                        throw wrong(at - 1, "flag " + c + " switched off", "case and classes are always Unicode's");
                    }
                }
                case ':' -> {
                    return false;
                }
                case ')' -> {
                    return true;
                }
                default -> throw wrong(at - 1, "unknown group (?" + c, "known: (?: (?<name> (?i) (?s) (?m)");
            }
        }
        throw new ExpressionException(start, "unclosed (", "");
    }

    private Node quantified(Node atom) {
        Node node = atom;
        while (at < source.length()) {
            int start = at;
            int min;
            int max;
            switch (source.charAt(at)) {
                case '*' -> {
                    min = 0;
                    max = Node.UNBOUNDED;
                    at++;
                }
                case '+' -> {
                    min = 1;
                    max = Node.UNBOUNDED;
                    at++;
                }
                case '?' -> {
                    min = 0;
                    max = 1;
                    at++;
                }
                case '{' -> {
                    at++;
                    min = number();
                    max = min;
                    if (at < source.length() && source.charAt(at) == ',') {
                        at++;
                        max = at < source.length() && source.charAt(at) == '}' ? Node.UNBOUNDED : number();
                    }
                    if (at == source.length() || source.charAt(at) != '}') {
                        throw new ExpressionException(start, "bad repeat", "{n}, {n,} or {n,m}; \\{ for the character");
                    }
                    at++;
                    if (max != Node.UNBOUNDED && max < min) {
                        throw new ExpressionException(
                                start, "repeat from " + min + " to " + max, "the lower bound first");
                    }
                }
                default -> {
                    return node;
                }
            }
            if (node == Node.EMPTY && start > 0 && source.charAt(start - 1) == ')') {
                throw new ExpressionException(start, "nothing to repeat", "");
            }
            node = new Node.Repeat(node, min, max);
            if (node.states() > MAX_STATES) {
                throw new ExpressionException(
                        start, tooManyStates(node), "a smaller bound, or * and + which cost no states");
            }
            if (at < source.length() && source.charAt(at) == '+') {
                throw wrong("possessive repeat", "leave the second + out, the longest match is taken anyway");
            }
            if (at < source.length() && source.charAt(at) == '?') {
                at++; // lazy: the longest match is taken all the same
            }
        }
        return node;
    }

    private int number() {
        int start = at;
        while (at < source.length() && source.charAt(at) >= '0' && source.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw wrong("bad repeat", "{n}, {n,} or {n,m}; \\{ for the character");
        }
        if (at - start > 6 || Integer.parseInt(source.substring(start, at)) > MAX_REPEAT) {
            throw wrong(start, "repeat above " + MAX_REPEAT, "* or + for any number");
        }
        return Integer.parseInt(source.substring(start, at));
    }

    private Node escaped() {
        int start = at++;
        if (at == source.length()) {
            throw wrong(start, "\\ at the end", "write \\\\ for the character");
        }
        char c = source.charAt(at);
        switch (c) {
            case 'b':
                at++;
                return Boundaries.wordEdge();
            case 'B':
                at++;
                return Boundaries.noWordEdge();
            case 'A':
                at++;
                return new Node.Behind(CodePoints.NONE, true);
            case 'z':
                at++;
                return new Node.Ahead(CodePoints.NONE, true);
            case 'R':
                at++;
                return new Node.Choice(List.of(
                        new Node.Sequence(
                                List.of(new Node.Chars(CodePoints.of('\r')), new Node.Chars(CodePoints.of('\n')))),
                        new Node.Chars(CodePoints.range('\n', '\r'))));
            default:
                at = start;
                EscapedSet escaped = escapedSet();
                return new Node.Chars(cased(escaped.set));
        }
    }

    /** A class or a single character behind a backslash, before case folding. */
    private record EscapedSet(CodePoints set, boolean single) {}

    private EscapedSet escapedSet() {
        int start = at++;
        if (at == source.length()) {
            throw wrong(start, "\\ at the end", "write \\\\ for the character");
        }
        int c = source.codePointAt(at);
        at += Character.charCount(c);
        switch (c) {
            case 'd':
                return new EscapedSet(CharacterClasses.DIGIT, false);
            case 'D':
                return new EscapedSet(CharacterClasses.DIGIT.negated(), false);
            case 'w':
                return new EscapedSet(CharacterClasses.word(), false);
            case 'W':
                return new EscapedSet(CharacterClasses.word().negated(), false);
            case 's':
                return new EscapedSet(CharacterClasses.SPACE, false);
            case 'S':
                return new EscapedSet(CharacterClasses.SPACE.negated(), false);
            case 'h':
                return new EscapedSet(CodePoints.of(" \t"), false);
            case 'p', 'P':
                return new EscapedSet(property(start, c == 'P'), false);
            case 't':
                return single('\t');
            case 'n':
                return single('\n');
            case 'r':
                return single('\r');
            case 'f':
                return single('\f');
            case 'e':
                return single(0x1B);
            case 'x':
                return single(hexadecimal(start, 2));
            case 'u':
                return single(hexadecimal(start, 4));
            default:
                return escapedCharacter(start, c);
        }
    }

    private EscapedSet escapedCharacter(int start, int c) {
        if (c >= '1' && c <= '9' || c == 'k') {
            throw wrong(start, "back-reference", "no linear engine has them; write both places out");
        }
        if (c == '0' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
            throw wrong(start, "unknown escape \\" + (char) c, "known: \\d \\w \\s \\b \\p{..} \\x{..} \\t \\n \\r");
        }
        return single(c);
    }

    private EscapedSet single(int codePoint) {
        return new EscapedSet(normalised(CodePoints.of(codePoint)), true);
    }

    private CodePoints property(int start, boolean negated) {
        String name;
        if (at < source.length() && source.charAt(at) == '{') {
            int close = source.indexOf('}', at);
            if (close < 0) {
                throw wrong(start, "unclosed \\p{", "");
            }
            name = source.substring(at + 1, close);
            at = close + 1;
        } else {
            name = at < source.length() ? source.substring(at, ++at) : "";
        }
        CodePoints set = CharacterClasses.named(name)
                .orElseThrow(() -> wrong(
                        start,
                        "unknown class \\p{..}",
                        "a general category such as L, Lu, N, or a script such as IsHan"));
        return negated ? set.negated() : set;
    }

    private int hexadecimal(int start, int digits) {
        int end = at + digits;
        int from = at;
        if (at < source.length() && source.charAt(at) == '{') {
            from = at + 1;
            end = source.indexOf('}', at);
            at = end + 1;
        } else {
            at = end;
        }
        if (end <= from
                || end > source.length()
                || end - from > 6
                || !source.substring(from, end).matches("[0-9A-Fa-f]+")) {
            throw wrong(start, "bad character number", "\\x41, \\x{1F600} or \\u00E9");
        }
        int codePoint = Integer.parseInt(source.substring(from, end), 16);
        if (codePoint > Character.MAX_CODE_POINT) {
            throw wrong(start, "character number above 10FFFF", "");
        }
        return codePoint;
    }

    private CodePoints bracket() {
        int start = at++;
        boolean negated = at < source.length() && source.charAt(at) == '^';
        if (negated) {
            at++;
        }
        CodePoints set = CodePoints.NONE;
        boolean first = true;
        while (true) {
            if (at >= source.length()) {
                throw wrong(start, "unclosed [", "write \\[ for the character");
            }
            char c = source.charAt(at);
            if (c == ']' && !first) {
                at++;
                break;
            }
            set = set.and(bracketItem());
            first = false;
        }
        CodePoints closed = cased(set);
        return negated ? closed.negated() : closed;
    }

    private CodePoints bracketItem() {
        int start = at;
        EscapedSet low = bracketCharacter();
        boolean isRange =
                low.single && at + 1 < source.length() && source.charAt(at) == '-' && source.charAt(at + 1) != ']';
        if (!isRange) {
            return low.set;
        }
        int from = codePointOf(start);
        at++;
        int highStart = at;
        EscapedSet high = bracketCharacter();
        int to = high.single ? codePointOf(highStart) : -1;
        if (to < from) {
            throw wrong(start, "bad range", "the lower character first; write \\- for the character");
        }
        return normalised(CodePoints.range(from, to));
    }

    /** The character written there, before it is normalised: a range is meant as it is written. */
    private int codePointOf(int start) {
        int end = at;
        at = start;
        int c = source.codePointAt(at);
        if (c == '\\') {
            char kind = source.charAt(at + 1);
            at += 2;
            c = switch (kind) {
                case 't' -> '\t';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 'f' -> '\f';
                case 'e' -> 0x1B;
                case 'x' -> hexadecimal(start, 2);
                case 'u' -> hexadecimal(start, 4);
                default -> source.codePointAt(at - 1);
            };
        }
        at = end;
        return c;
    }

    private EscapedSet bracketCharacter() {
        int c = source.codePointAt(at);
        if (c == '\\') {
            return escapedSet();
        }
        if (c == '[') {
            throw wrong(at, "[ within a class", "write \\[ for the character, \\d \\p{L} for named classes");
        }
        if (source.startsWith("&&", at)) {
            throw wrong(at, "&& within a class", "write the characters that are left, \\& for the character");
        }
        at += Character.charCount(c);
        return new EscapedSet(normalised(CodePoints.of(c)), true);
    }

    private Node literal(int codePoint) {
        return new Node.Chars(cased(normalised(CodePoints.of(codePoint))));
    }

    private CodePoints cased(CodePoints set) {
        return flags.ignoreCase ? CaseFolding.close(set) : set;
    }

    /** With what the set's characters become in a text. */
    private CodePoints normalised(CodePoints set) {
        if (set.ranges()[set.ranges().length - 1] < 0x80) {
            return set;
        }
        CodePoints images = NormalisedImages.of(set);
        if (images.isEmpty()) {
            throw wrong(
                    at,
                    "a character that is left out of every text",
                    "leave it out; it is redacted with its neighbours");
        }
        return images;
    }

    private ExpressionException wrong(String reason, String hint) {
        return new ExpressionException(at, reason, hint);
    }

    private static ExpressionException wrong(int position, String reason, String hint) {
        return new ExpressionException(position, reason, hint);
    }

    /** Word edges, as what stands before and behind. */
    private static final class Boundaries {
        private static final CodePoints WORD = CharacterClasses.boundedWord();
        private static final CodePoints OTHER = WORD.negated();

        static Node wordEdge() {
            return new Node.Choice(List.of(
                    new Node.Sequence(List.of(new Node.Behind(OTHER, true), new Node.Ahead(WORD, false))),
                    new Node.Sequence(List.of(new Node.Behind(WORD, false), new Node.Ahead(OTHER, true)))));
        }

        static Node noWordEdge() {
            return new Node.Choice(List.of(
                    new Node.Sequence(List.of(new Node.Behind(OTHER, true), new Node.Ahead(OTHER, true))),
                    new Node.Sequence(List.of(new Node.Behind(WORD, false), new Node.Ahead(WORD, false)))));
        }
    }
}
