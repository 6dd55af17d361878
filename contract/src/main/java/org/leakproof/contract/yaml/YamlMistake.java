package org.leakproof.contract.yaml;

import java.util.List;
import org.leakproof.contract.OperatorMistake;

/** The operator's mistake: a file in YAML that cannot be used. One line each says where, what was found and
 *  what was expected. */
public final class YamlMistake extends OperatorMistake {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public YamlMistake(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** {@code file:line:column: message}, by place. */
    public List<String> problems() {
        return problems;
    }
}
