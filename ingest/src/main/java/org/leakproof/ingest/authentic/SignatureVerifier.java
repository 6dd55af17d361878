package org.leakproof.ingest.authentic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.leakproof.contract.record.SignatureCheck;
import org.leakproof.contract.record.SignatureCheck.Kind;
import org.leakproof.contract.record.SignatureCheck.Result;

/** Checks the signatures of mails with the keys of a key file: never a look-up, which would tell whose mail is held.
 *  A signature's own date of expiry does not count, an archive is older. Thread-safe.
 *
 *  @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-6.1">RFC 6376 (DKIM), 6.1</a>
 *  @see <a href="https://www.rfc-editor.org/rfc/rfc8463">RFC 8463 (Ed25519)</a>
 *  @see <a href="https://www.rfc-editor.org/rfc/rfc8617#section-5.2">RFC 8617 (ARC), 5.2</a> */
public final class SignatureVerifier {
    /** Signatures of one mail beyond this are not looked at: each costs a pass over the body. */
    private static final int MOST_SIGNATURES = 50;

    private static final String SEAL_RESULTS = "arc-authentication-results";

    /** The value of {@code b=}, which a signature cannot cover. */
    private static final Pattern OWN_VALUE = Pattern.compile("((?:^|;)[\\s]*b[\\s]*=)[^;]*");

    private final SigningKeys keys;

    public SignatureVerifier(SigningKeys keys) {
        this.keys = keys;
    }

    /** One result for each signature, in the order of the header fields; empty if there is none.
     *
     *  @param mail its original bytes; line ends may be LF, and a mailbox may have put {@code >} before {@code From }
     *  @param sent when it says that it was sent, for signatures that do not say when they were made */
    public List<SignatureCheck> check(ByteBuffer mail, Optional<Instant> sent) {
        Optional<MailParts> parts = MailParts.of(mail);
        if (parts.isEmpty()) {
            return List.of();
        }
        List<SignatureCheck> checks = new ArrayList<>();
        for (String field : parts.get().fields()) {
            Optional<Kind> kind = kind(MailParts.name(field));
            if (kind.isPresent() && checks.size() < MOST_SIGNATURES) {
                checks.add(check(kind.get(), field, parts.get(), sent));
            }
        }
        return checks;
    }

    private static Optional<Kind> kind(String name) {
        return switch (name) {
            case "dkim-signature" -> Optional.of(Kind.DKIM);
            case "arc-message-signature" -> Optional.of(Kind.ARC_MESSAGE);
            case "arc-seal" -> Optional.of(Kind.ARC_SEAL);
            default -> Optional.empty();
        };
    }

    private SignatureCheck check(Kind kind, String field, MailParts mail, Optional<Instant> sent) {
        Optional<TagList> tags = TagList.of(MailParts.value(field));
        Optional<MailSignature> parsed = tags.flatMap(list -> MailSignature.of(kind, field, list));
        if (parsed.isEmpty()) {
            return new SignatureCheck(
                    kind,
                    tags.flatMap(list -> list.packed("d")).orElse(""),
                    tags.flatMap(list -> list.packed("s")).orElse(""),
                    tags.flatMap(list -> list.packed("a")).orElse("").toLowerCase(Locale.ROOT),
                    Result.MALFORMED,
                    List.of(),
                    Optional.empty(),
                    "");
        }
        MailSignature signature = parsed.get();
        Optional<Instant> made = signature.signed().or(() -> sent);
        Result result = Result.NO_KEY;
        String source = "";
        for (SigningKey key : keys.of(signature)) {
            Optional<PublicKey> usable = key.isValidAt(made) ? key.keyFor(signature) : Optional.empty();
            if (usable.isPresent() && result != Result.PASS) {
                result = verify(signature, usable.get(), mail);
                source = key.source();
            }
        }
        return new SignatureCheck(
                kind,
                signature.domain(),
                signature.selector(),
                signature.algorithm(),
                result,
                signature.signedHeaders(),
                signature.bodyLimit(),
                source);
    }

    private static Result verify(MailSignature signature, PublicKey key, MailParts mail) {
        try {
            if (signature.bodyHash().isPresent() && !isBody(signature, mail)) {
                return Result.FAIL_BODY;
            }
            byte[] signed = signedHeaders(signature, mail).getBytes(StandardCharsets.ISO_8859_1);
            return isSigned(signature, key, signed) ? Result.PASS : Result.FAIL_SIGNATURE;
        } catch (NoSuchAlgorithmException unknown) {
            return Result.MALFORMED;
        } catch (GeneralSecurityException wrongForm) {
            return Result.FAIL_SIGNATURE;
        }
    }

    private static boolean isSigned(MailSignature signature, PublicKey key, byte[] signed)
            throws GeneralSecurityException {
        Signature verifier;
        if (signature.keyType().equals("ed25519")) {
            verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(digest(signature.hash()).digest(signed));
        } else {
            verifier = Signature.getInstance(signature.hash().toUpperCase(Locale.ROOT) + "with"
                    + signature.keyType().toUpperCase(Locale.ROOT));
            verifier.initVerify(key);
            verifier.update(signed);
        }
        return verifier.verify(signature.signature());
    }

    private static MessageDigest digest(String hash) throws NoSuchAlgorithmException {
        return switch (hash) {
            case "sha256" -> MessageDigest.getInstance("SHA-256");
            case "sha1" -> MessageDigest.getInstance("SHA-1");
            default -> throw new NoSuchAlgorithmException();
        };
    }

    private static boolean isBody(MailSignature signature, MailParts mail) throws NoSuchAlgorithmException {
        return isBody(signature, mail, false) || mail.hasQuotedFrom() && isBody(signature, mail, true);
    }

    private static boolean isBody(MailSignature signature, MailParts mail, boolean unquoted)
            throws NoSuchAlgorithmException {
        MessageDigest digest = digest(signature.hash());
        long limit = signature.bodyLimit().orElse(Long.MAX_VALUE);
        long length = signature.body().body(mail.body(), unquoted, limit, digest);
        return (signature.bodyLimit().isEmpty() || length >= limit)
                && Arrays.equals(digest.digest(), signature.bodyHash().orElseThrow());
    }

    /** What was signed of the header: each named field, the last ones first, then the signature without its value. */
    private static String signedHeaders(MailSignature signature, MailParts mail) {
        StringBuilder out = new StringBuilder();
        if (signature.kind() == Kind.ARC_SEAL) {
            chain(signature, mail, out);
        } else {
            Map<String, Deque<String>> left = new HashMap<>();
            for (String field : mail.fields()) {
                if (!field.equals(signature.field())) {
                    left.computeIfAbsent(MailParts.name(field), name -> new ArrayDeque<>())
                            .add(field);
                }
            }
            for (String name : signature.signedHeaders()) {
                Deque<String> named = left.get(name);
                if (named != null && !named.isEmpty()) {
                    signature.headers().header(named.removeLast(), out);
                }
            }
        }
        String own = signature.field();
        int colon = own.indexOf(':') + 1;
        String blank = own.substring(0, colon)
                + OWN_VALUE.matcher(own.substring(colon)).replaceFirst("$1");
        signature.headers().header(blank, out);
        out.setLength(out.length() - 2);
        return out.toString();
    }

    /** The chain up to the seal: of each instance what was found, the message's signature and the seal. */
    private static void chain(MailSignature seal, MailParts mail, StringBuilder out) {
        List<String> names = List.of(SEAL_RESULTS, "arc-message-signature", "arc-seal");
        List<String> fields = mail.fields().stream()
                .filter(field -> names.contains(MailParts.name(field)) && !field.equals(seal.field()))
                .limit(3L * MOST_SIGNATURES)
                .toList();
        for (int instance = 1; instance <= seal.instance() && instance <= MOST_SIGNATURES; instance++) {
            for (String name : names) {
                for (String field : fields) {
                    if (MailParts.name(field).equals(name) && instance(field) == instance) {
                        seal.headers().header(field, out);
                    }
                }
            }
        }
    }

    private static int instance(String field) {
        String value = MailParts.value(field);
        int end = value.indexOf(';');
        String first = (end < 0 ? value : value.substring(0, end)).replaceAll("\\s+", "");
        String found = first.startsWith("i=")
                ? first.substring(2)
                : TagList.of(value).flatMap(tags -> tags.packed("i")).orElse("");
        return found.matches("\\d{1,3}") ? Integer.parseInt(found) : -1;
    }
}
