package org.leakproof.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A folder into which archives are put. What has changed since the last glance is left for the next: it may still be coming. */
final class DropFolder {
    /** What browsers and copying programs call a file that is not whole. */
    private static final Set<String> UNFINISHED =
            Set.of("part", "partial", "crdownload", "filepart", "download", "tmp", "temp", "!ut", "aria2");

    private final Path folder;
    private final long settleNanos;
    private final Map<Path, String> seen = new HashMap<>();
    private final Map<Path, Long> since = new HashMap<>();
    private final Map<Path, String> done = new HashMap<>();

    /** @param settleSeconds how long something must stay unchanged to count as copied */
    DropFolder(Path folder, int settleSeconds) {
        this.folder = folder;
        this.settleNanos = settleSeconds * 1_000_000_000L;
    }

    /** Files and folders in it that are whole as far as one can tell, and not done with. */
    List<Path> ready() throws IOException {
        List<Path> ready = new ArrayList<>();
        for (Path path : entries()) {
            String state = state(path);
            if (!state.equals(seen.put(path, state))) {
                since.put(path, System.nanoTime());
            } else if (!state.equals(done.get(path))
                    && System.nanoTime() - since.get(path) >= settleNanos
                    && !OpenFiles.isBeingWritten(path)) {
                ready.add(path);
            }
        }
        return ready;
    }

    /** Leaves it alone from now on, unless it changes. */
    void done(Path path) {
        done.put(path, seen.getOrDefault(path, ""));
    }

    private List<Path> entries() throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> list = Files.newDirectoryStream(folder)) {
            for (Path path : list) {
                boolean ours = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                        || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
                if (ours && !isUnfinished(path.getFileName().toString())) {
                    entries.add(path);
                }
            }
        }
        entries.sort(null);
        return entries;
    }

    private static boolean isUnfinished(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.startsWith(".") || name.endsWith("~") || name.contains(".") && UNFINISHED.contains(extension);
    }

    /** Changes with every size and time in it. */
    private static String state(Path path) throws IOException {
        long files = 0;
        long bytes = 0;
        long newest = 0;
        try (Stream<Path> walk = Files.walk(path)) {
            for (Path file : (Iterable<Path>) walk::iterator) {
                FileTime time = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
                newest = Math.max(newest, time.toMillis());
                files++;
                bytes += Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
            }
        } catch (NoSuchFileException | UncheckedIOException e) {
            // being moved or removed at this moment: it has changed
            return "gone " + System.nanoTime();
        }
        return files + " " + bytes + " " + newest;
    }
}
