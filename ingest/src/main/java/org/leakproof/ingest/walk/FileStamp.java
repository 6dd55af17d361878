package org.leakproof.ingest.walk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What tells, without reading it, that a file is still the same: size, device, inode, and the times of its last change.
 *
 * @param modified nanoseconds since 1970; whoever owns the file can set it
 * @param changed nanoseconds since 1970; the system sets it whenever anything about the file changes
 */
public record FileStamp(long size, long modified, long changed, long inode, long device) {
    static final int BYTES = 5 * Long.BYTES;

    private static final String ATTRIBUTES =
            "unix:size,lastModifiedTime,ctime,ino,dev,isRegularFile,isDirectory,isSymbolicLink";

    /** What a path leads to, links not followed. */
    record Found(FileStamp stamp, boolean regular, boolean folder, boolean link) {}

    static Found of(Path path) throws IOException {
        Map<String, Object> found = Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        FileStamp stamp = new FileStamp(
                number(found, "size"),
                nanos(found, "lastModifiedTime"),
                nanos(found, "ctime"),
                number(found, "ino"),
                number(found, "dev"));
        return new Found(stamp, is(found, "isRegularFile"), is(found, "isDirectory"), is(found, "isSymbolicLink"));
    }

    private static long number(Map<String, Object> found, String name) {
        return ((Number) found.get(name)).longValue();
    }

    private static long nanos(Map<String, Object> found, String name) {
        return ((FileTime) found.get(name)).to(TimeUnit.NANOSECONDS);
    }

    private static boolean is(Map<String, Object> found, String name) {
        return (Boolean) found.get(name);
    }

    void writeTo(ByteBuffer out) {
        out.putLong(size).putLong(modified).putLong(changed).putLong(inode).putLong(device);
    }

    static FileStamp readFrom(ByteBuffer in) {
        return new FileStamp(in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }
}
