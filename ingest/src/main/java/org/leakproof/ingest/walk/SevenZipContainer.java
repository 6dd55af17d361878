package org.leakproof.ingest.walk;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** 7z. Its header lies at the end, so of a cut archive nothing can be had. */
final class SevenZipContainer implements Container {
    private final EntryContent outer;
    private final TreeBudget tree;
    private final SevenZipUnpacking unpacking;
    private final Optional<SevenZipStreams> streams;
    private final Optional<SevenZipFiles> files;
    private @Nullable Current current;

    SevenZipContainer(
            Region archive, EntryContent outer, Decoders decoders, TreeBudget tree, Keyring keyring, Spool spool)
            throws Fault {
        this.outer = outer;
        this.tree = tree;
        this.unpacking = new SevenZipUnpacking(archive, decoders, tree, keyring);
        SevenZipHeader.Parts parts = SevenZipHeader.read(
                archive, unpacking, spool, tree, outer.rate().getAsDouble());
        this.streams = parts.streams();
        this.files = parts.files();
    }

    @Override
    public Optional<EntryStatus> flaw() {
        return Optional.empty();
    }

    @Override
    public Optional<Child> next() throws Fault {
        while (files.isPresent()) {
            Optional<SevenZipFiles.File> file = files.get().next();
            if (file.isEmpty()) {
                break;
            }
            Optional<SevenZipStreams.FileBytes> bytes = Optional.empty();
            if (file.get().bytes()) {
                bytes = streams.isPresent() ? streams.get().nextFile() : Optional.empty();
                if (bytes.isEmpty()) {
                    throw new Fault(EntryStatus.DAMAGED);
                }
            }
            if (file.get().type() != SevenZipFiles.Type.FOLDER) {
                return Optional.of(child(file.get(), bytes));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
        }
    }

    private Child child(SevenZipFiles.File file, Optional<SevenZipStreams.FileBytes> bytes) {
        EntryName name = file.name();
        if (file.type() == SevenZipFiles.Type.LINK) {
            return Child.settled(name, EntryStatus.LINK);
        }
        if (file.type() == SevenZipFiles.Type.SPECIAL) {
            return Child.settled(name, EntryStatus.SPECIAL_FILE);
        }
        if (bytes.isEmpty()) {
            return Child.settled(name, EntryStatus.EMPTY);
        }
        SevenZipStreams.FileBytes place = bytes.get();
        Current folder = folder(place);
        if (folder.refusal.isPresent()) {
            return Child.settled(name, folder.refusal.get());
        }
        EntryContent.Promise promise =
                new EntryContent.Promise(OptionalLong.of(place.size()), place.crc(), folder.expansion::rate);
        return Child.of(
                name,
                EntryContent.ofStream(() -> folder.file(place.offset(), place.size()), promise, folder.expansion));
    }

    private Current folder(SevenZipStreams.FileBytes place) {
        if (current == null || current.folder != place.folder()) {
            if (current != null) {
                current.close();
            }
            current = new Current(place);
        }
        return current;
    }

    /** The folder whose files are being handed out: decoded once, from its first file to its last. */
    private final class Current {
        private final SevenZipFolder folder;
        private final Expansion expansion;
        private Optional<EntryStatus> refusal = Optional.empty();
        private @Nullable DecodedStream decoded;
        private long position;

        Current(SevenZipStreams.FileBytes first) {
            this.folder = first.folder();
            Region packed = unpacking.packed(folder);
            this.expansion = new Expansion(tree, outer.rate(), packed::length);
            try {
                decoded = new DecodedStream(
                        new CountedInput(packed.stream()),
                        unpacking.decoder(folder, first.size(), first.crc()),
                        expansion);
            } catch (Fault e) {
                refusal = Optional.of(e.status());
            }
        }

        InputStream file(long offset, long size) throws IOException {
            DecodedStream in = decoded;
            if (in == null) {
                throw new IllegalStateException("the folder was refused");
            }
            byte[] skipped = new byte[16 * 1024];
            while (position < offset) {
                int n = in.read(skipped, 0, (int) Math.min(skipped.length, offset - position));
                if (n < 0) {
                    throw new Fault(EntryStatus.TRUNCATED);
                }
                position += n;
            }
            return new InputStream() {
                private long left = size;

                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
                }

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    if (length == 0) {
                        return 0;
                    }
                    if (left == 0) {
                        return -1;
                    }
                    int n = in.read(into, from, (int) Math.min(length, left));
                    if (n > 0) {
                        left -= n;
                        position += n;
                    }
                    return n;
                }
            };
        }

        void close() {
            if (decoded != null) {
                decoded.close();
            }
        }
    }
}
