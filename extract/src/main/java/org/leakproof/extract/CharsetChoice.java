package org.leakproof.extract;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.html.HtmlEncodingDetector;
import org.apache.tika.parser.txt.Icu4jEncodingDetector;
import org.apache.tika.parser.txt.UniversalEncodingDetector;

/**
 * The charset of one plain text or page: its byte order mark, what its sender declared, what a page says of itself, UTF-8
 * if it is that, and only then a guess. Each but the last counts only if the whole document can be decoded by it. A
 * guess at short 8-bit text is mostly wrong.
 */
final class CharsetChoice implements EncodingDetector {
    private static final long serialVersionUID = 1L;

    /** Begins the shifts of ISO 2022, whose documents are also valid UTF-8. */
    private static final byte ESCAPE = 0x1B;

    /** Of all octets, shifts not counted. Random bytes have 0.1. */
    private static final double MOST_CONTROLS = 0.01;

    private static final Charset LAST_RESORT = Charset.forName("windows-1252");

    private final transient Path file;
    private final String declared;
    private boolean guessed;
    private boolean binary;

    /** @param declared media type with its charset parameter, as the sender declared it; may be empty */
    CharsetChoice(Path file, String declared) {
        this.file = file;
        this.declared = declared;
    }

    /** Whether the last answer was a guess. */
    boolean guessed() {
        return guessed;
    }

    /** Whether the charset is guessed for bytes that look like no text at all, whatever they are called. */
    boolean isBinary() {
        return guessed && binary;
    }

    @Override
    public Charset detect(InputStream ignored, Metadata metadata) throws IOException {
        guessed = false;
        Optional<Charset> mark = byteOrderMark();
        if (mark.isPresent()) return mark.get();
        Optional<Charset> stated = declared();
        if (stated.isPresent() && decodes(stated.get())) return stated.get();
        Optional<Charset> own = ask(new HtmlEncodingDetector());
        if (own.isPresent() && decodes(own.get())) return own.get();
        boolean shifts = scan();
        if (!shifts && decodes(StandardCharsets.UTF_8)) return StandardCharsets.UTF_8;
        guessed = true;
        for (EncodingDetector detector : List.of(new UniversalEncodingDetector(), new Icu4jEncodingDetector())) {
            Optional<Charset> guess = ask(detector);
            if (guess.isPresent()) return guess.get();
        }
        return decodes(StandardCharsets.UTF_8) ? StandardCharsets.UTF_8 : LAST_RESORT;
    }

    private Optional<Charset> byteOrderMark() throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(3);
        }
        if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return Optional.empty();
    }

    private Optional<Charset> declared() {
        MediaType type = MediaType.parse(declared);
        if (type == null) return Optional.empty();
        String name = type.getParameters().get("charset");
        try {
            return name == null ? Optional.empty() : Optional.of(Charset.forName(name.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Charset> ask(EncodingDetector detector) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return Optional.ofNullable(detector.detect(in, new Metadata()));
        }
    }

    /** Counts octets that no text has in number, and looks for shifts. */
    private boolean scan() throws IOException {
        boolean shifts = false;
        long controls = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    byte octet = buffer[i];
                    if (octet == ESCAPE) shifts = true;
                    else if (octet >= 0 && octet < ' ' && (octet < '\b' || octet > '\r')) controls++;
                }
            }
        }
        binary = controls > Files.size(file) * MOST_CONTROLS;
        return shifts;
    }

    private boolean decodes(Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer chars = CharBuffer.allocate(1 << 16);
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            boolean end = false;
            while (true) {
                if (!end) end = in.read(bytes) < 0;
                bytes.flip();
                CoderResult result = decoder.decode(bytes, chars, end);
                chars.clear();
                bytes.compact();
                if (result.isError()) return false;
                if (end && result.isUnderflow()) return !decoder.flush(chars).isError();
            }
        }
    }
}
