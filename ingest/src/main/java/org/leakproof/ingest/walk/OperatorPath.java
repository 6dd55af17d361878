package org.leakproof.ingest.walk;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Paths as operators write and read them. */
public final class OperatorPath {
    private OperatorPath() {}

    /**
     * Reads an argument: a path, or a {@code file:} URI, which can name files whose bytes no locale can express
     * ({@code file:///dump/%EF%F0%E8}).
     *
     * @throws WalkRefusedException if it is neither
     */
    public static Path parse(String argument) throws WalkRefusedException {
        try {
            return argument.startsWith("file:/") ? Path.of(URI.create(argument)) : Path.of(argument);
        } catch (IllegalArgumentException e) {
            throw new WalkRefusedException("not a path: \"" + oneLine(argument)
                    + "\"; expected a path, or a file: URI with %XX for bytes that are no text");
        }
    }

    /**
     * Reads an argument that names an archive, and looks whether it is there and may be read.
     *
     * @throws WalkRefusedException if it is no path, or cannot be read
     */
    public static Path archive(String argument) throws WalkRefusedException {
        Path path = parse(argument);
        String what = "archive " + shown(path);
        try {
            Path real = path.toRealPath();
            if (!Files.isReadable(real)) {
                throw new AccessDeniedException(real.toString());
            }
        } catch (IOException e) {
            throw refused(what, e);
        }
        return path;
    }

    /** A path for the terminal: one line, in quotes. */
    static String shown(Path path) {
        return '"' + oneLine(path.toString()) + '"';
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> line.appendCodePoint(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c));
        return line.toString();
    }

    /** What the operator can do about a failure to read. */
    static WalkRefusedException refused(String what, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return new WalkRefusedException(what + " does not exist; check the path");
        }
        if (failure instanceof AccessDeniedException) {
            return new WalkRefusedException(what + " cannot be read: permission denied; let this user read it");
        }
        if (failure instanceof NotDirectoryException || reason(failure).equals("not a directory")) {
            return new WalkRefusedException(what + " lies below something that is no folder; check the path");
        }
        return new WalkRefusedException(what + " cannot be read: " + reason(failure) + "; check the disk");
    }

    /** What the operator can do about a disk that failed under the walk. */
    static WalkRefusedException refused(DiskFault fault, Path workFolder) throws ClosedByInterruptException {
        if (fault.reason() instanceof ClosedByInterruptException interrupted) {
            throw interrupted;
        }
        return new WalkRefusedException(
                switch (fault.side()) {
                    case ARCHIVE -> "the archive cannot be read: " + reason(fault.reason()) + "; check the disk";
                    case WORK_FOLDER ->
                        "work folder " + shown(workFolder) + " cannot be used: " + reason(fault.reason())
                                + "; it must be writable and have room for what is unpacked";
                    case TEMPORARY_FOLDER ->
                        "the zstd library cannot be loaded from \""
                                + oneLine(System.getProperty("java.io.tmpdir"))
                                + "\"; point -Djava.io.tmpdir at a folder where programs may run";
                });
    }

    /** The system's own words where it has some, never a path. */
    static String reason(IOException failure) {
        String words = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return words == null
                ? failure.getClass().getSimpleName()
                : oneLine(words).toLowerCase(Locale.ROOT);
    }
}
