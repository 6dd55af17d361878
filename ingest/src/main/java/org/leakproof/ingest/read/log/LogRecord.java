package org.leakproof.ingest.read.log;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Kind;
import org.leakproof.ingest.read.Draft;

/** The lines of one message. Secret.
 *
 *  @param more the lines behind the first one, joined by line feeds
 *  @param flags what was doubtful about its bytes */
record LogRecord(long offset, String sha256, ByteBuffer original, Optional<String> more, Set<Flag> flags) {
    /** What the first line leaves to the text, and the lines behind it. */
    String text(String first) {
        return more.map(rest -> first + "\n" + rest).orElse(first);
    }

    Draft newDraft(Kind kind) {
        return new Draft(offset, original.remaining(), kind, sha256)
                .original(original)
                .flags(flags);
    }

    @Override
    public String toString() {
        return "LogRecord[at " + offset + ", " + original.remaining() + " bytes]";
    }
}
