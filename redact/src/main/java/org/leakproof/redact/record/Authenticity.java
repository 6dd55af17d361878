package org.leakproof.redact.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Message;
import org.leakproof.contract.record.Participant;
import org.leakproof.contract.record.SignatureCheck;

/** Says in one word what came of a mail's signatures; the best of them counts. */
enum Authenticity {
    /** By the domain of the sender's address, on the whole body. */
    VERIFIED("verified"),
    /** By another domain, such as that of a mailing service. */
    OTHER_DOMAIN("verified-other-domain"),
    /** The beginning of the body only. */
    PARTLY("partly-verified"),
    /** With SHA-1, which can be made to collide. */
    WEAKLY("weakly-verified"),
    /** By somebody who passed the mail on. */
    FORWARDER("forwarder-verified"),
    FAILED("failed"),
    NO_KEY("no-key"),
    MALFORMED("malformed"),
    UNSIGNED("unsigned");

    private final String word;

    Authenticity(String word) {
        this.word = word;
    }

    /** Empty for what is no mail. */
    static Optional<String> of(Message message) {
        if (message.authenticity().isEmpty()) {
            return message.kind() == Kind.EMAIL ? Optional.of(UNSIGNED.word) : Optional.empty();
        }
        String domain = message.sender()
                .flatMap(Participant::address)
                .map(address -> address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT))
                .orElse("");
        int best = message.authenticity().stream()
                .mapToInt(check -> of(check, domain).ordinal())
                .min()
                .orElseThrow();
        return Arrays.stream(values())
                .filter(value -> value.ordinal() == best)
                .map(value -> value.word)
                .findFirst();
    }

    private static Authenticity of(SignatureCheck check, String domain) {
        return switch (check.result()) {
            case FAIL_BODY, FAIL_SIGNATURE -> FAILED;
            case NO_KEY -> NO_KEY;
            case MALFORMED -> MALFORMED;
            case PASS -> {
                if (check.kind() != SignatureCheck.Kind.DKIM) {
                    yield FORWARDER;
                }
                if (check.weak()) {
                    yield WEAKLY;
                }
                if (check.bodyLength().isPresent()) {
                    yield PARTLY;
                }
                boolean own = domain.equals(check.domain()) || domain.endsWith("." + check.domain());
                yield own ? VERIFIED : OTHER_DOMAIN;
            }
        };
    }
}
