package org.leakproof.ingest.walk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A cache in the work folder, in one file of mode 0600: a line for each hash, under a hash of path and stamp, so that it
 * names no file. A line that a crash cut is ignored. Not safe for several threads or processes.
 */
public final class FileFingerprintCache implements FingerprintCache {
    /** About 15 MB of heap; files beyond that are hashed again. */
    private static final int MOST_LINES = 50_000;

    private static final Pattern LINE = Pattern.compile("[0-9a-f]{64} [0-9a-f]{64}");

    private final Path file;
    private final Map<String, String> known;

    private FileFingerprintCache(Path file, Map<String, String> known) {
        this.file = file;
        this.known = known;
    }

    /** Opens the cache of a work folder, which is made if it is missing. */
    public static FileFingerprintCache open(Path workFolder) throws WalkRefusedException {
        Path file = workFolder.resolve("fingerprints");
        Map<String, String> known = new HashMap<>();
        try {
            Files.createDirectories(workFolder);
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                lines.filter(line -> LINE.matcher(line).matches())
                        .limit(MOST_LINES)
                        .forEach(line -> known.put(line.substring(0, 64), line.substring(65)));
            }
        } catch (IOException e) {
            throw OperatorPath.refused("work folder " + OperatorPath.shown(workFolder), e);
        }
        return new FileFingerprintCache(file, known);
    }

    @Override
    public Optional<String> find(byte[] path, FileStamp stamp) {
        return Optional.ofNullable(known.get(key(path, stamp)));
    }

    @Override
    public void keep(byte[] path, FileStamp stamp, String sha256) {
        String key = key(path, stamp);
        if (known.size() == MOST_LINES || known.put(key, sha256) != null) {
            return;
        }
        try {
            // The line break comes first: it closes a line that a crash may have cut.
            Files.writeString(file, "\n" + key + " " + sha256 + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new DiskFault(DiskFault.Side.WORK_FOLDER, e);
        }
    }

    private static String key(byte[] path, FileStamp stamp) {
        MessageDigest digest = CheckedPass.sha256Digest();
        ByteBuffer bytes = ByteBuffer.allocate(FileStamp.BYTES);
        stamp.writeTo(bytes);
        digest.update(bytes.array());
        digest.update(path);
        return HexFormat.of().formatHex(digest.digest());
    }
}
