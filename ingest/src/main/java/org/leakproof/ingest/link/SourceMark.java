package org.leakproof.ingest.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.leakproof.contract.record.Hashes;
import org.leakproof.ingest.walk.EntrySource;

/** Tells entries apart whose ordinals a container that ends elsewhere this time has shifted. */
final class SourceMark {
    private SourceMark() {}

    static long of(EntrySource source) {
        return of(source.text());
    }

    /** @param source as text */
    static long of(String source) {
        return ByteBuffer.wrap(Hashes.sha256().digest(source.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
