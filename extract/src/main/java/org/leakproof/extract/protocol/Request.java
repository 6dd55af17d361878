package org.leakproof.extract.protocol;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * One document to be read, as the pool announces it. The bytes follow. The document's name is no part of it: the child
 * has no use for it.
 *
 * @param declaredMediaType as whoever sent the document called it, with parameters; may be empty
 * @param extension of its name, lower case letters and digits; may be empty
 * @param length bytes of the document
 * @param textLimit UTF-16 units of text above which there is none
 */
public record Request(String declaredMediaType, String extension, long length, int textLimit) {
    private static final int MAX_MEDIA_TYPE = 255;
    private static final int MAX_EXTENSION = 16;

    public Request {
        if (length < 0 || textLimit < 0) throw new IllegalArgumentException("negative length");
        // a hint that is too long or odd is no hint
        declaredMediaType =
                declaredMediaType.length() <= MAX_MEDIA_TYPE && isPrintable(declaredMediaType) ? declaredMediaType : "";
        extension = extension.toLowerCase(Locale.ROOT);
        if (extension.length() > MAX_EXTENSION || !isAlphanumeric(extension)) extension = "";
    }

    private static boolean isPrintable(String s) {
        return s.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }

    private static boolean isAlphanumeric(String s) {
        return s.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }

    public byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(declaredMediaType);
            out.writeUTF(extension);
            out.writeLong(length);
            out.writeInt(textLimit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static Request decode(byte[] payload) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
            Request request = new Request(in.readUTF(), in.readUTF(), in.readLong(), in.readInt());
            if (in.read() >= 0) throw new ProtocolException("bytes after a request");
            return request;
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("a request with a negative length");
        }
    }
}
