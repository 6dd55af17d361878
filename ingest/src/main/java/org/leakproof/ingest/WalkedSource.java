package org.leakproof.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.leakproof.ingest.link.Besides;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.walk.Entry;

/** An entry as the walker found it, the way a reader wants it.
 *
 *  @param inFolder whether the archive is a folder, so that what lies beside an entry on disk belongs to it too
 *  @param besides the files that readers look into besides, if they were gathered */
record WalkedSource(Entry entry, boolean inFolder, ReadOptions options, Path work, Optional<Besides> besides)
        implements Source {
    @Override
    public InputStream open() {
        return entry.open();
    }

    @Override
    public void openAgain() {
        if (entry.parent().isPresent()) {
            entry.file();
        }
    }

    @Override
    public Optional<Path> file() {
        return entry.parent().isEmpty() ? Optional.of(entry.file()) : Optional.empty();
    }

    @Override
    public Path spooled() {
        return entry.file();
    }

    @Override
    public Optional<Path> neighbour(UnaryOperator<String> name) {
        return file().filter(file -> inFolder)
                .map(file -> file.resolveSibling(name.apply(file.getFileName().toString())))
                .filter(beside ->
                        !beside.equals(entry.file()) && Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public <T> Optional<T> beside(String name, Beside<T> parser) throws IOException {
        return besides.isEmpty()
                ? Optional.empty()
                : besides.get().parsed(entry.parent().orElse(-1), entry.name().display(), name, parser);
    }

    @Override
    public Head head() {
        return head(entry);
    }

    /** How the entry begins. */
    static Head head(Entry entry) {
        byte[] head = entry.head();
        boolean whole = head.length < Head.LIMIT || entry.declaredSize().orElse(Long.MAX_VALUE) == head.length;
        return new Head(head, whole, entry.name().lastPart());
    }

    @Override
    public byte[] rawName() {
        return entry.name().bytes();
    }
}
