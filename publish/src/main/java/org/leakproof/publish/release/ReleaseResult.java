package org.leakproof.publish.release;

import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.Quarantined;
import org.leakproof.publish.books.Books;

/** What came of writing a release.
 *
 *  @param manifestSha256 of the release's manifest, which names what it says; empty if there is no release
 *  @param heldHere messages that nobody before publish had held */
public record ReleaseResult(Outcome outcome, Books books, Optional<String> manifestSha256, List<Quarantined> heldHere) {
    public ReleaseResult {
        heldHere = List.copyOf(heldHere);
    }

    /** The cases. */
    public enum Outcome {
        /** The release is there, under its final name. */
        WRITTEN,
        /** It was there already, and is as this run makes it. */
        UNCHANGED,
        /** The books do not balance: there is no release. */
        UNBALANCED
    }
}
