package org.leakproof.publish.bag;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.leakproof.publish.disk.ByteReader;
import org.leakproof.publish.disk.ByteWriter;
import org.leakproof.publish.disk.Disk;
import org.leakproof.publish.disk.Disk.Access;
import org.leakproof.publish.disk.ExternalSort;
import org.leakproof.publish.disk.TextFile;

/** The {@code data} folder of a bag while it is written. */
public final class Payload {
    private static final Pattern PATH = Pattern.compile("([a-z]+/)?[A-Za-z0-9][A-Za-z0-9_.-]*");

    private final Path data;
    private final Access access;
    private final LocalDate time;
    private final ExternalSort hashes;
    private final Disk disk;
    private final Set<Path> folders = new HashSet<>();
    private long octets;
    private long streams;

    /** @param bag an existing folder
     *  @param time of every file
     *  @param hashes takes the lines of the manifest */
    public Payload(Path bag, Access access, LocalDate time, ExternalSort hashes, Disk disk) throws IOException {
        this.data = bag.resolve("data");
        this.access = access;
        this.time = time;
        this.hashes = hashes;
        this.disk = disk;
        folder(data);
    }

    private void folder(Path folder) throws IOException {
        if (folders.add(folder)) {
            disk.makeFolder(folder, access);
        }
    }

    /** Begins a text file.
     *
     *  @param path within the payload, with {@code /}; at most one folder deep, ASCII letters, digits and {@code _.-} */
    public TextFile text(String path) throws IOException {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not a path of a payload: " + path.length() + " characters");
        }
        Path file = data.resolve(path);
        folder(Disk.parent(file));
        return new TextFile(file, access, time, disk, (bytes, sha256) -> {
            octets += bytes;
            streams++;
            hashes.add(new ByteWriter().key("data/" + path).ascii(sha256));
        });
    }

    /** Sees all names onto the disk and writes the manifest: a line a file, sorted by path, as {@code sha256sum} reads it. */
    void finish(TextFile manifest) throws IOException {
        for (Path folder : folders) {
            disk.forceFolder(folder);
            disk.setTime(folder, time);
        }
        ExternalSort.Cursor cursor = hashes.sorted();
        for (Optional<byte[]> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            ByteReader in = new ByteReader(next.get(), 0);
            String path = in.key();
            manifest.append(new String(in.rest(), StandardCharsets.US_ASCII))
                    .append("  ")
                    .append(path)
                    .append('\n');
        }
        manifest.finish();
    }

    /** Bytes and number of files, as BagIt's Payload-Oxum. */
    String oxum() {
        return octets + "." + streams;
    }
}
