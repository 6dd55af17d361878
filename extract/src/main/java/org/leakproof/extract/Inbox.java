package org.leakproof.extract;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import org.leakproof.extract.protocol.Frames;
import org.leakproof.extract.protocol.ProtocolException;
import org.leakproof.extract.protocol.Request;

/**
 * Takes documents in and stores them. It has a thread of its own so that the child sees the end of its parent, and ends
 * with it, even while a parser hangs.
 */
final class Inbox implements Runnable {
    /** A document that lies in a file. */
    record Document(Request request, Path file) {}

    private static final int ORPHANED = 0;
    private static final int BROKEN = 4;

    private final Frames frames;
    private final Scratch scratch;
    private final BlockingQueue<Document> documents;

    Inbox(Frames frames, Scratch scratch, BlockingQueue<Document> documents) {
        this.frames = frames;
        this.scratch = scratch;
        this.documents = documents;
    }

    @Override
    public void run() {
        int code = BROKEN;
        try {
            for (Optional<Frames.Frame> frame = frames.read(); frame.isPresent(); frame = frames.read()) {
                documents.add(receive(frame.get()));
            }
            code = ORPHANED;
        } catch (IOException e) {
            // the parent is gone or talks nonsense: the same end
        } finally {
            // no exit: a parser's hooks and locks must not stop it
            scratch.wipe();
            Runtime.getRuntime().halt(code);
        }
    }

    /** The pool sends the next document only after the answer to the last, so the writing side is idle here. */
    private Document receive(Frames.Frame first) throws IOException {
        if (first.kind() != Frames.Kind.DOCUMENT) throw new ProtocolException("expected DOCUMENT");
        Request request = Request.decode(first.payload());
        frames.write(Frames.Kind.ACCEPTED);
        Path file = scratch.file("document");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            frames.readAll(out, request.length());
        }
        return new Document(request, file);
    }
}
