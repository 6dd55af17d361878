package org.leakproof.ingest.walk;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * File names as the bytes that the file system holds. A Java path keeps those bytes whatever the locale is, and its URI
 * shows them percent-encoded; only its text loses what the locale cannot express.
 */
final class RawNames {
    private static final String UNRESERVED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    private static final String HEX = "0123456789ABCDEF";

    private RawNames() {}

    /** The bytes of an absolute path. */
    static byte[] bytes(Path path) {
        byte[] decoded = decode(path.toAbsolutePath().toUri().getRawPath());
        // A folder's URI ends with a slash.
        int length = decoded.length;
        while (length > 1 && decoded[length - 1] == '/') {
            length--;
        }
        return Arrays.copyOf(decoded, length);
    }

    /** The bytes of a path's last name. */
    static byte[] lastName(Path path) {
        byte[] all = bytes(path);
        int start = all.length;
        while (start > 0 && all[start - 1] != '/') {
            start--;
        }
        return Arrays.copyOfRange(all, start, all.length);
    }

    /** The path of these bytes. */
    static Path path(byte[] absolute) {
        StringBuilder uri = new StringBuilder("file://");
        for (byte b : absolute) {
            if (b > 0 && UNRESERVED.indexOf(b) >= 0) {
                uri.append((char) b);
            } else {
                uri.append('%').append(HEX.charAt((b & 0xFF) >>> 4)).append(HEX.charAt(b & 0x0F));
            }
        }
        return Path.of(URI.create(uri.toString()));
    }

    static byte[] join(byte[] folder, byte[] name) {
        if (folder.length == 0) {
            return name.clone();
        }
        boolean slash = folder[folder.length - 1] == '/';
        byte[] joined = Arrays.copyOf(folder, folder.length + (slash ? 0 : 1) + name.length);
        joined[joined.length - name.length - 1] = '/';
        System.arraycopy(name, 0, joined, joined.length - name.length, name.length);
        return joined;
    }

    /** Whether the path can be written as text in this JVM's locale and read back. */
    static boolean survivesAsText(Path path) {
        try {
            return Path.of(path.toString()).equals(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static byte[] decode(String encoded) {
        byte[] text = encoded.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(text.length);
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '%') {
                decoded.write(Character.digit(text[i + 1], 16) << 4 | Character.digit(text[i + 2], 16));
                i += 2;
            } else {
                decoded.write(text[i]);
            }
        }
        return decoded.toByteArray();
    }
}
