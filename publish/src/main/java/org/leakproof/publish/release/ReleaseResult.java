package org.leakproof.publish.release;

import java.util.Optional;
import org.leakproof.publish.books.Books;

/** What came of writing a release.
 *
 *  @param manifestSha256 of the release's manifest, which names what it says; empty if there is no release */
public record ReleaseResult(Outcome outcome, Books books, Optional<String> manifestSha256) {
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
