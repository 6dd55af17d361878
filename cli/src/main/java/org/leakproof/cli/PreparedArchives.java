package org.leakproof.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.ingest.ArchiveIngest;
import org.leakproof.ingest.IngestOptions;
import org.leakproof.ingest.link.ExportParts;
import org.leakproof.ingest.walk.FileFingerprintCache;
import org.leakproof.ingest.walk.WalkRefusedException;

/** The archives of a command, hashed. */
record PreparedArchives(List<ArchiveIngest.Prepared> archives) implements AutoCloseable {
    private static final long WORTH_SAYING = 2L << 30;

    PreparedArchives {
        archives = List.copyOf(archives);
    }

    /** @throws StoppedException if it was told to stop: hashing a large archive takes minutes */
    static PreparedArchives of(
            List<Path> paths, IngestOptions options, WorkFolder work, PrintWriter console, BooleanSupplier stop) {
        List<ArchiveIngest.Prepared> prepared = new ArrayList<>();
        warnOfParts(paths, console);
        Set<String> ids = new TreeSet<>();
        try {
            FileFingerprintCache cache = FileFingerprintCache.open(work.root());
            for (Path path : paths) {
                boolean[] said = {false};
                ArchiveIngest.Prepared archive =
                        ArchiveIngest.prepare(path, options, work.temporary(), cache, (bytes, total) -> {
                            if (stop.getAsBoolean()) {
                                throw new StoppedException();
                            }
                            if (total > WORTH_SAYING && !said[0]) {
                                said[0] = true;
                                console.println("Hashing " + Sizes.of(total) + " first, so that the archive has a name"
                                        + " that depends on its content");
                                console.flush();
                            }
                        });
                if (ids.add(archive.id().value())) {
                    prepared.add(archive);
                } else {
                    archive.close();
                    console.println(path + ": the same archive is named twice; it is read once");
                }
            }
        } catch (StoppedException e) {
            prepared.forEach(ArchiveIngest.Prepared::close);
            throw e;
        } catch (WalkRefusedException e) {
            throw new OperatorMistake(e.getMessage(), e);
        }
        return new PreparedArchives(prepared);
    }

    /** Each path is an archive of its own, and archives know nothing of each other. */
    private static void warnOfParts(List<Path> paths, PrintWriter console) {
        Map<String, Path> first = new HashMap<>();
        Set<String> said = new TreeSet<>();
        for (Path path : paths) {
            Path absolute = path.toAbsolutePath().normalize();
            Optional<String> export = Files.isRegularFile(absolute)
                    ? ExportParts.exportOf(
                            absolute.toString().replace(absolute.getFileSystem().getSeparator(), "/"))
                    : Optional.empty();
            if (export.isEmpty()) {
                continue;
            }
            Path other = first.putIfAbsent(export.get(), absolute);
            if (other != null && !other.equals(absolute) && said.add(export.get())) {
                console.println(other.getFileName() + " and " + absolute.getFileName()
                        + " look like parts of one export; as archives of their own, the files in one are not shown with the"
                        + " messages in another that name them. To have them shown, name the folder that holds all parts: "
                        + absolute.getParent());
                console.flush();
            }
        }
    }

    long bytes() {
        return archives.stream().mapToLong(ArchiveIngest.Prepared::bytes).sum();
    }

    @Override
    public void close() {
        archives.forEach(ArchiveIngest.Prepared::close);
    }
}
