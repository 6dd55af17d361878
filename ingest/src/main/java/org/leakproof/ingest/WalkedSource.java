package org.leakproof.ingest;

import java.io.IOException;
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
    public InputStream open() throws IOException {
        return entry.open();
    }

    @Override
    public Optional<Path> file() {
        return entry.onDisk();
    }

    @Override
    public Path spooled() throws IOException {
        return entry.file();
    }

    @Override
    public Head head() {
        return new Head(entry.head(), entry.isWhole(), entry.name().lastPart());
    }

    @Override
    public byte[] rawName() {
        return entry.name().bytes();
    }
}
