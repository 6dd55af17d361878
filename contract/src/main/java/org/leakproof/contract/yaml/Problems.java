package org.leakproof.contract.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** What is wrong with one file. All of it is collected, so that an editor mends it in one go. */
public final class Problems {
    /** More than this are the consequences of one. */
    private static final int MOST = 50;

    private record Problem(int line, int column, String message) {}

    private final String file;
    private final List<Problem> list = new ArrayList<>();

    public Problems(String file) {
        this.file = file;
    }

    public void at(Node node, String message) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        int column = node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
        at(line, column, message);
    }

    public void at(int line, int column, String message) {
        list.add(new Problem(line, column, message));
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    public int size() {
        return list.size();
    }

    public void throwIfAny() {
        if (!list.isEmpty()) {
            list.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
            throw new YamlMistake(list.stream()
                    .limit(MOST)
                    .map(p -> file + ":" + p.line + ":" + p.column + ": " + p.message)
                    .toList());
        }
    }
}
