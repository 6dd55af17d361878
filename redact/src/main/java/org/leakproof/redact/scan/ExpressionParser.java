package org.leakproof.redact.scan;

import java.util.ArrayList;
import java.util.List;

/** Reads the syntax that {@link Expression} states, by recursive descent; what stands for one character is left to
 *  {@link CharacterSetParser}. */
final class ExpressionParser {

    private static final int MAX_LENGTH = 10_000;
    private static final int MAX_DEPTH = 100;
    private static final int MAX_REPEAT = 1_000;
    private static final int MAX_STATES = 10_000;

    /** What a repeat may look like. */
    private static final String REPEATS = "{n}, {n,} or {n,m}; \\{ for the character";

    private static final CodePoints LINE_FEED = CodePoints.of('\n');

    private final ExpressionCursor in;
    private final CharacterSetParser sets;
    private int depth;
    private Flags flags;

    private record Flags(boolean ignoreCase, boolean dotAll, boolean lines) {}

    private ExpressionParser(String source, boolean ignoreCase) {
        this.in = new ExpressionCursor(source);
        this.sets = new CharacterSetParser(in);
        this.flags = new Flags(ignoreCase, false, false);
    }

    static Node parse(String source, boolean ignoreCase) {
        if (source.length() > MAX_LENGTH) {
            throw new ExpressionException(
                    MAX_LENGTH, "longer than " + MAX_LENGTH + " characters", "use a dictionary for long lists");
        }
        ExpressionParser parser = new ExpressionParser(source, ignoreCase);
        Node root = parser.choice();
        if (!parser.in.atEnd()) {
            throw parser.in.wrong("unopened )", "write \\) for the character");
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
        if (parser.in.atEnd() && node instanceof Node.Chars chars) {
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
        while (in.take("|")) {
            options.add(sequence());
        }
        flags = outer;
        return options.size() == 1 ? options.get(0) : new Node.Choice(options);
    }

    private Node sequence() {
        List<Node> parts = new ArrayList<>();
        while (!in.atEnd() && !in.isAt("|") && !in.isAt(")")) {
            if (in.take("\\Q")) {
                quoted(parts);
            } else {
                Node atom = atom();
                parts.add(quantified(atom));
            }
        }
        return parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
    }

    private void quoted(List<Node> parts) {
        while (!in.atEnd() && !in.take("\\E")) {
            parts.add(literal());
        }
    }

    private Node literal() {
        return new Node.Chars(sets.literal(flags.ignoreCase));
    }

    private Node atom() {
        int c = in.peek();
        switch (c) {
            case '(':
                return group();
            case '[':
                return new Node.Chars(sets.bracket(flags.ignoreCase));
            case '.':
                in.next();
                return new Node.Chars(flags.dotAll ? CodePoints.ALL : LINE_FEED.negated());
            case '^':
                in.next();
                return new Node.Behind(flags.lines ? LINE_FEED : CodePoints.NONE, true);
            case '$':
                in.next();
                return new Node.Ahead(flags.lines ? LINE_FEED : CodePoints.NONE, true);
            case '\\':
                return escaped();
            case '*', '+', '?':
                throw in.wrong("nothing to repeat", "write \\" + (char) c + " for the character");
            case '{':
                throw in.wrong("{ without something to repeat", "write \\{ for the character");
            default:
                return literal();
        }
    }

    private Node group() {
        int start = in.at();
        in.next();
        if (++depth > MAX_DEPTH) {
            throw in.wrong("groups nested deeper than " + MAX_DEPTH, "");
        }
        Flags outer = flags;
        if (in.take("?") && groupKind(start)) {
            depth--;
            return Node.EMPTY; // flags for the rest of the group around it
        }
        Node inner = choice();
        flags = outer;
        if (!in.take(")")) {
            throw new ExpressionException(start, "unclosed (", "write \\( for the character");
        }
        depth--;
        return inner;
    }

    /** Behind {@code (?}. Returns whether the group is over because it only switched flags. */
    private boolean groupKind(int start) {
        if (in.take(":")) {
            return false;
        }
        if (in.isAt("=") || in.isAt("!") || in.isAt("<=") || in.isAt("<!")) {
            throw new ExpressionException(
                    start,
                    "look-around (look-ahead or look-behind)",
                    "write what is to be found alone, with \\b or \"wholeWords\" for where it may begin and end");
        }
        if (in.isAt(">")) {
            throw new ExpressionException(start, "atomic group", "write (?:, the longest match is taken anyway");
        }
        int open = in.at();
        if (in.take("<")) {
            if (in.takeUpTo('>')
                    .filter(name -> name.matches("[A-Za-z][A-Za-z0-9]*"))
                    .isEmpty()) {
                throw new ExpressionException(open, "bad group name", "letters and digits between < and >");
            }
            return false;
        }
        return switchFlags(start);
    }

    private boolean switchFlags(int start) {
        boolean on = true;
        while (!in.atEnd()) {
            int place = in.at();
            char c = in.nextUnit();
            switch (c) {
                case '-' -> on = false;
                case 'i' -> flags = new Flags(on, flags.dotAll, flags.lines);
                case 's' -> flags = new Flags(flags.ignoreCase, on, flags.lines);
                case 'm' -> flags = new Flags(flags.ignoreCase, flags.dotAll, on);
                case 'u', 'U' -> {
                    if (!on) {
                        throw new ExpressionException(
                                place, "flag " + c + " switched off", "case and classes are always Unicode's");
                    }
                }
                case ':' -> {
                    return false;
                }
                case ')' -> {
                    return true;
                }
                default ->
                    throw new ExpressionException(place, "unknown group (?" + c, "known: (?: (?<name> (?i) (?s) (?m)");
            }
        }
        throw new ExpressionException(start, "unclosed (", "");
    }

    private Node quantified(Node atom) {
        Node node = atom;
        while (!in.atEnd()) {
            int start = in.at();
            int min = 0;
            int max = Node.UNBOUNDED;
            if (in.take("+")) {
                min = 1;
            } else if (in.take("?")) {
                max = 1;
            } else if (in.take("{")) {
                min = number();
                max = min;
                if (in.take(",")) {
                    max = in.isAt("}") ? Node.UNBOUNDED : number();
                }
                if (!in.take("}")) {
                    throw new ExpressionException(start, "bad repeat", REPEATS);
                }
                if (max != Node.UNBOUNDED && max < min) {
                    throw new ExpressionException(start, "repeat from " + min + " to " + max, "the lower bound first");
                }
            } else if (!in.take("*")) {
                return node;
            }
            if (node == Node.EMPTY && in.isBefore(start, ')')) {
                throw new ExpressionException(start, "nothing to repeat", "");
            }
            node = new Node.Repeat(node, min, max);
            if (node.states() > MAX_STATES) {
                throw new ExpressionException(
                        start, tooManyStates(node), "a smaller bound, or * and + which cost no states");
            }
            if (in.isAt("+")) {
                throw in.wrong("possessive repeat", "leave the second + out, the longest match is taken anyway");
            }
            in.take("?"); // lazy: the longest match is taken all the same
        }
        return node;
    }

    private int number() {
        int start = in.at();
        while (!in.atEnd() && in.peek() >= '0' && in.peek() <= '9') {
            in.next();
        }
        String digits = in.since(start);
        if (digits.isEmpty()) {
            throw in.wrong("bad repeat", REPEATS);
        }
        if (digits.length() > 6 || Integer.parseInt(digits) > MAX_REPEAT) {
            throw new ExpressionException(start, "repeat above " + MAX_REPEAT, "* or + for any number");
        }
        return Integer.parseInt(digits);
    }

    private Node escaped() {
        if (in.take("\\b")) {
            return Boundaries.wordEdge();
        }
        if (in.take("\\B")) {
            return Boundaries.noWordEdge();
        }
        if (in.take("\\A")) {
            return new Node.Behind(CodePoints.NONE, true);
        }
        if (in.take("\\z")) {
            return new Node.Ahead(CodePoints.NONE, true);
        }
        if (in.take("\\R")) {
            return new Node.Choice(List.of(
                    new Node.Sequence(
                            List.of(new Node.Chars(CodePoints.of('\r')), new Node.Chars(CodePoints.of('\n')))),
                    new Node.Chars(CodePoints.range('\n', '\r'))));
        }
        return new Node.Chars(sets.escaped(flags.ignoreCase));
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
