package org.leakproof.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads what is embedded in a document (a sheet within a letter, a file attached to a page) as part of the document's
 * text, within budgets. What it does not read, unless it could hold no text, it notes. One per document.
 */
final class EmbeddedDocuments implements EmbeddedDocumentExtractor {
    /** A document within a document within a document. */
    private static final int MAX_DEPTH = 3;

    private static final int MAX_COUNT = 256;

    /** Of all embedded documents of one document together, unpacked. */
    private static final long MAX_BYTES = 128L << 20;

    private final Formats formats;
    private final Scratch scratch;
    private final TextSpool text;
    private final ParseContext context;
    private int depth;
    private int count;
    private long bytes;
    private boolean leftOut;
    private boolean guessedCharset;

    EmbeddedDocuments(Formats formats, Scratch scratch, TextSpool text, ParseContext context) {
        this.formats = formats;
        this.scratch = scratch;
        this.text = text;
        this.context = context;
    }

    /** Whether something that may hold text was not read. */
    boolean leftOut() {
        return leftOut;
    }

    boolean guessedCharset() {
        return guessedCharset;
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        if (isPicture(metadata)) return false;
        if (depth < MAX_DEPTH && count < MAX_COUNT) return true;
        leftOut = true;
        return false;
    }

    /** Pictures are the most of it, and the parsers name their kind: no need to store them. */
    private static boolean isPicture(Metadata metadata) {
        String type = metadata.get(Metadata.CONTENT_TYPE);
        return type != null && type.startsWith("image/");
    }

    @Override
    public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
            throws SAXException, IOException {
        if (!shouldParseEmbedded(metadata)) return;
        count++;
        depth++;
        EncodingDetector outer = context.get(EncodingDetector.class);
        try {
            // an object of an old office file is no stream, but a part of the open file
            if (stream instanceof TikaInputStream part && part.getOpenContainer() != null) {
                read(part, metadata);
            } else {
                Path file = scratch.file("embedded-" + count);
                try {
                    if (store(stream, file)) readFile(file, metadata);
                } finally {
                    Files.deleteIfExists(file);
                }
            }
        } finally {
            depth--;
            context.set(EncodingDetector.class, outer);
        }
    }

    private boolean store(InputStream stream, Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                bytes += n;
                if (bytes > MAX_BYTES) {
                    leftOut = true;
                    return false;
                }
                out.write(buffer, 0, n);
            }
        }
        return true;
    }

    private void readFile(Path file, Metadata metadata) throws IOException, SAXException {
        if (Files.size(file) == 0) return;
        CharsetChoice charset = new CharsetChoice(file, "");
        context.set(EncodingDetector.class, charset);
        try (TikaInputStream stream = TikaInputStream.get(file)) {
            read(stream, metadata);
        }
        guessedCharset |= charset.guessed();
    }

    private void read(TikaInputStream stream, Metadata metadata) throws IOException, SAXException {
        MediaType type = formats.detector().detect(stream, metadata);
        metadata.set(Metadata.CONTENT_TYPE, type.toString());
        Formats.Treatment treatment = formats.treatment(type, "", "");
        if (treatment instanceof Formats.Treatment.Read read) {
            try {
                text.add("\n");
                read.parser().parse(stream, new BodyText(text), metadata, context);
                text.add("\n");
            } catch (SignedContent.Detached e) {
                // a signature: no text is in it
            } catch (TikaException | IOException | SAXException | RuntimeException e) {
                if (text.overLimit()) throw new TextSpool.LimitReached();
                leftOut = true;
            }
        } else if (!(treatment instanceof Formats.Treatment.HoldsNoText)) {
            leftOut = true;
        }
    }
}
