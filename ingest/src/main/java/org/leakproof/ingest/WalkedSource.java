package org.leakproof.ingest;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.leakproof.ingest.read.Head;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.walk.Entry;

/** An entry as the walker found it, the way a reader wants it. */
record WalkedSource(Entry entry, ReadOptions options, Path work) implements Source {
    @Override
    public InputStream open() {
        return entry.open();
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
