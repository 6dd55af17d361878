package org.leakproof.ingest.read.mail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.leakproof.contract.record.Flag;
import org.leakproof.contract.record.Hashes;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.ingest.read.MessageSink;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.read.Unfit;
import org.leakproof.ingest.read.mapi.MapiItem;

/** An entry that is one item of Outlook's as a whole. */
final class SavedItem {
    private SavedItem() {}

    /** Takes an item apart. */
    interface Format {
        /** @param bytes from position to limit, not to be changed as long as the item is used */
        MapiItem read(ByteBuffer bytes) throws IOException, Unfit;
    }

    /** Hands the item to the sink, as a message or as held. */
    static void read(Source source, MessageSink sink, Format format) throws IOException {
        boolean wanted = sink.wants(0);
        try (Window window = new Window(source)) {
            window.mark(0, wanted);
            while (window.more(window.known())) {
                // to the end
            }
            long length = window.end();
            if (wanted && length > Integer.MAX_VALUE) {
                sink.held(0, length, HeldReason.TOO_LARGE, 0);
            } else if (wanted && length > 0) {
                Bytes file = window.message(length);
                Set<Flag> flags = window.failed() ? EnumSet.of(Flag.ENTRY_DAMAGED) : EnumSet.noneOf(Flag.class);
                var digest = Hashes.sha256();
                file.digest(digest, 0, file.length());
                String sha256 = HexFormat.of().formatHex(digest.digest());
                new MapiDrafts(source, sink)
                        .parse(
                                new MapiDrafts.Place(0, file.length(), sha256, List.of(), flags),
                                () -> format.read(file.buffer()));
            }
            window.rethrow();
        }
    }
}
