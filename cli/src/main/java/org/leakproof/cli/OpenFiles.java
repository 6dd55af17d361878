package org.leakproof.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which files some process has open for writing, as far as Linux tells: those of the same user. Elsewhere, none. */
final class OpenFiles {
    private static final Path PROCESSES = Path.of("/proc");

    /** Of the flags with which a file was opened, those that say how: 0 is reading only. */
    private static final int HOW = 3;

    private OpenFiles() {}

    /** Whether a process is writing to the file, or to a file in the folder. */
    static boolean isBeingWritten(Path path) {
        try {
            Path real = path.toRealPath();
            try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
                for (Path process : processes) {
                    if (writes(process, real)) {
                        return true;
                    }
                }
            }
        } catch (IOException e) {
            // there is no such folder on this system, or the archive is just going away
        }
        return false;
    }

    private static boolean writes(Path process, Path real) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : open) {
                if (leadsTo(descriptor, real)
                        && isForWriting(process.resolve("fdinfo").resolve(descriptor.getFileName()))) {
                    return true;
                }
            }
        } catch (IOException e) {
            // another user's, or it has ended
        }
        return false;
    }

    private static boolean leadsTo(Path descriptor, Path real) {
        try {
            return Files.readSymbolicLink(descriptor).startsWith(real);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isForWriting(Path information) throws IOException {
        return Files.readString(information)
                .lines()
                .filter(line -> line.startsWith("flags:"))
                .anyMatch(line -> (Integer.parseInt(line.substring(6).strip(), 8) & HOW) != 0);
    }
}
