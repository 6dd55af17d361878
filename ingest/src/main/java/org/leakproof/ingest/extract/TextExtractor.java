package org.leakproof.ingest.extract;

/**
 * Gives the text of one leaf document: no archive, no mail, which others open. Safe for use by several threads; how many
 * documents are read at once is up to the implementation.
 */
public interface TextExtractor extends AutoCloseable {
    /**
     * Reads one document. Whatever the document does, the answer says so and nothing is thrown for it.
     *
     * @param declaredMediaType what whoever sent it called it, with its parameters (the charset counts); may be empty
     * @param extension of the document's name, {@code docx}, never the name; may be empty
     * @throws java.io.UncheckedIOException when the source cannot be read
     * @throws IllegalStateException when no extraction is possible at all, as when children cannot be started
     * @throws java.util.concurrent.CancellationException when the calling thread is interrupted while it waits, or the
     *     extractor is closed meanwhile: nothing is known about the document
     */
    Extraction extract(DocumentSource source, String declaredMediaType, String extension);

    /** Ends everything that was started. */
    @Override
    default void close() {}
}
