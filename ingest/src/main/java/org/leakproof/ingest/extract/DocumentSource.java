package org.leakproof.ingest.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The bytes of a document, which can be read more than once. Its name and place are no part of it. */
public interface DocumentSource {
    /** Bytes of the document. */
    long length() throws IOException;

    /** Starts from the first byte. The caller closes it. */
    InputStream open() throws IOException;

    /** A spool file, which must not change meanwhile; links are not followed. */
    static DocumentSource of(Path spool) {
        return new DocumentSource() {
            @Override
            public long length() throws IOException {
                return Files.size(spool);
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(spool, LinkOption.NOFOLLOW_LINKS);
            }
        };
    }

    /** A small document in memory; not copied. */
    static DocumentSource of(byte[] bytes) {
        return new DocumentSource() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
