package org.leakproof.redact.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** What is wrong with one file. All of it is collected, so that an editor mends it in one go. */
final class Problems {
    /** More than this are the consequences of one. */
    private static final int MOST = 50;

    private record Problem(int line, int column, String message) {}

    private final String file;
    private final List<Problem> list = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void at(Node node, String message) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        int column = node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
        at(line, column, message);
    }

    void at(int line, int column, String message) {
        list.add(new Problem(line, column, message));
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    int size() {
        return list.size();
    }

    void throwIfAny() {
        if (!list.isEmpty()) {
            list.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
            throw new PolicyException(list.stream()
                    .limit(MOST)
                    .map(p -> file + ":" + p.line + ":" + p.column + ": " + p.message)
                    .toList());
        }
    }
}
