package org.leakproof.redact.record;

import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.SignatureCheck;

/** Says in one word what came of a mail's signatures; the best of them counts. */
final class Authenticity {
    private Authenticity() {}

    /** {@code verified}, {@code partly-verified} where a signature covers the beginning of the body only, {@code failed},
     *  {@code no-key} or {@code malformed}; empty if there is none or nobody looked. */
    static Optional<String> of(List<SignatureCheck> checks) {
        Optional<String> best = Optional.empty();
        int rank = Integer.MAX_VALUE;
        for (SignatureCheck check : checks) {
            boolean whole = check.bodyLength().isEmpty();
            int now = switch (check.result()) {
                case PASS -> whole ? 0 : 1;
                case FAIL_BODY, FAIL_SIGNATURE -> 2;
                case NO_KEY -> 3;
                case MALFORMED -> 4;
            };
            if (now < rank) {
                rank = now;
                best = Optional.of(List.of("verified", "partly-verified", "failed", "no-key", "malformed")
                        .get(now));
            }
        }
        return best;
    }
}
