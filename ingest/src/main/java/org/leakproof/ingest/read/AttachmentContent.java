package org.leakproof.ingest.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.leakproof.contract.record.HeldReason;

/** What a reader found of an attachment, for whoever gets the text out of it. */
public sealed interface AttachmentContent extends Closeable {
    /** Frees what it holds on disk. Closing twice is harmless. */
    @Override
    default void close() {}

    /** Decoded bytes, few enough for the heap. Not to be written to.
     *
     *  @param charset as declared, for text types */
    record InHeap(byte[] bytes, Optional<String> charset) implements AttachmentContent {
        @Override
        public String toString() {
            return "InHeap[" + bytes.length + " bytes]";
        }
    }

    /** Decoded bytes in a file of the work folder, which closing removes.
     *
     *  @param charset as declared, for text types */
    record InFile(Path file, Optional<String> charset) implements AttachmentContent {
        @Override
        public void close() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return "InFile[]";
        }
    }

    /** The text is known already: a message within the message, or a text part with a known charset. */
    record Ready(String text) implements AttachmentContent {
        @Override
        public String toString() {
            return "Ready[" + text.length() + " chars]";
        }
    }

    /** The reader knows that nothing of its kind holds text, such as a detached signature. */
    record NoText() implements AttachmentContent {}

    /** The reader knows that its text cannot be had. */
    record Held(HeldReason reason) implements AttachmentContent {}

    /** Its bytes are known, and its text is not wanted here: nobody asked for it, or it stands elsewhere in the archive. */
    record NotRead() implements AttachmentContent {}

    /** The message names it and does not hold it. It may be a file of its own in the export, which whoever reads the
     *  archive finds out; if not, it is missing.
     *
     *  @param places where it may lie, the likeliest first: paths that begin in the message's folder or in one above it.
     *      Without any, the attachment's name tells. Data, never paths on disk
     *  @param body whether it holds the message's own text */
    record Missing(List<String> places, boolean body) implements AttachmentContent {
        public Missing {
            places = List.copyOf(places);
        }

        /** At the place that the attachment's name tells, or nowhere. */
        public Missing() {
            this(List.of(), false);
        }

        @Override
        public String toString() {
            return "Missing[]";
        }
    }
}
