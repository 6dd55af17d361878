package org.leakproof.ingest.link;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.leakproof.ingest.read.Source;
import org.leakproof.ingest.walk.Entry;
import org.leakproof.ingest.walk.WorkFiles;

/** The files that readers look into besides an entry, such as an export's list of people: copies in the work folder, small
 *  and few enough. One thread. */
public final class Besides implements AutoCloseable {
    private static final int MOST_FILES = 4096;
    private static final long LARGEST = 64 << 20;
    private static final long MOST_BYTES = 512 << 20;
    private static final int KEPT_IN_HEAP = 4;

    private final Path work;
    private final Map<Place, Path> files = new HashMap<>();
    private long bytes;
    private final Map<Path, Optional<?>> parsed = new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Optional<?>> eldest) {
            return size() > KEPT_IN_HEAP;
        }
    };

    private record Place(int scope, String path) {}

    /** @param work where the copies go */
    public Besides(Path work) {
        this.work = work;
    }

    /** Keeps a copy of an entry; of one that is too large, or one too many, none. */
    void keep(int scope, String path, Entry entry) {
        if (files.size() >= MOST_FILES) {
            return;
        }
        long room = Math.min(LARGEST, MOST_BYTES - bytes);
        try {
            Path copy = Files.createTempFile(work, "beside", "");
            long size = 0;
            try (InputStream in = entry.open();
                    OutputStream out = Files.newOutputStream(copy)) {
                byte[] buffer = new byte[1 << 16];
                for (int n; size <= room && (n = in.read(buffer)) > 0; size += n) {
                    out.write(buffer, 0, n);
                }
            }
            if (size > room || entry.fault().isPresent()) {
                Files.delete(copy);
                return;
            }
            bytes += size;
            Path before = files.putIfAbsent(new Place(scope, path), copy);
            if (before != null) {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw WorkFiles.failed(e);
        }
    }

    /** What the file says that is called so and lies in an entry's folder, or in the nearest folder above it.
     *
     *  @param scope ordinal of the entry's container; -1 on disk
     *  @param entry the entry's name, with its folders */
    public <T> Optional<T> parsed(int scope, String entry, String name, Source.Beside<T> parser) throws IOException {
        Optional<String> path = files.isEmpty() ? Optional.empty() : ExportPath.normalised(entry);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        for (String folder : ExportPath.upwards(ExportPath.folder(path.get()))) {
            Path copy = files.get(new Place(scope, folder.isEmpty() ? name : folder + "/" + name));
            if (copy != null) {
                return parsed(copy, parser);
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("unchecked") // a name has one parser, see Source.beside
    private <T> Optional<T> parsed(Path copy, Source.Beside<T> parser) throws IOException {
        Optional<?> known = parsed.get(copy);
        if (known == null) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(copy))) {
                known = parser.parse(in);
            }
            parsed.put(copy, known);
        }
        return (Optional<T>) known;
    }

    @Override
    public void close() {
        for (Path copy : files.values()) {
            try {
                Files.deleteIfExists(copy);
            } catch (IOException e) {
                throw WorkFiles.failed(e);
            }
        }
        files.clear();
    }
}
