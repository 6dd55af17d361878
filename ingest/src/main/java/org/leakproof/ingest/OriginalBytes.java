package org.leakproof.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.ingest.read.MessageReader;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.Readers;
import org.leakproof.ingest.walk.ArchiveFingerprint;
import org.leakproof.ingest.walk.ArchiveListing;
import org.leakproof.ingest.walk.ArchiveWalker;
import org.leakproof.ingest.walk.Budget;
import org.leakproof.ingest.walk.Decision;
import org.leakproof.ingest.walk.Entry;
import org.leakproof.ingest.walk.EntryReport;
import org.leakproof.ingest.walk.EntryVisitor;
import org.leakproof.ingest.walk.FingerprintCache;
import org.leakproof.ingest.walk.FingerprintProgress;
import org.leakproof.ingest.walk.Passwords;
import org.leakproof.ingest.walk.WalkRefusedException;

/** Finds a message's original by where it was found: its bytes, or what its row says where messages are rows. */
public final class OriginalBytes {
    private OriginalBytes() {}

    /** Writes the bytes of a range of an entry; of an entry that is read by rows, the message in plain text, UTF-8.
     *
     *  @param content what the archive must hold: its {@code content} as registered
     *  @throws OperatorMistake if the archive is another one by now, or the entry cannot be read that far */
    public static void write(
            Path archive,
            String content,
            int entry,
            long offset,
            long length,
            Passwords passwords,
            Path work,
            FingerprintCache cache,
            OutputStream out)
            throws IOException, WalkRefusedException {
        try (ArchiveListing listing = new ArchiveFingerprint(work, cache, FingerprintProgress.none()).take(archive)) {
            if (!listing.contentId().equals(content)) {
                throw new OperatorMistake(archive + ": not the archive that was read; name it with --archive");
            }
            Range range = new Range(entry, offset, length, Files.isDirectory(archive), work, out);
            try {
                new ArchiveWalker(Budget.defaults(), passwords, work).walk(listing, range);
            } catch (OriginalRow.Done e) {
                return;
            }
            throw new OperatorMistake(archive + ": entry " + entry
                    + (range.rows
                            ? " is a database or mailbox in which row " + offset
                                    + " is not found; open it in the program" + " that it belongs to"
                            : " cannot be read that far"));
        }
    }

    private static final class Range implements EntryVisitor {
        private final int entry;
        private final long offset;
        private final long length;
        private final boolean inFolder;
        private final Path work;
        private final OutputStream out;
        private boolean rows;

        Range(int entry, long offset, long length, boolean inFolder, Path work, OutputStream out) {
            this.entry = entry;
            this.offset = offset;
            this.length = length;
            this.inFolder = inFolder;
            this.work = work;
            this.out = out;
        }

        @Override
        public Decision decide(Entry at) {
            return at.ordinal() == entry ? Decision.READ : Decision.DESCEND;
        }

        @Override
        public void read(Entry at) throws IOException {
            Optional<MessageReader> reader =
                    Readers.standard().accepting(WalkedSource.head(at)).filter(MessageReader::countsRows);
            if (reader.isPresent()) {
                row(at, reader.get());
            } else {
                bytes(at);
            }
        }

        private void row(Entry at, MessageReader reader) throws IOException {
            rows = true;
            OriginalRow row = new OriginalRow(offset);
            try {
                reader.read(new WalkedSource(at, inFolder, ReadOptions.DEFAULT, work, Optional.empty()), row);
            } catch (OriginalRow.Done e) {
                // found, or passed
            }
            if (row.text().isPresent()) {
                out.write(row.text().get().getBytes(StandardCharsets.UTF_8));
                throw new OriginalRow.Done();
            }
        }

        private void bytes(Entry at) throws IOException {
            try (InputStream in = at.open()) {
                in.skipNBytes(offset);
                byte[] buffer = new byte[1 << 16];
                for (long left = length; left > 0; ) {
                    int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (n < 0) {
                        return;
                    }
                    out.write(buffer, 0, n);
                    left -= n;
                }
            }
            throw new OriginalRow.Done();
        }

        @Override
        public void report(EntryReport report) {}
    }
}
