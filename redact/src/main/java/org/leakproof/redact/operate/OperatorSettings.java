package org.leakproof.redact.operate;

import java.util.Optional;

/** The settings that a policy gives an operator. A value that is not what it should be is noted with its place by whoever
 *  reads the policy, and counts as missing here. */
public interface OperatorSettings {
    Optional<String> text(String key);

    int number(String key, int least, int most, int otherwise);

    <E extends Enum<E>> Optional<E> choice(String key, Class<E> type);

    /** The scope of labels where the rule does not say it. */
    Scope scope();
}
