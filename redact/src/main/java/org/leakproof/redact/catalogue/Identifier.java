package org.leakproof.redact.catalogue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

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

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern ENTITY = Pattern.compile("[A-Z][A-Z0-9_]*");

    public Identifier {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not an identifier's id: " + id);
        }
        if (!ENTITY.matcher(entity).matches()) {
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
