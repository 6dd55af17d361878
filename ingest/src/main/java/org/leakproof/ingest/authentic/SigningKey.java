package org.leakproof.ingest.authentic;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A public key that a domain has, or had, in its DNS.
 *
 *  @param record the TXT record, as it stood there
 *  @param from since when it is known to have stood there
 *  @param to until when
 *  @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.6.1">RFC 6376, 3.6.1</a> */
public record SigningKey(String selector, String domain, String record, Optional<Instant> from, Optional<Instant> to) {
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte SEQUENCE = 0x30;
    private static final byte INTEGER = 0x02;

    /** Whether it stood there at that time; if either is unknown, it may have. */
    boolean isValidAt(Optional<Instant> time) {
        return time.isEmpty()
                || from.filter(time.get()::isBefore).isEmpty()
                        && to.filter(time.get()::isAfter).isEmpty();
    }

    /** The key, if it is one for this signature and was not withdrawn. */
    Optional<PublicKey> keyFor(MailSignature signature) {
        Optional<TagList> tags = TagList.of(record);
        if (tags.isEmpty()
                || tags.get().get("v").filter(v -> !v.equals("DKIM1")).isPresent()) {
            return Optional.empty();
        }
        TagList list = tags.get();
        boolean fits = list.get("k").orElse("rsa").equalsIgnoreCase(signature.keyType())
                && allows(list.packed("h"), signature.hash())
                && (allows(list.packed("s"), "email") || allows(list.packed("s"), "*"))
                && !(flags(list).contains("s")
                        && signature
                                .identityDomain()
                                .filter(i -> !i.equals(signature.domain()))
                                .isPresent());
        Optional<String> key = list.packed("p").filter(p -> !p.isEmpty());
        return fits ? key.flatMap(p -> decode(p, signature.keyType())) : Optional.empty();
    }

    private static boolean allows(Optional<String> list, String word) {
        return list.isEmpty()
                || Arrays.asList(list.get().toLowerCase(java.util.Locale.ROOT).split(":"))
                        .contains(word);
    }

    private static List<String> flags(TagList list) {
        return Arrays.asList(list.packed("t").orElse("").split(":"));
    }

    private static Optional<PublicKey> decode(String base64, String type) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (type.equals("ed25519")) {
                byte[] encoded = Arrays.copyOf(ED25519, ED25519.length + bytes.length);
                System.arraycopy(bytes, 0, encoded, ED25519.length, bytes.length);
                return bytes.length == 32
                        ? Optional.of(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)))
                        : Optional.empty();
            }
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            Optional<RSAPublicKeySpec> bare = bareRsa(bytes);
            return Optional.of(
                    bare.isPresent()
                            ? rsa.generatePublic(bare.get())
                            : rsa.generatePublic(new X509EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
            return Optional.empty();
        }
    }

    /** Some records hold modulus and exponent without what names the algorithm (RFC 8017, A.1.1). */
    private static Optional<RSAPublicKeySpec> bareRsa(byte[] der) {
        int[] at = {0};
        if (length(der, at, SEQUENCE) < 0) {
            return Optional.empty();
        }
        Optional<BigInteger> modulus = integer(der, at);
        Optional<BigInteger> exponent = modulus.isPresent() ? integer(der, at) : Optional.empty();
        return exponent.map(e -> new RSAPublicKeySpec(modulus.get(), e));
    }

    private static Optional<BigInteger> integer(byte[] der, int[] at) {
        int length = length(der, at, INTEGER);
        if (length <= 0 || length > der.length - at[0]) {
            return Optional.empty();
        }
        BigInteger value = new BigInteger(1, Arrays.copyOfRange(der, at[0], at[0] + length));
        at[0] += length;
        return Optional.of(value);
    }

    private static int length(byte[] der, int[] at, byte tag) {
        if (der.length - at[0] < 2 || der[at[0]] != tag) {
            return -1;
        }
        int first = der[at[0] + 1] & 0xff;
        at[0] += 2;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = first & 0x7f; i > 0 && at[0] < der.length && length < 1 << 20; i--) {
            length = length << 8 | der[at[0]++] & 0xff;
        }
        return length;
    }

    /** As a line of the key file. */
    public String line() {
        return String.join(
                "\t",
                selector,
                domain,
                record.replaceAll("\\s+", " "),
                from.map(Instant::toString).orElse(""),
                to.map(Instant::toString).orElse(""));
    }

    /** Where it comes from, for the books. */
    String source() {
        return selector + "._domainkey." + domain + from.map(f -> " from " + f).orElse("")
                + to.map(t -> " to " + t).orElse("");
    }
}
