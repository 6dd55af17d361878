package org.leakproof.redact.catalogue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One kind of personal data or secret that can be told by how it is written: declared, not programmed, apart from its
 * validator.
 *
 * @param id public name in policies, lower case with hyphens: {@code email}
 * @param entity what a policy's operator and the release see: {@code EMAIL_ADDRESS}
 * @param forms the ways it is written, at least one
 * @param validator checks what a form matched: checksum, structure; a form without one counts as matched
 * @param context words near it that raise its score, or that a form demands
 * @param examples tests of this identifier, run for every one
 */
public record Identifier(
        String id, String entity, List<Form> forms, Optional<Validator> validator, Context context, Examples examples) {

    public Identifier {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("not an identifier's id: " + id);
        }
        if (!entity.matches("[A-Z][A-Z0-9_]*")) {
            throw new IllegalArgumentException("not an entity: " + entity);
        }
        forms = List.copyOf(forms);
        if (forms.isEmpty()) {
            throw new IllegalArgumentException("identifier without a form: " + id);
        }
        Objects.requireNonNull(validator);
        Objects.requireNonNull(context);
        Objects.requireNonNull(examples);
    }
}
