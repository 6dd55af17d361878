package org.leakproof.ingest.walk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** Walks one file on disk and everything nested in it. */
final class TreeWalk {
    private static final int SCRATCH = 64 * 1024;

    private final EntryVisitor visitor;
    private final Spool spool;
    private final Decoders decoders;
    private final TreeBudget tree;
    private final Keyring keyring;
    private final byte[] scratch = new byte[SCRATCH];
    private int ordinal;

    TreeWalk(EntryVisitor visitor, Spool spool, Decoders decoders, TreeBudget tree, Keyring keyring, int firstOrdinal) {
        this.visitor = visitor;
        this.spool = spool;
        this.decoders = decoders;
        this.tree = tree;
        this.keyring = keyring;
        this.ordinal = firstOrdinal;
    }

    int nextOrdinal() {
        return ordinal;
    }

    /** Where in the walk an entry stands. */
    private record Place(int ordinal, OptionalInt parent, EntryName name, EntrySource source) {
        int depth() {
            return source.path().size();
        }
    }

    /** What became of an entry as far as its bytes do not contradict. */
    private record Outcome(EntryStatus status, Optional<ContainerKind> opened, boolean read) {
        static Outcome of(EntryStatus status) {
            return new Outcome(status, Optional.empty(), false);
        }

        /** The final status: a fault of the bytes counts unless something worse is known. */
        EntryStatus with(Optional<EntryStatus> fault) {
            return switch (status) {
                case READ, CONTAINER, EMPTY, UNSUPPORTED -> fault.orElse(status);
                default -> status;
            };
        }
    }

    /** Something on disk that is not opened. */
    void settle(EntryName name, EntryStatus verdict, EntrySource source) {
        tree.countEntry();
        report(place(OptionalInt.empty(), name, source), Outcome.of(verdict), verdict, 0, Optional.empty());
    }

    /**
     * A file on disk.
     *
     * @param path where it lies
     * @param changed asked once the file has been read: whether it is another one now
     */
    void file(EntryName name, EntryContent content, EntrySource source, Path path, BooleanSupplier changed)
            throws IOException {
        tree.countEntry();
        visit(place(OptionalInt.empty(), name, source), content, Optional.of(path), changed);
    }

    private Place place(OptionalInt parent, EntryName name, EntrySource source) {
        return new Place(ordinal++, parent, name, source);
    }

    private void visit(Place place, EntryContent content, Optional<Path> onDisk, BooleanSupplier changed)
            throws IOException {
        Entry entry = new Entry(
                place.ordinal(),
                place.parent(),
                place.name(),
                place.source(),
                content,
                () -> kind(content),
                () -> file(place, content, onDisk));
        try {
            Decision decision = content.knownEmpty() ? Decision.UNSUPPORTED : visitor.decide(entry);
            if (decision instanceof Decision.Skip skip) {
                content.skip(skip.size());
                EntryStatus status = EntryStatus.SKIPPED;
                report(place, Outcome.of(status), status, skip.size(), Optional.empty());
                return;
            }
            Outcome outcome = carryOut((Decision.Simple) decision, place, entry, content);
            content.drain(scratch);
            EntryStatus status = changed.getAsBoolean() ? EntryStatus.CHANGED : outcome.with(content.fault());
            report(place, outcome, status, content.count(), content.sha256());
        } finally {
            if (entry.hasFile()) {
                spool.delete(place.ordinal());
            }
            content.close(spool);
        }
    }

    private void report(Place place, Outcome outcome, EntryStatus status, long size, Optional<String> sha256) {
        visitor.report(new EntryReport(
                place.ordinal(),
                place.parent(),
                place.name(),
                place.source(),
                status,
                size,
                sha256.filter(hash -> size > 0),
                outcome.opened(),
                outcome.read()));
    }

    private Outcome carryOut(Decision.Simple decision, Place place, Entry entry, EntryContent content)
            throws IOException {
        if (content.head().length == 0) {
            return Outcome.of(EntryStatus.EMPTY);
        }
        switch (decision) {
            case READ -> {
                visitor.read(entry);
                entry.checkDisk();
                return new Outcome(EntryStatus.READ, Optional.empty(), true);
            }
            case DESCEND -> {
                Optional<ContainerKind> kind = entry.container();
                return kind.isPresent() ? descend(kind.get(), place, content) : Outcome.of(EntryStatus.UNSUPPORTED);
            }
            case UNSUPPORTED -> {
                return Outcome.of(EntryStatus.UNSUPPORTED);
            }
        }
        throw new AssertionError(decision);
    }

    private Outcome descend(ContainerKind kind, Place place, EntryContent content) throws IOException {
        if (place.depth() >= tree.limits().depth()) {
            return Outcome.of(EntryStatus.TOO_DEEP);
        }
        EntryStatus status;
        try (Container container = parsed(() -> open(kind, content, place.name()))) {
            status = children(container, place);
        } catch (Fault e) {
            status = e.status();
        }
        return new Outcome(status, Optional.of(kind), false);
    }

    private EntryStatus children(Container container, Place parent) throws IOException {
        for (int index = 0; ; index++) {
            Optional<Child> next;
            try {
                next = parsed(container::next);
            } catch (Fault e) {
                return e.status();
            }
            if (next.isEmpty()) {
                return container.flaw().orElse(EntryStatus.CONTAINER);
            }
            if (!tree.countEntry()) {
                return EntryStatus.TOO_MANY_ENTRIES;
            }
            Child child = next.get();
            EntrySource source = parent.source().child(index);
            Place place = place(OptionalInt.of(parent.ordinal()), child.name(), source);
            if (child.content().isPresent()) {
                visit(place, child.content().get(), Optional.empty(), () -> false);
            } else {
                EntryStatus verdict = child.verdict().orElseThrow();
                report(place, Outcome.of(verdict), verdict, 0, Optional.empty());
            }
        }
    }

    /** A look at hostile bytes. */
    private interface Parsing<T> {
        T run() throws Fault;
    }

    /** Should a parser have a mistake that some hostile bytes find, it costs their container and not the run. */
    private static <T> T parsed(Parsing<T> parsing) throws Fault {
        try {
            return parsing.run();
        } catch (DiskFault e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Fault(EntryStatus.DAMAGED);
        }
    }

    private Container open(ContainerKind kind, EntryContent content, EntryName name) throws Fault {
        return switch (kind) {
            case ZIP -> {
                Region zip = content.region(spool);
                yield new ZipContainer(zip, new ZipMembers(zip, content, decoders, tree, keyring), spool);
            }
            case SEVEN_ZIP -> new SevenZipContainer(content.region(spool), content, decoders, tree, keyring, spool);
            case TAR -> new TarContainer(content);
            case GZIP, BZIP2, XZ, ZSTD, LZMA -> new StreamContainer(kind, content, name, decoders, tree);
        };
    }

    private Optional<ContainerKind> kind(EntryContent content) {
        Optional<ContainerKind> kind = Magic.of(content.head());
        if (kind.filter(ContainerKind.ZIP::equals).isEmpty()) {
            return kind;
        }
        if (ZipDocuments.startsDocument(content.head())) {
            return Optional.empty();
        }
        try {
            return parsed(() -> ZipDocuments.isDocument(content.region(spool))) ? Optional.empty() : kind;
        } catch (Fault e) {
            // It cannot be spooled; opening it will say so again, for its report.
            return kind;
        }
    }

    private Path file(Place place, EntryContent content, Optional<Path> onDisk) {
        if (onDisk.isPresent()) {
            // Libraries that take a path as text must be able to open it.
            return RawNames.survivesAsText(onDisk.get()) ? onDisk.get() : spool.link(place.ordinal(), onDisk.get());
        }
        content.file(spool, place.ordinal());
        return spool.path(place.ordinal());
    }
}
