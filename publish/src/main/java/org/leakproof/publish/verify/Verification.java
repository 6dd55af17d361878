package org.leakproof.publish.verify;

import java.util.List;
import java.util.Optional;
import org.leakproof.publish.bag.Status;

/** What the check of a release came to.
 *
 *  @param status that the release claims; empty if it claims none that is known
 *  @param messages rows of messages
 *  @param findings everything that is wrong, at most {@link ReleaseVerifier#MOST_FINDINGS} */
public record Verification(Optional<Status> status, long messages, List<Finding> findings) {
    public Verification {
        findings = List.copyOf(findings);
    }

    public boolean sound() {
        return findings.isEmpty();
    }
}
