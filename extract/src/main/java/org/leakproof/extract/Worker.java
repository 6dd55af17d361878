package org.leakproof.extract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.leakproof.extract.protocol.Frames;
import org.leakproof.extract.protocol.Response;

/**
 * The child's main program. It speaks {@link Frames} over its standard input and output, keeps its files in
 * {@code java.io.tmpdir}, which is its own, and ends when its standard input does.
 */
public final class Worker {
    /** Same code as of a JVM that ends by {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    private static final int BROKEN = 4;

    private Worker() {}

    /** @param args {@code warm}: read a small document of each common kind before saying READY */
    public static void main(String[] args) {
        run(Formats::standard, args.length > 0 && args[0].equals("warm"));
    }

    /** Serves until standard input ends; never returns. */
    static void run(Supplier<Formats> formats, boolean warm) {
        // the channel is ours alone: whatever a parser prints or reads goes nowhere
        InputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in), Frames.MAX_PAYLOAD);
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), Frames.MAX_PAYLOAD);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        System.setOut(nowhere);
        System.setIn(InputStream.nullInputStream());
        Frames frames = new Frames(in, out);
        Scratch scratch = new Scratch(Path.of(System.getProperty("java.io.tmpdir")));
        try {
            // only now: a library may keep the stream that it finds in System.out when it is loaded
            DocumentReader reader = new DocumentReader(formats.get(), scratch);
            if (warm) WarmUp.with(reader, scratch);
            System.setErr(nowhere);
            frames.write(Frames.Kind.READY, new byte[] {Frames.VERSION});
            serve(frames, reader, scratch);
        } catch (OutOfMemoryError e) {
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
        } catch (IOException | InterruptedException e) {
            // seen only if it comes before READY: then no document has been read
            System.err.println(e);
            scratch.wipe();
            Runtime.getRuntime().halt(BROKEN);
        }
    }

    private static void serve(Frames frames, DocumentReader reader, Scratch scratch)
            throws IOException, InterruptedException {
        LinkedBlockingQueue<Inbox.Document> documents = new LinkedBlockingQueue<>();
        Thread inbox = new Thread(new Inbox(frames, scratch, documents), "inbox");
        inbox.setDaemon(true);
        inbox.start();
        while (true) {
            answer(documents.take(), frames, reader, scratch);
        }
    }

    private static void answer(Inbox.Document document, Frames frames, DocumentReader reader, Scratch scratch)
            throws IOException {
        Path file = scratch.file("text");
        try (TextSpool text = new TextSpool(file, document.request().textLimit())) {
            DocumentReader.Observer detected = type -> frames.write(Frames.Kind.DETECTED, type.getBytes(US_ASCII));
            Response response = reader.read(document.file(), document.request(), text, detected);
            // before the answer: after it the next document comes in
            scratch.clearAllBut(file);
            frames.write(Frames.Kind.RESULT, response.encode());
            if (response.reason().isPresent()) {
                frames.write(Frames.Kind.END);
            } else {
                try (InputStream utf8 = text.open()) {
                    frames.writeAll(utf8);
                }
            }
        }
    }
}
