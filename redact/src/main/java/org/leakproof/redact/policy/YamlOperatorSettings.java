package org.leakproof.redact.policy;

import java.util.Optional;
import org.leakproof.contract.yaml.YamlMapping;
import org.leakproof.redact.operate.OperatorSettings;
import org.leakproof.redact.operate.Scope;

/** The key {@code with} of a rule. */
record YamlOperatorSettings(Optional<YamlMapping> with, Scope scope) implements OperatorSettings {
    @Override
    public Optional<String> text(String key) {
        return with.flatMap(m -> m.text(key));
    }

    @Override
    public int number(String key, int least, int most, int otherwise) {
        return with.map(m -> m.number(key, least, most).orElse(otherwise)).orElse(otherwise);
    }

    @Override
    public <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return with.flatMap(m -> m.choice(key, type));
    }
}
