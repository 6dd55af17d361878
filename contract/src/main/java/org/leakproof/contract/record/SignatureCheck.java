package org.leakproof.contract.record;

import java.util.List;
import java.util.Optional;

/** What the check of one signature of a mail found.
 *
 *  @param algorithm as the signature names it, such as {@code rsa-sha256}; empty where it cannot be read
 *  @param keySource where the public key came from, empty where none was found
 *  @param signedHeaders the header names that the signature covers, lower case
 *  @param bodyLength how many bytes of the body are covered, where the signature limits them */
public record SignatureCheck(
        Kind kind,
        String domain,
        String selector,
        String algorithm,
        Result result,
        List<String> signedHeaders,
        Optional<Long> bodyLength,
        String keySource) {
    /** Whose signature it is, and on what. */
    public enum Kind {
        /** The sender's domain, on headers and body. */
        DKIM,
        /** Somebody who passed the mail on, on headers and body as they were then. */
        ARC_MESSAGE,
        /** Somebody who passed the mail on, on what was found before. */
        ARC_SEAL
    }

    /** What came of it. */
    public enum Result {
        PASS,
        /** The body is not what was signed. */
        FAIL_BODY,
        /** The body is what was signed, or is not covered; a header that was signed is not. */
        FAIL_SIGNATURE,
        /** No key for it is known that was valid then, or it was withdrawn. */
        NO_KEY,
        /** It does not follow the standard. */
        MALFORMED
    }

    /** Whether it proves little even where it passes: SHA-1 can be made to collide. */
    public boolean weak() {
        return algorithm.endsWith("-sha1");
    }

    public SignatureCheck {
        signedHeaders = List.copyOf(signedHeaders);
    }

    @Override
    public String toString() {
        return "SignatureCheck[" + result + "]";
    }
}
