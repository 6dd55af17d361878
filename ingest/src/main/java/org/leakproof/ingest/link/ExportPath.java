package org.leakproof.ingest.link;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names of entries, and names that messages give to files, made comparable. Nothing here is ever a path on disk. */
final class ExportPath {
    private static final int LONGEST = 1024;
    private static final int DEEPEST = 32;

    private ExportPath() {}

    /** Parts of a path joined by slashes; empty for what is no relative path: addresses, drives, and whatever climbs. */
    static Optional<String> normalised(String written) {
        if (written.length() > LONGEST
                || written.contains("://")
                || written.chars().anyMatch(c -> c < ' ')) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (String part : written.replace('\\', '/').split("/")) {
            if (part.equals("..") || parts.isEmpty() && part.endsWith(":")) {
                return Optional.empty();
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts.isEmpty() || parts.size() > DEEPEST ? Optional.empty() : Optional.of(String.join("/", parts));
    }

    /** Alike for names that differ in case, or in how accents are composed. */
    static String folded(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /** The folder of an entry; empty at the top. */
    static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** The folder itself and those above it, the nearest first; the last one is empty. */
    static List<String> upwards(String folder) {
        List<String> folders = new ArrayList<>();
        for (String at = folder; !at.isEmpty(); at = folder(at)) {
            folders.add(at);
        }
        folders.add("");
        return folders;
    }

    /** Where a file may lie that a message in this folder names so, the likeliest place first. A bare name is one of the
     *  message's own folder: elsewhere it may be any other file of that name. */
    static List<String> places(String folder, String written) {
        Set<String> places = new LinkedHashSet<>();
        for (String spelling : spellings(written)) {
            normalised(spelling).ifPresent(path -> {
                boolean bare = path.indexOf('/') < 0;
                for (String above : bare ? List.of(folder) : upwards(folder)) {
                    places.add(above.isEmpty() ? path : above + "/" + path);
                }
            });
        }
        return List.copyOf(places);
    }

    /** As written, and as a link of a page is meant. */
    private static List<String> spellings(String written) {
        if (written.indexOf('%') < 0) {
            return List.of(written);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] from = written.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < from.length; i++) {
            int high = i + 2 < from.length && from[i] == '%' ? Character.digit(from[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(from[i + 2], 16);
            if (low < 0) {
                bytes.write(from[i]);
            } else {
                bytes.write(high << 4 | low);
                i += 2;
            }
        }
        try {
            String meant = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            return List.of(written, meant);
        } catch (CharacterCodingException e) {
            return List.of(written);
        }
    }
}
