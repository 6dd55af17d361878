package org.leakproof.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.leakproof.extract.protocol.Reason;
import org.leakproof.ingest.extract.DocumentSource;
import org.leakproof.ingest.extract.Extraction;
import org.leakproof.ingest.extract.TextExtractor;

/** Takes texts as they are, in this process: for looks at an archive that must start nothing. Whatever is not UTF-8, or UTF-16
 *  by its mark, has no text here. */
final class PlainText implements TextExtractor {
    private static final int MOST_BYTES = 32 << 20;
    private static final String BINARY = "application/octet-stream";

    @Override
    public Extraction extract(DocumentSource source, String declaredMediaType, String extension) {
        byte[] bytes;
        try (InputStream in = source.open()) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.length > MOST_BYTES) {
            return new Extraction.NoText(Reason.TOO_LARGE, BINARY, false);
        }
        try {
            Charset charset = charset(bytes);
            String decoded = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            String text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
            return text.isBlank() || text.indexOf('\0') >= 0
                    ? new Extraction.NoText(Reason.NO_TEXT, BINARY, false)
                    : new Extraction.Text(text, "text/plain", Set.of());
        } catch (CharacterCodingException e) {
            return new Extraction.NoText(Reason.UNSUPPORTED, BINARY, false);
        }
    }

    private static Charset charset(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return mark == 0xFEFF
                ? StandardCharsets.UTF_16BE
                : mark == 0xFFFE ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }
}
