package org.leakproof.ingest.extract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.leakproof.extract.protocol.Frames;
import org.leakproof.extract.protocol.ProtocolException;
import org.leakproof.extract.protocol.Reason;
import org.leakproof.extract.protocol.Request;
import org.leakproof.extract.protocol.Response;

/** One child. Used by one thread at a time, but killed by any. */
final class WorkerProcess {
    /** Why we ended a child. */
    enum Cause {
        DEADLINE,
        SCRATCH,
        NONSENSE,
        SOURCE_FAILED,
        RETIRED,
        CLOSED
    }

    private static final String UNKNOWN = "application/octet-stream";

    /** RFC 6838, 4.2, in lower case. */
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

    /** Of a JVM with {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int EXIT_OUT_OF_MEMORY = 3;

    private static final int EXIT_SECONDS = 10;
    private static final int ERROR_BYTES = 1000;

    private final Process process;
    private final Path folder;
    private final Frames frames;
    private final AtomicReference<Cause> cause = new AtomicReference<>();
    private int documents;
    private boolean retired;

    /** Takes over a process that was just started in its folder. */
    WorkerProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.frames = new Frames(
                new BufferedInputStream(process.getInputStream(), Frames.MAX_PAYLOAD),
                new BufferedOutputStream(process.getOutputStream(), Frames.MAX_PAYLOAD));
    }

    /**
     * Waits until it is ready.
     *
     * @throws IllegalStateException when it does not become ready; says why
     */
    void awaitReady() {
        try {
            byte[] version = frames.expect(Frames.Kind.READY);
            if (version.length == 1 && version[0] == Frames.VERSION) return;
            throw new ProtocolException("another version of the protocol");
        } catch (IOException e) {
            boolean late = cause.get() == Cause.DEADLINE;
            kill(Cause.NONSENSE);
            awaitEnd();
            if (cause.get() == Cause.CLOSED) throw new CancellationException("closed");
            throw new IllegalStateException("the text extraction program did not start: "
                    + (late ? "not ready in time" : "exit code " + exitCode()) + firstError());
        }
    }

    /** What it printed before it could have read any document; of no document then. */
    private String firstError() {
        try (InputStream in = Files.newInputStream(folder.resolve("stderr"))) {
            String text = new String(in.readNBytes(ERROR_BYTES), UTF_8).strip();
            return text.isEmpty() ? "" : ": " + text.lines().findFirst().orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Has one document read.
     *
     * @return empty when the child had died before it took the document, so that another may be asked
     * @throws UncheckedIOException when the source cannot be read
     * @throws CancellationException when the child was ended because the pool was
     */
    Optional<Extraction> read(DocumentSource source, Request request) {
        boolean accepted = false;
        String mediaType = UNKNOWN;
        documents++;
        try {
            frames.write(Frames.Kind.DOCUMENT, request.encode());
            frames.expect(Frames.Kind.ACCEPTED);
            accepted = true;
            send(source, request.length());
            Frames.Frame frame = next();
            if (frame.kind() == Frames.Kind.DETECTED) {
                mediaType = checked(new String(frame.payload(), US_ASCII));
                frame = next();
            }
            if (frame.kind() != Frames.Kind.RESULT) throw new ProtocolException("expected RESULT");
            return Optional.of(receive(Response.decode(frame.payload()), request, mediaType));
        } catch (ProtocolException e) {
            kill(Cause.NONSENSE);
        } catch (IOException e) {
            // it has ended, or is about to: its pipes are closed
        }
        retired = true;
        awaitEnd();
        if (cause.get() == Cause.CLOSED) throw new CancellationException("closed");
        if (!accepted && cause.get() == null) return Optional.empty();
        return Optional.of(new Extraction.NoText(reasonOfDeath(), mediaType, false));
    }

    private Frames.Frame next() throws IOException {
        return frames.read().orElseThrow(() -> new IOException("the child has ended"));
    }

    private static String checked(String mediaType) throws ProtocolException {
        if (!MEDIA_TYPE.matcher(mediaType).matches()) throw new ProtocolException("no media type");
        return mediaType;
    }

    private void send(DocumentSource source, long length) throws IOException {
        try (InputStream in = new Source(source.open(), length)) {
            if (frames.writeAll(in) < length) throw new SourceFailed(new IOException("shorter than it said"));
        } catch (SourceFailed e) {
            kill(Cause.SOURCE_FAILED);
            retired = true;
            throw new UncheckedIOException("a document's source failed", e.failure);
        }
    }

    private Extraction receive(Response response, Request request, String mediaType) throws IOException {
        retired |= response.retire();
        if (response.reason().isPresent()) {
            frames.readAll(OutputStream.nullOutputStream(), 0);
            return new Extraction.NoText(response.reason().get(), mediaType, response.partialText());
        }
        if (response.textChars() > request.textLimit()) throw new ProtocolException("more text than asked for");
        byte[] utf8 = new byte[Math.toIntExact(response.textBytes())];
        frames.readAll(new Fill(utf8), utf8.length);
        String text = new String(utf8, UTF_8);
        if (text.length() != response.textChars() || text.isBlank()) throw new ProtocolException("another text");
        return new Extraction.Text(text, mediaType, response.doubts());
    }

    private Reason reasonOfDeath() {
        Cause ours = cause.get();
        if (ours == Cause.DEADLINE) return Reason.TIMEOUT;
        if (ours == Cause.SCRATCH) return Reason.TOO_LARGE;
        return ours == null && exitCode() == EXIT_OUT_OF_MEMORY ? Reason.OUT_OF_MEMORY : Reason.CRASHED;
    }

    /** Kills the child and whatever it started; the first cause counts. Returns at once. */
    void kill(Cause why) {
        cause.compareAndSet(null, why);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Waits for the end, not to be interrupted, since it is near: it was killed or has closed its pipes. */
    private void awaitEnd() {
        process.onExit()
                .completeOnTimeout(process, EXIT_SECONDS, TimeUnit.SECONDS)
                .join();
        if (!process.isAlive()) return;
        kill(Cause.NONSENSE);
        process.onExit()
                .completeOnTimeout(process, EXIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private int exitCode() {
        return process.isAlive() ? -1 : process.exitValue();
    }

    /** Ends the child and removes its folder. */
    void end(Cause why) {
        kill(why);
        awaitEnd();
        closePipes();
        ScratchFolder.delete(folder);
    }

    /** What bwrap runs may outlive a killed bwrap, but not the end of its standard input. */
    private void closePipes() {
        try (OutputStream out = process.getOutputStream();
                InputStream in = process.getInputStream()) {
            // closed in any case
        } catch (IOException e) {
            // unsent bytes for a dead reader
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it may read another document after as many as it has read. */
    boolean isReusable(int documentsPerWorker) {
        return !retired && documents < documentsPerWorker && process.isAlive();
    }

    Path folder() {
        return folder;
    }

    long pid() {
        return process.pid();
    }

    /** Our own side's failure to read, told from the child's. */
    private static final class SourceFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final IOException failure;

        SourceFailed(IOException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    private static final class Source extends FilterInputStream {
        private long left;

        Source(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                int n = in.read(buffer, offset, length);
                left -= Math.max(0, n);
                if (left < 0) throw new IOException("longer than it said");
                return n;
            } catch (IOException e) {
                throw new SourceFailed(e);
            }
        }
    }

    private static final class Fill extends OutputStream {
        private final byte[] into;
        private int position;

        Fill(byte[] into) {
            this.into = into;
        }

        @Override
        public void write(int octet) {
            into[position++] = (byte) octet;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            System.arraycopy(from, offset, into, position, length);
            position += length;
        }
    }
}
