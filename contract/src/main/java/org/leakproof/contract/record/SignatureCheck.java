package org.leakproof.contract.record;

import java.util.List;
import java.util.Optional;

/** What the check of one signature of a mail found.
 *
 *  @param keySource where the public key came from, empty where none was found
 *  @param signedHeaders the header names that the signature covers, lower case
 *  @param bodyLength how many bytes of the body are covered, where the signature limits them */
public record SignatureCheck(
        String domain,
        String selector,
        Result result,
        List<String> signedHeaders,
        Optional<Long> bodyLength,
        String keySource) {
    /** What came of it. */
    public enum Result {
        PASS,
        FAIL_BODY,
        FAIL_SIGNATURE,
        NO_KEY,
        MALFORMED
    }

    public SignatureCheck {
        signedHeaders = List.copyOf(signedHeaders);
    }

    @Override
    public String toString() {
        return "SignatureCheck[" + result + "]";
    }
}
