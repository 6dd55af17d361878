package org.leakproof.publish.bag;

import java.util.Arrays;
import java.util.Optional;

/** How far a release may go. It stands in tag files only, so that approval changes no payload. */
public enum Status {
    /** Waits for an editor's approval. */
    DRAFT("This release is a draft: no editor has approved it. It must not be passed on."),
    /** An editor let it out. */
    APPROVED("An editor has approved this release."),
    /** Made by a policy that redacts nothing: it stays in the building for good. */
    INSIDE("This release is not redacted. It stays inside the building and cannot be approved.");

    private final String sentence;

    Status(String sentence) {
        this.sentence = sentence;
    }

    /** What it means, for people. */
    public String sentence() {
        return sentence;
    }

    /** The status of that name, if there is one. */
    public static Optional<Status> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }
}
