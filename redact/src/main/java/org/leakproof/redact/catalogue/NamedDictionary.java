package org.leakproof.redact.catalogue;

import java.util.Objects;
import org.leakproof.redact.scan.Dictionary;

/**
 * A dictionary and what its hits are called.
 *
 * @param name the rule's name, unique in a scanner
 * @param entity what its spans are called
 * @param dictionary the terms
 * @param score 0 to 1
 */
public record NamedDictionary(String name, String entity, Dictionary dictionary, double score) {

    public NamedDictionary {
        Objects.requireNonNull(name);
        Objects.requireNonNull(entity);
        Objects.requireNonNull(dictionary);
        if (!(score > 0 && score <= 1)) {
            throw new IllegalArgumentException("not a score: " + score);
        }
    }
}
