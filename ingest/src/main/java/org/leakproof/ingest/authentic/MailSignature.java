package org.leakproof.ingest.authentic;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.leakproof.contract.record.SignatureCheck;

/** A signature header, taken apart.
 *
 *  @param instance which of the chain, for ARC; 0 for DKIM
 *  @param signedHeaders in the order of the signature, lower case; empty for seals
 *  @param bodyLimit how many bytes of the body it covers, if not all
 *  @param bodyHash empty for seals
 *  @param signed when it says that it was made
 *  @param identityDomain of {@code i=}, lower case
 *  @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.5">RFC 6376, 3.5</a>
 *  @see <a href="https://www.rfc-editor.org/rfc/rfc8617#section-4.1">RFC 8617, 4.1</a> */
record MailSignature(
        SignatureCheck.Kind kind,
        int instance,
        String field,
        String domain,
        String selector,
        String keyType,
        String hash,
        Canonicalization headers,
        Canonicalization body,
        List<String> signedHeaders,
        Optional<Long> bodyLimit,
        Optional<byte[]> bodyHash,
        byte[] signature,
        Optional<Instant> signed,
        Optional<String> identityDomain) {
    private static final Pattern DOMAIN = Pattern.compile("[\\p{Alnum}_-]+(?:\\.[\\p{Alnum}_-]+)*\\.?");
    /** Seconds beyond twelve digits are no time. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");

    /** Of a name in the DNS: longer ones are not matched, which would take a stack frame for each label. */
    private static final int LONGEST_NAME = 253;

    /** Thrown inside: it does not follow the standard. */
    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** @param tags of the field's value
     *  @return empty if it does not follow the standard */
    static Optional<MailSignature> of(SignatureCheck.Kind kind, String field, TagList tags) {
        try {
            return Optional.of(parse(kind, field, tags));
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    private static MailSignature parse(SignatureCheck.Kind kind, String field, TagList tags) throws Malformed {
        boolean dkim = kind == SignatureCheck.Kind.DKIM;
        boolean seal = kind == SignatureCheck.Kind.ARC_SEAL;
        require(!dkim || tags.get("v").filter("1"::equals).isPresent());
        String algorithm = required(tags, "a").toLowerCase(Locale.ROOT);
        int dash = algorithm.lastIndexOf('-');
        require(dash > 0);
        String domain = required(tags, "d").toLowerCase(Locale.ROOT);
        String selector = required(tags, "s").toLowerCase(Locale.ROOT);
        require(isName(domain) && isName(selector));
        List<String> signed = seal
                ? List.of()
                : Stream.of(required(tags, "h").split(":"))
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList();
        require(seal || signed.contains("from"));
        Optional<String> identity = dkim
                ? tags.get("i").map(i -> i.substring(i.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT))
                : Optional.empty();
        require(identity.isEmpty()
                || identity.get().equals(domain)
                || identity.get().endsWith("." + domain));
        String[] canonical =
                tags.get("c").orElse("simple").toLowerCase(Locale.ROOT).split("/", 2);
        return new MailSignature(
                kind,
                dkim ? 0 : (int) number(required(tags, "i")),
                field,
                domain,
                selector,
                algorithm.substring(0, dash),
                algorithm.substring(dash + 1),
                seal ? Canonicalization.RELAXED : canonicalization(canonical[0]),
                canonical.length > 1 ? canonicalization(canonical[1]) : Canonicalization.SIMPLE,
                signed,
                seal || tags.get("l").isEmpty() ? Optional.empty() : Optional.of(number(required(tags, "l"))),
                seal ? Optional.empty() : Optional.of(base64(required(tags, "bh"))),
                base64(required(tags, "b")),
                tags.packed("t")
                        .filter(t -> NUMBER.matcher(t).matches())
                        .map(t -> Instant.ofEpochSecond(Long.parseLong(t))),
                identity);
    }

    private static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && DOMAIN.matcher(name).matches();
    }

    private static void require(boolean met) throws Malformed {
        if (!met) {
            throw new Malformed();
        }
    }

    private static String required(TagList tags, String name) throws Malformed {
        return tags.packed(name).filter(value -> !value.isEmpty()).orElseThrow(Malformed::new);
    }

    private static long number(String text) throws Malformed {
        require(NUMBER.matcher(text).matches());
        return Long.parseLong(text);
    }

    private static byte[] base64(String text) throws Malformed {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Malformed();
        }
    }

    private static Canonicalization canonicalization(String word) throws Malformed {
        return switch (word) {
            case "simple" -> Canonicalization.SIMPLE;
            case "relaxed" -> Canonicalization.RELAXED;
            default -> throw new Malformed();
        };
    }

    String algorithm() {
        return keyType + "-" + hash;
    }

    @Override
    public String toString() {
        return "MailSignature[" + kind + ", " + algorithm() + "]";
    }
}
