package org.leakproof.ingest.walk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An entry while the walker stands at it: valid within the visitor's call only, on the walker's thread. */
public final class Entry {
    private final int ordinal;
    private final OptionalInt parent;
    private final EntryName name;
    private final EntrySource source;
    private final EntryContent content;
    private final Supplier<Optional<ContainerKind>> kind;
    private final Supplier<Path> spooledFile;
    private @Nullable Path file;
    private @Nullable DiskFault diskFault;
    private @Nullable Optional<ContainerKind> container;

    Entry(
            int ordinal,
            OptionalInt parent,
            EntryName name,
            EntrySource source,
            EntryContent content,
            Supplier<Optional<ContainerKind>> kind,
            Supplier<Path> spooledFile) {
        this.ordinal = ordinal;
        this.parent = parent;
        this.name = name;
        this.source = source;
        this.content = content;
        this.kind = kind;
        this.spooledFile = spooledFile;
    }

    /** The entry's number in walking order, from 0. */
    public int ordinal() {
        return ordinal;
    }

    /** Ordinal of the container that holds it; empty for a file on disk. */
    public OptionalInt parent() {
        return parent;
    }

    public EntryName name() {
        return name;
    }

    public EntrySource source() {
        return source;
    }

    /** Bytes, as the container says; a container may lie. Empty if it does not say. */
    public OptionalLong declaredSize() {
        return content.declaredSize();
    }

    /** The first bytes, 64 KiB or all there are; fewer if the data is damaged before. Not to be changed. */
    public byte[] head() {
        return content.head();
    }

    /** What the walker would open it as, judged by its bytes; empty for a leaf. Documents that are zip files are leaves. */
    public Optional<ContainerKind> container() {
        if (container == null) {
            container = kind.get();
        }
        return container;
    }

    /**
     * The bytes from the first on. The stream ends where the data does, without an exception: ask for {@link #fault} behind
     * its end. It need not be closed. A second call gives a second stream if the entry lies on disk as it is or
     * {@link #file} was called before.
     *
     * @throws IllegalStateException if the bytes come out of a decoder and are gone
     */
    public InputStream open() {
        InputStream in = content.open();
        return new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    return in.read();
                } catch (DiskFault e) {
                    throw noted(e);
                }
            }

            @Override
            public int read(byte[] into, int from, int size) throws IOException {
                try {
                    return in.read(into, from, size);
                } catch (DiskFault e) {
                    throw noted(e);
                }
            }

            @Override
            public long skip(long count) throws IOException {
                try {
                    return in.skip(count);
                } catch (DiskFault e) {
                    throw noted(e);
                }
            }
        };
    }

    /**
     * The bytes as a file: the file on disk itself, or a copy in the work folder that is deleted after the visit. The
     * path says nothing of the entry's name. As with {@link #open}, ask for {@link #fault}: a copy holds what could be
     * read and what fits the budget.
     *
     * @throws IllegalStateException if {@link #open} was called before and the bytes are gone
     */
    public Path file() {
        try {
            if (file == null) {
                file = spooledFile.get();
            }
            return file;
        } catch (DiskFault e) {
            throw noted(e);
        }
    }

    private DiskFault noted(DiskFault fault) {
        diskFault = fault;
        return fault;
    }

    /** A failing disk ends the walk even if the visitor took the exception for the data's. */
    void checkDisk() {
        if (diskFault != null) {
            throw diskFault;
        }
    }

    boolean hasFile() {
        return file != null;
    }

    /** What has proved wrong with the bytes so far: TRUNCATED, DAMAGED, BOMB and the like. */
    public Optional<EntryStatus> fault() {
        return content.fault();
    }

    @Override
    public String toString() {
        return "Entry[" + ordinal + "]";
    }
}
