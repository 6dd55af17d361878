package org.leakproof.redact.scan;

import java.util.Objects;

/**
 * What a {@link Head} makes.
 *
 * @param program of its expression alone
 * @param forbiddenBefore classes that may not stand before it
 */
record CompiledHead(Program program, long[] forbiddenBefore) {

    CompiledHead {
        Objects.requireNonNull(program);
        Objects.requireNonNull(forbiddenBefore);
    }

    static CompiledHead of(Head head) {
        Program program = Program.of(new Pattern(0, head.expression(), head.left(), Boundary.NONE));
        return new CompiledHead(program, program.alphabet.members(head.left().forbidden(), false));
    }
}
